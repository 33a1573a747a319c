"""Headers that are printed again below, as on each page: their rows are left out, what their codes state is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tthc_render.authoring.table_codes import read_codes
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_row_cells import own_text
from tthc_render.forms.codes import plain_code


@dataclass(frozen=True, slots=True)
class StatedTwice:
    """The texts of a row of codes with the formulas that only its other print states, and what has to be said."""

    texts: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def stated_twice(first: Sequence[str], again: Sequence[str], where: str) -> StatedTwice | None:
    """Two rows of codes as one, ``where`` is the place of the second; None where their columns have other codes."""
    own, other = read_codes(first), read_codes(again)
    if [plain_code(cell.code) for cell in own] != [plain_code(cell.code) for cell in other]:
        return None
    texts = list(first)
    remarks: list[str] = []
    for place, (cell, repeated) in enumerate(zip(own, other, strict=True)):
        if not repeated.formula or repeated.formula == cell.formula:
            continue
        code = plain_code(cell.code)
        if cell.formula:
            told = f"đầu bảng ghi “{first[place]}”, {where} ghi “{again[place]}”"
            remarks.append(f"cột {code}: {told}: lấy theo đầu bảng; sai thì sửa cong_thuc")
        else:
            texts[place] = again[place]
            remarks.append(f"cột {code}: công thức “{again[place]}” chỉ ghi ở {where}: hiểu là của cả bảng")
    return StatedTwice(tuple(texts), tuple(remarks))


def with_stated(grid: Grid, code_row: int, texts: Sequence[str]) -> Grid:
    """The grid with other texts in its row of codes."""
    rows = list(grid.rows)
    old = rows[code_row]
    new = {
        id(cell): replace(cell, text=text, lines=()) for cell, text in zip(old, texts, strict=True) if cell.text != text
    }
    rows[code_row] = tuple(new.get(id(cell), cell) for cell in old)
    return replace(grid, rows=tuple(rows))


def without_repeats(grid: Grid, first: int, below: int, codes: Sequence[str]) -> tuple[Grid, list[str], list[str]]:
    """The grid without header rows that are printed again below, the codes with what only those state, and remarks."""
    head = {_texts(grid, row) for row in range(first, below)} - {("",) * grid.width}
    again: list[int] = []
    kept = list(codes)
    remarks: list[str] = []
    for row in range(below, len(grid.rows)):
        texts = _texts(grid, row)
        if texts in head:
            again.append(row)
        elif kept and (row - 1 in again or all(text[0] in "([" or "=" in text for text in texts if text)):
            both = stated_twice(kept, texts, f"đầu bảng in lại ở dòng {grid.number(row)}")
            if both is not None and any(plain_code(cell.code) for cell in read_codes(texts)):
                again.append(row)
                kept = list(both.texts)
                remarks += both.remarks
    if not again:
        return grid, kept, []
    numbers = ", ".join(str(grid.number(row)) for row in again)
    return grid.without(again), kept, [f"dòng {numbers} in lại đầu bảng: bỏ qua", *remarks]


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(own_text(grid, row, place) for place in range(grid.width))
