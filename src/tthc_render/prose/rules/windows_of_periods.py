"""A period and the days written with it, which cannot be its days: P909.

``Tháng 10 (từ 15/9 đến 14/11/2025)``, ``7 tháng đầu năm 2025 (từ 01/01 đến 31/8/2025)``, ``trong 3 tháng (từ tháng 6
đến tháng 9/2025)``, ``tuần 37 (từ 08/9 đến 14/10/2025)``, ``Sáu tháng cuối năm 2025 (kết quả đến 30/6/2025)``. Offices
begin their months on days of their own (the 15th, the 16th) and some their years in October, but as many months as the
name says lie between the first and the last day. Fewer may be what has been counted so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.time_line import NUMBERS, DaysSeen, Months, months_in, windows_in
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"tháng", "quý", "tuần", "năm"})
_DATA: Final = (
    r"(?:(?:số liệu|thời gian|thời điểm|kỳ)(?: báo cáo| thống kê| số liệu)?[,:]? )?(?:được )?(?:tính |lấy |chốt )?"
)
_GAP: Final = pattern_of(
    rf"\s?[(,]?\s?{_DATA}(?:số liệu )?"
    r"|(?: [^\W\d_]+){0,8}\s?[(,:;]\s?(?:(?:thời (?:gian|điểm|kỳ)|kỳ) )?(?:chốt |lấy |tính )?số liệu "
    r"(?:được )?(?:tính |lấy |chốt )?"
)
_COLON: Final = pattern_of(r"\s?:\s(?=tính )")
_BEHIND: Final = pattern_of(r"\s?(?:\(|, (?=tức))(?:tức |là )*(?:[Kk]ỳ báo cáo )?")
_COUNTED: Final = pattern_of(
    r"(?<![\w/.,-])(?P<count>0?[1-9]|1\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) tháng(?! \d| cuối| đầu|\w)",
    re.IGNORECASE,
)
_LASTING: Final = pattern_of(r"(?<!\w)(?:gia hạn|thời hạn|thời gian|kéo dài)(?: [^\W\d_]+){0,3} $")
_REPORTING: Final = pattern_of(
    r"(?<!\w)(?:báo cáo|kỳ|định kỳ) (?:hằng |hàng |công tác )?(?P<unit>tháng|quý|năm)(?! \d)(?!\w)", re.IGNORECASE
)
_OF_YEAR: Final = pattern_of(r"(?<!\w)(?:[Cc]ả )?[Nn]ăm (?P<year>20\d\d)(?![\d-]| -)")
_WEEK: Final = pattern_of(r"(?<!\w)[Tt]uần (?:thứ )?\d{1,2}(?:/20\d\d)?")
_UP_TO: Final = pattern_of(
    r"\s?\((?:[^()\d.;]{0,30} )?đến (?:hết )?(?:ngày )?(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)\)"
)
_AIMED: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|nhiệm vụ|phương hướng|mục tiêu|phấn đấu|dự kiến|chuẩn bị|so với|cho"
    r"|của)(?!\w)",
    re.IGNORECASE,
)
_SINCE: Final = pattern_of(
    r"(?P<day>\d{1,2}/\d{1,2}/20\d\d)\)? đến nay,? (?:đã )?(?:sau|được|qua) (?P<count>\d{1,2}) tháng(?!\w)"
)
_DAYS_OF_A_MONTH: Final = 30.4
_ABOUT: Final = 1.2
_UNITS: Final = {"tháng": 1, "quý": 3, "năm": 12}
_YEAR: Final = 12
_A_QUARTER: Final = 3
_MOST_MONTHS: Final = 36
_OUT: Final = 40
"""Days between the end of a quarter, or of more months, and that of its window, from which it is of another one."""
_INSIDE: Final = 10
"""So many days of a month at least lie in its window."""
_WEEK_DAYS: Final = range(5, 10)
_SLACK: Final = 27
_REACH: Final = 90


class _Named(NamedTuple):
    """What is said before or behind a window: its words, how many months it has, which ones if that is known."""

    start: int
    end: int
    size: int
    own: Months | None = None
    year: int = 0
    of_year: bool = False


def check_windows_of_periods(context: ProseContext) -> list[Finding]:
    """Findings on periods that are longer, shorter or other ones than the days beside them."""
    today = context.latest or date.min
    out: list[Finding] = []
    for reading in context.saying(_WORDS):
        if not reading.has_digits:
            continue
        for window in windows_in(reading, today.year):
            if not window.year_said and context.latest is None:
                continue
            out += _week(reading, window)
            named = _before(reading, window) or _behind(reading, window)
            why = _why(named, window, today, _is_whole(reading, named, window)) if named else ""
            if named and why:
                start, end = min(named.start, window.start), max(named.end, window.end)
                out.append(finding("P909", reading.passage.at(start), written=reading.text[start:end], why=why))
        out += _over_before(reading)
        if context.latest and "đến nay" in reading.low:
            out += _until_now(reading, today)
    return out


def _until_now(reading: Reading, today: date) -> Iterator[Finding]:
    """``Từ khi thành lập (01/7/2025) đến nay, sau 06 tháng hoạt động``, of October."""
    days = {seen.start: seen.value for seen in reading.dates}
    for found in _SINCE.finditer(reading.text):
        first = days.get(found.start("day"))
        months = (today - first).days / _DAYS_OF_A_MONTH if first else 0
        if first and abs(int(found["count"]) - months) > _ABOUT:
            yield finding(
                "P909", reading.passage.at(found.start("day")), written=found.group(),
                why=f"đến ngày {format_short(today)} mới được {months:.0f} tháng" if months < int(found["count"])
                else f"đến ngày {format_short(today)} đã được {months:.0f} tháng",
            )  # fmt: skip


def _before(reading: Reading, window: DaysSeen) -> _Named | None:
    text, stop = reading.text, window.start
    near = [x for x in months_in(reading) if 0 <= stop - x.end <= _REACH and _leads(text, x.end, stop)]
    if near:
        return _Named(near[-1].start, near[-1].end, near[-1].size, near[-1])
    for pattern in (_COUNTED, _REPORTING, _OF_YEAR):
        for found in pattern.finditer(text, max(0, stop - _REACH), stop):
            if _leads(text, found.end(), stop):
                return _read(found)
    return None


def _leads(text: str, start: int, stop: int) -> bool:
    """Do the words between a name and the days say that these are its days?"""
    colon = _COLON.match(text, start)
    return _GAP.fullmatch(text, start, stop) is not None or (colon is not None and colon.end() == stop)


def _read(found: re.Match[str]) -> _Named:
    names = found.groupdict()
    if names.get("count"):
        return _Named(*found.span(), NUMBERS.get(names["count"].lower()) or int(names["count"]))
    if names.get("unit"):
        size = _UNITS[names["unit"].lower()]
        return _Named(*found.span(), size, of_year=size == _YEAR)
    return _Named(*found.span(), _YEAR, None, int(names["year"]), of_year=True)


def _behind(reading: Reading, window: DaysSeen) -> _Named | None:
    """``Từ ngày 15/6 đến ngày 14/10/2025 (quý III/2025)``."""
    gap = _BEHIND.match(reading.text, window.end)
    named = [x for x in months_in(reading) if gap and x.start == gap.end()]
    closed = named and reading.text[named[0].end : named[0].end + 1] in ("", ")", ",")
    return _Named(named[0].start, named[0].end, named[0].size, named[0]) if closed else None


def _is_whole(reading: Reading, named: _Named, window: DaysSeen) -> bool:
    """Are the days of all the period? Without brackets they may be of a part: ``quý III, từ 01/7 đến 31/7``."""
    between = reading.text[named.end : window.start] if named.end <= window.start else "("
    counted = between.strip(" ,") == "" and _LASTING.search(reading.low, max(0, named.start - 40), named.start)
    return bool(counted) or "(" in between or "số liệu" in between or reading.text.startswith("tính", window.start)


def _why(named: _Named, window: DaysSeen, today: date, whole: bool) -> str:
    """Why the days cannot be those of the period; empty where they may be."""
    size, length, own = named.size, window.months, named.own
    days = f"{format_short(window.first)} – {format_short(window.last)}"
    if own and _is_apart(own, window):
        return f"từ {days} không thuộc {own.written}"
    if length is None:
        too_long = (window.last - window.first).days > 31 * size + _SLACK and size < _YEAR
        return f"từ {days} dài hơn {size} tháng nhiều" if too_long else ""
    if length != size:
        if length > _MOST_MONTHS or (named.of_year and abs(length - size) > 1):
            return ""
        if length < size and not (whole and _is_over(named, window, today)):
            return ""
        return f"từ {days} là {length} tháng, không phải {size} tháng"
    if own is None:
        return f"từ {days} không thuộc năm {named.year}" if named.year not in (0, window.last.year) else ""
    first, last = own.days(window.last.year)
    if own.kind == "tháng":
        inside = (min(last, window.last) - max(first, window.first)).days + 1
        return f"từ {days} không thuộc {own.written}" if inside < _INSIDE else ""
    if abs((window.last - last).days) > _OUT and not _is_of_another_year(own, window):
        return f"số liệu của {own.written} tính đến khoảng {format_short(last)}"
    return ""


def _is_apart(own: Months, window: DaysSeen) -> bool:
    """Is no day of the window of the period, wherever its office begins a month?"""
    first, last = own.days(window.last.year)
    apart = window.last < first - timedelta(days=15) or window.first > last
    return apart and not _is_of_another_year(own, window)


def _is_of_another_year(own: Months, window: DaysSeen) -> bool:
    """Does the year of the office begin in October, as in ``6 tháng đầu năm 2025 (từ 01/10/2024 đến 31/3/2025)``?"""
    begins_before = window.first.year < (own.year or window.last.year)
    return own.kind == "số tháng" and begins_before and window.first.day == 1


def _is_over(named: _Named, window: DaysSeen, today: date) -> bool:
    """Was the whole period over, so that its window is not what has been counted so far?

    A long one may begin later, with the office itself: ``Năm 2025 (từ 01/7 đến 31/12/2025)``.
    """
    own = named.own
    if own is None and not named.year:
        return True
    last = own.days(window.last.year)[1] if own else date(named.year, _YEAR, 31)
    ends = last if window.first.day == 1 else last.replace(day=min(28, window.first.day - 1))
    at_its_end = abs((window.last - ends).days) <= _SLACK
    return today >= ends and not (at_its_end and named.size > _A_QUARTER)


def _week(reading: Reading, window: DaysSeen) -> Iterator[Finding]:
    """``Tuần 37 (từ 08/9 đến 14/10/2025)``."""
    if "tuần" not in reading.low:
        return
    for found in _WEEK.finditer(reading.text, max(0, window.start - 40), window.start):
        length = (window.last - window.first).days + 1
        if _GAP.fullmatch(reading.text, found.end(), window.start) and length not in _WEEK_DAYS:
            yield finding(
                "P909", reading.passage.at(found.start()), why=f"một tuần có 7 ngày, không phải {length} ngày",
                written=reading.text[found.start() : window.end],
            )  # fmt: skip


def _over_before(reading: Reading) -> Iterator[Finding]:
    """``Sáu tháng cuối năm 2025 (kết quả đã đạt được đến 30/6/2025)``: counted before it began."""
    for own in months_in(reading) if "đến " in reading.low and "(" in reading.text else ():
        found = _UP_TO.match(reading.text, own.end)
        clause = max(reading.text.rfind(mark, 0, own.start) for mark in (". ", "; ", ", ")) + 1
        if not found or not own.year or _AIMED.search(reading.text, clause, found.start("day")):
            continue
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        first, _ = own.days(own.year)
        if day < first:
            yield finding(
                "P909", reading.passage.at(own.start), written=reading.text[own.start : found.end()],
                why=f"kỳ ấy bắt đầu sau ngày {format_short(day)}",
            )  # fmt: skip
