"""Deadlines that a decision, plan or letter sets before its own day: P909.

``Hoàn thành toàn bộ nhiệm vụ trước ngày 30 tháng 6 năm 2025`` of 7 July 2025. Only an order by itself, which begins
with what is to be done and tells nothing of before; reports retell deadlines and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_ORDERING: Final = frozenset(
    ("quyết định", "kế hoạch", "chỉ thị", "thông báo", "hướng dẫn", "chương trình", "phương án", "công điện")
)
_ORDER: Final = pattern_of(
    r"(?:[Hh]oàn thành|[Gg]ửi|[Bb]áo cáo|[Nn]ộp|[Cc]ử|[Kk]hắc phục|[Tt]ổng hợp|[Tt]rình|[Đđ]ăng ký|[Bb]àn giao"
    r"|[Tt]rả lời)\s"
    r"(?!(?:này|của|trên)\s)[^.;]*?(?:trước|chậm nhất(?: là)?|xong trước)\s"
    r"(?:\d{1,2} giờ(?: \d{1,2}(?: phút)?)? ?,?\s?)?(?:thứ [^\W\d_]+,? )?$"
)
_BEGINS: Final = pattern_of(r"(?:^|[.;]\s)(?=\S)")
_TOLD: Final = pattern_of(
    r"(?<!\w)(?:đã|được|theo|chưa|không|quá hạn|đúng hạn|đến nay|nhưng|trong khi|vừa|lần trước|kỳ trước|phát sinh"
    r"|ban hành|tiếp nhận|của năm|so với|thì|nếu|vẫn|chuyển tiếp)(?!\w)",
    re.IGNORECASE,
)
_OF_BEFORE: Final = pattern_of(
    r"(?:hình thành|thành lập|lập|tồn|tồn đọng|tình hình|nhận|cấp|ký|nộp|sinh|xảy ra|có|hiệu lực|hoạt động|kết thúc|còn"
    r"|xây dựng|tuyển dụng|bổ nhiệm|số liệu|hồ sơ|tài liệu|văn bản|trường hợp)\s(?:trước)\s[^.;]*$",
    re.IGNORECASE,
)
"""``Bàn giao tài liệu hình thành trước ngày …``: the day says which things are meant."""
_MOST_DAYS: Final = 400


def check_ordered_deadlines(context: ProseContext) -> list[Finding]:
    """Findings on deadlines that are over on the day of the document that sets them."""
    today = context.earliest
    kinds = {r.text.strip().casefold() for r in context.readings if r.passage.role == "kind"} - {""}
    is_letter = not kinds and any(r.passage.role == "addressee" for r in context.readings)
    if today is None or not (is_letter or kinds & _ORDERING):
        return []
    return [
        item
        for reading in context.running
        if not reading.passage.part and "ngày" in reading.low
        for item in _late(reading, today)
    ]


def _late(reading: Reading, today: date) -> Iterator[Finding]:
    for seen in reading.dates:
        if not seen.value or not seen.year or not 0 < (today - seen.value).days <= _MOST_DAYS:
            continue
        text = reading.text.replace("\u00a0", " ")
        start = max((begun.end() for begun in _BEGINS.finditer(text, 0, seen.start)), default=0)
        behind = text[seen.end :].partition(";")[0].partition(". ")[0]
        told = _TOLD.search(text, start, seen.start) or _TOLD.search(behind)
        told = told or _OF_BEFORE.search(text, start, seen.start)
        if not told and _ORDER.fullmatch(text[start : seen.start].removesuffix("ngày ")):
            day = format_short(today)
            why = f"đến ngày {day}, ngày của văn bản, thì hạn này đã qua"
            yield finding(
                "P909", reading.passage.at(seen.start), written=f"trước ngày {seen.text.removeprefix('ngày ')}", why=why
            )
