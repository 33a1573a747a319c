"""A day of the week beside a date: P511. ``thứ Ba, ngày 15/4/2024`` was a Monday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import DateSeen
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"thứ", "nhật"})
_DAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NUMBERS: Final = {
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
}
_NAMED = r"(?<!\w)(?:thứ (?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật))"
_BEFORE = pattern_of(rf"{_NAMED}\)?,?\s{{0,2}}\(?(?:(?:nhằm |tức |là )?(?:các )?ngày\s{{0,2}})?$", re.IGNORECASE)
_AFTER = pattern_of(rf"\s?,?\s?\(?(?:là |tức |nhằm |vào )?(?:ngày )?{_NAMED}(?!\w)", re.IGNORECASE)
_MORE_BEHIND = pattern_of(rf"(?:(?:,|;| và|\s?[-–]| đến)\s?{_NAMED}(?!\w))", re.IGNORECASE)
_ONE: Final = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_PAIRED = pattern_of(
    rf"(?<!\w)(?P<names>{_ONE}(?:(?:,| và) {_ONE}){{1,6}}),? \(?(?:các )?ngày "
    r"(?P<days>(?:\d{1,2}(?:, | và )){1,6})$",
    re.IGNORECASE,
)
"""``thứ Năm và thứ Sáu (ngày 25 và 26/9/2025)``: as many days of the week as days."""
_SPLIT = pattern_of(r", | và ")
_HALF_A_YEAR: Final = 6
_COUNTED = pattern_of(
    r"(?<!\w)(?!(?:sáng|trưa|chiều|tối|đêm|ngày|vào|từ|đến|tới|hôm|là|và|hoặc|giờ|phút|tuần|các|mỗi|hằng|tức|nhằm)\s)"
    r"[^\W\d_]+\s$",
    re.IGNORECASE,
)
"""``vụ thứ hai ngày 18/01/2026``, ``đợt dịch thứ tư (27/4/2021)``: the second, the fourth."""


def check_weekdays(context: ProseContext) -> list[Finding]:
    """Findings on dates that fall on another day of the week."""
    cells = [r for r in context.readings if r.passage.role == "cell" and ("thứ" in r.low or "nhật" in r.low)]
    found = [item for reading in context.saying(_WORDS) if reading.dates for item in _days(context, reading)]
    of_cells = (replace(item, where=r.passage.place) for r in cells if r.dates for item in _days(context, r))
    return [*found, *of_cells]


def _days(context: ProseContext, reading: Reading) -> Iterator[Finding]:
    for seen in reading.dates:
        named = _BEFORE.search(reading.text, max(0, seen.start - 40), seen.start)
        named = named or _AFTER.match(reading.text, seen.end)
        values = _values(seen, context.latest) if named else []
        if not named and seen.value:
            yield from _paired(reading, seen, seen.value)
        if not named or not values or _is_ordinal(reading.text, named):
            continue
        said = _number(named)
        listed = {said, *_listed_behind(reading.text, named.end())} if named.start() >= seen.end else {said}
        if listed.isdisjoint(value.weekday() for value in values):
            start, end = min(named.start(), seen.start), max(named.end(), seen.end)
            yield finding(
                "P511", reading.passage.at(named.start("sunday" if named["sunday"] else "day")), date=seen.text,
                written=_DAYS[said], right=_DAYS[values[0].weekday()], quote=quote(reading.text, start, end).strip(),
            )  # fmt: skip


def _paired(reading: Reading, seen: DateSeen, last: date) -> Iterator[Finding]:
    """The days of a list before a date, and the date, against the days of the week before them, each by its place."""
    found = _PAIRED.search(reading.text, max(0, seen.start - 100), seen.start)
    if found is None:
        return
    names, days = _SPLIT.split(found["names"]), [int(day) for day in _SPLIT.split(found["days"]) if day]
    if len(names) != len(days) + 1 or not all(0 < day < last.day for day in days):
        return
    at = found.start("names")
    for name, day in zip(names, (*days, last.day), strict=True):
        said = _NUMBERS.get(name.lower().removeprefix("thứ "), 6)
        value = last.replace(day=day)
        if value.weekday() != said:
            yield finding(
                "P511", reading.passage.at(reading.text.index(name, at)), date=f"{day:02}/{last.month}/{last.year}",
                written=_DAYS[said], right=_DAYS[value.weekday()],
                quote=quote(reading.text, found.start(), seen.end).strip(),
            )  # fmt: skip
        at += len(name)


def _is_ordinal(text: str, named: re.Match[str]) -> bool:
    """Does a noun stand before a number in small letters, as of a thing that is counted?"""
    small = bool(named["day"]) and named["day"].isalpha() and named["day"].islower()
    at = named.start("day") - len("thứ ") if small else 0
    return small and bool(_COUNTED.search(text, max(0, at - 20), at))


def _number(named: re.Match[str]) -> int:
    return 6 if named["sunday"] else _NUMBERS[named["day"].lower()]


def _listed_behind(text: str, at: int) -> Iterator[int]:
    """``26 và 27/6/2025 (thứ Năm, thứ Sáu)``: the days of the week that go on a list, for a list of dates."""
    while more := _MORE_BEHIND.match(text, at):
        yield _number(more)
        at = more.end()


def _values(seen: DateSeen, latest: date | None) -> list[date]:
    """The days that a date may be; one without a year is near the day of the report."""
    if seen.value:
        return [seen.value]
    if not seen.exists or latest is None or seen.year:
        return []
    away = seen.month - latest.month
    years = [latest.year] + ([latest.year + (1 if away < 0 else -1)] if abs(away) >= _HALF_A_YEAR else [])
    days = []
    for year in years:
        try:
            days.append(date(year, seen.month, seen.day))
        except ValueError:
            continue
    return days
