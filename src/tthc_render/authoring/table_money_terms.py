"""Columns that hold money because what they add up, or what adds them up, is money."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_titles import is_counted
from tthc_render.authoring.table_units import MONEY_OR_FACTOR
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import parse


def with_money_terms(columns: tuple[HeaderColumn, ...], leaves: Sequence[HeaderColumn]) -> tuple[HeaderColumn, ...]:
    """Columns that a sum of money adds up, as money, which is asked about; ``leaves`` are all that hold values."""
    sums = [leaf for leaf in leaves if leaf.kind == "tien" and leaf.formula and not re.search(r"[*/]", leaf.formula)]
    named = {item.name: leaf for leaf in sums for item in parse(leaf.formula).references}

    paid = {name for leaf in leaves if leaf.kind == "tien" for name in names_of([leaf])}
    for _ in leaves:
        more = {name for leaf in leaves if _is_of_money(leaf, paid) for name in names_of([leaf])}
        if more <= paid:
            break
        paid |= more

    def money(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(money, column.columns)))
        if column.kind == "so" and _is_of_money(column, paid) and not is_counted(column.title):
            return noted(replace(column, kind="tien"), "tiền, vì tính từ các cột tiền")
        whole = next((named[name] for name in names_of([column]) if name in named), None)
        if whole is None or column.kind != "so" or is_counted(column.title):
            return column
        words = f"tiền, vì cột {plain_code(whole.code) or whole.title} cộng cột này là tiền"
        column = replace(column, note=column.note.replace(MONEY_OR_FACTOR, "").strip("; "))
        return noted(replace(column, kind="tien"), words)

    return tuple(map(money, columns))


def _is_of_money(column: HeaderColumn, paid: Collection[str]) -> bool:
    """Whether a formula adds, takes off or multiplies by a number what columns of money hold."""
    plain = bool(column.formula) and "/" not in column.formula and not re.search(r"\) \* [(a-z]", column.formula)
    return plain and {item.name for item in parse(column.formula).references} <= {*paid}


def names_of(columns: Iterable[HeaderColumn]) -> set[str]:
    """What formulas call columns by."""
    return {name for column in columns for name in (reference(column.code), column.key) if name}


def noted(column: HeaderColumn, words: str) -> HeaderColumn:
    """A column with more words in its remark."""
    return replace(column, note="; ".join(filter(None, [column.note, words])))
