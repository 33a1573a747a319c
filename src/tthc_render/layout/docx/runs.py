"""Runs of text as WordprocessingML, also for tags that stand inside a run of a layout."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup, escape

from tthc_render.document.inlines import runs_of
from tthc_render.document.tree import Run
from tthc_render.layout.line_ends import word_text
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN

_LOOKS: Final = {"sup": '<w:vertAlign w:val="superscript"/>', "sub": '<w:vertAlign w:val="subscript"/>', "": ""}


def high_and_low(text: str) -> Markup | str:
    """``text`` for a tag inside a run: its marked words and figures set high or low (₁) in runs of their own."""
    runs = runs_of(text)
    if not any(run.vertical or run.bold or run.italic for run in runs):
        return word_text(text)
    between = '</w:t></w:r><w:r>{look}<w:t xml:space="preserve">'
    out = Markup()
    for run in runs:
        out += Markup(between.replace("{look}", _look(run.bold, run.italic, run.vertical))) + word_text(run.text)
    return out + Markup(between.replace("{look}", ""))


LINE_END: Final = Markup('</w:t><w:br/><w:t xml:space="preserve">')
"""A line end in a tag inside a run."""


def broken(lines: Iterable[str]) -> str:
    """Runs of one paragraph that is broken into ``lines`` by hand."""
    return "<w:r><w:br/></w:r>".join("".join(map(run, runs_of(line))) for line in lines)


def run(piece: Run, bold: bool = False, italic: bool = False) -> str:
    """One run; white space is kept as it is."""
    look = _look(piece.bold or bold, piece.italic or italic, piece.vertical)
    words = str(escape(word_text(piece.text)))
    if NO_BREAK_HYPHEN in words:
        words = words.replace(NO_BREAK_HYPHEN, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


@functools.lru_cache(maxsize=256)
def _look(bold: bool, italic: bool, vertical: str) -> str:
    inside = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "") + _LOOKS[vertical]
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""
