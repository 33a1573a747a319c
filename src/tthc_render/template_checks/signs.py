"""Numbers of forms that a printed report cannot tell from labels of its own appendices: code T772."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.model import Form
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.yaml_files.source import Source

_APPENDIX: Final = pattern_of(r"phụ\s+lục\b(?!\s+(?:số\s+)?[IVXLC\d]{1,6}\s*[-–,/]\s*(?:biểu|mẫu)\b)", re.IGNORECASE)
"""A label of an appendix; “Phụ lục XVI - Mẫu số 01” is the number of a form."""
OF_APPENDICES: Final = "PL-"
"""How the ids of rules about appendices begin."""


def is_signed_as_appendix(form: Form) -> bool:
    """Whether the number that a form prints is a label of an appendix."""
    return bool(_APPENDIX.match(form.spec.ky_hieu_in))


def lint_sign(form: Form, source: Source) -> Iterator[Finding]:
    """T772 for a form whose number is a label of an appendix: rules for appendices would judge what stands below it."""
    if is_signed_as_appendix(form):
        seen = form.spec.ky_hieu_in
        yield finding("T772", source.place(("ky_hieu_in",)), seen=seen, right=f"Mẫu theo {seen}")


def brought_by_signs(found: Finding, forms: Iterable[Form]) -> bool:
    """Whether a rule about appendices is broken in a report one of whose ``forms`` is signed as an appendix."""
    return str(found.details.get("rule", "")).startswith(OF_APPENDICES) and any(map(is_signed_as_appendix, forms))
