"""The figure that stands before the part of a share in its own clause, and of which the share is.

``Tiền phạt 738 triệu đồng, đã nộp ngân sách 702 triệu đồng (95,1%)``; ``khám bệnh 156.420 lượt, đạt 97,8% kế hoạch năm
(160.000 lượt), trong đó khám bảo hiểm y tế 131.873 lượt (84,3%)``. Figures in brackets, and by how much something rose
or fell, stand between them without being meant. An amount may be held against a plan that is not told: it has such a
base only where the words say what was due, and what of it was done, or that it "takes" a share.
"""

from __future__ import annotations

import re
from typing import Final

from tthc_render.prose.nouns import PERSONS, comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.share_bases import is_change
from tthc_render.prose.spans import BRACKET, Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of

_BACK: Final = 8
_REACH: Final = 160
_BREAK: Final = pattern_of(r"[.!?]\s")
_ENDS: Final = pattern_of(r"[.!?;:]\s")
_DIVIDES: Final = pattern_of(r"(?<!\w)(?:[Tt]rong (?:số )?(?:đó|này)|gồm|[Tt]rong (?:tổng )?số)(?!\w)")
_SAYS: Final = pattern_of(
    r"(?:\s[^.;:(\d]{1,60})?(?:\s\((?:chiếm |đạt |bằng |tỷ lệ ){0,2}"
    r"|,?\s(?:chỉ |mới |cũng )?(?:chiếm|đạt|bằng|tỷ lệ)(?: tỷ lệ| gần| khoảng)?(?: là)?\s)"
)
_TAKES: Final = pattern_of(r"chiếm(?: tỷ lệ)?\s$")
_MEASURES: Final = frozenset({"đồng", "USD", "EUR", "ha", "tấn", "tạ", "con", "m³", "kWh"})
_DUE: Final = pattern_of(
    r"(?<!\w)(?:phạt|phải|vốn|kinh phí|kế hoạch|dự toán|dự phòng|ngân sách|giao|tiếp nhận|điều kiện"
    r"|thẩm quyền|phát hiện|phát sinh)(?!\w)[^.;,:()\d]{0,60}$",
    re.IGNORECASE,
)
_DONE: Final = pattern_of(
    r"[^.;:()\d]{0,24}[,;]\s(?:(?:đã|mới|số)\s)*(?:nộp|giải ngân|phân bổ|thanh toán|chi trả|bàn giao|thi hành xong"
    r"|thu gom|giải quyết|xử lý|hoàn thành)(?!\w)[^.;:()\d]{0,24}"
)
_NAMED: Final = pattern_of(r"\s?%\s(?:của\s|trên\s|trong\s)?(?:tổng|số)\s(?P<what>[^\W\d_]+)")
_FOR_EACH: Final = pattern_of(r"\s[^\W\d_]+(?:\s[^\W\d_]+)?/")
"""``3.712 người, bình quân 58 người/đơn vị; hiện có mặt 3.264 người``: of all, not of a mean."""
_ALL_OF: Final = r"(?<!\w)(?:toàn|cả)\s(?:xã|phường|tỉnh|huyện|thành phố|ngành|nước)(?!\w)"
_OF_PLACE: Final = pattern_of(rf"\s?%\s[^.;:,()\d]{{2,50}}\s{_ALL_OF}")
_WHOLE: Final = pattern_of(_ALL_OF)
"""``khám cho 1.230 người cao tuổi, lập hồ sơ 845 người (62,1% số người cao tuổi toàn xã)``: of more."""
_OF_NAMED: Final = pattern_of(r"\s?%\s(?!và|còn|trong)[^\W\d_]")
_HELD: Final = pattern_of(r"\s?%\s?\((?:so với\s)?(?:kế hoạch|KH|chỉ tiêu|dự toán|mục tiêu|giao|cùng kỳ)(?!\w)")


def clause_base(reading: Reading, part: Quantity, percent: Quantity) -> Quantity | None:
    """The figure of its clause that a part with its share right behind it is of; None where the words leave it open."""
    text = reading.text
    if not part.exact or not 0 <= percent.start - part.end < _REACH or is_change(reading, part):
        return None
    said = text[part.end : percent.start]
    if not _SAYS.fullmatch(said) or any(part.end <= x.start < percent.start for x in reading.quantities):
        return None
    whole = next((x for x in reversed(up_to(reading.counts, part.start, _BACK)) if _may_be(reading, x, part)), None)
    if whole is None or not whole.exact or not whole.count or part.start - whole.end > _REACH:
        return None
    if any(whole.start <= x.start < part.start for x in reading.ratios) or not _alike(part, whole):
        return None
    if _OF_PLACE.match(text, percent.end) and not _WHOLE.search(reading.low, 0, whole.start):
        return None
    gap = BRACKET.sub("", text[whole.end : part.start])
    divided = _DIVIDES.search(gap)
    if _BREAK.search(gap, divided.end() if divided else 0) or _HELD.match(text, percent.end):
        return None
    if gap.count(";") > 1:
        return None
    if not divided and (_has_a_share(reading, whole, part) or _is_listed(reading, whole)):
        return None
    if whole.unit and part.unit not in _MEASURES and whole.unit not in _MEASURES:
        return whole
    lead = reading.low[max(0, whole.start - _REACH // 2) : whole.start]
    if _DUE.search(lead) and _DONE.fullmatch(gap):
        return whole
    named = _NAMED.match(text, percent.end)
    takes = _TAKES.search(said) and (whole.unit or part.scale == whole.scale != 1)
    return whole if takes or (named and named["what"] in whole.label.lower().split()) else None


def _is_listed(reading: Reading, whole: Quantity) -> bool:
    """``25 đại biểu tán thành, 3 đại biểu không tán thành, 1 đại biểu vắng (4,0%)``: is it one of several?"""
    lead = _ENDS.split(reading.text[max(0, whole.start - _REACH) : whole.start])[-1]
    if _DIVIDES.search(lead):
        return True  # "trong đó bắt buộc 16,98 triệu người; tự nguyện 1,94 triệu người, chiếm 10,3%"
    ahead = next((x for x in reversed(up_to(reading.counts, whole.start, _BACK)) if x.depth <= whole.depth), None)
    return (
        ahead is not None
        and ahead.unit == whole.unit != ""
        and not is_change(reading, ahead)
        and not _ENDS.search(reading.text, ahead.end, whole.start)
    )


def _has_a_share(reading: Reading, whole: Quantity, part: Quantity) -> bool:
    """``Có 27.046 hộ, tỷ lệ 27,88%; còn 14.502 hộ, tỷ lệ 14,17%``: are both of something else?"""
    return any(
        x.percent and _SAYS.fullmatch(reading.text, whole.end, x.start) and not _OF_NAMED.match(reading.text, x.end)
        for x in reading.quantities
        if whole.end <= x.start < part.start
    )


def _may_be(reading: Reading, x: Quantity, part: Quantity) -> bool:
    return x.depth <= part.depth and not is_change(reading, x) and not _FOR_EACH.match(reading.text, x.end)


def _alike(part: Quantity, whole: Quantity) -> bool:
    if {part.unit, whole.unit} & {"đồng", "USD", "EUR"}:
        return part.unit == whole.unit and part.scale == whole.scale
    return {part.unit, whole.unit} <= PERSONS or comparable(part.unit, whole.unit)
