"""A time of the old year in what is about the new one: P909.

``nhiệm vụ năm 2026 … a) phấn đấu quý I/2025 đạt 25% dự toán năm 2026`` in December 2025; ``Kế hoạch số 12/KH-UBND ngày
08/01/2025 … về chăm lo Tết Nguyên đán Bính Ngọ 2026`` in January 2026: the year that one was used to type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import Time, times
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.citations import own_matter
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_OF_YEAR: Final = pattern_of(
    r"(?<!\w)(?:nhiệm vụ|phương hướng|mục tiêu|chỉ tiêu|kế hoạch|giải pháp|dự toán)(?:,? [^\W\d_]+){0,8}? năm"
    r" (?P<year>20\d\d)(?![\d-]| -)",
    re.IGNORECASE,
)
_TO_DO: Final = pattern_of(
    r"(?:^|[:;.,] |\) |- )(?:[^\W\d_]+ ){0,3}?(?:phấn đấu|tập trung|hoàn thành|đẩy mạnh|triển khai|tổ chức"
    r"|rà soát|xây dựng|thu"
    r"|giải ngân|tiếp tục|trình|ban hành|bảo đảm|trong|ngay|đến hết|hết)(?: [^\W\d_]+){0,7}? ?$",
    re.IGNORECASE,
)
_NEAR: Final = pattern_of(r"(?:phấn đấu|ngay|ngay từ|trong|đến|hết|trước|vào|ngay từ đầu|đầu|cuối) $", re.IGNORECASE)
_RETOLD: Final = pattern_of(
    r"(?<!\w)(?:đã|được giao|so với|cùng kỳ|bằng mức|như|quyết toán|nghiệm thu|kết quả|tồn|từ năm|chuyển tiếp|chưa|chậm"
    r"|tăng|giảm)(?!\w)",
    re.IGNORECASE,
)
_YEARS: Final = pattern_of(r"20\d\d")
_LONG_RUN: Final = pattern_of(
    r"(?<!\w)(?:giai đoạn|nhiệm kỳ|lộ trình|(?:đến|hết|cuối) năm|năm học|tầm nhìn"
    r"|niên vụ|đại hội|bầu cử|chuẩn bị)(?!\w)",
    re.IGNORECASE,
)
_STOP: Final = pattern_of(r"[.;](?:\s|$)|\(")
_ACTS: Final = pattern_of(r",[^,]{0,40}? (?:đã|được|có|rà soát|tổ chức|vận động|tiếp tục)(?!\w)")
_FIRST_MONTHS: Final = 2
_BACK: Final = 4


def check_coming_year(context: ProseContext) -> list[Finding]:
    """Findings on times of last year among the tasks of this one, and on plans for this year of a year ago."""
    today = context.latest
    if today is None:
        return []
    out: list[Finding] = []
    for at, reading in enumerate(context.running):
        if times(reading) and not reading.passage.part:
            out += _tasks(context.running, at, today)
        if reading.citations:
            out += _documents(reading, today)
    return out


def _tasks(readings: Sequence[Reading], at: int, today: date) -> Iterator[Finding]:
    reading = readings[at]
    for when in times(reading):
        if when.kind == "ngày" or when.last >= today:
            continue
        clause = around(reading.text, when.start, when.end, (". ", "; "))
        lead = clause[: clause.find(reading.text[when.start : when.end])]
        if not (_TO_DO.search(lead) and _NEAR.search(lead)) or _RETOLD.search(clause):
            continue
        year = _year_of_tasks(readings, at, when)
        if year == when.last.year + 1 and year >= today.year:
            yield finding(
                "P909", reading.passage.at(when.start), written=reading.text[when.start : when.end].strip(),
                why=f"đây là nhiệm vụ của năm {year}",
            )  # fmt: skip


def _year_of_tasks(readings: Sequence[Reading], at: int, when: Time) -> int:
    """The year of whose tasks a passage speaks before a time, or the line that ends in a colon above it; else 0."""
    here = list(_OF_YEAR.finditer(readings[at].text, 0, when.start))
    if here:
        return int(here[-1]["year"])
    for above in readings[max(0, at - _BACK) : at][::-1]:
        if above.text.rstrip().endswith(":") or above.passage.role == "heading":
            named = list(_OF_YEAR.finditer(above.text))
            return int(named[-1]["year"]) if named else 0
    return 0


def _documents(reading: Reading, today: date) -> Iterator[Finding]:
    for cited in reading.citations:
        day = cited.when.value if cited.when else None
        if day is None or day.month > _FIRST_MONTHS or day.year != today.year - 1:
            continue
        if not own_matter(reading.text, cited.end):
            continue
        matter = _ACTS.split(_STOP.split(reading.text[cited.end :])[0])[0]
        years = [int(year) for year in _YEARS.findall(matter)]
        if years and set(years) == {today.year} and not _LONG_RUN.search(matter):
            yield finding(
                "P909", reading.passage.at(cited.when.start if cited.when else cited.start), written=format_short(day),
                why=f"văn bản ấy là của năm {today.year} (“{matter.strip(' ,')}”)",
            )  # fmt: skip
