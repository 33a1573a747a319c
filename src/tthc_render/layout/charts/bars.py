"""Charts of bars, upright or across, with the figure of each at its end."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

from tthc_render.document.tree import Chart
from tthc_render.layout.charts import axis
from tthc_render.layout.charts.axis import Scale, values_of
from tthc_render.layout.charts.frame import PLOT_LEAST_PT, TICK_PT, framed, names_fit, slot_of
from tthc_render.layout.charts.legend import legend
from tthc_render.layout.charts.plan import (
    EDGE_PT,
    FIGURE_DEPTH,
    FIGURE_HEIGHT,
    PITCH,
    SIZE_PT,
    Bar,
    Box,
    Part,
    Plan,
    Stroke,
    Word,
    longest_word,
    widest,
    wrapped,
)

FILLED: Final = 0.72
"""Share of a category's room that its bars take."""
SIZES_PT: Final = (10.0, 9.0, 8.0)
SIZES_TURNED_PT: Final = (10.0, 9.0, 8.0, 7.0)
FIGURE_GAP_PT: Final = 3.0
THICKEST_PT: Final = 70.0
"""Width of an upright bar, where there are few."""
BAR_PT: Final = 18.0
BARS_PT: Final = 13.0
"""Height of a bar across, alone in its category or one of several."""
BAR_LEAST_PT: Final = 2.2
HIGHEST_PT: Final = 480.0
"""Of a picture whose height is free, as long as names can be read: two thirds of a page."""
SHARE_OF_NAMES: Final = 0.42
"""Of the width of bars across, at most."""


@dataclass(frozen=True, slots=True)
class _Figures:
    """How the figures of bars are printed: at no size where they have no room."""

    size_pt: float
    turned: bool
    longest_pt: float

    @property
    def room_pt(self) -> float:
        """What they take beyond the end of a bar."""
        if not self.size_pt:
            return FIGURE_GAP_PT
        along = self.longest_pt if self.turned else (FIGURE_HEIGHT + FIGURE_DEPTH) * self.size_pt
        return along + 2 * FIGURE_GAP_PT


def bars_fit_upright(chart: Chart, width_pt: float) -> bool:
    """Whether names and figures have room side by side, so that nothing need be turned."""
    slot = slot_of(chart, width_pt)
    return names_fit(chart.categories, slot) and not _figures(chart, slot).turned


def _present(chart: Chart) -> list[list[int]]:
    """The numbers of the series that have a bar in each category: missing ones take no room."""
    return [
        [number for number, series in enumerate(chart.series) if series.values[category] is not None]
        for category in range(len(chart.categories))
    ]


def _most(chart: Chart) -> int:
    """How many bars are side by side in the fullest category."""
    return max(1, *map(len, _present(chart)))


def _figures(chart: Chart, slot: float) -> _Figures:
    texts = [text for series in chart.series for text in series.printed]
    each = slot * FILLED / _most(chart) if _most(chart) > 1 else slot
    for size in SIZES_PT:
        if (longest := widest(texts, size)) + FIGURE_GAP_PT <= each:
            return _Figures(size, False, longest)
    for size in SIZES_TURNED_PT:
        if (FIGURE_HEIGHT + FIGURE_DEPTH) * size <= each:
            return _Figures(size, True, widest(texts, size))
    return _Figures(0.0, True, 0.0)


def upright(chart: Chart, width_pt: float, height_pt: float) -> Plan:
    """Upright bars; figures and names that have no room side by side are turned."""
    figures = _figures(chart, slot_of(chart, width_pt) * 0.97)
    sides = any(value < 0 for value in values_of(chart)) + any(value >= 0 for value in values_of(chart))
    frame = framed(
        chart,
        width_pt,
        height_pt,
        sides * figures.room_pt,
        lambda values, start, end: axis.bar_scale(values, start, end, figures.room_pt),
    )
    thick = min(frame.slot * FILLED / _most(chart), THICKEST_PT)
    zero = frame.scale.at(0.0)
    bars: list[Part] = []
    words: list[Part] = []
    for category, present in enumerate(_present(chart)):
        for place, number in enumerate(present):
            value, text = chart.series[number].values[category], chart.series[number].printed[category]
            assert value is not None
            left = frame.middle(category) + (place - len(present) / 2) * thick
            end = frame.scale.at(float(value))
            bars.append(Bar(number, Box(left, min(zero, end), left + thick, max(zero, end))))
            if text and figures.size_pt:
                words.append(_at_end(text, left + thick / 2, end, figures, is_below=value < 0))
    return Plan(width_pt, frame.height_pt, frame.plot, (*frame.parts, *bars, *words))


