"""Tables in files of other programs as grids: Excel, Word and CSV, merged cells included.

A grid cell knows the rectangle it covers. In CSV a blank cell is merged: with the cell to its left if both stand
under the same wider cell, else with the one above.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.diagnostics.io_errors import cause
from tthc_render.readers.isolation import BUDGETS, check_size, in_child

ROWS_MAX: Final = 400
COLUMNS_MAX: Final = 120


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its words; rows ``top`` to ``bottom`` and columns ``left`` to ``right`` are covered by it."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows[r][c]`` is the cell that covers row r, column c. ``merged`` says that the file tells merged cells."""

    rows: tuple[tuple[GridCell, ...], ...]
    name: str = ""
    merged: bool = True

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0


def read_tables(path: Path) -> list[Grid]:
    """All tables of a file; sheets of a workbook are one table each. DataUnreadable if it cannot be read."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise WrongUsage(f"{path}: chỉ đọc được bảng trong tệp {', '.join(_READERS)}. Lưu lại bảng ở một dạng đó.")
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp.")
    budget = BUDGETS[path.suffix.lower().removeprefix(".")]
    try:
        check_size(path, str(path), budget)
        grids = in_child(lambda: _grids(reader, path), str(path), budget)
    except OSError as error:
        raise DataUnreadable(f"{path}: không đọc được bảng ({cause(error)}).") from error
    if not grids:
        raise DataUnreadable(f"{path}: không thấy bảng nào trong tệp.")
    return grids


def _grids(reader: Callable[[Path], Iterator[Grid]], path: Path) -> list[Grid]:
    try:
        return [grid for grid in reader(path) if grid.rows]
    except ImportError:
        raise WrongUsage(
            f"{path}: cần thư viện openpyxl để đọc tệp Excel. Cài bằng: pip install 'tthc-render[xlsx]', "
            "hoặc lưu bảng ở dạng .csv."
        ) from None
    except MemoryError:
        raise
    except Exception as error:
        raise DataUnreadable(
            f"{path}: không đọc được bảng ({cause(error)}). {_SAVE_AGAIN[path.suffix.lower()]}"
        ) from error


def _csv(path: Path) -> Iterator[Grid]:
    text = path.read_text(encoding="utf-8-sig")
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    rows = [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    yield grid_of_texts(rows[:ROWS_MAX])


def grid_of_texts(texts: Sequence[Sequence[str]]) -> Grid:
    """The grid of rows of text in which a blank cell continues the one to its left or the one above it."""
    texts = [list(row) for row in texts]
    while texts and not any(texts[0]):
        del texts[0]
    width = max((len(row) for row in texts), default=0)
    owner: list[list[tuple[int, int]]] = []
    for top, row in enumerate(texts):
        line: list[tuple[int, int]] = []
        for left in range(width):
            text = row[left] if left < len(row) else ""
            if text or (left == 0 and top == 0):
                line.append((top, left))
            elif top == 0:
                line.append(line[-1])
            else:
                above = owner[top - 1]
                beside = left > 0 and above[left] == above[left - 1] and line[-1][0] == top
                line.append(line[-1] if beside else above[left])
        owner.append(line)
    words = {(top, left): text for top, row in enumerate(texts) for left, text in enumerate(row)}
    return _of_owners(owner, words, merged=False)


def _of_owners(owner: Sequence[Sequence[Any]], words: Mapping[Any, str], name: str = "", merged: bool = True) -> Grid:
    """A grid from who covers each place: the rectangle of an owner is all places that name it."""
    spans: dict[Any, list[int]] = {}
    for top, line in enumerate(owner):
        for left, key in enumerate(line):
            span = spans.setdefault(key, [top, left, top, left])
            span[2], span[3] = max(span[2], top), max(span[3], left)
    cells = {key: GridCell(words.get(key, ""), *span) for key, span in spans.items()}
    return Grid(tuple(tuple(cells[key] for key in line) for line in owner), name, merged)


def _xlsx(path: Path) -> Iterator[Grid]:
    from openpyxl import load_workbook

    workbook = load_workbook(path, data_only=True)
    for sheet in workbook.worksheets:
        height, width = min(sheet.max_row, ROWS_MAX), min(sheet.max_column, COLUMNS_MAX)
        owner = [[(top, left) for left in range(width)] for top in range(height)]
        words = {
            (top, left): " ".join(str(cell).split())
            for top, row in enumerate(sheet.iter_rows(max_row=height, max_col=width, values_only=True))
            for left, cell in enumerate(row)
            if cell is not None
        }
        for area in sheet.merged_cells.ranges:
            for top in range(area.min_row - 1, min(area.max_row, height)):
                for left in range(area.min_col - 1, min(area.max_col, width)):
                    owner[top][left] = (area.min_row - 1, area.min_col - 1)
        yield _of_owners(owner, words, sheet.title, merged=bool(sheet.merged_cells.ranges))


def _docx(path: Path) -> Iterator[Grid]:
    from docx import Document

    for number, table in enumerate(Document(str(path)).tables, 1):
        words: dict[Any, str] = {}
        owner: list[list[Any]] = []
        for row in table.rows:
            line: list[Any] = [None] * row.grid_cols_before
            for cell in row.cells:  # a merged cell comes once for each place that it covers
                key = cell._tc
                words[key] = " ".join(cell.text.split())
                line.append(key)
            owner.append(line)
        width = max((len(line) for line in owner), default=0)
        for top, line in enumerate(owner):
            line += [None] * (width - len(line))
            owner[top] = [key if key is not None else (top, left) for left, key in enumerate(line)]
        yield _of_owners(owner, words, f"bảng {number}")


_SAVE_AGAIN: Final = {
    ".csv": "Mở tệp bằng Excel rồi lưu lại ở dạng CSV UTF-8.",
    ".xlsx": "Mở tệp bằng Excel rồi lưu lại ở dạng .xlsx.",
    ".docx": "Mở tệp bằng Word rồi lưu lại ở dạng .docx.",
}
_READERS: Final[Mapping[str, Callable[[Path], Iterator[Grid]]]] = {".csv": _csv, ".xlsx": _xlsx, ".docx": _docx}
