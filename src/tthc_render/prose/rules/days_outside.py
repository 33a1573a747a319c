"""A day that the period named with it does not hold: P909.

``Lễ khai giảng năm học 2023 - 2024 vào ngày 05/9/2024`` of the school year before; ``Kết quả 9 tháng đầu năm 2024 … Số
liệu giải ngân tính đến ngày 30/6/2024``, where all is of nine months: the day is left over from the report before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.periods_in_text import periods, read_period, regular_period
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.named_periods import regular_end
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.periods import Period

_SCHOOL: Final = pattern_of(
    r"(?<!sau )(?P<act>khai giảng|tựu trường|bế giảng|tổng kết) năm học (?P<first>20\d\d)\s?[-–]\s?(?P<last>20\d\d)"
    r"(?P<way>[^.;:\d]{0,60}?)(?:ngày )$",
    re.IGNORECASE,
)
_BEGINS: Final = frozenset({"khai giảng", "tựu trường"})
_PAPER: Final = pattern_of(
    r"(?<!\w)(?:ban hành|kế hoạch|công văn|ký|quyết định|báo cáo|trước|tính)(?!\w)", re.IGNORECASE
)
_REPORT: Final = pattern_of(r"(?<!\w)(?:báo cáo|kết quả|tình hình)(?!\w)", re.IGNORECASE)
_DATA: Final = pattern_of(
    r"(?<!\w)số liệu(?P<of>(?: [^\W\d_]+){0,4}?)(?: trong báo cáo| báo cáo)?(?: được)?(?: tính| chốt| lấy| cập nhật"
    r"| tổng hợp){1,2} đến (?:hết )?(?:ngày )?$",
    re.IGNORECASE,
)
_LATE: Final = 60
_HEAD: Final = 2
_REACH: Final = 90


def check_days_outside(context: ProseContext) -> list[Finding]:
    """Findings on days that are outside of the school year, or far from the end of the period, that they belong to."""
    out: list[Finding] = []
    own = context.facts.period or _own(context)
    for reading in context.running:
        if "năm học 20" in reading.text:
            out += _school(reading)
        if own is not None and "số liệu" in reading.low:
            out += _data(context, reading, own)
    return out


def _school(reading: Reading) -> Iterator[Finding]:
    for when in reading.dates:
        if when.value is None:
            continue
        lead = reading.text[max(0, when.start - _REACH) : when.start]
        found = _SCHOOL.search(lead if lead.endswith("ngày ") else f"{lead}ngày ")
        if found is None or _PAPER.search(found["way"]) or "," in found["way"] or " và " in found["way"]:
            continue
        first, last = int(found["first"]), int(found["last"])
        if last != first + 1:
            continue
        year = first if found["act"].lower() in _BEGINS else last
        if when.value.year != year:
            at = max(0, when.start - _REACH) + found.start()
            right = when.value.year + (year == last) * -1
            yield finding(
                "P909", reading.passage.at(at), written=quote(reading.text, at, when.end),
                why=f"{found['act'].lower()} ngày {format_short(when.value)} là của năm học {right} - {right + 1}",
            )  # fmt: skip


def _own(context: ProseContext) -> Period | None:
    """The only period that the first lines report on."""
    for reading in context.running[:_HEAD]:
        named = {read_period(found) for found in periods(reading)}
        if len(named) == 1 and _REPORT.search(reading.text, 0, periods(reading)[0].start()):
            return regular_period(named.pop())
    return None


def _data(context: ProseContext, reading: Reading, own: Period) -> Iterator[Finding]:
    """``Số liệu giải ngân tính đến ngày 30/6/2024`` in the report of nine months."""
    for when in reading.dates:
        day = when.value
        found = _DATA.search(reading.text, max(0, when.start - _REACH), when.start) if day else None
        if found is None or day is None or not _is_far(day, own) or not _is_of_all(context, found["of"], own):
            continue
        yield finding(
            "P909", reading.passage.at(found.end() - len("đến ngày ")),
            written=quote(reading.text, found.start(), when.end),
            why=f"số liệu của {own.day_du} tính đến khoảng {format_short(regular_end(own))}",
        )  # fmt: skip


def _is_far(day: date, own: Period) -> bool:
    return day.year == own.year and abs((day - regular_end(own)).days) > _LATE


def _is_of_all(context: ProseContext, what: str, own: Period) -> bool:
    """Is it the day of all data, or of something of which the figure for the whole period is given?"""
    words = what.lower().split()
    if not words:
        return True
    for reading in context.running:
        for found in periods(reading):
            kind, number, year = read_period(found)
            same = regular_period((kind, number, year or own.year))
            lead = reading.low[max(0, found.start() - 40) : found.start()]
            if same and same.code == own.code and lead.endswith(f"{' '.join(words)} "):
                return True
    return False
