"""Tables in files of other programs as grids: Excel, OpenDocument, Word, CSV and Markdown, as a person sees them.

What cannot be read is said in one sentence, within the limits of what a foreign file may take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from tthc_render.authoring.blank_cells import CellLook, look_by_format
from tthc_render.authoring.sheet_words import (
    about_hidden_rows,
    code_of,
    is_lone,
    lone_list,
    printed_code,
    title_of,
)
from tthc_render.authoring.table_grids import Grid, GridCell, Owner, grid_of_texts, of_owners
from tthc_render.authoring.text_tables import TextTable, read_csv, read_markdown
from tthc_render.authoring.word_lists import lists_of
from tthc_render.authoring.workbooks import COLUMNS_MAX, Sheet, read_workbook
from tthc_render.diagnostics.errors import DataUnreadable, TooLarge, TthcError, WrongUsage
from tthc_render.diagnostics.file_contents import refuse_other_kind
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.docx.table_grids import WordTable, read_word_tables
from tthc_render.readers.isolation import BUDGETS, Budget, check_size, in_child, in_this_process

T = TypeVar("T")


def read_tables(path: Path) -> list[Grid]:
    """All tables of a file; sheets of a workbook are one table each. DataUnreadable if it cannot be read."""
    suffix = path.suffix.lower()
    reader = _READERS.get(suffix)
    if reader is None:
        raise WrongUsage(f"{path}: chỉ đọc được bảng trong tệp {', '.join(_READERS)}. Lưu lại bảng ở một dạng đó.")
    if not path.is_file():
        raise WrongUsage(f"Không có tệp {path}. Kiểm tra lại tên tệp.")
    try:
        _not_too_large(path, partial(check_size, path))
        grids = _not_too_large(path, partial(in_child, partial(_grids, reader, path)))
    except OSError as error:
        raise DataUnreadable(f"{path}: không đọc được bảng ({cause(error)}).") from error
    if not grids:
        raise DataUnreadable(f"{path}: không thấy bảng nào trong tệp.")
    return grids


def understood(path: Path, work: Callable[[], T]) -> T:
    """What ``work`` makes of the tables of ``path``, within the limits of reading it."""
    return _not_too_large(path, partial(in_this_process, work))


def _not_too_large(path: Path, work: Callable[[str, Budget], T]) -> T:
    try:
        return work(str(path), _budget_of(path))
    except TooLarge as error:
        raise DataUnreadable(f"{path}: bảng quá lớn để đọc cả. {_COPY_HEAD}") from error


def _budget_of(path: Path) -> Budget:
    suffix = path.suffix.lower()
    return BUDGETS[_BUDGET_OF.get(suffix, suffix.removeprefix("."))]


def _grids(reader: Callable[[Path], Iterator[Grid]], path: Path) -> list[Grid]:
    suffix = path.suffix.lower()
    try:
        return [grid for grid in reader(path) if grid.rows]
    except ImportError:
        raise WrongUsage(
            f"{path}: cần thư viện openpyxl và python-calamine để đọc tệp Excel. Cài bằng: "
            "pip install 'tthc-render[xlsx]', hoặc lưu bảng ở dạng .csv."
        ) from None
    except (MemoryError, TthcError):
        raise
    except Exception as error:
        refuse_other_kind(read_regular(path), suffix, str(path))
        advice = _SAVE_AGAIN.get(suffix, f"Mở tệp rồi lưu lại ở dạng {suffix}.")
        raise DataUnreadable(f"{path}: không đọc được bảng ({cause(error)}). {advice}") from error


def _workbook(path: Path) -> Iterator[Grid]:
    for sheet in read_workbook(path):
        yield _of_sheet(sheet)


def _of_sheet(sheet: Sheet) -> Grid:
    """The shown part of a sheet: hidden rows and columns left out, and columns in which nothing is written."""
    filled = {place for place, cell in sheet.cells.items() if cell.text or cell.formula}
    covered = {
        column for top, left, _, right in sheet.merged for column in range(left, right + 1) if (top, left) in filled
    }
    last_row = max((row for row, _ in filled), default=0)
    rows = [row for row in range(1, last_row + 1) if row not in sheet.hidden_rows]
    used = {column for _, column in filled}
    columns = [
        column
        for column in range(1, min(max(used | covered, default=0), COLUMNS_MAX) + 1)
        if column not in sheet.hidden_columns
        and (column in used or (column in covered and not is_lone(sheet, column, used)))
    ]
    area = {}
    for top, left, bottom, right in sheet.merged:
        for row in range(top, min(bottom, last_row) + 1):
            for column in range(left, min(right, COLUMNS_MAX) + 1):
                area[row, column] = (top, left)
    owner = [[area.get((row, column), (row, column)) for column in columns] for row in rows]
    words: dict[Owner, GridCell] = {place: GridCell("", 0, 0, 0, 0, look=look) for place, look in sheet.blanks.items()}
    words |= {
        place: GridCell(
            cell.text,
            0,
            0,
            0,
            0,
            cell.formula,
            cell.bold,
            cell.lines,
            cell.inset,
            cell.unsaved,
            look_by_format(cell.number_format, cell.shaded),
        )
        for place, cell in sheet.cells.items()
    }
    grid = of_owners(owner, words, sheet.name)
    remarks = list(sheet.remarks)
    inside = sorted(sheet.hidden_columns & used)
    hidden = sorted(sheet.hidden_rows & {row for row, _ in filled})
    if hidden:
        remarks.append(about_hidden_rows(sheet, hidden))
    seldom = {column: few for column in sheet.choices if (few := lone_list(sheet, column))}
    remarks += seldom.values()
    at = {column: place for place, column in enumerate(columns) if column not in seldom}
    return replace(
        grid,
        numbers=tuple(rows),
        columns=tuple(columns),
        remarks=tuple(remarks),
        paper=sheet.paper,
        choices=tuple((at[column], values) for column, values in sorted(sheet.choices.items()) if column in at),
        hidden=tuple((column, title_of(sheet, column)) for column in inside),
        hidden_places=tuple((column, printed_code(sheet, column)) for column in inside),
        hidden_codes=tuple((column, code_of(sheet, column)) for column in inside),
    )


def _docx(path: Path) -> Iterator[Grid]:
    for number, table in enumerate(read_word_tables(path), 1):
        yield _of_word_table(table, f"bảng {number}")


def _of_word_table(table: WordTable, name: str) -> Grid:
    owner: list[list[Owner]] = [[(row, column) for column in range(table.width)] for row in range(table.height)]
    words: dict[Owner, GridCell] = {}
    for number, cell in enumerate(table.cells):
        words[number] = GridCell(
            cell.text, 0, 0, 0, 0, "", cell.bold, cell.lines, cell.inset, look=CellLook(shaded=cell.shaded)
        )
        for row in range(cell.top, cell.bottom + 1):
            for column in range(cell.left, min(cell.right, table.width - 1) + 1):
                owner[row][column] = number
    grid = of_owners(owner, words, name)
    choices, seldom = lists_of(table)
    tracked = "tệp Word còn sửa đổi chưa chấp nhận (Track Changes): đọc như đã chấp nhận hết"
    return replace(
        grid,
        apart=table.apart,
        above=table.above,
        below=table.below,
        paper=table.paper,
        choices=choices,
        dates=tuple(sorted({cell.left for cell in table.cells if cell.dated and cell.left == cell.right})),
        remarks=(*seldom, *((tracked,) if table.tracked else ())),
    )


def _texts(read: Callable[[Path], Iterator[TextTable]], path: Path) -> Iterator[Grid]:
    tables = list(read(path))
    for number, table in enumerate(tables, 1):
        name = f"bảng {number}" if len(tables) > 1 else ""
        yield replace(grid_of_texts(table.rows, table.bold), name=name, above=table.above, below=table.below)


_BUDGET_OF: Final = {".xls": "xlsx", ".ods": "xlsx", ".xlsm": "xlsx", ".md": "csv", ".txt": "csv"}
"""Files that may take what another kind of file may."""

_COPY_HEAD: Final = (
    "Lập biểu chỉ cần đầu bảng và vài chục dòng: chép phần ấy sang một tệp mới rồi chạy lại lệnh với tệp mới."
)
_SAVE_AGAIN: Final = {
    ".xlsx": "Mở tệp bằng Excel rồi lưu lại ở dạng .xlsx.",
    ".xls": "Mở tệp bằng Excel rồi lưu lại ở dạng .xlsx.",
    ".csv": "Mở tệp bằng Excel rồi lưu lại ở dạng CSV UTF-8.",
    ".docx": "Mở tệp bằng Word rồi lưu lại ở dạng .docx.",
}
_READERS: Final[Mapping[str, Callable[[Path], Iterator[Grid]]]] = {
    ".csv": partial(_texts, read_csv),
    ".xlsx": _workbook,
    ".xlsm": _workbook,
    ".xls": _workbook,
    ".ods": _workbook,
    ".docx": _docx,
    ".md": partial(_texts, read_markdown),
    ".txt": partial(_texts, read_markdown),
}
