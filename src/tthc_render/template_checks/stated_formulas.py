"""What a form prints of a formula, in the name of a row (05=04/01×100) or a code cell (3=2/1), against what it has.

Both are computed with one set of figures: another order of terms is no difference, nor × 100 that is not printed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from tthc_render.authoring.table_codes import read_code
from tthc_render.authoring.table_row_relations import stated_formula
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.forms.codes import plain_code, reference
from tthc_render.forms.formula import Formula, FormulaError, Node, Operation, Reference, evaluate, parse
from tthc_render.forms.loader import leaves_of
from tthc_render.forms.model import Part
from tthc_render.forms.row_formulas import parse_rows
from tthc_render.yaml_files.source import Keys, Source

_FACTORS: Final = (Decimal(1), Decimal(100), Decimal("0.01"), Decimal(1000), Decimal("0.001"))
"""What a printed formula may leave out."""
_NEAR: Final = Decimal("1e-9")
LOOSE_MOST: Final = 6
"""Formulas that name more columns have too many readings."""


def lint_stated(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T770, T844 for rows whose name, and T845 for columns whose code cell, states another formula than is computed."""
    codes = [row.code for row in part.rows if row.named]
    figures = {code: Decimal(7919 + 104 * place * place + 13 * place) for place, code in enumerate(codes)}
    yield from _useless(part, source, path)
    for index, row in enumerate(part.rows):
        if row.formula is None or any(item.part not in ("", part.key) for item in row.formula.references):
            continue
        left, stated = stated_formula(row.spec.ten)
        if left != row.code or not stated:
            continue
        try:
            printed = parse_rows(stated, codes)
        except FormulaError:
            continue  # by numbers of rows, or with words of its own
        if printed.references and not _same(printed, row.formula, figures):
            place = source.place((*path, "dong", index, "cong_thuc"))
            yield finding("T844", place, row=row.name, stated=stated, formula=row.spec.cong_thuc)
    yield from _columns(part, source, path)


def _useless(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    """T770 for rows whose formula computes no cell: all their columns hold shares or averages, which never add up."""
    for index, row in enumerate(part.rows):
        typed = [column for column in part.all_columns if column.typed and row.takes(column)]
        computed = any(row.computes(column) for column in part.all_columns)
        if row.formula is not None and not computed and any(column.rate for column in typed):
            place = source.place((*path, "dong", index, "cong_thuc"))
            yield finding("T770", place, row=row.name, columns=", ".join(column.name for column in typed))


def _columns(part: Part, source: Source, path: Keys) -> Iterator[Finding]:
    keys = {reference(column.code): column.key for column in part.columns if column.code}
    figures = _figures(part)
    for (spec, _, at), column in zip(leaves_of(part.spec.cot, (*path, "cot")), part.columns, strict=True):
        read = read_code(spec.ma_in) if "=" in spec.ma_in else None
        if column.formula is None or read is None or not read.formula or plain_code(read.code) != plain_code(spec.ma):
            continue
        if any(item.part not in ("", part.key) or item.total for item in column.formula.references):
            continue
        printed = parse(read.formula)
        by_code = {code: figures[key] for code, key in keys.items()}
        known = all(item.name in by_code for item in printed.references)
        shown = {**figures, **by_code}
        computed = _unrounded(column.formula)
        if known and not (_same(printed, computed, shown) or _same_loosely(printed, computed, shown)):
            yield finding("T845", source.place((*at, "cong_thuc")), stated=spec.ma_in, formula=spec.cong_thuc)


def _unrounded(formula: Formula) -> Formula:
    """A formula without the rounding around it, which a code row never states."""
    root = formula.root
    return Formula(formula.text, root.args[0]) if isinstance(root, Operation) and root.name == "round" else formula


def _figures(part: Part) -> dict[str, Decimal]:
    """A figure for each column: any for those that are typed, what their formulas make of these for others.

    So 7=6-100 says what (3) / (4) * 100 - 100 does, where column 6 is (3) / (4) * 100.
    """
    out = {column.key: Decimal(7919 + 104 * place * place) for place, column in enumerate(part.all_columns)}
    formulas = {column.key: column.formula for column in part.all_columns if column.formula is not None}
    for _ in formulas:  # what is computed of computed columns comes right after these
        for key, formula in formulas.items():
            value = evaluate(formula, lambda item: out.get(item.name))
            out[key] = value if isinstance(value, Decimal) else out[key]
    return out


def _same_loosely(printed: Formula, computed: Formula, figures: Mapping[str, Decimal]) -> bool:
    """Whether some of the printed numbers are no columns, or shares, so that both come to the same.

    (1+2)*(1+4) may mean 1 + 4%: a number is a column, a hundredth of it, or itself.
    """
    right = evaluate(computed, lambda item: figures.get(item.name))
    names = list(_occurrences(printed.root))
    if not isinstance(right, Decimal) or len(names) > LOOSE_MOST:
        return False
    choices = [_meanings(name, figures[name]) for name in names]
    for values in itertools.product(*choices):
        following = iter(values)
        left = evaluate(printed, lambda item, following=following: next(following, None))  # type: ignore[misc]
        if isinstance(left, Decimal) and abs(left - right) <= abs(right) * _NEAR:
            return True
    return False


def _meanings(name: str, figure: Decimal) -> list[Decimal]:
    number = plain_code(name)
    return [figure, figure / 100, *([Decimal(number)] if number.isdecimal() else [])]


def _occurrences(node: Node) -> Iterator[str]:
    """The references of a formula from left to right, as often as they are named."""
    if isinstance(node, Reference):
        yield node.name
    for arg in node.args if isinstance(node, Operation) else ():
        yield from _occurrences(arg)


def _same(printed: Formula, computed: Formula, figures: Mapping[str, Decimal]) -> bool:
    """Whether both come to the same with ``figures``; where one comes to nothing, they cannot be compared."""
    one, other = (evaluate(formula, lambda item: figures.get(item.name)) for formula in (printed, computed))
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return True
    return any(abs(one * factor - other) <= abs(other) * _NEAR for factor in _FACTORS)
