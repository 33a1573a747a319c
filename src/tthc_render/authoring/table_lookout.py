"""Headers without a row of codes, columns and rows that are none of a table, codes that became dates."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.sheet_formulas import column_letters
from tthc_render.authoring.table_endings import NOTE, begins_signatures
from tthc_render.authoring.table_frame import informs
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_row_cells import Places, own_text
from tthc_render.diagnostics.errors import DataUnreadable
from tthc_render.vietnamese.text import slug

COUNTED: Final = ("stt", "tt", "so_tt", "so_thu_tu", "thu_tu")
"""Titles of the column of numbers, which is the first of most tables."""
_BEGINS: Final = re.compile(r"[IVX]+\.?|[A-ZĐ]\.?|\d+(?:\.\d+)*\.?|[IVX]+\s*[.-].*|[A-ZĐ]\s*[.-]\s.*")
_FIGURE: Final = re.compile(r"\(?[-+−]?\d[\d.,]*%?\)?")
_DATE: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


def titled_rows(grid: Grid) -> tuple[int, int] | None:
    """First row of a header that begins with STT or TT, and the row after its last; None if there is none."""
    for row in range(len(grid.rows) - 1):
        cells = [cell for cell in dict.fromkeys(grid.rows[row]) if cell.text and cell.top == row]
        if len(cells) < 3 or slug(cells[0].text) not in COUNTED:
            continue
        left = cells[0].left
        end = max(row, grid.rows[row][left].bottom)
        while end + 1 < len(grid.rows) and not _BEGINS.fullmatch(own_text(grid, end + 1, left)):
            filled = [cell for cell in dict.fromkeys(grid.rows[end + 1]) if cell.text and cell.top == end + 1]
            if (
                own_text(grid, end + 1, left)
                or not filled
                or any(re.search(r"\d{2,}|^\d+$", cell.text) for cell in filled)
            ):
                break
            end += 1
        return row, end + 1
    return None


def rows_above_figures(grid: Grid) -> tuple[int, int] | None:
    """First row of a header that stands above the first row of figures, and the row after its last.

    None where no row is mostly figures, or a column has no title above it.
    """
    figured = next((row for row in range(1, len(grid.rows)) if _is_figured(grid, row)), None)
    if figured is None or grid.width < 3:
        return None
    end = figured
    while end > 1 and len(_own(grid, end - 1)) == 1 and _own(grid, end - 1)[0].left == 0:
        end -= 1  # names of groups above the first figures
    first = end
    while first > 0 and len(_own(grid, first - 1)) > 1 and not _is_figured(grid, first - 1):
        if first < end and informs(grid, first - 1):
            break
        first -= 1
    titled = all(any(grid.rows[row][place].text for row in range(first, end)) for place in range(grid.width))
    return (first, end) if first < end and titled else None


def rows_above_names(grid: Grid) -> tuple[int, int] | None:
    """First row of a header that stands above rows of which only the names are written, and the row after its last.

    It is the first row that gives every column a title; None where no names stand below it.
    """
    for row in range(len(grid.rows) - 2):
        cells = _own(grid, row)
        if len(cells) < 3 or any(_FIGURE.fullmatch(cell.text) or len(cell.text.split()) > 20 for cell in cells):
            continue
        end = max(row, *(cell.bottom for cell in cells)) + 1
        while end < len(grid.rows) and not grid.rows[end][0].text and len(_own(grid, end)) > 1:
            end += 1  # titles of columns below a title of several
        titled = all(any(grid.rows[at][place].text for at in range(row, end)) for place in range(grid.width))
        named = [at for at in range(end, len(grid.rows)) if _is_named(grid, at)]
        if titled and len(named) >= NAMES_LEAST:
            return row, end
    return None


NAMES_LEAST: Final = 2
"""So many rows at least whose figures are blank show that what stands above them is a header."""


def _is_named(grid: Grid, row: int) -> bool:
    """Whether a row has a name, and more blank cells than others."""
    cells = grid.rows[row]
    written = [cell for cell in _own(grid, row) if cell.left == cell.right]
    return bool(cells[0].text) and cells[0] in written and 2 * len(written) <= len(cells) and not signs(cells)


def _own(grid: Grid, row: int) -> list[GridCell]:
    """The cells with words that begin in a row."""
    return [cell for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]


def _is_figured(grid: Grid, row: int) -> bool:
    """Whether most cells of a row beside the first one are figures."""
    cells = [cell for cell in _own(grid, row) if cell.left > 0]
    figures = [cell for cell in cells if cell.left == cell.right and _FIGURE.fullmatch(cell.text)]
    return len(figures) > 1 and len(figures) > len(cells) / 2


QUOTED: Final = 40
"""Letters of a cell that a remark quotes."""
SHOWN: Final = 12
"""Cells that a remark quotes; of others it names the rows."""


def without_untitled(grid: Grid, first: int, below: int) -> tuple[Grid, list[str]]:
    """The grid without columns that have neither a title nor a code, and a remark where something is written there."""
    bare = [
        column for column in range(grid.width) if not any(grid.rows[row][column].text for row in range(first, below))
    ]
    if not bare or len(bare) == grid.width:
        return grid, []
    written = [
        column
        for column in bare
        if any(row[column].text and row[column].left == column == row[column].right for row in grid.rows[below:])
    ]
    signed = {
        (row, column): cell
        for row, line in enumerate(grid.rows[below:], below)
        for column, cell in enumerate(line)
        if column in written and (cell.top, cell.left, cell.right) == (row, column, column) and signs([cell])
    }
    written = [
        column
        for column in written
        if any(row[column].text and (at, column) not in signed for at, row in enumerate(grid.rows[below:], below))
    ]
    grid = replace(grid, below=(*("\n".join(cell.spaced_lines) for cell in signed.values()), *grid.below))
    letters = [column_letters(grid.columns[column] if grid.columns else column + 1) for column in written]
    cells = [
        (f"dòng {grid.number(at)}", row[column].text)
        for column in written
        for at, row in enumerate(grid.rows[below:], below)
        if row[column].text and row[column].left == column and row[column].top == at and (at, column) not in signed
    ]
    quoted = [f"{place} “{text[:QUOTED]}”" for place, text in cells[:SHOWN]] + [place for place, _ in cells[SHOWN:]]
    remarks = [f"bỏ cột thừa {', '.join(letters)}: không có tên ở đầu bảng ({'; '.join(quoted)})"] if letters else []
    return grid.without_columns(bare), remarks


def signs(row: Sequence[GridCell]) -> bool:
    """Whether signatures begin in a row: a signer's title and no figures."""
    texts = [cell.text for cell in row if cell.text]
    signed = any(begins_signatures(cell.all_lines) for cell in row if cell.text)
    return signed and not any(text.replace(",", "").isdigit() for text in texts)


