"""A fault of a layout that ended the work on a report, told as ``check templates/`` tells it."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tthc_render.diagnostics.findings import Finding


@functools.lru_cache(maxsize=8)
def layout_faults(shown: str) -> tuple[Finding, ...]:
    """The errors of the layout's file ``shown``, a path from here; none where it cannot be looked at from here."""
    from tthc_render.diagnostics.collector import Findings
    from tthc_render.diagnostics.findings import Severity
    from tthc_render.template_checks.layouts import lint_docx_layout, lint_html_layout

    path = Path(shown)
    lint = {"layout.docx": lint_docx_layout, "layout.html": lint_html_layout}.get(path.name)
    if lint is None or not path.is_file():
        return ()
    findings = Findings()
    lint(path, shown, findings)
    return tuple(item for item in findings if item.severity is Severity.ERROR)
