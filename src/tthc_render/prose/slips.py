"""Slips of typing in one printed figure, and how telling it is that one of them explains a contradiction.

A tired clerk exchanges a digit, swaps two, drops or doubles one, or shifts the comma. Of a large figure few other
figures are one slip away, so that a contradiction which one slip explains is hardly chance; of a figure of one or two
digits nearly all are, so that there a slip proves nothing. `chance` says which of the two it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise
from typing import Final, Literal

from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

Slip = Literal["swap", "digit"]
SHIFTS: Final = tuple(Decimal(10) ** power for power in (-9, -6, -3, -2, -1, 1, 2, 3, 6, 9))
"""A zero too many or missing, a comma moved, a scale word taken for another."""
UNEXPLAINED: Final = 9.0
_FIGURE: Final = pattern_of(r"\d[\d.]*(?:,\d+)?(?: \w+){0,2}")
_PAIR: Final = pattern_of(
    r"(?<![\d,])(?P<one>\d[\d.]*) (?P<upper>nghìn tỷ|tỷ|triệu) (?P<other>\d{1,3})"
    r"(?: (?P<lower>tỷ|triệu|nghìn|ngàn))?(?!\w)"
)
_NEXT: Final = {"tỷ": "triệu", "triệu": "nghìn"}
_SCALES: Final = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "nghìn tỷ": 12}
_HUNDREDTH: Final = Decimal("0.01")
_MADE: Final = "019"
"""Digits that are put in by a slip beside one that is doubled."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed: its ``digits`` without signs, the worth of the last one, and of its scale word."""

    text: str
    digits: str
    step: Decimal
    scale: Decimal

    @property
    def value(self) -> Decimal:
        """What it is worth."""
        return Decimal(self.digits) * self.step

    def scaled(self, scale: Decimal) -> Printed:
        """The same figure where its scale word is left to the one beside it."""
        return replace(self, step=self.step * scale / self.scale, scale=scale)


def printed(text: str) -> Printed | None:
    """The first figure of a text with its scale word: ``12,5 triệu con``; None if it has none that is well formed."""
    pair = _PAIR.search(text)
    if pair is not None and (lower := _SCALES.get(pair["lower"] or _NEXT.get(pair["upper"], ""))):
        digits = f"{pair['one'].replace('.', '')}{pair['other'].zfill(_SCALES[pair['upper']] - lower)}"
        return Printed(pair[0], digits, Decimal(10) ** lower, Decimal(10) ** _SCALES[pair["upper"]])
    found = _FIGURE.search(text)
    if found is None:
        return None
    number, *words = found[0].split()
    number = number.rstrip(".,")
    if read_printed(number) is None:
        return None
    power = 0
    for word in words:
        if word not in _SCALES:
            break
        power += _SCALES[word]
    scale = Decimal(10) ** power
    places = len(number.partition(",")[2])
    return Printed(number, number.replace(".", "").replace(",", ""), scale.scaleb(-places), scale)


def digits_of(text: str) -> int:
    """How many digits a figure has."""
    return sum(sign.isdigit() for sign in text)


def mistyped(digits: str) -> set[str]:
    """What one slip of typing makes of a row of digits."""
    size = range(len(digits))
    out = {digits[:at] + other + digits[at + 1 :] for at in size for other in "0123456789"}
    out |= {digits[:at] + digits[at + 1 :] for at in size}
    out |= {digits[:at] + put + digits[at:] for at in size for put in {digits[at], *_MADE}}
    for at, other in combinations(size, 2):
        out.add(digits[:at] + digits[other] + digits[at + 1 : other] + digits[at] + digits[other + 1 :])
    if not digits.startswith("0"):
        out = {made for made in out if made[:1] != "0"}  # nobody writes 036
    return out - {digits, ""}


def misreckoned(digits: str) -> set[str]:
    """What one slip of typing, or of carrying a one in a sum of several digits, makes of a whole number."""
    size, value = len(digits), int(digits)
    steps = (10**power for power in range(1, size))
    carried = {str(other) for step in steps for other in (value - step, value + step) if other > 0}
    return (mistyped(digits) | carried) - {digits}


