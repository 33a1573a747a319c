"""Widths at which the rows of a table are low: columns of figures and of short texts give way to those of long texts.

Columns of figures give room as long as that makes the rows lower by more lines than their heads get higher.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.layout.row_heights import RowLines

STEPS_PT: Final = (48.0, 24.0, 12.0, 6.0)
"""What one column of text gives another, the largest first."""
MOST_CELLS: Final = 4000
"""Of tables with more cells of text nothing of that is tried: it would take longer than all the rest of a report."""
HEAD_LINES: Final = (1, 2, 3, 4, 5, 6, 8)
"""Lines to which the titles of columns are held, one after the other; then only their words are."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a table ``width`` points wide: the ``least`` widths of its columns, and those ``wanted`` for heads.

    ``figures`` are the columns that share what is left over; ``head_lines`` are as many as a head should have.
    """

    width: float
    least: Sequence[float]
    wanted: Sequence[float]
    figures: Collection[int]
    head_lines: float


def with_low_rows(lines: RowLines, widths: Sequence[float], room: Room) -> list[float]:
    """``widths``, or others of the same sum at which head and rows have fewer lines; none is under its least one."""
    best, fewest = list(widths), _cost(lines, widths, room)
    if max(lines.body(widths), default=1) == 1:
        return best
    for those in _candidates(lines, room):
        cost = _cost(lines, those, room)
        if cost < fewest:
            best, fewest = those, cost
    return best


def _cost(lines: RowLines, widths: Sequence[float], room: Room) -> float:
    """The lines of all rows; those of the highest one count twice, and what is too much for a head three times."""
    body, head = lines.body(widths), lines.head(widths)
    return sum(body) + max(body, default=1) + head + 2 * max(0.0, head - room.head_lines)


def _candidates(lines: RowLines, room: Room) -> Iterator[list[float]]:
    """Widths for each number of lines of the heads."""
    others = [column for column in range(lines.columns) if column not in lines.wrapped]
    before: list[float] = []
    for count in (*HEAD_LINES, None):
        floor = list(room.least) if count is None else lines.head_widths(count, room.least)
        if sum(floor) > room.width or floor == before:
            continue
        before = floor
        widths = list(floor)
        free = room.width - sum(floor[column] for column in others)
        for column, width in zip(lines.wrapped, _shared(lines, floor, free), strict=True):
            widths[column] = width
        for column in lines.wrapped:
            widths[column] = lines.narrowest(column, widths, floor[column])
        taking = [column for column in room.figures if column not in lines.wrapped] or lines.wrapped
        yield levelled(widths, room.width - sum(widths), taking)
        for column in others:
            widths[column] = room.wanted[column]
        if sum(widths) <= room.width:
            yield levelled(widths, room.width - sum(widths), taking)


def _shared(lines: RowLines, floor: Sequence[float], free: float) -> list[float]:
    """``free`` points shared by the wrapped columns so that the rows are low."""
    level = levelled(
        [floor[column] for column in lines.wrapped],
        free - sum(floor[column] for column in lines.wrapped),
        range(len(lines.wrapped)),
    )
    if len(lines.wrapped) < 2 or len(lines.wrapped) * lines.rows > MOST_CELLS:
        return level
    widths = list(floor)
    for column, width in zip(lines.wrapped, level, strict=True):
        widths[column] = width
    height = sum(lines.body(widths))
    before = height + 1
    while height < before:  # what a small step has changed may be what a large one lacked
        before = height
        for step in STEPS_PT:
            while (found := _exchange(lines, widths, floor, step, height)) is not None:
                height, widths = found
    return [widths[column] for column in lines.wrapped]


def _exchange(
    lines: RowLines, widths: Sequence[float], floor: Sequence[float], step: float, height: int
) -> tuple[int, list[float]] | None:
    """The height and widths after the best exchange of ``step`` points between two columns; None without one."""
    best = None
    for giver in lines.wrapped:
        if widths[giver] - step < floor[giver]:
            continue
        for taker in lines.wrapped:
            tried = list(widths)
            tried[giver] -= step
            tried[taker] += step
            lower = sum(lines.body(tried))
            if lower < height:
                height, best = lower, (lower, tried)
    return best


def levelled(widths: Sequence[float], spare: float, columns: Collection[int]) -> list[float]:
    """``spare`` points given to the narrowest of ``columns`` first, until all of it is used."""
    level = min(widths[column] for column in columns)
    for next_level in sorted({widths[column] for column in columns}):
        below = [column for column in columns if widths[column] < next_level]
        cost = sum(next_level - widths[column] for column in below)
        if cost > spare:
            break
        level = next_level
    raised = list(widths)
    for column in columns:
        raised[column] = max(raised[column], level)
    rest = spare - (sum(raised) - sum(widths))
    lowest = [column for column in columns if raised[column] <= level]
    for column in lowest:
        raised[column] += rest / len(lowest)
    return raised
