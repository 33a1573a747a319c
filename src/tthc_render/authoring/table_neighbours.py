"""The tables of a file among each other: those below each other on a sheet, those that go on, the lines around them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_codes import find_code_row, is_code_row
from tthc_render.authoring.table_columns import CODE_TITLE
from tthc_render.authoring.table_draft_rows import TOTAL
from tthc_render.authoring.table_endings import NOTE, SIGNER, begins_signatures, names_signer
from tthc_render.authoring.table_frame import titles_part
from tthc_render.authoring.table_frame_lines import begins_with_number
from tthc_render.authoring.table_grids import Grid, GridCell
from tthc_render.authoring.table_lookout import signs
from tthc_render.authoring.table_printed_again import StatedTwice, stated_twice, with_stated
from tthc_render.diagnostics.errors import DataUnreadable

_UNDER_TITLE: Final = re.compile(r"\(\s*(?:ký\b|chữ ký|họ)", re.IGNORECASE)
"""The line below the title of who signs."""
TABLES_MAX: Final = 60
"""Tables below each other on one sheet; a circular has eight."""
_GOES_ON: Final = re.compile(
    r".{0,60}\(?\s*tiếp(?: theo)?(?: trang trước| bảng trước)?\s*\)?[.:]?|(?:trang )?\d{1,3}", re.IGNORECASE
)
"""What stands between a table and the rest of it on the next page: “Biểu số 02 (tiếp theo)”, a number of a page."""


def split_tables(grid: Grid) -> list[Grid]:
    """A sheet with several tables below each other, each with a header and a row of codes of its own."""
    out: list[Grid] = []
    rest: Grid | None = grid
    while rest is not None:
        upper, rest = _first_table(rest)
        out.append(upper)
        if len(out) > TABLES_MAX:
            raise DataUnreadable(f"Tệp có quá {TABLES_MAX} hàng mã cột: chép bảng cần lập biểu sang một tệp mới.")
    return out


def with_whole_columns(grid: Grid) -> Grid:
    """A table without the columns that its head, its codes and its rows merge with the column before them.

    A sheet has them where another table on it has more columns.
    """
    codes = find_code_row(grid)
    if not codes:
        return grid
    rows = [codes - 1, codes]
    body = list(itertools.takewhile(lambda row: not signs(grid.rows[row]), range(codes + 1, len(grid.rows))))
    joined = [
        place
        for place in range(1, grid.width)
        if all(grid.rows[row][place] is grid.rows[row][place - 1] for row in rows)
        and all(grid.rows[row][place] is grid.rows[row][place - 1] or not grid.rows[row][place].text for row in body)
    ]
    named = (cell for row in grid.rows for cell in row if cell.text)
    lost = {cell.left for cell in named if {*range(cell.left, cell.right + 1)} <= {*joined}}
    kept = [place for place in joined if place not in lost]
    return grid.without_columns(kept) if kept else grid


def _first_table(grid: Grid) -> tuple[Grid, Grid | None]:
    """The first table of a sheet, and what is below it."""
    first = find_code_row(grid)
    if first is None:
        return grid, None
    for number in range(first + 2, len(grid.rows)):
        cells = [cell for cell in dict.fromkeys(grid.rows[number]) if cell.top == number]
        if not is_code_row(cells, grid.width):
            continue
        again = _texts(grid, number - 1) == _texts(grid, first - 1)
        apart = any(_ends_or_names(grid, row) for row in range(first + 1, number - 1))
        if again and not apart and not _counts_anew(grid, first, number):
            continue
        again = again and not apart
        least = 1 + max(row for row in range(first, number) if _has_figures(grid, row) or row == first)
        begin = max(least, _begin_of_head(grid, first, number))
        if begin < number:
            upper = grid.between(grid.number(0), grid.number(begin - 1))
            lower = grid.between(grid.number(begin), grid.number(len(grid.rows) - 1))
            asked = f"đầu bảng in lại ở dòng {grid.number(number)}, dưới đó mã dòng ghi lại từ đầu: {ANEW}"
            return upper, replace(lower, remarks=(asked,) if again else (), hidden_places=())
    return grid, None


def _ends_or_names(grid: Grid, row: int) -> bool:
    """Whether a row between two headers ends a table with signatures, or gives the number of the next form."""
    return signs(grid.rows[row]) or any(begins_with_number(cell.text) for cell in _own(grid, row))


def _counts_anew(grid: Grid, first: int, codes: int) -> bool:
    """Whether the rows below a header that is printed again have the codes of the rows above it: another table.

    Below a header that is only printed again on the next page the codes go on.
    """
    titles = [] if first == 0 else _texts(grid, first - 1)
    place = next((at for at, title in enumerate(titles) if CODE_TITLE.match(title)), None)
    if place is None:
        return False
    above, below = (
        {text for row in rows if re.fullmatch(r"\d+[a-zđ]?|\d+(?:\.\d+)+", text := grid.rows[row][place].text)}
        for rows in (range(first + 1, codes), range(codes + 1, len(grid.rows)))
    )
    return len(above & below) >= CODES_LEAST and 2 * len(above & below) >= len(above)


ANEW: Final = "hiểu là một phần riêng của biểu, công thức chỉ gọi các dòng của phần ấy; là một bảng thì đổi mã dòng"
CODES_LEAST: Final = 2
"""So many codes of rows again show that their table begins anew."""


def _begin_of_head(grid: Grid, first: int, codes: int) -> int:
    """Where a second table begins whose codes are in row ``codes``: with its header and the lines of words above it.

    A total without figures ends the table above.
    """
    row = codes - 1
    titled = [at for at in range(first + 1, codes) if titles_part(grid, at)]
    known = bool(titled) and not any(_is_data(grid, at) for at in range(titled[-1] + 1, codes))
    if known:
        row = titled[-1]
    while not known and row - 1 > first and len(_own(grid, row - 1)) > 1 and not _is_numbered(grid, row - 1):
        row -= 1
    while row - 1 > first:
        cells = _own(grid, row - 1)
        words = cells[0].text if cells else ""
        total = TOTAL.match(words) and (len(words.split()) < 4 or not words.isupper())
        ends = NOTE.match(words) or any(begins_signatures(cell.all_lines) for cell in cells)
        if len(cells) > 1 or total or ends or (known and _is_data(grid, row - 1)):
            break
        row -= 1
    return row


def _own(grid: Grid, row: int) -> list[GridCell]:
    """The cells with words that begin in a row."""
    return [cell for cell in dict.fromkeys(grid.rows[row]) if cell.top == row and cell.text]


def _is_numbered(grid: Grid, row: int) -> bool:
    return _own(grid, row)[0].text[:1].isdigit()


def _is_data(grid: Grid, row: int) -> bool:
    """Whether a row is one of a table's body: with a number, figures or room for a name."""
    cells = _own(grid, row)
    return bool(cells) and (_is_numbered(grid, row) or _has_figures(grid, row) or cells[0].text[-1] in "….")