def notes(row: Sequence[GridCell]) -> bool:
    """Whether a row is a note in one cell below a table, and shows nothing of its columns."""
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    return len(cells) == 1 and bool(NOTE.match(cells[0].text))


def note_lines(cells: Sequence[GridCell], places: Places, loose: bool) -> tuple[str, ...]:
    """The lines of a row that is a note, in one cell or as a number and its words; () for a row of the table."""
    first, others = cells[0], cells[1:]
    said = first.left <= places.label and first.text.endswith((".", ";")) and len(first.text.split()) > 4
    if not others and (NOTE.match(first.text) or (loose and (first.left == 0 or said))):
        return first.all_lines
    figures = any(cell.left in places.figures and _FIGURE.fullmatch(cell.text) for cell in others)
    if others and _HEADED.match(first.text) and not figures:
        return " ".join(cell.text for cell in cells), *first.all_lines[1:]
    worded = len(others) == 1 and others[0].left not in (*places.figures, places.code, places.unit)
    if not worded or len(others[0].text.split()) < 3:
        return ()
    if re.match(r"(?:ghi chú|chú thích|lưu ý)", first.text, re.IGNORECASE) or (
        loose and re.fullmatch(r"[-–+•*]|\(?(?:\d{1,2}|[a-zđ]|\*)\s*[.)]*", first.text)
    ):
        return f"{first.text} {others[0].all_lines[0]}", *others[0].all_lines[1:]
    return ()


_HEADED: Final = re.compile(r"(?:ghi chú|chú thích|lưu ý)\s*:\s*\S", re.IGNORECASE)


def is_footnote(grid: Grid, row: int, places: Places) -> bool:
    """Whether a row is a sentence below the last row that has a code or figures: a note, and no heading."""
    cells = _own(grid, row)
    if len(cells) != 1 or not cells[0].text.endswith(".") or len(cells[0].text.split()) < SENTENCE:
        return False
    apart = row > 0 and not any(cell.text for cell in grid.rows[row - 1])
    apart = apart or cells[0].left == places.symbol != places.label
    if not apart and (places.code < 0 or _ITEM.match(cells[0].text)):
        return False  # a name of a group, or a row that is counted
    below = itertools.takewhile(lambda at: not signs(grid.rows[at]), range(row + 1, len(grid.rows)))
    return all(len(_own(grid, at)) < 2 and not own_text(grid, at, places.code) for at in below)


SENTENCE: Final = 6
"""So many words at least make a sentence of what ends with a full stop."""
_ITEM: Final = re.compile(r"[-–+•*]|\(?\w{1,3}[.)]")


def refuse_dates(grid: Grid, codes: Sequence[str], row: int) -> None:
    """DataUnreadable for a cell of the code row that a spreadsheet made into a date."""
    for place, text in enumerate(codes):
        if _DATE.fullmatch(text):
            raise DataUnreadable(_SAID.format(cell=_cell(grid, row, place), what="mã cột", text=text))


def refuse_dates_below(grid: Grid, first: int, places: Places) -> None:
    """DataUnreadable for the code or number of a row that a spreadsheet made into a date."""
    for column, what in ((places.code, "mã dòng"), (places.symbol, "số thứ tự của dòng")):
        for row in range(first, len(grid.rows) if column >= 0 else first):
            text = own_text(grid, row, column)
            if _DATE.fullmatch(text):
                raise DataUnreadable(_SAID.format(cell=_cell(grid, row, column), what=what, text=text))


def _cell(grid: Grid, row: int, place: int) -> str:
    return f"{column_letters(grid.columns[place] if grid.columns else place + 1)}{grid.number(row)}"


_SAID: Final = (
    "Ô {cell} lẽ ra là {what} nhưng Excel đã đổi thành ngày {text}. Đặt ô ấy ở dạng Text rồi gõ lại mã, ví dụ 1.10, "
    "lưu tệp và chạy lại."
)
