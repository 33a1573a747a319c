"""Averages against the total and the count that they come from: P913.

``16 trường với 11.840 học sinh, bình quân 740 học sinh/trường``; ``năm 2024 tiếp 1.152 lượt, bình quân mỗi tháng 96
lượt``. An average names both of its units, so that total and count are known by what they count; a rule is silent where
the passage has two of one of them and none fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Context, Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import KNOWN_UNITS, PERSONS, UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers
from tthc_render.prose.slips import printed
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.prose.spans_named import MONTHS, are_of_two_times
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_NOUN = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_TIMES: Final = {"tháng": "tháng", "quý": "quý", "tuần": "tuần", "ngày": "ngày"}
_MEANS: Final = ("bình quân", "trung bình", "đồng/")
_BEFORE = pattern_of(
    r"(?<!\w)(?:[Bb]ình quân|[Tt]rung bình)(?: chung)?(?:,)?"
    rf"(?:\s(?:mỗi|một|01|1)\s(?P<per>{_NOUN}|tháng|quý|tuần|ngày|[^\W\d_]+)(?: [^\W\d_]+){{0,3}}?"
    r"(?: \([^()]{2,20}\))?)?"
    r"(?:,)?(?: được| có| là| đạt| tiếp| nhận| tiếp nhận| giải quyết| cấp| thu| chi| hỗ trợ"
    r"| đóng góp| ủng hộ| khoảng| hơn| trên| gần| xấp xỉ)*(?: với)?:?\s{1,2}$"
)
_EACH_BEFORE = pattern_of(
    rf"(?<!\w)[Mm]ỗi (?P<per>{_NOUN}|[^\W\d_]+) (?:bình quân|trung bình)(?: được| có| là| đạt| nhận| vay)*\s{{1,2}}$"
)
_PER = pattern_of(
    rf"\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s)?(?:m[23²³]|(?:[^\W\d_]+\s?){{1,3}})/\s?(?:1 |01 )?"
    rf"(?P<per>{_NOUN}|[^\W\d_]+)(?!\w)",
    re.IGNORECASE,
)
_EACH = pattern_of(
    rf"[^.;,()\d]{{1,24}}?\s(?:mỗi|một)\s(?P<per>{_NOUN}|tháng|quý|tuần|ngày|[^\W\d_]+)(?!\w)", re.IGNORECASE
)
_PER_TIME_TOO = pattern_of(
    r"[^.;,()\d]{0,24}?(?:/\s?|\s(?:mỗi|một|hằng|hàng)\s)(?:tháng|quý|năm|tuần|ngày)(?!\w)", re.IGNORECASE
)
"""A mean per person and per month has two bases, of which only one is near."""
_HEDGES: Final = frozenset({"gần", "hơn", "trên", "dưới", "khoảng", "xấp xỉ", "chừng", "ngót"})
_SO_FAR = pattern_of(
    r"(?<!\w)(?:đến|hết)(?: hết| nay)?(?: \(|,? )?(?:ngày )?(?P<day>\d{1,2})/(?P<month>1[0-2]|0?[1-9])(?!\d)"
    r"|(?:đến|hết)(?: hết)? tháng (?P<whole>1[0-2]|0?[1-9])(?!\d)",
    re.IGNORECASE,
)
"""``Năm 2026 được giao …; đến ngày 31/3 giải ngân …, bình quân mỗi tháng``: of three months."""
_MONTHS_END: Final = 24
_SPELT: Final = {
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
}
_ONE: Final = Decimal(1)
_YEARLY, _QUARTERLY = Decimal(12), Decimal(3)
_RATE = pattern_of(r"(?<!\w)(?:mức|định mức|đơn giá|mỗi|với|giá)(?: [^\W\d_]+){0,4}?(?: là)?\s{1,2}$", re.IGNORECASE)
_TOTAL = pattern_of(r"(?<!\w)(?:tổng|kinh phí|số tiền|thành tiền|trị giá|nhu cầu|cần)(?!\w)", re.IGNORECASE)
_PLANNED = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|so với|cùng kỳ|tăng|giảm)(?!\w)[^.;]{0,30}$")
_PLAN_BEFORE = pattern_of(r"(?<!\w)(?:kế hoạch|chỉ tiêu)(?!\w)(?:[^.;\d]|(?<=năm )\d{4})*$", re.IGNORECASE)
_POWERS: Final = frozenset(Decimal(10) ** power for power in range(1, 7))
_TENS: Final = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_SCALE_WORDS: Final = (Decimal(1000), Decimal(1_000_000))
"""How far an average is above its total where "tỷ" stands for "triệu" or "nghìn"."""
_EXACTLY: Final = Decimal("0.01")
_TWO_NOUNS = pattern_of(r"\s[^\W\d_]+(?: [^\W\d_]+)?(?:, [^\W\d_]+)?[,;] ")
_NEAR_BY: Final = 80
_BESIDE: Final = 24
_ADDED = pattern_of(r"(?<!\w)(?:thêm|tăng|giảm)(?: thêm| được)?\s$", re.IGNORECASE)
_DURATIONS: Final = frozenset({"ngày", "giờ", "phút", "tuổi", "buổi", "km", "m"})
_ROUNDED: Final = Decimal("0.05")


def check_averages(context: ProseContext) -> list[Finding]:
    """Findings on averages that total and count beside them contradict."""
    return [
        found
        for reading in context.running
        if len(reading.counts) and any(words in reading.low for words in _MEANS)
        for found in _averages(reading)
    ]


def _averages(reading: Reading) -> Iterator[Finding]:
    yield from _rates(reading)
    for mean in reading.quantities:
        if mean.percent or mean.value is None or not mean.count:
            continue
        if "bình" not in reading.text[max(0, mean.start - 90) : mean.start].lower():
            continue
        before = _EACH_BEFORE.search(reading.text, max(0, mean.start - 60), mean.start)
        before = before or _BEFORE.search(reading.text, max(0, mean.start - 90), mean.start)
        if not before:
            continue
        per = before["per"]
        if not per:
            behind = _PER.match(reading.text, mean.end) or _EACH.match(reading.text, mean.end)
            per = behind["per"] if behind else ""
        two_bases = per not in _TIMES and _PER_TIME_TOO.match(reading.text, mean.end)
        found = _judge(reading, mean, " ".join(per.lower().split()), before.start()) if per else ()
        yield from (item for item in found if not two_bases or _is_scaled(item))


def _is_scaled(item: Finding) -> bool:
    """Is what is written a thousand or a million times what is right, whatever months it is of?"""
    written, right = printed(item.details["written"]), printed(item.details["right"])
    times = written.value / right.value if written and right and right.value else Decimal(0)
    return any(abs(times / power - 1) < _EXACTLY for power in (*_SCALE_WORDS, *(1 / one for one in _SCALE_WORDS)))


def _rates(reading: Reading) -> Iterator[Finding]:
    """``mức hỗ trợ 500 nghìn đồng/hộ cho 120 hộ, tổng kinh phí 60 triệu đồng``: a rate, a count and what they make."""
    for rate in reading.quantities:
        unit, _, per = rate.unit.partition("/")
        if not per or per in ("năm", "tháng", "quý", "kỳ", "vụ") or not rate.count or not rate.exact or unit != "đồng":
            continue
        if not _RATE.search(reading.text, max(0, rate.start - 40), rate.start):
            continue
        counts = [
            x
            for x in reading.counts
            if x.exact and _is_counted_by(x.unit, UNITS.get(per, per)) and abs(x.start - rate.start) < _NEAR_BY
        ]
        totals = [
            x for x in reading.counts if x.exact and x.unit == unit and x.start != rate.start and _TOTAL.search(x.label)
        ]
        stop = reading.text.find(";", rate.end)
        totals = [x for x in totals if 0 < x.start - rate.start < 2 * _NEAR_BY and (stop < 0 or x.start < stop)]
        if len(counts) != 1 or len(totals) != 1:
            continue
        right, total = rate.count * counts[0].count, totals[0]
        scales = {right / total.count, total.count / right} if total.count and right else set()
        digits = right / total.scale
        off = abs(right - total.count)
        slipped = off > total.slack + total.step / 2 and is_slip(total.count / total.scale, digits)
        if slipped or (off > right * _ROUNDED and scales & _POWERS):
            yield finding(
                "P913", reading.passage.at(total.start), computation=f"{shown(counts[0])} × {shown(rate)}/{per}",
                right=_money(right), written=shown(total), quote=quote(reading.text, rate.start, total.end),
            )  # fmt: skip


def _is_counted_by(unit: str, per: str) -> bool:
    """``1.340 đối tượng, mức 500.000 đồng/người``: is it what a rate is for each of?"""
    return unit == per or (per == "người" and unit in PERSONS)


def _money(value: Decimal) -> str:
    """In the largest scale word that leaves a number from 1 on."""
    for word, power in (("tỷ", 9), ("triệu", 6)):
        if value >= Decimal(10) ** power:
            return f"{format_decimal((value / Decimal(10) ** power).normalize())} {word} đồng"
    return f"{format_decimal(value)} đồng"


def _judge(reading: Reading, mean: Quantity, per: str, start: int) -> Iterator[Finding]:
    unit = mean.unit.partition("/")[0] or _word_behind(reading, mean)
    numbers = exact_numbers(reading) if unit in _DURATIONS else reading.counts
    others = [x for x in numbers if x.start != mean.start and x.exact and x.count and not _is_mean(reading, x)]
    if unit in _DURATIONS:
        others = [replace(x, unit=x.unit or _word_behind(reading, x)) for x in others if not x.percent]
    totals = [x for x in others if _same(x.unit, unit) and (x.count > mean.count or unit == "đồng")]
    # "30 người ứng cử, bầu đủ 18/18 đại biểu, bình quân mỗi đơn vị bầu 3 đại biểu": of those elected.
    named = max((x.start for x in reading.ratios if x.unit == unit and x.start < start), default=-1)
    totals = [x for x in totals if x.unit == unit or x.start > named]
    if per in _TIMES:
        totals = [x for x in totals if "riêng" not in reading.low[max(0, x.start - 30) : x.start]]
    counts = _counts(reading, others, per)
    if per in ("ngày", "tuần"):
        first = reading.text.rfind(". ", 0, start) + 1
        last = min(
            (at for mark in (". ", "; ") if (at := reading.text.find(mark, mean.end)) >= 0), default=len(reading.text)
        )
        totals = [x for x in totals if first <= x.start < last]
        counts = _counts(reading, others, per, first, last)
    if not counts and per not in _TIMES:  # "21 điểm sạt lở, bình quân 300 m3/điểm": a noun that also is of scores
        near = [x for x in exact_numbers(reading) if not x.percent and _word_behind(reading, x) == per]
        counts = [(x.count, shown(x) if x.unit else f"{x.text} {per}") for x in near]
    counts = [one for one in counts if one[0]]
    if not unit or not totals or not counts:
        return
    unnamed = [x for x in others if x.unit not in KNOWN_UNITS and mean.start - _NEAR_BY < x.start < mean.start]
    own = _of_clause(reading, totals, others, per, start)
    beside = own is not None and per not in _TIMES and start - own[0].end < _BESIDE and own[0].count > mean.count
    if any(
        _fits(mean, total.count, x.count, total.slack) for total in totals for x in unnamed if x.start < total.start
    ):
        return  # "Trong 57 trường hợp, phạt tiền 52 với tổng số 83,2 triệu đồng (bình quân 1,6 …)"
    for total in (*totals, *unnamed):
        for count, _ in counts:
            # Of all the figures of a paragraph some two fit by chance; the pair right before an average is its own.
            if _fits(mean, total.count, count, total.slack) and not (
                beside and own and own[0] is not total and own[1][0] != count
            ):
                reading.compare(mean)
                return
    if per in ("tháng", "quý") and _fits_together(reading, mean, totals, per):
        reading.compare(mean)
        return
    ahead = _counts(reading, [x for x in others if x.end <= start], per)
    if _fits_both(mean, [x for x in totals if x.end <= start], [count for count, _ in ahead]):
        reading.compare(mean)
        return
    own = own or _right_before(reading, totals, counts, start)
    if own or unit in _DURATIONS:
        times = mean.count * own[1][0] / own[0].count if own else Decimal(0)
        scaled = unit == "đồng" and any(abs(times / power - 1) < _ROUNDED for power in _SCALE_WORDS)
        yield from _compared(reading, mean, *own, start) if own and (own[0].count > mean.count or scaled) else ()
        return
    near = [x for x in totals if x.end <= start] or totals
    clause = reading.text.rfind(". ", 0, start) + 1
    inside = [x for x in near if x.start >= clause] or near
    if len({x.count for x in inside}) > 1 or len({count for count, _ in counts}) > 1:
        inside, counts = _nearest(reading, inside, counts, mean)
    if len(inside) != 1 or len({count for count, _ in counts}) != 1:
        return
    yield from _compared(reading, mean, inside[0], counts[0], start)


def _fits_together(reading: Reading, mean: Quantity, totals: Sequence[Quantity], per: str) -> bool:
    """``Quý I … 1.500 hồ sơ, quý II … 1.800 hồ sơ; bình quân 550 hồ sơ/tháng``: of all named periods together."""
    spans = [3 if found.group()[0] in "Qq" else 12 if found["year"] else 0 for found in MONTHS.finditer(reading.text)]
    months = Decimal(sum(spans)) / (1 if per == "tháng" else 3)
    before = [x for x in totals if x.end <= mean.start][-len(spans) :] if len(spans) > 1 else []
    return bool(before) and _fits(mean, sum((x.count for x in before), Decimal(0)), months)


def _fits_both(mean: Quantity, totals: Sequence[Quantity], counts: Sequence[Decimal]) -> bool:
    """``17,99 tỷ đồng cho 7 nhiệm vụ mới và 24,6 tỷ đồng cho 11 nhiệm vụ chuyển tiếp, bình quân 2,37``: of both."""
    return len(totals) == len(counts) == 2 and _fits(mean, sum(x.count for x in totals) or _ONE, sum(counts) or _ONE)


def _of_clause(
    reading: Reading, totals: Sequence[Quantity], others: Sequence[Quantity], per: str, start: int
) -> tuple[Quantity, tuple[Decimal, str]] | None:
    """The only total and the only count of the clause before an average: "5,32 ha … 14 vụ, bình quân …"."""
    if per in _TIMES:
        alone = _counts(reading, (), per)
        before = [x for x in totals if not x.depth and x.end < start and ". " not in reading.text[x.end : start]]
        planned = [_PLANNED.search(reading.text, max(0, x.start - 40), x.start) for x in before]
        return (before[0], alone[0]) if len(before) == 1 and len(alone) == 1 and not any(planned) else None
    first = max(reading.text.rfind(mark, 0, start) for mark in (". ", "; ")) + 1
    inside = [
        x
        for x in others
        if first <= x.start < start and not _PLANNED.search(reading.text, max(0, x.start - 40), x.start)
    ]
    counts = _counts(reading, inside, per, first, start)
    mine = [x for x in inside if x in totals]
    if len(mine) == 1 and len(counts) == 1 and mine[0].end < start and mine[0].depth == 0:
        return mine[0], counts[0]
    return None


def _right_before(
    reading: Reading, totals: Sequence[Quantity], counts: Sequence[tuple[Decimal, str]], start: int
) -> tuple[Quantity, tuple[Decimal, str]] | None:
    """``386 nhóm, lớp; 11.580 trẻ, bình quân …``: the two figures right before it, though a semicolon is between."""
    last = list(up_to(reading.counts, start, 2))
    if len(last) != 2 or last[1] not in totals or last[1].depth:
        return None
    if reading.text[last[1].end : start].strip() not in (f"{last[1].noun},", f"{last[1].noun};"):
        return None  # "240 học sinh dân tộc, bình quân 32 học sinh/lớp": of all pupils
    fits = [one for one in counts if one == (last[0].count, shown(last[0]))]
    next_to = _TWO_NOUNS.fullmatch(reading.text, last[0].end, last[1].start)
    return (last[1], fits[0]) if fits and next_to and not last[0].depth else None


def _compared(
    reading: Reading, mean: Quantity, total: Quantity, base: tuple[Decimal, str], start: int
) -> Iterator[Finding]:
    count, text = base
    counted = next((x for x in reading.counts if x.count == count and shown(x) == text), None)
    if counted and are_of_two_times(reading, total, counted):
        return
    if _ADDED.search(reading.text, max(0, mean.start - 12), mean.start) and not _ADDED.search(
        reading.text, max(0, total.start - 12), total.start
    ):
        return  # "cuối năm trước 957 bệnh viện; bình quân mỗi tháng thêm 36,5 bệnh viện": of what came, not of all
    right = total.count / count / mean.scale
    written = mean.count / mean.scale
    tenfold = any(
        abs(written / right / power - 1) < _ROUNDED for power in (*_POWERS, *(1 / power for power in _POWERS))
    )
    apart = re.search(r"[.!?]\s", reading.text[min(total.end, start) : max(total.end, start)])
    planned = counted and _PLAN_BEFORE.search(reading.text, max(0, counted.start - _NEAR_BY), counted.start)
    alike = not apart and not planned and Decimal("0.2") < written / right < 5
    if not alike and not tenfold and not is_slip(written, _rounded(right, mean)):
        return
    printed = f"{format_decimal(_rounded(right, mean))} {mean.noun or mean.unit.partition('/')[0]}".strip()
    yield finding(
        "P913", reading.passage.at(mean.start), computation=f"{shown(total)} / {text}",
        right=_money(Context(4).divide(total.count, count)) if right < 1 and total.unit == "đồng" else printed,
        written=f"{mean.text} {mean.noun}".strip(),
        quote=quote(reading.text, min(total.start, start), mean.end),
    )  # fmt: skip


def _word_behind(reading: Reading, x: Quantity) -> str:
    found = re.compile(r"\s([^\W\d_]+)").match(reading.text, x.end)
    return found[1].lower() if found else ""


def _is_mean(reading: Reading, x: Quantity) -> bool:
    """Is it another average, or a rate?"""
    return "/" in x.unit or bool(_BEFORE.search(reading.text, max(0, x.start - 90), x.start))


def _nearest(
    reading: Reading, totals: Sequence[Quantity], counts: Sequence[tuple[Decimal, str]], mean: Quantity
) -> tuple[list[Quantity], list[tuple[Decimal, str]]]:
    """Of several, the pair that one slip of typing separates from the average, if there is one only."""
    pairs = [
        (total, one)
        for total in totals
        for one in counts
        if is_slip(mean.count / mean.scale, _rounded(total.count / one[0] / mean.scale, mean))
    ]
    exact = [
        (total, one) for total, one in pairs
        if any(_rounded(total.count / one[0] / mean.scale, mean) * power == mean.count / mean.scale for power in _TENS)
    ]  # fmt: skip
    pairs = exact if len(exact) == 1 else pairs
    digits = len(mean.text.replace(".", "").replace(",", ""))
    return ([pairs[0][0]], [pairs[0][1]]) if len(pairs) == 1 and digits > 2 else ([], [])


def _same(one: str, other: str) -> bool:
    return (
        one == other or one.startswith(f"{other} ") or (one in PERSONS and other in PERSONS and "người" in (one, other))
    )


def _counts(
    reading: Reading, others: Sequence[Quantity], per: str, first: int = 0, last: int | None = None
) -> list[tuple[Decimal, str]]:
    """What the average is per: counts of that noun, or the months of the period."""
    if per in ("tháng", "quý"):
        out = []
        for found in MONTHS.finditer(reading.text):
            months = Decimal(found["count"]) if found["count"] else _YEARLY if found["year"] else _QUARTERLY
            months = Decimal(_SPELT[found["spelt"].lower()]) if found["spelt"] else months
            if (
                found["year"]
                and re.match(r"\s?\((?:\d|từ)", reading.text[found.end() :]) is None
                and any(other["count"] for other in MONTHS.finditer(reading.text))
            ):
                continue
            for so_far in _SO_FAR.finditer(reading.text) if found["year"] else ():
                whole = so_far["whole"] or (so_far["month"] if int(so_far["day"]) > _MONTHS_END else "")
                passed = Decimal(whole) if whole else Decimal(so_far["month"]) - 1
                if passed:
                    out.append((passed if per == "tháng" else passed / 3, f"{passed} tháng"))
            out.append((months if per == "tháng" else months / 3, f"{months if per == 'tháng' else months / 3} {per}"))
        return list(dict.fromkeys(out))
    if per in ("ngày", "tuần"):
        days = re.findall(rf"(?<![\d/.,])(\d{{1,3}}) {per}(?! làm việc)(?!\w)", reading.text[first:last])
        return [(Decimal(one), f"{one} {per}") for one in dict.fromkeys(days) if int(one)]
    noun = UNITS.get(per, per)
    inside = [x for x in reading.ratios if x.unit == noun and x.start >= first and (last is None or x.start < last)]
    among = [(value, f"{format_decimal(value)} {per}") for x in inside for value in (x.part, x.whole)]
    return among + [
        (x.count, shown(x))
        for x in others
        if x.unit == noun or (x.unit in PERSONS and noun == "người") or x.unit.startswith(f"{noun} ")
    ]


def _rounded(value: Decimal, like: Quantity) -> Decimal:
    return value.quantize(like.step / like.scale) if like.step else value


def _fits(mean: Quantity, total: Decimal, count: Decimal, slack: Decimal = Decimal(0)) -> bool:
    """Is it the mean, within what both are rounded by: "2,6 tỷ đồng" of 86.412 files are 30.100 đồng each?"""
    if not count:
        return False
    exact = total / count
    if mean.hedge in _HEDGES:
        return abs(exact - mean.count) <= exact * _ROUNDED
    room = slack / count
    return -mean.step / 2 - room <= exact - mean.count < mean.step + room
