"""Lists that are said to be in the order of their values: P924.

``xếp theo thứ tự từ cao xuống thấp: Long Xuyên 96 vụ, Chợ Mới 58 vụ, Châu Đốc 71 vụ``: one pair of neighbours out of
order. Nothing is said where more is out of order, which is that of something else, or where the order is that of a rate
and the figures are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.outline import children
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers, printed, unit_of
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_FALLS: Final = r"từ (?:cao|nhiều|lớn) (?:xuống|đến) (?:thấp|ít|nhỏ)|giảm dần"
_RISES: Final = r"từ (?:thấp|ít|nhỏ) (?:đến|lên) (?:cao|nhiều|lớn)|tăng dần"
_SAID: Final = pattern_of(
    rf"(?<!\w)(?:xếp|thứ tự)(?!\w)(?P<by>[^.;:()\d]{{0,60}}?)(?P<word>(?P<falls>{_FALLS})|{_RISES})(?! về)"
    r"[^.;:()\d]{0,30}:(?=\s|$)",
    re.IGNORECASE,
)
_SIGNS: Final = ("từ cao ", "từ nhiều ", "từ lớn ", "từ thấp ", "từ ít ", "từ nhỏ ", "giảm dần", "tăng dần")
_BY_RATE: Final = pattern_of(
    r"(?<!\w)(?:tỷ lệ|tốc độ|mức (?:tăng|giảm)|tỷ trọng|chỉ số|điểm|tiến độ)(?!\w)", re.IGNORECASE
)
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:khác|còn lại|tăng|giảm|so với|trong đó|riêng|kế hoạch|đồng hạng|chỉ tiêu|(?<!an )toàn|tổng"
    r"|chung|cả|cộng|(?-i:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))(?!\w)",
    re.IGNORECASE,
)
_NAME: Final = pattern_of(r"(?:^|[:,;]\s|\svà\s)(?P<name>[^\d,;:()]{2,60}):? \(?$")
_RATES: Final = frozenset({"%", "điểm"})
_LEAST: Final = 3


def check_ordered_values(context: ProseContext) -> list[Finding]:
    """Findings on two members of an ordered list that stand in each other's place."""
    readings = context.running
    said = context.places_saying(("xếp", "tự"))
    near = [at for at, reading in said if any(map(reading.low.__contains__, _SIGNS))]
    return [item for at in near for item in _lists(readings, at)]


def _lists(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    for said in _SAID.finditer(reading.text):
        if said.end() == len(reading.text):
            members = [(item, value) for item in children(readings, at) for value in _members(item, 0)[:1]]
        else:
            members = [(reading, value) for value in _members(reading, said.end())]
        yield from _out_of_order(members, said)


def _members(reading: Reading, start: int) -> list[Quantity]:
    """The first figure behind each name of a list, up to the end of its sentence."""
    stop = reading.text.find(". ", start)
    out: list[Quantity] = []
    for x in exact_numbers(reading):
        if not start <= x.start < (stop if stop >= 0 else len(reading.text)):
            continue
        named = _NAME.search(reading.text[max(start - 1, 0, x.start - 70) : x.start])
        if named and not _OTHERS.search(named["name"]):
            out.append(x)
    return out


def _out_of_order(members: Sequence[tuple[Reading, Quantity]], said: re.Match[str]) -> Iterator[Finding]:
    units = {unit_of(reading, x) for reading, x in members}
    if len(members) < _LEAST or len(units) != 1 or units == {""}:
        return
    if _BY_RATE.search(said[0]) and units.isdisjoint(_RATES):
        return
    falls = bool(said["falls"])
    odd = [
        (one, other) for one, other in pairwise(members) if one[1].count != other[1].count
        and (one[1].count < other[1].count) == falls
    ]  # fmt: skip
    if len(odd) != 1:
        return
    (reading, one), (_, other) = odd[0]
    yield finding(
        "P924", reading.passage.at(one.start), word=said["word"], one=printed(one), other=printed(other),
        quote=quote(reading.text, max(0, one.start - 40), one.end + 40),
    )  # fmt: skip
