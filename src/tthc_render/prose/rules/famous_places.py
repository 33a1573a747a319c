"""A place that the whole country knows, put into another province: P986, or counted as one's own: P905.

``Khu di tích Kim Liên (Hà Tĩnh)``; ``Đền Hùng đón 120.000 lượt khách`` in the report of a province that has it not. The
table is ``famous_places.yaml``; a place is in its province of before and of after the mergers.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
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
_STARTS: Final = frozenset(
    {
        "ải", "ao", "atk", "bán", "bảo", "bãi", "bến", "cao", "cầu", "cây", "chợ", "chùa", "cố", "cổ", "cột",
        "côn", "cù", "cửa", "dinh", "đại", "đảo", "đất", "đầm", "đèo", "đền", "địa", "đình", "đỉnh", "đô",
        "đồi", "động", "gành", "ghềnh", "hang", "hầm", "hoàng", "hòn", "hồ", "khu", "lăng", "làng", "miếu",
        "mũi", "ngã", "nghĩa", "ngục", "ngũ", "nhà", "núi", "phá", "phong", "phố", "phủ", "quảng", "quần",
        "rừng", "ruộng", "sóc", "sông", "suối", "tam", "tháp", "thác", "thành", "thánh", "thủy", "thung", "tòa",
        "trại", "trường", "truông", "văn", "vịnh", "vườn", "vũng",
    }
)  # fmt: skip
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
def _named() -> re.Pattern[str]:
    places = "|".join(f"[{x[0]}{x[0].lower()}]{re.escape(x[1:])}" for x in sorted(_provinces(), key=len, reverse=True))
    names = {name.removeprefix("Thành phố ") for one in _provinces().values() for name in one} | {*_OTHERS}
    provinces = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"(?<!\w)(?P<place>{places})(?!\w)(?:(?: \(|,? (?:thuộc|ở|tại|của) )(?:tỉnh |thành phố )?|, (?:tỉnh"
        rf"|thành phố) )?"
        rf"(?:(?<=[( ])(?P<province>{provinces})(?![\w-]| -|,? và |, [A-ZĐ])\)?)?"
    )


def check_famous_places(context: ProseContext) -> list[Finding]:
    """Findings on places in a province that has none such."""
    if context.vocabulary.isdisjoint(_STARTS):
        return []
    return [item for reading in context.saying(_STARTS) for item in _of_one(context, reading)]


def _of_one(context: ProseContext, reading: Reading) -> Iterator[Finding]:
    for found in _named().finditer(reading.text):
        place = found["place"][0].upper() + found["place"][1:]
        names = {name.removeprefix("Thành phố ") for name in _provinces()[place]}
        if found["province"]:
            if found["province"] not in names:
                yield finding(
                    "P986", reading.passage.at(found.start("province")), written=found.group(), place=place,
                    right=_told(names),
                )  # fmt: skip
            continue
        own = _ISSUER.search(context.facts.issuer)
        if own is None or not _RECEIVES.match(reading.text, found.end()):
            continue
        sentence = around(reading.text, found.start(), found.end())
        if own["name"].strip() not in names and not _ELSEWHERE.search(sentence) and not _names_one(context, names):
            yield finding(
                "P905", reading.passage.at(found.start()), other=f"{found['place']} ({', '.join(sorted(names))})",
                own=own.group(), quote=quote(reading.text, found.start(), found.end() + 30),
            )  # fmt: skip


def _told(names: set[str]) -> str:
    """``Hà Giang, nay là Tuyên Quang``; of several ``Lai Châu, Lào Cai``."""
    old = sorted(name for name in names if name in former_provinces())
    new = sorted(names.difference(old))
    return f"{old[0]}, nay là {new[0]}" if len(old) == len(new) == 1 else ", ".join(new)


def _names_one(context: ProseContext, names: set[str]) -> bool:
    """Does the text, or the name of its office, name the province of the place?"""
    return any(name in context.whole or name in context.facts.issuer for name in names)
