"""Words that a report keeps from the one before it, or from one of another kind of period: P909.

``Tháng 3, UBND xã đã họp`` in the report of the third quarter; ``so với tháng trước`` in the report of a year;
``Phương hướng quý III`` in the report of that quarter; results of ``tháng 4`` in the report of May, whose data begin on
15 April.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.periods_in_text import PERIOD, periods, read_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodKind

_KINDS: Final = {PeriodKind.QUARTER: "quý", PeriodKind.MONTH: "tháng"}
_LONG: Final = (PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.NINE_MONTHS)
"""Periods of several months that are not all months."""
_WORD: Final = {
    PeriodKind.MONTH: "tháng trước", PeriodKind.QUARTER: "quý trước", PeriodKind.HALF: "6 tháng trước",
    PeriodKind.NINE_MONTHS: "cùng kỳ năm trước", PeriodKind.YEAR: "năm trước",
}  # fmt: skip
_OPENS: Final = pattern_of(r"(?:^|[.;]\s)(?:Trong\s|trong\s)?$")
_DONE: Final = pattern_of(r"\s?,\s[^.;,]{0,50}?(?<!\w)(?:đã|chưa)\s[^\W\d_]")
"""What was done, behind the period and a comma: ``Tháng 3, UBND xã đã họp``."""
_ELSEWHEN: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|trước|từ|đến|lũy kế|luỹ kế|dự kiến|sẽ|tồn|chuyển)(?!\w)", re.IGNORECASE
)
_RESULT: Final = pattern_of(
    r"(?<!\w)(?:(?:đã|được) (?:hoàn thành|thực hiện|tiếp nhận|giải quyết|đạt)|đạt (?:kết quả|tỷ lệ|chỉ tiêu)"
    r"|tiếp nhận \d+|giải quyết \d+|tỷ lệ [^.;]{0,60}\d+)(?!\w)"
)
"""What is said of a whole month, not of one day in it."""
_COMPARED: Final = pattern_of(r"(?<!\w)so với (?P<words>(?:cùng kỳ )?(?P<kind>tháng|quý) trước)(?!\w)")
_OTHER_TIME: Final = pattern_of(
    r"(?<!\w)(?:so với|so sánh|cùng kỳ|(?:kỳ|tháng|quý|năm|lần|đợt) (?:trước|liền kề)|trước đó|chuyển (?:sang|qua|tiếp)"
    r"|tồn|lũy kế|luỹ kế|(?:quý|tháng) (?:[IVX]+|\d+))(?!\w)",
    re.IGNORECASE,
)
"""Words of a sentence that is about another period, or names one."""
_NAMED: Final = pattern_of(r"(?<!\w)(?P<kind>tháng|quý)\s(?:\d|[IVX]+(?!\w)|này|đầu|cuối)", re.IGNORECASE)
_AIMS: Final = pattern_of(
    r"(?:^|(?<=[.;]\s))(?:[IVX\d.]{1,6}\s)?(?:PHƯƠNG HƯỚNG|Phương hướng)[^.;:\d]{0,60}?"
    r"(?P<period>(?:QUÝ|Quý|quý|THÁNG|tháng)\s(?:IV|I{1,3}|\d{1,2}))(?![\d.]\d|\w)"
)


def check_left_from_before(context: ProseContext) -> list[Finding]:
    """Findings on months, comparisons and aims of another report; only where the report is of a regular period."""
    period = context.facts.period
    if period is None or period.kind is PeriodKind.OTHER:
        return []
    running = [reading for reading in context.running if not reading.passage.part]
    of_month = list(_month_before(running, period)) if period.kind is PeriodKind.MONTH else []
    windows = [item for reading in running for item in _windows(reading, period)]
    return [*of_month, *windows, *(item for reading in running for item in _of_one(reading, period))]


def _month_before(running: list[Reading], period: Period) -> Iterator[Finding]:
    """Results of the month in which the data of a report begin, as if it were its own; once, where its own is not told.

    What happened on one day of it may be told, and a report may go through both months.
    """
    before = period.start.month
    opened = [
        (reading, found)
        for reading in running
        if "tháng" in reading.low and reading.passage.role != "heading"
        for found in periods(reading)
        if read_period(found)[0] == "tháng" and _OPENS.search(reading.text[max(0, found.start() - 8) : found.start()])
    ]
    if before == period.number or any(read_period(found)[1] == period.number for _, found in opened):
        return
    for reading, found in opened:
        _, number, year = read_period(found)
        sentence = around(reading.text, found.start(), found.end(), (". ",))
        own = number == before and (not year or year == period.start.year)
        elsewhen = _ELSEWHEN.search(sentence.replace("đúng kế hoạch", "").replace("theo kế hoạch", ""))
        told = _RESULT.search(sentence) and not elsewhen and "ngày" not in sentence
        if own and told and not any(found.start() < day.start < found.start() + len(sentence) for day in reading.dates):
            yield _finding(reading, found.start(), found.group().strip(), f"báo cáo này là của {period.day_du}")
            return


def _windows(reading: Reading, period: Period) -> Iterator[Finding]:
    """The data window of the period before, or of the same one a year ago, as if it were the report's own."""
    if len(reading.windows) != 1 or reading.passage.role in ("heading", "window", "title"):
        return
    window = reading.windows[0]
    others = {(other.start, other.end): other for other in (period.truoc, period.cung_ky)}
    other = others.get((window.first.value, window.last.value)) if window.first.value and window.last.value else None
    sentence = around(reading.text, window.start, window.end, (". ",))
    if other is None or other.start == period.start or _OTHER_TIME.search(sentence) or other.ngan in sentence:
        return
    own = f"từ {format_short(period.start)} đến {format_short(period.end)}"
    why = f"đó là kỳ số liệu của {other.thuong_ngan}; báo cáo này lấy số liệu {own}"
    yield _finding(reading, window.start, reading.text[window.start : window.end], why)


