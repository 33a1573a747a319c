"""Which rows of a grid are the header of a table: found by codes, titles, figures or names, or said by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tthc_render.authoring.table_codes import find_code_row, is_code_row
from tthc_render.authoring.table_frame import informs, titles_part
from tthc_render.authoring.table_grids import Grid, with_blanks_joined
from tthc_render.authoring.table_lookout import rows_above_figures, rows_above_names, titled_rows
from tthc_render.diagnostics.errors import DataUnreadable


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """Which rows are the header, by hand: ``first`` to ``last`` as the file's program shows them, or ``count``."""

    first: int = 0
    last: int = 0
    count: int = 0


BY_ITSELF: Final = HeaderRows()
"""Nothing said by hand: the program finds the header."""


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """Where a header stands in a grid: its first row, the row of codes, and the row after its titles."""

    first: int
    code_row: int | None
    rows: int

    @property
    def below(self) -> int:
        """The first row below the header."""
        return self.rows if self.code_row is None else self.code_row + 1


def with_header_joined(grid: Grid, place: HeaderPlace) -> Grid:
    """The grid with blank cells of its header joined to those that they continue."""
    if place.rows > place.first and _has_gaps(grid, place.first, place.rows - 1):
        return with_blanks_joined(grid, place.first, place.rows - 1, place.code_row)
    return grid


def header_place(grid: Grid, by_hand: HeaderRows = BY_ITSELF) -> HeaderPlace:
    """Where the header of a table is; DataUnreadable if none is found and none is given ``by_hand``."""
    code_row = find_code_row(grid)
    if by_hand.first:
        numbers = [grid.number(row) for row in range(len(grid.rows))]
        inside = [row for row, number in enumerate(numbers) if by_hand.first <= number <= by_hand.last]
        if not inside:
            raise DataUnreadable(
                f"Bảng chỉ có các hàng {numbers[0]} đến {numbers[-1]}; --header-rows ghi các hàng trong đó."
            )
        first, rows = inside[0], inside[-1] + 1
        last = list(dict.fromkeys(grid.rows[inside[-1]]))
        if len(inside) > 1 and is_code_row([cell for cell in last if cell.top == inside[-1]], grid.width):
            return HeaderPlace(first, inside[-1], inside[-1])
        return HeaderPlace(first, rows if code_row == rows else None, rows)
    if by_hand.count > len(grid.rows):
        raise DataUnreadable(f"Bảng chỉ có {len(grid.rows)} hàng; --header-rows ghi từ 1 đến {len(grid.rows)}.")
    if by_hand.count:
        return HeaderPlace(0, by_hand.count if code_row == by_hand.count else None, by_hand.count)
    if code_row is not None and code_row > 0:
        return HeaderPlace(_first_row(grid, code_row), code_row, code_row)
    guessed = titled_rows(grid) or rows_above_figures(grid) or rows_above_names(grid)
    if guessed is not None:
        return HeaderPlace(guessed[0], None, guessed[1])
    raise DataUnreadable(
        "Không thấy hàng mã cột như (1) (2) (3) dưới đầu bảng. Ghi --header-rows và các hàng đầu bảng như chương trình "
        "hiện số hàng, ví dụ --header-rows 4:6; hoặc thêm hàng mã cột."
    )


def named_rows(grid: Grid, first: int, last: int) -> str:
    """Rows ``first`` to ``last`` as the file's program numbers them."""
    numbers = grid.number(first), grid.number(last)
    return f"hàng {numbers[0]}" if numbers[0] == numbers[1] else f"các hàng {numbers[0]}–{numbers[1]}"


def _has_gaps(grid: Grid, first: int, last: int) -> bool:
    """Whether the header has blank cells of their own, as files without merged cells have."""
    return not grid.merged or any(
        not cell.text and cell.top == cell.bottom and cell.left == cell.right
        for row in range(first, last + 1)
        for cell in grid.rows[row]
    )


def _is_above(grid: Grid, row: int, end: int) -> bool:
    """Whether a row says of what the table below it is, while the titles of its columns follow until row ``end``."""
    return row + 1 < end and informs(grid, row)


def _first_row(grid: Grid, code_row: int) -> int:
    """Where the header begins: the nearest row above the codes from which every column with a code has a title.

    Where some column has none, the highest row above the codes that is no line of text above the table.
    """
    titled: set[int] = set()
    coded = {place for place, cell in enumerate(grid.rows[code_row]) if cell.text}
    above = (row + 1 for row in range(code_row - 1, -1, -1) if titles_part(grid, row) or _is_above(grid, row, code_row))
    top = next(above, 0)
    for number in range(code_row - 1, top - 1, -1):
        cells = grid.rows[number]
        titled |= {place for place, cell in enumerate(cells) if cell.text and cell.top >= number}
        begins = all(cell.top == number or not cell.text for cell in cells)
        if begins and coded <= titled and len({cell.left for cell in cells if cell.text}) > 1:
            return number
    first = code_row
    for number in range(code_row - 1, top - 1, -1):
        texts = {cell.left for cell in grid.rows[number] if cell.text}
        if len(texts) < 2:
            break
        first = number
    return first if first < code_row else top if top < code_row else 0
