"""A row of another office's table in the report: over the row that it is, or as a new one."""

from __future__ import annotations

from typing import Final

from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import FixedRow
from tthc_render.spreadsheets.changes import Value
from tthc_render.spreadsheets.filled import PartReader
from tthc_render.spreadsheets.yaml_values import NOTHING, shown_value

Origin = int | dict[str, Value] | tuple[str, str]
"""The row that a row of a table is: its place in the report, or the new row; of prescribed rows block and identity."""

WHOLE: Final = ("", "=")
"""The row of totals of a part whose rows units write."""


def put_row(
    rows: PartReader, number: int, index: int | None, fixed: FixedRow | None, behind: int
) -> int | dict[str, Value] | None:
    """Write row ``number`` of the table over that at ``index``, or as a new one; None where it is not read."""
    if index is not None:
        _keep_zeros(rows, number, index, fixed)
        rows.old_row(number, index)
        return index
    before = len(rows.changes.new.get(behind, ()))
    rows.new_row(number, fixed, behind)
    made = rows.changes.new.get(behind, [])
    return made[-1] if len(made) > before else None


def read_dashes(rows: PartReader, number: int, fixed: FixedRow | None) -> None:
    """Read a dash as 0, as ``new form`` does, where a figure must be typed."""
    for column, at in rows.asked(None, fixed).items():
        value = rows.sheet.cells.get((number, at))
        own = rows.own(column, fixed)
        if own.numeric and not own.spec.de_trong and isinstance(value, str) and value.strip() in NOTHING[1:]:
            rows.sheet.cells[number, at] = 0


def _keep_zeros(rows: PartReader, number: int, index: int, fixed: FixedRow | None) -> None:
    """Leave a 0 that the report has where the table has a blank cell: tables of other offices print 0 as blank."""
    row = rows.changes.rows[index]
    if not isinstance(row, dict):
        return
    for column, at in rows.asked(row, fixed).items():
        value = rows.sheet.cells.get((number, at))
        blank = value is None or (isinstance(value, str) and not value.strip())
        if blank and rows.own(column, fixed).numeric and shown_value(row.get(column.key), column) == 0:
            rows.sheet.cells[number, at] = 0


def say_total(rows: PartReader, number: int, name: str, label: int) -> None:
    """D809 for a row of totals or without a name."""
    cell = rows.cells.address(number, label)
    rows.findings.add("D809", Place(rows.file), cell=cell, seen=name or "–")
