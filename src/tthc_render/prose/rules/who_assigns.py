"""``dự toán thành phố giao`` in the report of a phường of a tỉnh, and the other way round: P906.

Since 1/7/2025 no city is below a tỉnh, and a commune gets its plan from the one above it alone. Silent where a city or
a tỉnh is named, which may be the one before the merger, and of times before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.former_levels import BEFORE
from tthc_render.prose.rules.offices import CAPITALIZED, own_office
from tthc_render.prose.spans import around
from tthc_render.vietnamese.dates import NO_DISTRICTS_FROM
from tthc_render.vietnamese.patterns import pattern_of

_COMMUNES: Final = ("xã", "phường", "đặc khu")
_SETTLED_FROM: Final = date(NO_DISTRICTS_FROM.year + 1, 1, 1)
"""From then on plans of the year are those of the new levels."""
_ASSIGNS: Final = pattern_of(
    r"(?<!\w)(?P<what>dự toán|kế hoạch|chỉ tiêu|nhiệm vụ|biên chế|kế hoạch vốn)(?: (?!với|của các|theo)[^\W\d_]+){0,3}?"
    r" (?:do |được |của )?(?:UBND |HĐND |Ủy ban nhân dân )?(?P<level>thành phố|tỉnh) giao"
    r"(?! dịch| thông| lưu| ban| thương)(?!\w)"
)
_CITY: Final = pattern_of(r"(?<!\w)(?:thành phố|[Tt]hành phố|TP\.?)(?!\w)")
_PROVINCE: Final = pattern_of(r"(?<!\w)[Tt]ỉnh(?!\w)")
_NAMED: Final = pattern_of(rf"(?<!\w)(?:[Tt]hành phố|[Tt]ỉnh|TP\.?)\s?{CAPITALIZED}")


def check_who_assigns(context: ProseContext) -> list[Finding]:
    """Findings on plans from a level that a commune has not above it."""
    today, own = context.earliest, own_office(context)
    issuer = context.facts.issuer
    if today is None or today < _SETTLED_FROM or own is None or own.level not in _COMMUNES:
        return []
    city, province = bool(_CITY.search(issuer)), bool(_PROVINCE.search(issuer))
    if city == province:
        return []
    near = [r for r in context.running if " giao" in r.text and ("thành phố" in r.text or "tỉnh" in r.text)]
    if not near or any(_NAMED.search(r.text) for r in context.running):
        return []
    return [item for reading in near for item in _of_one(reading, "thành phố" if city else "tỉnh")]


def _of_one(reading: Reading, above: str) -> Iterator[Finding]:
    for found in _ASSIGNS.finditer(reading.text):
        clause = around(reading.text, found.start(), found.end()).replace("6 tháng đầu năm", "")
        if found["level"] != above and not BEFORE.search(clause):
            yield finding(
                "P906", reading.passage.at(found.start()), written=found.group(), why=f"trên xã, phường này là {above}",
                quote=quote(reading.text, max(0, found.start() - 20), found.end() + 10),
            )  # fmt: skip
