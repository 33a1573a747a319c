"""Slashes at which a line ends, inside an address longer than its line, and hyphens before slashes at which none ends.

The line breaker knows them, and so do word processors; WeasyPrint does not. They are marked in the tree by a
character that the DOCX leaves out, so that an address copied from it is whole.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.document.tree import Inline, Note, Run
from tthc_render.layout.code_row import ZERO_WIDTH_SPACE
from tthc_render.layout.line_breaking import SLASH, UNITS_PER_PT, BreakableText, BrokenLine, Piece, breakable

SLASH_END: Final = "\u200c"
"""Follows a slash at which a line ends, or another sign at which none ends although there is room for it.

Zero-width non-joiner: cleaned text has none.
"""


def slash_ends(pieces: Sequence[Piece], width_pt: float, first_indent_pt: float = 0.0) -> list[int]:
    """The letters of a paragraph that need a mark before them."""
    if not any(SLASH in piece.text for piece in pieces) or any(ZERO_WIDTH_SPACE in piece.text for piece in pieces):
        return []  # a code of a column has its own breaks
    text = breakable(pieces)
    if not (text.has_slashes or text.passed) or width_pt <= max(first_indent_pt, 0.0):
        return []
    lines = text.lines(width_pt, first_indent_pt)
    ends = [
        one.end
        for one, other in itertools.pairwise(lines)
        if one.end == other.start and text.text[one.end - 1] == SLASH
    ]
    return sorted({*ends, *_passed_over(text, lines)}) if text.passed else ends


def _passed_over(text: BreakableText, lines: Sequence[BrokenLine]) -> Iterator[int]:
    """Where lines could have ended, because of a slash did not, and no blank stands."""
    for line in lines[:-1]:
        last = bisect_left(text.ends, line.end)
        if text.ends[last] == line.end:
            room = text.end_widths[last] + line.slack_pt * UNITS_PER_PT
            found = range(last + 1, bisect_right(text.end_widths, room))
        else:  # the line ends inside a word
            found = range(bisect_right(text.ends, line.start), last)
        for place in found:
            end = text.ends[place]
            if end in text.starts[place + 1 : place + 2] and text.text[end - 1] != SLASH:
                yield end


def letters_of(inlines: Iterable[Inline]) -> int:
    """Letters of inlines as the line breaker counts them."""
    return sum(_length(inline) for inline in inlines)


def with_slash_ends(inlines: tuple[Inline, ...], ends: Sequence[int]) -> tuple[Inline, ...]:
    """``inlines`` with a mark before each of the letters ``ends``."""
    if not ends:
        return inlines
    out: list[Inline] = []
    at = 0
    for inline in inlines:
        length = _length(inline)
        if isinstance(inline, Run):
            text = inline.text
            for end in sorted((end - at for end in ends if at < end <= at + length), reverse=True):
                text = f"{text[:end]}{SLASH_END}{text[end:]}"
            inline = replace(inline, text=text)
        out.append(inline)
        at += length
    return tuple(out)


def without_marks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """``inlines`` without the marks."""
    return tuple(
        replace(inline, text=without_slash_ends(inline.text)) if isinstance(inline, Run) else inline
        for inline in inlines
    )


def without_slash_ends(text: str) -> str:
    """``text`` without the marks."""
    return text.replace(SLASH_END, "")


def _length(inline: Inline) -> int:
    return len(str(inline.number)) if isinstance(inline, Note) else len(inline.text)
