"""What upright bars and lines have in common: names of categories below, numbers at the left, the grid between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.document.tree import Chart
from tthc_render.layout.charts import axis
from tthc_render.layout.charts.axis import Scale, values_of
from tthc_render.layout.charts.legend import Legend, legend
from tthc_render.layout.charts.plan import (
    EDGE_PT,
    PITCH,
    SIZE_PT,
    Box,
    Part,
    Stroke,
    Word,
    longest_word,
    widest,
    wrapped,
)

NAME_LINES: Final = 3
"""Lines of a category's name that stands upright; a longer one is turned."""
NAME_GAP_PT: Final = 4.0
NAMES_APART_PT: Final = 8.0
"""Between a name and the axis, and between the names of two categories."""
SMALLEST_PT: Final = 5.0
TICK_PT: Final = 3.0
ROOM_OF_NUMBER_PT: Final = 22.0
"""Of an upright axis, for each of its numbers."""
PLOT_PT: Final = 110.0
PLOT_LEAST_PT: Final = 57.0
"""Height of bars and lines, in a picture whose height is free, and in one whose height is stated."""
SHAPE: Final = 0.5
"""Height to width of a picture whose height is free."""

ScaleOf = Callable[[Sequence[Decimal], float, float], Scale]


@dataclass(frozen=True, slots=True)
class Names:
    """The lines of each category's name, in ``size_pt``, side by side where they are ``turned``."""

    lines: tuple[list[str], ...]
    size_pt: float
    turned: bool

    @property
    def height_pt(self) -> float:
        """The room below the axis that they take."""
        if self.turned:
            return widest((line for lines in self.lines for line in lines), self.size_pt) + NAME_GAP_PT
        return max(len(lines) for lines in self.lines) * PITCH * self.size_pt + NAME_GAP_PT


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot with everything around it; ``parts`` are to be drawn first."""

    width_pt: float
    height_pt: float
    left: float
    slot: float
    categories: int
    scale: Scale
    parts: tuple[Part, ...]

    @property
    def plot(self) -> Box:
        """The room of bars, lines and their figures."""
        return Box(self.left, self.scale.start, self.left + self.slot * self.categories, self.scale.end)

    def middle(self, category: int) -> float:
        """Where a category's bars or points stand."""
        return self.left + (category + 0.5) * self.slot


def names_fit(categories: Sequence[str], slot: float) -> bool:
    """Whether all names have room side by side in a few lines without a broken word."""
    room = slot - NAMES_APART_PT
    return longest_word(categories) <= room and all(len(wrapped(name, room)) <= NAME_LINES for name in categories)


def names_of(categories: Sequence[str], slot: float) -> Names:
    """The names below ``slot`` points each: upright where they fit, else turned, as short as the room allows."""
    if names_fit(categories, slot):
        return Names(tuple(wrapped(name, slot - NAMES_APART_PT) or [""] for name in categories), SIZE_PT, False)
    size = max(SMALLEST_PT, min(SIZE_PT, slot / PITCH))
    side_by_side = max(1, min(NAME_LINES, int(slot / (PITCH * size))))
    shortest, longest = longest_word(categories, size), widest(categories, size)
    room = max(shortest, size)
    while room < longest and any(len(wrapped(name, room, size)) > side_by_side for name in categories):
        room += size
    lines = tuple(wrapped(name, room, size) or [""] for name in categories)
    every = max(1, -(-int(PITCH * size * 100) // int(slot * 100)))
    return Names(tuple(item if number % every == 0 else [] for number, item in enumerate(lines)), size, True)


def slot_of(chart: Chart, width_pt: float) -> float:
    """About how wide a category is, before the numbers of the axis are known."""
    values = values_of(chart)
    guess = axis.bar_scale(values, 0.0, PLOT_PT, SIZE_PT)
    numbers = axis.printed(axis.ticks(guess, values, axis.TICKS_MAX), chart, width_pt)
    return (width_pt - 3 * EDGE_PT - TICK_PT - widest(numbers)) / max(1, len(chart.categories))


def framed(chart: Chart, width_pt: float, height_pt: float, rooms_pt: float, scale_of: ScaleOf) -> Frame:
    """The frame of a chart; ``rooms_pt`` is what figures take of the plot's height. A stated height that does not hold
    the names and a legible plot grows; ``height_pt`` 0 is none stated."""
    values = values_of(chart)
    below = legend(chart.series, width_pt, is_line=chart.look == "line")
    numbers: list[str] = []
    left = EDGE_PT
    for _ in range(3):
        left = max(left, EDGE_PT + TICK_PT + widest(numbers) + 2.0)
        slot = (width_pt - EDGE_PT - left) / max(1, len(chart.categories))
        names = names_of(chart.categories, slot)
        bottom = EDGE_PT + below.height_pt + names.height_pt
        top = EDGE_PT + SIZE_PT / 2
        least = rooms_pt + (PLOT_LEAST_PT if height_pt else PLOT_PT)
        height = max(height_pt or SHAPE * width_pt, bottom + top + least)
        scale = scale_of(values, bottom, height - top)
        most = max(2, min(axis.TICKS_MAX, int((scale.end - scale.start) / ROOM_OF_NUMBER_PT)))
        at = axis.ticks(scale, values, most)
        numbers = axis.printed(at, chart, width_pt)
    parts = [
        *_grid(at, numbers, scale, left, width_pt - EDGE_PT),
        *_below(names, below, left, slot, bottom),
    ]
    return Frame(width_pt, height, left, slot, len(chart.categories), scale, tuple(parts))


def _grid(at: Sequence[Decimal], numbers: Sequence[str], scale: Scale, left: float, right: float) -> list[Part]:
    parts: list[Part] = []
    for number, text in zip(at, numbers, strict=True):
        y = scale.at(float(number))
        parts.append(Stroke((left, y), (right, y), is_grid=True))
        parts.append(Stroke((left - TICK_PT, y), (left, y)))
        parts.append(Word(text, left - TICK_PT - 2.0, y - 0.33 * SIZE_PT, "right"))
    zero = scale.at(0.0)
    if scale.start < zero < scale.end:
        parts.append(Stroke((left, zero), (right, zero)))
    else:
        parts.append(Stroke((left, scale.start), (right, scale.start)))
    parts.append(Stroke((left, scale.start), (left, scale.end)))
    return parts


def _below(names: Names, below: Legend, left: float, slot: float, bottom: float) -> list[Part]:
    parts: list[Part] = list(below.parts)
    for category, lines in enumerate(names.lines):
        middle = left + (category + 0.5) * slot
        pitch = PITCH * names.size_pt
        for number, text in enumerate(lines):
            if names.turned:
                x = middle + (number - (len(lines) - 1) / 2) * pitch + 0.33 * names.size_pt
                parts.append(Word(text, x, bottom - NAME_GAP_PT, "right", names.size_pt, turned=True))
            else:
                y = bottom - NAME_GAP_PT - names.size_pt - number * pitch
                parts.append(Word(text, middle, y, "center", names.size_pt))
    return parts
