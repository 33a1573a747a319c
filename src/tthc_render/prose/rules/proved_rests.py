"""What is left of what came in, though the parts have other nouns: P305, P401.

``tiếp nhận 1.892 hồ sơ; đã cấp 1.385 giấy (73,2%), trả lại 15 hồ sơ, còn 292 hồ sơ đang thẩm định``: certificates are
no dossiers, but 1.385 is 73,2% of 1.892, so that 492 are left. Where whole, parts and rest hold, the share must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import fits, is_slip, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import KNOWN_UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.rules.share_bases import part_of, says_of
from tthc_render.prose.spans import Quantity, Span
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_GIVEN = pattern_of(r"(?<!\w)(?:nhận|lý|giao|số|có)(?: mới| là| được)?:?\s$", re.IGNORECASE)
_DID = pattern_of(r"(?<!\w)đã(?: được)?(?: [^\W\d_]+){1,4}\s$", re.IGNORECASE)
_GONE = pattern_of(
    r"(?<!\w)(?:trả lại|trả hồ sơ|từ chối|không giải quyết|rút|xin rút|chuyển trả|chuyển đi|hủy|tạm dừng)"
    r"(?: hồ sơ)?\s$",
    re.IGNORECASE,
)
_LEFT = pattern_of(r"(?<!\w)(?:còn(?: lại)?|đang (?:giải quyết|xử lý|thẩm định|xem xét))\s$", re.IGNORECASE)
_LEAD: Final = 40
_TELLING: Final = 3
_MOST: Final = 6


def check_proved_rests(context: ProseContext) -> list[Finding]:
    """Findings on what is left, and on shares, that the other figures of a sentence deny."""
    return [
        item
        for reading in context.running
        if "%" in reading.text and "đã" in reading.low and len(reading.counts) > 2
        for sentence in reading.sentences
        for item in _judge(reading, sentence)
    ]


def _judge(reading: Reading, sentence: Span) -> Iterator[Finding]:
    inside = [x for x in reading.counts if sentence.start <= x.start < sentence.end and not x.depth]
    percents = [x for x in reading.quantities if x.percent and x.exact and sentence.start <= x.start < sentence.end]
    if not 3 <= len(inside) <= _MOST or not all(x.exact and x.scale == 1 for x in inside) or len(percents) != 1:
        return
    whole, part, *gone, left = inside
    leads = [reading.text[max(sentence.start, x.start - _LEAD) : x.start] for x in inside]
    if not (_GIVEN.search(leads[0]) and _DID.search(leads[1]) and _LEFT.search(leads[-1])):
        return
    if not all(map(_GONE.search, leads[2:-1])) or not _are_of_one_matter(whole, part, [*gone, left]):
        return
    percent = percents[0]
    if part.count > whole.count or part_of(reading, percent) is not part or not says_of(reading, part, percent):
        return
    reading.compare(*inside, percent)
    fitting = fits(percent.count, percent.text, part.count, whole.count)
    right = whole.count - part.count - total_of(gone)
    if fitting == "right" and len(percent.text.replace(",", "")) >= _TELLING and 0 < right != left.count:
        yield from missed_rest(reading, left, [whole.count], [part.count, *(x.count for x in gone)], whole.start)
    exact = part.count * 100 / whole.count
    if fitting == "wrong" and right == left.count and is_slip(percent.count, exact.quantize(percent.step)):
        yield finding(
            "P401", reading.passage.at(percent.start), computation=f"{part.text}/{whole.text}",
            right=f"{format_decimal(exact, max(1, len(percent.text.partition(',')[2])))}%", written=f"{percent.text}%",
            quote=quote(reading.text, part.start, percent.end + 1),
        )  # fmt: skip


def _are_of_one_matter(whole: Quantity, part: Quantity, others: Sequence[Quantity]) -> bool:
    """Are the whole and all but the part counted by one noun, and the part by another or by the same?"""
    return part.unit in KNOWN_UNITS and whole.unit != "" and all(x.unit in (whole.unit, "") for x in others)
