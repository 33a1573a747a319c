"""Averages a day or in days whose other figure stands apart from them: P913.

``Kết quả quý III (64 ngày làm việc)``, then ``Tiếp nhận 7.936 hồ sơ, bình quân 142 hồ sơ/ngày làm việc``; ``đón
1.284.600 lượt khách … Tổng số ngày khách là 3.152.400, lưu trú bình quân 2,18 ngày/lượt khách``. The total stands right
before the average; nothing is said where any other figures of the section make it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_A_DAY = pattern_of(r"[^.;:()\d]{0,40},\s(?:đạt )?(?:bình quân|trung bình) $")
_PER_DAY = pattern_of(r"\s[^\W\d_]+(?: [^\W\d_]+)?/ngày(?: làm việc)?(?!\w)")
_WORKED = pattern_of(r"\((?P<n>\d{2,3}) ngày làm việc(?=[,;)])")
_DAYS = pattern_of(r"(?<![\d/.,])(\d{1,3}) ngày(?!\w)")
_IN_DAYS = pattern_of(r"\sngày/(?P<per>lượt|đợt|người|bệnh nhân)(?!\w)")
_STAYED = pattern_of(
    r"(?<!\w)[Tt]ổng số ngày (?:khách|điều trị|nằm viện|lưu trú)(?: nội trú| lưu trú)?(?: là| đạt)?\s$"
)
_MEAN = pattern_of(r"[^.;:()\d]{0,12},\s[^.;:()\d]{0,40}(?:bình quân|trung bình)(?: là| đạt)?\s$")
_ABOVE: Final = 8
_EXACT: Final = ("", "bình quân", "trung bình")
_FAR: Final = 3


def check_averages_of_days(context: ProseContext) -> list[Finding]:
    """Findings on averages that a total beside them and a number apart from them contradict."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(("ngày",))
        if ("bình quân" in reading.low or "trung bình" in reading.low)
        for total, mean in pairwise(reading.quantities)
        if total.countable and total.count and total.exact and mean.hedge in _EXACT and mean.count and not mean.percent
        for item in (*_a_day(readings, at, total, mean), *_in_days(reading, total, mean))
    ]


def _a_day(readings: Sequence[Reading], at: int, total: Quantity, mean: Quantity) -> Iterator[Finding]:
    """``(64 ngày làm việc)`` in the heading, ``7.936 hồ sơ, bình quân 142 hồ sơ/ngày``."""
    reading = readings[at]
    if not _PER_DAY.match(reading.text, mean.end) or not _A_DAY.fullmatch(reading.text, total.end, mean.start):
        return
    if not total.unit or mean.unit.partition("/")[0] != total.unit:
        return
    section = [reading]
    for other in reversed(readings[max(0, at - _ABOVE) : at]):
        section.append(other)
        if other.passage.role == "heading":
            break
    worked = {found["n"] for other in section for found in _WORKED.finditer(other.text)}
    if len(worked) != 1:
        return
    days = Decimal(worked.pop())
    every = {Decimal(n) for other in section for n in _DAYS.findall(other.text)} - {Decimal(0)}
    totals = {x.count for other in section for x in other.counts if x.unit == total.unit}
    if not any(_fits(mean, whole, n) for whole in totals for n in every | {days}):
        reading.compare(total, mean)
        yield from _told(reading, total, mean, days, f"{days} ngày")


def _in_days(reading: Reading, total: Quantity, mean: Quantity) -> Iterator[Finding]:
    """``1.284.600 lượt khách …; tổng số ngày khách là 3.152.400, bình quân 2,18 ngày/lượt khách``."""
    per = _IN_DAYS.match(reading.text, mean.end)
    if not per or not _MEAN.fullmatch(reading.text, total.end, mean.start):
        return
    if not _STAYED.search(reading.text, max(0, total.start - 48), total.start):
        return
    bases = [x for x in reading.counts if x.end < total.start and x.unit.startswith(per["per"]) and x.exact]
    if not bases or bases[0].count < max(x.count for x in bases):
        return
    if not any(_fits(mean, total.count, x.count) for x in reading.counts if x.count):
        reading.compare(total, mean, bases[0])
        yield from _told(reading, total, mean, bases[0].count, shown(bases[0]))


def _fits(mean: Quantity, total: Decimal, base: Decimal) -> bool:
    return abs(total / base - mean.count) < mean.step


def _told(reading: Reading, total: Quantity, mean: Quantity, base: Decimal, said: str) -> Iterator[Finding]:
    right = total.count / base
    if mean.count < right * _FAR and right < mean.count * _FAR:
        yield finding(
            "P913", reading.passage.at(mean.start), computation=f"{shown(total)} / {said}",
            right=format_decimal(right.quantize(mean.step)), written=mean.text,
            quote=quote(reading.text, total.start, mean.end + 12),
        )  # fmt: skip
