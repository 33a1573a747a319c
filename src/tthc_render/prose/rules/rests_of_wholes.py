"""A rest that stands right behind what was done of a whole, and whether its own words say that it is of others.

``đã đổ 412 km trong kế hoạch 465 km, đạt 88,6%, còn 53 km phải hoàn thành``; ``128/140 lô đất, đạt 91,4%; còn 12 lô``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, Ratio
from tthc_render.vietnamese.patterns import pattern_of

_WORD = pattern_of(r"[^\W\d_]+")
_CALLED = pattern_of(
    r"(?P<what>(?:\s(?!(?:đang|chưa|phải|cần|sẽ|chờ|không|còn|vướng|gặp|quá|trong|tiếp|dự kiến|do|vì|được|chậm|tạm|bị"
    r"|đã|trễ|tồn|có)(?!\w))[^\W\d_]+){1,8})"
)
_BY_PAPER = pattern_of(r"\stheo (?:quyết định|kế hoạch|nghị quyết|chương trình|công văn)(?!\w)")
_OF_WHOLE = pattern_of(
    r"[^.;:,()\d]{0,40}\s(?:trong|trên)\s(?:(?:tổng )?số|tổng|kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?!\w)"
    r"[^.;:,()\d]{0,40}",
    re.IGNORECASE,
)
_ITS_SHARE = pattern_of(
    r"[^.;:,()\d]{0,50}(?:(?:,\s|\s\()(?:đạt |bằng |chiếm |tỷ lệ )*\d[\d,]*\s?%\)?[^.;:,()\d]{0,30})?[,;]\s"
    r"(?:hiện |nay |vẫn )?còn(?: lại| phải| khoảng)?\s{1,2}",
    re.IGNORECASE,
)


def done_of_whole(
    reading: Reading, rest: Quantity, earlier: Sequence[Quantity], ratios: Sequence[Ratio]
) -> tuple[Decimal, Decimal] | None:
    """``đã đổ 412 km trong kế hoạch 465 km, đạt 88,6%, còn 63 km``, ``128/140 lô, đạt 91,4%; còn 17 lô``: what was
    done and the whole that it is of, with no more than its share between them and what is left."""
    if ratios and _ITS_SHARE.fullmatch(reading.text, ratios[-1].end, rest.start):
        return ratios[-1].part, ratios[-1].whole
    for part, whole in pairwise(earlier[-2:]):
        of = _OF_WHOLE.fullmatch(reading.text, part.end, whole.start)
        if (
            of
            and part.exact
            and whole.exact
            and part.count < whole.count
            and part.unit == whole.unit == rest.unit != ""
        ):
            return (part.count, whole.count) if _ITS_SHARE.fullmatch(reading.text, whole.end, rest.start) else None
    return None


def names_others(reading: Reading, rest: Quantity) -> bool:
    """``Đã sửa 18/20 tuyến đường; còn 5 tuyến kênh``, ``còn 9 đơn kỳ trước chuyển sang``: is what is left called by
    words, up to its state, that the passage did not use of what was done?"""
    said = _CALLED.match(reading.low, rest.end)
    if said is None:
        return False
    what = said["what"]
    if not _BY_PAPER.search(reading.low, 0, rest.start):
        what = _BY_PAPER.split(what)[0]  # "còn 13 nhiệm vụ theo Quyết định số …": the paper gives all of them
    return not {*what.split()} <= {*_WORD.findall(reading.low, 0, rest.start)}