def _of_one(reading: Reading, period: Period) -> Iterator[Finding]:
    low = reading.low
    if period.kind in _LONG and "tháng" in low and reading.passage.role != "heading":
        yield from _months(reading, period)
    if "so với" in low and "trước" in low:
        yield from _comparisons(reading, period)
    if "phương hướng" in low and period.kind in _KINDS:
        yield from _aims(reading, period)


def _months(reading: Reading, period: Period) -> Iterator[Finding]:
    """A month outside of the report's, in which something was done; the window may begin in the month before."""
    count = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    inside = {(period.start.month + at - 1) % 12 + 1 for at in range(count)}
    for found in periods(reading):
        kind, number, year = read_period(found)
        opens = kind == "tháng" and _OPENS.search(reading.text[max(0, found.start() - 8) : found.start()])
        if not opens or number in inside or not _DONE.match(reading.text, found.end()):
            continue
        if year and year != period.year:
            continue
        sentence = around(reading.text, found.start(), found.end(), (". ",))
        if not _ELSEWHEN.search(sentence):
            yield _finding(reading, found.start(), found.group().strip(), f"báo cáo này là của {period.day_du}")
            return


def _comparisons(reading: Reading, period: Period) -> Iterator[Finding]:
    """``so với tháng trước`` where the report is of no month and its sentence names none."""
    own = _KINDS.get(period.kind, "")
    for found in _COMPARED.finditer(reading.text):
        kind = found["kind"]
        sentence = around(reading.text, found.start(), found.start(), (". ",))
        if kind != own and not any(x["kind"].lower() == kind for x in _NAMED.finditer(sentence)):
            why = f"báo cáo này là của {period.day_du}: kỳ trước là {_WORD[period.kind]}"
            yield _finding(reading, found.start("words"), found["words"], why)


def _aims(reading: Reading, period: Period) -> Iterator[Finding]:
    """Aims of the period that is over."""
    for found in _AIMS.finditer(reading.text):
        named = PERIOD.match(reading.text, found.start("period"))
        if named is None:
            continue
        kind, number, year = read_period(named)
        if (kind, number) == (_KINDS[period.kind], period.number) and year in (0, period.year):
            yield _finding(reading, named.start(), named.group().strip(), "phương hướng phải là của kỳ sau")


def _finding(reading: Reading, at: int, written: str, why: str) -> Finding:
    return finding("P909", reading.passage.at(at), written=written, why=why)
