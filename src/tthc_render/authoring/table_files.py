"""Tables in files of other programs as grids: Excel, OpenDocument, Word, CSV and Markdown, as a person sees them.

A grid cell knows the rectangle it covers; rows keep the numbers that the other program shows. CSV and Markdown have no
merged cells: what a blank cell of a header belongs to is found where the header is read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from tthc_render.authoring.blank_cells import decimals_in
from tthc_render.authoring.cell_values import lines_of
from tthc_render.authoring.sheet_words import (
    about_hidden_rows,
    code_of,
    is_lone,
    lone_list,
    printed_code,
    title_of,
)
from tthc_render.authoring.text_tables import TextTable, read_csv, read_markdown
from tthc_render.authoring.word_lists import lists_of
from tthc_render.authoring.workbooks import COLUMNS_MAX, Sheet, read_workbook
from tthc_render.diagnostics.errors import DataUnreadable, TooLarge, TthcError, WrongUsage
from tthc_render.diagnostics.file_contents import refuse_other_kind
from tthc_render.diagnostics.io_errors import cause
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.docx.table_grids import WordTable, read_word_tables
from tthc_render.readers.isolation import BUDGETS, Budget, check_size, in_child, in_this_process
from tthc_render.vietnamese.text import inset_of, without_gaps

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its words; rows ``top`` to ``bottom`` and columns ``left`` to ``right`` are covered by it.

    ``lines`` are its lines where it has several, or gaps between its words; ``inset`` is how far they are set in, in
    blanks; ``unsaved``: the file does not keep what its formula comes to; ``decimals`` are those that a blank cell
    gives figures, ``shaded``: it is grey or hatched, as forms mark one that is not filled in.
    """

    text: str
    top: int
    left: int
    bottom: int
    right: int
    formula: str = ""
    bold: bool = False
    lines: tuple[str, ...] = ()
    inset: int = 0
    unsaved: bool = False
    decimals: int | None = None
    shaded: bool = False

    @property
    def all_lines(self) -> tuple[str, ...]:
        """Its lines, also where it has one only."""
        return tuple(map(without_gaps, self.spaced_lines))

    @property
    def spaced_lines(self) -> tuple[str, ...]:
        """Its lines with the gaps between their words."""
        return self.lines or ((self.text,) if self.text else ())


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows[r][c]`` is the cell that covers row r, column c. ``merged``: the file itself has merged cells.

    ``numbers`` and ``columns`` are the numbers of rows and columns in the file, from 1; ``remarks`` are about reading;
    ``above`` and ``below`` are lines of the file outside the table, those of one place below it as one text;
    ``paper`` is the size and the orientation of its page where the file says them, ``choices`` what a column's list
    lets one choose, by column from 0; ``hidden`` are the titles of hidden columns that formulas need, by their numbers
    in the file, ``hidden_codes`` what may be the codes of such columns, ``hidden_places`` these as remarks print them;
    ``dates`` are columns whose cells take a day;
    ``table`` is its number among the tables of the file, from 1.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    name: str = ""
    merged: bool = True
    numbers: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    apart: bool = True
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    paper: tuple[str, str] = ("", "")
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()
    hidden: tuple[tuple[int, str], ...] = ()
    hidden_codes: tuple[tuple[int, str], ...] = ()
    hidden_places: tuple[tuple[int, str], ...] = ()
    dates: tuple[int, ...] = ()
    table: int = 0

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def number(self, row: int) -> int:
        """The number that the file's program shows for ``row``."""
        return self.numbers[row] if row < len(self.numbers) else row + 1

    def between(self, first: int, last: int) -> Grid:
        """Only the rows numbered ``first`` to ``last`` in the file."""
        kept = [index for index in range(len(self.rows)) if first <= self.number(index) <= last]
        if not kept:
            return replace(self, rows=(), numbers=())
        start = kept[0]
        rows = tuple(
            tuple(replace(cell, top=max(0, cell.top - start), bottom=cell.bottom - start) for cell in self.rows[index])
            for index in kept
        )
        return replace(self, rows=_shared(rows), numbers=tuple(self.number(index) for index in kept))

    def without_columns(self, left_out: Sequence[int]) -> Grid:
        """The grid without some of its columns."""
        kept = [index for index in range(self.width) if index not in left_out]
        place = {index: number for number, index in enumerate(kept)}
        rows = []
        for line in self.rows:
            row = []
            for index in kept:
                inside = [place[at] for at in range(line[index].left, line[index].right + 1) if at in place]
                row.append(replace(line[index], left=inside[0], right=inside[-1]))
            rows.append(row)
        columns = tuple(self.columns[index] if self.columns else index + 1 for index in kept)
        choices = tuple((place[column], values) for column, values in self.choices if column in place)
        dates = tuple(place[column] for column in self.dates if column in place)
        return replace(self, rows=_shared(rows), columns=columns, choices=choices, dates=dates)

    def without(self, left_out: Sequence[int]) -> Grid:
        """The grid without some of its rows."""
        kept = [index for index in range(len(self.rows)) if index not in left_out]
        place = {index: number for number, index in enumerate(kept)}
        rows = []
        for index in kept:
            row = []
            for cell in self.rows[index]:
                inside = [place[at] for at in range(cell.top, cell.bottom + 1) if at in place]
                row.append(replace(cell, top=inside[0], bottom=inside[-1]))
            rows.append(row)
        return replace(self, rows=_shared(rows), numbers=tuple(self.number(index) for index in kept))