def _has_figures(grid: Grid, row: int) -> bool:
    return any(cell.top == row and re.fullmatch(r"-?[\d.,]+%?", cell.text) for cell in grid.rows[row])


def with_surroundings(grids: list[Grid]) -> list[Grid]:
    """Tables with the lines of small tables around them, in which Word documents have titles and signatures.

    Notes below a table stand before the next one in the text: they are given back. Sheets of a workbook have no
    surroundings; one without a row of codes beside others that have one is said to be left out.
    """
    coded = main_tables(grids)
    out = list(grids)
    for place, index in enumerate(coded):
        own = grids[index]
        if own.columns:
            others = [
                f"“{grid.name}”" for at, grid in enumerate(grids) if at not in coded and index == coded[0] and grid.name
            ]
            words = f"bỏ trang {', '.join(others)}: không có hàng mã cột"
            out[index] = replace(own, remarks=(*own.remarks, words)) if others else own
            continue
        before = grids[coded[place - 1] + 1 if place else 0 : index]
        after = grids[index + 1 :] if place == len(coded) - 1 else []
        frames = [grid for grid in before if is_frame(grid)]
        above = [text for grid in frames for text in (*grid.above, *all_texts(grid))]
        foreign = [frame for frame in frames if any(map(begins_with_number, frame.above))]
        if foreign and any(map(begins_with_number, own.above)):
            above = []
            words = "; ".join(f"bảng {other.table} “{' – '.join(other.above)[:80]}”" for other in foreign)
            own = replace(
                own, remarks=(*own.remarks, f"không lấy {words}: là biểu khác; cần thì lập riêng với --table")
            )
        below = [text for grid in after if is_frame(grid) for text in (*grid.above, *_stacked(grid), *grid.below)]
        out[index] = replace(own, above=(*above, *own.above), below=(*own.below, *below))
    for before_it, index in itertools.pairwise(coded):
        lines = out[index].above
        signed = max((at for at, text in enumerate(lines, 1) if _is_signed(text)), default=0)
        named = next((at for at, text in enumerate(lines) if begins_with_number(text)), len(lines))
        notes = list(lines[:signed]) if signed <= named else []
        notes += itertools.takewhile(_goes_below, lines[len(notes) :])
        if notes and not out[index].columns:
            out[before_it] = replace(out[before_it], below=(*out[before_it].below, *notes))
            out[index] = replace(out[index], above=out[index].above[len(notes) :])
    return out


def main_tables(grids: Sequence[Grid]) -> list[int]:
    """The places of the tables that are read: those with a row of codes, else those that hold more than titles and
    signatures; all where none of them does.
    """
    coded = [index for index, grid in enumerate(grids) if find_code_row(grid) is not None]
    return coded or [index for index, grid in enumerate(grids) if not is_frame(grid)] or list(range(len(grids)))


def _is_signed(text: str) -> bool:
    """Whether a line between two tables is the title of who signs the first one, or the line below it."""
    return bool(_UNDER_TITLE.match(text) or (SIGNER.match(text) and not re.search(r",\s*ngày\b", text)))


