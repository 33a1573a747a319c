"""Rows of tables of figures as structure elements: which cells are heads, and what heads each other cell."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from tthc_render.layout.pdf.structure import Element


class CellShape(Protocol):
    """What the structure asks of a cell: where its words stand, and how many columns and rows it covers."""

    @property
    def align(self) -> str: ...
    @property
    def colspan(self) -> int: ...
    @property
    def rowspan(self) -> int: ...


class RowShape(NamedTuple):
    """A row: its cells, those among them that say they are heads, and whether it numbers the columns."""

    cells: Sequence[CellShape]
    heads: Collection[int] = ()
    is_code: bool = False


@dataclass(slots=True)
class Heads:
    """The names of the cells of the table ``number`` that head others: how many, and those above each column."""

    number: int
    count: int = 0
    above: dict[int, list[str]] = field(default_factory=dict)


class RowMaker:
    """Makes the rows of a head or body below ``parent``."""

    def __init__(self, rows: Sequence[RowShape | None], parent: Element, heads: Heads, *, in_head: bool) -> None:
        """``rows`` are all rows, None for one that goes on with the words of the row above."""
        self._rows, self._parent, self._heads, self._in_head = rows, parent, heads, in_head
        self._taken: dict[tuple[int, int], str] = {}  # by cells that span rows
        self._of_columns: dict[tuple[int, int], tuple[str, ...]] = {}

    def row(self, number: int) -> tuple[Element, list[Element]]:
        """The row ``number`` and its cells."""
        shape = self._rows[number]
        assert shape is not None
        heads, in_head, taken = self._heads, self._in_head, self._taken
        made = self._parent.child("TR")
        column, label = 0, -1 if in_head else _label_of(shape.cells)
        own: list[str] = []
        plain: list[tuple[Element, int, int]] = []
        cells: list[Element] = []
        for place, item in enumerate(shape.cells):
            while taken and (number, column) in taken:
                own += [name for name in [taken[number, column]] if name and name not in own]
                column += 1
            is_head = in_head or place == label or place in shape.heads
            cell = made.child("TH" if is_head else "TD")
            cells.append(cell)
            cell.columns, cell.rows = item.colspan, item.rowspan
            after = column + cell.columns
            if is_head:
                self._name(cell, shape.is_code, range(column, after))
                if not in_head:
                    own.append(cell.name)
            else:
                plain.append((cell, column, after))
            if cell.rows > 1:
                rows_below = range(number + 1, number + cell.rows)
                covered = itertools.product(rows_below, range(column, after))
                taken.update(dict.fromkeys(covered, cell.name if is_head and not in_head else ""))
                cell.rows -= sum(self._is_empty(below) for below in rows_below)
            column = after
        names = tuple(own)
        for cell, column, after in plain:
            above = self._of_columns.get((column, after))
            if above is None:
                found = (name for place in range(column, after) for name in heads.above.get(place, ()))
                above = self._of_columns[column, after] = tuple(dict.fromkeys(found))
            cell.headers = above + names
        return made, cells

    def _name(self, cell: Element, is_code: bool, columns: range) -> None:
        """Give a head its scope and name."""
        heads = self._heads
        cell.scope = "Column" if self._in_head else "Row"
        if is_code:
            return
        heads.count += 1
        cell.name = f"t{heads.number}{'c' if self._in_head else 'r'}{heads.count}"
        if self._in_head:
            for place in columns:
                heads.above.setdefault(place, []).append(cell.name)

    def _is_empty(self, number: int) -> bool:
        """A row without cells of its own is no row to a reader: whoever spans it spans one less."""
        if number >= len(self._rows):
            return False
        shape = self._rows[number]
        return shape is not None and not shape.cells


def _label_of(cells: Sequence[CellShape]) -> int:
    """The place of the cell that names a row: the first that stands left, as the forms have it; -1 if none does."""
    return next((place for place, cell in enumerate(cells) if cell.align == "left"), -1)
