"""A rate, a number and what they make, of which one has two neighbouring digits that changed places: P913.

``12 công chức … tiếp nhận 9.216 hồ sơ, bình quân 144 hồ sơ/ngày, mỗi công chức nhận bình quân 786 hồ sơ``: a rate names
what it counts and what it is for, wherever its total and its number stand in the section. It is silent if any two
figures of these units make the rate. If none do, and with two digits put back in one figure just one pair does, that
pair was meant; ``_CHANCE`` says how often pairs that have nothing to do with the rate may look so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import ANY_NOUN, PERSONS, UNITS, kind
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import before
from tthc_render.prose.slips import exchanges, slip_between
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_CHANCE: Final = 0.02
_BOUNDS: Final = frozenset(
    {"dưới", "tối thiểu", "tối đa", "ít nhất", "nhiều nhất", "không quá", "quá", "không dưới", "trở lên"}
)
_MEANS: Final = frozenset({"bình quân", "trung bình", ""})
_SAID: Final = frozenset({"mỗi", "bình", "trung"})
_PER: Final = rf"(?P<per>{ANY_NOUN}|[^\W\d_]+)(?!\w)"
_STROKE: Final = pattern_of(rf"[^\d.,;()/]{{0,30}}/\s?(?:01 |1 )?{_PER}(?P<more>\s?/)?", re.IGNORECASE)
_AHEAD: Final = pattern_of(
    rf"(?<!\w)(?:mỗi|(?:bình quân|trung bình) (?:cho )?(?:một|01|1))\s{_PER}[^.;:()\d]{{0,50}}$", re.IGNORECASE
)
_BEHIND: Final = pattern_of(rf"\s[^.;:,()\d]{{1,30}}?\s(?:mỗi|(?:cho |trên )?một)\s{_PER}", re.IGNORECASE)
_WEIGHTS: Final = {"tấn": Decimal(1000), "tạ": Decimal(100), "kg": Decimal(1)}
_SAME: Final = {"hecta": "ha", "héc": "ha"}
_ONE: Final = Decimal(1)
_ALIKE: Final = 3
_ROUGH: Final = Decimal("0.04")
_LEAST: Final = 100
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class _Triple:
    """A rate, a total and a number in the scale of one another: the total should be ``rate`` × ``number``."""

    rate: Quantity
    total: Quantity
    number: Quantity
    unit: Decimal
    """What the total is multiplied by to be in the unit of the rate."""

    @property
    def made(self) -> Decimal:
        """The rate that total and number make."""
        return self.total.count * self.unit / self.number.count

    @property
    def is_near(self) -> bool:
        """Is what total and number make of the size of the rate?"""
        return self.rate.count < self.made * _ALIKE and self.made < self.rate.count * _ALIKE

    @property
    def holds(self) -> bool:
        """Do they agree within what they are rounded by?"""
        room = self.rate.step + (self.total.slack * self.unit + self.rate.count * self.number.slack) / self.number.count
        return abs(self.made - self.rate.count) <= max(room, ZERO if self.rate.hedge in _MEANS else self.made * _ROUGH)

    def chance(self, *figures: Quantity) -> float:
        """How many of the triples that do not belong together agree with two digits put back in one of the figures."""
        places = sum(len(str(int(x.count / x.step))) - 1 for x in figures)
        return places * float(self.rate.step / self.rate.count)


def check_exchanged_rates(context: ProseContext) -> list[Finding]:
    """Findings on rates, and on what they are made of, that digits which changed places keep from agreeing."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if reading.has_digits and (reading.says(_SAID) or "/" in reading.text) and not reading.crowded
        for rate, per in _rates(reading)
        for item in _judged(readings, at, rate, per)
    ]


