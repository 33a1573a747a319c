"""A whole over a stated number of places, with the figure of each: P301.

``ghi nhận 121 ca tại 4 xã: An Phú 41 ca, Bình Minh 23 ca, Tân Lập 45 ca, Yên Sơn 32 ca``: there are as many figures as
places are said to be, so that they make the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import reaches
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.number_words import read_words
from tthc_render.vietnamese.patterns import pattern_of

_PLACES = pattern_of(
    r"(?:\s[^\W\d_]+){1,8}?\s(?:tại|ở|trên địa bàn|thuộc|của|cho|do)\s(?P<count>\d{1,2}|hai|ba|bốn|năm|sáu)\s"
    r"(?:xã|phường|huyện|thôn|đơn vị|địa phương|trường|tỉnh|khu vực|dự án|cơ sở|lĩnh vực|nhóm|ngành)"
    r"(?:, (?:xã|phường|thành phố|thị trấn))*(?: sau)?(?::\s|\s\()",
    re.IGNORECASE,
)
_LABEL = pattern_of(r"[^\d.;:()]{2,40}\s(?:có\s|là\s|với\s)?")
_NEXT = pattern_of(r"(?:\s[^\W\d_]+){0,3}(?:[,;]|\svà)\s(?:và\s)?[^\d.;:()]{2,40}\s(?:có\s|là\s|với\s)?")
_LAST = pattern_of(r"(?:\s[^\W\d_]+){0,3}\s?(?:[.;)]|$)")
_LEAST: Final = 2


def check_parts_by_place(context: ProseContext) -> list[Finding]:
    """Findings on figures of so many places that do not make the whole."""
    near = (r for r in context.running if len(r.counts) > _LEAST and (": " in r.text or " (" in r.text))
    return [item for reading in near for whole in reading.counts for item in _judge(reading, whole)]


def _judge(reading: Reading, whole: Quantity) -> Iterator[Finding]:
    head = _PLACES.match(reading.text, whole.end) if whole.exact and whole.unit and not whole.depth else None
    if head is None:
        return
    stated = int(head["count"]) if head["count"].isdigit() else int(read_words(head["count"].lower()))
    parts = [x for x in reading.counts if x.start >= head.end()][:stated]
    if len(parts) != stated or stated < _LEAST or not all(x.exact and x.unit in ("", whole.unit) for x in parts):
        return
    text = reading.text
    listed = _LABEL.fullmatch(text, head.end(), parts[0].start) and _LAST.match(text, parts[-1].end)
    if listed and all(_NEXT.fullmatch(text, one.end, other.start) for one, other in pairwise(parts)):
        reading.compare(whole, *parts)
        if not reaches(whole, parts):
            yield from missed_sum(reading, whole, parts, closed=True)