def _goes_below(text: str) -> bool:
    return bool(NOTE.match(text)) or text.startswith(("- ", "– ", "+ "))


FRAME: Final = (4, 8)
"""Columns and rows of the largest table that only holds titles or signatures."""


def is_frame(grid: Grid) -> bool:
    """Whether a table is so small that it only holds titles or signatures."""
    return (grid.width < FRAME[0] and len(grid.rows) < FRAME[1]) or _holds_signatures(grid)


def _holds_signatures(grid: Grid) -> bool:
    """Whether a small table has the titles of several who sign beside each other, and no figures."""
    if len(grid.rows) >= FRAME[1]:
        return False
    cells = list(dict.fromkeys(cell for row in grid.rows for cell in row if cell.text))
    titles = [cell for cell in cells if names_signer(cell.all_lines) or begins_signatures(cell.all_lines)]
    return len(titles) > 1 and not any(cell.text[:1].isdigit() for cell in cells)


def all_texts(grid: Grid) -> list[str]:
    """The lines of all cells of a table."""
    return [line for row in grid.rows for cell in dict.fromkeys(row) for line in cell.all_lines]


def _stacked(grid: Grid) -> list[str]:
    """The lines of each column of a small table, one text for each: a signer's authority, title, and what is below."""
    columns: dict[int, list[str]] = {}
    for cell in dict.fromkeys(cell for row in grid.rows for cell in row):
        columns.setdefault(cell.left, []).extend(cell.spaced_lines)
    return ["\n".join(lines) for _, lines in sorted(columns.items()) if lines]


def joined_tables(grids: list[Grid]) -> list[Grid]:
    """Tables with those that go on from them put together: the same codes again, or nothing between and no codes.

    Lines of its own above a table say that it is another one.
    """
    out: list[Grid] = []
    for grid in grids:
        code_row = find_code_row(grid)
        last = out[-1] if out else None
        beside = last is not None and grid.width == last.width and last.name.startswith("bảng")
        if last is not None and beside and not _holds_signatures(grid):
            before = find_code_row(last)
            told = bool(grid.above) and all(map(goes_on, grid.above))
            titled = before is not None and before > 0 and _texts(grid, 0) == _texts(last, before - 1)
            plain = code_row is None and before is not None and (not grid.apart or told or titled)
            if both := _codes_again(last, before, grid, code_row):
                last = with_stated(last, before or 0, both.texts)
                last = replace(last, remarks=(*last.remarks, *both.remarks))
            if both or plain:
                out[-1] = _appended(last, grid, code_row + 1 if code_row is not None else 1 if titled else 0)
                continue
        out.append(grid)
    return out


def _codes_again(last: Grid, before: int | None, grid: Grid, code_row: int | None) -> StatedTwice | None:
    """The codes of a table and of the one below it where that has the same header again and no lines of its own."""
    if before is None or code_row is None or not all(line in last.above or goes_on(line) for line in grid.above):
        return None
    if code_row and before and _texts(grid, code_row - 1) != _texts(last, before - 1):
        return None
    return stated_twice(_texts(last, before), _texts(grid, code_row), f"bảng {grid.table}")


def goes_on(line: str) -> bool:
    """Whether a line only says that the rest of a table stands below it: “Biểu số 02 (tiếp theo)”."""
    return bool(_GOES_ON.fullmatch(line))


def with_left_out(grids: list[Grid]) -> list[Grid]:
    """Tables with a remark on the first one that names those of a Word file without a row of codes, which are left out.

    Small tables with titles and signatures are none.
    """
    coded = [index for index, grid in enumerate(grids) if find_code_row(grid) is not None]
    lost = [grid for index, grid in enumerate(grids) if index not in coded and grid.name.startswith("bảng")]
    lost = [grid for grid in lost if not is_frame(grid)]
    if not coded or not lost:
        return grids
    named = "; ".join(f"bảng {grid.table} ({grid.width} cột, “{_begin(grid)}”)" for grid in lost)
    words = f"không lấy {named}: không có hàng mã cột; cần thì lập riêng, thêm --table {lost[0].table} --header-rows 1"
    first = coded[0]
    out = list(grids)
    out[first] = replace(out[first], remarks=(*out[first].remarks, words))
    return out


def _begin(grid: Grid) -> str:
    text = next((cell.text for cell in grid.rows[0] if cell.text), "")
    return text if len(text) <= 30 else f"{text[:29]}…"


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.rows[row]]


def _appended(first: Grid, second: Grid, start: int) -> Grid:
    """The rows of ``second`` from ``start`` below those of ``first``."""
    shift = len(first.rows) - start
    seen: dict[int, GridCell] = {}
    rows = []
    for row in second.rows[start:]:
        for cell in row:
            seen.setdefault(id(cell), replace(cell, top=max(cell.top, start) + shift, bottom=cell.bottom + shift))
        rows.append(tuple(seen[id(cell)] for cell in row))
    return replace(first, rows=(*first.rows, *rows), numbers=(), below=(*first.below, *second.below))
