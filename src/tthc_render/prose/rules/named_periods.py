"""Periods named in prose against the dates beside them and against the report's own: P509, P909."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.periods_in_text import PERIOD, periods, read_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.titled_periods import COMING, KINDS, OPENS
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodKind

_QUARTER = {"I": 1, "II": 2, "III": 3, "IV": 4}
_MONTHS_OF = pattern_of(
    r"[Qq]uý\s(?P<quarter>IV|I{1,3})(?:/\d{4}|\snăm\s\d{4})?\s\((?P<months>(?:tháng\s)?\d{1,2}(?:(?:,\s|\svà\s)(?:tháng\s)?\d{1,2}){2})\)"
)
_FIRST_MONTHS = pattern_of(r"(?<!\d)0?3 tháng đầu năm(?: \d{4})? \(quý (?P<quarter>IV|I{2,3})\)")
_MONTHS_THEN_QUARTER = pattern_of(
    r"tháng (?P<a>\d{1,2})(?:,| và|-) ?(?:tháng )?(?P<b>\d{1,2})(?:,| và"
    r"|,? và) ?(?:tháng )?(?P<c>\d{1,2})(?:/\d{4}| năm \d{4})?"
    r"\s?[,(]\s?(?:tức |là )?quý (?P<quarter>IV|I{1,3})(?!\w)"
)
_NEXT_TASKS = pattern_of(
    r"(?<!\w)(?:kết quả|tình hình|công tác)[^.;\d]{0,60}?(?P<kind>quý|tháng) (?P<done>IV|I{1,3}"
    r"|\d{1,2})(?:/\d{4}| năm \d{4})?"
    r"(?:,| và|;) (?:phương hướng|nhiệm vụ)[^.;\d]{0,40}?(?P=kind) (?P<coming>IV|I{1,3}|\d{1,2})(?![\dIV])(?:/"
    r"| năm )?(?P<of>\d{4})?",
    re.IGNORECASE,
)
_TASKS: Final = tuple(f"{lead} {tasks}" for lead in (",", ";", " và") for tasks in ("phương hướng", "nhiệm vụ"))
_LAST, _LAST_QUARTER = 12, 4
_END_OF = pattern_of(
    r"ngày\s\d{1,2}/(?P<day_month>\d{1,2})/\d{4},\s(?:tức|là)\s(?:là\s)?(?:hết|cuối)\stháng\s(?P<month>\d{1,2})(?!\d)"
)
_CUMULATED = pattern_of(
    r"[Ll]ũy kế (?P<count>\d{1,2}) tháng(?: đầu)?(?: năm(?: \d{4})?)?\s?[(,]\s?(?:tính )?đến hết (?:ngày )?"
    r"(?P<day>2[89]|3[01])/(?P<month>1[0-2]|0?[1-9])(?![\d.])"
)
_OTHER_YEAR = pattern_of(
    r"(?<!\w)(?:năm (?:công tác|học)|niên độ|từ (?:ngày|tháng|quý)|ước|dự kiến)(?!\w)", re.IGNORECASE
)
"""Words by which a number of months does not begin with January, or is not over."""
_MONTHS_SO_FAR = pattern_of(r"hết tháng\s(?P<month>\d{1,2})(?:/\d{4}|\snăm\s\d{4})?(?!\d)")
_RESULT = pattern_of(r"[Kk]ết quả\s(?P<count>\d{1,2})\stháng(?:\s(?:đầu năm|nêu trên|trên|này))?")
_BEGINS_CLAUSE = pattern_of(r"(?:^|[.;:]\s|[^\W\d_],\s)(?:[Tt]rong\s)?$")
_DONE_IN = pattern_of(r",? (?:(?:Sở|UBND \w+|Trung tâm|Trường|Ban|Phòng|Công an \w+|đơn vị|xã|phường|tỉnh) )?đã \w")
"""``- Tiếp công dân: trong quý II đã tiếp 64 lượt``."""
_COMPARED = pattern_of(
    r"so với|cùng kỳ|kế hoạch|trước|sang|chuyển|lũy kế|dự kiến|phấn đấu|sẽ|(?<!đã )đăng ký|tập trung|tiếp tục"
)
_PLANS = pattern_of(r"nhiệm vụ|phương hướng|kế hoạch|kỳ tới|thời gian tới|giải pháp", re.IGNORECASE)


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MAX_GAP = 40
_FAR_YEARS = 20
"""No report speaks of a quarter or month that far from its own: a year with digits swapped (2062)."""
_OWN_REPORT = pattern_of(r"(?<!\w)[Bb]áo cáo\s[^.;:]{0,90}$")
_IN_IT = pattern_of(
    r"(?<!\w)(?:tiếp nhận|giải quyết|thực hiện|ban hành|phát sinh|kết quả|cấp|thu|chi|xảy ra|tổ chức|tiếp|số liệu)"
    r"(?: được| mới)?(?: trong)?\s$",
    re.IGNORECASE,
)


def check_named_periods(context: ProseContext) -> list[Finding]:
    """Findings on quarters and months that contradict the dates beside them, or the report's period."""
    out: list[Finding] = []
    planned = False
    stated = context.facts.period or _stated(context)
    for reading in context.running:
        out += _contradictions(reading)
        if reading.passage.role == "heading":
            planned = bool(_PLANS.search(reading.text))
        elif stated is not None and not reading.passage.part:
            out += _another_period(reading, stated, planned, known=context.facts.period is not None)
    return out


