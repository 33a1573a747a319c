"""Authorities of provinces that ended on 1 July 2025, asked or reported to afterwards: P908.

``Đề nghị UBND tỉnh Bắc Giang bố trí thêm kinh phí`` in a report of 2026. What such a province did before is no mistake:
nothing is said of cited documents, of earlier days, nor of what words such as "trước đây" put into the past.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.former_levels import BEFORE
from tthc_render.prose.rules.former_offices import ASKED
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM, format_short
from tthc_render.vietnamese.former_provinces import former_provinces


@functools.cache
def _authority() -> re.Pattern[str]:
    names = "|".join(map(re.escape, former_provinces()))
    return re.compile(
        r"(?<!\w)(?P<office>(?:(?:Chủ tịch |Thường trực |Văn phòng )?(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân)"
        r"|Công an|Thanh tra|Sở [^\W\d_]+(?:[ ,-]{1,3}[^\W\d_]+){0,5}?) tỉnh|(?:Ban Thường vụ )?Tỉnh ủy)"
        rf"\s(?P<name>{names})(?!\w)"
    )


def check_former_provinces(context: ProseContext) -> list[Finding]:
    """Findings on authorities of former provinces that a later text turns to."""
    if not context.latest or context.latest < NO_DISTRICTS_FROM:
        return []
    issuer = context.facts.issuer
    if any(f"tỉnh {name}" in issuer for name in former_provinces()):
        return []
    return [item for reading in context.addressed for item in _asked(reading)]


def _asked(reading: Reading) -> Iterator[Finding]:
    if "tỉnh" not in reading.low:
        return
    for found in _authority().finditer(reading.text):
        lead = reading.text[max(0, found.start() - 30) : found.start()]
        sentence = around(reading.text, found.start(), found.end())
        if not ASKED.search(lead) or BEFORE.search(sentence):
            continue
        if any(x.value and x.value < NO_DISTRICTS_FROM and x.text in sentence for x in reading.dates):
            continue
        yield finding(
            "P908", reading.passage.at(found.start()), written=found.group(),
            now=_now(found["office"], former_provinces()[found["name"]]), day=format_short(NO_DISTRICTS_FROM),
        )  # fmt: skip


def _now(office: str, name: str) -> str:
    """``UBND tỉnh`` of what is now part of "Hải Phòng" → ``UBND thành phố Hải Phòng``."""
    city = name in _CITIES
    if not city:
        return f"{office} {name}"
    bare = name.removeprefix("Thành phố ")
    return f"{office.replace('Tỉnh ủy', 'Thành ủy').replace(' tỉnh', ' thành phố')} {bare}"


_CITIES = frozenset({"Hải Phòng", "Đà Nẵng", "Cần Thơ", "Thành phố Hồ Chí Minh"})
