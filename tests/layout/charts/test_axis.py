"""Axes of values: they hold all values and the figures beside them, and their numbers are round."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.document.tree import Chart, Series
from tthc_render.layout.charts.axis import Scale, bar_scale, line_scale, printed, ticks, values_of

SCALES = [bar_scale, line_scale]
NUMBERS = st.lists(st.decimals("-1e12", "1e12", places=2), max_size=9)


@pytest.mark.parametrize("scale_of", SCALES)
@given(values=NUMBERS)
def test_all_values_and_the_figures_beside_them_have_room(
    scale_of: Callable[[Sequence[Decimal], float, float, float], Scale], values: list[Decimal]
) -> None:
    scale = scale_of(values, 40.0, 240.0, 15.0)
    for value in values:
        assert 39.9 <= scale.at(float(value)) <= (225.1 if value > 0 or scale_of is line_scale else 240.1)
        assert scale_of is line_scale or value >= 0 or scale.at(float(value)) >= 54.9
    assert scale_of is line_scale or scale.low <= 0 <= scale.high


@given(NUMBERS, st.integers(2, 6))
def test_numbers_of_an_axis_are_within_it_and_evenly_apart(values: list[Decimal], most: int) -> None:
    scale = bar_scale(values, 0.0, 200.0, 10.0)
    found = ticks(scale, values, most)
    assert 1 <= len(found) <= most
    assert all(scale.low - 1e-6 * abs(scale.low) <= number <= float(scale.high) * (1 + 1e-6) for number in found)
    assert len({two - one for one, two in itertools.pairwise(found)}) <= 1


@pytest.mark.parametrize("values", [[], [0, 0]])
@pytest.mark.parametrize("scale_of", SCALES)
def test_an_axis_of_nothing_goes_up_to_one(
    scale_of: Callable[[Sequence[Decimal], float, float, float], Scale], values: list[int]
) -> None:
    scale = scale_of([Decimal(value) for value in values], 0.0, 100.0, 10.0)
    assert scale.low == 0
    assert ticks(scale, [], 6)[-1] == 1


@pytest.mark.parametrize(("values", "low"), [([97, 98], True), ([1, 100], False), ([-1, 4], None)])
def test_lines_begin_near_their_values_and_below_nought_only_with_one(values: list[int], low: bool | None) -> None:
    scale = line_scale([Decimal(value) for value in values], 0.0, 100.0, 10.0)
    assert (scale.low > 0, scale.low < 0) == (low is True, low is None)


@pytest.mark.parametrize(
    ("numbers", "suffix", "width", "texts"),
    [
        (("0", "500", "1000"), "", 400.0, ["0", "500", "1.000"]),
        (("0", "0.5", "1"), "", 400.0, ["0", "0,5", "1"]),
        (("0", "25", "50"), "%", 400.0, ["0%", "25%", "50%"]),
        (("0", "500000000000", "1000000000000"), "", 400.0, ["0", "500 tỷ", "1.000 tỷ"]),
        (("0", "500000", "1000000"), "", 150.0, ["0", "0,5 triệu", "1 triệu"]),
        (("-1000000", "0", "1000000"), "", 400.0, ["-1.000.000", "0", "1.000.000"]),
    ],
)
def test_numbers_are_printed_as_vietnamese_writes_them(
    numbers: tuple[str, ...], suffix: str, width: float, texts: list[str]
) -> None:
    chart = Chart("bar", ("A",), (Series("B", (Decimal(1),), (f"1{suffix}",)),))
    assert values_of(chart) == [Decimal(1)]
    assert printed([Decimal(number) for number in numbers], chart, width) == texts
