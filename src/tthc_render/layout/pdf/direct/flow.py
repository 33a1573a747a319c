"""Boxes as slices: pieces of a page that are never cut, from top to bottom, with what is printed in them.

A line of a paragraph is a slice, and so is a row of a table. Lengths are points; a slice knows the room before it and
whether a page may end there.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tthc_render.layout.pdf.direct.boxes import BlockBox, Box, CellBox, RowBox, TableBox, TextBox
from tthc_render.layout.pdf.direct.css import Length, NotCoveredError
from tthc_render.layout.pdf.direct.lines import (
    TextLine,
    line_height,
)
from tthc_render.layout.pdf.direct.paragraph_lines import set_lines, single_line
from tthc_render.layout.pdf.direct.slices import NoteLines, PageBreak, Rectangle, Slice
from tthc_render.layout.pdf.direct.styles import Style
from tthc_render.vietnamese.text import plain_hyphens


def slices_of(box: Box, widths: Mapping[str, float]) -> list[Slice]:
    """The slices of ``box``; ``widths`` are those of the text by the name of the page, "" for unnamed pages."""
    flow = _Flow(widths, widths[""])
    flow.box(box, 0.0, widths[""], "")
    return flow.slices


class _Flow:
    """Lays out boxes one below the other."""

    def __init__(self, widths: Mapping[str, float], note_width: float) -> None:
        self.slices: list[Slice] = []
        self.widths = widths
        self.note_width = note_width
        self.gap = 0.0
        self._break: PageBreak = PageBreak.FREE
        self._new_page = self._opens_pages = False

    def box(self, box: Box, x: float, width: float, page: str) -> None:
        style = box.style
        if style.page and style.page != page:
            if x or style.page not in self.widths:
                raise NotCoveredError(f"CSS: page: {style.page}")
            page = style.page
            width = self.note_width = self.widths[page]
            self._before("page")
            self._opens_pages = True
        self._before(style.break_before)
        self.gap = max(self.gap, style.margin[0] or 0.0)
        left, right = (style.margin[3] or 0.0), (style.margin[1] or 0.0)
        first = len(self.slices)
        if isinstance(box, TextBox):
            _plain(style)
            if style.width is not None or style.height is not None:
                raise NotCoveredError("CSS: kích thước của đoạn")
            self._text(box, x + left, width - left - right, page)
        elif isinstance(box, TableBox):
            _plain(style)
            self._table(box, x + left, _points(style.width, width - left - right), page)
        else:
            self._block(box, x, width, page)
        if style.break_inside == "avoid":
            for item in self.slices[first:]:
                item.may_be_cut = False
            for item in self.slices[first + 1 :]:
                item.may_break = min(item.may_break, PageBreak.AVOID)
        self.gap = max(self.gap, style.margin[2] or 0.0)
        self._before(style.break_after)

    def _before(self, wish: str) -> None:
        if wish == "page":
            self._new_page, self.gap = True, 0.0  # the room below what came before ends with its page
        elif wish == "avoid":
            self._break = PageBreak.AVOID

    def _add(self, slice_: Slice, page: str) -> None:
        slice_.gap += self.gap
        slice_.may_break = min(slice_.may_break, self._break)
        slice_.new_page, slice_.page, slice_.opens_pages = self._new_page, page, self._opens_pages
        self.slices.append(slice_)
        self.gap, self._break, self._new_page, self._opens_pages = 0.0, PageBreak.FREE, False, False

    def _block(self, box: BlockBox, x: float, width: float, page: str) -> None:
        style = box.style
        if not box.children:
            self._rectangle(style, x, width, page)
            return
        _plain(style)
        if style.height is not None or style.width is not None:
            raise NotCoveredError("CSS: kích thước của khối")
        left, right = (style.margin[3] or 0.0), (style.margin[1] or 0.0)
        for child in box.children:
            self.box(child, x + left, width - left - right, page)

    def _rectangle(self, style: Style, x: float, width: float, page: str) -> None:
        """An empty box: room, with a rule line at its top perhaps."""
        own = _points(style.width, width)
        if any(style.padding) or any(style.border[1:]) or (style.border[0] and style.height is None):
            raise NotCoveredError("CSS: khối rỗng có viền hoặc padding")
        if style.height is None:
            stays = style.break_after == "avoid" and self._break is PageBreak.AVOID  # with what precedes it, too
            if style.break_before != "auto" or not (stays or style.break_after == "auto"):
                raise NotCoveredError("khối rỗng giữ với khối sau")
            return  # nothing in it: its margins meet
        if style.margin[1] is None and style.margin[3] is None:
            x += (width - own) / 2
        slice_ = Slice(style.border[0] + style.height)
        if style.border[0]:
            slice_.drawn.append(Rectangle(x, 0.0, own, style.border[0]))
        self._add(slice_, page)

    # Text ----------------------------------------------------------------------------------------------------------

    def _text(self, box: TextBox, x: float, width: float, page: str) -> None:
        style = box.style
        lines = list(set_lines(box, x, width, self.note_width))
        for number, (line, notes) in enumerate(lines):
            slice_ = Slice(line_height(style), drawn=[line], notes=notes)
            if number and (number < style.orphans or len(lines) - number < style.widows):
                slice_.may_break = PageBreak.LAST_RESORT
            slice_.place = box.number, number
            if number == 0 and box.level:
                words = "".join(span.text for part in box.lines for span in part if not span.note)
                slice_.heading = box.level, plain_hyphens(words)
            self._add(slice_, page)

    # Tables --------------------------------------------------------------------------------------------------------

    def _table(self, table: TableBox, x: float, width: float, page: str) -> None:
        # Half of the outermost borders is outside the cells, in the table itself.
        rows = (*table.head, *table.body)
        top, side_right, bottom, side_left = (
            side / 2 for side in (rows[0].cells[0].style.border if rows else _NO_BORDER)
        )
        edges = _edges(table, width - side_left - side_right)
        x += side_left
        head, body = (_Rows(rows, edges, x, self.note_width) for rows in (table.head, table.body))
        for slices in (head.slices, body.slices):
            if slices and (slices is head.slices or not table.head):
                slices[0].lower(top)
        if body.slices or head.slices:
            (body.slices or head.slices)[-1].height += bottom
        for slice_ in body.slices[:-1]:
            slice_.foot = bottom
        above = self._break
        for number, slice_ in enumerate(head.slices):
            slice_.may_break = PageBreak.LAST_RESORT if number else PageBreak.FREE
            slice_.place = table.number, 0
            self._add(slice_, page)
        repeated = tuple([slice_.copied() for slice_ in head.slices])
        if table.closing_pt is not None:
            body.close(table.closing_pt)
        for number, slice_ in enumerate(body.slices):
            if number == 0 and repeated:
                slice_.may_break = PageBreak.LAST_RESORT
            elif number:
                slice_.head = repeated
            slice_.place = table.number, number
            self._before(table.body[number].style.break_before)
            self._add(slice_, page)
            if table.body[number].style.break_after == "avoid":
                self._break = PageBreak.AVOID
        if not repeated and not body.slices:
            self._break = above


@dataclass(slots=True)
class _Content:
    """What is in a cell: its height, what is drawn (y from its top), notes, and a heading."""

    height: float
    drawn: list[TextLine | Rectangle]
    notes: list[NoteLines]
    heading: tuple[int, str] | None = None


class _Room(NamedTuple):
    """The room for the words of a cell: its width, its left edge, its top from that of the cell.

    ``frame``: the height that padding and borders add to the words; half of each border is the neighbour's.
    """

    width: float
    x: float
    y: float
    frame: float


class _Rows:
    """The rows of a table's head or body as slices."""

    def __init__(self, rows: Sequence[RowBox], edges: Sequence[float], x: float, note_width: float) -> None:
        self.rows, self.edges, self.x, self.note_width = rows, edges, x, note_width
        if not all(row.cells for row in rows):
            raise NotCoveredError("một dòng của bảng không có ô nào của riêng nó")
        placed = list(_placed(rows))
        self.rooms: dict[tuple[int, int, int], _Room] = {}
        known = self.rooms
        rooms = [
            known.get((id(cell.style), column, column + cell.columns))
            or self._room(cell.style, column, column + cell.columns)
            for (_, column), cell in placed
        ]
        contents = [self._content(cell, room.width) for (_, cell), room in zip(placed, rooms, strict=True)]
        heights = [0.0] * len(rows)
        # A cell that spans rows makes the last of them higher where it needs more room.
        order: Sequence[int] = range(len(placed))
        if any(cell.rows > 1 for _, cell in placed):
            order = sorted(order, key=lambda index: placed[index][0][0] + placed[index][1].rows)
        for index in order:
            (row, _), cell = placed[index]
            last = min(row + cell.rows, len(rows)) - 1
            before = sum(heights[row : last + 1]) if last > row else heights[row]
            lack = rooms[index].frame + contents[index].height - before
            if lack > 0:
                heights[last] += lack
        self.slices = [_row_slice(row, height) for row, height in zip(rows, heights, strict=True)]
        for ((row, _), cell), room, content in zip(placed, rooms, contents, strict=True):
            self._draw(cell, row, room, content, heights)
            if cell.rows > 1:
                for number in range(row + 1, min(row + cell.rows, len(rows))):
                    self.slices[number].cuts_cell = True
        self._frames(placed, heights)

    def _room(self, style: Style, first: int, last: int) -> _Room:
        """The room for the words of a cell from the edge ``first`` to ``last``, which neighbours below have, too."""
        padding, border = style.padding, style.border
        width = self.edges[last] - self.edges[first]
        width -= padding[1] + padding[3] + (border[1] + border[3]) / 2
        if width <= 0:
            raise NotCoveredError("ô bảng không có chỗ cho chữ")
        room = self.rooms[id(style), first, last] = _Room(
            width,
            self.x + self.edges[first] + padding[3] + border[3] / 2,
            padding[0] + border[0] / 2,
            padding[0] + padding[2] + (border[0] + border[2]) / 2,
        )
        return room

    def _content(self, cell: CellBox, width: float) -> _Content:
        child = cell.children[0] if len(cell.children) == 1 else None
        if isinstance(child, TextBox) and child.is_bare:
            high = line_height(child.style)
            tag = child.tag or cell.tag
            if (single := single_line(child, width, tag)) is not None:
                return _Content(high, [single], [])
            y = 0.0
            content = _Content(0.0, [], [])
            for line, notes in set_lines(child, 0.0, width, self.note_width):
                line.baseline += y
                line.tag = tag
                y += high
                content.drawn.append(line)
                content.notes += notes
            content.height = y
            return content
        flow = _Flow({}, self.note_width)
        for child in cell.children:
            flow.box(child, 0.0, width, "")
        return _stacked(flow.slices, flow.gap)

    def _draw(self, cell: CellBox, row: int, room: _Room, content: _Content, heights: Sequence[float]) -> None:
        target, valign = self.slices[row], cell.style.valign
        x, y = room.x, room.y
        if valign != "top":
            high = sum(heights[row : row + cell.rows]) if cell.rows > 1 else heights[row]
            free = high - room.frame - content.height
            y += free / 2 if valign == "middle" else free
        for thing in content.drawn:
            thing.x += x
            if isinstance(thing, TextLine):
                thing.baseline += y
            else:
                thing.y += y
        target.drawn += content.drawn
        if content.notes:
            target.notes += content.notes
        target.heading = target.heading or content.heading

    def close(self, below_pt: float) -> None:
        """Have a rule drawn ``below_pt`` below a row without one where a page ends there."""
        for slice_, row in zip(self.slices, self.rows, strict=True):
            sides = [cell.style.border for cell in row.cells]
            width = max(side[3] for side in sides)
            if width and not any(side[2] for side in sides):
                left, right = self.x + self.edges[0], self.x + self.edges[-1]
                slice_.closing = (Rectangle(left - width / 2, below_pt - width / 2, right - left + width, width),)

    def _frames(self, placed: Sequence[tuple[tuple[int, int], CellBox]], heights: Sequence[float]) -> None:
        """The borders of cells; those above and below neighbours in a row are one line."""
        run: list[tuple[int, CellBox]] = []
        at = end = -1
        for (row, column), cell in placed:
            border = cell.style.border
            if not any(border):
                continue
            goes_on = row == at and column == end and cell.rows == 1 and border == run[0][1].style.border
            if not goes_on:
                self._frame_of(run, at, heights)
                run = []
            run.append((column, cell))
            at, end = row, column + cell.columns if cell.rows == 1 else -1
        self._frame_of(run, at, heights)

    def _frame_of(self, run: Sequence[tuple[int, CellBox]], row: int, heights: Sequence[float]) -> None:
        if not run:
            return
        top, side_right, bottom, side_left = run[0][1].style.border
        high = sum(heights[row : row + run[0][1].rows])
        drawn = self.slices[row].drawn
        last = run[-1][0] + run[-1][1].columns
        left, right = self.x + self.edges[run[0][0]], self.x + self.edges[last]
        if top:
            drawn.append(Rectangle(left - top / 2, -top / 2, right - left + top, top))
        if bottom:
            drawn.append(Rectangle(left - bottom / 2, high - bottom / 2, right - left + bottom, bottom))
        lefts = [self.x + self.edges[column] for column, _ in run]
        # Neighbours have one line between them, as wide as the wider side of the two.
        if side_left:
            drawn += [Rectangle(at - side_left / 2, -side_left / 2, side_left, high + side_left) for at in lefts]
        if side_right:
            rights = [right] if side_left == side_right else [*lefts[1:], right]
            drawn += [Rectangle(at - side_right / 2, -side_right / 2, side_right, high + side_right) for at in rights]


