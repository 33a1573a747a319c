"""One person with two titles, the head of an office and its deputy, or two that nobody has at once: P965.

``đồng chí Lê Văn Thắng, Chủ tịch UBND xã … đồng chí Lê Văn Thắng, Phó Chủ tịch UBND xã``. Nothing is said where the
text tells of elections, appointments or former posts, where months lie between the two, or of offices of two places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import place_words
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import CAPITALS

_WORD: Final = rf"[{CAPITALS}][^\W\d_{CAPITALS}]{{0,7}}"
_PERSON: Final = pattern_of(
    r"[ĐđÔôBbTtCc](?<!\w.)(?:(?<=[Đđ])(?:ồng chí|/c)|(?<=[ÔôBb])(?:ng|à)|(?<=[Tt])hầy|(?<=[Cc])ô)(?: giáo)? "
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,4}})(?!\w)"
)
_CALLED: Final = frozenset({"chí", "c", "ông", "bà", "thầy", "cô", "giáo"})
"""One of them stands before the name of every person."""
_LEVEL: Final = r"(?: (?P<level>tỉnh|thành phố|xã|phường|đặc khu))?"
_OFFICE: Final = (
    rf"(?P<office>(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Đảng ủy|Công an){_LEVEL}"
    r"|Sở|[Nn]hà trường|Trường|Bệnh viện|Trung tâm|Chi cục|Cục|Tỉnh ủy|Thành ủy|Thanh tra|Công ty)"
)
_TITLE: Final = (
    r"(?<!\w)(?P<deputy>Phó )?(?P<post>Chủ tịch|Tổng Giám đốc|Giám đốc|Bí thư|Hiệu trưởng|Viện trưởng|Chi cục trưởng"
    rf"|Cục trưởng|Trưởng(?= Công an)|Chánh(?= Thanh tra))(?P<standing> [Tt]hường trực)?(?: {_OFFICE})?"
)
_BEHIND: Final = pattern_of(rf"(?:,|;| -| –)\s{_TITLE}(?![\w])")
_OTHERS: Final = pattern_of(r"(?<!\w)(?:đồng chí|đ/c|ông|bà|thầy|cô|và|cùng|với)(?!\w)")
"""Words behind a title that lead to somebody else, whose titles follow."""
_PLACE: Final = pattern_of(rf" ({_WORD}(?: {_WORD})*)")
_BEFORE: Final = pattern_of(rf"{_TITLE} (?:(?:đồng chí|ông|bà|thầy|cô) )?$")
CHANGES: Final = pattern_of(
    r"(?<!\w)(?:(?<!tài )nguyên(?! nhân)|cựu|quyền|bầu|bổ nhiệm|giữ chức|giữ cương vị|điều động|luân chuyển|miễn nhiệm"
    r"|thôi|nghỉ hưu|tân|trước đây|khi đó|lúc đó|khi ấy|phụ trách (?:UBND|Sở|trường|chung|điều hành)"
    r"|chuyển công tác|nay là|kiện toàn|phân công (?:phụ trách|điều hành)|điều hành (?:UBND|Sở))(?!\w)",
    re.IGNORECASE,
)
_ALONE: Final = frozenset({"Hiệu trưởng", "Viện trưởng", "Chi cục trưởng", "Cục trưởng"})
"""Posts that say of themselves what office they are of."""
_SHORT: Final = {"Ủy ban nhân dân": "UBND", "Hội đồng nhân dân": "HĐND"}
_APART: Final = 45
"""Days in which somebody may have been appointed."""
_REACH: Final = 60
_TITLED: Final = frozenset({"tịch", "đốc", "thư", "trưởng", "chánh"})


@dataclass(frozen=True, slots=True)
class _Held:
    """A title that stands beside a name."""

    deputy: bool
    post: str
    office: str
    level: str
    place: str
    written: str
    where: Place
    days: tuple[date, ...]
    standing: bool = False

    def is_of(self, other: _Held) -> bool:
        """Is it of the same post of one office?"""
        named = self.office == other.office and (self.office or self.post in _ALONE)
        levels = not self.level or not other.level or self.level == other.level
        places = not self.place or not other.place or self.place == other.place
        return self.post == other.post and bool(named) and levels and places

    def excludes(self, other: _Held) -> bool:
        """``Chủ tịch HĐND`` and ``Chủ tịch UBND``, ``Phó Bí thư Thường trực`` and ``Chủ tịch UBND``, of one place."""
        levels = not self.level or not other.level or self.level == other.level
        places = not self.place or not other.place or self.place == other.place
        chairs = [x for x in (self, other) if x.post == "Chủ tịch" and not x.deputy]
        if not levels or not places or "UBND" not in {x.office for x in chairs}:
            return False
        return {x.office for x in chairs} == {"UBND", "HĐND"} or (
            len(chairs) == 1 and any(x.standing and x.deputy and x.post == "Bí thư" for x in (self, other))
        )

    def is_far(self, other: _Held) -> bool:
        """Are the days of the two so far from each other that there was time for an appointment?"""
        gaps = [abs((one - two).days) for one in self.days for two in other.days]
        return bool(gaps) and min(gaps) > _APART


def check_person_titles(context: ProseContext) -> list[Finding]:
    """Findings on persons who are the head of an office at one place and its deputy at another."""
    if context.vocabulary.isdisjoint(_TITLED) or not ("phó" in context.vocabulary or _has_chairs(context)):
        return []
    addressed = context.saying(_CALLED)
    names = dict.fromkeys(found["name"] for reading in addressed for found in _PERSON.finditer(reading.text))
    return [item for name in names if context.whole.count(name) > 1 for item in _of_one(context.naming(name), name)]


def _has_chairs(context: ProseContext) -> bool:
    return "Chủ tịch HĐND" in context.whole and "Chủ tịch UBND" in context.whole


def _of_one(readings: list[Reading], name: str) -> Iterator[Finding]:
    """The first title of a person that another one before it denies."""
    seen: list[_Held] = []
    alone = re.compile(rf"(?<!\w){re.escape(name)}(?!\w| [{CAPITALS}])")
    for reading in readings:
        for found in alone.finditer(reading.text):
            sentence = around(reading.text, found.start(), found.end(), (". ",))
            if CHANGES.search(sentence):
                return
            held = list(_titles(reading, found))
            for now in held:
                other = next((x for x in seen if (x.is_of(now) and x.deputy != now.deputy) or x.excludes(now)), None)
                if other and not other.is_far(now):
                    same = other.where.line == now.where.line
                    yield finding(
                        "P965", now.where, name=name, written=now.written, other=other.written,
                        place="phía trên" if same or not other.where.line else place_words(other.where),
                    )  # fmt: skip
                    return
            seen += held


def _titles(reading: Reading, name: re.Match[str]) -> Iterator[_Held]:
    """The title before a name, and all behind it."""
    text = reading.text
    sentence = reading.sentence_at(name.start())
    days = tuple(x.value for x in reading.dates if x.value and sentence.start <= x.start < sentence.end)
    if before := _BEFORE.search(text, max(sentence.start, name.start() - _REACH), name.start()):
        yield _held(reading, before, days, "")
    at = name.end()
    while behind := _BEHIND.match(text, at):
        place = _PLACE.match(text, behind.end())
        yield _held(reading, behind, days, place[1] if place else "")
        following = re.compile(r"[^,;.()]*").match(text, behind.end())
        if following is None or _OTHERS.search(following.group()):
            break
        at = following.end()


def _held(reading: Reading, found: re.Match[str], days: tuple[date, ...], place: str) -> _Held:
    level = found["level"] or ""
    office = (found["office"] or "").removesuffix(f" {level}" if level else "")
    start = found.start("deputy") if found["deputy"] else found.start("post")
    return _Held(
        bool(found["deputy"]), found["post"], _SHORT.get(office, office), level, place,
        reading.text[start : found.end()].strip(), reading.passage.at(start), days,
        standing=bool(found["standing"]),
    )  # fmt: skip
