"""Claims of all right below the lines that deny them: P901.

``Quá hạn`` with ``Cộng | 3.747 | 3.744 | 03`` and below it ``100% hồ sơ … trước và đúng hạn``; ``Cả 05/05 chỉ tiêu đều
đạt và vượt kế hoạch`` below five lines of which one has 90,0% of its plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.line_tables import LineTable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.denied_sweeps import denied
from tthc_render.prose.rules.timely_rates import is_of_pending
from tthc_render.prose.spans import around
from tthc_render.prose.sweeping_claims import sweeping_claims
from tthc_render.vietnamese.numbers import read_printed
from tthc_render.vietnamese.patterns import pattern_of

_LATE: Final = pattern_of(r"(?:số )?(?:hồ sơ )?(?:giải quyết )?(?:quá|trễ|chậm) hạn", re.IGNORECASE)
_OF_PLAN: Final = pattern_of(
    r"(?:tỷ lệ|đạt|% |so với|so )[^|]{0,24}(?:kế hoạch|KH|chỉ tiêu|dự toán|đạt)|tỷ lệ %|% (?:đạt|KH)", re.IGNORECASE
)
_TARGETS: Final = pattern_of(
    r"(?<![\d/.,])(?:(?P<part>\d{1,2})/(?P<whole>\d{1,2})"
    r"|(?:100%|[Cc]ả|[Tt]ất cả|[Tt]oàn bộ)(?: các)?(?: (?P<count>\d{1,2}))?)"
    r" chỉ tiêu(?: nêu trên| trên| được giao)?(?: đều)?(?: đã)? (?:hoàn thành|đạt|vượt)(?: và vượt)?"
    r"(?: (?:mức|so với))?(?= kế hoạch| chỉ tiêu|[,.;]|$)"
)
_RATE: Final = pattern_of(r"(?<!\w)đạt (?P<rate>\d{1,3}(?:,\d+)?)% (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|KH)(?!\w)")
_MEANT: Final = pattern_of(
    r"(?<!\w)(?:dự kiến|dự báo|phấn đấu|mục tiêu|quyết tâm|sẽ|nhằm|nếu|ước)(?!\w)", re.IGNORECASE
)
_WHOLE: Final = 100
_BELOW: Final = 3
"""Lines below a table that may speak of it."""


def check_claims_beside_lines(context: ProseContext) -> list[Finding]:
    """Findings on claims that the lines above them deny."""
    readings = context.running
    claims = context.places_of(("hạn", "chỉ"))
    tables = context.line_tables if claims else []
    out: list[Finding] = []
    for at in claims:
        near = [table for table in tables if table.stop <= at < table.stop + _BELOW]
        out += [*_in_time(readings[at], near), *_targets(readings, at, near)][:1]
    return out


def _in_time(reading: Reading, tables: Sequence[LineTable]) -> Iterator[Finding]:
    for claim in sweeping_claims(reading) if tables else ():
        if not claim.in_time or claim.bounded or claim.which or is_of_pending(reading.text, claim.start):
            continue
        for table in tables:
            for at, head in enumerate(table.heads):
                late = [row for row in table.every if row.cells[at].number] if _LATE.fullmatch(head) else []
                if late:
                    yield denied(
                        reading, claim.start, reading.text[claim.start : claim.end], f"{head} {late[-1].cells[at].text}"
                    )
                    return


def _targets(readings: Sequence[Reading], at: int, tables: Sequence[LineTable]) -> Iterator[Finding]:
    for claim in _TARGETS.finditer(readings[at].text) if "chỉ tiêu" in readings[at].text else ():
        said = around(readings[at].text, claim.start(), claim.end(), (". ",))
        if claim["part"] != claim["whole"] or _MEANT.search(said[: said.find(claim[0])]):
            continue
        stated = int(claim["whole"] or claim["count"] or 0)
        for missed in (*_of_tables(tables, stated), *_of_lines(readings, at, stated)):
            yield denied(readings[at], claim.start(), claim.group(), missed)
            return


def _of_tables(tables: Sequence[LineTable], stated: int) -> Iterator[str]:
    """The rows of tables of so many targets that fell short of the plan."""
    for table in tables:
        if table.total or stated not in (0, len(table.rows)):
            continue
        for at, head in enumerate(table.heads):
            for row in table.rows if _OF_PLAN.search(head) else ():
                number = row.cells[at].number
                if row.cells[at].percent and number is not None and number < _WHOLE:
                    yield f"{row.name} {row.cells[at].text}"


def _of_lines(readings: Sequence[Reading], at: int, stated: int) -> Iterator[str]:
    """``- Thu ngân sách: 4,1 tỷ đồng, đạt 91,1% kế hoạch`` among exactly so many items right above."""
    first = at
    while first and readings[first - 1].passage.role == "item":
        first -= 1
    if not stated or at - first != stated:
        return
    for item in readings[first:at]:
        for found in _RATE.finditer(item.text):
            if (read_printed(found["rate"]) or Decimal(_WHOLE)) < _WHOLE:
                yield found.group()
