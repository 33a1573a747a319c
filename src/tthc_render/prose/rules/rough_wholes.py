"""``gần 50 nghìn tỷ đồng, trong đó tư nhân 24 nghìn tỷ đồng, chiếm 78%``: a share that no such whole gives: P401.

A rough whole, part or share leaves the others some room (`rough_figures`). The words must name the whole, and no other
pair of figures may come near the share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, ratio_shown
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rough_figures import bounds
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import part_of, says_of
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_ALL: Final = 100
_MOST: Final = 14
_AMONG: Final = pattern_of(r"[^.;:()\d]{0,60}[,.;]\s[Tt]rong (?:số )?đó(?!\w),?:?\s[^.;:()\d]{0,60}")


def check_rough_wholes(context: ProseContext) -> list[Finding]:
    """Findings on shares of rough wholes."""
    return [item for reading in context.running if _is_told_of(reading) for item in _inside(reading)]


def _is_told_of(reading: Reading) -> bool:
    return "%" in reading.text and "rong" in reading.text and any(not x.exact for x in reading.counts)


def _inside(reading: Reading) -> Iterator[Finding]:
    for percent in reading.quantities:
        if not percent.percent or percent.value is None or bounds(percent) is None:
            continue
        start = percent.start if percent.exact else reading.text.rfind(percent.hedge, 0, percent.start)
        exactly = replace(percent, start=start, hedge="")  # what the words before "gần" say of it
        part = part_of(reading, exactly)
        if part is None or says_of(reading, part, exactly) not in ("share", "bracket"):
            continue
        before = up_to(reading.counts, part.start, 1)
        if not before or before[0].exact or before[0].unit != part.unit or before[0].depth != part.depth:
            continue
        whole = before[0]
        if not _AMONG.fullmatch(reading.text, whole.end, part.start):
            continue
        if meaning(reading, exactly) is not PercentageKind.SHARE:
            continue
        reading.compare(percent, part, whole)
        if _may_be(percent, part, whole) is False and not _comes_out(percent, reading.counts):
            yield finding(
                "P401", reading.passage.at(percent.start), computation=ratio_shown(part, whole),
                right=f"khoảng {format_decimal(part.count * _ALL / whole.count, 0)}%",
                written=f"{percent.hedge} {percent.text}%".strip(),
                quote=quote(reading.text, whole.start - len(whole.hedge) - 1, percent.end + 1),
            )  # fmt: skip


def _may_be(percent: Quantity, part: Quantity, whole: Quantity) -> bool | None:
    """May a share be that of two figures? None where their words set them no bounds."""
    said, some, every = bounds(percent), bounds(part), bounds(whole)
    if said is None or some is None or every is None or min(*some, *every) <= 0:
        return None
    least, most = some[0] * _ALL / every[1], some[1] * _ALL / every[0]
    return least - percent.step <= said[1] and said[0] <= most + percent.step


def _comes_out(percent: Quantity, counts: Sequence[Quantity]) -> bool:
    """May the share be of any two figures, or of what one leaves of the other?"""
    if len(counts) > _MOST:
        return True
    pairs = [(a, b) for a in counts for b in counts if 0 < a.count < b.count and comparable(a.unit, b.unit)]
    shares = [x for a, b in pairs for x in (a.count / b.count, 1 - a.count / b.count)]
    room = max(Decimal(1), percent.count / 10)
    return any(_may_be(percent, a, b) for a, b in pairs) or any(abs(x * _ALL - percent.count) <= room for x in shares)
