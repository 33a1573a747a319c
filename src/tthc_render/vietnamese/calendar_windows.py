"""Windows of data that are those of the calendar: quarter III is 1 July to 30 September.

Reports on administrative procedures close on the 14th (``periods``); budgets and other statistics keep the calendar.
"""

from __future__ import annotations

import calendar
import dataclasses
from datetime import date
from typing import Final

from tthc_render.vietnamese.periods import Period, PeriodKind

MONTHS: Final = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


def calendar_period(period: Period) -> Period:
    """``period`` with the calendar's first and last day; as it is where its window was typed or it is of no kind."""
    length = MONTHS.get(period.kind)
    if length is None or period.custom:
        return period
    first = (max(period.number, 1) - 1) * length + 1
    last = first + length - 1
    end = date(period.year, last, calendar.monthrange(period.year, last)[1])
    return dataclasses.replace(period, start=date(period.year, first, 1), end=end)
