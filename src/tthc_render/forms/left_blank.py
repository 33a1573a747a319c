"""Cells of a row that were left blank: where that may be, what compares them says nothing; where not, it is a gap."""

from __future__ import annotations

from collections.abc import Collection

from tthc_render.forms.data import RowData
from tthc_render.forms.formula import Formula, Relation
from tthc_render.forms.model import Column, Part
from tthc_render.forms.row_formulas import compares, lacks_terms


def is_left_blank(row: RowData, column: Column) -> bool:
    """Whether a cell of a data row that may stay blank is to be typed and was not."""
    rules = row.rules
    typed = rules.takes(column) if rules else column.formula is None
    may = (rules.cell(column) if rules else column).spec.de_trong
    return row.kind == "data" and typed and may and row.cells.get(column.key) in (None, "")


def lacks_columns(row: RowData, part: Part, formula: Formula, computed: Collection[str] = ()) -> bool:
    """Whether so many columns were left blank in a row that a formula over columns says nothing.

    ``computed`` are the computed columns that are blank for that reason themselves.
    """
    named = {item.name: part.column(item.name) for item in formula.references if item.part == part.key}
    blank = {
        name
        for name, column in named.items()
        if column is not None and (name in computed or is_left_blank(row, column))
    }
    return bool(blank) and lacks_terms(formula.root, blank)


def compares_blanks(row: RowData, part: Part, relation: Relation[Formula], computed: Collection[str] = ()) -> bool:
    """Whether a side of an identity over columns sets figures against each other of which too many are blank."""
    sides = (relation.left, relation.right)
    return any(compares(side.root) and lacks_columns(row, part, side, computed) for side in sides)


def is_blocked(row: RowData, column: Column) -> bool:
    """Whether the form prints no figure where a row of data meets ``column``, an x or nothing."""
    return row.kind == "data" and row.rules is not None and row.rules.closes(column)


def compares_blocked(row: RowData, part: Part, relation: Relation[Formula]) -> bool:
    """Whether the form has no figure in a row for any column of one side of an identity: it says nothing there."""
    for side in (relation.left, relation.right):
        own = [part.column(item.name) for item in side.references if item.part == part.key]
        blocked = [column is not None and is_blocked(row, column) for column in own]
        if blocked and len(own) == len(side.references) and all(blocked):
            return True
    return False


def has_gaps(part: Part, row: RowData) -> bool:
    """Whether a figure that must be typed is missing in a row of data."""
    if row.kind != "data" or row.fixed is not None:
        return False
    room = row.room
    typed = (
        column for column in part.columns if (room.asks(column) if room else column.typed) and not column.spec.de_trong
    )
    return any(row.cells.get(column.key) is None for column in typed)
