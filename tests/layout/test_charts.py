"""Charts as pictures: the same bytes each time, within their frame, with every figure and name."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tthc_render.document.tree import Chart, Series
from tthc_render.formats.svg import svg_facts
from tthc_render.layout.charts import draw, value_limits


def series(name: str, *values: int | str | None) -> Series:
    shown = tuple(None if value is None else Decimal(value) for value in values)
    return Series(name, shown, tuple("" if value is None else str(value).replace(".", ",") for value in values))


BARS = Chart("bar", ("Đất đai", "Hộ tịch"), (series("Tiếp nhận", 1200, 345), series("Giải quyết", 1100, 340)))
LINE = Chart("line", ("Quý I", "Quý II", "Quý III"), (series("Tỷ lệ", "97.5", None, "99.1"),))
LONG = Chart("bar", tuple(f"Lĩnh vực quản lý nhà nước thứ {n}" for n in range(12)), (series("Hồ sơ", *range(12)),))


@pytest.mark.parametrize("chart", [BARS, LINE, LONG])
def test_a_chart_is_one_picture_in_two_kinds(chart: Chart) -> None:
    made = draw(chart, 150.0)
    assert draw(chart, 150.0) == made
    facts = svg_facts(made.data)
    assert (facts.width_mm, facts.height_mm) == pytest.approx((150.0, made.height_mm), abs=0.1)
    assert facts.fonts == (), "letters are outlines"
    image = Image.open(io.BytesIO(made.raster))
    assert image.size == pytest.approx((150 / 25.4 * 300, made.height_mm / 25.4 * 300), abs=2)


def test_long_names_turn_the_bars() -> None:
    assert draw(LONG, 150.0).height_mm > draw(BARS, 150.0).height_mm


def test_a_stated_height_holds() -> None:
    assert draw(Chart("bar", ("A",), (series("B", 1),), 48.0), 100.0).height_mm == 48.0


@pytest.mark.parametrize("from_zero", [True, False])
@pytest.mark.parametrize(
    ("values", "low", "high"),
    [([], 0, 1), ([0, 0], 0, 1), ([0, 40], 0, 40), ([5, 5], 5, 5), ([-3, 2], -3, 2), ([-4, -4], -4, -4)],
)
def test_the_axis_holds_all_values_and_ends_at_one_where_all_are_nought(
    values: list[int], low: int, high: int, from_zero: bool
) -> None:
    found = value_limits([Decimal(value) for value in values], from_zero=from_zero, beside=0.1)
    assert found[0] <= low <= high <= found[1]
    assert found[0] < found[1] <= max(high, 1) + 0.5 * max(high - low, abs(high), 1)
    assert found[0] == 0 or low < 0 or not from_zero


NUMBER = st.none() | st.decimals("-1e9", "1e9", places=2)


def test_a_legend_of_many_short_names_takes_several_lines() -> None:
    """Six keys beside each other are wider than the picture, however short their names are."""
    chart = Chart("bar", ("W",), tuple(series(name, 1) for name in ("W", "W", "W", "WW", "WW", "WW")))
    image = Image.open(io.BytesIO(draw(chart, 150.0).raster)).convert("L")
    for at in (0, image.width - 1):
        assert image.crop((at, 0, at + 1, image.height)).getextrema()[0] > 200


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(["bar", "barh", "line"]), st.integers(1, 9), st.integers(1, 6), st.data())
def test_nothing_is_drawn_at_the_very_edge(
    look: Literal["bar", "barh", "line"], categories: int, rows: int, data: st.DataObject
) -> None:
    """Whatever the figures and names are: the outermost pixels of the picture stay white."""
    name = st.text("aăđêô ỹW-.", min_size=1, max_size=30)
    drawn = tuple(
        series(data.draw(name), *data.draw(st.lists(NUMBER, min_size=categories, max_size=categories)))
        for _ in range(rows)
    )
    names = tuple(data.draw(st.lists(name, min_size=categories, max_size=categories)))
    image = Image.open(io.BytesIO(draw(Chart(look, names, drawn), 150.0).raster)).convert("L")
    edge = [image.crop(box) for box in ((0, 0, image.width, 1), (0, image.height - 1, image.width, image.height))]
    edge += [image.crop(box) for box in ((0, 0, 1, image.height), (image.width - 1, 0, image.width, image.height))]
    assert all(part.getextrema()[0] > 200 for part in edge)
