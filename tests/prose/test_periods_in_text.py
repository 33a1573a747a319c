"""Tests of ``prose/periods_in_text``."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.prose.periods_in_text import latest_date, named_period, regular_period


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Hà Tĩnh, ngày 20 tháng 3 năm 2024", date(2024, 3, 20)),
        ("Hà Tĩnh, ngày tháng 6 năm 2024", date(2024, 6, 30)),
        ("Hà Tĩnh, ngày      tháng      năm 2024", date(2024, 12, 31)),
        ("Hà Tĩnh", None),
    ],
)
def test_the_last_day_a_date_line_may_mean(line: str, day: date | None) -> None:
    assert latest_date(line) == day


@pytest.mark.parametrize(
    ("text", "named", "code"),
    [
        ("Quý II năm 2024", ("quý", 2, 2024), "2024-Q2"),
        ("quý 02/2024", ("quý", 2, 2024), "2024-Q2"),
        ("tháng 02 năm 2024", ("tháng", 2, 2024), "2024-T02"),
        ("6 tháng đầu năm 2024", ("6 tháng", 1, 2024), "2024-6T"),
        ("6 tháng cuối năm", ("6 tháng", 2, 0), None),
        ("9 tháng năm 2024", ("9 tháng", 1, 2024), "2024-9T"),
        ("năm 2024", None, None),
    ],
)
def test_periods_named_in_words(text: str, named: tuple[str, int, int] | None, code: str | None) -> None:
    assert named_period(text) == named
    period = regular_period(named)
    assert (period.code if period else None) == code
