"""Groups that one rate is paid to: P913.

``418 người … mức 500.000 đồng/tháng, kinh phí 209 triệu đồng; có 36 người … với kinh phí 81 triệu đồng``: where the
rate times one count makes its amount, it is the rate of the others, too, and one slip of typing must lead from an
amount to what its own count makes. A paragraph with two rates is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"mức", "suất", "mỗi"})
_RATE = pattern_of(r"(?<!\w)(?:mức(?: hỗ trợ| chi| quà| hưởng| trợ cấp)?|mỗi (?:suất|người|hộ|phần)|suất)(?: là)?\s$")
_REACH: Final = 200
_MONEY: Final = "đồng"


def check_shared_rates(context: ProseContext) -> list[Finding]:
    """Findings on amounts that a rate proved by another group of the paragraph denies."""
    return [
        item
        for reading in context.saying(_SAID)
        if len(reading.counts) > 2 and not reading.crowded
        for item in _judge(reading)
    ]


def _is_money(x: Quantity) -> bool:
    return x.unit.partition("/")[0] == _MONEY


def _judge(reading: Reading) -> Iterator[Finding]:
    money = [x for x in reading.quantities if _is_money(x) and x.count]
    rates = [x for x in money if _RATE.search(reading.text, max(0, x.start - 30), x.start)]
    if len({x.count for x in rates}) != 1 or not all(x.exact for x in rates):
        return
    rate = rates[0]
    pairs = list(_pairs(reading, [x for x in money if x not in rates]))
    units = {count.unit for count, amount in pairs if _makes(count, amount, rate)}
    for count, amount in pairs:
        right = count.count * rate.count
        wanted = format_decimal((right / amount.scale).normalize())
        alike = count.unit in units or (count.unit in PERSONS and not units.isdisjoint(PERSONS))
        if not alike or _makes(count, amount, rate) or not is_slip(amount.count / amount.step, right / amount.step):
            continue
        reading.compare(count, amount, rate)
        yield finding(
            "P913", reading.passage.at(amount.start), computation=f"{shown(count)} × {rate.text} {rate.noun or _MONEY}",
            right=f"{wanted} {amount.noun or _MONEY}", written=shown(amount),
            quote=quote(reading.text, count.start, amount.end),
        )  # fmt: skip


def _pairs(reading: Reading, money: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each amount with the last count of things before it, if no other amount stands between."""
    done = 0
    for amount in money:
        counts = [x for x in reading.counts if done <= x.start < amount.start and x.unit and not _is_money(x)]
        counts = [x for x in counts if x.exact and x.scale == 1 and not x.depth and amount.start - x.end < _REACH]
        if len(counts) == 1 and amount.exact and not amount.depth:
            yield counts[0], amount
        done = amount.end


def _makes(count: Quantity, amount: Quantity, rate: Quantity) -> bool:
    return abs(count.count * rate.count - amount.count) <= amount.slack
