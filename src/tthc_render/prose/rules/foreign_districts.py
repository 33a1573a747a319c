"""A district of another province among those of one's own: P905.

``giao các huyện Mai Châu, Tân Lạc, Mộc Châu và Lạc Sơn`` in the report of Hòa Bình; ``trên địa bàn huyện Mộc Châu``
where the text names neither its province nor any work with it. The table is ``vietnamese/districts.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.offices import PLACE_NAME
from tthc_render.prose.spans import around
from tthc_render.vietnamese.districts import districts_of, provinces_with
from tthc_render.vietnamese.patterns import pattern_of

_OWN: Final = pattern_of(rf"(?<!\w)(?P<level>tỉnh|thành phố|Thành phố) (?P<name>{PLACE_NAME}(?: - {PLACE_NAME})?)$")
_ONE: Final = rf"(?:(?:huyện|thị xã|thành phố|quận) )?{PLACE_NAME}"
_LIST: Final = pattern_of(
    r"(?<!\w)(?:[Cc]ác|\d+) (?:huyện|địa phương)(?:(?:,| và) (?:thị xã|thành phố|quận))*:? \(?"
    rf"(?P<names>{_ONE}(?:, {_ONE})+(?:,? và {_ONE})?)"
)
_ALONE: Final = pattern_of(
    r"(?<!\w)(?:(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|HĐND)|Công an|[Tt]rên địa bàn|[Tt]ại(?: địa bàn)?)"
    rf" (?P<district>huyện (?P<name>{PLACE_NAME}))(?!\w)"
)
_NAME: Final = pattern_of(PLACE_NAME)
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:giáp|phối hợp|học tập|kinh nghiệm|hỗ trợ|giúp|kết nghĩa|quê|thường trú|cư trú|chuyển|vận chuyển"
    r"|nguồn gốc|mua"
    r"|từ|đến|sang|ngoài tỉnh|tỉnh bạn|liên tỉnh|tham quan|như|so với|cũ|trước đây|nguyên|ký kết|các tỉnh|tuyến"
    r"|đường|với)(?!\w)",
    re.IGNORECASE,
)
_OWN_BESIDE: Final = 2


def check_foreign_districts(context: ProseContext) -> list[Finding]:
    """Findings on districts that the province of the reporting office has not."""
    if "huyện" not in context.vocabulary:
        return []
    own = _OWN.search(context.facts.issuer)
    ours = districts_of(_full_name(own["name"])) if own else frozenset()
    if own is None or not ours:
        return []
    out = []
    for reading in context.saying({"huyện"}):
        for name, at, end in (*_in_lists(reading, ours), *_alone(reading)):
            homes = provinces_with(name)
            if name in ours or not homes or context.whole.count(name) != 1:
                continue
            if any(home.removeprefix("Thành phố ") in context.whole for home in homes):
                continue
            out.append(
                finding(
                    "P905", reading.passage.at(at), other=f"{name} ({', '.join(sorted(homes))})",
                    own=f"{own['level']} {own['name']}", quote=quote(reading.text, max(0, at - 40), end + 20),
                )
            )  # fmt: skip
    return out if len(out) == 1 else []


def _in_lists(reading: Reading, ours: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Each district of a list that has two and more of one's own."""
    for listed in _LIST.finditer(reading.text):
        names = [*_NAME.finditer(reading.text, listed.start("names"), listed.end("names"))]
        if sum(x.group() in ours for x in names) >= _OWN_BESIDE:
            yield from ((x.group(), x.start(), x.end()) for x in names)


def _alone(reading: Reading) -> Iterator[tuple[str, int, int]]:
    for found in _ALONE.finditer(reading.text):
        if not _OTHERS.search(around(reading.text, found.start(), found.end())):
            yield found["name"], found.start("district"), found.end()


def _full_name(name: str) -> str:
    return "Thành phố Hồ Chí Minh" if name == "Hồ Chí Minh" else name
