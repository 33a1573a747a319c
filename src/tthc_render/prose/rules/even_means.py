"""Means whose total is divided by its number without a rest, into another figure than is printed: P913.

``214.300 hộ với 857.200 nhân khẩu. Quy mô hộ bình quân là 4,6 người/hộ``: 857.200/214.300 is 4,0 to the last digit,
which hardly any two figures make that do not belong together (`_chance`). So no word needs to join them, and no slip
to explain what is printed. Nothing is said where other figures of the units make it, nor of a part that words name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.measures import Measured
from tthc_render.prose.rate_frames import OF_SOME, Frame, Triple, section_of, triples_of
from tthc_render.prose.rates import EPSILON, Rate, rates_of
from tthc_render.prose.reading import Reading
from tthc_render.prose.sections import scope_between
from tthc_render.vietnamese.numbers import format_decimal

_SAID: Final = frozenset({"bình", "trung", "mỗi", "suất", "mật"})
_MOST: Final = 0.05
"""So many of the pairs of the section may divide evenly by chance."""
_CLOSE: Final = 2
_LOOSE: Final = 0.01
"""A mean of one digit that other figures make no nearer than this is made by them by chance."""
_RATES: Final = 12


def check_even_means(context: ProseContext) -> list[Finding]:
    """Findings on means that are not what their total and number make to the last digit."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        for rate in rates_of(reading)
        if rate.is_said_mean and not (rate.is_of_others or rate.time) and rate.per and not rate.figure.is_rough
        for item in _judged(readings, at, rate)
    ]


def _judged(readings: Sequence[Reading], at: int, rate: Rate) -> Iterator[Finding]:
    section = section_of(readings, at)
    if sum(len(rates_of(near)) for near in section) > _RATES:
        return
    reading, x = readings[at], rate.figure
    frame = Frame(reading, rate, section)
    if any(not y.figure.is_aside for y in frame.rivals) or OF_SOME.search(reading.low, frame.clause[0], x.start):
        return
    triples = [one for one in triples_of(frame) if one.number and one.time is None and not one.total.is_rough]
    held = [one for one in triples if one.holds and abs(one.made / x.value - 1) < _LOOSE]
    even = [one for one in triples if _is_even(one) and frame.may_be_meant(one) and not one.total.is_aside]
    if held or len({round(one.made / x.step) for one in even}) != 1:
        return
    one = even[0]
    if sum(map(_chance, triples)) > _MOST or _is_of_another(one, section, rate) or _is_apart(reading, one):
        return
    reading.compare(x)
    yield _told(reading, one)


def _is_even(one: Triple) -> bool:
    """Do total and number make another mean of its size, to its last digit?"""
    x, steps = one.rate.figure, one.made / one.rate.figure.step
    size = x.value / one.made
    even = abs(steps - round(steps)) < EPSILON * steps and round(steps) > 0
    return even and not one.holds and 1 / _CLOSE < size < _CLOSE


def _chance(one: Triple) -> float:
    """How likely a total of so many digits is divided evenly by a number that it has nothing to do with, into a mean of
    the size of the one that is printed."""
    if not 1 / _CLOSE < one.rate.figure.value / one.made < _CLOSE:
        return 0
    return min(1.0, one.total.value / one.total.significant / (one.count * one.rate.figure.step))


def _is_of_another(one: Triple, section: Sequence[Reading], rate: Rate) -> bool:
    """Is what they make told as another rate of the section?"""
    others = (other for reading in section for other in rates_of(reading) if other is not rate)
    return any(other.kinds == rate.kinds and other.agrees(one.made) for other in others)


def _is_apart(reading: Reading, one: Triple) -> bool:
    """Does a place or a level stand between the figures and the mean?"""
    behind = [y.end for y in one.both if y.reading is reading and y.end <= one.rate.figure.start]
    return scope_between(reading, max(behind, default=0), one.rate.figure.start, or_all=False)


def _told(reading: Reading, one: Triple) -> Finding:
    x, number, per = one.rate.figure, one.number, one.rate.per
    worth = x.unit.worth * (float(x.of.scale) if x.of else 1)
    right = format_decimal(Decimal(f"{one.made / worth:.7g}"))
    return finding(
        "P913", reading.passage.at(x.start), written=x.shown,
        computation=" / ".join(y.shown for y in (one.total, number) if isinstance(y, Measured)),
        right=f"{right} {x.of.noun or x.unit.word if x.of else x.unit.word}/{per.word if per else ''}",
        quote=quote(reading.text, x.start - 60, x.end + 30),
    )  # fmt: skip
