"""The axis of values: where it begins and ends, at which numbers it has lines, and how these are printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.document.tree import Chart
from tthc_render.layout.charts.plan import widest
from tthc_render.vietnamese.numbers import format_decimal

TICKS_MAX: Final = 6
STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
UNITS: Final = ((1, ""), (1_000, " nghìn"), (1_000_000, " triệu"), (1_000_000_000, " tỷ"))
SHARE_OF_NUMBERS: Final = 0.12
"""Numbers of an axis that take a larger share of the picture's width are printed in thousands, millions, …"""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values ``low`` to ``high`` on the points ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def values_of(chart: Chart) -> list[Decimal]:
    """All values that a chart shows."""
    return [value for series in chart.series for value in series.values if value is not None]


def bar_scale(values: Sequence[Decimal], start: float, end: float, beside: float) -> Scale:
    """From 0 to the ends of all bars, with ``beside`` points more for the figures at their ends.

    Where all values are nought the axis goes up to 1: a step of less is no count.
    """
    low, high = min([Decimal(0), *values]), max([Decimal(0), *values])
    if low == high:
        high = Decimal(1)
    room = (end - start) - beside * (low < 0) - beside * (high > 0)
    each = float(high - low) / max(room, 1.0)
    return Scale(float(low) - each * beside * (low < 0), float(high) + each * beside * (high > 0), start, end)


def line_scale(values: Sequence[Decimal], start: float, end: float, beside: float) -> Scale:
    """Around all values, with ``beside`` points more above and below; below nought only where a value is."""
    low, high = float(min(values, default=Decimal(0))), float(max(values, default=Decimal(0)))
    if low == high == 0:
        return Scale(0.0, 1.0 + beside / max(end - start, 1.0), start, end)
    span = (high - low) or abs(high) / 2
    each = span / max(end - start - 2 * beside, 1.0)
    floor = low - each * beside - (span / 2 if low == high else 0.0)
    return Scale(floor if low < 0 else max(floor, 0.0), high + each * beside, start, end)


def ticks(scale: Scale, values: Sequence[Decimal], most: int) -> list[Decimal]:
    """At most ``most`` round numbers within ``scale``, whole ones where all values are whole."""
    whole = all(value == value.to_integral_value() for value in values)
    exponent = math.floor(math.log10((scale.high - scale.low) / most)) - 1
    for step in _steps(exponent):
        if whole and step != step.to_integral_value():
            continue
        first = math.ceil(scale.low / float(step) - 1e-9)
        last = math.floor(scale.high / float(step) + 1e-9)
        if last - first + 1 <= most:
            return [step * number for number in range(first, last + 1)]
    return []


def _steps(exponent: int) -> Iterator[Decimal]:
    while True:
        yield from (step.scaleb(exponent) for step in STEPS)
        exponent += 1


def printed(numbers: Sequence[Decimal], chart: Chart, width_pt: float) -> list[str]:
    """The numbers beside an axis: ``1.500``, ``0,5``, ``25%``; ``1,5 tỷ`` where they would take too much room."""
    shown = [text for series in chart.series for text in series.printed if text]
    percent = "%" if shown and all(text.endswith("%") for text in shown) else ""
    for unit, name in reversed(UNITS):
        texts = [(format_decimal(number / unit) + name if number else "0") + percent for number in numbers]
        reaches = max(map(abs, numbers), default=Decimal(0)) >= unit
        if not name or (reaches and widest(format_decimal(number) for number in numbers) > width_pt * SHARE_OF_NUMBERS):
            return texts
    raise AssertionError("the last unit is 1")
