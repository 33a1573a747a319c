"""When a meeting took place, as its minutes say: of another year than the document, over before it began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.model import Report
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_MINUTES: Final = "bien-ban"
_FAR: Final = 92
"""Minutes dated more than these days from their meeting, and in another year, have a year mistyped."""
_DAY: Final = pattern_of(
    r"(?<!\w)(?:ngày\s)?(?P<day>[0-3]?\d)(?:\s?[/.-]\s?|\stháng\s)(?P<month>[01]?\d)(?:\s?[/.-]\s?|\snăm\s)(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_HOUR: Final = pattern_of(
    r"(?<![\w/.,])(?P<hour>[01]?\d|2[0-4])\s?(?:giờ|h|g|:)(?:\s?(?P<minute>[0-5]\d)(?!\d))?(?:\s?phút)?(?!\w)",
    re.IGNORECASE,
)
_LASTS: Final = pattern_of(r"(?<!\w)(?:sau|dài|trong|được|họp|mất|hơn|gần)\s+$", re.IGNORECASE)
"""Before hours that are no time of day: ``sau 2 giờ làm việc``."""
_HALF: Final = pattern_of(r"(?<!\w)(?:chiều|tối|đêm|trưa|rưỡi|kém|hôm sau|ngày sau|sáng sau)(?!\w)", re.IGNORECASE)
_SAME: Final = pattern_of(r"(?<!\w)cùng ngày(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Time:
    key: str
    text: str
    day: date | None
    minutes: int | None
    shown: str


def meeting_times(report: Report) -> Iterator[Finding]:
    """D662 at a day of another year than that of the minutes or after it, D663 at an end before the beginning."""
    if report.type.loai_van_ban != _MINUTES:
        return
    starts, ends = _times(report, r"(?:Thời gian )?bắt đầu"), _times(report, r"(?:Thời gian )?kết thúc")
    dated = report.file.van_ban.ngay
    for time in (*starts, *ends):
        if time.day and isinstance(dated, date):
            far = time.day.year != dated.year and abs((time.day - dated).days) > _FAR
            past_midnight = time in ends and (time.day - dated).days == 1
            if far or (time.day > dated and not past_midnight):
                place = report.place("loi_van", time.key)
                yield finding("D662", place, seen=format_short(time.day), day=format_short(dated))
    for start in starts[:1]:
        for end in ends[:1]:
            if _is_before(end, start):
                yield finding("D663", report.place("loi_van", end.key), start=start.shown, end=end.shown)


def _is_before(end: _Time, start: _Time) -> bool:
    if end.day and start.day and end.day != start.day:
        return end.day < start.day and end.day.year == start.day.year
    if end.minutes is None or start.minutes is None or _HALF.search(f"{start.text} {end.text}"):
        return False
    return (bool(_SAME.search(end.text)) or end.day == start.day) and end.minutes < start.minutes


def _times(report: Report, name: str) -> list[_Time]:
    """What the narratives of that name say, where they give one day and one hour at most."""
    found = []
    for key, text in report.narratives.items():
        spec = report.type.loi_van.get(key)
        if spec is None or not re.match(name, spec.ten, re.IGNORECASE):
            continue
        days = list(_DAY.finditer(text))
        hours = [hour for hour in _HOUR.finditer(text) if not _LASTS.search(text, 0, hour.start())]
        if len(days) > 1 or len(hours) > 1:
            continue
        day = _day(days[0]) if days else None
        minutes = int(hours[0]["hour"]) * 60 + int(hours[0]["minute"] or 0) if hours else None
        found.append(_Time(key, text, day, minutes, " ".join(text.split())))
    return found


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
