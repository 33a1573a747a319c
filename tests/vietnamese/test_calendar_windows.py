"""Windows of the calendar, for reports that do not close on the 14th."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.vietnamese.calendar_windows import calendar_period
from tthc_render.vietnamese.periods import parse_period


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-T02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-6T", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-6T2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-9T", date(2026, 1, 1), date(2026, 9, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_window_goes_from_the_first_to_the_last_day(code: str, start: date, end: date) -> None:
    period = calendar_period(parse_period(code))
    assert (period.code, period.start, period.end) == (code, start, end)


def test_a_window_that_was_typed_stays() -> None:
    typed = parse_period("2026-Q1", date(2026, 1, 5), date(2026, 3, 20))
    assert calendar_period(typed) == typed
