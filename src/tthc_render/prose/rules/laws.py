"""Numbers of legal documents against their dates: P918.

A number with a year in it is given in the year of its date; the sign QH12 … QH15 is the term of the National Assembly
that was in office. Source: Luật Ban hành văn bản quy phạm pháp luật, numbering by year and, for laws, by term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

TERMS: Final = {
    10: (date(1997, 7, 20), date(2002, 7, 19)),
    11: (date(2002, 7, 19), date(2007, 7, 19)),
    12: (date(2007, 7, 19), date(2011, 7, 21)),
    13: (date(2011, 7, 21), date(2016, 7, 20)),
    14: (date(2016, 7, 20), date(2021, 7, 20)),
    15: (date(2021, 7, 20), date(2026, 4, 6)),
}
"""First sitting of each National Assembly and of the next one."""
_NUMBERED = pattern_of(
    r"(?P<number>\d(?<![\w/]\d)\d{0,3})/(?P<year>(?:19|20)\d{2})/(?P<sign>QH(?P<term>\d{2})|UBTVQH(?P<standing>\d{2})|NĐ-CP|TT-[A-ZĐ]{2,9}|TTLT-[A-ZĐ-]{3,24}|QĐ-TTg)"
    r"(?![\w/])(?:,?\s(?:ngày\s)?(?P<day>\d{1,2})(?:/|\stháng\s)(?P<month>\d{1,2})(?:/|\snăm\s)(?P<when>\d{4}))?"
)


_LAWS: Final = frozenset({"luật", "lệnh", "hiến"})
_OF_YEAR = pattern_of(
    r"(?<!\w)(?P<kind>Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s(?P<name>[^.;:()\d]{0,80}?)"
    r"(?:số [^\s]{1,20}\s)?năm (?P<year>20\d{2})(?!\d)"
)
_PLANNED = pattern_of(r"(?<!\w)(?:dự thảo|dự kiến|sẽ|xây dựng|sửa đổi trong|trình)(?!\w)", re.IGNORECASE)


def check_laws(context: ProseContext) -> list[Finding]:
    """Findings on numbers that their own dates contradict."""
    latest = context.latest
    out = [item for reading in context.running for item in _numbers(reading)]
    return (
        [*out, *(item for reading in context.saying(_LAWS) for item in _of_years(reading, latest))] if latest else out
    )


def _of_years(reading: Reading, latest: date) -> Iterator[Finding]:
    """``Luật Tổ chức chính quyền địa phương năm 2052``: a law of a year that is still to come."""
    for found in _OF_YEAR.finditer(reading.text) if " năm 20" in reading.text else ():
        before = reading.text[max(0, found.start() - 40) : found.start()]
        if int(found["year"]) > latest.year and not _PLANNED.search(f"{before} {found['name']}"):
            yield finding(
                "P918", reading.passage.at(found.start()), document=quote(found.group(), 0, len(found.group()), 90),
                why=f"năm {found['year']} chưa tới, báo cáo của năm {latest.year}",
            )  # fmt: skip


def _numbers(reading: Reading) -> Iterator[Finding]:
    """``Luật số 31/2023/QH15 ngày 18/01/2024``; ``Luật số 55/2010/QH13``."""
    text = reading.text
    for found in _NUMBERED.finditer(text) if "/20" in text or "/19" in text else ():
        year = int(found["year"])
        written = f"{found['number']}/{found['year']}/{found['sign']}"
        if found["when"] and int(found["when"]) != year:
            day = f"{found['day']}/{found['month']}/{found['when']}"
            yield finding(
                "P918", reading.passage.at(found.start()), document=f"số {written} ngày {day}",
                why=f"số ghi năm {year}, ngày ghi năm {found['when']}",
            )  # fmt: skip
            continue
        term = found["term"] or found["standing"]
        limits = TERMS.get(int(term)) if term else None
        if limits and not limits[0].year <= year <= limits[1].year:
            yield finding(
                "P918", reading.passage.at(found.start()), document=f"số {written}",
                why=f"Quốc hội khóa {int(term)} làm việc từ năm {limits[0].year} đến năm {limits[1].year}",
            )  # fmt: skip
