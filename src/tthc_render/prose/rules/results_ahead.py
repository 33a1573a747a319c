"""Results of a quarter that is not over, in a report that opens with an earlier one: P909.

``Quý III năm 2026 (từ ngày 01/7 đến ngày 30/9) … 38.614 lượt hỏi đáp trong quý IV năm 2026`` in a report of the
twelfth of October. A figure that nobody plans, of hundreds and not round, is a result.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.periods_in_text import PERIOD, read_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around, up_to
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodKind

_KINDS: Final = {"quý": PeriodKind.QUARTER, "tháng": PeriodKind.MONTH}
_PERIODS: Final = frozenset(_KINDS)
_IN = pattern_of(r"trong\s(?=(?:quý|tháng)\s)")
_COUNTED_IN = pattern_of(r"(?:\s[^\W\d_]+){1,6}\s")
_PLANNED = pattern_of(
    r"(?<!\w)(?:dự kiến|phấn đấu|sẽ|kế hoạch|nhiệm vụ|ước|mục tiêu|chỉ tiêu|đăng ký|giao|cần|phải|nhu cầu|chuẩn bị"
    r"|so với|cùng kỳ|hoàn thành|thời gian tới|tiếp tục|tập trung|đẩy nhanh|đề nghị|đến hạn|hết hạn"
    r"|hết hiệu lực)(?!\w)",
    re.IGNORECASE,
)
_TOLD = pattern_of(
    r"(?:^|[,;:.]\s|(?<!\w)(?:có|với|đã(?:\s[^\W\d_]+){1,3}|phát sinh|tiếp nhận|ghi nhận|đạt|xảy ra|được)\s)$",
    re.IGNORECASE,
)
"""What leads to a count of what happened; ``rà soát 1.243 hộ`` may be a task."""
_TO_COME = pattern_of(
    r"(?<!\w)(?:hẹn|trả|thực hiện|triển khai|tổ chức|diễn ra|bắt đầu|áp dụng|nghỉ|thi|kết thúc|hết|đến|giao)(?!\w)"
)
"""``1.243 hồ sơ hẹn trả trong quý IV``: of them that is to come."""
_LEAST: Final = 100
_ROUND: Final = 10


def check_results_ahead(context: ProseContext) -> list[Finding]:
    """Findings on results of a quarter or month that ends after the report's day."""
    own, today = _opening(context), context.latest
    if own is None or today is None:
        return []
    near = [r for r in context.saying(_PERIODS) if not r.passage.part and _IN.search(r.text)]
    return [item for reading in near for item in _ahead(reading, own, today)]


def _opening(context: ProseContext) -> Period | None:
    """The quarter or month that the report, or the first line of a text without a title, is about."""
    if context.period is not None:
        return context.period
    first = next(iter(context.running), None)
    found = PERIOD.match(first.text.removeprefix("Trong ")) if first else None
    return regular_period(read_period(found)) if found else None


def _ahead(reading: Reading, own: Period, today: date) -> Iterator[Finding]:
    for lead in _IN.finditer(reading.text):
        found = PERIOD.match(reading.text, lead.end())
        if found is None:
            continue
        kind, number, year = read_period(found)
        named = regular_period((kind, number, year or own.year))
        if named is None or _KINDS.get(kind) is not own.kind or named.end <= max(own.end, today):
            continue
        count = next(iter(up_to(reading.counts, found.start(), 1)), None)
        counted = _COUNTED_IN.fullmatch(reading.text, count.end, lead.start()) if count else None
        if count is None or not counted or _TO_COME.search(counted.group()):
            continue
        if not _TOLD.search(reading.text, max(0, count.start - 40), count.start):
            continue
        told = count.exact and count.scale == 1 and count.count >= _LEAST and count.count % _ROUND
        if told and not _PLANNED.search(around(reading.text, count.start, found.end())):
            yield finding(
                "P909", reading.passage.at(found.start()), written=found.group().strip(),
                why=f"báo cáo này là của {own.day_du}",
            )  # fmt: skip
