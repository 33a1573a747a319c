"""``gồm 12 ông, bà: 01 Tổ trưởng, 02 Tổ phó và 08 thành viên``: a group with fewer or more members by office. P969."""

from __future__ import annotations

import re
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
_MEMBER: Final = rf"\d{{1,3}} (?i:{_OFFICE})(?: kiêm [^\d.,;:()]{{2,30}}?)?"
_MORE: Final = (
    r"(?:\s\([^()]*\))?(?:,| và|;) (?:và )?(?:\d|các |những |còn |số |một |hai |ba |bốn |năm |sáu |bảy |tám |chín )"
)
"""Behind members: others that the list goes on with."""
_MEMBERS: Final = pattern_of(
    rf"(?<!\w)gồm (?:có )?(?P<count>\d{{1,3}})\s{PERSONS}(?:,? (?:(?P<some>trong đó)|gồm))?\s?(?::|,)\s?(?:có )?"
    rf"(?P<members>{_MEMBER}(?:(?:,| và|;) {_MEMBER})+)(?!{_MORE})(?=[,.;)]|\s?$|\s\()"
)
_REST: Final = pattern_of(r"(?:thành|uỷ|ủy|tổ) viên", re.IGNORECASE)
"""The office of those who have no other: with it the list is whole, also behind "trong đó"."""
_NUMBER: Final = pattern_of(r"\d+")


def check_counted_members(context: ProseContext) -> list[Finding]:
    """Findings on groups of persons whose members, counted by office, are not as many as the group is said to have."""
    return [item for reading in context.running if "gồm " in reading.text for item in wrong_members(reading)]


def wrong_members(reading: Reading) -> Iterator[Finding]:
    """The findings on one passage."""
    for found in _MEMBERS.finditer(reading.text):
        parts = _NUMBER.findall(found["members"])
        total = sum(map(int, parts))
        whole = not found["some"] or _REST.search(found["members"])
        if total > int(found["count"]) or (whole and total < int(found["count"])):
            yield finding(
                "P969", reading.passage.at(found.start("count")), written=found["count"], sum=" + ".join(parts),
                total=f"{total:02}", quote=quote(reading.text, found.start(), found.end()),
            )  # fmt: skip
