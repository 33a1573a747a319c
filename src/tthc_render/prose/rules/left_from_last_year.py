"""The period of a year before as the one reported on, and a period that is over as the one of a plan: P909.

``Trong Quý III năm 2025, UBND xã đã niêm yết 12 TTHC``, ``Từ ngày 15/6/2025 đến ngày 14/9/2025, …`` in the report
of the third quarter of 2026; ``Trong Quý II năm 2026, hoàn thành …`` among its tasks to come. Silent where the passage
or one beside it names this year, too, or compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.periods_in_text import PERIOD, periods, read_period
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodKind

_OPENS: Final = pattern_of(r"(?:^|[.;]\s)(?:(?:Trong|Kết quả|Cả|Tính đến hết|Đến hết|Hết)(?: kỳ)?\s)?$")
_OPENS_DAY: Final = pattern_of(r"(?:^|[.;]\s)(?:Tính đến|Đến|Tính đến hết|Đến hết)(?: ngày)?\s$")
_OPENS_WINDOW: Final = pattern_of(r"(?:^|[.;]\s)(?:Trong kỳ \(?)?(?:(?:[Tt]ính )?[Tt]ừ )?(?:ngày )?$")
_GOES_ON: Final = pattern_of(r"\s?[,:)]")
_YEAR: Final = pattern_of(r"(?<!\w)[Nn]ăm (?P<year>\d{4})(?=\s?[,:])")
_COMPARED: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|trước|sau|tăng|giảm|hơn|lũy kế|luỹ kế|sang|chuyển|đến nay|hiện nay|hiện|năm nay"
    r"|(?:kỳ|quý|tháng|năm) này|các năm|qua các|giai đoạn|từ năm|tồn)(?!\w)",
    re.IGNORECASE,
)
_COMPARING: Final = pattern_of(
    r"(?<!\w)(?:so với|so sánh|cùng kỳ|các năm|các kỳ|các quý|giai đoạn)(?!\w)", re.IGNORECASE
)
_ANY_YEAR: Final = pattern_of(r"(?<!\d)20\d{2}(?!\d)")
_PLANS: Final = pattern_of(r"phương hướng|nhiệm vụ|kỳ tới|thời gian tới|(?:kỳ|quý|tháng|năm) sau", re.IGNORECASE)
_RESULTS: Final = pattern_of(r"kết quả|tình hình|đánh giá|thực hiện (?:các )?(?:nhiệm vụ|phương hướng)", re.IGNORECASE)
_DONE: Final = pattern_of(r"(?<!\w)(?:đã|chưa|kết quả|theo|từ|tồn|quá hạn từ|trước)(?!\w)", re.IGNORECASE)
_KINDS: Final = {PeriodKind.QUARTER: "quý", PeriodKind.MONTH: "tháng", PeriodKind.HALF: "6 tháng"}
_COUNTS: Final = pattern_of(r"(?<!\w)(?:chưa|không|\d{1,3}(?:\.\d{3})*\s[^\W\d_]+)(?!\w)")
_BEGUN: Final = pattern_of(r"(?<!\w)(?:ban hành|kế hoạch|thành lập|quyết định|nghị quyết|bắt đầu)(?!\w)", re.IGNORECASE)
_FAR: Final = 5
"""Years further back are history."""


def check_left_from_last_year(context: ProseContext) -> list[Finding]:
    """Findings on periods that are over; only where the report is of a regular period."""
    period = context.facts.period
    if period is None or period.kind is PeriodKind.OTHER:
        return []
    out: list[Finding] = []
    running = [reading for reading in context.running if not reading.passage.part]
    planned = False
    for at, reading in enumerate(running):
        if reading.passage.role == "heading":
            planned = bool(_PLANS.search(reading.text)) and not _RESULTS.search(reading.text)
        elif planned:
            out += _planned(reading, period)
        elif _ANY_YEAR.search(reading.text) and not _is_of_both_years(running, at, period):
            out += _last_year(reading, period)
    return out


def _is_of_both_years(running: Sequence[Reading], at: int, period: Period) -> bool:
    """Does the passage name this year, too, or is it one of a list by years or of a comparison?"""
    text = running[at].text
    named = {read_period(found) for found in periods(running[at])}
    if len({year for _, _, year in named if year}) > 1 or any(
        int(year.group()) >= period.year for year in _ANY_YEAR.finditer(text)
    ):
        return True
    if at and running[at - 1].text.rstrip().endswith(":") and _COMPARING.search(running[at - 1].text):
        return True
    beside = [other.text for other in (*running[max(0, at - 2) : at], *running[at + 1 : at + 3])]
    return any(_names_own(other, period) or _opened(other) - named for other in beside)


def _opened(text: str) -> set[tuple[str, int, int]]:
    """The period of a year that a passage begins with, none where it names no year."""
    found = PERIOD.search(text)
    period = read_period(found) if found and _opens(_OPENS, text, found.start()) else ("", 0, 0)
    return {period} if period[2] else set()


def _names_own(text: str, period: Period) -> bool:
    """Does a passage begin with the same period of another year: ``Quý III năm 2026: …``?"""
    found = PERIOD.search(text)
    if found is None or not _opens(_OPENS, text, found.start()):
        return False
    kind, number, year = read_period(found)
    return year >= period.year and _is_own(kind, number, period) and ":" in text[found.end() :][:2]


def _is_own(kind: str, number: int, period: Period) -> bool:
    """Does a period of any year end with the month that the report's ends with?"""
    if kind == "tháng":
        return period.kind is PeriodKind.MONTH and number == period.number
    return period.kind is not PeriodKind.MONTH and _ends(kind, number) == _last_month(period)