def _stated(context: ProseContext) -> Period | None:
    """The period that the first lines name as the report's: "báo cáo công tác … quý II/2024, số liệu từ ngày …"."""
    for reading in context.running[:2]:
        for found in periods(reading):
            window = next((x for x in reading.windows if 0 < x.start - found.end() < _MAX_GAP), None)
            if window and _OWN_REPORT.search(reading.text, max(0, found.start() - 120), found.start()):
                return regular_period(read_period(found))
    return None


def _contradictions(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    yield from _next_tasks(reading)
    if "háng" not in text:
        return
    for found in _MONTHS_OF.finditer(text):
        quarter = _QUARTER[found["quarter"]]
        months = [int(month) for month in re.findall(r"\d{1,2}", found["months"])]
        if months != [3 * quarter - 2, 3 * quarter - 1, 3 * quarter]:
            yield _finding(
                reading,
                found,
                f"quý {found['quarter']} là các tháng {3 * quarter - 2}, {3 * quarter - 1}, {3 * quarter}",
            )
    for found in _MONTHS_THEN_QUARTER.finditer(text):
        months = [int(found[name]) for name in ("a", "b", "c")]
        quarter = _QUARTER[found["quarter"]]
        if months != [3 * quarter - 2, 3 * quarter - 1, 3 * quarter]:
            yield finding(
                "P909", reading.passage.at(found.start("quarter") - len("quý ")), written=found.group(),
                why=f"các tháng {months[0]}, {months[1]}, {months[2]} không phải là quý {found['quarter']}",
            )  # fmt: skip
    for found in _FIRST_MONTHS.finditer(text):
        yield _finding(reading, found, "3 tháng đầu năm là quý I")
    for found in _END_OF.finditer(text):
        if int(found["day_month"]) != int(found["month"]):
            yield _finding(reading, found, f"ngày ấy thuộc tháng {int(found['day_month'])}")
    for found in _CUMULATED.finditer(text) if not _OTHER_YEAR.search(text) else ():
        month = int(found["month"])
        if month != int(found["count"]) and int(found["day"]) >= _LENGTHS[month - 1]:
            yield _finding(reading, found, f"đến hết ngày {found['day']}/{found['month']} là {month} tháng")
    so_far = _MONTHS_SO_FAR.search(text)
    result = _RESULT.search(text, so_far.end()) if so_far else None
    if so_far and result and int(so_far["month"]) != int(result["count"]):
        yield _finding(reading, result, f"số liệu tính đến hết tháng {int(so_far['month'])}")


def _next_tasks(reading: Reading) -> Iterator[Finding]:
    """``Kết quả công tác quý II, nhiệm vụ quý IV``: tasks of a period that does not follow the one reported."""
    for found in _NEXT_TASKS.finditer(reading.text) if any(map(reading.low.__contains__, _TASKS)) else ():
        done, coming = (_number(found[name]) for name in ("done", "coming"))
        later = found["of"] or done == (_LAST if found["kind"].lower() == "tháng" else _LAST_QUARTER)
        if not (coming == done + 1 or (later and coming == 1)):
            yield _finding(reading, found, "nhiệm vụ phải là của kỳ ngay sau kỳ đã báo cáo kết quả")


def _number(text: str) -> int:
    return _QUARTER.get(text.upper()) or int(text)


def regular_end(period: Period) -> date:
    """The last day of a period's last month, whatever its data window."""
    month = {PeriodKind.QUARTER: 3 * period.number, PeriodKind.HALF: 6 * period.number}.get(
        period.kind, period.end.month
    )
    return date(period.year, month, calendar.monthrange(period.year, month)[1])


def _finding(reading: Reading, found: re.Match[str], why: str) -> Finding:
    return finding(
        "P909", reading.passage.at(found.start()), written=quote(found.group(), 0, len(found.group()), 90), why=why
    )


def _counted(period: Period, month: int) -> bool:
    """Does the data window of a month reach into that other month?"""
    return period.kind is PeriodKind.MONTH and month in (period.start.month, period.end.month)


def _another_period(reading: Reading, period: Period, planned: bool, *, known: bool) -> Iterator[Finding]:
    """``Quý II năm 2026, UBND xã chưa tổ chức kiểm tra`` in the report of the third quarter."""
    kind = KINDS.get(period.kind)
    for found in periods(reading):
        named = read_period(found)
        ahead = (named[2] or period.year) - period.year
        opens = known and OPENS.search(reading.text[max(0, found.start() - 8) : found.start()])
        opens = opens or _IN_IT.search(reading.text, max(0, found.start() - 30), found.start())
        opens = opens or (
            _BEGINS_CLAUSE.search(reading.text, max(0, found.start() - 10), found.start())
            and _DONE_IN.match(reading.text, found.end())
        )
        if named[0] != kind or kind is None or not (opens or abs(ahead) > _FAR_YEARS):
            continue
        no_year = ahead > 1 or ahead < -_FAR_YEARS
        number, year = period.number, period.year
        if (named[1], named[2] or year) == (number, year) or _counted(period, named[1]):
            continue
        start = max(reading.text.rfind(mark, 0, found.start()) for mark in (". ", "; ")) + 1
        end = min((at for mark in (". ", "; ") if (at := reading.text.find(mark, found.end())) >= 0), default=None)
        clause = reading.text[start:end]
        if planned or _COMPARED.search(clause) or COMING.search(clause) or (ahead and not no_year):
            continue
        if not no_year and _is_of_a_series(reading, found, period):
            continue
        yield finding(
            "P909", reading.passage.at(found.start()), written=found.group().strip(),
            why=f"báo cáo này là của {period.day_du}",
        )  # fmt: skip
        return


def _is_of_a_series(reading: Reading, found: re.Match[str], period: Period) -> bool:
    """``Quý I 500 hồ sơ; quý II 600 hồ sơ; quý III 700 hồ sơ``: is the report's own one listed with it?

    So it is in lines that begin with a period and a colon each.
    """
    sentences = [around(reading.text, found.start(), found.end(), (". ",))]
    if not reading.text[: found.start()].strip(" -+•") and reading.text[found.end() :].lstrip().startswith(":"):
        sentences += [other.text for other in reading.beside]
    named = [read_period(x) for text in sentences for x in PERIOD.finditer(text)]
    return any(
        kind == KINDS.get(period.kind) and number == period.number and year in (0, period.year)
        for kind, number, year in named
    )
