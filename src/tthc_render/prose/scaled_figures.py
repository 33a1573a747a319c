"""Figures with scale words: what "triệu" is worth, and sums of money of several numbers ("264.707 tỷ 535 triệu")."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.prose.nouns import ANY_SCALE, SCALES
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

ONE: Final = Decimal(1)
SCALED: Final = pattern_of(rf"\s{{1,2}}({ANY_SCALE})(?!\w)(?! (?:lệ|trọng|suất|số)(?!\w))", re.IGNORECASE)
"""The scale word right behind a number."""
_REST: Final = pattern_of(rf"\s{{1,2}}(\d{{1,3}}(?:,\d{{1,6}})?)\s{{1,2}}({ANY_SCALE})(?!\w)", re.IGNORECASE)


class Compound(NamedTuple):
    """What several numbers make; where the last scale word and the last number end, that number's step, its scale."""

    value: Decimal
    end: int
    last: int
    step: Decimal
    scale: str


def compound_at(text: str, first: re.Match[str]) -> Compound | None:
    """``264.707 tỷ 535 triệu`` from its first number; None where no number of a smaller scale follows."""
    value, scaled = read_printed(first.group()), SCALED.match(text, first.end())
    if scaled is None or value is None:
        return None
    scale = worth(scaled.group(1))
    value, at, out = value * scale, scaled.end(), None
    while (rest := _REST.match(text, at)) and (small := worth(rest.group(2))) < scale:
        value += Decimal(rest.group(1).replace(",", ".")) * small
        at = rest.end()
        out = Compound(value, at, rest.end(1), step_of(rest.group(1)) * small, rest.group(2))
    return out


def worth(scale: str) -> Decimal:
    """``triệu`` → 1000000."""
    return ONE.scaleb(SCALES[scale.lower()])


def step_of(digits: str) -> Decimal:
    """The worth of the last digit that is printed: ``12,35`` → 0.01."""
    return ONE.scaleb(-len(digits.partition(",")[2]))
