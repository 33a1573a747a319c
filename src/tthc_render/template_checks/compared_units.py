"""Identities between figures of different units of measure: hectares are no more than persons are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.formula import Constant, Node, Operation
from tthc_render.forms.model import Column, Part
from tthc_render.yaml_files.source import Keys, Source

PERCENT: Final = "%"
_MEASURE: Final = re.compile(
    r"%|ha|k?m[23²³]?|cm|tấn|tạ|kg|gam|lít|tạ/ha|tấn/ha|kwh|(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng|usd", re.IGNORECASE
)
"""Units of what is measured or paid; figures of anything else are counted, and counts may be compared."""
_IN_TITLE: Final = re.compile(r"\(([^()]{1,20})\)\s*$")


def lint_compared_units(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T862 for each identity whose two sides are of one unit each, and not of the same.

    Two units of things that are counted are told in equations only: there may be no more cases than petitions.
    """
    for index, spec in enumerate(part.spec.kiem_tra):
        check = next((item for item in part.checks if item.spec is spec), None)
        if check is None:
            continue
        relation = check.relation
        sides = [_unit(side.root, part, by_rows=check.by_rows) for side in (relation.left, relation.right)]
        left, right = (" ".join(side.split()) for side in sides)
        if not left or not right or _is_same(left, right):
            continue
        if relation.sign == "=" or _MEASURE.fullmatch(left) or _MEASURE.fullmatch(right):
            place = source.place((*path, "kiem_tra", index, "cong_thuc"))
            yield finding("T862", place, text=spec.cong_thuc, left=left, right=right)


def _is_same(left: str, right: str) -> bool:
    """Whether one unit is the other with more words: "lượt" and "lượt người"; never for measures of two sizes."""
    left, right = left.casefold(), right.casefold()
    if _MEASURE.fullmatch(left) and _MEASURE.fullmatch(right):
        return left == right
    words = sorted((re.findall(r"\w+", left), re.findall(r"\w+", right)), key=len)
    return left == right or set(words[0]) <= set(words[1])


def _unit(node: Node, part: Part, *, by_rows: bool) -> str:
    """The unit of a sum whose members all have it; "" where it is not known, or something else is computed."""
    units = list(_units(node, part, by_rows=by_rows))
    return units[0] if units and len({unit.casefold() for unit in units}) == 1 else ""


def _units(node: Node, part: Part, *, by_rows: bool) -> Iterator[str]:
    if isinstance(node, Operation):
        if node.name not in ("+", "-", "sum", "neg"):
            yield ""
        for arg in node.args:
            yield from _units(arg, part, by_rows=by_rows)
        return
    if isinstance(node, Constant) or node.part != part.key:
        yield ""
        return
    row, column = part.row(node.name), part.column(node.name)
    if by_rows:
        yield row.spec.don_vi_tinh if row is not None else ""
    else:
        yield _of_column(column) if column is not None else ""


def _of_column(column: Column) -> str:
    """The unit that a column states, or that ends one of its titles as a measure: "Diện tích (ha)"."""
    if column.kind == "ty_le":
        return PERCENT
    if column.spec.don_vi_tinh:
        return column.spec.don_vi_tinh
    found = (match[1].strip() for title in reversed(column.titles) if (match := _IN_TITLE.search(title)))
    return next((unit for unit in found if _MEASURE.fullmatch(unit)), "")
