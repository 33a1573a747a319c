"""Which columns have decimals of their own where rows differ in theirs: values in triệu đồng beside counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_money_terms import noted
from tthc_render.authoring.table_stated import BY_NOTE

LEAST: Final = 2
"""So many figures at least show the decimals of a column."""


def columns_apart(rows: Sequence[DraftRow], counted: Collection[int]) -> tuple[list[DraftRow], set[int]]:
    """Rows without the decimals that only columns of their own have, and the places of these columns.

    They are those of ``counted`` whose figures have as many decimals in all rows, where in some row another figure has
    fewer.
    """
    shown = [{at: _decimals(value) for at, value in row.figures if at in counted} for row in rows]
    columns = {at: [row[at] for row in shown if at in row] for at in counted}
    even = {at for at, counts in columns.items() if len(counts) >= LEAST and len(set(counts)) == 1 and counts[0]}
    if not any(min(row.values()) < row[at] for row in shown for at in even & {*row}):
        return list(rows), set()

    def settled(row: DraftRow, own: dict[int, int]) -> DraftRow:
        if BY_NOTE in row.remark or not row.places or not own:
            return row
        return replace(row, places=max((count for at, count in own.items() if at not in even), default=0) or None)

    return [settled(row, own) for row, own in zip(rows, shown, strict=True)], even


def rows_apart(rows: Sequence[DraftRow], counted: Collection[int]) -> list[DraftRow]:
    """Rows with the decimals of their own where some show whole numbers in columns in which all others are filled up
    with noughts to their decimals (310,0); [] where nothing shows that. A row that shows neither has those of most.
    """
    shown = [{at: value for at, value in row.figures if at in counted and value} for row in rows]
    columns = {at: {_decimals(row[at]) for row in shown if at in row} for at in counted}
    mixed = {at for at, counts in columns.items() if len(counts) == LEAST and 0 in counts}
    own = [{at: value for at, value in row.items() if at in mixed} for row in shown]
    kinds = [{bool(_decimals(value)) for value in row.values()} for row in own]
    filled = [value for row in own for value in row.values() if _decimals(value)]
    noughts = any(value == int(value) for value in filled)
    if not noughts or kinds.count({True}) < LEAST or {True, False} in kinds:
        return []
    most = max(map(_decimals, filled))
    return [replace(row, places=row.places if kind else most) for row, kind in zip(rows, kinds, strict=True)]


def by_row(rows: Sequence[DraftRow]) -> bool:
    """Whether rows have decimals of their own, other than those that notes state."""
    return any(row.places is not None and BY_NOTE not in row.remark for row in rows)


NO_FIGURE: Final = "bảng gốc không có số: in 2 số lẻ; biểu in khác thì ghi so_le"


def with_asked_decimals(
    columns: tuple[HeaderColumn, ...], blank: Collection[str], rows: Sequence[DraftRow]
) -> tuple[HeaderColumn, ...]:
    """Columns of averages without any figure, of which nothing says how many decimals they have, with the question.

    ``blank`` are the keys of columns without any figure; where ``rows`` have decimals of their own, these hold.
    """
    if any(row.places is not None for row in rows):
        return columns

    def settle(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(settle, column.columns)))
        asked = column.kind == "binh_quan" and column.places is None and column.key in blank
        return noted(column, NO_FIGURE) if asked else column

    return tuple(map(settle, columns))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
