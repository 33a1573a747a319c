"""Cells of a report that no sum of other units' figures fills: shares, averages, what a unit says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tthc_render.forms.model import Form, Part


def without_own_cells(form: Form, data: object) -> object:
    """What a report has on a form, as typed, without the cells that a parent unit types itself.

    In prescribed rows these are all cells that do not add up over units, in others shares and averages only: prices
    and words on which all units agree are carried over.
    """
    if not isinstance(data, Mapping):
        return data
    if len(form.parts) == 1:
        return _part(form.parts[0], data)
    parts = {part.key: part for part in form.parts}
    return {key: _part(parts[key], value) if key in parts else value for key, value in data.items()}


def _part(part: Part, data: object) -> object:
    rows = data.get("dong") if isinstance(data, Mapping) else None
    if not isinstance(data, Mapping) or not isinstance(rows, list):
        return data
    return {**data, "dong": [dict(_cells(part, row)) if isinstance(row, Mapping) else row for row in rows]}


def _cells(part: Part, row: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    fixed = part.row(str(row["dong"])) if "dong" in row else None
    for key, value in row.items():
        column = part.column(key)
        if column is None:
            own = False
        elif fixed is None:
            own = column.rate and column.formula is None
        else:
            own = fixed.takes(column) and not fixed.added_over_units(column)
        if not own:
            yield key, value
