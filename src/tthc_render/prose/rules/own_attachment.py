"""``(Kèm theo Quyết định số 09/QĐ-UBND ngày 17 tháng 7 năm 2025 …)`` below the title of an appendix of another day or
number than the document's own: P984.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_OWN_NUMBER: Final = pattern_of(r"Số\s?:\s?0*(?P<number>\d{1,6})/(?P<code>[^\s/]+(?:/[^\s/]+)?)$")
_WITH: Final = pattern_of(
    r"\(?(?:Ban hành |Đính )?kèm theo (?P<kind>[^\W\d_]+(?: [^\W\d_]+){0,2}) số:?\s"
    r"0*(?P<number>\d{1,6})/(?P<code>[^\s,;()]+),?\s"
    r"(?:ngày\s(?P<day>\d{1,2})(?:\stháng\s|/)(?P<month>\d{1,2})(?:\snăm\s|/)(?P<year>\d{4}))?",
    re.IGNORECASE,
)


def check_own_attachment(context: ProseContext) -> list[Finding]:
    """Findings on appendices that name another number or day than the document has that they are printed with."""
    by = {
        role: [r for r in context.readings if r.passage.role == role and not r.passage.part]
        for role in ("number", "kind")
    }
    numbers = [found for r in by["number"] if (found := _OWN_NUMBER.match(_plain(r.text)))]
    kinds = {r.text.strip().casefold() for r in by["kind"]}
    today = context.latest if context.latest == context.earliest else None
    out: list[Finding] = []
    for reading in context.readings:
        found = _WITH.match(_plain(reading.text)) if reading.passage.part and reading.passage.role in _HEADS else None
        if found is None or found["kind"].casefold() not in kinds:
            continue
        if len(numbers) == 1 and (found["number"], found["code"]) != (numbers[0]["number"], numbers[0]["code"]):
            written, right = (f"số {one['number']}/{one['code']}" for one in (found, numbers[0]))
            out.append(finding("P984", reading.passage.place, written=written, right=right))
        elif today and found["year"] and (day := _day(found)) and day != today:
            out.append(
                finding(
                    "P984",
                    reading.passage.place,
                    written=f"ngày {format_short(day)}",
                    right=f"ngày {format_short(today)}",
                )
            )
    return out


_HEADS: Final = frozenset({"caption", "window"})


def _plain(text: str) -> str:
    return " ".join(text.split())


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