def _rates(reading: Reading) -> Iterator[tuple[Quantity, str]]:
    """The rates of a passage, with what each is for."""
    text = reading.text
    for_each = "ỗi " in text or " một " in text
    for x in reading.quantities:
        if x.percent or x.ordinal or x.hedge in _BOUNDS or not x.value:
            continue
        per = _STROKE.match(text, x.end) if "/" in text[x.end : x.end + 40] else None
        if per is None and for_each:
            per = _AHEAD.search(text[max(0, x.start - 90) : x.start]) or _BEHIND.match(text, x.end)
        if per is not None and not per.groupdict().get("more"):
            word = per["per"].lower()
            yield x, UNITS.get(word, _SAME.get(word, word))


def _judged(readings: Sequence[Reading], at: int, rate: Quantity, per: str) -> Iterator[Finding]:
    unit = rate.unit.partition("/")[0]
    if not unit or unit == per:
        return
    figures = [
        (other, x) for other in before(readings, at) for x in other.quantities
        if x.value and not x.percent and not x.ordinal and "/" not in x.unit and x is not rate
    ][:_MOST]  # fmt: skip
    totals = [one for one in figures if _is_of(one[1], unit)]
    numbers = [one for one in figures if one[1].unit != "đồng" and one[1].count > 1 and _counts(*one, per)]
    triples = [
        (_Triple(rate, total, number, _WEIGHTS.get(total.unit, _ONE) / _WEIGHTS.get(unit, _ONE)), seen)
        for seen, total in totals
        for _, number in numbers
        if total is not number
    ]
    triples = [pair for pair in triples if pair[0].is_near]
    if any(one.holds for one, _ in triples):
        return
    found = [(one, seen, x, right) for one, seen in triples for x, right in _slips(one)]
    if len({(id(x), right) for _, _, x, right in found}) != 1:
        return
    x = found[0][2]
    chance = sum(one.chance(*((rate,) if x is rate else (one.total, one.number))) for one, _ in triples)
    if chance > _CHANCE:
        return
    one, seen, x, right = found[0]
    where = readings[at] if x is rate else seen
    computation = f"{shown(one.number)} × {shown(rate)}"
    if x is not one.total:
        computation = f"{shown(one.total)} / {shown(one.number if x is rate else rate)}"
    where.compare(x)
    yield finding(
        "P913", where.passage.at(x.start), computation=computation,
        right=f"{format_decimal(right / x.scale)} {x.noun}".strip(), written=shown(x),
        quote=quote(where.text, x.start - 60, x.end + 30),
    )  # fmt: skip


def _is_of(x: Quantity, unit: str) -> bool:
    if unit in _WEIGHTS:
        return x.unit in _WEIGHTS
    return kind(x.unit) == kind(unit) or (unit in PERSONS and x.unit in PERSONS)


def _counts(reading: Reading, x: Quantity, per: str) -> bool:
    """Does a figure count what a rate is for?"""
    if kind(x.unit) == kind(per) or (per == "người" and x.unit in PERSONS):
        return True
    return reading.low.startswith(f" {per}", x.end)


def _slips(one: _Triple) -> Iterator[tuple[Quantity, Decimal]]:
    """The figures of a triple that agree with the others with two digits put back, and what they are then."""
    rate, total, number = one.rate, one.total, one.number
    right = (one.made / rate.step).quantize(_ONE, ROUND_HALF_UP)
    if _exchanged(rate, right):
        yield rate, right * rate.step
    for x, each in () if rate.hedge not in _MEANS else ((total, number.count / one.unit), (number, None)):
        low, high = rate.count - rate.step / 2, rate.count + rate.step / 2
        for digits in exchanges(said) if len(said := str(int(x.count / x.step))) > 2 else ():
            value = Decimal(digits) * x.step
            made = value / each if each else total.count * one.unit / value
            if low <= made < high:
                yield x, value


def _exchanged(x: Quantity, right: Decimal) -> bool:
    said = x.count / x.step
    return said >= _LEAST and slip_between(int(said), int(right)) == "swap"
