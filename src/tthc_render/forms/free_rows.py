"""The place for rows of a unit's own among prescribed rows: the row beside it, whose number, depth and sum go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.forms.formula import Node, Operation, Reference
from tthc_render.forms.model import FixedRow

_NUMBER: Final = re.compile(r"(.*?)(\d+)([.)]?)")
_WITH_DETAILS: Final = re.compile(r"\bkhác\b|ghi rõ|chi tiết|cụ thể|gồm|trong đó|chia ra|:\s*$", re.IGNORECASE)
"""Names of rows whose parts, not whose neighbours, may stand below them."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The row ``beside`` the place, and the row whose sum names that one.

    ``sure`` is whether rows of the unit belong in that sum.
    """

    beside: FixedRow | None = None
    group: FixedRow | None = None
    sure: bool = False


def neighbourhood(rows: Sequence[FixedRow]) -> Neighbourhood:
    """What is beside the place for rows of the unit's own; nothing where the form says what these are parts of."""
    at = next((index for index, row in enumerate(rows) if row.spec.tu_do), 0)
    if at == 0 or rows[at].parent:
        return Neighbourhood()
    before = rows[at - 1]
    by_code = {row.code: row for row in rows}
    for _ in rows:
        before = by_code.get(before.parent, before)
    if before.spec.de_muc:
        return Neighbourhood()
    group = next((row for row in reversed(rows[:at]) if _names(row, before)), None)
    if group is None:
        return Neighbourhood(before)
    units = {" ".join(row.spec.don_vi_tinh.casefold().split()) for row in (rows[at], group) if row.spec.don_vi_tinh}
    after = next((row for row in rows[at + 1 :] if not row.parent), None)
    inside = after is not None and _names(group, after)
    plain = group.formula is not None and _adds_only(group.formula.root)
    if len(units) > 1:
        return Neighbourhood(before)
    return Neighbourhood(before, group, plain and (inside or not _WITH_DETAILS.search(before.spec.ten)))


def next_number(rows: Sequence[FixedRow], beside: FixedRow, count: int) -> str:
    """The printed number of the ``count``-th row of the unit; "" where it cannot go on from the row beside it."""
    found = _NUMBER.fullmatch(beside.spec.stt)
    if found is None or _WITH_DETAILS.search(beside.spec.ten):
        return ""
    taken = {row.spec.stt for row in rows}
    if f"{found[1]}{int(found[2]) + 1}{found[3]}" in taken and _again(rows, beside):
        return ""
    return f"{found[1]}{int(found[2]) + count:0{len(found[2])}d}{found[3]}"


def _again(rows: Sequence[FixedRow], beside: FixedRow) -> bool:
    """Whether the numbers go on in the prescribed rows below the place, before they begin again."""
    stated = [row.spec.stt for row in rows[rows.index(beside) + 1 :] if row.spec.stt and not row.parent]
    found, first = _NUMBER.fullmatch(beside.spec.stt), _NUMBER.fullmatch(stated[0]) if stated else None
    return bool(found and first and first[1] == found[1] and int(first[2]) == int(found[2]) + 1)


def _names(row: FixedRow, other: FixedRow) -> bool:
    return row.formula is not None and any(item.name == other.code for item in row.formula.references)


def _adds_only(node: Node) -> bool:
    if isinstance(node, Operation):
        return node.name in ("+", "sum") and all(map(_adds_only, node.args))
    return isinstance(node, Reference)
