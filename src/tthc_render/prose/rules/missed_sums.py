"""What is said of a sum that misses its total, unless the passage itself accounts for the difference: P301, P302.

Rules that find a total and its parts in different ways meet here. ``tồn đầu kỳ 45, tiếp nhận mới 772, đã giải quyết
776, rút 03, còn đang giải quyết 38``: the states are those of the stock and of what came, 45 + 772. ``2.104 TTHC, gồm
cấp tỉnh 1.706, cấp xã 418, trong đó 20 TTHC dùng chung``: some are in both parts. ``742 học sinh (đầu năm 738 em,
chuyển đến 09, chuyển đi 05)``: what was there, came and went are no parts. ``13,2 triệu con, trong đó vịt 7,9 triệu
con, gà 5,1 triệu con``: "trong đó" may name some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, one_slip_mends, slack_of, total_of
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.families import described, is_whole
from tthc_render.prose.nouns import KNOWN_UNITS, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_TIME = r"(?:kỳ|quý|tháng|năm|tuần|vụ|đợt|khóa|năm học|học kỳ|nhiệm kỳ|giai đoạn)"
_AT_FIRST = rf"(?:đầu|cuối|hết) {_TIME}|{_TIME} (?:trước|cũ)"
_STOCK = pattern_of(
    rf"(?<!\w)(?:{_AT_FIRST}|(?<!hiện )tồn|(?:chuyển|mang|kéo dài) (?:sang|qua|tiếp|từ)|chuyển tiếp|từ trước|trước đó"
    r"|cũ)(?!\w)",
    re.IGNORECASE,
)
_LEVEL = pattern_of(rf"(?<!\w)(?:{_AT_FIRST})(?!\w)", re.IGNORECASE)
_GONE = pattern_of(
    r"(?<!\w)(?:chuyển (?:đi|trường đi|ra|khỏi)|giảm|thoát|ra khỏi|xóa|nghỉ|thôi|chết|rút|giải thể|đi|bớt|trừ"
    r"|loại)(?!\w)",
    re.IGNORECASE,
)
_TWICE = pattern_of(
    r"(?<!\w)(?:cả (?:hai|ba)|dùng chung|chung|trùng|đồng thời|vừa|kiêm|lặp|giao thoa|ngoài ra|chưa|khác|còn lại"
    r"|không|trừ)(?!\w)",
    re.IGNORECASE,
)
_AMONG_THEM = pattern_of(r"(?<!\w)trong (?:số )?đó(?!\w)", re.IGNORECASE)
_ALL_OF_IT = pattern_of(
    r"(?<!\w)(?:cụ thể|gồm|chia ra|chia theo|phân theo|phân loại|xếp loại|phân bố|như sau)(?!\w)", re.IGNORECASE
)
_REST = pattern_of(r"(?<!\w)(?:khác|còn lại)(?!\w)")
_IN_TIME = pattern_of(r"(?<!\w)(?:đúng|trước|quá|trễ|chậm) hạn(?!\w)")
_RECEIVED = pattern_of(r"(?<!\w)(?:tiếp nhận|thụ lý|nhận|phải giải quyết)(?!\w)", re.IGNORECASE)
_MANY: Final = 3
_LARGE: Final = 1000
_TELLING: Final = 10
"""From here on, that a figure beside a sum is just its difference is no chance."""
_NEAR: Final = 100


def missed_sum(
    reading: Reading,
    total: Quantity,
    parts: Sequence[Quantity],
    code: str = "P301",
    *,
    closed: bool = False,
    start: int | None = None,
    end: int | None = None,
) -> Iterator[Finding]:
    """The finding on a total of this passage that its parts do not make; none where the difference is accounted for.

    ``closed``: the rule knows that the parts are all of it. ``start`` and ``end`` are those of the quotation, if it is
    not from the total to the last part.
    """
    added = total_of(parts)
    if is_accounted_for(reading, total, parts):
        return
    if added < total.count and not closed and _may_be_some(reading, total, parts):
        code = "P302"
    alike = all(part.scale == total.scale for part in parts)
    yield finding(
        code, reading.passage.at(total.start), total=shown(total),
        parts=" + ".join(part.text if alike else shown(part) for part in parts),
        sum=f"{amount(added, total)} {'' if alike else total.noun}".strip(),
        difference=amount(abs(added - total.count), total),
        quote=quote(
            reading.text,
            min(total.start, parts[0].start) if start is None else start,
            max(total.end, parts[-1].end) if end is None else end,
        ),
    )  # fmt: skip


def is_accounted_for(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Does a stock, an overlap or a rest that the passage prints make the difference, or is it a coming and going?"""
    if _is_flow(parts):
        return True
    off = total_of(parts) - total.count
    used = {total.start, *(part.start for part in parts)}
    room = slack_of(total, *parts)
    for near in (reading, *reading.beside):
        for x in near.counts:
            if (near is reading and x.start in used) or abs(x.count - abs(off)) > room or not x.count:
                continue
            alike = comparable(x.unit, total.unit) or x.unit not in KNOWN_UNITS
            if alike and _accounts(reading, near, total, parts, x, off):
                return True
    return False


def _accounts(
    reading: Reading, near: Reading, total: Quantity, parts: Sequence[Quantity], x: Quantity, off: Decimal
) -> bool:
    """May a figure as large as the difference be what the parts have too much or too little?"""
    words = f"{near.text[max(0, x.start - _NEAR) : x.start].rpartition('. ')[2]} | {x.after}"
    if off > 0 and _STOCK.search(f"{x.label} | {x.after}"):
        return True
    if near is not reading:
        return False
    first, last = min(total.start, parts[0].start), max(total.end, parts[-1].end)
    sentence = [s for s in reading.sentences if s.start < last and s.end > first]
    inside = bool(sentence) and sentence[0].start <= x.start < sentence[-1].end
    if not inside:
        return False
    return x.count / x.step >= _TELLING or bool(_TWICE.search(words))


def _is_flow(parts: Sequence[Quantity]) -> bool:
    """``(đầu năm 738 em, chuyển đến 09, chuyển đi 05)``: what was there at first, and what went of it."""
    said = [f"{part.label} {part.after}" for part in parts]
    return any(map(_LEVEL.search, said)) and any(map(_GONE.search, said))


def _may_be_some(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Does "trong đó" lead to parts that nothing shows to be all of the whole?"""
    lead = reading.text[total.end : parts[0].start]
    words = [described(part, reading.text[part.end : part.end + 60]) for part in parts]
    if all(_IN_TIME.search(" ".join(pair)) for pair in words) and _RECEIVED.search(total.label):
        return True  # the others are not yet settled
    if not _AMONG_THEM.search(lead) or _ALL_OF_IT.search(lead):
        return False
    if is_whole(words) or any(_REST.search(word) for word in words[-1]):
        return False
    return len(parts) < _MANY or total.count / total.step < _LARGE or not one_slip_mends(total, parts)
