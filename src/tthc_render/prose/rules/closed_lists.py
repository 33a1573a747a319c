"""A sentence that is nothing but a list which leaves nothing out, and the figure before it that it divides: P301.

``xảy ra 42 vụ … Nguyên nhân: đi sai làn đường 17 vụ; không làm chủ tốc độ 9 vụ; nguyên nhân khác 10 vụ``. That nothing
is left out shows in the last label ("khác", "còn lại") or in labels that fill a whole ("đúng 21, sai 163, đúng một
phần 45"). Any figure that the parts make explains them; else the only one that one slip of typing separates is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import one_slip_mends, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER
from tthc_render.prose.rules.missed_sums import missed_far_sum
from tthc_render.prose.sections import before, lead
from tthc_render.prose.spans import Quantity, Span
from tthc_render.vietnamese.patterns import pattern_of

_LEAST: Final = 3
_MOST: Final = 12
_SMALL: Final = 20
_LAST_WORDS: Final = frozenset({"khác", "lại"})
_JUDGED: Final = ("đúng một phần", "đúng", "sai")
"""How a complaint can be."""
_BACK: Final = 2
_NEAR: Final = 10
_HEAD = pattern_of(r"[^.;()\d]{0,90}:\s")
_LABEL = pattern_of(r"[^.:()\d]{2,90}:?\s")
_NEXT = pattern_of(r"(?:\s[^.:;,()\d]{1,40})?(?:\s\(\d[\d,]*%\))?(?:[,;]|\svà)\s(?:và\s)?[^.:()\d]{0,90}:?\s?")
_LAST = pattern_of(r"(?:\s[^.:;,()\d]{1,40})?(?:\s\(\d[\d,]*%\))?[.;]?\s*$")
_REST = pattern_of(r"(?<!\w)(?:khác|còn lại)(?:\slà|\scó|\s(?:và|hoặc)\s(?:đang|chưa)\s[^,;]{3,24})?$")
_NO_PARTS = pattern_of(
    r"(?<!\w)(?:so với|tăng|giảm|bình quân|mỗi|kế hoạch|dự toán|cùng kỳ|vượt(?= \d)|lũy kế|trong đó"
    r"|thu hút|với|hỗ trợ)(?!\w)"
)
_OTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|so với|cùng kỳ|bình quân|tăng|giảm|chỉ tiêu|mỗi|năm trước)(?!\w)[^.;]{0,30}$",
    re.IGNORECASE,
)


def check_closed_lists(context: ProseContext) -> list[Finding]:
    """Findings on lists that leave nothing out and do not make the figure that they divide."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if len(reading.counts) >= _LEAST and (reading.says(_LAST_WORDS) or "đúng một phần" in reading.low)
        for sentence in reading.sentences
        for item in _judge(readings, at, sentence)
    ]


def _judge(readings: Sequence[Reading], at: int, sentence: Span) -> Iterator[Finding]:
    reading = readings[at]
    parts = _parts(reading, sentence)
    if len(parts) < _LEAST or not _is_closed(reading, parts):
        return
    wholes = list(_wholes(readings, at, sentence, parts))
    if any(reaches(x, parts) for _, x in wholes):
        return
    meant = {x.count: (other, x) for other, x in wholes if one_slip_mends(x, parts)}
    added = total_of(parts)
    if len(meant) > 1:
        meant = {count: pair for count, pair in meant.items() if abs(added - count) * _NEAR <= count}
    if len(meant) != 1 or added < _SMALL:
        return
    other, whole = meant.popitem()[1]
    off = abs(added - whole.count)
    if any(x.count == off for near in before(readings, at)[:_BACK] for x in near.counts):
        return  # "…; 5 vụ đình chỉ" stands elsewhere
    reading.compare(whole, *parts)
    yield missed_far_sum(reading, parts, other, whole)


def _parts(reading: Reading, sentence: Span) -> list[Quantity]:
    """The counts of one unit, or all without, that the sentence consists of, each behind its label."""
    text = reading.text
    first = bisect_left(reading.counts, sentence.start, key=lambda x: x.start)
    counts = [x for x in reading.counts[first : first + _MOST + 1] if x.start < sentence.end and not x.depth]
    if not _LEAST <= len(counts) <= _MOST or len({x.unit for x in counts}) != 1 or not all(x.exact for x in counts):
        return []
    head = _HEAD.match(text, sentence.start, counts[0].start)
    start = head.end() if head else sentence.start
    if not _LABEL.fullmatch(text, start, counts[0].start):
        return []
    gaps = all(_NEXT.fullmatch(text, one.end, other.start) for one, other in pairwise(counts))
    whole = text[sentence.start : sentence.end]
    closed = _LAST.fullmatch(text, counts[-1].end, sentence.end)
    return counts if gaps and closed and not _NO_PARTS.search(whole.lower()) else []


def _is_closed(reading: Reading, parts: Sequence[Quantity]) -> bool:
    if _REST.search(parts[-1].label.lower()):
        return True
    judged = [next((end for end in _JUDGED if x.label.lower().endswith(end)), "") for x in parts]
    return len(parts) == len(_JUDGED) and set(judged) == set(_JUDGED)


def _wholes(
    readings: Sequence[Reading], at: int, sentence: Span, parts: Sequence[Quantity]
) -> Iterator[tuple[Reading, Quantity]]:
    """The figures of this paragraph and the one before it that the list may divide."""
    unit = parts[0].unit
    for other in before(readings, at)[:_BACK]:
        for x in other.counts:
            if other is readings[at] and x.start >= sentence.start:
                continue
            alike = x.unit == unit if unit else x.unit and x.scale == 1 and not x.unit.startswith("đồng")
            inner = TRIGGER.search(other.text, max(0, x.start - 24), x.start)
            if alike and not inner and x.exact and x.count >= _SMALL and not _OTHER.search(lead(other, x)):
                yield other, x
