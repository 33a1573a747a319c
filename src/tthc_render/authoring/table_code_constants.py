"""Numbers in formulas of the code row that are no columns: 90 in 3=2/(1×90), in a table of three columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_money_terms import noted
from tthc_render.authoring.table_rates import stated_code
from tthc_render.forms.codes import plain_code
from tthc_render.forms.formula import Node, Operation, Reference, parse


def with_constants(columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """Columns whose formulas multiply or divide by a number beyond all codes of the table, with it as a plain number.

    What was taken for a number is said.
    """
    codes = [plain_code(leaf.code) for leaf in leaves_of(columns)]
    last = max((int(code) for code in codes if code.isdigit()), default=0)

    def plain(column: HeaderColumn) -> HeaderColumn:
        if column.columns:
            return replace(column, columns=tuple(map(plain, column.columns)))
        factors = set(_factors(parse(column.formula).root)) if column.formula else set()
        numbers = [name for name in factors if name.strip("()").isdigit() and int(name.strip("()")) > last > 0]
        if not numbers:
            return column
        printed = stated_code(column)
        taken = ", ".join(sorted(name.strip("()") for name in numbers))
        words = f"trong công thức, {taken} hiểu là số vì biểu không có cột {taken}"
        return noted(replace(column, formula=as_numbers(column.formula, numbers), printed=printed), words)

    return tuple(map(plain, columns))


def as_numbers(formula: str, names: Collection[str]) -> str:
    """A formula with plain numbers in place of the columns ``names``."""
    for name in names:
        formula = re.sub(rf"(?<!tong){re.escape(name)}", name.strip("()"), formula)
    return formula


def _factors(node: Node) -> Iterator[str]:
    """The columns that a formula multiplies by, or divides by, each by itself."""
    if isinstance(node, Operation):
        for arg in node.args:
            if node.name in ("*", "/") and isinstance(arg, Reference) and not arg.total:
                yield arg.name
            yield from _factors(arg)
