"""The paper of an appendix: what the report type says, else what the form says."""

from __future__ import annotations

from tthc_render.document.tree import Orientation
from tthc_render.forms.model import Form
from tthc_render.reports.types import AppendixSpec


def paper_of(spec: AppendixSpec, form: Form) -> Orientation:
    """The paper of an appendix that prints ``form``."""
    return paper(spec.huong or form.spec.huong, spec.kho_giay or form.spec.kho_giay)


def paper(turned: str, size: str) -> Orientation:
    """The paper of a size, A4 or A3, that is turned: doc or ngang."""
    across = turned == "ngang"
    if size == "A3":
        return "landscape_a3" if across else "portrait_a3"
    return "landscape" if across else "portrait"
