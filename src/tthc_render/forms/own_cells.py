"""Cells of a report that no sum of other units' figures fills: shares, averages, what a unit says of itself."""

from __future__ import annotations

from collections.abc import Mapping

from tthc_render.forms.model import Column, Form, Part


def without_own_cells(form: Form, data: object) -> object:
    """What a report has on a form, as typed, without the cells that a parent unit types itself.

    In prescribed rows these are all cells that do not add up over units, in others shares, averages and computed cells
    that print otherwise: prices and words on which all units agree are carried over. So is all beside the rows.
    """
    if not isinstance(data, Mapping):
        return data
    if len(form.parts) == 1:
        return _part(form.parts[0], data)
    parts = {part.key: part for part in form.parts}
    return {key: _part(parts[key], value) for key, value in data.items() if key in parts}


def _part(part: Part, data: object) -> object:
    rows = data.get("dong") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(rows, list):
        return data
    return {"dong": [_row(part, row) if isinstance(row, Mapping) else row for row in rows if not _is_own(part, row)]}


def _is_own(part: Part, row: object) -> bool:
    """Whether nothing of a prescribed row is added up: the units beneath fill in nothing of it."""
    fixed = part.row(str(row["dong"])) if isinstance(row, Mapping) and "dong" in row else None
    return fixed is not None and not fixed.is_typed(part.columns)


def _row(part: Part, row: Mapping[str, object]) -> Mapping[str, object]:
    beside = "nhom" in row or "tong_con" in row  # figures in such rows are compared, or print otherwise
    code = str(row["dong"]) if "dong" in row else ""
    return {key: value for key, value in row.items() if not is_own_cell(part, code, part.column(key), beside)}


def is_own_cell(part: Part, code: str, column: Column | None, beside: bool) -> bool:
    """Whether a parent types a cell of the row ``code`` itself; ``beside``: of one that begins a group or sums."""
    if column is None or beside:
        return column is not None
    fixed = part.row(code) if code else None
    if fixed is not None:
        return not fixed.added_over_units(column)
    typed = part.room.takes(column) if part.room is not None else column.formula is None
    return column.rate if typed else column.formula is not None
