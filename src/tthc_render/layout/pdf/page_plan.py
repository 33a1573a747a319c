"""Where pages end that word processors would end elsewhere, because of notes: said in the document for both formats.

A note stands on the page of its call, whole. Where a page has no room for it, LibreOffice puts it on the next page but
leaves the call behind, in rows of tables always, in paragraphs where another line would fit. Rows of a table that it
has moved because of notes that come soon after it does not move back, and may lose. So such a paragraph begins the next
page, and tables with notes soon after the end of a page begin that page by themselves. Pages are planned by the direct
way to PDF; where that does not know them, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final
from xml.etree import ElementTree

from tthc_render.diagnostics.errors import TthcError
from tthc_render.document.tree import Table
from tthc_render.formats.stamp import Stamp
from tthc_render.layout.contact_line import contact_lines
from tthc_render.layout.measures import Measures
from tthc_render.layout.note_calls import blocks_of, may_part_notes
from tthc_render.layout.page_starts import Place, with_starts
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.page_styles import PageStyle
from tthc_render.layout.pdf.direct.pages import TOLERANCE, StyleOf
from tthc_render.layout.pdf.direct.printer import in_slices
from tthc_render.layout.pdf.direct.slices import PageBreak, Slice
from tthc_render.layout.pdf.page_structure import structure_of
from tthc_render.layout.pdf.renderer import HtmlLayout, page_without_words
from tthc_render.layout.pdf.word_places import NotPlainError, pictures_as_room

SPARE_PT: Final = 1.5
"""Room that a page leaves of which the end is said: a program whose rows are a little higher must not need another."""
MOST_PASSES: Final = 4
LINES_TAKEN_WHOLE: Final = 4
SOON_PT: Final = 728.0
"""Notes are soon after a row that are called within the room of a page."""


def planned(measures: Measures, layout_of: Callable[[], HtmlLayout], stamp: Stamp) -> Measures:
    """``measures`` with the pages of the document said where programs would end them elsewhere.

    ``layout_of`` gives the layout of the PDF; it is asked only where there are notes enough.
    """
    document = measures.document
    if not may_part_notes(document):
        return measures
    try:
        layout = layout_of()
        if not layout.only_prints_words or layout.has_own_notes or contact_lines(document, layout.geometry):
            return measures
        for _ in range(MOST_PASSES):
            pages = _pages(replace(measures, document=document), layout, stamp)
            found = [place for place, is_said in pages if is_said]
            if not found:
                return replace(measures, document=document, page_starts=tuple(place for place, _ in pages))
            document = with_starts(document, found)
    except (NotCoveredError, NotPlainError, TthcError):
        return measures  # whoever prints the page says what is wrong with it
    return replace(measures, document=document)


def _pages(measures: Measures, layout: HtmlLayout, stamp: Stamp) -> list[tuple[Place, bool]]:
    """What begins each page but the first, and whether it must say so and does not yet."""
    page, places = page_without_words(measures, layout, stamp, only_room=True)
    root = ElementTree.fromstring(page.strip())
    pictures_as_room(root)
    meaning = structure_of(root, places.fill)
    places.hold()
    slices, style_of = in_slices(root, layout.sheets, meaning, places)
    blocks = blocks_of(measures.document)
    tables = {
        number
        for number, block in enumerate(blocks)
        if isinstance(block, Table) and not any(row.lines for row in block.rows)
    }
    return _Plan(slices, tables).pages(style_of)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The pages of ``slices``; ``tables`` are the numbers of tables whose rows are whole."""

    slices: Sequence[Slice]
    tables: Collection[int]

    def pages(self, style_of: StyleOf) -> list[tuple[Place, bool]]:
        """What begins each page but the first, and whether it must say so and does not yet."""
        found: list[tuple[Place, bool]] = []
        start = 0
        while True:
            first = self.slices[start]
            start, is_said = self.page(start, style_of(first.page, start == 0 or first.opens_pages))
            if start == len(self.slices):
                return found
            found.append((self.slices[start].place, is_said))

    def page(self, start: int, style: PageStyle) -> tuple[int, bool]:
        """The slice that begins the page after that of ``start``, and whether it must say so."""
        room = style.height - style.margin[0] - style.margin[2] + TOLERANCE
        above_notes = style.note_margin + style.note_padding
        first = self.slices[start]
        used = sum(item.height for item in first.head) - first.gap * (start > 0 and not first.new_page)
        notes = 0.0
        lefts: list[float] = []  # the room below each slice of the page, above its notes
        for at in range(start, len(self.slices)):
            item = self.slices[at]
            if at > start and item.new_page:
                return at, False
            used += item.gap + item.height
            before = notes + above_notes if notes else 0.0
            notes += sum(note.height for note in item.notes)
            left = room - used - (notes + above_notes if notes else 0.0)
            lefts.append(left)
            if left < item.foot:
                return self._end(start, at, room - used - before if before else 0.0, lefts)
        return len(self.slices), False

    def _end(self, start: int, at: int, below_call: float, lefts: Sequence[float]) -> tuple[int, bool]:
        """The same where ``at`` has no place on the page: the notes above leave ``below_call`` points below it.

        ``lefts`` is the room that is left below each slice.
        """
        slices = self.slices
        if at == start or slices[at].may_be_cut:
            raise NotCoveredError("một dòng cao hơn trang")
        end = max(range(start + 1, at + 1), key=lambda index: (slices[index].may_break, index))
        if slices[end].cuts_cell:
            raise NotCoveredError("một trang kết thúc giữa ô gộp dòng")
        item = slices[at]
        if self._has_notes_below(end):
            if lefts[end - 1 - start] < SPARE_PT + slices[end - 1].foot and self._may_end(start, end - 1):
                end -= 1
            if slices[end].place[1] == 1 and slices[end - 1].notes:
                # LibreOffice leaves no table with only one row that calls a note at the foot of a page.
                end = self._group(start, end - 1) or end
            return end, True
        if item.notes and not item.in_table and item.place[0] >= 0 and below_call >= item.height:
            group = self._group(start, self._first_line(at))
            return (group, True) if group else (end, False)
        if below_call and self._is_taken_whole(end, at, lefts[-1]):
            group = self._group(start, end)
            return (group, True) if group else (end, False)
        return end, self._leads_to_table(end)

    def _is_taken_whole(self, end: int, at: int, left: float) -> bool:
        """Whether LibreOffice parts no paragraph here, which goes on with ``end``: four lines below a heading, and
        notes take just the room of the last one, ``at``, or of a part of it that its room below could hold."""
        first = self._first_line(at)
        if at - first != LINES_TAKEN_WHOLE - 1 or end != at - 1 or self.slices[first].may_break == PageBreak.FREE:
            return False
        below = self.slices[at + 1] if at + 1 < len(self.slices) else None
        if below is None or below.place[0] == self.slices[at].place[0] or self.slices[at].in_table:
            return False
        return left + below.gap + SPARE_PT >= 0

    def _has_notes_below(self, end: int) -> bool:
        """Whether ``end`` is a row of a table with notes soon after."""
        if self.slices[end].place[0] not in self.tables:
            return False
        height = 0.0
        for item in self.slices[end:]:
            height += item.gap + item.height
            if height > SOON_PT or item.opens_pages:
                return False
            if item.notes:
                return True
        return False

    def _may_end(self, start: int, end: int) -> bool:
        item = self.slices[end]
        return end > start and item.may_break == PageBreak.FREE and item.in_table and item.place[1] > 0

    def _first_line(self, at: int) -> int:
        while at and self.slices[at - 1].place[0] == self.slices[at].place[0]:
            at -= 1
        return at

    def _group(self, start: int, at: int) -> int:
        """The first slice of what stays with ``at``; 0 if that begins the page or is none of the document's blocks."""
        while at > start and (self.slices[at].may_break != PageBreak.FREE or self._is_inside(at)):
            at -= 1
        return at if at > start and self.slices[at].place[0] >= 0 else 0

    def _is_inside(self, at: int) -> bool:
        """Whether a slice goes on with the block of the one before."""
        return at > 0 and self.slices[at].place[0] == self.slices[at - 1].place[0] >= 0

    def _leads_to_table(self, end: int) -> bool:
        """Whether what stays together from ``end`` on has rows of a table with notes soon after."""
        for at in range(end, len(self.slices)):
            item = self.slices[at]
            if at > end and item.may_break == PageBreak.FREE and not self._is_inside(at):
                return False
            if item.in_table:
                return self._has_notes_below(at) and self.slices[end].place[0] >= 0
        return False
