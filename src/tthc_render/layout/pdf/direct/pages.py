"""Slices on pages: filled from the top, footnotes at the foot of the page of their call, heads of tables repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.direct.page_styles import PageStyle
from tthc_render.layout.pdf.direct.slices import NoteLines, Rectangle, Slice

TOLERANCE = 0.01
"""Points by which sums of heights may differ from the room on a page."""


@dataclass(slots=True)
class Page:
    """A page: what is printed, from its top left corner down; ``number`` is the one to print, 0 for none."""

    style: PageStyle
    number: int
    lines: list[TextLine] = field(default_factory=list)
    rectangles: list[Rectangle] = field(default_factory=list)
    headings: list[tuple[int, str, float]] = field(default_factory=list)


StyleOf = Callable[[str, bool], PageStyle]
"""The style of a page by its name and whether it is the first of that name."""


def pages_of(slices: Sequence[Slice], style_of: StyleOf) -> list[Page]:
    """All pages of a document; what is drawn in ``slices`` is moved to its place."""
    pages: list[Page] = []
    start = number = 0
    while start < len(slices):
        style = style_of(slices[start].page, start == 0 or slices[start].opens_pages)
        end = _fill(slices, start, style)
        number = 1 if style.restarts else number + 1
        keeps_gap = start == 0 or (slices[start].new_page and not slices[start].head)
        pages.append(_page(slices[start:end], style, number, keeps_gap=keeps_gap))
        start = end
    return pages


def _fill(slices: Sequence[Slice], start: int, style: PageStyle) -> int:
    """The index behind the last slice of the page that begins with ``start``."""
    room = style.height - style.margin[0] - style.margin[2]
    first = slices[start]
    used = sum(item.height for item in first.head) + (first.gap if start == 0 or first.new_page else 0.0) - first.gap
    notes = 0.0
    for at in range(start, len(slices)):
        item = slices[at]
        if at > start and item.new_page:
            return at
        used += item.gap + item.height
        closed = used + (max(rule.y + rule.height for rule in item.closing) if item.closing else item.foot)
        if item.notes:
            notes += sum(note.height for note in item.notes)
        if (
            notes and closed + notes + style.note_margin + style.note_padding > room + TOLERANCE
        ) or closed > room + TOLERANCE:
            if at == start:
                raise NotCoveredError("một dòng cao hơn trang")
            if item.may_be_cut:
                raise NotCoveredError("một dòng của bảng được phép cắt đôi")
            end = max(range(start + 1, at + 1), key=lambda index: (slices[index].may_break, index))
            if slices[end].cuts_cell:
                raise NotCoveredError("một trang kết thúc giữa ô gộp dòng")
            if end < at and slices[end].in_table and slices[end - 1].in_table:
                raise NotCoveredError("một bảng bị ngắt sớm hơn chỗ hết trang")
            return end
    return len(slices)


def _page(slices: Sequence[Slice], style: PageStyle, number: int, *, keeps_gap: bool) -> Page:
    page = Page(style, number if style.number else 0)
    left, y = style.margin[3], style.margin[0]
    notes: list[NoteLines] = []
    head = [item.copied() for item in slices[0].head]
    begins = max(1, len(head))
    for index, item in enumerate([*head, *slices]):
        if index >= begins or keeps_gap:
            y += item.gap
        _place(page, item.drawn, left, y)
        if item.heading:
            page.headings.append((*item.heading, y))
        notes += item.notes
        y += item.height
    _place(page, slices[-1].closing, left, y)
    page.rectangles = _joined(page.rectangles)
    if notes:
        _place_notes(page, notes, style)
    return page


def _place(page: Page, drawn: Sequence[TextLine | Rectangle], x: float, y: float) -> None:
    lines, rectangles = page.lines, page.rectangles
    for thing in drawn:
        thing.x += x
        if isinstance(thing, TextLine):
            thing.baseline += y
            lines.append(thing)
        else:
            thing.y += y
            rectangles.append(thing)


def _joined(rectangles: Sequence[Rectangle]) -> list[Rectangle]:
    """Upright rules that touch, as those of the rows of a table do, as one; ``rectangles`` come from the top down."""
    out: list[Rectangle] = []
    lowest: dict[tuple[float, float], Rectangle] = {}
    for item in rectangles:
        if item.height > item.width:
            place = item.x, item.width
            above = lowest.get(place)
            if above is not None and above.y <= item.y <= above.y + above.height:
                above.height = max(above.height, item.y + item.height - above.y)
                continue
            lowest[place] = item
        out.append(item)
    return out


def _place_notes(page: Page, notes: Sequence[NoteLines], style: PageStyle) -> None:
    y = style.height - style.margin[2] - sum(note.height for note in notes)
    left, top, width, height = style.note_line
    if width and height:
        page.rectangles.append(Rectangle(style.margin[3] + left, y - style.note_padding + top, width, height))
    for note in notes:
        _place(page, note.lines, style.margin[3], y)
        y += note.height
