"""Lines that the rows of a table take at given widths of its columns, and what each column could give others."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from tthc_render.document.tree import Cell, Row
from tthc_render.layout.line_breaking import BreakableText
from tthc_render.layout.paragraphs import cell_pieces
from tthc_render.layout.table_grid import INDENT_PT
from tthc_render.layout.word_widths import UNITS_PER_PT

NEAR_PT: Final = 1.0
"""How near to the least width of a text for some lines it is sought."""
WASTED_EM: Final = 0.25
"""What a line lacks, at 1 pt, that ends inside a word: half a letter."""
Lines = tuple[int, ...]


class _Text(NamedTuple):
    """The words of a cell: how far from its first letter each one starts and ends at 1 pt, in points."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    indent_pt: float

    def lines(self, room: float) -> int:
        """How many lines the words take, each ``room`` long at 1 pt; a word longer than that goes on below."""
        begin, word, count = 0.0, 0, 0
        while word < len(self.ends):
            count += 1
            after = bisect_right(self.ends, begin + room, word)
            if after > word:
                begin, word = (self.starts[after] if after < len(self.starts) else 0.0), after
            else:
                begin += room - WASTED_EM
        return count


class _Head(NamedTuple):
    """A cell of the head, over the columns from ``first`` to the one before ``last``."""

    first: int
    last: int
    text: _Text


class RowLines:
    """The lines of a table set in ``size_pt``, whose cells have ``padding`` points of room beside their words.

    Only cells of ``wrapped`` columns can take more than one line below the head.
    """

    def __init__(
        self,
        cells: Iterable[tuple[int, Row, Cell]],
        columns: int,
        wrapped: Sequence[int],
        size_pt: float,
        padding: float,
    ) -> None:
        self.columns, self.wrapped, self.size_pt, self.padding = columns, tuple(wrapped), size_pt, padding
        texts: dict[int, dict[int, _Text]] = {column: {} for column in wrapped}
        self.heads: list[_Head] = []
        last: tuple[Row | None, int] = (None, 0)
        at = -1
        for column, row, cell in cells:
            is_next = row is not last[0] or column <= last[1]
            last = row, column
            if row.kind == "header":
                self.heads.append(_Head(column, column + cell.colspan, _text(cell, row)))
            elif row.kind != "code":
                at += is_next
                if column in texts and cell.colspan == cell.rowspan == 1:
                    texts[column][at] = _text(cell, row)
        self.texts = {column: tuple(found.get(at) for at in range(at + 1)) for column, found in texts.items()}
        self.rows = at + 1
        self.of_column = functools.cache(self._of_column)

    def _lines(self, text: _Text, width_pt: float) -> int:
        return text.lines(max(width_pt - self.padding - text.indent_pt, self.size_pt) / self.size_pt)

    def _of_column(self, column: int, width_pt: float) -> Lines:
        """The lines of each cell of a column; equal words are counted once."""
        known: dict[_Text | None, int] = {None: 1}
        lines = []
        for text in self.texts[column]:
            if (count := known.get(text)) is None:
                count = known[text] = self._lines(text, width_pt) if text is not None else 1
            lines.append(count)
        return tuple(lines)

    def body(self, widths: Sequence[float]) -> Lines:
        """The lines of each row below the head, which is as high as its highest cell."""
        if not self.wrapped:
            return (1,) * self.rows
        return tuple(
            map(max, zip((1,) * self.rows, *(self.of_column(i, widths[i]) for i in self.wrapped), strict=True))
        )

    def head(self, widths: Sequence[float]) -> int:
        """The lines of the head: those of its cells one below the other where they are most."""
        stacks = [0] * self.columns
        for first, last, text in self.heads:
            lines = self._lines(text, sum(widths[first:last]))
            for column in range(first, last):
                stacks[column] += lines
        return max(stacks, default=0)

    def head_widths(self, lines: int, least: Sequence[float]) -> list[float]:
        """The widths, each no less than that of ``least``, at which no title of a column takes more than ``lines``."""
        widths = list(least)
        for first, last, text in self.heads:
            if last == first + 1:
                widths[first] = self._width_for(text, lines, widths[first])
        return widths

    def _width_for(self, text: _Text, lines: int, least: float) -> float:
        if self._lines(text, least) <= lines:
            return least
        high = max(text.ends, default=0.0) * self.size_pt + self.padding + text.indent_pt
        return _least_where(least, high, lambda width: self._lines(text, width) <= lines)

    def narrowest(self, column: int, widths: Sequence[float], least: float) -> float:
        """The width at which ``column`` makes no row higher than it is at ``widths``."""
        heights = self.body(widths)

        def is_enough(width: float) -> bool:
            return all(map(int.__le__, self.of_column(column, width), heights))

        return least if is_enough(least) else _least_where(least, widths[column], is_enough)


def _least_where(low: float, high: float, is_enough: Callable[[float], bool]) -> float:
    """About the least width from ``low`` to ``high``, which is enough, that is enough, too."""
    while high - low > NEAR_PT:
        middle = (low + high) / 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def _text(cell: Cell, row: Row) -> _Text:
    text = BreakableText.of(cell_pieces(cell, row, 1.0))
    starts = tuple(width / UNITS_PER_PT for width in text.start_widths)
    return _Text(starts, tuple(width / UNITS_PER_PT for width in text.end_widths), cell.indent * INDENT_PT)
