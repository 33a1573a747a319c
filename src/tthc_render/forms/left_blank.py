"""Cells that may stay blank and do: what compares them with others says nothing, instead of counting them as 0."""

from __future__ import annotations

from tthc_render.forms.data import RowData
from tthc_render.forms.formula import Formula
from tthc_render.forms.model import Column, Part
from tthc_render.forms.row_formulas import lacks_terms


def is_left_blank(row: RowData, column: Column) -> bool:
    """Whether a cell of a data row that may stay blank is to be typed and was not."""
    rules = row.rules
    typed = rules.takes(column) if rules else column.formula is None
    may = (rules.cell(column) if rules else column).spec.de_trong
    return row.kind == "data" and typed and may and row.cells.get(column.key) in (None, "")


def lacks_columns(row: RowData, part: Part, formula: Formula) -> bool:
    """Whether so many columns were left blank in a row that a formula over columns says nothing."""
    named = {item.name: part.column(item.name) for item in formula.references if item.part == part.key}
    blank = {name for name, column in named.items() if column is not None and is_left_blank(row, column)}
    return bool(blank) and lacks_terms(formula.root, blank)
