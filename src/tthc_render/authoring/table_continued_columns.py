"""Tables whose columns go on in the next table, beside the same rows: a wide form that is broken over two pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.authoring.table_codes import find_code_row, read_codes
from tthc_render.authoring.table_grids import Grid, GridCell, Owner, of_owners
from tthc_render.authoring.table_neighbours import goes_on
from tthc_render.forms.codes import plain_code


def with_columns_joined(grids: Sequence[Grid]) -> list[Grid]:
    """The tables of a text, those that go on beside the same rows, with the codes that follow, as one; it is said."""
    out: list[Grid] = []
    for grid in grids:
        last = out[-1] if out else None
        codes = find_code_row(last) if last is not None else None
        after = _codes_after(last, codes, grid) if last is not None and codes is not None else None
        if last is not None and codes is not None and after is not None:
            shared = _shared_columns((last, codes), (grid, after))
            if shared:
                out[-1] = _joined((last, codes), (grid, after), shared)
                continue
        out.append(grid)
    return out


_Coded = tuple[Grid, int]
"""A table and its row of codes."""


def _codes_after(first: Grid, codes: int, second: Grid) -> int | None:
    """The row of a table with the codes that follow on those of the one before; None for another table."""
    if first.columns or second.columns or not all(map(goes_on, second.above)):
        return None
    last = max(_numbers(first, codes), default=0)
    for row in range(1, min(len(second.rows), HEAD_MOST)):
        after = _numbers(second, row)
        named = second.rows[row][0].text == first.rows[codes][0].text
        if last and named and after == list(range(last + 1, last + 1 + len(after))) and after:
            return row
    return None


HEAD_MOST: Final = 8
"""Rows within which the codes of a table stand."""


def _shared_columns(first: _Coded, second: _Coded) -> int:
    """How many columns of names both tables begin with; 0 where their rows are others."""
    (one, codes), (two, others) = first, second
    body, below = one.rows[codes + 1 :], two.rows[others + 1 :]
    if len(body) != len(below) or len(body) < ROWS_LEAST:
        return 0
    rows = [(one.rows[0], two.rows[0]), (one.rows[codes], two.rows[others]), *zip(body, below, strict=True)]
    widest = range(min(one.width, two.width) - 1)
    differs = (at for at in widest if any(row[at].text != again[at].text for row, again in rows))
    shared = next(differs, len(widest))
    names = {row[at].text for row in body for at in range(shared) if row[at].text}
    return shared if len(names) >= ROWS_LEAST else 0


ROWS_LEAST: Final = 2
"""So many rows with the same names at least show that a table goes on."""


def _numbers(grid: Grid, row: int) -> list[int]:
    """The codes in a row that are numbers."""
    cells = read_codes([cell.text for cell in grid.rows[row]])
    return [int(number) for cell in cells if (number := plain_code(cell.code)).isdigit()]


def _joined(one: _Coded, two: _Coded, shared: int) -> Grid:
    """The columns of the second table but its names at the right of those of the first one."""
    (first, codes), (second, others) = one, two
    head = max(codes, others)
    words: dict[Owner, GridCell] = {}
    lines: list[list[Owner]] = [[] for _ in range(head + len(first.rows) - codes)]
    for grid, start, above, moved in ((first, 0, codes, 0), (second, shared, others, first.width - shared)):
        rows = _stretched(len(grid.rows), above, head)
        for line, row in zip(lines, rows, strict=True):
            for cell in grid.rows[row][start:]:
                key = cell.top, max(cell.left, start) + moved
                words[key] = cell
                line.append(key)
    both = of_owners(lines, words, first.name, first.merged)
    moved = first.width - shared
    choices = ((place + moved, values) for place, values in second.choices if place >= shared)
    told = f"bảng {second.table} có cùng các dòng, mã cột đếm tiếp bảng {first.table}: hiểu là một biểu, ghép các cột"
    return replace(
        first,
        rows=both.rows,
        numbers=(),
        remarks=(*first.remarks, *second.remarks, f"{told}; là hai bảng thì chạy lại với --table"),
        below=(*first.below, *second.below),
        choices=(*first.choices, *choices),
        dates=(*first.dates, *(place + moved for place in second.dates if place >= shared)),
    )


def _stretched(count: int, above: int, head: int) -> list[int]:
    """The rows of a table with its header as high as ``head``: its last row of titles is repeated."""
    return [*range(above), *[max(above - 1, 0)] * (head - above), *range(above, count)]
