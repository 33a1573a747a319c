"""A place that the whole country knows, put into another province: P986, or counted as one's own: P905.

``Khu di tích Kim Liên (Hà Tĩnh)``; ``Đền Hùng đón 120.000 lượt khách`` in the report of a province that has it not. The
table is ``famous_places.yaml``; a place is in its province of before and of after the mergers.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import around
from tthc_render.vietnamese.former_provinces import former_provinces
from tthc_render.vietnamese.patterns import pattern_of

_TABLE: Final = Path(__file__).with_name("famous_places.yaml")
_OTHERS: Final = ("Bắc Giang", "Bến Tre", "Hậu Giang", "Thái Bình", "Sóc Trăng", "Bạc Liêu", "Long An", "Huế")
"""Provinces of which the table has no place."""
_ISSUER: Final = pattern_of(r"(?<!\w)(?:tỉnh|thành phố|Thành phố) (?P<name>[^,.;()]+)")
_RECEIVES: Final = pattern_of(
    r"\s(?:đã |đang |ước |tiếp tục )*(?:đón|thu hút|phục vụ"
    r"|tiếp đón)(?: và phục vụ)?\s[^.;]{0,30}?\d[\d.,]*(?: (?:nghìn|triệu))?"
    r" (?:lượt|khách|người|đoàn)"
)
_ELSEWHERE: Final = pattern_of(
    r"(?<!\w)(?:so với|như|tương tự|học tập|kinh nghiệm|liên kết|kết nối|tour|tuyến|cả nước|toàn quốc|tỉnh bạn"
    r"|hành trình"
    r"|về nguồn|tham quan|hành hương|đưa|khảo sát|dâng hương|trung ương|phối hợp)(?!\w)",
    re.IGNORECASE,
)


@functools.cache
def _provinces() -> Mapping[str, frozenset[str]]:
    """The provinces of each place, before and after the mergers."""
    out: dict[str, set[str]] = defaultdict(set)
    for province, places in yaml.load(_TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
        ended = former_provinces().get(province)
        for place in places:
            out[place] |= {province, ended.now} if ended else {province}
    return {place: frozenset(names) for place, names in out.items()}


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    """The words of each place in small letters: a text without one of them does not name it."""
    return {place: frozenset(re.findall(r"\w+", place.lower())) for place in _provinces()}


@functools.cache
def _after() -> re.Pattern[str]:
    names = {name.removeprefix("Thành phố ") for one in _provinces().values() for name in one} | {*_OTHERS}
    provinces = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        r"(?:(?: \(|,? (?:thuộc|ở|tại|của) )(?:tỉnh |thành phố )?|, (?:tỉnh|thành phố) )"
        rf"(?P<province>{provinces})(?![\w-]| -|,? và |, [A-ZĐ])\)?"
    )


def check_famous_places(context: ProseContext) -> list[Finding]:
    """Findings on places in a province that has none such."""
    said = context.vocabulary
    places = [place for place, words in _words().items() if words <= said and place[1:] in context.whole]
    readings = {id(reading): reading for place in places for reading in context.naming(place[1:])}
    return [item for reading in readings.values() for item in _of_one(context, reading, places)]


def _of_one(context: ProseContext, reading: Reading, places: Sequence[str]) -> Iterator[Finding]:
    taken: set[int] = set()
    for place in sorted(places, key=len, reverse=True):
        at = reading.text.find(place[1:]) - 1
        end = at + len(place)
        if at < 0 or reading.text[at].lower() != place[0].lower() or not taken.isdisjoint(range(at, end)):
            continue
        if reading.text[end : end + 1].isalnum() or reading.text[max(0, at - 1) : at].isalnum():
            continue
        taken.update(range(at, end))
        names = {name.removeprefix("Thành phố ") for name in _provinces()[place]}
        put = _after().match(reading.text, end)
        if put:
            if put["province"] not in names:
                yield finding(
                    "P986", reading.passage.at(put.start("province")), written=reading.text[at : put.end()],
                    place=place, right=_told(names),
                )  # fmt: skip
            continue
        own = _ISSUER.search(context.facts.issuer)
        if own is None or not _RECEIVES.match(reading.text, end):
            continue
        sentence = around(reading.text, at, end)
        if own["name"].strip() not in names and not _ELSEWHERE.search(sentence) and not _names_one(context, names):
            yield finding(
                "P905", reading.passage.at(at), other=f"{place} ({', '.join(sorted(names))})", own=own.group(),
                quote=quote(reading.text, at, end + 30),
            )  # fmt: skip


def _told(names: set[str]) -> str:
    """``Hà Giang, nay là Tuyên Quang``; of several ``Lai Châu, Lào Cai``."""
    old = sorted(name for name in names if name in former_provinces())
    new = sorted(names.difference(old))
    return f"{old[0]}, nay là {new[0]}" if len(old) == len(new) == 1 else ", ".join(new)


def _names_one(context: ProseContext, names: set[str]) -> bool:
    """Does the text, or the name of its office, name the province of the place?"""
    return any(name in context.whole or name in context.facts.issuer for name in names)
