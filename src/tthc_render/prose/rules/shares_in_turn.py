"""Shares of a list, each of the amount that a list before it gives under the same name: P401.

``Kế hoạch vốn 729,9 tỷ đồng, gồm vốn ngân sách trung ương 253,7 tỷ đồng, ngân sách tỉnh 278,8 tỷ đồng. … giải ngân vốn
trung ương 121,8 tỷ đồng (48,0%), vốn tỉnh 220,3 tỷ đồng (97,0%)``. Names and their order are the same, and all other
shares of the list are right, which proves what each is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import part_of, says_of
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, around
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_WORD = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("""
gồm trong đó vốn kinh phí nguồn ngân sách kế hoạch giao là đạt được và có của cho đã giải ngân thực hiện thu chi số
tiền cụ thể riêng còn lại khoản các từ
""")
_OTHER_TIME = pattern_of(r"(?<!\w)(?:cùng kỳ|năm trước|so với|tăng|giảm|dự kiến|phấn đấu)(?!\w)", re.IGNORECASE)
_LEAST, _MOST = 2, 8
_TELLING: Final = 3

Share = tuple[Quantity, Quantity]
"""A part and its percentage."""


def check_shares_in_turn(context: ProseContext) -> list[Finding]:
    """Findings on the one share of a list that the list of its bases denies."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if reading.text.count("%") >= _LEAST and not reading.crowded
        for shares in _lists(reading)
        for item in _judge(readings, at, shares)
    ]


def _lists(reading: Reading) -> Iterator[list[Share]]:
    """The shares in brackets of each sentence, if each part has a name of its own."""
    shares = [
        (part, x)
        for x in reading.quantities
        if x.percent and x.exact and x.value is not None and (part := part_of(reading, x)) and part.exact
        and says_of(reading, part, x) == "bracket" and meaning(reading, x) in _KINDS
    ]  # fmt: skip
    starts = [sentence.start for sentence in reading.sentences]
    for _, group in groupby(shares, key=lambda share: sum(start <= share[1].start for start in starts)):
        found = list(group)
        if _LEAST <= len(found) <= _MOST and _are_told_apart([_names(part) for part, _ in found]):
            yield found


_KINDS: Final = (PercentageKind.SHARE, PercentageKind.PLAN, PercentageKind.LEVEL)


def _names(x: Quantity) -> frozenset[str]:
    """The words that name a figure, without those that any has before it."""
    return frozenset(_WORD.findall(x.label.lower())) - _FILLERS


def _are_told_apart(names: Sequence[frozenset[str]]) -> bool:
    return all(name and not any(name <= other for other in names if other is not name) for name in names)


def _judge(readings: Sequence[Reading], at: int, shares: Sequence[Share]) -> Iterator[Finding]:
    reading = readings[at]
    bases = _bases(readings, at, shares)
    if bases is None:
        return
    held = [
        fits(x.count, x.text, part.count, base.count) != "wrong" for (part, x), base in zip(shares, bases, strict=True)
    ]
    telling = (len(x.text.replace(",", "")) >= _TELLING for (_, x), right in zip(shares, held, strict=True) if right)
    if sum(held) != len(held) - 1 or not any(telling):
        return
    nth = held.index(False)
    (part, percent), base = shares[nth], bases[nth]
    reading.compare(part, percent)
    yield finding(
        "P401", reading.passage.at(percent.start), computation=f"{part.text}/{base.text}", written=f"{percent.text}%",
        right=f"{format_decimal(part.count * 100 / base.count, max(1, len(percent.text.partition(',')[2])))}%",
        quote=quote(reading.text, part.start - len(part.label) - 1, percent.end + 1),
    )  # fmt: skip


def _bases(readings: Sequence[Reading], at: int, shares: Sequence[Share]) -> list[Quantity] | None:
    """The figures in a row, before these parts, that have their names in the same order; None if there are none."""
    names, first = [_names(part) for part, _ in shares], shares[0][0]
    for other in before(readings, at):
        counts = [x for x in other.counts if x.exact and x.count and (other is not readings[at] or x.end < first.start)]
        for start in range(len(counts) - len(shares), -1, -1):
            run = counts[start : start + len(shares)]
            own = [_names(x) for x in run]
            alike = all(x.unit == first.unit and x.scale == first.scale for x in run)
            told = _OTHER_TIME.search(around(other.text, run[0].start, run[-1].end, (". ",)))
            if alike and not told and _are_told_apart(own) and all(map(_meet, own, names)):
                return run
    return None


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
