"""Rows of a sum that are missing, are all 0, or have another name than those of the units beneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.forms.model import Column
from tthc_render.vietnamese.numbers import format_count

Row = tuple[str, ...]
Cells = dict[tuple[Row, str], Decimal]
"""Figures by row (group and label) and column."""
COLUMNS_NAMED: Final = 3
"""So many columns are named with their sums."""
LEAST: Final = 2
"""One figure alone that differs is a finding of its cell."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """One row whose figures all differ for one cause; ``other`` is the parent's row that has its figures."""

    row: Row
    kind: Literal["missing", "zero", "renamed", "unknown"]
    figures: Mapping[str, Decimal]
    other: Row | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the finding is about."""
        return (self.row,) if self.other is None else (self.row, self.other)

    def finding(
        self, form: str, places: Mapping[Row, Place], names: Mapping[Row, str], columns: Sequence[Column], count: int
    ) -> Finding:
        """C207 at the row, or at the form where the row is missing."""
        written = [(item.name, self.figures[item.key]) for item in columns if self.figures.get(item.key)]
        figures = "; ".join(f"{name}: {format_count(value)}" for name, value in written[:COLUMNS_NAMED])
        more = f" và {len(written) - COLUMNS_NAMED} cột khác" if len(written) > COLUMNS_NAMED else ""
        where = self.row if self.other is None else self.other
        other = names[self.other] if self.other is not None else ""
        fault = {
            "missing": f"thiếu dòng “{names[self.row]}”, mà {count} đơn vị trực thuộc cộng được",
            "zero": f"dòng “{names[self.row]}” ghi 0 cả, nhưng {count} đơn vị trực thuộc cộng được",
            "renamed": f"tên dòng khác: “{other}” là dòng “{names[self.row]}” của {count} đơn vị trực thuộc",
            "unknown": f"dòng “{names[self.row]}” không đơn vị trực thuộc nào có (trong {count} đơn vị), ở đây ghi",
        }[self.kind]
        return finding("C207", places[where], form=form, fault=fault, figures=figures + more)


def find_row_faults(total: Cells, sums: Cells, typed: set[Row]) -> list[RowFault]:
    """Rows of the ``sums`` that ``total`` lacks as a whole, and rows of ``total`` that no child has.

    ``typed`` are the rows that the parent's table has.
    """
    mine, theirs = _by_row(total), _by_row(sums)
    lacking = {row: figures for row, figures in theirs.items() if row not in mine and len(figures) >= LEAST}
    extra = {row: figures for row, figures in mine.items() if row not in theirs and len(figures) >= LEAST and row}
    out: list[RowFault] = []
    for row, figures in lacking.items():
        other = next((item for item, found in extra.items() if found == figures), None)
        if other is not None:
            del extra[other]
            out.append(RowFault(row, "renamed", figures, other))
        else:
            out.append(RowFault(row, "zero" if row in typed or not row else "missing", figures))
    return out + [RowFault(row, "unknown", figures) for row, figures in extra.items()]


def _by_row(cells: Cells) -> dict[Row, dict[str, Decimal]]:
    """Figures other than 0 by row."""
    out: dict[Row, dict[str, Decimal]] = {}
    for (row, column), value in cells.items():
        if value:
            out.setdefault(row, {})[column] = value
    return out
