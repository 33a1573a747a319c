"""Heads with a cell over several rows that is higher than these rows by themselves.

LibreOffice makes the last of them as high as it must be, but forgets that on the pages where it repeats the head, and
cuts the words of the cell. So the row says its height.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from tthc_render.document.tree import Table
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.table_grid import cells_with_widths
from tthc_render.layout.tall_rows import head_heights, line_ends


def with_head_heights(table: Table, width_pt: float, geometry: Geometry) -> Table:
    """``table``, whose columns have their widths, with the heights that cells over several rows of its head need."""
    if not table.size_pt or all(cell.rowspan == 1 for row in table.header for cell in row.cells):
        return table
    lines = iter(
        line_ends(cell, row, width, table.size_pt, geometry)
        for row, cell, width in itertools.islice(
            cells_with_widths(table, width_pt), sum(len(row.cells) for row in table.header)
        )
    )
    ends = [[next(lines) for _ in row.cells] for row in table.header]
    single = [[cell.rowspan == 1 for cell in row.cells] for row in table.header]
    alone = replace(
        table,
        header=tuple(
            replace(row, cells=tuple(itertools.compress(row.cells, kept)))
            for row, kept in zip(table.header, single, strict=True)
        ),
    )
    own = head_heights(alone, [[*itertools.compress(*item)] for item in zip(ends, single, strict=True)], geometry)
    needed = head_heights(table, ends, geometry)
    return replace(
        table,
        header=tuple(
            replace(row, least_pt=most - geometry.cell_border_pt if most > least else 0.0)
            for row, most, least in zip(table.header, needed, own, strict=True)
        ),
    )
