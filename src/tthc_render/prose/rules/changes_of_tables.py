"""Changes that prose tells of a row whose columns are two times, or a plan and what was done: P903, P904.

``(năm 2024 - năm 2025)`` above ``Đang cai nghiện: 1.240 - 1.612`` and ``đang cai nghiện tăng 327 người (30,0%)``: the
clause names the row and nothing that is not of the table, and the change is one slip of typing away from that of the
two cells, or it is theirs with the other direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
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
_CONNECTING: Final = frozenset({"sau", "một", "hai", "ba", "năm", "so", "từ"})
_TELLING: Final = 10
_BACK: Final = 60
_NEAR: Final = 20
_ALL: Final = 100


def check_changes_of_tables(context: ProseContext) -> list[Finding]:
    """Findings on changes that two cells of a row contradict."""
    out: list[Finding] = []
    for table in context.line_tables:
        times = _times(table)
        if times is None:
            continue
        known = known_words(table) | _SIGNS | _CONNECTING
        for reading in beside(context, table):
            if not reading.says(_SIGNS):
                continue
            changes = [one for told in told_of(table, reading, known, compared=True) if (one := _change(told, *times))]
            sure = sum(one.fits for one in changes) > 1
            out += [item for one in changes for item in _judge(one, sure=sure)]
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


@dataclass(frozen=True, slots=True)
class _Change:
    """A change as told, and what the cells make: ``said`` is its word, ``alone`` no bracket behind a change."""

    told: Told
    before: Cell
    now: Cell
    said: re.Match[str]
    alone: bool
    percent: bool
    up: bool
    right: Decimal

    @property
    def step(self) -> Decimal:
        """The worth of its last digit."""
        x = self.told.figure
        return x.step if x.percent else x.step / x.scale

    @property
    def value(self) -> Decimal:
        """What is told, in the unit of the table."""
        x = self.told.figure
        return x.count if x.percent else x.count / x.scale

    @property
    def fits(self) -> bool:
        """Is it what the cells make?"""
        return abs(self.value - self.right) <= self.step / 2


def _change(told: Told, old: int, new: int) -> _Change | None:
    reading, x = told.reading, told.figure
    before, now = told.row.cells[old], told.row.cells[new]
    percent = x.percent and not before.percent
    led = reading.text[told.start : x.start]
    alone = _SAID.search(led)
    said = alone or (_IN_BRACKET.search(led) if percent else None)
    in_points = not before.percent or not x.percent or is_in_points(reading.text, x)
    if said is None or not before.number or not now.number or not in_points:
        return None
    change = now.number - before.number
    right = abs(change) / before.number * _ALL if percent else abs(change)
    return _Change(told, before, now, said, alone is not None, percent, change > 0, right)


def _judge(change: _Change, *, sure: bool) -> Iterator[Finding]:
    """``sure``: two other changes of the paragraph are those of their rows."""
    told, x = change.told, change.told.figure
    reading = told.reading
    up = change.said["word"].lower() in _UP
    if change.fits:
        if change.alone and up != change.up and change.right >= 1:
            behind = next((y.end + 1 for y in reading.quantities if y.percent and 0 < y.start - x.end < _NEAR), x.end)
            yield finding(
                "P904", reading.passage.at(told.start + change.said.start("word")), word=change.said["word"].lower(),
                right="tăng" if change.up else "giảm", old=change.before.text, new=change.now.text,
                quote=quote(reading.text, max(told.start, x.start - _BACK), behind),
            )  # fmt: skip
        return
    exact = change.right.quantize(change.step, ROUND_HALF_UP)
    telling = exact / change.step >= _TELLING or (sure and exact > 1)
    if up == change.up and telling and is_slip(change.value, exact):
        reading.compare(x)
        yield finding(
            "P903", reading.passage.at(x.start), written=f"{x.text}%" if x.percent else x.text,
            right=f"{format_decimal(exact)}{'%' if x.percent else ''}",
            computation=_computation(change.before, change.now, percent=change.percent),
            quote=quote(reading.text, max(told.start, x.start - _BACK), x.end + 1),
        )  # fmt: skip


def _computation(old: Cell, new: Cell, *, percent: bool) -> str:
    if percent:
        return f"({new.text} − {old.text})/{old.text}"
    one, other = (new, old) if (new.number or 0) >= (old.number or 0) else (old, new)
    return f"{one.text} − {other.text}"
