"""Sums of forms that count a figure twice or add what never has one; rows whose codes are not in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.code_order import out_of_order
from tthc_render.forms.codes import counted
from tthc_render.forms.formula import Constant, Formula, Node, Operation, Reference
from tthc_render.forms.free_rows import neighbourhood
from tthc_render.forms.loader import leaves_of
from tthc_render.forms.model import FixedRow, Part
from tthc_render.forms.row_formulas import is_ratio
from tthc_render.yaml_files.source import Keys, Source

ORDERED_MIN = 4
"""Rows of which one may be out of order; fewer do not show what the order is."""


def lint_sums(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T860 for a column or row that counts twice, T861 for one that adds a row without figures there, T864."""
    columns = {column.key: column.formula for column in part.all_columns if column.formula}
    names = {column.key: f"cột {column.code or column.name}" for column in part.all_columns}
    leaves = [at for _, _, at in leaves_of(part.spec.cot, (*path, "cot"))]
    for column, at in zip(part.columns, leaves, strict=True):
        if column.formula is not None and (twice := _counted_twice(column.formula, columns, part.key, names)):
            yield finding("T860", source.place((*at, "cong_thuc")), of=f"Cột {column.code or column.name}", twice=twice)
    rows = {row.code: row.formula for row in part.rows if row.formula}
    names = {row.code: f"dòng {row.code}" for row in part.rows}
    for index, row in enumerate(part.rows):
        place = source.place((*path, "dong", index, "cong_thuc"))
        if row.formula is None:
            continue
        others = [part.row(item.name) for item in row.formula.references if item.part == part.key]
        apart = next((item for item in others if item is not None and _never_together(row, item, part)), None)
        if apart is not None:
            yield finding("T861", place, row=row.name, other=apart.name)
        elif twice := _counted_twice(row.formula, rows, part.key, names):
            yield finding("T860", place, of=f"Dòng {row.name}", twice=twice)
    yield from _order(part, source, path)


def _order(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T864 for the one row whose printed code stands before a smaller or behind a larger one."""
    coded = [(index, row) for index, row in enumerate(part.rows) if row.named and row.spec.in_ma]
    numbers = [number for _, row in coded if (number := counted(row.code)) is not None]
    if len(numbers) < max(len(coded), ORDERED_MIN) or len(set(numbers)) < len(numbers):
        return
    strays = out_of_order(numbers)
    for at in strays if len(strays) == 1 else ():
        index, row = coded[at]
        before = coded[at - 1][1].code if at else "–"
        after = coded[at + 1][1].code if at + 1 < len(coded) else "–"
        place = source.place((*path, "dong", index, "ma"))
        yield finding("T864", place, seen=row.code, before=before, after=after)


def _never_together(row: FixedRow, other: FixedRow, part: Part) -> bool:
    """Whether no column has a figure in both rows; of a heading that is known already."""
    return not other.spec.de_muc and not _filled(row, part) & _filled(other, part)


def _filled(row: FixedRow, part: Part) -> frozenset[str]:
    """The columns in which a row has a figure."""
    return frozenset(column.key for column in part.columns if column.numeric) - row.blanks


def _counted_twice(formula: Formula, formulas: Mapping[str, Formula], part: str, names: Mapping[str, str]) -> str:
    """What a sum counts twice, as words: a member that another one includes, or that it names twice; "" for nothing."""
    added = list(added_rows(formula.root, part))
    for at, name in enumerate(added):
        if name in added[:at]:
            return f"{names[name]} hai lần"
    for whole in added:
        inside = members_of(whole, formulas, part, set())
        within = next((name for name in added if name in inside), None)
        if within is not None:
            return f"{names[within]} lẫn {names[whole]} đã gồm nó"
    return ""


def members_of(name: str, formulas: Mapping[str, Formula], part: str, seen: set[str]) -> set[str]:
    """All that a column or row is the sum of, through the sums that it adds."""
    formula = formulas.get(name)
    if formula is None or name in seen:
        return set()
    direct = set(added_rows(formula.root, part))
    return direct.union(*(members_of(item, formulas, part, {*seen, name}) for item in direct))


def added_rows(node: Node, part: str) -> Iterator[str]:
    """What a plain sum adds; nothing where a formula does anything else."""
    if is_ratio(node) or not _is_sum(node):
        return
    if isinstance(node, Reference):
        if node.part == part and not node.total:
            yield node.name
    elif isinstance(node, Operation):
        for arg in node.args:
            yield from added_rows(arg, part)


def _is_sum(node: Node) -> bool:
    return isinstance(node, Reference | Constant) or (
        isinstance(node, Operation) and node.name in ("+", "sum") and all(map(_is_sum, node.args))
    )


def lint_free_rows(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T850 for rows of the unit's own of which it is not certain that the sum of their group counts them."""
    near = neighbourhood(part.rows)
    if near.beside is not None and near.group is not None and not near.sure:
        at = next(index for index, row in enumerate(part.rows) if row.spec.tu_do)
        place = source.place((*path, "dong", at))
        yield finding("T850", place, beside=near.beside.name, seen=near.beside.code, group=near.group.name)
