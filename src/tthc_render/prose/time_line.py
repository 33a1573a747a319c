"""Times as they are written, with or without their year: numbers of months, windows of days or months, steps' days.

``quý III/2025``, ``7 tháng đầu năm 2025``, ``từ 15/9 đến 14/11/2025``, ``từ tháng 6 đến tháng 9/2025``, ``lúc 20 giờ 45
cùng ngày``. A year that is not written is the one of the other end of a window, or of the day before in the passage.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

NUMBERS: Final = {
    "một": 1, "nhất": 1, "i": 1, "hai": 2, "ii": 2, "ba": 3, "iii": 3, "bốn": 4, "tư": 4, "iv": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
MONTHS: Final = (
    r"(?:quý (?P<quarter>IV|I{1,3}|0?[1-4]|một|nhất|hai|ba|bốn|tư)(?!\w)"
    r"|tháng (?P<month>0?[1-9]|1[0-2])(?!\d|[.,]\d|/\d{1,2}(?!\d))"
    r"|(?P<count>0?[2-9]|1[01]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng(?: (?P<half>đầu|cuối)(?= năm)|(?= năm 20)))"
    r"(?:(?: ?/ ?|,? năm )(?P<year>20\d\d))?"
)
_NAMED: Final = pattern_of(rf"(?<![\w/.]){MONTHS}", re.IGNORECASE)
_QUARTER: Final = 3
_YEAR: Final = 12
_WHOLE: Final = 28
"""Days that may be the last of a month."""


class Months(NamedTuple):
    """Months of a year (0 where none is written) by their name; ``kind``: how they are counted."""

    start: int
    end: int
    written: str
    kind: str
    year: int
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many months."""
        return self.last - self.first + 1

    def is_like(self, other: Months) -> bool:
        """Are they the same months?"""
        return (self.first, self.last) == (other.first, other.last) and self.in_year_of(other)

    def in_year_of(self, other: Months) -> bool:
        """May they be of one year?"""
        return not self.year or not other.year or self.year == other.year

    def days(self, year: int) -> tuple[date, date]:
        """The first and the last day, in a year where none is written."""
        of = self.year or year
        return date(of, self.first, 1), date(of, self.last, calendar.monthrange(of, self.last)[1])


def months_in(reading: Reading) -> tuple[Months, ...]:
    """All months, quarters and numbers of months that a passage names."""
    return reading.kept(_read_months)


def _read_months(reading: Reading) -> tuple[Months, ...]:
    near = "tháng " in reading.low or "quý " in reading.low
    return tuple(map(months_of, _NAMED.finditer(reading.text))) if near else ()


def months_of(found: re.Match[str]) -> Months:
    """The months of a match of ``MONTHS``."""
    year, count = int(found["year"] or 0), _number(found["count"] or "0")
    if found["quarter"]:
        last = _QUARTER * _number(found["quarter"])
        kind, first = "quý", last - 2
    elif found["month"]:
        kind, first, last = "tháng", int(found["month"]), int(found["month"])
    elif (found["half"] or "").lower() == "cuối":
        kind, first, last = "số tháng", _YEAR - count + 1, _YEAR
    else:
        kind, first, last = "số tháng", 1, count
    return Months(found.start(), found.end(), found.group().strip(), kind, year, first, last)


def _number(words: str) -> int:
    return NUMBERS.get(words.lower()) or int(words)


def _day(nth: int) -> str:
    return (
        rf"(?:ngày )?(?:(?P<d{nth}>3[01]|[12]\d|0?[1-9])(?:/| tháng )(?P<m{nth}>1[0-2]|0?[1-9])"
        rf"(?:(?:/| năm )(?P<y{nth}>20\d\d))?(?![\d/]))"
    )


def _month(nth: int) -> str:
    return rf"tháng (?P<tm{nth}>1[0-2]|0?[1-9])(?:(?:/| năm )(?P<ty{nth}>20\d\d))?(?![\d/])"


_TO: Final = r",? (?:đến|tới|-|–) (?:hết )?"
_WINDOW: Final = pattern_of(rf"(?:(?:kể |tính )?từ |(?<=\())(?:{_day(1)}{_TO}{_day(2)}|{_month(1)}{_TO}{_month(2)})")
"""In small letters."""


class DaysSeen(NamedTuple):
    """``từ … đến …``: its first and last day, ``months``: how many whole months it has, None if it has not."""

    start: int
    end: int
    first: date
    last: date
    months: int | None
    year_said: bool


def windows_in(reading: Reading, year: int) -> tuple[DaysSeen, ...]:
    """All windows of days or months of a passage; those without any year are of this one."""
    near = "đến " in reading.low or "tới " in reading.low or "-" in reading.text or "–" in reading.text
    if not near or not ("từ " in reading.low or "(" in reading.text):
        return ()
    return tuple(_windows(reading, year))


def _windows(reading: Reading, year: int) -> Iterator[DaysSeen]:
    for found in _WINDOW.finditer(reading.low):
        of_months = found["tm1"] is not None
        m1, m2 = (int(found["tm1" if of_months else "m1"]), int(found["tm2" if of_months else "m2"]))
        y1, y2 = (int(found[f"{'t' if of_months else ''}y{nth}"] or 0) for nth in (1, 2))
        said = bool(y1 or y2)
        d1, d2 = (1, _WHOLE) if of_months else (int(found["d1"]), int(found["d2"]))
        late = (m1, d1) > (m2, d2)
        y2 = y2 or (y1 + late if y1 else year)
        y1 = y1 or y2 - late
        try:
            first = date(y1, m1, d1)
            last = date(y2, m2, calendar.monthrange(y2, m2)[1] if of_months else d2)
        except ValueError:
            continue
        if first <= last:
            yield DaysSeen(found.start(), found.end(), first, last, _whole_months(first, last), said)


def _whole_months(first: date, last: date) -> int | None:
    """1 January to 31 July: 7; 15 June to 14 (or 15) September: 3; else None."""
    between = 12 * (last.year - first.year) + last.month - first.month
    if first.day == 1:
        return between + 1 if (last + timedelta(days=1)).day == 1 or (last.day >= 30) else None
    return between if first.day - last.day in (0, 1) and between else None
