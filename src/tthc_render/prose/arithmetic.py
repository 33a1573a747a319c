"""Figuring with quantities as they are printed: sums within rounding, every reading of a list, slips of typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tthc_render.prose.nouns import SCALES
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal

ZERO: Final = Decimal(0)
_ENDLESS: Final = Decimal(10) ** 20
"""No share; it has more digits than can be rounded."""
MOST_TRIED: Final = 9
"""Of more parts than this not every choice is tried, only runs."""


def total_of(parts: Iterable[Quantity]) -> Decimal:
    """The sum of the values."""
    return sum((part.count for part in parts), ZERO)


def slack_of(*quantities: Quantity) -> Decimal:
    """How far a sum of printed quantities may be off because each is rounded."""
    return sum((quantity.slack for quantity in quantities), ZERO)


def in_scale(total: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """Figures without a unit in the scale of the next one of the same unit that has its own, else of the total.

    ``96,7 triệu m³, gồm nông nghiệp 81,2; sinh hoạt 12,9``; ``1,2 tỷ đồng, gồm tỉnh 800, xã 400 triệu đồng``.
    """
    out: list[Quantity] = []
    scale = total.scale
    for part in reversed(parts):
        if is_bare(part):
            value = None if part.value is None else part.value * scale
            out.append(replace(part, value=value, step=part.step * scale, scale=scale))
        else:
            scale = part.scale if part.scale != 1 and part.unit == total.unit else scale
            out.append(part)
    return out[::-1]


def is_bare(part: Quantity) -> bool:
    """Has a figure neither a unit nor a scale word?"""
    return not part.unit and not part.noun and part.scale == 1


def reaches(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Do the parts add up to the total within their rounding?"""
    return abs(total_of(parts) - total.count) <= slack_of(total, *parts)


def some_reach(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Does any reading of a list reach the total: one part alone, a run of parts, any choice of a short list?"""
    if any(abs(part.count - total.count) <= slack_of(total, part) for part in parts):
        return True
    if len(parts) <= MOST_TRIED:
        return _chosen_reach(total, parts)
    return any(
        reaches(total, parts[start:stop])
        for start in range(min(2, len(parts)))
        for stop in range(start + 2, len(parts) + 1)
    )


def _chosen_reach(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Does any choice of two parts and more reach the total?"""
    wanted, room = total.count, total.slack
    sums = [(ZERO, room, 0)]
    for part in parts:
        count, slack = part.count, part.slack
        sums += [(added + count, off + slack, size + 1) for added, off, size in sums]
    every = len(parts)  # of all of them each may be rounded; some of them that only rounding makes fit prove nothing
    return any(size > 1 and abs(added - wanted) <= (off if size == every else room) for added, off, size in sums)


def amount(value: Decimal, like: Quantity) -> str:
    """A value printed in the scale of ``like``: 5120000000000 like "18.200 tỷ đồng" is "5.120"."""
    return format_decimal(value / like.scale)


def amount_with_unit(value: Decimal, like: Quantity) -> str:
    """`amount` with the unit of ``like``, and in its shape: "5.120 tỷ đồng", "1 tỷ 250 triệu đồng"."""
    words = like.text.split()
    if len(words) < 3 or words[1] not in SCALES:
        return f"{amount(value, like)} {like.noun or like.unit}".strip()
    whole, rest = divmod(value, like.scale)
    small = rest.scaleb(-SCALES.get(like.noun.partition(" ")[0], 0))
    parts = [f"{format_decimal(whole)} {words[1]}"] * bool(whole) + [format_decimal(small)] * bool(rest)
    return f"{' '.join(parts)} {like.noun if rest else like.unit}"


def fits(share: Decimal, printed: str, part: Decimal, whole: Decimal) -> str:
    """How a printed share agrees with its counts: "right", "cut" (off), "near" (one last digit away) or "wrong".

    Of nothing every share is "right": there is nothing to hold it against.
    """
    if not whole:
        return "right"
    unit = Decimal(1).scaleb(-len(printed.partition(",")[2]))
    exact = part * 100 / whole
    if exact >= _ENDLESS:
        return "wrong"
    if exact.quantize(unit, ROUND_HALF_UP) == share:
        return "right"
    if ZERO <= exact - share < unit:
        return "cut"
    return "near" if abs(exact - share) < unit else "wrong"


def fits_in_scale(share: Quantity, counts: Sequence[Quantity]) -> bool:
    """``86,4 tỷ đồng, xong 38,2 (44,2%)``: is it the share of two figures of which one leaves out its scale?"""
    bare = [x.count for x in counts if is_bare(x)]
    pairs = [(part * x.scale, x.count) for x in counts if x.scale != 1 for part in bare]
    return any(
        fits(share.count, share.text, *pair) == "right" for one, other in pairs for pair in ((one, other), (other, one))
    )


def is_slip(written: Decimal, right: Decimal) -> bool:
    """Is ``written`` one slip of typing away from ``right``: a digit wrong, dropped or doubled, two swapped, a zero?"""
    one, other = (f"{abs(value.normalize()):f}".replace(".", "") for value in (written, right))
    if one.strip("0") == other.strip("0"):
        return written != right  # a point or a zero
    return one != other and one_typing_apart(one, other)


def one_typing_apart(one: str, other: str) -> bool:
    """Does one slip of typing lead from one text to the other: a sign wrong, missing or too many, two swapped?"""
    if len(one) == len(other):
        odd = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(odd) == 2 and one[odd[0]] == other[odd[1]] and one[odd[1]] == other[odd[0]]
        return len(odd) == 1 or swapped
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def one_slip_mends(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Would one digit typed otherwise, in the total or in one part, make the sum right?"""
    off = total_of(parts) - total.count
    if is_slip(total.count / total.step, (total.count + off) / total.step):
        return True
    return any(part.count > off and is_slip(part.count / part.step, (part.count - off) / part.step) for part in parts)


def slips_into(written: Decimal, low: Decimal, high: Decimal) -> bool:
    """Does one slip of typing lead from the digits of a whole number to a number between ``low`` and ``high``?"""
    if written != written.to_integral():
        return False
    digits = f"{written.to_integral():f}"
    near = {digits[:at] + figure + digits[at + 1 :] for at in range(len(digits)) for figure in "0123456789"}
    near |= {digits[:at] + figure + digits[at:] for at in range(len(digits) + 1) for figure in "0123456789"}
    near |= {digits[:at] + digits[at + 1 :] for at in range(len(digits))}
    near |= {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)}
    return any(low <= Decimal(one) <= high for one in near - {digits, ""})


def is_slipped_change(new: Quantity, amount: Quantity, share: Quantity, *, up: bool) -> bool:
    """Would one slip of typing in a change make the percentage right, of the value that was before it?"""
    ends = []
    for rate in (share.count - share.step / 2, share.count + share.step / 2):
        base = 100 + rate if up else 100 - rate
        ends.append(new.count * rate / base if base > 0 else ZERO)
    return slips_into(amount.count / amount.step, min(ends) / amount.step, max(ends) / amount.step)
