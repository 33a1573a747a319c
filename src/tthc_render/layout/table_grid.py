"""The grid of a table: which cell stands in which column, and the measures that belong to cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document.tree import Cell, Row, Table, plain
from tthc_render.layout.geometry import Geometry

INDENT_PT = 10.0
"""One step of indentation of a row's name."""


def cells_of(table: Table) -> Iterable[tuple[int, Row, Cell]]:
    """Each cell with its first column and its row."""
    busy: dict[int, int] = {}
    for row in (*table.header, *table.rows):
        column = 0
        taken: dict[int, int] = {}
        for cell in row.cells:
            while busy and busy.get(column, 0) > 0:
                column += 1
            yield column, row, cell
            if cell.rowspan > 1:
                for place in range(column, column + cell.colspan):
                    taken[place] = cell.rowspan
            column += cell.colspan
        if busy or taken:
            busy = {
                place: left
                for place in range(table.columns)
                if (left := max(busy.get(place, 0), taken.get(place, 0)) - 1) > 0
            }


def cells_with_widths(table: Table, width_pt: float) -> Iterator[tuple[Row, Cell, float]]:
    """Each cell with its row and the width of its columns, which are known, in a table of ``width_pt``."""
    edges = [0.0, *itertools.accumulate(share * width_pt for share in table.weights)]
    for column, row, cell in cells_of(table):
        yield row, cell, edges[column + cell.colspan] - edges[column]


def head_of(table: Table, cell: Cell) -> str:
    """The words above ``cell``, one of the cells of ``table``: those of the head that spans its column alone."""
    places = {id(item): column for column, _, item in cells_of(table)}
    heads = {
        column: plain(item.inlines)
        for column, row, item in cells_of(table)
        if row.kind == "header" and item.colspan == 1 and plain(item.inlines)
    }
    return heads.get(places[id(cell)], "")


def check_grid(table: Table) -> None:
    """Raise RenderingFailed where cells overlap or are missing.

    They would be lost in one format and shift the others in the other one.
    """
    for rows in (table.header, table.rows):
        busy = [0] * table.columns
        for number, row in enumerate(rows, 1):
            free = [place for place, left in enumerate(busy) if not left]
            busy = [max(0, left - 1) for left in busy]
            for cell in row.cells:
                taken, free = free[: cell.colspan], free[cell.colspan :]
                if len(taken) != cell.colspan or taken[-1] - taken[0] != cell.colspan - 1:
                    raise _bad_row(table, number, len(rows), "thừa ô")
                for place in taken:
                    busy[place] = cell.rowspan - 1
            if free:
                raise _bad_row(table, number, len(rows), "thiếu ô")
        if any(busy):
            raise _bad_row(table, len(rows), len(rows), "có ô gộp vượt quá hàng cuối")


def _bad_row(table: Table, number: int, rows: int, what: str) -> RenderingFailed:
    return RenderingFailed(f"{table.where}: hàng {number}/{rows} của bảng {table.columns} cột {what}.")


def narrower_pt(width_pt: float, table_pt: float, geometry: Geometry) -> float:
    """How much narrower a column ``width_pt`` wide is in the PDF, where the outermost borders are inside of the table.

    In Word they stand half outside of its ``table_pt``.
    """
    return geometry.cell_border_pt * width_pt / table_pt


def code_size(size_pt: float) -> float:
    """Font size of the row of column codes in a table of ``size_pt``."""
    return max(size_pt - 2, 8.0)
