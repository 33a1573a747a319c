"""What is left, said again with another digit: P922.

``Tổng số 9.846 hồ sơ; đã giải quyết 9.302 hồ sơ; đang giải quyết 544 hồ sơ. … Đối với 554 hồ sơ chuyển sang kỳ
sau``: the first is what two figures leave and is said to be left, the second is said to be left, too, and nothing makes
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import LEFT
from tthc_render.prose.sections import before, scope_between
from tthc_render.prose.slips import slip_between
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"còn", "chuyển", "chưa", "đang", "tồn"})
_AGAIN: Final = pattern_of(
    r"(?:\s(?!trong|gồm|và)[^\W\d_]+){1,4}?\s(?:còn(?: lại| nợ| tồn| dư)|tồn đọng|đang (?:giải quyết|xử lý)"
    r"|chuyển (?:sang |tiếp )?(?:sang )?(?:kỳ|quý|tháng|năm)|chưa(?! đến))(?!\w)",
    re.IGNORECASE,
)
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:cùng kỳ|(?:năm|kỳ|quý|tháng) trước|so với|kế hoạch|chỉ tiêu|riêng|tăng|giảm)(?!\w)", re.IGNORECASE
)
_BEFORE, _BEHIND, _LEAST = 44, 30, 100


def check_retold_rests(context: ProseContext) -> list[Finding]:
    """Findings on what is left, where it is said again with another digit."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if reading.counts and not reading.crowded
        for item in _retold(readings, at)
    ]


def _retold(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for again in reading.counts:
        if not again.exact or not again.unit or again.count < _LEAST * again.step:
            continue
        if not _AGAIN.match(reading.text, again.end):
            continue
        if _OTHER.search(reading.text, max(0, again.start - _BEFORE), min(len(reading.text), again.end + _BEHIND)):
            continue
        if scope_between(reading, max(0, again.start - _BEFORE), again.start):
            continue  # those of a place or a level
        section = [
            (of, x)
            for of in before(readings, at) if not of.crowded for x in of.counts
            if x.exact and comparable(x.unit, again.unit) and x is not again
        ]  # fmt: skip
        told = [(of, x) for of, x in section if of is not reading or x.end <= again.start]
        first = next((x for of, x in told if _is_left(of, x) and _is_slip(x, again)), None)
        values = {x.count for _, x in section}
        if first is None or again.count in values or abs(first.count - again.count) in values:
            continue
        if not any(value + first.count in values for value in values - {first.count}):
            continue
        if _made_of_two(again.count, values) or again.count == 2 * first.count:
            continue
        reading.compare(again)
        yield finding(
            "P922", reading.passage.at(again.start), written=shown(again), first=shown(first),
            quote=quote(reading.text, max(0, again.start - 20), again.end + _BEHIND),
        )  # fmt: skip


def _made_of_two(figure: Decimal, values: Set[Decimal]) -> bool:
    """Is a figure the sum or the difference of two others?"""
    return any(value + figure in values or (2 * value != figure and figure - value in values) for value in values)


def _is_left(reading: Reading, x: Quantity) -> bool:
    """Is a figure said to be left: "còn 544 hồ sơ", "544 hồ sơ chưa giải quyết"?"""
    led = LEFT.search(reading.text, max(0, x.start - _BEFORE), x.start)
    return led is not None or _AGAIN.match(reading.text, x.end) is not None


def _is_slip(one: Quantity, other: Quantity) -> bool:
    """Is one digit another, or have two changed places?"""
    if one.count == other.count or (one.scale, one.step) != (other.scale, other.step):
        return False
    return slip_between(int(one.count / one.step), int(other.count / other.step)) is not None
