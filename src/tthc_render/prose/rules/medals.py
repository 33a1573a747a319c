"""Prizes and medals by their grades against their number: P301.

``đạt 186 huy chương: 52 vàng, 61 bạc, 73 đồng``, ``19 giải (2 giải Nhất, 4 Nhì, 6 Ba, 7 Khuyến khích)``. A list of
grades in a row, which the sentence or the bracket ends, is all of them; "đồng" is bronze here and no money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_GRADE: Final = (
    r"(?:[Vv]àng|[Bb]ạc|[Đđ]ồng|HCV|HCB|HCĐ|[Nn]hất|[Nn]hì|[Bb]a|[Tt]ư|[Kk]huyến khích|KK|[Đđ]ặc biệt|[Xx]uất sắc"
    r"|(?<=[Gg]iải )[A-C])"
)
_ITEM: Final = rf"\d{{1,3}} (?:(?:giải|huy chương|HC|giải thưởng) )?{_GRADE}(?!\w)"
_LIST = pattern_of(
    rf"(?<![\d.,/])(?P<whole>\d{{1,3}}) (?P<noun>giải(?: thưởng)?|huy chương)(?: các loại| cấp tỉnh| cấp xã| quốc gia)?"
    rf"(?P<opens>: | \(|, gồm |, gồm: | gồm |, trong đó có | \(gồm )"
    rf"(?P<list>{_ITEM}(?:(?:, |; | và |, và ){_ITEM}){{1,5}})"
    r"(?P<ends>\)|[.;]|, (?:tăng|giảm|nhiều hơn|ít hơn|xếp|vượt|đứng|bằng)(?!\w)| \(|$)"
)
_GRADES: Final = frozenset({"nhì", "vàng", "bạc", "khuyến", "kk", "hcv", "hcb"})
_NUMBER = pattern_of(r"\d{1,3}(?= )")


def check_medals(context: ProseContext) -> list[Finding]:
    """Findings on prizes whose grades do not make their number."""
    near = (r for r in context.saying(_GRADES))
    return [item for reading in near for found in _LIST.finditer(reading.text) for item in _judge(reading, found)]


def _judge(reading: Reading, found: re.Match[str]) -> Iterator[Finding]:
    if ("(" in found["opens"]) != (found["ends"] == ")"):
        return
    parts = _NUMBER.findall(found["list"])
    whole, added = int(found["whole"]), sum(map(int, parts))
    if added != whole and not ("trong đó" in found["opens"] and added < whole):
        yield finding(
            "P301", reading.passage.at(found.start()), total=f"{found['whole']} {found['noun']}",
            parts=" + ".join(parts), sum=str(added), difference=str(abs(added - whole)),
            quote=quote(reading.text, found.start(), found.end("list")),
        )  # fmt: skip
