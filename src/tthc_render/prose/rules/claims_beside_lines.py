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
from tthc_render.prose.announced_lists import SPELT
from tthc_render.prose.context import ProseContext
from tthc_render.prose.line_tables import LineTable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.denied_sweeps import denied
from tthc_render.prose.rules.held_levels import less_is_better
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
    r"|(?:100%|[Cc]ả|[Tt]ất cả|[Tt]oàn bộ|(?<!số )(?<!của )[Cc]ác(?= [^.;:,]{4,40} đều ))(?: các)?"
    r"(?: (?P<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín))?)"
    r" (?P<noun>chỉ tiêu|nội dung|nhiệm vụ|khoản thu|nguồn thu|sắc thuế|lĩnh vực|sản phẩm|mặt hàng|nhóm|loại|dự án"
    r"|đơn vị|xã|phường|thôn|trường|phòng|địa phương)(?: nêu trên| trên| được giao| chủ yếu| này){0,2}(?: đều)?(?: đã)?"
    r" (?:hoàn thành|đạt|vượt)(?:(?: (?:và|hoặc))?(?: hoàn thành)? vượt)?(?: (?:mức|so với|100%))?"
    r"(?P<plan> kế hoạch| dự toán| chỉ tiêu|(?=[,.;]|$))"
)
_EACH: Final = pattern_of(
    r"(?:tiến độ|mức|mốc|yêu cầu|chỉ tiêu|kế hoạch)(?:[^.;,\d]|\d{1,2}(?= tháng)){0,40}?"
    r" (?P<level>\d{1,3}(?:,\d+)?)%(?: [^.;,\d]{2,30})?,"
    r" (?P<names>[^.;\d]{8,200}?) đều (?:đã )?(?:đạt|vượt)(?: và vượt)?(?! \d)"
)
"""``So với tiến độ quý I là 25% dự toán, thuế ngoài quốc doanh, tiền sử dụng đất đều đạt``."""
_ALL: Final = frozenset({"đều", "cả", "tất", "toàn", "100", "chỉ"})
_REACHED: Final = frozenset({"đạt", "hoàn", "vượt"})
_RATE: Final = pattern_of(
    r"(?<!\w)(?:đạt|bằng) (?P<rate>\d{1,3}(?:,\d+)?)%(?: (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|KH)(?!\w)"
    r"(?! (?:năm|cả năm))|(?<=\d%)(?=[;.,]?\s?$))"
)
_RATIO: Final = pattern_of(r"\d/\d")
_MEANT: Final = pattern_of(
    r"(?<!\w)(?:dự kiến|dự báo|phấn đấu|mục tiêu|quyết tâm|sẽ|nhằm|nếu|ước)(?!\w)", re.IGNORECASE
)
_NAME: Final = pattern_of(r"[^\d:]{4,60}")
_WHOLE: Final = 100
_BELOW: Final = 3
"""Lines below a table that may speak of it."""


def check_claims_beside_lines(context: ProseContext) -> list[Finding]:
    """Findings on claims that the lines above them deny."""
    readings = context.running
    claims = context.places_of(("hạn", *_ALL))
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
    if not readings[at].says(_ALL) or not readings[at].says(_REACHED):
        return
    lines = _lines_above(readings, at)
    for claim in _TARGETS.finditer(readings[at].text):
        said = around(readings[at].text, claim.start(), claim.end(), (". ",))
        if claim["part"] != claim["whole"] or _MEANT.search(said[: said.find(claim[0])]):
            continue
        if not claim["plan"] and claim["noun"] != "chỉ tiêu":
            continue
        count = claim["whole"] or claim["count"] or "0"
        stated = SPELT.get(count) or int(count)
        fits = len(lines) == stated or (not stated and len(lines) > 1)
        for missed in (*_of_tables(tables, stated), *(_below(lines, Decimal(_WHOLE)) if fits else ())):
            yield denied(readings[at], claim.start(), claim.group(), missed)
            return
    for claim in _EACH.finditer(readings[at].text) if lines and "%" in readings[at].text else ():
        names, level = claim["names"].lower(), read_printed(claim["level"])
        named = [x for x in lines if (name := _NAME.match(x.low)) and name[0].strip(" :,") in names]
        for missed in _below(named, level) if level else ():
            yield denied(readings[at], claim.start("names"), claim["names"] + " đều đạt", missed)
            return


def _of_tables(tables: Sequence[LineTable], stated: int) -> Iterator[str]:
    """The rows of tables of so many targets that fell short of the plan."""
    for table in tables:
        if table.total or stated not in (0, len(table.rows)):
            continue
        for at, head in enumerate(table.heads):
            for row in table.rows if _OF_PLAN.search(head) else ():
                number = row.cells[at].number
                if row.cells[at].percent and number is not None and number < _WHOLE and not less_is_better(row.name):
                    yield f"{row.name} {row.cells[at].text}"


def _lines_above(readings: Sequence[Reading], at: int) -> Sequence[Reading]:
    """The items or numbered lines right above a passage."""
    first = at
    while first and (readings[first - 1].passage.role == "item" or readings[first - 1].passage.label):
        first -= 1
    return [] if readings[at].passage.label else readings[first:at]


def _below(lines: Sequence[Reading], level: Decimal) -> Iterator[str]:
    """``- Thu ngân sách: 4,1 tỷ đồng, đạt 91,1% kế hoạch``; ``614/650 tỷ đồng, đạt 94,5%``."""
    for line in lines:
        for found in _RATE.finditer(line.text):
            of_plan = not found[0].endswith("%") or _RATIO.search(line.text, 0, found.start())
            rate = read_printed(found["rate"])
            if of_plan and rate is not None and rate < level and not less_is_better(line.text):
                name = _NAME.match(line.text)
                yield f"{name[0].strip() if name else ''}: {found.group()}".strip(" :")
