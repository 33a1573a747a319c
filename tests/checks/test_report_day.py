"""The days that a report can have whose day or month is still open."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.checks.report_day import in_year, latest_day, shown_day, typed_day
from tthc_render.reports.model import PartialDay


@pytest.mark.parametrize(
    ("day", "latest"),
    [
        (date(2024, 3, 20), date(2024, 3, 20)),
        (PartialDay(ngay=None, thang=6, nam=2024), date(2024, 6, 30)),
        (PartialDay(ngay=None, thang=2, nam=2024), date(2024, 2, 29)),
        (PartialDay(ngay=None, thang=None, nam=2024), date(2024, 12, 31)),
        (PartialDay(ngay=12, thang=6, nam=2024), date(2024, 6, 12)),
        (PartialDay(ngay=12, thang=None, nam=2024), date(2024, 12, 12)),
    ],
)
def test_the_last_day_that_a_report_can_have(day: date | PartialDay, latest: date) -> None:
    assert latest_day(day) == latest


def test_an_open_day_is_shown_as_it_is_known_and_typed_with_its_keys() -> None:
    day = PartialDay(ngay=None, thang=2, nam=2024)
    assert (shown_day(day), typed_day(day)) == ("…/2/2024", "{thang: 2, nam: 2024}")
    assert in_year(day, 2025) == PartialDay(ngay=None, thang=2, nam=2025)
    assert in_year(PartialDay(ngay=29, thang=2, nam=2024), 2025) is None
    assert in_year(date(2024, 2, 29), 2025) is None
