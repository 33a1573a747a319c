"""Shares of what an act was done to, or has to be done to: P401.

``kiến nghị thu hồi 5.127 triệu đồng … Đã thu hồi 4.307 triệu đồng, đạt tỷ lệ 74% số phải thu hồi``; ``thu gom 2.386
tấn/ngày … đốt phát điện 1.620 tấn/ngày, chiếm 76,9% lượng thu gom``. The words behind the percentage name the act; the
only figure of that unit that the same act leads to is the base. Any figures of the section that give the share explain
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, fits_in_scale
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.share_bases import part_of
from tthc_render.prose.sections import before, lead, topic
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_OF = pattern_of(
    r"\s?%\s(?:(?:so với|trên|của|trong)\s)?(?:tổng\s)?(?:số tiền|số vốn|khối lượng|kinh phí|số|lượng|diện tích)\s"
    r"(?P<what>[^.;:,()\d%]{3,60}?)(?=\s?[.;,)(]|$)",
    re.IGNORECASE,
)
_TAKES = pattern_of(r"(?<!\w)(?:đạt|chiếm|bằng|tỷ lệ|tương đương|tương ứng)(?: tỷ lệ| khoảng)?\s$")
_BESIDE = pattern_of(r"\s[^.;:,()\d%]{1,50}(?:,\s[^.;:,()\d%]{1,24})?\s")
_FILLERS: Final = nouns_in(
    "số của các toàn đã được trên địa bàn phải kiến nghị yêu cầu đề tổng xã tỉnh phường huyện này đó trong kỳ quý tháng"
    " năm thuộc và là có nêu tại theo cả từ đến thành phố đơn vị so với"
)
_OTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|cùng kỳ|năm trước|kỳ trước|tăng|giảm|chỉ tiêu|so với|lũy kế|bình quân|riêng)(?!\w)",
    re.IGNORECASE,
)
_WORD = pattern_of(r"[^\W\d_]+")
_MOST = pattern_of(r"(?<!\w)nhất(?!\w)")
"""``10 thủ tục nhiều hồ sơ nhất chiếm 85,1% số hồ sơ``: a share of what they have, not of how many they are."""
_ALL: Final = 100
_BACK: Final = 24


def check_shares_of_acts(context: ProseContext) -> list[Finding]:
    """Findings on shares that the figure of the act named behind them contradicts."""
    readings = context.running
    return [
        item
        for at, reading in context.with_shares
        if reading.counts
        for percent in reading.quantities
        if percent.percent and percent.exact and percent.value and percent.count < _ALL
        for item in _judge(readings, at, percent)
    ]


def _judge(readings: Sequence[Reading], at: int, percent: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    said = _OF.match(reading.text, percent.end)
    if not said or not _TAKES.search(reading.text, max(0, percent.start - 24), percent.start):
        return
    part = part_of(reading, percent)
    what = said["what"].lower()
    if part is None or not part.exact or not part.count or not part.unit or _OTHER.search(what):
        return
    if not _BESIDE.fullmatch(reading.text, part.end, percent.start) or _MOST.search(
        reading.text, part.end, percent.start
    ):
        return
    words = frozenset(_WORD.findall(what)) - _FILLERS - {*f"{part.noun} {part.unit}".lower().split()}
    acts = topic(what)
    bases: dict[Decimal, tuple[Reading, Quantity]] = {}
    values: list[Decimal] = []
    for other in before(readings, at):
        values += [x.count for x in other.counts] + [y for x in other.ratios for y in (x.part, x.whole)]
        for x in other.counts:
            if (other is reading and x.start >= part.start) or not x.exact or x.unit != part.unit:
                continue
            led = lead(other, x).rpartition(")")[2]
            called = frozenset(_WORD.findall(f"{led} {x.noun} {x.unit} {x.after}".lower()))
            if words and words <= called and acts & topic(f"{led} | {x.after}") and not _OTHER.search(led):
                bases.setdefault(x.count, (other, x))
    if len(bases) != 1 or (reading.ratios and any(part.end <= x.start < percent.start for x in reading.ratios)):
        return
    base = next(iter(bases.values()))[1]
    reading.compare(percent, part)
    if base.count <= part.count or _is_explained(reading, percent, part, base, values):
        return
    places = max(1, len(percent.text.partition(",")[2]))
    yield finding(
        "P401", reading.passage.at(percent.start), computation=f"{shown(part)}/{shown(base)}",
        right=f"{format_decimal(part.count * _ALL / base.count, places)}%", written=f"{percent.text}%",
        quote=quote(reading.text, part.start, said.end()),
    )  # fmt: skip


def _is_explained(
    reading: Reading, percent: Quantity, part: Quantity, base: Quantity, values: Sequence[Decimal]
) -> bool:
    """Do any figures give the share: another part of the base, or another base of the part?"""
    if fits_in_scale(percent, [part, base]):
        return True
    parts = [x.count for x in reading.counts if x.start < percent.start][-_BACK:]
    pairs = [(one, base.count) for one in parts] + [(part.count, value) for value in values]
    return any(whole and fits(percent.count, percent.text, one, whole) != "wrong" for one, whole in pairs)
