"""The frame of upright charts: names below, numbers at the left, and enough height between."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.document.tree import Chart, Series
from tthc_render.layout.charts.axis import bar_scale
from tthc_render.layout.charts.frame import PLOT_LEAST_PT, PLOT_PT, framed, names_fit, names_of, slot_of

LONG = "Thành lập và hoạt động của doanh nghiệp"


@pytest.mark.parametrize(
    ("names", "slot", "turned", "lines"),
    [
        (["Đất đai", "Hộ tịch"], 100.0, False, 1),
        (["Đất đai", LONG], 100.0, False, 3),
        (["Đất đai", LONG], 45.0, True, 3),
        (["Đất đai", LONG], 14.0, True, 1),
    ],
)
def test_names_are_turned_where_they_have_no_room(names: list[str], slot: float, turned: bool, lines: int) -> None:
    found = names_of(names, slot)
    assert (found.turned, max(map(len, found.lines))) == (turned, lines)
    assert names_fit(names, slot) is not turned
    assert [" ".join(parts) for parts in found.lines] == names


@pytest.mark.parametrize(("stated", "least"), [(0.0, PLOT_PT), (40.0, PLOT_LEAST_PT)])
@pytest.mark.parametrize("figure", [5, 123456789])
def test_the_plot_keeps_its_height_whatever_the_names_are(stated: float, least: float, figure: int) -> None:
    chart = Chart("bar", (LONG,) * 12, (Series("A", (Decimal(figure),) * 12, (str(figure),) * 12),), stated)
    frame = framed(chart, 300.0, stated, 20.0, lambda values, start, end: bar_scale(values, start, end, 20.0))
    assert frame.plot.top - frame.plot.bottom == pytest.approx(least + 20.0)
    assert frame.height_pt > max(stated, 110.0)
    assert frame.plot.right == pytest.approx(295.0)
    assert frame.middle(0) == pytest.approx(frame.left + frame.slot / 2)
    assert slot_of(chart, 300.0) == pytest.approx(frame.slot, rel=0.1)
