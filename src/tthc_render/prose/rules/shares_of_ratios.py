"""What a percentage beside a ratio is a share of: of the ratio, or of those who did in it.

``26/42 nhiệm vụ, đạt tỷ lệ 62%``; ``quân số tham gia 118/121 đồng chí, khá, giỏi đạt 86,4% số tham gia`` is of the 118.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.share_bases import OTHER_SUBJECT, Share, leads_to, says_of
from tthc_render.prose.spans import Quantity, Ratio, up_to
from tthc_render.vietnamese.patterns import pattern_of

_OF_THOSE = pattern_of(
    r"\s?%\s(?:(?:của|trên|trong|so với)\s)?(?:tổng\s)?số(?:\s(?:người|hồ sơ|đơn|hộ|học sinh|em|đồng chí|cơ sở|phiếu))?"
    r"\s(?P<what>[^.;:,()\d]{2,30})"
)
_ACTED = nouns_in("được đã đang có")
_GRADED = pattern_of(
    r",\s(?:trong đó\s)?(?:(?:tỷ lệ|kết quả|chất lượng|xếp loại|loại|số|phiếu)\s){0,2}"
    r"(?:khá|giỏi|tốt|xuất sắc|hài lòng|tán thành|đồng ý|mắc)(?!\w)",
    re.IGNORECASE,
)
"""``118/121 đồng chí, kết quả khá, giỏi đạt 86,4%``: the grades of those who came."""
_RATIO_FOLLOWS = pattern_of(r"\s?%\s?\((?:tương ứng |tức |với |bằng )?")
_COUNT_BEHIND = pattern_of(r"\s?%\s?\((?=\d[\d.,]* [^\W\d_])")


def of_ratio(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``26/42 nhiệm vụ, đạt tỷ lệ 62%``."""
    before = up_to(reading.ratios, percent.start, 1)
    if before and (_is_explained(reading, before[-1], percent) or _has_its_own(reading, before[-1], percent)):
        return
    counted = _COUNT_BEHIND.match(reading.text, percent.end)
    if before and counted:
        part = next((x for x in reading.counts if x.start == counted.end()), None)
        if (
            part
            and part.count <= before[-1].whole
            and not OTHER_SUBJECT.search(reading.text, before[-1].end, percent.start)
        ):
            yield Share(part.count, before[-1].whole, before[-1].start, sure=False)
        return
    if before and says_of(reading, before[-1], percent) and not _is_rank(reading, before[-1]):
        if _is_of_those_who_did(reading, before[-1], percent):
            return
        yield Share(before[-1].part, before[-1].whole, before[-1].start, sure=True)


def _is_explained(reading: Reading, ratio: Ratio, percent: Quantity) -> bool:
    """``bằng 107,9% dự toán (1.052,4/975,3 nghìn tỷ đồng), thu … bằng 136,3%``: the ratio is that of another share."""
    gap = reading.text[ratio.end : percent.start]
    before = [x for x in up_to(reading.quantities, ratio.start, 1) if x.percent]
    opened = reading.text.rfind("(", 0, ratio.start)
    return bool(before) and ")" in gap and "(" not in gap and before[-1].end < opened < ratio.start


def _has_its_own(reading: Reading, ratio: Ratio, percent: Quantity) -> bool:
    """``102/135 xã (chiếm 75,56%) đạt 100% cử tri đi bầu``: does the share of the ratio stand before this one?"""
    between = (x for x in reading.quantities if x.percent and ratio.end <= x.start < percent.start)
    return any(says_of(reading, ratio, x) for x in between)


def _is_of_those_who_did(reading: Reading, ratio: Ratio, percent: Quantity) -> bool:
    """``quân số tham gia 118/121 đồng chí, khá, giỏi đạt 86,4% số tham gia``: of the first figure, and of others."""
    named = _OF_THOSE.match(reading.text, percent.end)
    did = [word for word in named["what"].lower().split() if word not in _ACTED] if named else []
    return leads_to(reading, ratio, did) or bool(_GRADED.search(reading.text, ratio.end, percent.start))


def _is_rank(reading: Reading, ratio: Ratio) -> bool:
    """``xếp thứ 10/63 tỉnh``."""
    return bool(re.search(r"(?<!\w)(?:thứ|hạng|vị trí)\s{1,2}$", reading.text[max(0, ratio.start - 10) : ratio.start]))


def of_ratio_after(reading: Reading, percent: Quantity) -> Iterator[Share]:
    """``đạt 61,4% (1.228/2.000 giao dịch)``."""
    at = bisect_left(reading.ratios, percent.end, key=lambda x: x.start)
    if at < len(reading.ratios) and _RATIO_FOLLOWS.fullmatch(reading.text, percent.end, reading.ratios[at].start):
        ratio = reading.ratios[at]
        if ratio.part <= ratio.whole:
            yield Share(ratio.part, ratio.whole, percent.start, sure=True)
