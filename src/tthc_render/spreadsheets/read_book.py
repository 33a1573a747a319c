"""A workbook of unknown origin, read in a child process: values, formulas, what is hidden, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import Grid
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.file_contents import refuse_other_kind
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.isolation import BUDGETS, check_size, in_child, in_this_process

T = TypeVar("T")
ROWS_MAX: Final = 5000
COLUMNS_MAX: Final = 200
Place = tuple[int, int]
Value = str | int | float | bool | datetime | date | time | None


@dataclass(slots=True)
class BookSheet:
    """A sheet by row and column from 1. ``formats`` are those of numbers, ``formulas`` the cells with a formula.

    ``merged`` are (top, left, bottom, right); ``cut`` if it is larger than what is read.
    """

    name: str
    hidden: bool = False
    cells: dict[Place, Value] = field(default_factory=dict)
    formats: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    cut: bool = False
    _by_row: dict[int, dict[int, Value]] = field(default_factory=dict)

    def row(self, number: int) -> Mapping[int, Value]:
        """The cells of a row that hold something, by column; asked once all are there."""
        if not self._by_row:
            for (row, column), value in self.cells.items():
                self._by_row.setdefault(row, {})[column] = value
        return self._by_row.get(number, {})

    @property
    def last_row(self) -> int:
        """The last row that holds something."""
        return max((row for row, _ in self.cells), default=0)


def read_book(path: Path) -> list[BookSheet]:
    """All sheets of an XLSX file, the tables of an XLS, ODS, CSV, Word or Markdown file as they show them.

    WrongUsage for other files or a missing library, DataUnreadable for broken ones.
    """
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return [_of_table(grid, number) for number, grid in enumerate(read_tables(path), 1)]
    try:
        import openpyxl  # noqa: F401
    except ImportError as error:
        raise WrongUsage("Chưa cài phần đọc, ghi Excel. Chạy: pip install 'tthc-render[xlsx]'") from error
    try:
        check_size(path, str(path), BUDGETS["xlsx"])
        return in_child(partial(_all_sheets, path), str(path), BUDGETS["xlsx"])
    except (OSError, UnicodeDecodeError) as error:
        raise DataUnreadable(f"{path}: không đọc được ({cause(error)}). Mở bằng Excel, lưu lại rồi nhập.") from error


def understood(path: Path, work: Callable[[], T]) -> T:
    """What ``work`` makes of the sheets of ``path``, within the limits of reading it."""
    return in_this_process(work, str(path), BUDGETS["xlsx"])


def _of_table(grid: Grid, number: int) -> BookSheet:
    """A table of texts as a sheet; a merged cell stands at its first place."""
    out = BookSheet(grid.name or f"bảng {number}")
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if (cell.top, cell.left) != (row, column):
                continue
            place = (grid.number(row), _column(grid, column))
            if cell.text:
                out.cells[place] = cell.text
            if cell.formula:
                out.formulas[place] = cell.formula
            if (cell.bottom, cell.right) != (row, column):
                out.merged.append((*place, grid.number(cell.bottom), _column(grid, cell.right)))
    return out


def _column(grid: Grid, column: int) -> int:
    return grid.columns[column] if column < len(grid.columns) else column + 1


def _all_sheets(path: Path) -> list[BookSheet]:
    refuse_other_kind(read_regular(path), path.suffix, str(path))
    return list(_sheets(path))


def _sheets(path: Path) -> Iterator[BookSheet]:
    from openpyxl import load_workbook

    written, shown = load_workbook(path), load_workbook(path, data_only=True)
    for sheet in written.worksheets:
        out = BookSheet(sheet.title, sheet.sheet_state != "visible")
        values = shown[sheet.title]
        out.cut = sheet.max_row > ROWS_MAX or sheet.max_column > COLUMNS_MAX
        for row in sheet.iter_rows(max_row=min(sheet.max_row, ROWS_MAX), max_col=min(sheet.max_column, COLUMNS_MAX)):
            for cell in row:
                if cell.value is None:
                    continue
                place = (cell.row, cell.column)
                if cell.data_type == "f":
                    out.formulas[place] = str(cell.value)
                    out.cells[place] = values.cell(*place).value
                else:
                    out.cells[place] = cell.value if isinstance(cell.value, Value) else str(cell.value)
                if cell.number_format != "General":
                    out.formats[place] = cell.number_format
        out.hidden_rows = {number for number, item in sheet.row_dimensions.items() if item.hidden}
        for item in sheet.column_dimensions.values():
            if item.hidden and item.min:
                out.hidden_columns |= set(range(item.min, item.max + 1))
        out.merged = [(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
        yield out
