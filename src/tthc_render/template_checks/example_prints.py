"""The two prints of a report type's example, held against the rules of the decree."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import TthcError
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tree import Document
from tthc_render.layout.measures import Measures
from tthc_render.lint.linter import lint_bytes
from tthc_render.lint.results import Status
from tthc_render.readers.facts import FileKind
from tthc_render.rendering.broken_rules import is_reported
from tthc_render.rendering.pipeline import render_bytes, stamp_of
from tthc_render.reports.computed import Computed
from tthc_render.reports.library import Library
from tthc_render.reports.type_loader import TYPE_FILE
from tthc_render.template_checks.outline_marks import untold
from tthc_render.template_checks.signs import brought_by_signs
from tthc_render.template_checks.title_places import at_type_lines

FILE_KINDS: Final[tuple[FileKind, ...]] = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Example:
    """The example of the report type in ``folder``: how its file is shown, and what is made of it."""

    folder: Path
    shown: str
    document: Document
    computed: Computed


def lint_prints(
    example: Example, library: Library, known: Collection[str], passed: Collection[str]
) -> Iterator[Finding]:
    """The rules that the prints break, without the rules ``passed`` and those that a finding of ``known`` is about."""
    stamp = stamp_of(example.computed, example.document, "0" * 32)
    told: set[str] = set()
    left = set(passed)
    forms = [form for form, _ in example.computed.forms.values()]
    failed: dict[str, list[str]] = {}
    measured: dict[Path, Measures] = {}
    workspace = library.workspace
    for kind in FILE_KINDS:
        try:
            data = render_bytes(example.document, library, stamp, kind, measured).data
            report = lint_bytes(data, kind, f"{example.shown} → {kind.upper()}")
        except TthcError as error:
            failed.setdefault(workspace.said(error.message).rstrip("."), []).append(kind.upper())
            continue
        new = [item for item in report.findings if not is_reported(str(item.details.get("rule")), known)]
        new = [item for item in untold(new, told) if item.severity != "info" and item.details.get("rule") not in left]
        new = [item for item in new if not brought_by_signs(item, forms)]
        yield from at_type_lines(new, report, example.computed, example.folder / TYPE_FILE, workspace)
        # What the DOCX states is exact; of a short PDF margins and indents can only be guessed.
        if not (example.folder / "layout.html").is_file():
            left |= {result.rule.id for result in report.results if result.status is Status.PASSED}
    for reason, kinds in failed.items():
        yield finding("T608", Place(example.shown), kind=", ".join(kinds), reason=reason)
