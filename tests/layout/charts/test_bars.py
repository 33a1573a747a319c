"""Bars: as long as their values, their figures at their ends."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest

from tthc_render.document.tree import Chart, Series
from tthc_render.layout.charts.bars import across, bars_fit_upright, upright
from tthc_render.layout.charts.plan import Bar

VALUES = (Decimal(50), Decimal(-25), None, Decimal(0))
CHART = Chart("bar", ("A", "B", "C", "D"), (Series("", VALUES, ("50", "-25", "", "0")),))


@pytest.mark.parametrize("is_across", [False, True])
def test_bars_show_their_values_and_what_is_missing_has_none(is_across: bool) -> None:
    plan = (across if is_across else upright)(CHART, 300.0, 0.0)
    boxes = [part.box for part in plan.parts if isinstance(part, Bar)]
    lengths = [box.right - box.left if is_across else box.top - box.bottom for box in boxes]
    assert lengths == pytest.approx([2 * lengths[1], lengths[1], 0.0])
    figures = {word.text: word.box for word in plan.words if word.is_figure}
    assert set(figures) == {"50", "-25", "0"}
    if is_across:
        assert figures["50"].left > boxes[0].right
        assert figures["-25"].right < boxes[1].left
    else:
        assert figures["50"].bottom > boxes[0].top
        assert figures["-25"].top < boxes[1].bottom


@pytest.mark.parametrize(
    ("text", "categories", "fits", "turned"),
    [("5", 4, True, False), ("1.234.567", 4, True, False), ("1.234.567", 12, False, True), ("5", 30, False, False)],
)
def test_names_and_figures_decide_if_bars_fit_upright(text: str, categories: int, fits: bool, turned: bool) -> None:
    names = tuple(f"Q{n}" for n in range(categories))
    chart = Chart("auto", names, (Series("", (Decimal(5),) * categories, (text,) * categories),))
    assert bars_fit_upright(chart, 425.0) is fits
    assert {word.turned for word in upright(chart, 425.0, 0.0).words if word.is_figure} == {turned}


def test_rows_are_as_high_as_their_names_where_the_height_is_short() -> None:
    names = ("Thành lập và hoạt động của doanh nghiệp " * 4, *("Đất đai",) * 29)
    chart = Chart("barh", names, (Series("", (Decimal(5),) * 30, ("5",) * 30),), 100.0)
    assert across(chart, 300.0, 280.0).height_pt < 400


@pytest.mark.parametrize("is_across", [False, True])
def test_missing_bars_take_no_room_beside_others(is_across: bool) -> None:
    one, none = Decimal(1), None
    rows = ((one, none, one, none), (none, one, one, none), (none, none, none, one))
    chart = Chart("bar", ("A", "B", "C", "D"), tuple(
        Series(f"L{n}", row, tuple("" if value is None else "1" for value in row)) for n, row in enumerate(rows)
    ))  # fmt: skip
    plan = (across if is_across else upright)(chart, 400.0, 0.0)
    boxes = [part.box for part in plan.parts if isinstance(part, Bar) and part.box.bottom >= plan.plot.bottom]
    middles = sorted((box.bottom + box.top if is_across else box.left + box.right) / 2 for box in boxes)
    groups = [middles[0], middles[1], (middles[2] + middles[3]) / 2, middles[4]]
    if is_across:
        groups = [middles[0], (middles[1] + middles[2]) / 2, middles[3], middles[4]]
    steps = [two - one for one, two in itertools.pairwise(groups)]
    assert steps == pytest.approx([steps[0]] * 3)
    assert groups[0] + groups[3] == pytest.approx(
        plan.plot.bottom + plan.plot.top if is_across else plan.plot.left + plan.plot.right
    )


@pytest.mark.parametrize("width", [150.0, 200.0, 300.0])
@pytest.mark.parametrize("value", [999, 8762, 1_000_000, 1_045_000, 12_345_678])
def test_an_axis_below_bars_has_more_numbers_than_nought(value: int, width: float) -> None:
    chart = Chart("barh", ("A", "B"), (Series("", (Decimal(value), Decimal(1)), ("", "")),))
    plan = across(chart, width, 0.0)
    numbers = [word for word in plan.words if word.align == "center" and word.y < plan.plot.bottom]
    assert len(numbers) >= 2
    assert all(word.box.left >= 0 and word.box.right <= width for word in numbers)


def test_bars_of_many_rows_take_two_thirds_of_a_page_with_their_figures() -> None:
    names = tuple(f"Khoa {number}" for number in range(15))
    chart = Chart("barh", names, tuple(Series(f"L{n}", (Decimal(5),) * 15, ("5",) * 15) for n in range(3)))
    plan = across(chart, 425.0, 0.0)
    assert plan.height_pt <= 480
    assert sum(word.is_figure for word in plan.words) == 45
