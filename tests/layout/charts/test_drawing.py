"""Charts as pictures: the same bytes each time, every text within the picture and apart from the others."""

from __future__ import annotations

import io
import itertools
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tthc_render.document.tree import Chart, Series
from tthc_render.formats.svg import svg_facts
from tthc_render.layout.charts.drawing import draw, drawn, planned
from tthc_render.layout.charts.plan import Bar


def series(name: str, *values: int | str | None) -> Series:
    shown = tuple(None if value is None else Decimal(value) for value in values)
    return Series(name, shown, tuple("" if value is None else str(value).replace(".", ",") for value in values))


BARS = Chart("bar", ("Đất đai", "Hộ tịch"), (series("Tiếp nhận", 1200, 345), series("Giải quyết", 1100, 340)))
LINE = Chart("line", ("Quý I", "Quý II", "Quý III"), (series("Tỷ lệ", "97.5", None, "99.1"),))
LONG = Chart("auto", tuple(f"Lĩnh vực quản lý nhà nước thứ {n}" for n in range(12)), (series("Hồ sơ", *range(12)),))


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


FIELDS = ("Đất đai", "Hộ tịch", "Chứng thực", "Bảo trợ xã hội", "Đầu tư tại Việt Nam", "GIÁO DỤC MẦM NON")
NAMES = ("Thành lập và hoạt động của doanh nghiệp", "Khám bệnh, chữa bệnh", "Quản lý hội, tổ chức phi chính phủ", "Đất")
PERIODS = tuple(f"Quý {quarter}/{year}" for year in (2023, 2024) for quarter in ("I", "II", "III", "IV"))
WARDS = tuple(f"Phường Thạch Quý {number}" for number in range(30))
FOUR, SIX, EIGHT, MANY = (
    tuple((number * 7919) % 5000 for number in range(count)) for count in (4, 6, 8, 30)
)  # fmt: skip
CLOSE = tuple(series(f"Lĩnh vực {n}", *(1000 + n * 3 + quarter * (5 - n) for quarter in range(8))) for n in range(4))
LONG_NAME = "Tổng số hồ sơ tiếp nhận trực tuyến và trực tiếp trong kỳ báo cáo của các cơ quan, đơn vị, địa phương"
KINDS: dict[str, tuple[Chart, float]] = {
    "upright": (BARS, 150),
    "big numbers": (Chart("bar", FIELDS, (series("Vốn", 1234567890123, 987654321000, 45000000000, 7, 0, None),)), 150),
    "negative": (Chart("bar", FIELDS, (series("Tăng", -120, 345, -9, 0, 77, -400), series("B", *SIX))), 150),
    "negative across": (Chart("barh", NAMES, (series("A", -1234567, 5, 67800, -99999), series("B", *FOUR))), 150),
    "long names upright": (Chart("bar", NAMES, (series("A", *FOUR), series("B", *FOUR))), 150),
    "long names": (Chart("auto", NAMES * 3, (series("A", *FOUR * 3), series("B", *FOUR * 3))), 150),
    "long names turned": (Chart("bar", NAMES * 4, (series("A", *FOUR * 4),)), 150),
    "many upright": (Chart("bar", WARDS, (series("A", *MANY),)), 150),
    "many": (Chart("auto", WARDS, (series("A", *MANY),)), 150),
    "many of three": (Chart("bar", WARDS, tuple(series(name, *MANY) for name in "ABC")), 150),
    "many of six": (Chart("auto", WARDS, tuple(series(name, *MANY) for name in "ABCDEF")), 150),
    "lines that meet": (Chart("line", PERIODS, CLOSE), 150),
    "a line with gaps": (Chart("line", PERIODS[:4], (series("Tỷ lệ", "97.5", None, "99.1", None),)), 150),
    "six lines": (Chart("line", PERIODS, tuple(series(LONG_NAME, *EIGHT[n:], *EIGHT[:n]) for n in range(6))), 150),
    "a steep line": (Chart("line", FIELDS, (series("Tăng", "-5.25", 3, 0, "-12.5", 8, None),)), 120),
    "a narrow line": (Chart("line", PERIODS, (series("Thu", *(12345678901 + 99999 * n for n in EIGHT)),)), 60),
    "narrow across": (Chart("barh", NAMES, (series("Hồ sơ", 1234567, 45, 678, 99999),)), 50),
    "narrow upright": (Chart("bar", FIELDS, (series("Hồ sơ", 1234567, 45, 678, 99999, 3, 8),)), 60),
    "low": (Chart("bar", NAMES, (series("Hồ sơ", *FOUR),), 30), 150),
    "low across": (Chart("barh", WARDS, (series("Hồ sơ", *MANY),), 60), 150),
    "all nought": (Chart("auto", FIELDS, (series("Hồ sơ", 0, 0, 0, 0, 0, 0),)), 150),
    "a long legend": (Chart("auto", FIELDS[:3], tuple(series(LONG_NAME, n, 3 * n, 9) for n in range(4))), 150),
    "a word without end": (Chart("auto", ("cap_giay_chung_nhan_" * 5, "Đất"), (series("Hồ sơ", 5, 6),)), 90),
    "one bar": (Chart("bar", ("Đất đai",), (series("Hồ sơ", 5),)), 150),
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_meets_another_a_bar_or_the_edge(kind: str) -> None:
    """By the extents that the library itself gives of each text at the size of print."""
    import matplotlib

    chart, width_mm = KINDS[kind]
    plan = planned(chart, width_mm)
    with matplotlib.rc_context({"text.hinting": "no_hinting"}):
        figure, texts = drawn(plan)
        scale = figure.dpi / 72
        boxes = [text.get_window_extent().padded(-0.3 * scale) for text in texts]
    names = [text.get_text() for text in texts]
    inside = figure.bbox
    assert [name for name, box in zip(names, boxes, strict=True) if not inside.fully_containsx(box.x0)
            or not inside.fully_containsx(box.x1) or not inside.fully_containsy(box.y0)
            or not inside.fully_containsy(box.y1)] == []  # fmt: skip
    met = [(names[one], names[two]) for one, two in itertools.combinations(range(len(boxes)), 2)
           if boxes[one].fully_overlaps(boxes[two])]  # fmt: skip
    assert met == []
    bars = [part.box for part in plan.parts if isinstance(part, Bar)]
    assert [word.text for word in plan.words if any(word.box.meets(bar) for bar in bars)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_is_cut_and_the_plot_keeps_its_room(kind: str) -> None:
    chart, width_mm = KINDS[kind]
    plan = planned(chart, width_mm)
    said = "".join(word.text for word in plan.words).replace(" ", "")
    wanted = [*chart.categories, *(one.name for one in chart.series if len(chart.series) > 1)]
    assert [name for name in wanted if name.replace(" ", "") not in said] == []
    assert plan.plot.right - plan.plot.left > 0.4 * plan.width_pt
    assert plan.plot.top - plan.plot.bottom >= 57


@pytest.mark.parametrize(("look", "is_upright"), [("bar", True), ("auto", False), ("barh", False)])
@pytest.mark.parametrize("categories", [NAMES * 3, WARDS])
def test_bars_stand_upright_where_that_is_asked_for(
    look: Literal["auto", "bar", "barh"], is_upright: bool, categories: tuple[str, ...]
) -> None:
    plan = planned(Chart(look, categories, (series("A", *range(1, len(categories) + 1)),)), 150.0)
    bars = [part.box for part in plan.parts if isinstance(part, Bar)]
    assert (len({round(bar.bottom, 3) for bar in bars}) == 1) is is_upright
    assert (len({round(bar.left, 3) for bar in bars}) == 1) is not is_upright


def test_a_stated_height_grows_where_names_would_be_cut() -> None:
    low, high = KINDS["low"][0], KINDS["low across"][0]
    assert 30 < draw(low, 150.0).height_mm < 75
    assert draw(high, 150.0).height_mm > 60


NUMBER = st.none() | st.decimals("-1e9", "1e9", places=2)


def test_a_legend_of_many_short_names_takes_several_lines() -> None:
    """Six keys beside each other are wider than the picture, however short their names are."""
    chart = Chart("bar", ("W",), tuple(series(name, 1) for name in ("W", "W", "W", "WW", "WW", "WW")))
    image = Image.open(io.BytesIO(draw(chart, 150.0).raster)).convert("L")
    for at in (0, image.width - 1):
        assert image.crop((at, 0, at + 1, image.height)).getextrema()[0] > 200


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(["auto", "bar", "barh", "line"]), st.integers(1, 9), st.integers(1, 6), st.data())
def test_nothing_is_drawn_at_the_very_edge(
    look: Literal["auto", "bar", "barh", "line"], categories: int, rows: int, data: st.DataObject
) -> None:
    """Whatever the figures and names are: the outermost pixels of the picture stay white."""
    name = st.text("aăđêô ỹW-.", min_size=1, max_size=30)
    shown = tuple(
        series(data.draw(name), *data.draw(st.lists(NUMBER, min_size=categories, max_size=categories)))
        for _ in range(rows)
    )
    names = tuple(data.draw(st.lists(name, min_size=categories, max_size=categories)))
    chart = Chart(look, names, shown)
    words = planned(chart, 150.0).words
    assert not any(one.box.meets(two.box) for one, two in itertools.combinations(words, 2))
    image = Image.open(io.BytesIO(draw(chart, 150.0).raster)).convert("L")
    edge = [image.crop(box) for box in ((0, 0, image.width, 1), (0, image.height - 1, image.width, image.height))]
    edge += [image.crop(box) for box in ((0, 0, 1, image.height), (image.width - 1, 0, image.width, image.height))]
    assert all(part.getextrema()[0] > 200 for part in edge)
