"""What is said of a sum that misses its total, unless the passage itself accounts for the difference: P301, P302.

Rules that find a total and its parts in different ways meet here. ``tồn đầu kỳ 45, tiếp nhận mới 772, đã giải quyết
776, rút 03, còn đang giải quyết 38``: the states are those of the stock and of what came, 45 + 772. ``2.104 TTHC, gồm
cấp tỉnh 1.706, cấp xã 418, trong đó 20 TTHC dùng chung``: some are in both parts. ``742 học sinh (đầu năm 738 em,
chuyển đến 09, chuyển đi 05)``: what was there, came and went are no parts. ``13,2 triệu con, trong đó vịt 7,9 triệu
con, gà 5,1 triệu con``: "trong đó" may name some of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, amount_with_unit, fits, one_slip_mends, reaches, slack_of, total_of
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.families import are_apart, described, is_whole
from tthc_render.prose.nouns import ANY_NOUN, KNOWN_UNITS, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.numbers import read_printed
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
_COME = pattern_of(
    r"(?<!\w)(?:chuyển đến|phát sinh|tái nghèo|kết nạp|tăng(?: mới| thêm)|bổ sung thêm)(?!\w)", re.IGNORECASE
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
_HAS = pattern_of(
    r"(?:có|đã|được|đạt|ứng dụng|áp dụng|tham gia|sử dụng|liên kết|xuất khẩu|hưởng|thực hiện|trang bị|biết)(?!\w)"
)
_BARE = pattern_of(r"(?<![\d.,/%(-])\d[\d.]*(?:,\d+)?(?![\d/%-])")
_ALSO = pattern_of(r"(?<!\w)(?:tương ứng|tương đương|tức|quy ra|quy đổi)(?!\w)", re.IGNORECASE)
_WITH = pattern_of(r"[^.;:,()\d]{1,40}\svới\s")
_REST_UNCOUNTED = pattern_of(
    r"[^.;:()\d]{0,60}[,;]\s(?:và\s)?(?:[^.;:,()\d]{1,20}\s)?còn lại(?!\w)[^.;()\d]{0,100}(?:[.;)]|$)"
)
_BEHIND_LAST = pattern_of(r"[^.;:()\d]{0,200}(?=[);.]|$)")
_AND = pattern_of(r",\s(?:và\s)?|\svà\s")
_ONE_NAMED = pattern_of(rf"(?!các |những |một số |số )(?:[A-ZĐ]|(?:{ANY_NOUN}|đặc khu|ban|trung tâm)\s)")
_NEXT_STATE = pattern_of(
    r"[^.;:()\d]{0,40}\)?(?:[^.;:()]{0,60})?[;,]\s(?:còn|quá hạn|chưa|đang|trả lại|rút|tạm dừng)"
    r"(?: [^.;:,()\d]{1,30})?\s"
)
_ASIDE: Final = 60
_ALL: Final = 100
_MANY: Final = 3
_LARGE: Final = 1000
_TELLING: Final = 10
"""From here on, that a figure beside a sum is just its difference is no chance."""
_NEAR: Final = 100
_FAR: Final = 400
_BACK: Final = 12


_LABEL = pattern_of(r"(?:^|[;:]\s?)(?P<label>[^;:.()\d]{3,})\s?:\s?$")
_LABEL_MOST: Final = 120
_OF_ALL = pattern_of(r"(?<!\w)(?:tổng|cộng|như vậy|cả|chung|toàn)(?!\w)", re.IGNORECASE)


def _are_peers(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Is the total the last of a list, with a label as its parts have: ``giữ nguyên: 1.132; …; thay thế: 1.231``?"""
    if len(parts) < 2 or total.start < parts[0].start:
        return False
    labels = [_LABEL.search(text, max(0, x.start - _LABEL_MOST), x.start) for x in (*parts, total)]
    return all(labels) and not (labels[-1] and _OF_ALL.search(labels[-1]["label"]))


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
    parts = _beside_each_other(reading, parts)
    added = total_of(parts)
    if added == total.count or is_accounted_for(reading, total, parts) or _are_peers(reading.text, total, parts):
        return
    if not closed and (_may_be_some if added < total.count else _may_cross)(reading, total, parts):
        code = "P302"
    off = abs(added - total.count)
    alike = _are_alike(total, parts)
    yield finding(
        code, reading.passage.at(total.start), total=shown(total),
        parts=" + ".join(part.text if alike else shown(part) for part in parts),
        sum=amount(added, total) if alike else amount_with_unit(added, total),
        difference=amount(off, total) if alike else amount_with_unit(off, total),
        quote=quote(
            reading.text,
            min(total.start, parts[0].start) if start is None else start,
            max(total.end, parts[-1].end) if end is None else end,
        ),
    )  # fmt: skip