def _stacked(slices: Sequence[Slice], gap: float) -> _Content:
    """Slices one below the other, as the content of a cell with room of ``gap`` below."""
    content = _Content(0.0, [], [])
    y = 0.0
    for item in slices:
        y += item.gap
        for thing in item.drawn:
            if isinstance(thing, TextLine):
                thing.baseline += y
            else:
                thing.y += y
        content.drawn += item.drawn
        content.notes += item.notes
        content.heading = content.heading or item.heading
        y += item.height
    content.height = y + gap
    return content


_NO_BORDER: Final = (0.0, 0.0, 0.0, 0.0)


def _row_slice(row: RowBox, height: float) -> Slice:
    return Slice(height, may_be_cut=row.style.break_inside != "avoid", in_table=True)


def _placed(rows: Sequence[RowBox]) -> Iterator[tuple[tuple[int, int], CellBox]]:
    """Every cell with its row and first column."""
    taken: set[tuple[int, int]] = set()  # by cells that span rows
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            if cell.rows > 1:
                below = range(number + 1, number + cell.rows)
                taken.update(itertools.product(below, range(column, column + cell.columns)))
            yield (number, column), cell
            column += cell.columns


def _edges(table: TableBox, width: float) -> list[float]:
    """Where the columns begin, and where the last one ends: widths as declared, the rest shared evenly."""
    count = max(
        (column + cell.columns for rows in (table.head, table.body) for (_, column), cell in _placed(rows)), default=0
    )
    wished = [*table.widths, *[None] * (count - len(table.widths))][:count]
    known: list[float | None] = [None if wish is None else _points(wish, width) for wish in wished]
    rest = width - sum(value for value in known if value is not None)
    free = known.count(None)
    if rest < 0 and free:
        raise NotCoveredError("CSS: cột rộng hơn bảng")
    # Where every column has a width, each gets an equal part of what is over; a table that is too wide stays so.
    share = rest / free if free else max(0.0, rest) / max(count, 1)
    widths = [share if value is None else value + (0.0 if free else share) for value in known]
    return list(itertools.accumulate(widths, initial=0.0))


def _plain(style: Style) -> None:
    if any(style.padding) or any(style.border):
        raise NotCoveredError("CSS: padding, border ngoài ô bảng")


def _points(wish: Length | None, whole: float) -> float:
    if wish is None:
        return whole
    return wish.value * whole / 100 if wish.unit == "%" else wish.value
