"""All figures of a section, counts and both sides of ratios alike, and what of them makes a percentage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.prose.excerpts import shown
from tthc_render.prose.nouns import PERSONS, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, Ratio, Span
from tthc_render.vietnamese.patterns import pattern_of

_REACH: Final = 12
"""So many paragraphs to either side may say what a figure is held against."""
_ALL: Final = 100.0
_WITHIN: Final = 1.01
_MONEY: Final = frozenset({"đồng", "USD", "EUR"})
_RECKONED: Final = frozenset({"", "khoảng", "bình quân", "trung bình", "ước"})
_AHEAD, _BEHIND = 70, 40
_WORD: Final = pattern_of(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A count, or the part or the whole of a ratio: ``of`` is what was read there.

    ``value`` is of binary digits: all pairs of a section are tried, and what they make is rounded anyway.
    """

    value: float
    text: str
    unit: str
    reading: Reading
    of: Quantity | Ratio

    @property
    def exact(self) -> bool:
        """Is it no bound? What is about so much, or so much on average, is reckoned with as printed."""
        return isinstance(self.of, Ratio) or self.of.hedge in _RECKONED

    @property
    def depth(self) -> int:
        """How many brackets it is in; a ratio counts as in none."""
        return self.of.depth if isinstance(self.of, Quantity) else 0

    @property
    def is_whole(self) -> bool:
        """Does it stand behind the stroke of a ratio?"""
        return isinstance(self.of, Ratio) and self.start > self.of.start

    @property
    def exact_value(self) -> Decimal:
        """Its value in decimal digits."""
        if isinstance(self.of, Quantity):
            return self.of.count
        return self.of.whole if self.is_whole else self.of.part

    @property
    def shown(self) -> str:
        """As printed, with its unit."""
        return shown(self.of) if isinstance(self.of, Quantity) else self.text

    @property
    def words_beside(self) -> frozenset[str]:
        """The words that lead to it in its sentence and those behind it."""
        text = self.reading.low
        ahead = text[max(0, self.start - _AHEAD) : self.start].rpartition(". ")[2]
        return frozenset(_WORD.findall(f"{ahead} {text[self.end : self.end + _BEHIND]}"))


def figures_of(reading: Reading) -> Sequence[Figure]:
    """The figures of a passage in their order; none of one that has too many."""
    return reading.kept(_figures)


def _figures(reading: Reading) -> list[Figure]:
    if reading.crowded:
        return []
    out = [Figure(x.start, x.end, float(x.count), x.text, x.unit, reading, x) for x in reading.counts if x.count]
    for x in reading.ratios:
        part, _, whole = x.text.partition("/")
        stroke = x.start + len(part)
        out.append(Figure(x.start, stroke, float(x.part), part.strip(), x.unit, reading, x))
        out.append(Figure(stroke + 1, x.end, float(x.whole), whole.strip(), x.unit, reading, x))
    return sorted((x for x in out if x.value), key=lambda x: x.start)


def figures_around(readings: Sequence[Reading], at: int) -> list[Figure]:
    """The figures of a passage, then of those before and behind it, the nearest first."""
    part = readings[at].passage.part
    found = list(figures_of(readings[at]))
    for side in (readings[max(0, at - _REACH) : at][::-1], readings[at + 1 : at + _REACH]):
        for near in side:
            if near.passage.part != part:
                break
            found += figures_of(near)
    return found


def is_made(percent: Quantity, near: Sequence[Figure], around: Sequence[Figure], *, change: bool) -> bool:
    """Is a percentage the share of one of the figures near it and of another of its kind, within a last digit?

    ``change``: also where it is by how much the one differs from the other.
    """
    share, room = float(percent.count), float(percent.step) * _WITHIN
    low, high = share - room, share + room
    for one in near:
        value = one.value * _ALL
        for other in around:
            ratio = value / other.value
            turned = _ALL * _ALL / ratio
            made = low <= ratio <= high or low <= turned <= high
            if change and not made:
                made = low <= abs(ratio - _ALL) <= high or low <= abs(turned - _ALL) <= high
            if made and other is not one and (are_alike(one, other) or (one is near[0] and may_be_alike(one, other))):
                return True
    return False


def are_alike(one: Figure, other: Figure) -> bool:
    """Are two figures of one unit, or persons both?"""
    return one.unit == other.unit or {one.unit, other.unit} <= PERSONS or comparable(one.unit, other.unit)


def may_be_alike(one: Figure, other: Figure) -> bool:
    """May one be a share of the other, as accounts are of people: is neither money, or both?"""
    return (one.unit in _MONEY) == (other.unit in _MONEY)
