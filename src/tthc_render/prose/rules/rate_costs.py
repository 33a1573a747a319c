"""What a rate for each comes to for all of them, in the wrong scale: P913.

``đã có quyết định 796 người … Chế độ 500.000 đồng/tháng, tổng chi tháng 5 là 398 tỷ đồng``: the digits are those of the
product, "tỷ" stands for "triệu". That so many digits agree is no chance: so a rough cost is read, too (``khoảng 27,3
triệu đồng`` of 682.990 kg at 40.000 đồng/kg), if it is printed with three digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import PERSONS, UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_PER = pattern_of(
    r"\s(?:(?:nghìn|ngàn|triệu)\s)?đồng/(?:người|hộ|em|học sinh|cháu|trẻ|suất|đối tượng|nhà|căn|ha|con|tháng|lượt|ngày"
    r"|lao động|hội viên|(?P<measure>kg|tấn|tạ|lít|m²|m2|m³|m3|km))(?:/(?:tháng|năm|quý|ngày|người|vụ))?(?!\w)"
)
_COST = pattern_of(
    r"(?<!\w)(?:tổng|kinh phí|số tiền|chi|trị giá|giá trị|thành tiền)(?!\w)[^.;\d]{0,50}"
    r"(?:(?:\d{1,2} tháng|(?:tháng|quý|năm)\s[\d/IVX]{1,7})\s[^.;\d]{0,24})?$"
)
_REACH: Final = 140
_SCALES: Final = tuple(Decimal(10) ** power for power in (3, -3, 6, -6))
_TENS: Final = tuple(Decimal(10) ** power for power in (1, -1))
_PUPILS: Final = frozenset({"em", "học sinh", "trẻ", "cháu"})
_POWERS_OF_TEN: Final = (*_SCALES, *_TENS, Decimal(100), Decimal("0.01"))
_EACH = pattern_of(
    r"\s(?P<unit>kg|tấn|tạ|lít|m|m²|m2|m³|m3|ha|con|cây|bộ|cuốn|suất|liều|hộp)/(?P<per>[^\W\d_]+(?: [^\W\d_]+)?)\)"
)
_TIMED = pattern_of(r"\s(?:(?:nghìn|ngàn|triệu)\s)?đồng/(?:[^\W\d_]+(?:\s[^\W\d_]+)?/)?(?:tháng|năm|quý|ngày|vụ)(?!\w)")
"""A rate for a time, of which ten are no slip."""
_MOST_MONTHS: Final = 12
_TELLING: Final = 3
_BACK: Final = 8


def check_rate_costs(context: ProseContext) -> list[Finding]:
    """Findings on costs that are a thousand times what a rate and a number make."""
    return [
        item
        for reading in context.running
        if "/" in reading.text
        for rate in reading.quantities
        if rate.value and rate.exact
        for item in (_judge(reading, rate) if _PER.match(reading.text, rate.end) else _in_brackets(reading, rate))
    ]


def _in_brackets(reading: Reading, rate: Quantity) -> Iterator[Finding]:
    """``64.350 kg cho 143 hộ, 429 khẩu (15 kg/khẩu)``: ten times what the rate in the bracket makes of its count."""
    unit = _EACH.match(reading.text, rate.end)
    if not unit or "tháng" in reading.low or reading.text[rate.start - 1 : rate.start] != "(":
        return
    first = max(reading.text.rfind(mark, 0, rate.start) for mark in (". ", "; ")) + 1
    inside = [
        x for x in reading.quantities if first <= x.start < rate.start and not x.depth and x.exact and not x.percent
    ]
    totals = [x for x in inside if x.unit == unit["unit"] and x.count]
    counts = [x for x in inside if _is_each(unit["per"], x)]
    if len(totals) != 1 or len(counts) != 1:
        return
    total, number = totals[0], counts[0]
    right = number.count * rate.count
    if _digits(right) >= _TELLING and total.count / right in _POWERS_OF_TEN:
        yield finding(
            "P913", reading.passage.at(total.start), written=f"{total.text} {total.noun}",
            right=f"{format_decimal(right.normalize())} {unit['unit']}",
            computation=f"{number.text} {number.noun} × {rate.text} {unit['unit']}/{unit['per']}",
            quote=quote(reading.text, total.start, unit.end()),
        )  # fmt: skip


def _is_each(per: str, x: Quantity) -> bool:
    """Is a count of what the rate is for? ``247 học sinh (5 cuốn/em)`` is."""
    return per in (x.unit, x.noun) or (per in PERSONS and x.unit in PERSONS) or (per in _PUPILS and x.noun in _PUPILS)


def _judge(reading: Reading, rate: Quantity) -> Iterator[Finding]:
    stop = next((s.end for s in reading.sentences if s.start <= rate.start < s.end), rate.end)
    costs = [x for x in reading.counts if rate.end < x.start < min(stop, rate.end + _REACH) and x.unit == "đồng"]
    cost = costs[0] if costs and (costs[0].exact or _digits(costs[0].value) >= _TELLING) else None
    if cost is None or not _COST.search(reading.text, rate.end, cost.start):
        return
    numbers = [x for x in up_to(reading.counts, rate.start, _BACK) if _counts(x)]
    numbers += [x for x in reading.counts if rate.end < x.start < cost.start and _counts(x)]
    per = _PER.match(reading.text, rate.end)
    measure = UNITS.get(per["measure"].lower(), per["measure"]) if per and per["measure"] else ""
    numbers = [x for x in numbers if not measure or x.unit == measure]
    timed = bool(_TIMED.match(reading.text, rate.end))
    months = _MOST_MONTHS if timed else 1
    if any(_makes(x, rate, cost, Decimal(1), months) for x in numbers):
        return
    scales = _SCALES if timed or not cost.exact else (*_SCALES, *_TENS)
    wrong = [(x, scale) for x in numbers for scale in scales if _makes(x, rate, cost, scale, months)]
    if len({x.count for x, _ in wrong}) == 1:
        number, scale = wrong[0]
        reading.compare(number, rate, cost)
        yield finding(
            "P913", reading.passage.at(cost.start), written=f"{cost.text} {cost.noun}",
            right=f"{_printed(cost.count / scale)} đồng", computation=f"{number.text} × {rate.text} {rate.noun}",
            quote=quote(reading.text, rate.start, cost.end + len(cost.noun) + 1),
        )  # fmt: skip


def _counts(x: Quantity) -> bool:
    return x.exact and bool(x.unit) and not x.unit.startswith("đồng") and x.scale == 1 and x.count > 1


def _makes(number: Quantity, rate: Quantity, cost: Quantity, scale: Decimal, months: int) -> bool:
    """Is the cost, but for a scale word, what rate and number make in so many months at most, told by enough digits?"""
    each = number.count * rate.count * scale
    if _digits(number.count * rate.count) < _TELLING and scale != 1:
        return False
    slack = cost.slack if cost.exact else cost.step  # "gần 27,4 tỷ đồng" of 27,32
    return any(abs(each * times - cost.count) <= slack for times in range(1, months + 1))


def _digits(value: Decimal | None) -> int:
    """How many digits a value has without the zeros around them."""
    return len(f"{(value or Decimal(0)).normalize():f}".replace(".", "").strip("0"))


def _printed(value: Decimal) -> str:
    for word, power in (("tỷ", 9), ("triệu", 6)):
        if value >= Decimal(10) ** power:
            return f"{format_decimal((value / Decimal(10) ** power).normalize())} {word}"
    return format_decimal(value, 0)