def _shared(rows: Sequence[Sequence[GridCell]]) -> tuple[tuple[GridCell, ...], ...]:
    """Rows in which equal cells are one object, since merged cells are distinguished by identity."""
    seen: dict[GridCell, GridCell] = {}
    return tuple(tuple(seen.setdefault(cell, cell) for cell in row) for row in rows)


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


def grid_of_texts(texts: Sequence[Sequence[str]], bold: Collection[tuple[int, int]] = ()) -> Grid:
    """The grid of rows of text, each of them a cell of its own; ``bold`` are rows and columns of cells in bold."""
    skipped = next((at for at, row in enumerate(texts) if any(map(str.strip, row))), len(texts))
    texts = texts[skipped:]
    width = max((len(row) for row in texts), default=0)
    owner: list[list[Owner]] = [[(top, left) for left in range(width)] for top in range(len(texts))]
    words: dict[Owner, GridCell] = {
        (top, left): GridCell(" ".join(text.split()), 0, 0, 0, 0, lines=lines_of(text), inset=inset_of(text))
        for top, row in enumerate(texts)
        for left, text in enumerate(row)
    }
    strong = {(row - skipped, left) for row, left in bold}
    words |= {at: replace(cell, bold=True) for at, cell in words.items() if at in strong}
    grid = _of_owners(owner, words, merged=False)
    return replace(grid, numbers=tuple(range(skipped + 1, skipped + 1 + len(grid.rows))))


def with_blanks_joined(grid: Grid, first: int, last: int, codes: int | None = None) -> Grid:
    """A grid in whose rows ``first`` to ``last`` a blank cell continues the one to its left or the one above it.

    To its left in the first row, or where both are under the same wider cell; else the one above. A column without any
    title is no part of the one beside it in a file with merged cells, or where row ``codes`` has no code for it.
    """
    uncoded = {left for left, cell in enumerate(grid.rows[codes]) if not cell.text} if codes is not None else set()
    owner: list[list[Owner]] = [[(cell.top, cell.left) for cell in row] for row in grid.rows]
    for top in range(first, last + 1):
        for left, cell in enumerate(grid.rows[top]):
            if cell.text or (cell.top, cell.left) != (top, left) or cell.right > left or cell.bottom > top:
                continue
            untitled = not any(grid.rows[row][left].text for row in range(first, last + 1))
            if untitled and (grid.merged or left in uncoded):
                continue
            above = owner[top - 1] if top > first else []
            beside = left > 0 and (not above or above[left] == above[left - 1])
            if beside:
                owner[top][left] = owner[top][left - 1]
            elif above:
                owner[top][left] = above[left]
    words: dict[Owner, GridCell] = {(cell.top, cell.left): cell for row in grid.rows for cell in row}
    joined = _of_owners(owner, words, grid.name, grid.merged)
    return replace(grid, rows=joined.rows)


Owner = int | tuple[int, int]
"""The number of a cell, or its first row and column."""


def _of_owners(
    owner: Sequence[Sequence[Owner]], words: Mapping[Owner, GridCell], name: str = "", merged: bool = True
) -> Grid:
    """A grid from who covers each place: the rectangle of an owner is all places that name it."""
    spans: dict[Owner, list[int]] = {}
    for top, line in enumerate(owner):
        for left, key in enumerate(line):
            span = spans.setdefault(key, [top, left, top, left])
            span[2], span[3] = max(span[2], top), max(span[3], left)
    blank = GridCell("", 0, 0, 0, 0)
    cells = {}
    for key, (top, left, bottom, right) in spans.items():
        cells[key] = replace(words.get(key, blank), top=top, left=left, bottom=bottom, right=right)
    return Grid(tuple(tuple(cells[key] for key in line) for line in owner), name, merged)


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
    words: dict[Owner, GridCell] = {
        place: GridCell("", 0, 0, 0, 0, decimals=look.decimals, shaded=look.shaded)
        for place, look in sheet.blanks.items()
    }
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
            None if cell.text else decimals_in(cell.number_format),
            cell.shaded,
        )
        for place, cell in sheet.cells.items()
    }
    grid = _of_owners(owner, words, sheet.name)
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
        words[number] = GridCell(cell.text, 0, 0, 0, 0, "", cell.bold, cell.lines, cell.inset, shaded=cell.shaded)
        for row in range(cell.top, cell.bottom + 1):
            for column in range(cell.left, min(cell.right, table.width - 1) + 1):
                owner[row][column] = number
    grid = _of_owners(owner, words, name)
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
