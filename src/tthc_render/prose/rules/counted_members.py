"""``gồm 12 ông, bà: 01 Tổ trưởng, 02 Tổ phó và 08 thành viên``: a group with fewer or more members by office. P969."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

PERSONS: Final = r"(?:ông, bà|ông \(bà\)|ông/bà|người|đồng chí|thành viên|cá nhân|cán bộ|công chức)"
_OFFICE: Final = (
    r"(?:Tổ trưởng|Tổ phó|Trưởng [Đđ]oàn|Phó [Tt]rưởng [Đđ]oàn|Phó [Đđ]oàn|Trưởng [Bb]an|Phó (?:Trưởng )?[Bb]an"
    r"|Chủ tịch(?: Hội đồng)?|Phó Chủ tịch(?: Hội đồng)?|Tổ viên|[Tt]hành viên|[Uu]ỷ viên|[Ủủ]y viên|[Tt]hư ký)"
)
_MEMBERS: Final = pattern_of(
    rf"(?<!\w)gồm (?:có )?(?P<count>\d{{1,3}})\s{PERSONS}(?:,? (?:trong đó|gồm))?\s?(?::|,)\s?(?:có )?"
    rf"(?P<members>\d{{1,3}} (?i:{_OFFICE})(?:(?:,| và|;) \d{{1,3}} (?i:{_OFFICE}))+)(?=[,.;)]|\s?$|\s\()"
)
_NUMBER: Final = pattern_of(r"\d+")


def check_counted_members(context: ProseContext) -> list[Finding]:
    """Findings on groups of persons whose members, counted by office, are not as many as the group is said to have."""
    return [item for reading in context.running if "gồm " in reading.text for item in wrong_members(reading)]


def wrong_members(reading: Reading) -> Iterator[Finding]:
    """The findings on one passage."""
    for found in _MEMBERS.finditer(reading.text):
        parts = _NUMBER.findall(found["members"])
        total = sum(map(int, parts))
        if total != int(found["count"]):
            yield finding(
                "P969", reading.passage.at(found.start("count")), written=found["count"], sum=" + ".join(parts),
                total=f"{total:02}", quote=quote(reading.text, found.start(), found.end()),
            )  # fmt: skip
