"""Whether a share is one of a list that makes 100%: then it is right, and what it is of was misread.

``xuất sắc 138 đồng chí (15,0%), tốt 728 đồng chí (79,3%), hoàn thành 48 đồng chí (5,2%), không hoàn thành 04 đồng chí
(0,4%)``; the first shares of neighbouring lines alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.prose.claims import Claim
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity

_LEAST: Final = 3
_MOST: Final = 9
_ALL: Final = 100


def is_in_full_list(claim: Claim, readings: Sequence[Reading], at: int) -> bool:
    """Does the written share fill 100% with those beside it, as the one that a rule has computed would not?"""
    for shares in _lists(readings, at):
        for size in range(_LEAST, min(_MOST, len(shares)) + 1):
            some = shares[-size:]
            off = sum((x.count for x in some), Decimal(0)) - _ALL
            then = off + (claim.right - claim.written) * claim.said.step
            full = abs(off) <= max(x.step for x in some) * size / 2 and abs(off) < abs(then)
            if full and any(x.text == claim.said.text for x in some):
                return True
    return False


def _lists(readings: Sequence[Reading], at: int) -> Iterator[list[Quantity]]:
    """The shares of each sentence up to a semicolon or its end; the first one of each of the lines that have any."""
    text, shares = readings[at].text, _shares(readings[at])
    for sentence in readings[at].sentences:
        own = [x for x in shares if sentence.start <= x.start < sentence.end]
        ends = [n for n, (one, other) in enumerate(pairwise(own), 1) if ";" in text[one.end : other.start]]
        yield from (own[max(0, end - _MOST) : end] for end in [*ends, len(own)])
    first, last = at, at
    while first > max(0, at - _MOST) and _shares(readings[first - 1]):
        first -= 1
    while last + 1 < min(len(readings), at + _MOST) and _shares(readings[last + 1]):
        last += 1
    lines = [_shares(reading)[0] for reading in readings[first : last + 1] if _shares(reading)]
    yield from (lines[max(0, end - _MOST) : end] for end in range(_LEAST, len(lines) + 1))


def _shares(reading: Reading) -> list[Quantity]:
    return [x for x in reading.quantities if x.percent and x.value is not None] if "%" in reading.text else []