def missed_far_sum(
    reading: Reading, parts: Sequence[Quantity], other: Reading, total: Quantity, start: int | None = None
) -> Finding:
    """The finding on a total of ``other``, at its place there, that the parts of this passage do not make.

    ``start``: where the quotation of the parts begins, if not at the first one.
    """
    added, off = total_of(parts), abs(total_of(parts) - total.count)
    alike = _are_alike(total, parts)
    return finding(
        "P301", other.passage.at(total.start), total=shown(total),
        parts=" + ".join(part.text if part.scale == total.scale else shown(part) for part in parts),
        sum=amount(added, total) if alike else amount_with_unit(added, total),
        difference=amount(off, total) if alike else amount_with_unit(off, total),
        quote=f"{quote(other.text, total.start - 30, total.end + 12)}"
        f" … {quote(reading.text, parts[0].start if start is None else start, parts[-1].end)}",
    )  # fmt: skip


def _are_alike(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Are all of one scale, "12 tỷ", and none of two, "1 tỷ 240 triệu"?"""
    return all(part.scale == total.scale and " " not in part.text for part in (total, *parts))


def _beside_each_other(reading: Reading, parts: Sequence[Quantity]) -> Sequence[Quantity]:
    """``cấp tỉnh 1.706 TTHC, cấp xã 418 TTHC, trong đó 20 TTHC dùng chung``: the parts without those of parts."""
    for nth, (one, two) in enumerate(pairwise(parts[1:]), 2):
        if _AMONG_THEM.search(reading.text, one.end, two.start):
            return parts[:nth]
    return parts


def is_accounted_for(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Does a stock, an overlap or a rest that the passage prints make the difference, or is it a coming and going?"""
    used = {total.start, *(part.start for part in parts)}
    off = total_of(parts) - total.count
    if _are_of_two_kinds(reading, parts) or (off < 0 and _REST_UNCOUNTED.match(reading.text, parts[-1].end)):
        return True
    if off < 0 and -off == _named_alone(reading, parts):
        return True
    if off > 0 and shares_hold(reading, total, parts):
        return True
    if _is_flow(parts) or _make_another(reading, total, parts, used) or _is_unread(reading, total, parts, used, off):
        return True
    room = slack_of(total, *parts)
    for near in (reading, *reading.beside):
        for x in near.counts:
            if (near is reading and x.start in used) or abs(x.count - abs(off)) > room or not x.count:
                continue
            alike = comparable(x.unit, total.unit) or x.unit not in KNOWN_UNITS
            if alike and _accounts(reading, near, total, parts, x, off):
                return True
    return False


def _named_alone(reading: Reading, parts: Sequence[Quantity]) -> int:
    """How many members the list has behind its last number, each one named: ``(103 xã, 20 phường và đặc khu X)``."""
    behind = _BEHIND_LAST.match(reading.text, parts[-1].end)
    members = _AND.split(behind[0].rstrip(" ."))[1:] if behind else []
    return len(members) if all(_ONE_NAMED.match(member) for member in members) else 0


def _are_of_two_kinds(reading: Reading, parts: Sequence[Quantity]) -> bool:
    """``(có 2 đoàn đông người với 12 người)``: does "với" join two figures that count different things?"""
    return any(_WITH.fullmatch(reading.text, one.end, other.start) for one, other in pairwise(parts))


def shares_hold(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``15 tuổi trở lên 6.120 người (73,3%), nữ 4.227 người (50,6%)``: each is the share that it is said to be."""
    stops = [part.start for part in parts[1:]] + [parts[-1].end + _ASIDE]
    shares = [
        next((x for x in reading.quantities if x.percent and part.end < x.start < stop), None)
        for part, stop in zip(parts, stops, strict=True)
    ]
    held = [
        x for x, part in zip(shares, parts, strict=True)
        if x is not None and fits(x.count, x.text, part.count, total.count) == "right"
    ]  # fmt: skip
    return len(held) == len(parts) and sum(x.count - x.step for x in held) > _ALL


def _is_unread(
    reading: Reading, total: Quantity, parts: Sequence[Quantity], used: Collection[int], off: Decimal
) -> bool:
    """``13 Vàng, 15 Bạc, 07 Đồng, 02 Bằng khen``: does a number among the parts that none of them is make the rest?

    So does a part that says the one before it in another unit: ``mẫu gộp 602 tương ứng 3.012 người``.
    """
    if off > 0:
        said = [reading.text[one.end : two.start] for one, two in pairwise(parts)]
        return any(_ALSO.search(words) and one.count == off for words, one in zip(said, parts, strict=False))
    first, last = min(total.end, parts[0].start), max(parts[-1].end, total.start)
    units = Counter(x.unit for x in reading.counts)
    columns = {x.start for x in reading.counts if units[x.unit] > 1 and not comparable(x.unit, total.unit)}
    return any(
        (read_printed(found[0]) or Decimal(0)) * total.scale == -off
        for found in _BARE.finditer(reading.text, first, last)
        if found.start() not in used and found.start() not in columns
    )


def _make_another(reading: Reading, total: Quantity, parts: Sequence[Quantity], used: Collection[int]) -> bool:
    """``tái canh 7.420 ha, đạt 92,8% kế hoạch 8.000 ha, gồm 5.316 ha và 2.104 ha``: are they parts of what was done?"""
    near = up_to(reading.counts, parts[0].start, _BACK)
    others = [x for x in near if x.start not in used and x.unit == total.unit and x.count / x.step >= _TELLING]
    beside = (
        parts[-1] if len(parts) > 1 and parts[-1].unit == total.unit else None
    )  # "…, còn 713 hồ sơ đang giải quyết"
    return any(reaches(x, parts) or (beside and reaches(x, (total, beside))) for x in others)


def _accounts(
    reading: Reading, near: Reading, total: Quantity, parts: Sequence[Quantity], x: Quantity, off: Decimal
) -> bool:
    """May a figure as large as the difference be what the parts have too much or too little?"""
    if off > 0 and _STOCK.search(f"{x.label} | {x.after}"):
        return True
    if near is not reading:
        return False
    first, last = min(total.start, parts[0].start), max(total.end, parts[-1].end)
    sentence = [s for s in reading.sentences if s.start < last and s.end > first]
    inside = bool(sentence) and sentence[0].start <= x.start < sentence[-1].end
    if not inside or x.start - last > _FAR or first - x.end > _FAR:
        return False
    if off < 0 and x.unit in ("", total.unit) and _NEXT_STATE.fullmatch(reading.text, last, x.start):
        return True  # "hoàn thành 61, đang làm 20; quá hạn 5", "(đường bộ 9, đường sắt 2), …; còn 1 vụ đường thủy"
    return x.count / x.step >= _TELLING or _is_beside(near, x)


def says_more(reading: Reading, x: Quantity) -> bool:
    """Do the words beside a figure say that it was carried over, is counted twice, or is one more?"""
    return bool(_STOCK.search(f"{x.label} | {x.after}")) or _is_beside(reading, x)


def _is_beside(reading: Reading, x: Quantity) -> bool:
    """Do the words beside a figure say that it is counted twice, or comes besides?"""
    words = f"{reading.text[max(0, x.start - _NEAR) : x.start].rpartition('. ')[2]} | {x.after}"
    return bool(_TWICE.search(words))


def _is_flow(parts: Sequence[Quantity]) -> bool:
    """``(đầu năm 738 em, chuyển đến 09, chuyển đi 05)``, ``141 hộ thoát nghèo, 12 hộ phát sinh``: came and went."""
    said = [f"{part.label} {part.after}" for part in parts]
    come = any(_LEVEL.search(words) or _COME.search(words) for words in said)
    return come and any(_GONE.search(words) and not _COME.search(words) for words in said)


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


def _may_cross(reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """``403 hợp tác xã: 286 có liên kết, 94 ứng dụng công nghệ cao, 61 xuất khẩu``: one may have and do all of it."""
    if sum(not part.noun and bool(_HAS.match(part.after)) for part in parts) > 1:
        return True
    lead = reading.text[total.end : parts[0].start]
    if len(parts) >= _MANY or not _AMONG_THEM.search(lead) or _ALL_OF_IT.search(lead):
        return False
    words = [described(part, reading.text[part.end : part.end + 60]) for part in parts]
    return not (is_whole(words) or are_apart(words) or any(_REST.search(word) for word in words[-1]))
