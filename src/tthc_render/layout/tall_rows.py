"""Rows that are higher than a page: their lines, between which both formats end pages.

Word processors break such a row line by line and repeat the head of the table. The PDF prints each line as a row of its
own, without rules between them, so that its pages end at the same lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.document.tree import Cell, Inline, Note, Row, Run, Table
from tthc_render.formats.fonts import LINE_HEIGHT
from tthc_render.layout.cell_lines import TWIPS_PER_PT
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.hair_indents import settled_alone
from tthc_render.layout.line_breaking import breakable
from tthc_render.layout.paragraphs import NOTE_STYLE, cell_pieces, note_pieces
from tthc_render.layout.table_grid import INDENT_PT, cells_with_widths, code_size

SPARE_LINES: Final = 2
"""Lines that a row must leave of a page to be kept whole: programs differ by less in what they reserve."""


def parted(table: Table, width_pt: float, height_pt: float, geometry: Geometry) -> Table:
    """``table``, whose widths are known, with the lines of those rows that a page of ``height_pt`` cannot hold."""
    if not table.size_pt or not table.rows:
        return table
    widths = iter([width for _, _, width in cells_with_widths(table, width_pt)])
    by_row = [(row, [next(widths) for _ in row.cells]) for row in (*table.header, *table.rows)]

    def ends_of(row: Row, widths: Sequence[float]) -> list[Ends]:
        return [
            line_ends(cell, row, width, table.size_pt, geometry) for cell, width in zip(row.cells, widths, strict=True)
        ]

    heads, body = by_row[: len(table.header)], by_row[len(table.header) :]
    head = sum(head_heights(table, [ends_of(*item) for item in heads], geometry))
    free = height_pt - head - SPARE_LINES * geometry.cell_line_pt(table.size_pt)
    spanned = _spanned_rows(table.rows)
    rows = []
    for index, (row, own) in enumerate(body):
        if index in spanned or _most_height(row, table.size_pt, geometry) <= free:
            rows.append(row)
            continue
        found = ends_of(row, own)
        if _height(row, found, table.size_pt, width_pt, geometry) > free:
            row = _settled(row, own, table.size_pt, geometry)
            row = _cut(row, ends_of(row, own))
        rows.append(row)
    return replace(table, rows=tuple(rows))


def _most_height(row: Row, size_pt: float, geometry: Geometry) -> float:
    """What a row is not higher than: its longest cell with a letter on each line; no limit for one that calls notes."""
    letters = 1
    for cell in row.cells:
        count = 0
        for inline in cell.inlines:
            if isinstance(inline, Note):
                return math.inf
            count += len(inline.text)
        letters = max(letters, count)
    size = max(size_pt, code_size(size_pt))
    return letters * geometry.cell_line_pt(size) + 2 * geometry.cell_top_pt + geometry.cell_border_pt


Ends = Sequence[tuple[int, int]]
"""First letter of each line of a cell, and the one after its last."""


def line_ends(cell: Cell, row: Row, width_pt: float, size_pt: float, geometry: Geometry) -> Ends:
    room = width_pt - 2 * geometry.cell_padding_pt - cell.indent * INDENT_PT - cell.hair_twips / TWIPS_PER_PT
    if room <= 0 or not cell.inlines:
        return ()
    return [(line.start, line.end) for line in breakable(cell_pieces(cell, row, size_pt)).lines(room)]


def _height(row: Row, ends: Sequence[Ends], size_pt: float, page_pt: float, geometry: Geometry) -> float:
    """Height of a row with the notes that are called in it."""
    size = code_size(size_pt) if row.kind == "code" else size_pt
    text = max((len(lines) for lines in ends), default=1) * geometry.cell_line_pt(size)
    look = geometry.paragraphs.get(NOTE_STYLE)
    notes = [inline for cell in row.cells for inline in cell.inlines if isinstance(inline, Note)]
    below = 0.0
    if look is not None and notes:
        lines = sum(len(breakable(note_pieces(note, look)).lines(page_pt)) for note in notes)
        below = (lines + 2) * look.size_pt * LINE_HEIGHT
    return text + below + 2 * geometry.cell_top_pt + geometry.cell_border_pt


def head_heights(table: Table, by_row: Sequence[Sequence[Ends]], geometry: Geometry) -> list[float]:
    """Heights of the rows that are repeated; cells over several rows count in the last one.

    ``by_row``: the lines of each cell of each row.
    """
    heights = [0.0] * len(table.header)
    cells = [
        (min(number + cell.rowspan, len(heights)) - 1, number, len(lines))
        for number, row in enumerate(table.header)
        for cell, lines in zip(row.cells, by_row[number], strict=True)
    ]
    for last, number, lines in sorted(cells, key=lambda item: (item[0], -item[1])):
        size = code_size(table.size_pt) if table.header[number].kind == "code" else table.size_pt
        own = max(lines, 1) * geometry.cell_line_pt(size) + 2 * geometry.cell_top_pt + geometry.cell_border_pt
        heights[last] = max(heights[last], own - sum(heights[number:last]))
    return heights


def _spanned_rows(rows: Sequence[Row]) -> set[int]:
    """Rows with a cell that covers others as well, and the rows covered."""
    return {
        below
        for index, row in enumerate(rows)
        for cell in row.cells
        if cell.rowspan > 1
        for below in range(index, index + cell.rowspan)
    }


def _settled(row: Row, widths: Sequence[float], size_pt: float, geometry: Geometry) -> Row:
    cells = zip(row.cells, widths, strict=True)
    return replace(row, cells=tuple(settled_alone(cell, row, width, size_pt, geometry) for cell, width in cells))


def _cut(row: Row, ends: Sequence[Ends]) -> Row:
    """``row`` with its lines as rows."""
    count = max(len(lines) for lines in ends)
    lines = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, inlines=_part(cell.inlines, *found[number]) if number < len(found) else ())
                for cell, found in zip(row.cells, ends, strict=True)
            ),
        )
        for number in range(count)
    )
    return replace(row, lines=lines)


def _part(inlines: Iterable[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """The letters ``start`` to ``end``; a note counts as the figures of its number, and stands where they begin."""
    found: list[Inline] = []
    at = 0
    for inline in inlines:
        if isinstance(inline, Run):
            text = inline.text[max(0, start - at) : max(0, end - at)]
            if text:
                found.append(replace(inline, text=text))
            at += len(inline.text)
        else:
            if start <= at < end:
                found.append(inline)
            at += len(str(inline.number))
    return tuple(found)
