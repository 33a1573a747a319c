"""Where the lines of a DOCX are, as the eye sees them: in which column, and how far down.

A DOCX has no pages; heights are worked out from font sizes, spacing and the widths of words, closely enough to say
which line of text is the one above a drawn line. ``down`` counts points along the running text from its beginning.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from lxml import etree

from tthc_render.formats.fonts import advance_width
from tthc_render.readers.docx.drawings import drawn_lines
from tthc_render.readers.docx.styles import Look
from tthc_render.readers.facts import MM_PER_PT, PageParagraph, RuleLine, Section, Segment, TextPiece

RAISED: Final = 2 / 3
"""Word sets superscript letters at two thirds of their size; the decree's own samples lift underscores that way."""
UNDERSCORES = re.compile(r"^[\s_\-–—─‾¯]*(?:[_\-–—─‾¯]{3,}|[—─]{1,2})[\s_\-–—─‾¯]*$")
_BY_BLANKS = re.compile(r"\S+(?: {1,3}\S+)*")
"""One side of a line that only blanks part in two."""
_DASHES = re.compile(r"\S+(?: \S+)*")
"""One drawn line of a row of dashes: two blanks or more part it from another."""

SINGLE: Final = 1.15
"""The height of a single line of Times New Roman, in font sizes."""
LETTER_EM: Final = 0.43
"""The mean width of a letter of running text, with what is lost at line ends; long paragraphs are not measured letter
by letter."""
MEASURED_LETTERS: Final = 160
DEFAULT_PT: Final = 14.0
INSIDE: Final = 0.6
"""A line drawn in the upper part of a line of text belongs to the line above."""
FAR_PT: Final = 60.0
"""A line drawn farther below a text than this belongs to no text."""

