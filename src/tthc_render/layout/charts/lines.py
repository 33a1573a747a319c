"""Charts of lines: the figure of each point stands where it meets no other figure, marker or name."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from tthc_render.document.tree import Chart
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.charts import axis
from tthc_render.layout.charts.frame import SHAPE, Frame, framed
from tthc_render.layout.charts.plan import FIGURE_DEPTH, FIGURE_HEIGHT, Box, Curve, Plan, Word

SIZES_PT: Final = (10.0, 9.0, 8.0)
MARKER_PT: Final = 2.5
"""Half of a marker's width, with its edge."""
GAP_PT: Final = 2.0
LINE_PT: Final = 1.0
"""Between a figure and a line beside it, with half of the line."""
SHAPES: Final = (SHAPE, 0.62, 0.75)
"""Height to width of a picture whose height is free: higher where figures have no room otherwise."""
FIGURES_MAX: Final = 90
"""More points have no room for figures in any picture."""


class _Point(NamedTuple):
    number: int
    x: float
    y: float
    text: str


def lines(chart: Chart, width_pt: float, height_pt: float) -> Plan:
    """Lines with markers; figures are left out, all of them, where some have no room at any size."""
    heights = [height_pt] if height_pt else [shape * width_pt for shape in SHAPES]
    bare: Plan | None = None
    for height, size in itertools.product(heights, SIZES_PT):
        beside = (FIGURE_HEIGHT + FIGURE_DEPTH) * size + MARKER_PT + 2 * GAP_PT
        frame = _frame(chart, width_pt, height, beside, is_stated=bool(height_pt))
        points = _points(chart, frame)
        plan = Plan(width_pt, frame.height_pt, frame.plot, (*frame.parts, *_curves(points)))
        bare = bare or plan
        if (words := _figures(points, frame, size)) is not None:
            return replace(plan, parts=(*plan.parts, *words))
    assert bare is not None
    return bare


def _frame(chart: Chart, width_pt: float, height_pt: float, beside: float, *, is_stated: bool) -> Frame:
    usual = height_pt if is_stated or height_pt > SHAPE * width_pt else 0.0
    return framed(
        chart, width_pt, usual, 2 * beside, lambda values, start, end: axis.line_scale(values, start, end, beside)
    )


def _points(chart: Chart, frame: Frame) -> list[list[_Point | None]]:
    """The points of each series, None where a value is missing."""
    return [
        [
            None if value is None else _Point(number, frame.middle(place), frame.scale.at(float(value)), text)
            for place, (value, text) in enumerate(zip(series.values, series.printed, strict=True))
        ]
        for number, series in enumerate(chart.series)
    ]


def _curves(points: Sequence[Sequence[_Point | None]]) -> Iterator[Curve]:
    """The line of each series, in pieces between missing values."""
    for series in points:
        for is_there, group in itertools.groupby(series, key=lambda point: point is not None):
            if is_there:
                found = [point for point in group if point is not None]
                yield Curve(found[0].number, tuple((point.x, point.y) for point in found))


def _figures(points: Sequence[Sequence[_Point | None]], frame: Frame, size_pt: float) -> list[Word] | None:
    """The figures of all points, each where it crosses the fewest lines; None where one has no room."""
    known = [point for series in points for point in series if point is not None]
    if len(known) > FIGURES_MAX:
        return None
    markers = [
        Box(point.x - MARKER_PT, point.y - MARKER_PT, point.x + MARKER_PT, point.y + MARKER_PT) for point in known
    ]
    segments = [
        ((one.x, one.y), (two.x, two.y))
        for series in points
        for one, two in itertools.pairwise(series)
        if one is not None and two is not None
    ]
    zero = frame.scale.at(0.0)
    if frame.scale.start < zero < frame.scale.end:
        segments.append(((frame.plot.left, zero), (frame.plot.right, zero)))
    plot = frame.plot._replace(left=frame.left + 1.0, bottom=frame.scale.start + 1.0, top=frame.height_pt)
    taken: list[Box] = []
    words: list[Word] = []
    for column in zip(*points, strict=True):
        upwards = sorted((point for point in column if point is not None), key=lambda point: -point.y)
        told: set[tuple[float, str]] = set()
        for rank, point in enumerate(upwards):
            if not point.text or (point.y, point.text) in told:
                continue
            told.add((point.y, point.text))
            best: tuple[int, Word] | None = None
            for word in _places(point, size_pt, is_lowest=0 < rank == len(upwards) - 1):
                box = word.box
                if not plot.holds(box) or any(box.meets(other) for other in itertools.chain(taken, markers)):
                    continue
                if any(_distance(box, other) < _distance(box, point) for other in upwards):
                    continue
                near = Box(box.left - LINE_PT, box.bottom - LINE_PT, box.right + LINE_PT, box.top + LINE_PT)
                crossed = sum(_crosses(segment, near) for segment in segments)
                if best is None or crossed < best[0]:
                    best = crossed, replace(word, is_on_line=crossed > 0)
                if not crossed:
                    break
            if best is None:
                return None
            taken.append(best[1].box)
            words.append(best[1])
    return words


def _places(point: _Point, size_pt: float, *, is_lowest: bool) -> Iterator[Word]:
    """Where the figure of a point may stand, the best places first."""
    high, deep = FIGURE_HEIGHT * size_pt, FIGURE_DEPTH * size_pt
    beside = MARKER_PT + GAP_PT
    aside = advance_width(point.text, size_pt) / 2
    above, below, level = beside + deep, -beside - high, (deep - high) / 2
    first, second = (below, above) if is_lowest else (above, below)
    offsets = [(0.0, first), (0.0, second)]
    offsets += [(side * (aside + beside), level) for side in (1, -1)]
    offsets += [(side * aside, height) for height in (first, second) for side in (0.6, -0.6, 1.0, -1.0)]
    farther = [
        (first + math.copysign(size_pt * step, first), second + math.copysign(size_pt * step, second))
        for step in (0.3, 0.6)
    ]
    offsets += [
        (side * aside, height) for heights in farther for height in heights for side in (0.0, 0.6, -0.6, 1.0, -1.0)
    ]
    for right, up in offsets:
        yield Word(point.text, point.x + right, point.y + up, "center", size_pt, is_figure=True)


def _distance(box: Box, point: _Point) -> float:
    """From the middle of a figure's box to a point: a figure stands nearest to its own."""
    return math.hypot((box.left + box.right) / 2 - point.x, (box.bottom + box.top) / 2 - point.y)


def _crosses(segment: tuple[tuple[float, float], tuple[float, float]], box: Box) -> bool:
    """Whether a straight line passes through a rectangle (Liang and Barsky)."""
    (x0, y0), (x1, y1) = segment
    first, last = 0.0, 1.0
    for delta, near, far in ((x1 - x0, box.left - x0, box.right - x0), (y1 - y0, box.bottom - y0, box.top - y0)):
        if not delta:
            if near > 0 or far < 0:
                return False
            continue
        enter, leave = sorted((near / delta, far / delta))
        first, last = max(first, enter), min(last, leave)
    return first < last
