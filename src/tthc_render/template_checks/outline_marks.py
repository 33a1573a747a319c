"""Marks of an outline: styles of paragraphs that no layout has, and the lines of findings that are made of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.errors import TthcError
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.articles import MARKS
from tthc_render.layout.docx.blocks import DERIVED
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.reports.types import ReportType
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import nearest
from tthc_render.workspace.paths import Workspace

Texts = Mapping[str, str]
"""The outline of a report type and its blocks: how each file is shown, and its text."""
END: Final = "F114"
"""The end of the text is not “./.”; the linter says so of both prints, too."""
_STYLE: Final = pattern_of(r"\s*\{\.([\w-]+)\}(?=\s|$)")
_NAME: Final = pattern_of(r"[\w-]+")
_TAG: Final = pattern_of(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def lint_styles(texts: Texts, kind: ReportType, workspace: Workspace) -> Iterator[Finding]:
    """Styles that lines of an outline ask for and that neither the program nor the layout of the type has (T836)."""
    asked = [
        (found[1], Place(shown, number))
        for shown, text in texts.items()
        for number, line in enumerate(text.split("\n"), 1)
        if (found := _STYLE.match(line))
    ]
    own = {*MARKS, *(name for name in DERIVED if _NAME.fullmatch(name))}
    if all(name in own for name, _ in asked):
        return
    try:
        styles = load_docx_layout(workspace.layout_file(kind.bo_cuc, "layout.docx", kind.ma)).styles
    except TthcError:
        return  # what is wrong with the layout, or that there is none, is reported by itself
    for name, place in asked:
        if name not in own and name not in styles:
            near = nearest(name, own) or "–"
            yield finding("T836", place, name=name, near=near, known=", ".join(sorted(own)))


def at_outline_lines(findings: Iterable[Finding], texts: Texts) -> Iterator[Finding]:
    """Findings on an outline that was filled, each at the line that it was filled from, where only one fits."""
    for item in findings:
        if item.code == END:
            yield replace(item, where=_last_line(texts) or item.where)
            continue
        text = item.details.get("text", "")
        if item.where.line or item.where.file not in texts or not text:
            yield item
            continue
        lines = [
            Place(shown, number)
            for shown, outline in texts.items()
            for number, line in enumerate(outline.split("\n"), 1)
            if _gives(line, text.removesuffix("…"))
        ]
        yield replace(item, where=lines[0]) if len(lines) == 1 else item


def _last_line(texts: Texts) -> Place | None:
    """The last line of an outline (the first of ``texts``), if words of its own end it."""
    shown, outline = next(iter(texts.items()))
    lines = [(number, line) for number, line in enumerate(outline.split("\n"), 1) if line.strip()]
    if not lines or _TAG.split(lines[-1][1])[-1].strip() == "":
        return None
    return Place(shown, lines[-1][0])


def _gives(line: str, text: str) -> bool:
    """Whether a line of an outline may be the one from which ``text`` was filled, which begins it."""
    pieces = [piece.strip() for piece in _TAG.split(line)]
    if not any(pieces):
        return False
    at = 0
    for number, piece in enumerate(pieces):
        found = text.find(piece, at)
        if found < 0:
            return at > 0 and piece.startswith(text[at:].strip())
        if number == 0 and found > 0:
            return False
        at = found + len(piece)
    return True


def untold(found: Iterable[Finding], told: set[str]) -> list[Finding]:
    """Findings without those of rules that ``told`` has of the other format: both print the measures of layout.docx.

    The rules of ``found`` are added to ``told``.
    """
    items = list(found)
    rules = {str(item.details["rule"]) for item in items if "rule" in item.details}
    out = [item for item in items if item.details.get("rule") not in told]
    told |= rules
    return out
