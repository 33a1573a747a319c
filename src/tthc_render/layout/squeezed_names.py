"""Columns of names to which wide figures leave so little room that their rows take many lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tthc_render.document.tree import Table, plain
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.table_grid import cells_with_widths, head_of
from tthc_render.layout.tall_rows import line_ends

NARROW_EM: Final = 9.0
"""A column as narrow as two or three words, in sizes of the letters."""
MANY_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A table with a column of words ``width_pt`` wide, in which a cell takes so many lines; ``head`` is its title."""

    table: Table
    width_pt: float
    lines: int
    head: str = ""


def squeezed(table: Table, width_pt: float, geometry: Geometry) -> Squeezed | None:
    """What is squeezed most in a table that is ``width_pt`` wide and has its columns; None if nothing is.

    Tables that are too wide for their paper are told otherwise.
    """
    if not table.size_pt or table.lacking_pt:
        return None
    found = None
    for row, cell, width in cells_with_widths(table, width_pt):
        is_name = row.kind in ("data", "total", "group") and cell.align == "left" and cell.colspan == 1
        if is_name and width < NARROW_EM * table.size_pt and " " in plain(cell.inlines):
            lines = len(line_ends(cell, row, width, table.size_pt, geometry))
            if lines >= MANY_LINES and (found is None or lines > found.lines):
                found = Squeezed(table, width, lines, head_of(table, cell))
    return found
