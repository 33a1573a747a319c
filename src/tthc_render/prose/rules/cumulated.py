"""What is cumulated up to a month, against what was cumulated before and the month: P301, P909.

``lũy kế 10 tháng 67 vụ … sang tháng 11 phát hiện thêm 05 vụ … lũy kế 11 tháng 64 vụ``: a count of events does not fall.
``Tháng 8 đạt 86,4 … Lũy kế đến hết tháng 7 đạt 571,2 … Tính chung 7 tháng đạt 657,6``: these are 8 months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, is_slip, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_CUMULATED: Final = pattern_of(r"(?<!\w)(?:lũy|luỹ) kế (?P<months>1[0-2]|0?[1-9]) tháng(?: đầu năm)?", re.IGNORECASE)
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|dự toán|tăng|giảm|bình quân|trong đó|riêng|còn|năm trước|chưa)(?!\w)",
    re.IGNORECASE,
)
_ADDED: Final = pattern_of(r"(?<!\w)thêm\s{1,2}$", re.IGNORECASE)
_MONTH: Final = pattern_of(r"(?<!\w)tháng (?P<month>1[0-2]|0?[1-9])(?![\d.]| tháng)", re.IGNORECASE)
_SO_FAR: Final = pattern_of(r"(?<![\d/.,])(?P<months>1[0-2]|0?[1-9]) tháng(?! trước| tới| qua|/)", re.IGNORECASE)
_IN_ALL: Final = pattern_of(
    r"(?<!\w)(?:tính chung|tính lũy kế|lũy kế|luỹ kế|cộng dồn|cả)(?: trong)?"
    r" (?P<period>(?P<months>1[0-2]|0?[1-9]) tháng"
    r"(?: đầu)?(?: năm)?(?: 20\d\d)?)",
    re.IGNORECASE,
)
_UP_TO: Final = pattern_of(r"(?<!\w)(?:đến hết|hết|đến cuối) tháng (?P<months>1[0-2]|0?[1-9])(?![\d.])", re.IGNORECASE)
_TWO: Final = 2
_CLAUSE: Final = pattern_of(r"[.;]\s")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("""
đã có là toàn xã tỉnh phường huyện địa bàn trên đơn vị được và tổng số cộng cả các xảy ra phát hiện năm
""")
_TIMES: Final = frozenset({"tháng", "đầu", "năm", "lũy", "luỹ", "kế", "tính", "chung", "trong", "đến", "hết", "ước"})
_MONTHS_SAID: Final = ("tháng đầu", "lũy kế", "luỹ kế", "tính chung")
_NEAR: Final = 80


def check_cumulated(context: ProseContext) -> list[Finding]:
    """Findings on cumulated figures that the earlier one and the month contradict."""
    readings = context.running
    months = [
        item
        for reading in readings
        if len(reading.counts) > 2 and any(words in reading.low for words in _MONTHS_SAID)
        for item in _months(reading)
    ]
    months += [
        item
        for at, reading in enumerate(readings)
        if "tháng" in reading.vocabulary and reading.counts
        for item in _misnamed(before(readings, at), reading)
    ]
    return months + [
        item
        for at, reading in enumerate(readings)
        if ("lũy kế" in reading.low or "luỹ kế" in reading.low) and reading.counts
        for said, x in _cumulated(reading)
        for item in _judge(readings, at, said, x)
    ]


def _months(reading: Reading) -> Iterator[Finding]:
    """``Tháng 8 cấp 1.204 thẻ; 7 tháng đầu năm cấp 8.316 thẻ; lũy kế 8 tháng cấp 9.520 thẻ``: one figure of each."""
    single: dict[tuple[str, int], list[Quantity]] = {}
    so_far: dict[tuple[str, int], list[Quantity]] = {}
    matters: dict[int, frozenset[str]] = {}
    stop = 0
    for x in reading.counts:
        words = _CLAUSE.split(reading.text[stop : x.start])[-1]
        stop = x.end
        if x.depth or not x.exact or not x.unit or _OTHER.search(words):
            continue
        matters[x.start] = frozenset(_WORD.findall(f"{words} {x.after}".lower())) - _FILLERS - _TIMES
        months, month = _SO_FAR.search(words), _MONTH.search(words)
        if months:
            so_far.setdefault((x.unit, int(months["months"])), []).append(x)
        elif month:
            single.setdefault((x.unit, int(month["month"])), []).append(x)
    for (unit, n), totals in so_far.items():
        first, added = so_far.get((unit, n - 1), []), single.get((unit, n), [])
        if len(totals) == len(first) == len(added) == 1:
            parts = [first[0], added[0]]
            if len({matters[x.start] for x in (totals[0], *parts)}) > 1 or totals[0].count < max(
                x.count for x in parts
            ):
                continue
            reading.compare(totals[0], *parts)
            yield from _wrong_sum(reading, totals[0], parts)


def _misnamed(section: Sequence[Reading], reading: Reading) -> Iterator[Finding]:
    """The figure of N months that is what there was up to month N, and that of the next month."""
    for said, total in _clauses(reading, _IN_ALL):
        n = int(said["months"])
        first = [x for of in section for found, x in _clauses(of, _UP_TO) if int(found["months"]) == n]
        added = [x for of in section for found, x in _clauses(of, _MONTH) if int(found["month"]) == n + 1]
        alike = [x for x in (*first, *added) if x.unit == total.unit and x.scale == total.scale]
        if len(first) == len(added) == 1 and len(alike) == _TWO and sum(x.count for x in alike) == total.count:
            yield finding(
                "P909", reading.passage.at(said.start("period")), written=said["period"],
                why=f"số ấy là lũy kế đến hết tháng {n} ({shown(first[0])}) cộng tháng {n + 1} ({shown(added[0])})",
            )  # fmt: skip


def _clauses(reading: Reading, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Quantity]]:
    """The first figure of a sentence that tells of what a pattern names before it."""
    for sentence in reading.sentences:
        x = next((x for x in reading.counts if sentence.start <= x.start < sentence.end), None)
        named = list(pattern.finditer(reading.text, sentence.start, x.start)) if x else []
        if x and x.exact and x.unit and len(named) == 1 and not _OTHER.search(reading.text, named[0].end(), x.start):
            yield named[0], x


def _wrong_sum(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> Iterator[Finding]:
    right = total_of(parts)
    if not reaches(total, parts) and is_slip(total.count / total.step, right / total.step):
        yield from missed_sum(reading, total, parts)


def _cumulated(reading: Reading) -> Iterator[tuple[re.Match[str], Quantity]]:
    for said in _CUMULATED.finditer(reading.text):
        x = next((x for x in reading.counts if x.start >= said.end()), None)
        gap = reading.text[said.end() : x.start] if x else ""
        if x and x.exact and x.unit and len(gap) < _NEAR and not re.search(r"[.;()]", gap) and not _OTHER.search(gap):
            yield said, x


def _judge(readings: Sequence[Reading], at: int, said: re.Match[str], total: Quantity) -> Iterator[Finding]:
    reading, months = readings[at], int(said["months"])
    matter = _matter(reading, said, total)
    for other in before(readings, at):
        for earlier, x in _cumulated(other):
            first = int(earlier["months"]) == months - 1 and (other is not reading or x.end < said.start())
            if not first or x.unit != total.unit or not matter <= _matter(other, earlier, x):
                continue
            added = [
                y
                for one in before(readings, at)
                for y in one.counts
                if y.unit == x.unit and not y.depth and y.exact and y is not x and y is not total
                and (one is not other or y.start > x.end) and (one is not reading or y.end < said.start())
                and _is_of_month(one, y, months)
            ]  # fmt: skip
            if len(added) != 1:
                continue
            parts = [x, added[0]]
            reading.compare(total, *parts)
            right = total_of(parts)
            if not reaches(total, parts) and (total.count < x.count or is_slip(total.count / x.step, right / x.step)):
                yield finding(
                    "P301", reading.passage.at(total.start), total=shown(total), parts=" + ".join(map(shown, parts)),
                    sum=amount(right, total), difference=amount(abs(right - total.count), total),
                    quote=quote(reading.text, said.start(), total.end),
                )  # fmt: skip
                return


def _is_of_month(reading: Reading, x: Quantity, month: int) -> bool:
    """``Sang tháng 11, …, phát hiện thêm 05 vụ``: does the sentence name that month, and say "thêm"?"""
    start = reading.text.rfind(". ", 0, x.start) + 1
    named = [int(found["month"]) for found in _MONTH.finditer(reading.text, start, x.start)]
    return named == [month] and bool(_ADDED.search(reading.text, max(0, x.start - 8), x.start))


def _matter(reading: Reading, said: re.Match[str], x: Quantity) -> frozenset[str]:
    return frozenset(_WORD.findall(f"{reading.text[said.end() : x.start]} {x.after}".lower())) - _FILLERS
