"""The share of a sum, held against the shares of its parts: P401.

``hộ nghèo 133 hộ (5,5%), hộ cận nghèo 174 hộ (7,2%). Tổng số … là 307 hộ, chiếm 13,7%``: 307 are 133 + 174, of one
base, so that their share is 5,5% + 7,2%. It must be one slip of typing away from that: another share may be of another
base.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.slips import slip_between
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_GAP: Final = pattern_of(r"(?:\s[^\W\d_]+){0,5}?(?:,?\s(?:chiếm|đạt|bằng|tỷ lệ|tương đương|tương ứng)| \()+\s?")
_OF_ITS_OWN: Final = pattern_of(
    r"\s?%\s(?:(?:của|trong|trên|so với)\s)?(?:tổng )?số [^\W\d_]+ (?:có|được|đã|phải|đủ|tham gia|đăng ký)(?!\w)"
)
"""``chiếm 71,4% số người được mời``: the sum has a base that its parts need not have."""
_LEAST, _MOST, _TELLING = 3, 5, 100


class _Shared(NamedTuple):
    """A count and its share."""

    part: Quantity
    share: Quantity


def check_shares_of_sums(context: ProseContext) -> list[Finding]:
    """Findings on shares of sums that the shares of the parts do not make."""
    return [
        item for _, reading in context.with_shares if len(reading.quantities) > 2 * _LEAST - 1 for item in _in(reading)
    ]


def _in(reading: Reading) -> Iterator[Finding]:
    shared = [*_shared(reading)]
    for at, whole in enumerate(shared):
        for first in range(max(0, at - _MOST), at - 1):
            parts = shared[first:at]
            if {x.part.unit for x in parts} != {whole.part.unit} or not whole.part.unit:
                continue
            if sum((x.part.count for x in parts), Decimal(0)) == whole.part.count:
                yield from _judged(reading, whole, parts)


def _shared(reading: Reading) -> Iterator[_Shared]:
    for one, other in zip(reading.quantities, reading.quantities[1:], strict=False):
        counted = one.countable and one.exact and other.percent and other.exact and other.value is not None
        said = counted and _GAP.fullmatch(reading.text, one.end, other.start)
        if said and meaning(reading, other) is PercentageKind.SHARE:
            yield _Shared(one, other)


def _judged(reading: Reading, whole: _Shared, parts: Sequence[_Shared]) -> Iterator[Finding]:
    said, right = whole.share, sum((x.share.count for x in parts), Decimal(0))
    step = max(x.share.step for x in (whole, *parts))
    reading.compare(said, *(x.share for x in parts))
    printed, wanted = (int(value / said.step) for value in (said.count, right))
    if _OF_ITS_OWN.match(reading.text, said.end):
        return
    if abs(said.count - right) <= step * (len(parts) + 1) / 2 or max(printed, wanted) < _TELLING:
        return
    near = range(wanted - len(parts) // 2, wanted + len(parts) // 2 + 1)  # each part is rounded
    if any(slip_between(printed, value) for value in near):
        yield finding(
            "P401", reading.passage.at(said.start), computation=" + ".join(f"{x.share.text}%" for x in parts),
            right=f"{format_decimal(right, max(1, -int(said.step.logb())))}%", written=f"{said.text}%",
            quote=quote(reading.text, parts[0].part.start, said.end + 1),
        )  # fmt: skip
