"""Periods and dates that a text names as its own."""

from __future__ import annotations

import calendar
import re
from datetime import date

from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodError, parse_period

_DATE_LINE = pattern_of(
    r"ngày(?P<day>[^\w]{0,8}\d{0,2}|[^\w\d]{0,8})\s{0,8}tháng\s{0,8}(?P<month>\d{0,2})\s{0,8}năm\s{0,3}(?P<year>\d{4})"
)

PERIOD = pattern_of(
    r"(?<![\w/.])(?:(?P<quarter>quý)\s{1,3}(?P<q>IV|I{1,3}|0?[1-4])(?!\w)|(?P<month>tháng)\s{1,3}(?P<m>\d{1,2})(?![\d.]\d|/\d{1,3}(?!\d))"
    r"|(?P<half>(?:0?6|sáu)\s{1,3}tháng\s{1,3}(?P<h>đầu|cuối)(?=\s{1,3}năm))|(?P<nine>(?:0?9|chín)\s{1,3}tháng(?:\s{1,3}đầu(?=\s{1,3}năm))?))"
    r"(?:\s{0,3}(?:/|,?\s{0,3}năm)\s{0,3}(?P<year>\d{4}))?",
    re.IGNORECASE,
)

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def periods(reading: Reading) -> tuple[re.Match[str], ...]:
    """All months, quarters and halves that a passage names, in the order of the text."""
    return reading.kept(_periods)


def _periods(reading: Reading) -> tuple[re.Match[str], ...]:
    return tuple(PERIOD.finditer(reading.text)) if "tháng" in reading.low or "quý" in reading.low else ()


def latest_date(line: str) -> date | None:
    """The last day that a date line may mean: ``ngày … tháng 6 năm 2024`` → 30/6/2024."""
    days = _days(line)
    return days[1] if days else None


def earliest_date(line: str) -> date | None:
    """The first day that a date line may mean: ``ngày … tháng 6 năm 2024`` → 01/6/2024."""
    days = _days(line)
    return days[0] if days else None


def _days(line: str) -> tuple[date, date] | None:
    found = _DATE_LINE.search(line)
    if not found:
        return None
    year, month = int(found["year"]), int(found["month"] or 12)
    day = re.sub(r"\D", "", found["day"])
    if not 1 <= month <= 12 or not 1990 <= year <= 2100:
        return None
    last = calendar.monthrange(year, month)[1]
    latest = date(year, month, min(int(day or last), last) or last)
    return date(year, month if found["month"] else 1, latest.day if day else 1), latest


def named_period(text: str) -> tuple[str, int, int] | None:
    """The first period named: ("quý", 2, 2024); the year is 0 where none is written."""
    found = PERIOD.search(text)
    return read_period(found) if found else None


def regular_period(named: tuple[str, int, int] | None) -> Period | None:
    """The period with its regular window."""
    if not named or not named[2]:
        return None
    code = {
        "quý": f"Q{named[1]}",
        "tháng": f"T{named[1]:02}",
        "6 tháng": "6T" if named[1] == 1 else "6T2",
        "9 tháng": "9T",
    }
    try:
        return parse_period(f"{named[2]}-{code[named[0]]}")
    except PeriodError:
        return None


def read_period(found: re.Match[str]) -> tuple[str, int, int]:
    year = int(found["year"] or 0)
    if found["quarter"]:
        mark = found["q"].upper()
        return "quý", _QUARTERS.get(mark) or int(mark), year
    if found["month"]:
        return "tháng", int(found["m"]), year
    if found["half"]:
        return "6 tháng", 1 if found["h"].lower() == "đầu" else 2, year
    return "9 tháng", 1, year
