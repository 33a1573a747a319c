"""The rows of a form's part on its sheet: what the report has, what the form prescribes, and room for more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.forms.data import PartData, RowData, rows_of
from tthc_render.forms.model import Part
from tthc_render.forms.working import WorkRow, WorkTable, work_table
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.source import Keys

ROOM: Final = 30
"""Rows to be filled in behind those of a part."""
ROOM_BETWEEN: Final = 10
"""Rows to be filled in at the end of a group that others follow."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of a part; ``mark`` is what the sheet's hidden column says of it, "" for what is not read back."""

    line: WorkRow
    mark: str = ""

    @property
    def spare(self) -> bool:
        """Whether it is room for a row that the report does not have yet."""
        return self.line.kind == "data" and self.line.data.fixed is None and not self.line.data.path


@dataclass(frozen=True, slots=True)
class PartRows:
    """All rows of a part from the top, totals included; ``table`` says who adds up whom."""

    rows: tuple[SheetRow, ...]
    table: WorkTable


def part_rows(part: Part, data: PartData | None) -> PartRows:
    """The rows of ``part`` with the data that a report has, None for none."""
    found = data or PartData(tuple(rows_of(part, {})) if part.rows else ())
    rows = tuple(_with_room(part, found.rows))
    table = work_table(part, replace(found, rows=rows), lambda code, path, **details: None)
    groups = {row.path for row in rows if row.kind == "group"}
    lines = [SheetRow(line, mark_of(part, line.data, groups)) for line in table.rows]
    spec = part.spec.tong_cong
    if spec is not None:
        sums = [SheetRow(line, f"{part.key}/=/") for line in (table.total, *table.groups.values())]
        lines = [*sums, *lines] if spec.vi_tri == "dau" else [*lines, *sums]
    return PartRows(tuple(lines), table)


def mark_of(part: Part, row: RowData, groups: Collection[Keys] = ()) -> str:
    """``part/index/identity`` for a row of the report, ``part/+/code`` for one that it does not have yet.

    ``groups`` are the places of group rows, which a prescribed row that is missing has, too.
    """
    if row.path and isinstance(row.path[-1], int) and row.kind == "data" and row.path not in groups:
        by_unit = row.unit and part.label is not None and not row.fixed
        return f"{part.key}/{row.path[-1]}/{f'@{row.unit}' if by_unit else row.identity}"
    if row.kind == "data":
        return f"{part.key}/+/{row.identity if row.fixed else ''}"
    # Rows of groups and subtotals say only where they are: new rows come behind them.
    return f"{part.key}/{row.path[-1]}/={slug(row.label)}" if row.kind in ("group", "subtotal") else f"{part.key}/=/"


def _with_room(part: Part, rows: Sequence[RowData]) -> Iterator[RowData]:
    spare = RowData("data", "", room=part.room)
    if part.rows:
        yield from _between_prescribed(part, rows, spare)
        return
    before: RowData | None = None
    for row in rows:
        ends = row.kind != "data" and before is not None
        if ends and before is not None and not (before.kind == "group" and row.level > before.level):
            yield from [spare] * (ROOM_BETWEEN if not row.members else 0)
        yield row
        before = row
    yield from [spare] * ROOM


def _between_prescribed(part: Part, rows: Sequence[RowData], spare: RowData) -> Iterator[RowData]:
    """Room where the form leaves it, in every block of a part that repeats its rows."""
    place = next((number for number, row in enumerate(part.rows) if row.spec.tu_do), None)
    after = None if place is None or place + 1 == len(part.rows) else part.rows[place + 1].code
    begun = False
    for row in rows:
        if place is not None and begun and row.kind == "group" and after is None:
            yield from [spare] * ROOM
        if after is not None and row.code == after:
            yield from [spare] * ROOM
        begun = begun or row.kind == "data"
        yield row
    if place is not None and begun and after is None:
        yield from [spare] * ROOM