DrawnAs = Literal["border", "shape", "underscores", "underline"]


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line of paragraph ``number``: top and bottom in points, left and right of its column in mm, its middle.

    ``box`` is the name of the text box that it is in, "" if none.
    """

    number: int
    top: float
    bottom: float
    left: float
    right: float
    center: float | None
    box: str = ""


@dataclass(frozen=True, slots=True)
class _DrawnLine:
    """A drawn line, before it is known which text it is under."""

    page: int
    down: float
    length_pt: float
    drawn_as: DrawnAs
    left: float
    right: float
    center: float | None
    box: str = ""


@dataclass(slots=True)
class Placement:
    """The lines met so far; ``down`` is where the next paragraph begins."""

    down: float = 0.0
    lines: list[_TextLine] = field(default_factory=list)
    drawn: list[_DrawnLine] = field(default_factory=list)

    def paragraph(self, paragraph: PageParagraph, *, empty: bool) -> tuple[float, float]:
        """Place ``paragraph`` below what came before; its top and the height of its first line, in points."""
        top = self.down + (paragraph.gap_pt or 0.0)
        if paragraph.grid:  # no line of a letterhead is under the words of a table of figures
            height = SINGLE * _size(paragraph.pieces, 0)
            self.down = top + height
            return top, height
        left, width = paragraph.column_mm
        place, offset = top, 0
        first = 0.0
        column_pt = max(20.0, (width - paragraph.left_mm - paragraph.right_mm) / MM_PER_PT)
        for row in paragraph.text.split("\n"):
            size = _size(paragraph.pieces, offset)
            height = SINGLE * size * (paragraph.spacing or 1.0)
            first = first or height
            count = max(1, math.ceil(_length(row, size) / column_pt))
            if not empty and row.strip():
                self._add_lines(paragraph, row, place + (count - 1) * height, height, (left, left + width))
            place += count * height
            offset += len(row) + 1
        self.down = place
        return top, first

    def _add_lines(
        self, paragraph: PageParagraph, row: str, top: float, height: float, column: tuple[float, float]
    ) -> None:
        number, box = paragraph.number, _box_of(paragraph)
        if paragraph.segments and row == paragraph.text:
            for segment in paragraph.segments:
                if UNDERSCORES.match(row[segment.start : segment.stop]):
                    continue
                middle = (segment.left_mm + segment.right_mm) / 2
                self.lines.append(_TextLine(number, top, top + height, segment.left_mm, segment.right_mm, middle, box))
            return
        if (row.startswith("   ") or "    " in row) and paragraph.align != "center" and len(row) < MEASURED_LETTERS:
            size = _size(paragraph.pieces, 0)
            start = paragraph.column_mm[0] + paragraph.left_mm + (paragraph.first_mm or 0.0)
            for part in _BY_BLANKS.finditer(row):
                left = start + advance_width(row[: part.start()], size) * MM_PER_PT
                right = left + advance_width(part[0], size) * MM_PER_PT
                self.lines.append(_TextLine(number, top, top + height, left, right, (left + right) / 2, box))
            return
        centered = paragraph.align == "center"
        self.lines.append(_TextLine(number, top, top + height, *column, sum(column) / 2 if centered else None, box))

    def draw(
        self,
        paragraph: PageParagraph,
        down: float,
        length_pt: float,
        drawn_as: DrawnAs,
        center: float | None,
        column: tuple[float, float] | None = None,
    ) -> None:
        """Record a line drawn at ``down`` in the column of ``paragraph``, or in ``column``: left and right, in mm."""
        left, right = column or (paragraph.column_mm[0], sum(paragraph.column_mm))
        self.drawn.append(
            _DrawnLine(paragraph.page, down, length_pt, drawn_as, left, right, center, _box_of(paragraph))
        )

    def rules(self) -> Iterator[RuleLine]:
        """The drawn lines, each with the paragraph that it is under."""
        order = sorted(self.lines, key=lambda line: line.bottom)
        for line in self.drawn:
            # What is drawn in a text box is under its own words, wherever the box stands.
            own = [item for item in order if item.box == line.box] if line.box else []
            above = _above(line, own) or _above(line, order)
            number = 0 if above is None else above.number
            yield RuleLine(line.page, number, line.length_pt, line.drawn_as, line.center)


def _box_of(paragraph: PageParagraph) -> str:
    return paragraph.cell if paragraph.place == "box" else ""


def _above(drawn: _DrawnLine, lines: Sequence[_TextLine]) -> _TextLine | None:
    """The text above a drawn line: nearest in height, in its column."""
    best: _TextLine | None = None
    middle = (drawn.left + drawn.right) / 2 if drawn.center is None else drawn.center
    half = drawn.length_pt * MM_PER_PT / 2
    for line in lines:
        if line.top + INSIDE * (line.bottom - line.top) > drawn.down or drawn.down - line.bottom > FAR_PT:
            continue
        if not (
            line.left - 1 <= middle <= line.right + 1 or (line.left < middle + half and line.right > middle - half)
        ):
            continue
        if best is None or line.bottom > best.bottom + 2 or _off(line, middle) < _off(best, middle):
            best = line
    return best


def _off(line: _TextLine, middle: float) -> float:
    return abs((line.left + line.right) / 2 - middle)


def _size(pieces: Sequence[TextPiece], offset: int) -> float:
    """The size of the letters at ``offset`` of a paragraph."""
    place, size = 0, DEFAULT_PT
    for piece in pieces:
        size = piece.size_pt
        place += len(piece.text)
        if place > offset:
            break
    return size


def _length(row: str, size: float) -> float:
    if len(row) > MEASURED_LETTERS:
        return LETTER_EM * size * len(row)
    return advance_width(row.replace("\t", "    "), size)


class Drawn(NamedTuple):
    """What may draw lines in a paragraph: its look, its shapes, its underlined words, its lines of text."""

    look: Look
    shapes: Sequence[etree._Element]
    underlined: Sequence[tuple[str, float, bool, bool]]
    lines: Sequence[str]


def place_paragraph(place: Placement, paragraph: PageParagraph, drawn_in: Drawn, section: Section) -> float:
    """Put a paragraph in its place with the lines drawn in it; its top, in points."""
    if paragraph.grid and _draws_nothing(paragraph, drawn_in):
        return place.paragraph(paragraph, empty=True)[0]
    left, width = paragraph.column_mm
    middle = left + width / 2
    size = paragraph.pieces[0].size_pt if paragraph.pieces else 14.0
    if paragraph.pieces and paragraph.pieces[0].raised:
        size *= RAISED
    drawn = bool(UNDERSCORES.match(paragraph.text.replace("\t", " ")))
    empty = drawn or not paragraph.text.strip()
    top, height = place.paragraph(paragraph, empty=empty)
    if paragraph.place == "note":
        return top
    for segment in paragraph.segments:
        if UNDERSCORES.match(paragraph.text[segment.start : segment.stop]):
            length = (segment.right_mm - segment.left_mm) / MM_PER_PT
            place.draw(paragraph, top, length, "underscores", (segment.left_mm + segment.right_mm) / 2)
    if drawn and paragraph.segments:
        return top
    if drawn:
        for length, center in _dashes(paragraph, size):
            place.draw(paragraph, top, length, "underscores", center)
        return top
    if not paragraph.text.strip() and drawn_in.underlined:  # nothing but underlined blanks
        tabbed = any("\t" in piece[0] for piece in drawn_in.underlined)
        length = 0.0 if tabbed else sum(advance_width(*piece) for piece in drawn_in.underlined)
        center = middle if paragraph.align == "center" else None
        place.draw(paragraph, top + height, length, "underscores", center)
        return top
    for row, line in enumerate(drawn_in.lines):
        if len(drawn_in.lines) > 1 and UNDERSCORES.match(line):
            place.draw(paragraph, top + row * height, advance_width(line.strip(), size), "underscores", None)
    if "border-left" not in drawn_in.look:
        length = width - paragraph.left_mm - paragraph.right_mm
        center = left + paragraph.left_mm + length / 2
        for edge, down in (("top", top), ("bottom", place.down)):
            if f"border-{edge}" in drawn_in.look:
                place.draw(paragraph, down, length / MM_PER_PT, "border", center)
                break
    for shape in drawn_in.shapes:
        for found in drawn_lines(shape, paragraph, section):
            down = top if empty else place.down
            if found.down_pt is not None:
                down = found.down_pt + (0.0 if found.from_start else top)
            place.draw(paragraph, down, found.length_pt, "shape", found.center_mm)
    if drawn_in.underlined and paragraph.align == "center":
        length = sum(advance_width(*piece) for piece in drawn_in.underlined)
        place.draw(paragraph, place.down, length, "underline", None)
    return top


def _draws_nothing(paragraph: PageParagraph, drawn_in: Drawn) -> bool:
    """Whether a paragraph, as most in cells of figures, is words alone."""
    return not (
        drawn_in.shapes
        or drawn_in.underlined
        or len(drawn_in.lines) > 1
        or "border-top" in drawn_in.look
        or "border-bottom" in drawn_in.look
        or UNDERSCORES.match(paragraph.text.replace("\t", " "))
    )


def _dashes(paragraph: PageParagraph, size: float) -> Iterator[tuple[float, float | None]]:
    """Length in points and middle in mm of each line that is typed as dashes; a middle of None is not known."""
    text, (left, width) = paragraph.text.expandtabs(4), paragraph.column_mm
    parts = list(_DASHES.finditer(text))
    for part in parts:
        length = advance_width(part[0], size)
        if paragraph.align == "center" and len(parts) == 1:
            yield length, left + width / 2
        elif text[: part.start()].strip() or part.start():
            start = left + paragraph.left_mm + (paragraph.first_mm or 0.0)
            yield length, start + (advance_width(text[: part.start()], size) + length / 2) * MM_PER_PT
        else:
            yield length, None


def tab_segments(
    pieces: Sequence[TextPiece], start_mm: float, stops: Sequence[tuple[float, str]], default_mm: float
) -> tuple[Segment, ...]:
    """The parts of a line between its tabs, and where Word puts each, in mm from the left edge of the paper.

    ``start_mm`` is where the line begins, ``stops`` are places and kinds ("left", "center", "right") from there.
    """
    out: list[Segment] = []
    x, offset = start_mm, 0
    kind, stop = "left", start_mm
    for text, width_mm in _parts(pieces):
        left = {"center": stop - width_mm / 2, "right": stop - width_mm}.get(kind, stop)
        left = max(left, x)
        if text.strip():
            lead = len(text) - len(text.lstrip())
            out.append(Segment(offset + lead, offset + len(text.rstrip()), left, left + width_mm, kind))
        x = left + width_mm
        offset += len(text) + 1
        ahead = [(start_mm + place, name) for place, name in stops if start_mm + place > x + 0.1]
        if ahead:
            stop, kind = min(ahead)
        else:
            step = max(default_mm, 1.0)
            stop, kind = start_mm + step * (math.floor((x - start_mm) / step + 0.001) + 1), "left"
    return tuple(out)


def _parts(pieces: Sequence[TextPiece]) -> Iterator[tuple[str, float]]:
    """The texts between tabs with their widths in mm."""
    text, width = "", 0.0
    for piece in pieces:
        for place, part in enumerate(piece.text.split("\t")):
            if place:
                yield text, width
                text, width = "", 0.0
            text += part
            width += advance_width(part, piece.size_pt, bold=piece.bold, italic=piece.italic) * MM_PER_PT
    yield text, width
