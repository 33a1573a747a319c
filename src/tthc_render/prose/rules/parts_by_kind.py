"""A sentence that divides by kind what the sentences before it count: P301.

``934 sản phẩm của 512 chủ thể … Theo loại hình chủ thể: hợp tác xã 148, doanh nghiệp 119, hộ kinh doanh 235``; ``xảy ra
42 vụ. Về nguyên nhân, do điện 17 vụ, do bất cẩn 19 vụ, chưa rõ 5 vụ``. The words before the colon may name what is
divided; else one slip of typing must make the parts one figure of the paragraph, and none may be made as they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import one_slip_mends, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import comparable
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import OVERLAP, TRIGGER
from tthc_render.prose.rules.missed_sums import missed_far_sum
from tthc_render.prose.sections import before, lead
from tthc_render.prose.spans import Quantity, Span
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"theo", "về", "cơ", "loại"})
_WHAT = (
    r"loại hình|loại|cơ cấu|nguyên nhân|độ tuổi|nhóm tuổi|giới tính|trình độ|địa bàn|khu vực|mức độ|lĩnh vực|nội dung"
    r"|hình thức|đối tượng|quy mô|hạng|cấp|thành phần|tính chất|nguồn|ngành|kết quả xếp loại|phương thức|chức danh"
    r"|nhóm|dân tộc|giai đoạn|tuyến|phạm vi|thẩm quyền|thời gian|tình trạng|tiến độ"
)
_HEAD = pattern_of(
    rf"(?:(?:(?:Phân|Chia|Xét|Tính|Thống kê|Phân loại|Nếu (?:xét|chia|phân)|Cơ cấu|Phân bố) theo|Theo|Về)\s(?:{_WHAT})"
    r"(?!\w)[^.;:,()\d]{0,50}?(?:[:,](?: (?:có|gồm))?|(?<!\w)(?:có|gồm|thì có|là))\s"
    r"|(?:Cơ cấu|Phân loại|Chia ra)(?: [^.;:,()\d]{1,40})?:\s)"
)
_GAP = pattern_of(r"(?:\s[^.:;,()\d]{1,50})?(?:\s\(\d[\d,]*\s?%\))?(?:[,;]|\svà)\s(?:và\s)?[^.:;,()\d]{0,60}:?\s?")
_LAST = pattern_of(r"(?:\s[^.:;,()\d]{1,60})?(?:\s\(\d[\d,]*\s?%\))?[.;]?\s*$")
_LABEL = pattern_of(r"(?:[^.:;()\d]{1,70}\s)?")
_NO_PARTS = pattern_of(
    r"(?<!\w)(?:so với|tăng|giảm|bình quân|mỗi|kế hoạch|dự toán|cùng kỳ|vượt|lũy kế|trong đó|thu hút|hỗ trợ|đạt|riêng"
    r"|cao nhất|thấp nhất|nhiều nhất|chủ yếu|quy định)(?!\w)"
)
_OTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|so với|cùng kỳ|bình quân|tăng|giảm|chỉ tiêu|mỗi|năm trước)(?!\w)[^.;]{0,30}$"
)
_LEAST, _MOST = 2, 12
_SMALL: Final = 10
_NEAR: Final = 8
_NOUN: Final = 24


def check_parts_by_kind(context: ProseContext) -> list[Finding]:
    """Findings on divisions by kind that do not make what they divide."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if len(reading.counts) >= _LEAST and not reading.crowded
        for sentence in reading.sentences
        for item in _judge(readings, at, sentence)
    ]


def _judge(readings: Sequence[Reading], at: int, sentence: Span) -> Iterator[Finding]:
    reading = readings[at]
    head = _HEAD.match(reading.text, sentence.start)
    parts = _parts(reading, sentence, head.end()) if head else []
    if head is None or len(parts) < _LEAST or OVERLAP.search(reading.text, sentence.start, sentence.end):
        return
    wholes = list(_wholes(readings, at, sentence, parts))
    added = total_of(parts)
    if added < _SMALL or any(reaches(x, parts) for _, x in wholes):
        return
    words = head.group().lower()
    named = {x.count: (other, x) for other, x in wholes if _names(other, x, words)}
    near = {x.count: (other, x) for other, x in wholes if abs(added - x.count) * _NEAR <= x.count}
    meant = {n: pair for n, pair in named.items() if n in near} if named else near
    meant = {n: pair for n, pair in meant.items() if named or one_slip_mends(pair[1], parts)}
    if len(meant) != 1 or len(named) > 1:
        return
    other, whole = meant.popitem()[1]
    off = abs(added - whole.count)
    if any(x.count == off for near_by in before(readings, at)[:_LEAST] for x in near_by.counts if x not in parts):
        return  # "…; 10 chủ thể chưa phân loại" stands elsewhere
    reading.compare(whole, *parts)
    yield missed_far_sum(reading, parts, other, whole)


def _parts(reading: Reading, sentence: Span, start: int) -> list[Quantity]:
    """The counts of which the rest of the sentence consists, each behind its label or before its noun."""
    text = reading.text
    first = bisect_left(reading.counts, start, key=lambda x: x.start)
    counts = [x for x in reading.counts[first : first + _MOST + 1] if x.start < sentence.end and not x.depth]
    if not _LEAST <= len(counts) <= _MOST or not all(x.exact for x in counts):
        return []
    if not _LABEL.fullmatch(text, start, counts[0].start) or not _LAST.fullmatch(text, counts[-1].end, sentence.end):
        return []
    if not all(_GAP.fullmatch(text, one.end, other.start) for one, other in pairwise(counts)):
        return []
    if _NO_PARTS.search(text[start : sentence.end].lower()):
        return []
    counts = [x if text.startswith(f" {x.noun}", x.end) and x.noun else replace(x, unit="") for x in counts]
    return counts if len({x.scale for x in counts}) == 1 else []


def _wholes(
    readings: Sequence[Reading], at: int, sentence: Span, parts: Sequence[Quantity]
) -> Iterator[tuple[Reading, Quantity]]:
    """The figures of this paragraph and the one before it that may be divided."""
    units = {x.unit for x in parts}
    unit = units.pop() if len(units) == 1 else ""
    for other in before(readings, at)[:_LEAST]:
        for x in other.counts:
            if (other is readings[at] and x.start >= sentence.start) or not x.exact or x.scale != parts[0].scale:
                continue
            alike = comparable(x.unit, unit) if unit else x.unit and not x.unit.startswith("đồng")
            inner = TRIGGER.search(other.text, max(0, x.start - 24), x.start)
            if alike and not inner and x.count > max(y.count for y in parts) and not _OTHER.search(lead(other, x)):
                yield other, x


def _names(other: Reading, x: Quantity, words: str) -> bool:
    """Do the words that say by what is divided name what a figure counts: "Theo loại hình chủ thể", "512 chủ thể"?"""
    behind = other.low[x.end : x.end + _NOUN].split()
    return len(behind) > 1 and f" {behind[0]} {behind[1].strip('.,;:')}" in words
