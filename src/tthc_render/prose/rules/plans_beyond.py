"""Plans for a time that has been told of already, while all that is planned lies behind it: P909.

``I. KẾT QUẢ QUÝ III/2025 … II. NHIỆM VỤ TRỌNG TÂM QUÝ III/2025`` with deadlines in November; ``Trong 03 tháng đầu năm,
Trung tâm phấn đấu hoàn thành … trước ngày 20/12/2025``; ``Tháng 8/2025, xã tổ chức … Sang tháng 8/2025, xã tiếp tục …
ngày 05/9/2025``. The plans name their own times, and none of these is of the period that they are said to be for.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import months_of
from tthc_render.prose.periods_in_text import PERIOD, read_period
from tthc_render.prose.periods_in_text import periods as named_periods
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_TASKS: Final = (
    r"(?:(?:Một số |Các )?(?:Phương hướng|Nhiệm vụ|Kế hoạch công tác|Chương trình công tác"
    r"|Trọng tâm)(?:,? [^\W\d_]+){0,8}?"
    r"|(?:Để )?(?:hoàn thành|thực hiện) (?:thắng lợi |tốt |đạt |xuất sắc |toàn diện )?(?:các )?(?:nhiệm vụ|chỉ tiêu"
    r"|mục tiêu"
    r"|kế hoạch)(?:,? [^\W\d_]+){0,6}?)(?: của| trong)?"
)
_TOLD_OF: Final = r"(?!.{0,50}(?:kết quả|đã |được giao))"
_PERIOD: Final = (
    r"(?P<when>(?:quý (?:IV|I{1,3}|[1-4])|tháng \d{1,2}|0?[369] tháng (?:đầu|cuối) năm|(?:ba|sáu|chín) tháng (?:đầu"
    r"|cuối) năm"
    r"|năm(?= 20\d\d))(?:\s?/\s?| năm | )?(?P<year>20\d\d)?)(?![\d/])"
)
_HEADS: Final = pattern_of(
    rf"{_TOLD_OF}(?:[IVX\d]{{1,4}}\.\s)?{_TASKS}\s{_PERIOD}\s?(?P<ends>[:.,]?$|[:,]| là )", re.IGNORECASE
)
_OPENS: Final = pattern_of(rf"(?P<opens>Trong|Sang|Bước sang)\s{_PERIOD},", re.IGNORECASE)
_PLANNED: Final = pattern_of(r"(?<!\w)(?:sẽ|phấn đấu|tiếp tục|tập trung|dự kiến|chuẩn bị)(?!\w)")
_DONE: Final = pattern_of(
    r"(?<!\w)(?:đã|được|đạt|tăng|giảm|kết quả|so với|chưa|không|cùng kỳ|từng|trước đó|theo Kế hoạch|nhưng"
    r"|tuy nhiên)(?!\w)"
)
_AIMED: Final = pattern_of(r"(?<!\w)(?:phấn đấu|quyết tâm)\s[^.;]*|(?<!\w)các(?: [^\W\d_]+){1,3} đã (?:có|được)(?!\w)")
"""What is to be reached, and which things are meant, whatever the words."""
_SURELY: Final = pattern_of(r"(?<!\w)(?:sẽ|phấn đấu|dự kiến)(?!\w)")
_TASK_WORD: Final = pattern_of(r"(?<!\w)(?:nhiệm vụ|phương hướng|kế hoạch|chương trình|trọng tâm)(?!\w)")
_ROMAN: Final = pattern_of(r"[IVX]{1,5}[.)]?")
_PART: Final = pattern_of(r"(?P<months>0?[369]|ba|sáu|chín) tháng (?P<end>đầu|cuối) năm")
_YEAR: Final = pattern_of(r"20\d\d")
_MOST_OF_A_YEAR: Final = 300
_SPOKEN: Final = {"ba": 3, "sáu": 6, "chín": 9}
_FIRST_WORDS: Final = frozenset({"nhiệm", "hướng", "trọng", "sẽ", "đấu", "tiếp"})
"""Words of which the head or the sentence has one."""
_BELOW: Final = 12


_SOON: Final = 10
"""Days before its end from which a period is that of the report, not of what is to come."""
_YEAR_CLOSES: Final = (3, 31)
"""Money of a year is paid until then: plans of that year may speak of these months."""


class _Span(NamedTuple):
    first: date
    last: date


def check_plans_beyond(context: ProseContext) -> list[Finding]:
    """Findings on plans whose own times all lie behind the period that is named for them."""
    today = context.latest
    if today is None:
        return []
    out: list[Finding] = []
    for at, reading in context.places_saying(_FIRST_WORDS):
        low = reading.low
        if not named_periods(reading) and "năm 20" not in low and "tháng " not in low:
            continue
        for sentence in reading.sentences:
            found = _HEADS.match(reading.text, sentence.start, sentence.end)
            found = found or _OPENS.match(reading.text, sentence.start, sentence.end)
            period = _span(found["when"], today.year) if found else None
            if found and period and (period.last - today).days <= _SOON:
                ahead = _planned(context.running, at, found, period, sentence.end)
                over = period.last < today and _turns_to(context.running[: at + 1], found, period, sentence.end)
                if over or _is_beyond(ahead, period, today):
                    out.append(_finding(reading, found, period, over=over))
                    break
    return out


def _finding(reading: Reading, found: re.Match[str], period: _Span, *, over: bool) -> Finding:
    told = "kỳ ấy đã qua, kết quả đã nêu ở trên"
    behind = f"việc nêu ở đó đều sau ngày {format_short(period.last)}"
    return finding(
        "P909", reading.passage.at(found.start("when")), written=found["when"].strip(), why=told if over else behind
    )


def _is_beyond(ahead: Sequence[_Span], period: _Span, today: date) -> bool:
    least = period.last
    if (period.last - period.first).days > _MOST_OF_A_YEAR:
        least = date(period.last.year + 1, *_YEAR_CLOSES)
    return bool(ahead) and all(x.first > period.last for x in ahead) and max(x.last for x in ahead) > max(least, today)


def _turns_to(readings: Sequence[Reading], found: re.Match[str], period: _Span, stop: int) -> bool:
    """``Sang quý II/2024, Chi cục sẽ …`` as the last words below results of that quarter, with no time of their own."""
    text = readings[-1].text
    words = text[found.end() : stop]
    turns = found.groupdict().get("opens", "").lower().endswith("sang") and not text[stop:].strip()
    plans = turns and _SURELY.search(words) and not _DONE.search(_AIMED.sub(" ", words))
    return (
        bool(plans)
        and not _times(readings[-1], found.end(), stop, period)
        and _is_told(readings, period, found.start())
    )


def _planned(readings: Sequence[Reading], at: int, found: re.Match[str], period: _Span, stop: int) -> list[_Span]:
    """The times of what is planned; none where the words do not plan, or nothing was told of the period before."""
    reading = readings[at]
    words = reading.text[found.end() : stop]
    if "opens" in found.re.groupindex:
        again = found["opens"].lower() != "trong" and _is_told(readings[: at + 1], period, found.start())
        plans = (_PLANNED if again else _SURELY).search(words)
        done = _DONE.search(_AIMED.sub(" ", words) if "kết quả" not in words else words)
        return _times(reading, found.end(), stop, period) if plans and not done else []
    if words.strip():
        return [] if _DONE.search(words) else _times(reading, found.end(), stop, period)
    if not _is_told(readings[: at + 1], period, found.start()):
        return []
    out = _times(reading, found.end(), len(reading.text), period)
    for below in readings[at + 1 : at + 1 + _BELOW]:
        if below.text.isupper() or _ROMAN.fullmatch(below.passage.label) or below.passage.part != reading.passage.part:
            break
        out += _times(below, 0, len(below.text), period)
    return out


def _is_told(readings: Sequence[Reading], period: _Span, stop: int) -> bool:
    """Do the lines before name the period, but not as that of plans?"""
    for reading in readings:
        end = stop if reading is readings[-1] else len(reading.text)
        for found in named_periods(reading):
            planned = _TASK_WORD.search(reading.low, max(0, found.start() - 60), found.start())
            if found.end() <= end and not planned and _span(found.group(), period.first.year) == period:
                return True
    return False


def _span(words: str, year: int) -> _Span | None:
    """``quý III/2025`` → 1 July and 30 September; ``03 tháng cuối năm``; ``năm 2025``."""
    low = words.lower().strip(" /,")
    said = _YEAR.search(low)
    year = int(said.group()) if said else year
    part = _PART.match(low)
    if part:
        months = int(_SPOKEN.get(part["months"], 0) or part["months"])
        return _months(year, 1, months) if part["end"] == "đầu" else _months(year, 13 - months, 12)
    found = PERIOD.match(low)
    if found is None:
        return _months(year, 1, 12) if said and low.startswith("năm ") else None
    kind, number, _ = read_period(found)
    window = months_of(kind, number)
    return _months(year, *window) if window else None


def _months(year: int, first: int, last: int) -> _Span:
    return _Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _times(reading: Reading, start: int, stop: int, period: _Span) -> list[_Span]:
    """The days, months and quarters between two characters; those without a year are of the period's."""
    of_a_year = (period.last - period.first).days > _MOST_OF_A_YEAR
    out = []
    for seen in reading.dates:
        if start <= seen.start < stop and seen.exists and (seen.year or not of_a_year):
            day = date(seen.year or period.first.year, seen.month, min(seen.day, 28) if seen.month == 2 else seen.day)
            out.append(_Span(day, day))
    spoken = [(seen.start, seen.end) for seen in reading.dates]
    for found in named_periods(reading):
        inside = any(first < found.start() < last for first, last in spoken)
        if start <= found.start() < stop and not inside and (found["year"] or not of_a_year):
            span = _span(found.group(), period.first.year)
            out += [span] if span else []
    return out
