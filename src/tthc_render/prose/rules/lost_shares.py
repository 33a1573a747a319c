"""A rate of what is lost between two figures: P401, P303.

``sản lượng nước sản xuất 6.418.200 m³, nước thương phẩm 5.286.400 m³, tỷ lệ thất thoát 17,63%``; ``lực lượng lao động
129.846 người; lao động có việc làm 127.218 người, tỷ lệ thất nghiệp 2,02%``: the words say which figure is all, which
is what came of it, and that the rate is of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_LOST: Final = pattern_of(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|mức)\s(?:[^\W\d_]+\s){0,2}?(?P<what>thất thoát|tổn thất|hao hụt|thất nghiệp)"
    r"(?:\s(?:nước|nước sạch|điện|điện năng|chung|là|còn|ở mức|bình quân))*\s\(?$",
    re.IGNORECASE,
)
_WHOLE: Final = {
    "thất nghiệp": pattern_of(r"(?<!\w)lực lượng lao động(?!\w)", re.IGNORECASE),
    "": pattern_of(r"(?<!\w)(?:sản xuất|nhận|mua|đầu nguồn|phát ra|cấp vào mạng|nhập)(?!\w)", re.IGNORECASE),
}
_PART: Final = {
    "thất nghiệp": pattern_of(r"(?<!\w)(?:có việc làm|đang làm việc)(?!\w)", re.IGNORECASE),
    "": pattern_of(r"(?<!\w)(?:thương phẩm|tiêu thụ|bán|ghi thu|giao|xuất hóa đơn)(?!\w)", re.IGNORECASE),
}
_CLAUSE: Final = pattern_of(r"[;,:()]\s|[.]\s|%")
_SAID: Final = frozenset({"thất", "hụt"})
_BREAK: Final = pattern_of(r"[.!?]\s")
_REACH: Final = 60
_BACK: Final = 4
_ALL: Final = 100


def check_lost_shares(context: ProseContext) -> list[Finding]:
    """Findings on rates of loss that what was there and what came of it deny."""
    return [
        item
        for reading in context.saying(_SAID)
        for percent in reading.quantities
        if percent.percent and percent.exact and percent.count
        for item in _judge(reading, percent)
    ]


def _judge(reading: Reading, percent: Quantity) -> Iterator[Finding]:
    text = reading.text
    said = _LOST.search(text, max(0, percent.start - _REACH), percent.start)
    if said is None:
        return
    what = said["what"].lower()
    before = [x for x in up_to(reading.counts, said.start(), _BACK) if x.exact and x.count]
    part = next((x for x in reversed(before) if _of(reading, x, _PART.get(what, _PART[""]))), None)
    if part is None:
        return
    whole = next((x for x in reversed(before) if x.end < part.start and _is_all(reading, x, part, what)), None)
    if whole is None or _BREAK.search(text, whole.end, percent.start):
        return
    if part.count > whole.count:
        yield finding(
            "P303", reading.passage.at(part.start), part=shown(part), total=shown(whole),
            quote=quote(text, whole.start, percent.end + 1),
        )  # fmt: skip
        return
    right = (whole.count - part.count) * _ALL / whole.count
    room = percent.step / 2 + (whole.slack + part.slack) * _ALL / whole.count
    reading.compare(percent, part, whole)
    if abs(right - percent.count) > room:
        yield finding(
            "P401", reading.passage.at(percent.start), written=f"{percent.text}%",
            right=f"{format_decimal(right, max(1, len(percent.text.partition(',')[2])))}%",
            computation=f"({shown(whole)} − {shown(part)})/{shown(whole)}",
            quote=quote(text, whole.start, percent.end + 1),
        )  # fmt: skip


def _is_all(reading: Reading, x: Quantity, part: Quantity, what: str) -> bool:
    alike = x.unit == part.unit and x.after.split()[:1] == part.after.split()[:1]
    return alike and x.depth == part.depth and _of(reading, x, _WHOLE.get(what, _WHOLE[""]))


def _of(reading: Reading, x: Quantity, words: re.Pattern[str]) -> bool:
    """Do the words from the mark or figure before a figure say what it is?"""
    lead = reading.text[max(0, x.start - _REACH) : x.start]
    return words.search(_CLAUSE.split(lead)[-1]) is not None
