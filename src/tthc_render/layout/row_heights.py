"""Widths at which the rows of a table take the fewest lines: columns of short texts give way to those of long ones."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tthc_render.document.tree import Cell, Row, plain
from tthc_render.formats.fonts import advance_width

STEPS_PT: Final = (48.0, 24.0, 12.0, 6.0)
"""What one column gives another, the largest first."""
MOST_CELLS: Final = 4000
"""Of tables with more cells nothing is tried: it would take longer than all the rest of a report."""

Words = tuple[float, ...]
"""The widths of the words of a cell at 1 pt, and last that of a blank."""


def with_fewest_lines(
    cells: Sequence[tuple[int, Row, Cell]], widths: Sequence[float], least: Sequence[float], size: float, padding: float
) -> list[float]:
    """``widths`` in points, changed as long as that makes the rows of ``cells`` lower; none gets under ``least``.

    ``cells`` have their first column and row; those over several columns do not count. ``padding`` is the room that a
    cell needs beside its words of ``size`` points.
    """
    if len(cells) > MOST_CELLS:
        return list(widths)
    lines = _lines_at(cells, len(widths), size, padding)
    best = list(widths)
    columns = [lines(column, round(width)) for column, width in enumerate(best)]
    height = _height(columns)
    before = math.inf
    while height < before:  # what a small step has changed may be what a large one lacked
        before = height
        for step in STEPS_PT:
            while (found := _exchange(best, least, columns, lines, step, height)) is not None:
                height, best, columns = found
    return best


def _exchange(
    widths: Sequence[float],
    least: Sequence[float],
    columns: Sequence[Words],
    lines: Callable[[int, int], Words],
    step: float,
    height: float,
) -> tuple[float, list[float], list[Words]] | None:
    """The height, widths and lines after the best exchange of ``step`` points between two columns; None without one."""
    best = None
    for giver, taker in _pairs(widths, least, step):
        narrower, wider = widths[giver] - step, widths[taker] + step
        tried = list(columns)
        tried[giver], tried[taker] = lines(giver, round(narrower)), lines(taker, round(wider))
        lower = _height(tried)
        if lower < height:
            changed = list(widths)
            changed[giver], changed[taker] = narrower, wider
            height, best = lower, (lower, changed, tried)
    return best


def _pairs(widths: Sequence[float], least: Sequence[float], step: float) -> Iterator[tuple[int, int]]:
    for giver, width in enumerate(widths):
        if width - step >= least[giver]:
            yield from ((giver, taker) for taker in range(len(widths)) if taker != giver)


def _height(columns: Sequence[Words]) -> float:
    """The lines of all rows together; a row is as high as its highest cell."""
    rows: Iterator[Words] = zip(*columns, strict=True)
    return sum(max(row) for row in rows)


def _lines_at(
    cells: Sequence[tuple[int, Row, Cell]], count: int, size: float, padding: float
) -> Callable[[int, int], Words]:
    """A function that gives the lines of each cell of a column at a width, from the first row on; 0 where none is."""
    rows: dict[int, int] = {}
    texts: list[dict[int, Words]] = [{} for _ in range(count)]
    for column, row, cell in cells:
        at = rows.setdefault(id(row), len(rows))
        if cell.colspan == 1 and cell.rowspan == 1:
            texts[column][at] = _words(cell, row)

    @functools.cache
    def lines(column: int, width: int) -> Words:
        room = (width - padding) / size
        return tuple(_lines(texts[column].get(at, (0.0,)), room) for at in range(len(rows)))

    return lines


def _words(cell: Cell, row: Row) -> Words:
    bold = cell.bold or row.kind in ("header", "total", "group")
    words = plain(cell.inlines, notes=True).split()
    return tuple(advance_width(word, 1, bold=bold, italic=cell.italic) for word in (*words, " "))


def _lines(words: Words, room: float) -> int:
    """How many lines ``words`` take, each as long as ``room`` at 1 pt."""
    *widths, blank = words
    count, left = 0, 0.0
    for width in widths:
        if count and width + blank <= left:
            left -= width + blank
        else:
            count, left = count + 1, room - width
    return count
