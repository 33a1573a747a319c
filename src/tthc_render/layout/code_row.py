"""Where a cell of the row of codes may be broken: ``3=6+7+15`` after "=" and before "+", never inside a code.

A figure with groups, which may have words beside it, is broken behind the points of its groups.
No line begins with "=", though a blank may stand before it. After "/", "-" and ":" programs end lines of their own
accord, so that there is the place for these signs, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tthc_render.document.tree import Cell, Row, Run, Table, plain
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.nonbreaking import NO_BREAK_SPACE

ZERO_WIDTH_SPACE = "\u200b"
_POINT = re.compile(r"(?<=\d\.)(?=\d{3}(?!\d))")
_POINT_OR_BLANK = re.compile(rf"{_POINT.pattern}|(?<= )(?=\S)")
NEAR_EM = 0.01
"""How near to the least width of a code for some lines it is sought."""
_PIECE = re.compile(r"[+*x×]?[^-+*/:x×=]+[-/:=]?|[-+*/:x×=]")


def pieces_of_code(text: str) -> list[str]:
    """The pieces of a code cell or long figure between which a line may end; the whole text where it is one code."""
    if _POINT.search(text):
        return _POINT_OR_BLANK.split(text)
    return _PIECE.findall(text) or [text]


def width_in_lines(text: str, most: int) -> float:
    """The least width at 1 pt in which a code takes no more than ``most`` lines; 0: however many."""
    pieces = [advance_width(piece, 1) for piece in pieces_of_code(text)]
    low, high = max(pieces), sum(pieces)
    if not most or _lines(pieces, low) <= most:
        return low
    while high - low > NEAR_EM:
        middle = (low + high) / 2
        low, high = (low, middle) if _lines(pieces, middle) <= most else (middle, high)
    return high


def code_lines(text: str, room: float) -> int:
    """The lines that a code takes in ``room`` at 1 pt."""
    return _lines([advance_width(piece, 1) for piece in pieces_of_code(text)], room)


def _lines(pieces: Sequence[float], room: float) -> int:
    """The lines of these widths where each takes what fits ``room``."""
    lines, used = 1, 0.0
    for width in pieces:
        lines, used = (lines, used + width) if used + width <= room or not used else (lines + 1, width)
    return lines


def with_breaks(table: Table, rooms: Sequence[float], size_pt: float) -> Table:
    """``table`` with breaks in the codes that are wider than the room of their column, in points.

    ``size_pt`` is the size in which codes are printed. The breaks are zero-width spaces: they print nothing. In a table
    that is too wide for its paper figures are broken, too: behind the points of their groups.
    """
    header = tuple(
        _row(row, lambda column, cell: _broken(cell, rooms[column], size_pt)) if row.kind == "code" else row
        for row in table.header
    )
    if not table.lacking_pt:
        return replace(table, header=header)
    rows = tuple(_row(row, lambda column, cell: _in_groups(cell, rooms[column], table.size_pt)) for row in table.rows)
    return replace(table, header=header, rows=rows)


def _in_groups(cell: Cell, room: float, size_pt: float) -> Cell:
    """``cell`` with breaks behind the points of its figures, where a word of it has no room."""
    text = plain(cell.inlines)
    if cell.colspan > 1 or not _POINT.search(text):
        return cell
    if max(advance_width(word, size_pt, bold=True) for word in text.split()) <= room:
        return cell
    inlines = (
        replace(run, text=_POINT.sub(ZERO_WIDTH_SPACE, run.text)) if isinstance(run, Run) else run
        for run in cell.inlines
    )
    return replace(cell, inlines=tuple(inlines))


def _row(row: Row, change: Callable[[int, Cell], Cell]) -> Row:
    cells, column = [], 0
    for cell in row.cells:
        cells.append(change(column, cell))
        column += cell.colspan
    return replace(row, cells=tuple(cells))


def _broken(cell: Cell, room: float, size_pt: float) -> Cell:
    text = plain(cell.inlines)
    pieces = pieces_of_code(text)
    if len(pieces) < 2 or advance_width(text, size_pt) <= room:
        return cell
    return replace(cell, inlines=(Run(ZERO_WIDTH_SPACE.join(pieces).replace(" =", f"{NO_BREAK_SPACE}=")),))
