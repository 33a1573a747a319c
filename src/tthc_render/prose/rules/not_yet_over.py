"""Times of results that are still to come, and school years that do not fit the day of their opening: P909.

``Kết quả công tác thanh tra quý IV/2026: triển khai 21 cuộc`` in April 2026; ``Trong quý IV năm 2026 vừa qua`` in July
2026; ``Ngày 05/9/2026, các trường khai giảng năm học 2025 - 2026``; ``năm học 2025 - 2027``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import Time, times
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import DateSeen
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_JUST_OVER: Final = pattern_of(r"\s?,?\s?(?:vừa (?:qua|rồi)|đã qua)(?!\w)")
_RESULTS_OF: Final = pattern_of(
    r"(?:^|[.;]\s)(?:[-+]\s|[\dIVX]{1,4}\.\s)?(?:Báo cáo )?(?:[Kk]ết quả|[Tt]ình hình)\s"
    r"(?:thực hiện |triển khai )?(?:công tác|nhiệm vụ|hoạt động|giải quyết|tiếp nhận|tiếp công dân|thanh tra|kiểm tra"
    r"|xử lý|cải cách|kiểm soát|kinh tế|thu ngân sách|thu, chi|an ninh|trật tự|tai nạn"
    r"|phòng, chống|chuyển đổi số|khám|tiêm)"
    r"(?!\w)[^.;:,\d]{0,60}$"
)
_TOLD: Final = pattern_of(
    r"(?:\s?:\s|,\s(?=đã|có|xã|phường|tỉnh|thành phố|toàn|cơ quan|đơn vị|UBND|sở|Sở))[^.;]{0,80}?\d"
)
_COMING: Final = pattern_of(
    r"(?<!\w)(?:dự kiến|phấn đấu|sẽ|kế hoạch|nhiệm vụ|phương hướng|ước|dự báo|mục tiêu|chỉ tiêu|đăng ký|phục vụ"
    r"|cho|chuẩn bị|xây dựng|triển khai thực hiện|lập|giao|theo|tuyển sinh|phân bổ|dự toán|đấu thầu|trước)(?!\w)",
    re.IGNORECASE,
)
_SAID: Final = pattern_of(r"ết quả|ình hình|(?:vừa|đã) (?:qua|rồi)")
_SLACK: Final = 15
"""Days before its end by which a time may already be called the last one."""
_SCHOOL_YEAR: Final = pattern_of(r"(?<!\w)[Nn]ăm học (?P<first>20\d{2})\s?[-–]\s?(?P<last>20\d{2})(?![\d/])")
_OPENS: Final = pattern_of(r"(?<!\w)khai giảng(?!\w)[^.;]{0,12}$", re.IGNORECASE)
_CLOSES: Final = pattern_of(r"(?<!\w)(?:bế giảng|tổng kết)(?: và [^.;,\d]{0,30})? $", re.IGNORECASE)
_PREPARES: Final = pattern_of(r"(?<!\w)(?:so với|trước|chuẩn bị cho|phương hướng|kế hoạch|lần)(?!\w)", re.IGNORECASE)
_AUGUST: Final = 8
_SEPTEMBER: Final = 9
_MAY: Final = 5
_JUNE: Final = 6


def check_not_yet_over(context: ProseContext) -> list[Finding]:
    """Findings on results of times to come and on school years of another day."""
    today, own = context.latest, context.facts.period
    out: list[Finding] = []
    for reading in context.running:
        if today and not reading.passage.part and reading.passage.role != "heading":
            told = [x for x in times(reading) if x.last > today and not (own and x.first <= own.end)]
            told = told if told and _SAID.search(reading.text) else []
            out += [item for when in told for item in _ahead(reading, when, today)]
        if "ăm học " in reading.text:
            out += _school_years(reading)
    return out


def _ahead(reading: Reading, when: Time, today: date) -> Iterator[Finding]:
    """``Trong quý IV năm 2026 vừa qua``, ``Kết quả … quý IV/2026: …`` before that time."""
    over = when.kind != "ngày" and _JUST_OVER.match(reading.text, when.end) and (when.last - today).days > _SLACK
    lead = _RESULTS_OF.search(reading.text, max(0, when.start - 90), when.start) if when.first > today else None
    told = _TOLD.match(reading.text, when.end) if lead and not _COMING.search(lead.group()) else None
    head = told is not None and not _COMING.search(told.group())
    if over or head:
        yield finding(
            "P909", reading.passage.at(when.start), written=reading.text[when.start : when.end].strip(),
            why=f"đến ngày {format_short(today)}, ngày của văn bản, thì thời gian ấy chưa qua",
        )  # fmt: skip


def _school_years(reading: Reading) -> Iterator[Finding]:
    """``Ngày 05/9/2026, … khai giảng năm học 2025 - 2026``: it begins with its opening and ends with its close."""
    for named in _SCHOOL_YEAR.finditer(reading.text):
        first, last = int(named["first"]), int(named["last"])
        why = "" if last == first + 1 else "một năm học gồm hai năm liền nhau"
        before = reading.text[: named.start()]
        opens = not why and _OPENS.search(before)
        closes = not why and _CLOSES.search(before)
        day = _only_day(reading, named.start()) if opens or closes else None
        if day and opens and day.month in (_AUGUST, _SEPTEMBER) and day.year != first:
            why = f"ngày {day.text} khai giảng năm học {day.year} - {day.year + 1}"
        if day and closes and day.month in (_MAY, _JUNE) and day.year != last:
            why = f"ngày {day.text} là cuối năm học {day.year - 1} - {day.year}"
        if why:
            yield finding("P909", reading.passage.at(named.start()), written=named.group(), why=why)
            return


def _only_day(reading: Reading, at: int) -> DateSeen | None:
    """The one day with a year that the sentence names, where it plans and compares nothing."""
    inside = reading.sentence_at(at)
    if _PREPARES.search(reading.text, inside.start, at):
        return None
    days = [x for x in reading.dates if inside.start <= x.start < inside.end and x.year]
    return days[0] if len(days) == 1 and days[0].start < at else None
