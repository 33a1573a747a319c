"""What figures measure: the kind of their unit, and what it is worth in the unit that its kind is reckoned in.

``tấn``, ``tạ`` and ``kg`` are one kind, so that a yield, an area and an output multiply whatever they are printed in;
all persons are one kind, and so are all visits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.prose.excerpts import shown
from tthc_render.prose.nouns import NO_NOUNS, PERSONS, SCALES, UNITS, kind
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, Span
from tthc_render.vietnamese.patterns import pattern_of

UNITS_OF_MEASURE: Final[dict[str, tuple[str, int]]] = {
    "ha": ("diện tích", 10_000), "hecta": ("diện tích", 10_000), "m2": ("diện tích", 1), "m²": ("diện tích", 1),
    "km2": ("diện tích", 1_000_000), "km²": ("diện tích", 1_000_000),
    "tấn": ("khối lượng", 1000), "tạ": ("khối lượng", 100), "kg": ("khối lượng", 1),
    "m3": ("thể tích", 1000), "m³": ("thể tích", 1000), "lít": ("thể tích", 1),
    "km": ("độ dài", 1000), "m": ("độ dài", 1),
    "GWh": ("điện", 1_000_000), "MWh": ("điện", 1000), "kWh": ("điện", 1),
    "GWp": ("công suất", 1_000_000), "MWp": ("công suất", 1000), "kWp": ("công suất", 1),
    "GW": ("công suất", 1_000_000), "MW": ("công suất", 1000), "kW": ("công suất", 1),
}  # fmt: skip
_MEASURES: Final = {word.lower(): unit for word, unit in UNITS_OF_MEASURE.items()}
MONEY: Final = "đồng"
TIMES: Final = frozenset({"ngày", "tuần", "tháng", "quý", "năm"})
PEOPLE: Final = frozenset({*PERSONS, "biên chế"})
EXACT: Final = ("", "bình quân", "trung bình")
"""Words before a figure that leave it as it is."""
_PLANNED: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|so với|cùng kỳ|tăng|giảm|thêm|năm trước)(?!\w)[^.;,]{0,40}$"
)
_ASIDE: Final = pattern_of(
    r"(?<!\w)(?:(?:trong đó|gồm)(?!\w)(?:[^.;]|\.(?=\d)){0,120}|(?:riêng|cao nhất|thấp nhất)(?!\w)[^.;]{0,30})$"
)
_NEAR, _FAR = 56, 140
_WORDS: Final = pattern_of(r"\s{0,2}(?:0?1\s|một\s|đầu\s)?([^\W\d_]+[23²³]?)((?: [^\W\d_]+){0,2})")
_BARE: Final = pattern_of(r"\s?(?:[,.;:()]|$)")
_SCALE: Final = pattern_of(rf"\s{{1,2}}(?:{'|'.join(sorted(SCALES, key=len, reverse=True))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of units, what the one that is printed is worth, and the word for it."""

    kind: str
    worth: float
    word: str


@dataclass(frozen=True, slots=True)
class Measured(Span):
    """A figure of a passage in the unit of its kind; ``slack`` is how far it may be rounded.

    ``of`` is None for a side of a ratio. ``is_planned``: a plan, a change or what was before; ``is_aside``: a part of
    the figures before it, or the highest of them.
    """

    value: float
    slack: float
    step: float
    unit: Unit
    shown: str
    reading: Reading
    of: Quantity | None
    is_planned: bool
    is_aside: bool

    @property
    def digits(self) -> int:
        """The figure as a whole number of its last printed digit."""
        return round(self.value / self.step)

    @property
    def hedge(self) -> str:
        """The word that makes it approximate or a bound."""
        return self.of.hedge if self.of else ""

    @property
    def is_rough(self) -> bool:
        """Is it about so much, or a bound?"""
        return self.hedge not in EXACT

    @property
    def significant(self) -> int:
        """Its digits without the zeros at their end: 69 of 690."""
        return int(f"{self.digits}".rstrip("0") or "1")

    @property
    def depth(self) -> int:
        """How many brackets it is in."""
        return self.of.depth if self.of else 0


def kind_of(noun: str) -> str:
    """The kind that a noun is one of: "người" for all persons, "lượt" for all visits."""
    unit = UNITS.get(noun, noun)
    if unit in PEOPLE:
        return "người"
    return "lượt" if unit == "khách" else kind(unit)


def unit_at(text: str, at: int) -> Unit | None:
    """The unit that begins at a character: the longest noun that is known, else the word there."""
    found = _WORDS.match(text, at)
    if found is None:
        return None
    first = found[1].lower()
    if first in _MEASURES:
        return Unit(*_MEASURES[first], found[1])
    words = [first, *found[2].lower().split()]
    for size in (3, 2, 1):
        noun = " ".join(words[:size])
        if noun in UNITS:
            return Unit(kind_of(noun), 1, noun)
    return Unit(first, 1, first) if first not in NO_NOUNS else None


def unit_of(reading: Reading, x: Quantity) -> Unit | None:
    """The unit of a figure, what it is for left out; where none follows, that which the words before it name."""
    scaled = _SCALE.match(reading.text, x.end) if x.scale != 1 else None
    found = unit_at(reading.text, scaled.end() if scaled else x.end)
    if found and (found.word in UNITS or found.word.lower() in _MEASURES):
        return found
    if found is None:
        if not _BARE.match(reading.text, x.end):
            return None
        found = next((Unit(kind_of(word), 1, word) for word in _named(x.label)), None)
        return found or (Unit(kind_of(x.unit), 1, x.unit) if x.unit else None)
    noun = x.unit.partition("/")[0] or found.word
    return Unit(kind_of(noun), 1, noun)


def _named(label: str) -> Iterator[str]:
    """``Tổng số ngày khách``: the nouns of a label."""
    words = label.lower().split()
    for at, word in enumerate(words):
        two = " ".join(words[at : at + 2])
        if two in UNITS:
            yield two
        elif word in UNITS or word in TIMES:
            yield word


def measured(reading: Reading) -> Sequence[Measured]:
    """The figures of a passage that have a unit, in their order, and both sides of its ratios."""
    return reading.kept(_measured)


def _measured(reading: Reading) -> list[Measured]:
    out: list[Measured] = []
    for x in reading.quantities:
        if x.value and not x.percent and not x.ordinal and (unit := unit_of(reading, x)):
            value, slack, step = (float(each) * unit.worth for each in (x.count, x.slack, x.step))
            said = shown(x) if x.noun or x.unit else f"{x.text} {unit.word}"
            out.append(Measured(x.start, x.end, value, slack, step, unit, said, reading, x, *_told(reading, x)))
    for ratio in reading.ratios:
        unit = unit_at(reading.text, ratio.end) or Unit(kind_of(ratio.unit), 1, ratio.unit)
        for text, side in zip(ratio.text.split("/", 1), (ratio.part, ratio.whole), strict=True):
            if side:
                value, said = float(side) * unit.worth, f"{text.strip()} {unit.word}"
                told = _told(reading, ratio)
                out.append(Measured(ratio.start, ratio.end, value, 0, unit.worth, unit, said, reading, None, *told))
    return sorted(out, key=lambda x: x.start)


def _told(reading: Reading, x: Span) -> tuple[bool, bool]:
    """Is a figure planned, is it told aside?"""
    text = reading.low
    planned = _PLANNED.search(text, max(0, x.start - _NEAR), x.start) is not None
    return planned, _ASIDE.search(text, max(0, x.start - _FAR), x.start) is not None
