"""Formulas that a file has in some cells only of a column or row, totals that leave out cells of theirs.

A form computes whole columns and rows: a formula of few cells (the diagonal of a matrix) is none of its column.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.authoring.sheet_formulas import column_letters, rows_summed
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_formula_samples import is_near
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_row_cells import figure
from tthc_render.authoring.table_row_sums import near
from tthc_render.authoring.table_rows import Below
from tthc_render.forms.formula import FormulaError, evaluate, parse
from tthc_render.forms.row_formulas import is_ratio, parse_rows

CELLS_SHOWN: Final = 20
"""Cells that a question names."""

ROWS_NAMED: Final = 8
"""Rows without the formula of their column that a question names."""

WITHOUT: Final = "không có công thức: ô để trống thì thêm cột vào bo_trong"
"""Said of cells of a row that lack its formula."""

Computed = Mapping[int, Collection[int]]
"""The places of cells with a formula of their row, by the number of the row in the file."""


def cells_named(grid: Grid, cells: Sequence[tuple[int, int]]) -> str:
    """Cells by number of row and place, as the file calls them: E10, F11."""
    names = [
        f"{column_letters(grid.columns[place])}{row}" if grid.columns else f"dòng {row} cột thứ {place + 1}"
        for row, place in cells
    ]
    more = f" … ({len(names)} ô)" if len(names) > CELLS_SHOWN else ""
    return f"{', '.join(names[:CELLS_SHOWN])}{more}"


def rows_without(grid: Grid, first: int, below: Below, place: int, having: Collection[int], of_rows: Computed) -> int:
    """How many rows are filled in by hand at ``place`` where the rows ``having`` have a formula of that column."""
    prescribed = {row.number: row for row in below.rows}
    count = 0
    for index in range(first, len(grid.rows)):
        number = grid.number(index)
        cell = grid.rows[index][place]
        if number in having or cell.top != index or place in of_rows.get(number, ()):
            continue
        if prescribed:
            row = prescribed.get(number)
            open_row = row is not None and not (row.heading or row.free or row.formula or place in row.blanks)
        else:
            open_row = number in below.sampled and _has_figures(grid.rows[index])
        count += open_row and _is_typed(cell)
    return count


def about_rows_without(
    grid: Grid,
    first: int,
    columns: Mapping[int, Mapping[str, Sequence[int]]],
    of_rows: Collection[int],
    often: Mapping[int, str],
    below: Below,
    names: Mapping[int, str],
) -> Iterator[str]:
    """Questions about prescribed rows whose cell is blank in a column that other rows compute by a formula.

    ``columns`` are the formulas of columns by place, each with its rows; ``of_rows`` the rows that have their own.
    """
    at = {grid.number(index): grid.rows[index] for index in range(first, len(grid.rows))}
    for place, formula in often.items():
        if is_ratio(parse(formula).root):
            continue  # a share or average that is blank is asked about by itself
        with_formula = {row for rows in columns[place].values() for row in rows}
        without = [
            row.code
            for row in below.rows
            if row.code and row.number not in {*with_formula, *of_rows} and not (row.heading or row.formula)
            and row.number in at and not (at[row.number][place].text or row.blanks)
        ]  # fmt: skip
        if without and len(with_formula) > 1:
            shown = ", ".join(without[:ROWS_NAMED]) + (" …" if len(without) > ROWS_NAMED else "")
            yield (
                f"cột {names.get(place) or column_letters(place + 1)}: trong tệp dòng {shown} không có công thức "
                f"{formula} như các dòng khác: dòng nào nhập thẳng thì ghi bo_trong các cột được cộng"
            )


def places_without(grid: Grid, row: DraftRow, formula: str, having: Collection[int], inputs: Collection[int],
                   rows: Sequence[DraftRow]) -> list[int]:  # fmt: skip
    """The places of cells of a row without its formula that are filled in by hand: blank, or with another figure.

    ``inputs`` are the places of columns of figures that no formula of their own computes.
    """
    cells = next((cells for index, cells in enumerate(grid.rows) if grid.number(index) == row.number), ())
    return [
        place
        for place, cell in enumerate(cells)
        if place in inputs
        and place not in having
        and place not in row.blanks
        and cell.left == cell.right
        and _is_typed(cell)
        and not _comes_to(cell, place, formula, rows)
    ]


def about_total_cells(grid: Grid, below: Below, count: int) -> Iterator[str]:
    """The question about cells that the total of the file does not add up, where the form adds up whole columns."""
    left_out: list[tuple[int, int]] = []
    for place in range(min(count, len(below.total_row))):
        added = _added(below, place, [grid.number(row) for row in range(len(grid.rows)) if _fills(grid, row, place)])
        named = rows_summed(below.total_row[place].formula, grid.columns[place] if grid.columns else place + 1)
        if len(named) > 1 and named < added:
            left_out += [(row, place) for row in sorted(added - named)]
    if left_out:
        yield (
            f"dòng tổng “{below.total}”: ô Excel không cộng ô {cells_named(grid, left_out)}, chương trình cộng đủ mọi "
            "dòng: đúng như Excel thì bỏ tong_cong, ghi dòng ấy vào dong (phải nhập), hoặc thêm bo_trong ở các ô ấy"
        )


def _fills(grid: Grid, row: int, place: int) -> bool:
    cell = grid.rows[row][place]
    return cell.top == row and (not cell.text or figure(cell.text) is not None)


def _added(below: Below, place: int, rows: Sequence[int]) -> set[int]:
    """The numbers of the rows that the total of a form adds up at ``place``."""
    if below.rows:
        known = {
            row.number
            for row in below.rows
            if not (row.formula or row.heading or row.parent or row.free or place in row.blanks)
        }
    else:
        known = set() if below.group_rows else below.sampled
    return known & set(rows)


def base_of(formula: str) -> int:
    """The row of the total that a share divides by, 10 for F12/F$10*100."""
    found = re.search(r"/\$?[A-Z]{1,3}\$?(\d+)", formula)
    return int(found[1]) if found else 0


def about_bases(bases: Mapping[int, Sequence[int]], by_row: Mapping[int, str]) -> str:
    """The question about a column of shares whose rows divide by several totals, as no formula of a column does."""

    def called(number: int) -> str:
        return by_row.get(number, str(number))

    named = [
        f"dòng {called(min(rows))}–{called(max(rows))} chia cho dòng {called(base)}" for base, rows in bases.items()
    ]
    return (
        f"ô Excel chia cho nhiều dòng tổng ({'; '.join(named)}), công thức của cột chỉ chia cho một: để nhập cả cột, "
        "nhập số đã tính và làm tròn như trong tệp"
    )


def _has_figures(cells: Sequence[GridCell]) -> bool:
    return any(cell.left > 0 and figure(cell.text) is not None for cell in cells)


def _is_typed(cell: GridCell) -> bool:
    """Whether a cell has room for a figure and no formula."""
    return not cell.formula and not cell.shaded and (not cell.text or figure(cell.text) is not None)


def _comes_to(cell: GridCell, place: int, formula: str, rows: Sequence[DraftRow]) -> bool:
    """Whether the figure of a cell is what a formula over rows makes of the figures of its column."""
    typed = figure(cell.text)
    figures = {row.code: dict(row.figures) for row in rows if row.code}
    try:
        parsed = parse_rows(formula, list(figures))
    except FormulaError:
        return False
    value = evaluate(parsed, lambda item: figures.get(item.name, {}).get(place, Decimal(0)))
    if typed is None or value is None:
        return False
    return is_near(typed, value, is_ratio(parsed.root)) or near(typed, value, len(parsed.references))
