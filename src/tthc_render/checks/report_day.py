"""The days that a report can have whose day or month is still open."""

from __future__ import annotations

import calendar
from datetime import date

from tthc_render.reports.model import PartialDay
from tthc_render.vietnamese.dates import format_short, plainly


def latest_day(day: date | PartialDay) -> date:
    """The day of the report, or the last one that it can have when day or month are still open."""
    if isinstance(day, date):
        return day
    month = day.thang or 12
    last = calendar.monthrange(day.nam, month)[1]
    return date(day.nam, month, min(day.ngay or last, last))


def first_day(day: date | PartialDay) -> date:
    """The day of the report, or the first one that it can have when day or month are still open."""
    if isinstance(day, date):
        return day
    return date(day.nam, day.thang or 1, day.ngay or 1 if day.thang else 1)


def shown_day(day: date | PartialDay) -> str:
    """``05/7/2024``; ``…/7/2024`` while the day is open."""
    if isinstance(day, date):
        return format_short(day)
    full = day.partial.full
    return format_short(full) if full else f"{day.ngay or '…'}/{day.thang or '…'}/{day.nam}"


def in_year(day: date | PartialDay, year: int) -> date | PartialDay | None:
    """The same day of another year, as open as it is; None for a 29 February which that year does not have."""
    if not isinstance(day, date):
        other = day.model_copy(update={"nam": year})
        return None if other.thang and (other.ngay or 1) > calendar.monthrange(year, other.thang)[1] else other
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def typed_day(day: date | PartialDay) -> str:
    """How a day is typed in ``van_ban.ngay``: ``5/7/2024``, ``{thang: 7, nam: 2024}``."""
    if isinstance(day, date):
        return plainly(day)
    keys = day.model_dump(exclude_defaults=True)
    return f"{{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}"
