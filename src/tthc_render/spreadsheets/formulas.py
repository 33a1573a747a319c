"""Formulas of forms as formulas of a spreadsheet, which come to the same figures: blank cells count as 0."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from tthc_render.forms.formula import Constant, Node, Reference

_FUNCTIONS: Final = {"sum": "SUM", "min": "MIN", "max": "MAX", "round": "ROUND"}


def cell_formula(node: Node, address: Callable[[Reference], str]) -> str:
    """``=…`` for a parsed formula, ``address`` giving the cell of a reference; blank where it has no value."""
    return f'=IFERROR({expression(node, address)},"")'


def expression(node: Node, address: Callable[[Reference], str]) -> str:
    """A parsed formula without "=", everything in brackets, so that no order of operators is needed."""
    if isinstance(node, Constant):
        return f"{node.value:f}"
    if isinstance(node, Reference):
        return address(node)
    args = [expression(arg, address) for arg in node.args]
    if node.name == "neg":
        return f"(-{args[0]})"
    if node.name in _FUNCTIONS:
        # MIN, MAX and SUM leave blank cells and texts out; here a blank counts as 0, a text has no value.
        if node.name != "round":
            args = [f"({arg}+0)" for arg in args]
        return f"{_FUNCTIONS[node.name]}({','.join(args)})"
    return f"({args[0]}{node.name}{args[1]})"


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as first and last of those without a gap between them."""
    out: list[tuple[int, int]] = []
    for row in sorted(rows):
        if out and row == out[-1][1] + 1:
            out[-1] = (out[-1][0], row)
        else:
            out.append((row, row))
    return out


def sum_formula(column: str, rows: Iterable[int]) -> str:
    """The sum of cells of a column; neighbours are written as a range. ``=0`` for no rows."""
    ranges = [f"{column}{first}:{column}{last}" for first, last in runs(rows)]
    return f"={_sums(ranges)}" if ranges else "=0"


def _sums(ranges: Sequence[str]) -> str:
    """SUM takes 255 arguments at most."""
    return "+".join(f"SUM({','.join(ranges[at : at + 200])})" for at in range(0, len(ranges), 200))
