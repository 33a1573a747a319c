"""Identities of forms that say nothing: that no figures satisfy, that all figures satisfy, that name no figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.formula import Constant, Formula, Node, Reference, write
from tthc_render.forms.model import Part
from tthc_render.yaml_files.source import Keys, Source

Linear = Mapping[str, Decimal]
"""Coefficients by name; "" is the constant."""


def lint_identities(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """Identities of a part whose two sides differ by a constant, whatever is typed, or never."""
    by_columns = {column.key: column.formula for column in part.all_columns if column.formula}
    by_rows = {row.code: row.formula for row in part.rows if row.formula}
    signed = {column.key for column in part.all_columns if column.spec.am}
    signed |= {row.code for row in part.rows if row.spec.am or any(column.spec.am for column in part.columns)}
    for index in range(len(part.spec.kiem_tra)):
        check = next((item for item in part.checks if item.spec is part.spec.kiem_tra[index]), None)
        if check is None:
            continue
        place = source.place((*path, "kiem_tra", index, "cong_thuc"))
        text = check.spec.cong_thuc
        if not (check.relation.left.references or check.relation.right.references):
            yield finding("T829", place, text=text)
            continue
        formulas = by_rows if check.by_rows else by_columns
        left, right = (_linear(side.root, formulas, part.key) for side in (check.relation.left, check.relation.right))
        if left is None or right is None:
            continue
        difference = {key: left.get(key, Decimal(0)) - right.get(key, Decimal(0)) for key in {*left, *right}}
        constant = difference.pop("", Decimal(0))
        rest = {key: value for key, value in difference.items() if value}
        if write(check.relation.left.root, str) == write(check.relation.right.root, str):
            yield finding("T830", place, text=text)
        elif not signed & {*rest} and _never(check.relation.sign, constant, list(rest.values()), check.spec.dung_sai):
            yield finding("T815", place, text=text)


def _never(sign: str, constant: Decimal, rest: Sequence[Decimal], tolerance: Decimal) -> bool:
    """Whether no figures from 0 up make ``constant`` and the ``rest`` times figures compare as ``sign`` says."""
    above = constant > tolerance and all(value > 0 for value in rest)
    below = constant < -tolerance and all(value < 0 for value in rest)
    return {"=": above or below, "<=": above, ">=": below}[sign]


def _linear(node: Node, formulas: Mapping[str, Formula], part: str, depth: int = 0) -> Linear | None:
    """A formula as a sum of columns that are typed; None for what is no such sum."""
    if depth > 30:
        return None
    if isinstance(node, Constant):
        return {"": node.value}
    if isinstance(node, Reference):
        if node.total or node.part != part:
            return {str(node): Decimal(1)}
        inner = formulas.get(node.name)
        return _linear(inner.root, formulas, part, depth + 1) if inner else {node.name: Decimal(1)}
    parts = [_linear(arg, formulas, part, depth + 1) for arg in node.args]
    known = [item for item in parts if item is not None]
    if len(known) != len(parts):
        return None
    if node.name in ("+", "sum"):
        return _sum(known, [Decimal(1)] * len(known))
    if node.name == "-":
        return _sum(known, [Decimal(1), Decimal(-1)])
    if node.name == "neg":
        return _sum(known, [Decimal(-1)])
    if node.name == "*" and any(set(item) <= {""} for item in known):
        first, second = known
        plain, other = (first, second) if set(first) <= {""} else (second, first)
        return _sum([other], [plain.get("", Decimal(0))])
    return None


def _sum(items: Sequence[Linear], factors: Sequence[Decimal]) -> Linear:
    out: dict[str, Decimal] = {}
    for item, factor in zip(items, factors, strict=True):
        for key, value in item.items():
            out[key] = out.get(key, Decimal(0)) + value * factor
    return out
