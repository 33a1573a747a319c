"""Lines of text: where they end, how high they are, where their baseline is. Lengths are points."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.formats.fonts import advance_width
from tthc_render.layout.code_row import pieces_of_code
from tthc_render.layout.line_breaking import breakable
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE
from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.styles import Style
from tthc_render.layout.pdf.structure import Element
from tthc_render.layout.word_widths import Piece
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN

SURE_PT: Final = 0.01
"""Room that must be left for a text to be one line without a closer look."""
UNSURE_PT: Final = 0.005
"""Where less room than this decides about a line end, WeasyPrint, which rounds each letter, may decide otherwise."""
ASCENT: Final = 0.891

DESCENT: Final = 0.216
"""Of Times New Roman, Liberation Serif and Tinos, as shares of the font size (their ``hhea`` tables)."""


@dataclass(slots=True)
class TextLine:
    """A line of text whose baseline is ``baseline`` below the slice's top; ``word_spacing`` is added to every space."""

    x: float
    baseline: float
    spans: tuple[Span, ...]
    word_spacing: float = 0.0
    tag: Element | None = None
    """What the line belongs to; None for what is no part of the text, as page numbers."""

    def copied(self) -> TextLine:
        """The same once more, to be moved by itself."""
        return TextLine(self.x, self.baseline, self.spans, self.word_spacing, self.tag)


def broken(spans: Sequence[Span], width: float, indent: float) -> Iterator[tuple[float, tuple[Span, ...], bool]]:
    """The lines of ``spans``: natural width, the spans of the line, whether it is the last."""
    if not spans:
        return
    if len(spans) == 1:
        # One line, as most cells are, is recognised by its width alone.
        span = spans[0]
        text = span.text.strip(" ")
        natural = width_of_short(text, span.size, span.bold, span.italic)
        if natural < width - indent - SURE_PT:
            if text:
                whole = span if text == span.text else _with_text(span, text)
                yield natural, (whole,), True
            return
    paragraph = breakable([Piece(span.text, span.size, span.bold, span.italic, bool(span.note)) for span in spans])
    if width <= max(indent, 0.0):
        raise NotCoveredError("cột không có bề rộng")
    lines = paragraph.lines(width, indent)
    if len(lines) > 1 and any(span.is_code for span in spans):
        if len(spans) > 1:
            raise NotCoveredError("mã cột phải ngắt dòng ở dấu phép tính")
        yield from _code_lines(spans[0], width - indent)
        return
    if min(line.clearance_pt for line in lines) < UNSURE_PT:
        raise NotCoveredError("một dòng vừa khít bề rộng")
    last = len(lines) - 1
    taken: tuple[Span, ...]
    if len(spans) == 1:
        span = spans[0]
        length = len(span.text)
        for number, line in enumerate(lines):
            text = span.text[line.start : line.end]
            taken = (_with_text(span, text, keeps_note=line.end == length),) if text else ()
            yield line.width_pt, taken, number == last
        return
    first = place = 0
    for number, line in enumerate(lines):
        while place + len(spans[first].text) <= line.start:
            place += len(spans[first].text)
            first += 1
        taken = tuple(_cut(spans, first, line.start - place, line.end - place))
        yield line.width_pt, taken, number == last


def _code_lines(span: Span, room: float) -> Iterator[tuple[float, tuple[Span, ...], bool]]:
    """The lines of a code of a column, as many of its pieces on each as there is room for."""
    lines = [""]
    for piece in pieces_of_code(span.text.strip(" ")):
        natural = width_of_short((lines[-1] + piece).rstrip(" "), span.size, span.bold, span.italic)
        if abs(natural - room) < SURE_PT:
            raise NotCoveredError("mã cột vừa khít bề rộng của cột")
        if lines[-1] and natural > room:
            lines.append("")
        first, *others = _letters_that_fit(lines[-1] + piece, span, room)
        lines[-1:] = [first, *others]
    for number, line in enumerate(lines):
        text = line.rstrip(" ")
        natural = width_of_short(text, span.size, span.bold, span.italic)
        yield natural, (_with_text(span, text),), number == len(lines) - 1


def _letters_that_fit(text: str, span: Span, room: float) -> list[str]:
    """``text`` in one line, or in as many as a piece wider than its column needs."""
    whole = text.replace(" ", NO_BREAK_SPACE).replace("-", NO_BREAK_HYPHEN)
    lines = breakable([Piece(whole, span.size, span.bold, span.italic)]).lines(room)
    return [text[line.start : line.end] for line in lines]


@functools.lru_cache(maxsize=16384)
def width_of_short(text: str, size: float, bold: bool, italic: bool) -> float:
    """The width of a short text, kept for the next time; the blanks at its ends count."""
    return advance_width(text, size, bold, italic)


def _with_text(span: Span, text: str, *, keeps_note: bool = True) -> Span:
    """The span with another text (``dataclasses.replace`` takes three times as long)."""
    note = span.note if keeps_note else None
    return Span(text, span.size, span.bold, span.italic, span.rise, span.link, note, span.is_code)


def _cut(spans: Sequence[Span], first: int, start: int, end: int) -> Iterator[Span]:
    """The letters ``start`` to ``end``, counted from span number ``first`` on."""
    place = 0
    for number in range(first, len(spans)):
        span = spans[number]
        length = len(span.text)
        if place < end and place + length > start:
            low, high = max(0, start - place), min(length, end - place)
            if low == 0 and high == length:
                yield span
            elif low < high:
                yield _with_text(span, span.text[low:high], keeps_note=high == length)
        place += length
        if place >= end:
            break


def width_of(spans: Sequence[Span]) -> float:
    """The natural width of spans on one line."""
    lines = breakable([Piece(span.text, span.size, span.bold, span.italic) for span in spans]).lines(1e6)
    return lines[0].width_pt if lines else 0.0


LEAST_LINE: Final = 0.8
"""Line height at which letters of two lines begin to touch; what is read back would not be in the order of lines."""


def line_height(style: Style) -> float:
    """The height of a line of text."""
    return heights_of(style.size, style.line_height)[0]


def baseline_of(style: Style) -> float:
    """How far the baseline is below the top of its line: half of what the line is higher than the letters, above."""
    return heights_of(style.size, style.line_height)[1]


@functools.lru_cache(maxsize=256)
def heights_of(size: float, share: float | None) -> tuple[float, float]:
    """The height of a line of letters of ``size``, ``share`` times as high, and the place of its baseline."""
    if share is None:
        raise NotCoveredError("CSS: line-height: normal")
    if share < LEAST_LINE:
        raise NotCoveredError("CSS: line-height: các dòng chồng lên nhau")
    high = size * share
    return high, (high - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
