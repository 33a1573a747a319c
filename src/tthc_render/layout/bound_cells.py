"""Numbers and units in cells: a line does not part them where their column has room for both ("41,2 ha", "60 ngày")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tthc_render.document.tree import Cell, Row, Run, Table
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.cell_ends import with_letters, with_whole_ends
from tthc_render.layout.geometry import Geometry
from tthc_render.layout.nonbreaking import bound_inlines
from tthc_render.layout.paragraphs import cell_pieces
from tthc_render.layout.table_grid import INDENT_PT, cells_with_widths
from tthc_render.layout.word_widths import Piece


def with_bound_cells(table: Table, width_pt: float, geometry: Geometry) -> Table:
    """``table``, whose columns have their widths, with the spaces of its cells bound where the words around them fit.

    ``width_pt`` is the width of the whole table.
    """
    if not table.size_pt or not table.weights:
        return table
    padding = 2 * geometry.cell_padding_pt + geometry.cell_border_pt + geometry.cell_air_pt
    bound = iter(
        with_whole_ends(_cell(cell, row, width - padding, table.size_pt, geometry), row, width, table.size_pt, geometry)
        for row, cell, width in cells_with_widths(table, width_pt)
    )

    def rows(those: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(row, cells=tuple(next(bound) for _ in row.cells)) for row in those)

    return replace(table, header=rows(table.header), rows=rows(table.rows))


def _cell(cell: Cell, row: Row, room: float, size_pt: float, geometry: Geometry) -> Cell:
    if row.kind == "code" or not any(isinstance(item, Run) and " " in item.text for item in cell.inlines):
        return cell
    inlines = bound_inlines(cell.inlines, geometry.bound_words, geometry.bound_units)
    if inlines == cell.inlines:
        return cell
    pieces = cell_pieces(replace(cell, inlines=inlines), row, size_pt)
    old = "".join(piece.text for piece in cell_pieces(cell, row, size_pt))
    letters = _loosened(old, pieces, room - cell.indent * INDENT_PT)
    return replace(cell, inlines=with_letters(inlines, letters))


def _loosened(old: str, pieces: Sequence[Piece], room: float) -> str:
    """The words of ``pieces`` with spaces as in ``old`` again where what they bind is wider than ``room`` points."""
    words = "".join(piece.text for piece in pieces)
    start = 0
    for at, (was, now) in enumerate(zip(old, words, strict=True)):
        if now == " ":
            start = at + 1
        elif was != now:
            end = next((place for place in range(at + 1, len(words)) if words[place].isspace()), len(words))
            if _width(pieces, start, end) > room:
                words = f"{words[:at]}{was}{words[at + 1 :]}"
                start = at + 1
    return words


def _width(pieces: Sequence[Piece], start: int, end: int) -> float:
    """The width of the letters ``start`` to ``end`` of ``pieces``, in points."""
    width, at = 0.0, 0
    for piece in pieces:
        part = piece.text[max(0, start - at) : max(0, end - at)]
        width += advance_width(part, piece.size_pt, bold=piece.bold, italic=piece.italic)
        at += len(piece.text)
    return width
