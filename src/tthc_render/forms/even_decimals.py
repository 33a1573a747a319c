"""Shares of one column that print with the same decimals: 46,90; 50,00; 33,33 where the form states no decimals."""

from __future__ import annotations

from decimal import Decimal

from tthc_render.forms.model import Column, Part
from tthc_render.forms.result import FormRow, PartResult, as_shown, decimals
from tthc_render.vietnamese.numbers import Printed


def even_places(part: Part, result: PartResult) -> dict[str, int]:
    """How many decimals the shares of a column print at least, by column: as many as the longest of them has.

    More than the form prints (99,997%, which is not 100%) does not count; neither do rows of which the form states it.
    """
    longest = {column.key: max((_places(column, line) for line in result.lines), default=0) for column in part.columns}
    return {key: places for key, places in longest.items() if places}


def _places(column: Column, line: FormRow) -> int:
    """The decimals of a share as it is printed alone; 0 for what is no share or has its decimals stated."""
    rules, value = line.rules, line.cells.get(column.key)
    cell = rules.cell(column) if rules else column
    if column.kind != "ty_le" or cell.kind != "ty_le" or cell.spec.so_le is not None or not isinstance(value, Decimal):
        return 0
    if isinstance(value, Printed) or (rules is not None and (column.key in rules.blanks or rules.words_of(column))):
        return 0
    printed = decimals(as_shown(column, value, rules).normalize())
    return printed if printed <= cell.places else 0
