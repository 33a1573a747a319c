"""Narrative that speaks of a period which was over before the report's own began, as a copied text does. D689.

``Trong 6 tháng đầu năm 2026, UBND xã chưa tổ chức kiểm tra`` in the report of the third quarter; ``hoàn thành trong quý
II`` among its next tasks. Both may be meant, so this is a note. A sentence that opens with another period of the
report's own kind is P909.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.periods_in_text import PERIOD, read_period, regular_period
from tthc_render.reports.computed import Computed
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period, PeriodKind

_PLANS: Final = pattern_of(r"nhiệm vụ|phương hướng|kỳ tới|thời gian tới", re.IGNORECASE)
_OPENS: Final = pattern_of(r"(?:^|[.;]\s)[\s\-+•]*(?:Trong\s|Thực hiện\s)?$", re.IGNORECASE)
_NOT_IT: Final = pattern_of(
    r"(?<!\w)(?:so với|so sánh|cùng kỳ|kết quả|tồn|chuyển|sơ kết|tổng kết|đánh giá|báo cáo|của|từ|sau|trước|đã|còn"
    r"|lũy kế|năm trước|phát sinh|tiếp nhận|kết luận|ban hành|tính đến|đến hết)(?!\w)",
    re.IGNORECASE,
)
"""Words with which a task is about an earlier time."""
_COMPARED: Final = pattern_of(r"(?<!\w)(?:so với|so sánh|cùng kỳ|lũy kế|tăng|giảm|kỳ trước)(?!\w)", re.IGNORECASE)
_SENTENCES: Final = pattern_of(r"[.;](?:\s|$)")
_KINDS: Final = {PeriodKind.QUARTER: "quý", PeriodKind.MONTH: "tháng", PeriodKind.HALF: "6 tháng"}


def check_past_periods(computed: Computed) -> Iterator[Finding]:
    """D689 for the first such period of each line of narrative."""
    report = computed.report
    for key, text in report.narratives.items():
        spec = computed.loaded.type.loi_van.get(key)
        is_plan = spec is not None and bool(_PLANS.search(spec.ten))
        for number, line in enumerate(text.split("\n")):
            found = next(_past(line, report.period, is_plan=is_plan), None)
            if found is not None:
                part = "Nhiệm vụ kỳ tới" if is_plan else "Câu này"
                place = report.source.line_of(("loi_van", key), number)
                year = " năm" * bool(found["half"] and not found["year"])
                written = f"{found[0].strip()}{year}"
                yield finding("D689", place, part=part, written=written, period=report.period.day_du)


def _past(line: str, period: Period, *, is_plan: bool) -> Iterator[re.Match[str]]:
    """The periods of a line that were over when ``period`` began, and that it may be about."""
    for found in PERIOD.finditer(line) if "quý" in line.lower() or "tháng" in line.lower() else ():
        kind, count, year = read_period(found)
        if not _is_over(kind, count, year or period.year, period):
            continue
        sentence = _sentence(line, found)
        if is_plan:
            if not _NOT_IT.search(sentence.replace(found[0], " ")):
                yield found
        elif (
            kind != _KINDS.get(period.kind) and _OPENS.search(line, 0, found.start()) and not _COMPARED.search(sentence)
        ):
            yield found


def _is_over(kind: str, count: int, year: int, period: Period) -> bool:
    """Did a named period end before the data of the report's own began? Of a month its last day counts."""
    if kind == _KINDS[PeriodKind.MONTH]:
        return 1 <= count <= 12 and date(year, count, calendar.monthrange(year, count)[1]) < period.start
    named = regular_period((kind, count, year))
    return named is not None and named.end < period.start


def _sentence(line: str, found: re.Match[str]) -> str:
    starts = [mark.end() for mark in _SENTENCES.finditer(line, 0, found.start())]
    end = _SENTENCES.search(line, found.end())
    return line[starts[-1] if starts else 0 : end.start() if end else len(line)]
