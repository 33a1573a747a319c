"""What is told as done in a time that comes only after the document's day: P909.

``Trong tháng 8/2026, xã đã tổ chức 3 lớp``, ``Quý III năm 2026, xã tiếp nhận 504 hồ sơ`` in a report of July 2026. Only
where the sentence opens with that time, tells what happened ("đã", or a count of what nobody plans), and no word of a
plan, an estimate or a comparison stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.named_times import times
from tthc_render.prose.periods_in_text import periods, read_period
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_OPENS: Final = pattern_of(
    r"(?:^|[.;:]\s)(?:[-+]\s)?(?:Kết quả\s)?(?P<upto>(?:[Tt]ính |[Ll]ũy kế |[Ll]uỹ kế )?(?:đến|Đến)(?: hết)?|Hết)?"
    r"(?:(?:^|(?<=[.;:]\s)|\s|(?<=[-+]\s))(?:[Tt]rong|[Vv]ào|[Tt]ừ|[Nn]gày|cuối))*\s?$"
)
_DONE: Final = pattern_of(
    r"[^.;]{0,80}?(?<!\w)đã (?!đăng ký|lên kế hoạch|ấn định|thống nhất|giao|yêu cầu|có (?:kế hoạch|lịch"
    r"|chủ trương)|được"
    r" (?:giao|phê duyệt|bố trí|phân bổ)|phê duyệt|bố trí|phân bổ|đề nghị|dự kiến|nêu|nói|ký hợp đồng|chuẩn bị|xác định"
    r"|từng|thông qua|quyết định|ban hành kế hoạch)[^\W\d_]+"
)
_COUNTED: Final = pattern_of(
    r",?\s(?:[^.;:,\d]{2,50}?\s)?(?:xảy ra|phát hiện|ghi nhận|phát sinh|bắt giữ|bắt|khởi tố|xử phạt"
    r"|tiếp nhận(?= \d[\d.]* (?:hồ sơ|đơn|lượt|phản ánh|kiến nghị|tin|thông tin|ý kiến)))(?: được"
    r"| mới)? (?P<count>\d[\d.]*)"
    r"(?= [^\W\d_])"
)
_PLANNED: Final = pattern_of(
    r"(?<!\w)(?:dự kiến|phấn đấu|sẽ|kế hoạch|nhiệm vụ|phương hướng|ước|mục tiêu|chỉ tiêu|đăng ký|giao|cần|phải|đề nghị"
    r"|kiến nghị|yêu cầu|tiếp tục|tập trung|so với|cùng kỳ|hiệu lực|áp dụng|nếu|khi|hạn|trước|dự báo|nhu cầu|chuẩn bị"
    r"|lộ trình|định hướng|giả định|trường hợp|năm học|có thể|cam kết|mới|chưa|không còn)(?!\w)",
    re.IGNORECASE,
)
"""Words of a sentence that is about what is to come, or compares with it."""
_COMPARED: Final = pattern_of(
    r",\s[^.;:()\d]{2,100}? \d{1,3}(?:\.\d{3})+ [^.;:()\d]{2,40}, (?:tăng|giảm) [\d.,]+% so với cùng kỳ"
    r"(?: năm (?:20\d\d|trước))? \(\d"
)
_AGAINST: Final = pattern_of(r"(?:tăng|giảm) [\d.,]+% so với cùng kỳ")
"""``khám bệnh cho 1.486.200 lượt người, tăng 4,2% so với cùng kỳ năm 2025 (1.426.300 lượt)``: no plan is told so."""
_OF_PLAN: Final = pattern_of(r"\d%\s(?:so với )?(?:kế hoạch|dự toán|chỉ tiêu)(?: năm| được giao)?")
_REPORTS_ON: Final = pattern_of(r"(?<!\w)[Bb]áo cáo (?:kết quả|tình hình|công tác)[^.;:]{0,60}$")
_JUST_BEGUN: Final = 15
"""Days of a quarter in which a report on the one before tells none of its results."""
_ALMOST: Final = {"ngày": 0, "tháng": 35, "quý": 45, "6 tháng": 45, "9 tháng": 45}
"""Days before its end on which a report of a time may be written: figures of the rest are estimates."""
_TO_ITS_END: Final = 12
"""The same for exact results "to the end of June": who writes that waits for the last days."""


def check_told_ahead(context: ProseContext) -> list[Finding]:
    """Findings on results of a time that was still to come on the document's day."""
    today = context.latest
    if today is None:
        return []
    own = context.facts.period
    reported = _reported(context)
    return [
        item
        for reading in context.running
        if not reading.passage.part and reading.passage.role != "heading"
        for item in _told(reading, today, own.end if own else None, reported)
    ]


def _reported(context: ProseContext) -> frozenset[tuple[str, int]]:
    """The months, quarters and halves that a line of the text says it reports on: "báo cáo kết quả quý II"."""
    return frozenset(
        read_period(found)[:2]
        for reading in context.readings
        if "áo cáo " in reading.text
        for found in periods(reading)
        if _REPORTS_ON.search(reading.text, max(0, found.start() - 80), found.start())
    )


def _told(
    reading: Reading, today: date, own_end: date | None, reported: frozenset[tuple[str, int]]
) -> Iterator[Finding]:
    for when in times(reading):
        if when.last <= today or (own_end and when.first <= own_end):
            continue  # a report that is dated before its own period ends is told so at its date
        opens = _OPENS.search(reading.text, max(0, when.start - 40), when.start)
        if not opens or (when.kind == "ngày" and not opens["upto"]):
            continue
        stop = reading.text.find(". ", when.end)
        rest = reading.text[when.end : stop if stop >= 0 else len(reading.text)]
        days = (today - when.first).days
        compared = when.kind == "quý" and 0 <= days < _JUST_BEGUN and _COMPARED.match(rest)
        told = _AGAINST.sub("", rest) if compared else rest
        if _PLANNED.search(_OF_PLAN.sub("", told)) or _PLANNED.search(reading.text, opens.start(), when.start):
            continue
        to_its_end = when.kind == "tháng" and "hết" in (opens["upto"] or "")
        far = (when.last - today).days > (_TO_ITS_END if to_its_end else _ALMOST[when.kind])
        begun = (when.kind, (when.first.month - 1) // 3) in reported and days < _JUST_BEGUN
        whole = far if opens["upto"] or when.kind == "9 tháng" or begun else when.first > today
        if (whole and _DONE.match(rest)) or (far and _COUNTED.match(rest)) or compared:
            yield finding(
                "P909", reading.passage.at(when.start), written=reading.text[when.start : when.end].strip(),
                why=f"đến ngày {format_short(today)}, ngày của văn bản, thì thời gian ấy chưa tới",
            )  # fmt: skip
            return
