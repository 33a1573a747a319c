"""Changes that prose tells of a row whose columns are two times, or a plan and what was done: P903, P904.

``(năm 2024 - năm 2025)`` above ``Đang cai nghiện: 1.240 - 1.612`` and ``đang cai nghiện tăng 327 người (30,0%)``: the
clause names the row and nothing that is not of the table, and the change is one slip of typing away from that of the
two cells, or it is theirs with the other direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.line_tables import Cell, LineTable
from tthc_render.prose.spans import is_in_points
from tthc_render.prose.table_mentions import Told, beside, known_words, told_of
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_YEAR: Final = pattern_of(r"(?<!\d)(?:(?P<month>\d{1,2})/)?(?P<year>20\d\d)(?!\d)")
_ORDER: Final = pattern_of(
    r"(?<!\w)(?:(?P<part>quý|tháng|đợt|vụ|kỳ) (?P<nth>[IV]+|\d{1,2})(?!\w)|(?P<then>(?:kỳ|năm|quý|tháng) trước|cùng kỳ"
    r"|đầu (?:năm|kỳ)|kế hoạch|chỉ tiêu|dự toán|giao)(?!\w)|(?P<now>(?:kỳ|năm|quý|tháng) (?:này|nay)|trong kỳ"
    r"|cuối (?:năm|kỳ)|thực hiện|đạt)(?!\w))",
    re.IGNORECASE,
)
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SAID: Final = pattern_of(
    r"(?<!\w)(?P<word>tăng|giảm|vượt|hụt|thiếu)(?: thêm| mạnh| nhẹ| được| cao| so với[^.;,()\d]{0,20}(?:20\d\d)?)*"
    r"[,]? \(?$",
    re.IGNORECASE,
)
_IN_BRACKET: Final = pattern_of(
    r"(?<!\w)(?P<word>tăng|giảm|vượt|hụt|thiếu)[^.;()]{0,40}?(?P<amount>\d[\d.]*(?:,\d+)?)[^.;(),\d]{0,24}"
    r"(?: \(|, (?:tương ứng|tức|bằng) )$",
    re.IGNORECASE,
)
_UP: Final = ("tăng", "vượt")
_SIGNS: Final = frozenset({"tăng", "giảm", "vượt", "hụt", "thiếu"})
_TELLING: Final = 10
_BACK: Final = 60
_ALL: Final = 100


def check_changes_of_tables(context: ProseContext) -> list[Finding]:
    """Findings on changes that two cells of a row contradict."""
    out: list[Finding] = []
    for table in context.line_tables:
        times = _times(table)
        if times is None:
            continue
        known = known_words(table) | _SIGNS | {"sau", "một", "hai", "ba", "so", "từ", "mạnh", "nhẹ", "tương", "ứng"}
        for reading in beside(context, table):
            if reading.says(_SIGNS):
                out += [item for told in told_of(table, reading, known, compared=True) for item in _judge(told, *times)]
    return out


def _times(table: LineTable) -> tuple[int, int] | None:
    """The columns of the earlier and the later time, if there are just two."""
    marked = [(key, at) for at, head in enumerate(table.heads) if (key := _time(head)) and not _is_change(head)]
    if len(marked) != 2 or marked[0][0][0] != marked[1][0][0] or marked[0][0] == marked[1][0]:
        return None
    (_, old), (_, new) = sorted(marked)
    return old, new


def _is_change(head: str) -> bool:
    return not _SIGNS.isdisjoint(head.lower().replace(",", " ").split()) or "so với" in head.lower()


def _time(head: str) -> tuple[str, int, int] | None:
    """A key of the time that the words above a column name: of years, of parts of one year, or before and now."""
    year = _YEAR.search(head)
    if year:
        return "year", int(year["year"]), int(year["month"] or 0)
    order = _ORDER.search(head)
    if order is None:
        return None
    if order["part"]:
        nth = order["nth"].lower()
        return order["part"].lower(), _ROMAN.get(nth) or (int(nth) if nth.isdigit() else 0), 0
    return "order", int(bool(order["now"])), 0


def _judge(told: Told, old: int, new: int) -> Iterator[Finding]:
    reading, x = told.reading, told.figure
    before, now = told.row.cells[old], told.row.cells[new]
    percent = x.percent and not before.percent
    led = reading.text[told.start : x.start]
    alone = _SAID.search(led)
    said = alone or (_IN_BRACKET.search(led) if percent else None)
    in_points = not before.percent or not x.percent or is_in_points(reading.text, x)
    if said is None or not before.number or not now.number or not in_points:
        return
    change, up = now.number - before.number, said["word"].lower() in _UP
    right = abs(change) / before.number * _ALL if percent else abs(change)
    value, step = (x.count, x.step) if x.percent else (x.count / x.scale, x.step / x.scale)
    if abs(value - right) <= step / 2:
        if alone and up != (change > 0) and right >= 1:
            yield finding(
                "P904", reading.passage.at(told.start + said.start("word")), word=said["word"].lower(),
                right="tăng" if change > 0 else "giảm", old=before.text, new=now.text,
                quote=quote(reading.text, max(told.start, x.start - _BACK), x.end),
            )  # fmt: skip
        return
    exact = right.quantize(step, ROUND_HALF_UP)
    if up == (change > 0) and is_slip(value, exact) and exact / step >= _TELLING:
        reading.compare(x)
        yield finding(
            "P903", reading.passage.at(x.start), written=f"{x.text}%" if x.percent else x.text,
            right=f"{format_decimal(exact)}{'%' if x.percent else ''}",
            computation=_computation(before, now, percent=percent),
            quote=quote(reading.text, max(told.start, x.start - _BACK), x.end + 1),
        )  # fmt: skip


def _computation(old: Cell, new: Cell, *, percent: bool) -> str:
    if percent:
        return f"({new.text} − {old.text})/{old.text}"
    one, other = (new, old) if (new.number or 0) >= (old.number or 0) else (old, new)
    return f"{one.text} − {other.text}"
