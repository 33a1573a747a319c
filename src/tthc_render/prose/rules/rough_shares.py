"""``trong đó, thu nội địa 43 tỷ đồng trong 86 tỷ đồng, chiếm gần 80%``: a rough share that is far off: P401.

“gần”, “hơn”, “khoảng” leave some room, but not more than ten points and a quarter of the share. The words must name the
base; any other pair of figures that the share may be of leaves the rule silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import Share, of_scope, out_of
from tthc_render.prose.rules.shares_of_ratios import of_ratio, of_ratio_after
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_ROUGH: Final = frozenset({"gần", "hơn", "khoảng", "xấp xỉ", "chừng", "ngót"})
_POINTS: Final = Decimal(10)
_FOURTH: Final = 4
_MOST: Final = 14
_BESIDE: Final = 200
_SAID: Final = pattern_of(r"(?:,\s(?:chiếm|đạt|bằng)(?: tỷ lệ)?\s|\schiếm(?: tỷ lệ)?\s|\()$")
"""Not ``4/18 trường có tỷ lệ chuyên cần hơn 98%``: a rate that each of them has."""
_NAMED: Final = pattern_of(r"\s?%\s(?:so với|trên|trong|của|tổng|số)(?!\w)")
"""Behind the share: a base of its own."""


def check_rough_shares(context: ProseContext) -> list[Finding]:
    """Findings on rough shares that no figures come near."""
    return [item for r in context.running if "%" in r.text and not r.crowded for item in _inside(r)]


def _inside(reading: Reading) -> Iterator[Finding]:
    percents = [x for x in reading.quantities if x.percent and x.value is not None]
    for percent in percents:
        if percent.hedge.lower() not in _ROUGH:
            continue
        start = reading.text.rfind(percent.hedge, 0, percent.start)
        exactly = replace(percent, start=start, hedge="")  # what the words before "gần" say of it
        beside = [x for x in reading.counts if abs(x.start - percent.start) < _BESIDE]
        if not all(x.exact for x in beside) or _NAMED.match(reading.text, percent.end):
            continue
        if not _SAID.search(reading.text, max(0, start - 24), max(0, start)):
            continue
        if start < 0 or meaning(reading, exactly) is not PercentageKind.SHARE:
            continue
        shares = [*of_ratio(reading, exactly), *of_ratio_after(reading, exactly), *out_of(reading, exactly)]
        shares = shares or list(of_scope(reading, exactly, percents))
        if not shares or not shares[0].sure or any(_is_near(percent, x.part, x.whole) for x in shares):
            continue
        if not _comes_out(reading, percent):
            reading.compare(percent)
            yield _finding(reading, percent, shares[0])


def _is_near(percent: Quantity, part: Decimal, whole: Decimal) -> bool:
    off = abs(part * 100 / whole - percent.count) if whole else Decimal(0)
    return off <= max(_POINTS, percent.count / _FOURTH)


def _comes_out(reading: Reading, percent: Quantity) -> bool:
    """Do any two counts of the passage give such a share, or one and what it leaves of the other?"""
    counts = [x for x in reading.counts if x.count]
    if len(counts) > _MOST:
        return True
    pairs = [(a, b) for a in counts for b in counts if a.count < b.count and comparable(a.unit, b.unit)]
    return any(_is_near(percent, part, whole.count) for a, whole in pairs for part in (a.count, whole.count - a.count))


def _finding(reading: Reading, percent: Quantity, share: Share) -> Finding:
    scale = next((power for power in (9, 6) if share.whole >= 10**power and share.part >= 10 ** (power - 2)), 0)
    part, whole = (format_decimal(x.scaleb(-scale).normalize()) for x in (share.part, share.whole))
    return finding(
        "P401", reading.passage.at(percent.start), computation=f"{part}/{whole}",
        right=f"{format_decimal(share.part * 100 / share.whole, 1)}%", written=f"{percent.hedge} {percent.text}%",
        quote=quote(reading.text, min(share.start, percent.start), percent.end + 1),
    )  # fmt: skip