def _ends(kind: str, number: int) -> int:
    """The last month of a named period."""
    if kind == "6 tháng":
        return 6 * number
    if kind == "9 tháng":
        return 9
    return 3 * number if kind == "quý" else number


def _last_month(period: Period) -> int:
    """The last month of a regular period of this name; data windows may end sooner."""
    months = {
        PeriodKind.MONTH: period.number, PeriodKind.QUARTER: 3 * period.number, PeriodKind.HALF: 6 * period.number,
        PeriodKind.NINE_MONTHS: 9,
    }  # fmt: skip
    return months.get(period.kind, 12)


def _first_month(period: Period) -> int:
    lengths = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9}
    return _last_month(period) - lengths.get(period.kind, 12) + 1


def _last_year(reading: Reading, period: Period) -> Iterator[Finding]:
    """The first period of a year before that a sentence begins with."""
    text, why = reading.text, f"báo cáo này là của {period.day_du}"
    for start, end in _stated(reading, period):
        if not _COMPARED.search(_rest(text, end)):
            yield _finding(reading, start, text[start:end].strip(), why)
            return


def _stated(reading: Reading, period: Period) -> Iterator[tuple[int, int]]:
    """Where a sentence begins with the report's own period of a year before: its name, its days, its last day."""
    text = reading.text
    for found in periods(reading):
        kind, number, year = read_period(found)
        if not period.year - _FAR <= year < period.year or not _opens(_OPENS, text, found.start()):
            continue
        goes_on = _GOES_ON.match(text, found.end())
        like = kind == _KINDS.get(period.kind) and _is_result(_rest(text, found.end()))
        if goes_on and (_is_own(kind, number, period) or (goes_on[0] == "," and like)):
            yield found.span()
    days = (_year_before(period.start), _year_before(period.end))
    for window in reading.windows:
        if (window.first.value, window.last.value) == days and _opens(_OPENS_WINDOW, text, window.start):
            yield window.start, window.end
    for seen in reading.dates:
        if seen.value == days[1] and _opens(_OPENS_DAY, text, seen.start) and _GOES_ON.match(text, seen.end):
            yield seen.start, seen.end
    for found in _YEAR.finditer(text) if period.kind is PeriodKind.YEAR else ():
        if int(found["year"]) == period.year - 1 and _opens(_OPENS, text, found.start()):
            yield found.span()


def _is_result(rest: str) -> bool:
    """Does a sentence count or deny what was done, as one on the period reported on? History tells what was begun."""
    return bool(_COUNTS.search(rest)) and not _BEGUN.search(rest)


def _planned(reading: Reading, period: Period) -> Iterator[Finding]:
    """``Trong Quý II năm 2026, xử lý dứt điểm …`` among the tasks after the third quarter."""
    for found in periods(reading):
        kind, number, year = read_period(found)
        if not year or (year, _ends(kind, number)) >= (period.year, _first_month(period)):
            continue
        opens = _opens(_OPENS, reading.text, found.start()) and _GOES_ON.match(reading.text, found.end())
        rest = _rest(reading.text, found.end())
        if opens and not _COMPARED.search(rest) and not _DONE.search(rest):
            next_one = f"kỳ sau, {period.sau.thuong}"
            why = f"báo cáo này là của {period.day_du}, phương hướng, nhiệm vụ phải là của {next_one}"
            yield _finding(reading, found.start(), found.group().strip(), why)
            return


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _opens(pattern: re.Pattern[str], text: str, at: int) -> bool:
    return bool(pattern.search(text[max(0, at - 24) : at]))


def _rest(text: str, end: int) -> str:
    """The rest of the sentence."""
    stop = text.find(". ", end)
    return text[end : stop if stop >= 0 else len(text)]


def _finding(reading: Reading, at: int, written: str, why: str) -> Finding:
    return finding("P909", reading.passage.at(at), written=written, why=why)