def _at_end(text: str, x: float, end: float, figures: _Figures, *, is_below: bool) -> Word:
    """The figure above or below the end of an upright bar."""
    size = figures.size_pt
    y = end + (-FIGURE_GAP_PT if is_below else FIGURE_GAP_PT)
    if figures.turned:
        x += (FIGURE_HEIGHT - FIGURE_DEPTH) / 2 * size
        return Word(text, x, y, "right" if is_below else "left", size, turned=True, is_figure=True)
    y += -FIGURE_HEIGHT * size if is_below else FIGURE_DEPTH * size
    return Word(text, x, y, "center", size, is_figure=True)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The names of categories beside bars across, and the room in height of each category."""

    names: tuple[list[str], ...]
    size_pt: float
    heights: tuple[float, ...]


def _rows(chart: Chart, room_pt: float, free_pt: float, stated_pt: float) -> _Rows:
    """Rows that take ``stated_pt`` in all where that is more than they need, and if they can at most ``free_pt``."""
    count = _most(chart)
    usual = (BAR_PT if count == 1 else BARS_PT * count) / FILLED
    least = BAR_LEAST_PT * count / FILLED
    for size in (*SIZES_PT, 7.0):
        names = tuple(wrapped(name, room_pt, size) or [""] for name in chart.categories)
        needed = [max(len(lines) * PITCH * size + 2.0, least) for lines in names]
        even = [max(needed)] * len(names)
        most = stated_pt or free_pt
        wanted = [max(one, usual) for one in even]
        if not stated_pt and sum(wanted) <= most:
            return _Rows(names, size, tuple(wanted))
        for heights in (even, needed):
            if (spare := most - sum(heights)) >= 0:
                return _Rows(names, size, tuple(one + spare / len(names) for one in heights))
    return _Rows(names, size, tuple(needed))


def across(chart: Chart, width_pt: float, height_pt: float) -> Plan:
    """Bars across, the names of categories in a column at the left."""
    values = values_of(chart)
    below = legend(chart.series, width_pt, is_line=False)
    column = SHARE_OF_NAMES * (width_pt - 2 * EDGE_PT)
    column = min(widest(chart.categories), max(column, min(longest_word(chart.categories), 1.2 * column)))
    bottom = EDGE_PT + below.height_pt + PITCH * SIZE_PT + TICK_PT + 2.0
    top = EDGE_PT
    stated = max(height_pt - bottom - top, PLOT_LEAST_PT) if height_pt else 0.0
    rows = _rows(chart, column, HIGHEST_PT - bottom - top, stated)
    column = widest((line for lines in rows.names for line in lines), rows.size_pt)
    left = EDGE_PT + column + NAMES_GAP_PT
    height = bottom + top + sum(rows.heights)
    thick = min(rows.heights) * FILLED / _most(chart)
    size = next((one for one in SIZES_TURNED_PT if (FIGURE_HEIGHT + FIGURE_DEPTH) * one <= thick), 0.0)
    if _most(chart) == 1 and not size:
        size = next((one for one in SIZES_TURNED_PT if (FIGURE_HEIGHT + FIGURE_DEPTH) * one <= min(rows.heights)), 0.0)
    longest = widest((text for series in chart.series for text in series.printed), size) if size else 0.0
    scale = axis.bar_scale(values, left, width_pt - EDGE_PT, longest + 2 * FIGURE_GAP_PT)
    parts: list[Part] = [*_axis_below(chart, scale, bottom, height - top, width_pt), *below.parts]
    words: list[Part] = []
    zero, down = scale.at(0.0), height - top
    for category, (room, present) in enumerate(zip(rows.heights, _present(chart), strict=True)):
        middle = down - room / 2
        down -= room
        lines = rows.names[category]
        for number, text in enumerate(lines):
            y = middle + ((len(lines) - 1) / 2 - number) * PITCH * rows.size_pt - 0.33 * rows.size_pt
            words.append(Word(text, left - NAMES_GAP_PT, y, "right", rows.size_pt))
        for place, number in enumerate(present):
            value, text = chart.series[number].values[category], chart.series[number].printed[category]
            assert value is not None
            upper = middle + (len(present) / 2 - place) * thick
            end = scale.at(float(value))
            parts.append(Bar(number, Box(min(zero, end), upper - thick, max(zero, end), upper)))
            if text and size:
                y = upper - thick / 2 - (FIGURE_HEIGHT - FIGURE_DEPTH) / 2 * size
                x = end + (-FIGURE_GAP_PT if value < 0 else FIGURE_GAP_PT)
                words.append(Word(text, x, y, "right" if value < 0 else "left", size, is_figure=True))
    parts.append(Stroke((zero, bottom), (zero, height - top)))
    return Plan(width_pt, height, Box(left, bottom, width_pt - EDGE_PT, height - top), (*parts, *words))


NAMES_GAP_PT: Final = 5.0


def _axis_below(chart: Chart, scale: Scale, bottom: float, top: float, width_pt: float) -> list[Part]:
    """Numbers below bars across, as many as have room side by side."""
    values = values_of(chart)
    for most in range(axis.TICKS_MAX, 1, -1):
        at = axis.ticks(scale, values, most)
        texts = axis.printed(at, chart, width_pt)
        ends = (EDGE_PT, width_pt - EDGE_PT / 2)
        words = [
            Word(
                text, _inside(scale.at(float(number)), widest([text]) / 2, *ends), bottom - TICK_PT - SIZE_PT, "center"
            )
            for number, text in zip(at, texts, strict=True)
        ]
        apart = all(one.box.right + SIZE_PT / 2 <= two.box.left for one, two in itertools.pairwise(words))
        if len(at) > 1 and apart:
            break
    else:
        at, words = [], []
    parts: list[Part] = [Stroke((scale.start, bottom), (scale.end, bottom))]
    for number in at:
        x = scale.at(float(number))
        parts.append(Stroke((x, bottom), (x, top), is_grid=True))
        parts.append(Stroke((x, bottom - TICK_PT), (x, bottom)))
    return [*parts, *words]


def _inside(x: float, half: float, left: float, right: float) -> float:
    """``x``, or the nearest middle of a word that has ``half`` of its width on each side within the picture."""
    return min(max(x, left + half), right - half)