def misreckoned_values(value: Decimal, step: Decimal) -> set[Decimal]:
    """What a value, printed to this step, may have been before one such slip."""
    return {int(digits) * step for digits in misreckoned(str(int(value / step)))}


def mistyped_values(value: Decimal, step: Decimal) -> set[Decimal]:
    """The same of a slip of typing alone."""
    return {int(digits) * step for digits in mistyped(str(int(value / step)))}


def values(figure: Printed) -> Iterator[Decimal]:
    """What a figure may have been before one slip."""
    for digits in mistyped(figure.digits):
        yield Decimal(digits) * figure.step
    for shift in SHIFTS:
        moved = figure.value * shift
        if shift != _HUNDREDTH or moved % figure.step == 0:
            yield moved


def in_steps(value: Decimal, step: Decimal) -> int:
    """A value as a whole number of the last printed digit."""
    return int((value / step).to_integral_value(ROUND_HALF_UP))


def chance(said: int, right: int, reached: Collection[int]) -> float:
    """How likely a figure that has nothing to do with ``right`` would be explained by a slip; UNEXPLAINED if none is.

    All in steps of the last printed digit. ``reached``: the figures that one slip makes of what should be there. The
    chance is the share of them among all figures of that size, no farther away than what is said.
    """
    if said not in reached:
        return UNEXPLAINED
    off = abs(said - right)
    return sum(0 < abs(one - right) <= off for one in reached) / max(said, right, 1)


def slip_between(said: int, right: int, *, far: bool = False) -> Slip | None:
    """The one slip that makes ``said`` of ``right``: two digits swapped, neighbours unless ``far``, or one that is
    another."""
    one, other = str(said), str(right)
    size = max(len(one), len(other))
    one, other = one.zfill(size), other.zfill(size)
    odd = [at for at in range(size) if one[at] != other[at]]
    if len(odd) == 1:
        return "digit"
    if (
        len(odd) == 2
        and (far or odd[1] == odd[0] + 1)
        and one[odd[0]] == other[odd[1]]
        and one[odd[1]] == other[odd[0]]
    ):
        return "swap"
    return None


def slip_into(text: str, low: float, high: float) -> Slip | None:
    """The slip without which a printed figure would be between two values of its own scale; None if none is."""
    places = len(text.partition(",")[2])
    digits = text.replace(".", "").replace(",", "")
    if not digits.isdecimal():
        return None
    low, high, value = low * 10**places, high * 10**places, int(digits)
    for at, (one, other) in enumerate(pairwise(digits)):
        worth = 10 ** (len(digits) - at - 2)
        if low <= value + 9 * (int(other) - int(one)) * worth <= high and one != other:
            return "swap"
    for at, digit in enumerate(digits):
        worth = 10 ** (len(digits) - at - 1)
        least = value - int(digit) * worth
        if any(low <= least + other * worth <= high for other in range(10)):
            return "digit"
    return None


def mended_between(said: int, low: float, high: float) -> tuple[Slip, int] | None:
    """What a figure was before its slip, if that lies between two values: the middle of them if several would do."""
    middle = round((low + high) / 2)
    if low <= middle <= high and (slip := slip_between(said, middle)):
        return slip, middle
    digits = str(said)
    swapped = [int(other) for other in exchanges(digits)]
    for other in swapped:
        if low <= other <= high:
            return "swap", other
    for at in range(len(digits)):
        for digit in "0123456789":
            other = int(digits[:at] + digit + digits[at + 1 :])
            if low <= other <= high and other != said:
                return "digit", other
    return None


def exchanges(digits: str) -> Iterator[str]:
    """A row of digits with two neighbouring ones in each other's place; none that begins with a zero."""
    for at, (one, other) in enumerate(pairwise(digits)):
        if one != other and (at or other != "0"):
            yield digits[:at] + other + one + digits[at + 2 :]
