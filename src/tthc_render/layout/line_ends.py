"""Where lines end inside of words longer than a line, and hyphens before slashes at which none ends.

The line breaker knows these places, and they are marked in the tree. Slashes of addresses are known to word processors,
too, and not to WeasyPrint: the DOCX leaves their marks out, so that an address copied from it is whole. Other signs
(`word_breaks`) are known to no program: there the DOCX has a zero-width space.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.document.tree import Inline, Note, Run
from tthc_render.layout.code_row import ZERO_WIDTH_SPACE
from tthc_render.layout.line_breaking import SLASH, BreakableText, BrokenLine, breakable
from tthc_render.layout.word_breaks import WORD_END
from tthc_render.layout.word_widths import UNITS_PER_PT, Piece

SLASH_END: Final = "\u200c"
"""Follows a slash at which a line ends, or another sign at which none ends although there is room for it.

Zero-width non-joiner: cleaned text has none.
"""

MARKS: Final = frozenset((SLASH_END, WORD_END))

Marks = Mapping[int, str]
"""The letters of a paragraph that need a mark before them, and which."""


def line_end_marks(pieces: Sequence[Piece], width_pt: float, first_indent_pt: float = 0.0) -> Marks:
    """The marks of a paragraph of this width."""
    letters = sum(len(piece.text) * piece.size_pt for piece in pieces)
    if letters < width_pt - first_indent_pt or width_pt <= max(first_indent_pt, 0.0):
        return {}  # no letter is wider than its size: this is one line
    if any(ZERO_WIDTH_SPACE in piece.text for piece in pieces):
        return {}  # a code of a column has its own breaks
    own = breakable(pieces)
    text = own.within(width_pt)
    if not (text.has_slashes or text.passed or text is not own):
        return {}
    lines = text.lines(width_pt, first_indent_pt)
    natural, places = set(own.ends), set(text.ends)
    marks = dict.fromkeys(_passed_over(text, lines), SLASH_END) if text.passed else {}
    for one, other in itertools.pairwise(lines):
        if one.end == other.start and one.end in places:
            if one.end not in natural:
                marks[one.end] = WORD_END
            elif text.text[one.end - 1] == SLASH:
                marks[one.end] = SLASH_END
    return marks


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


def with_marks(inlines: tuple[Inline, ...], marks: Marks, lead: int = 0) -> tuple[Inline, ...]:
    """``inlines``, before which the paragraph has ``lead`` letters, with its marks."""
    if not marks:
        return inlines
    out: list[Inline] = []
    at = 0
    for inline in inlines:
        length = _length(inline)
        if isinstance(inline, Run):
            text = inline.text
            for end in sorted((end - lead - at for end in marks if at < end - lead <= at + length), reverse=True):
                text = f"{text[:end]}{marks[end + lead + at]}{text[end:]}"
            inline = replace(inline, text=text)
        out.append(inline)
        at += length
    return tuple(out)


def without_marks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """``inlines`` without the marks."""
    return tuple(
        replace(inline, text=_unmarked(inline.text)) if isinstance(inline, Run) else inline for inline in inlines
    )


def word_text(text: str) -> str:
    """``text`` with its marks as Word has them: none at slashes, zero-width spaces inside of words."""
    return text.replace(SLASH_END, "").replace(WORD_END, ZERO_WIDTH_SPACE)


def parts_at_marks(text: str) -> list[str]:
    """``text`` without its marks, parted where a line ends inside of a word."""
    if MARKS.isdisjoint(text):
        return [text]
    return text.replace(f"{SLASH}{SLASH_END}", f"{SLASH}{WORD_END}").replace(SLASH_END, "").split(WORD_END)


def _unmarked(text: str) -> str:
    return text.replace(SLASH_END, "").replace(WORD_END, "")


def _length(inline: Inline) -> int:
    return len(str(inline.number)) if isinstance(inline, Note) else len(inline.text)
