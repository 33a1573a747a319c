"""Differences that two other figures of the sentence give: P903.

``kết nạp 34 đảng viên, nâng tổng số từ 612 lên 656 đồng chí``; ``được giao 320 giường, thực kê 402 giường, vượt 72
giường so với kế hoạch``. The sentence has no other figure of the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal

_FROM = re.compile(r"(?<!\w)[Tt]ừ(?: mức)?\s$")
_THEN = re.compile(r"[^.;:()\d]{0,40},\s(?:tức )?(?:tăng|giảm)(?: thêm| được)?\s$")
_TO = re.compile(
    r"(?:[^.;:()\d]|(?<=năm )\d{4}|(?<=tháng )\d{1,2}(?:/\d{4})?){0,40}?(?<!\w)(?:lên|xuống|còn)"
    r"(?: còn| thành| mức)?\s$"
)
_STEP = re.compile(r"(?<!\w)(?<!gia )(?:tăng|giảm|thêm|mới|bổ sung)(?: thêm| được)?\s$", re.IGNORECASE)
_RAISES = re.compile(r"(?<!\w)(?:nâng|đưa|tăng|giảm)(?!\w)", re.IGNORECASE)
_OWN_CHANGE = re.compile(r"[,;]\s[^\W\d_]+ [^.;,()\d]*?(?<!\w)(?:tăng|giảm)\s")
_PAST = re.compile(r"(?<!\w)(?:vượt|thiếu|thừa|hụt|cao hơn|thấp hơn|nhiều hơn|ít hơn)\s$", re.IGNORECASE)
_PLAN = re.compile(
    r"[^.;:,()\d]{0,24}?\s(?:(?:so )?với|trên)?\s?(?:kế hoạch|chỉ tiêu|dự toán|định biên|định mức|nhu cầu"
    r"|số được giao)(?!\w)"
)
_GIVEN = re.compile(
    r"(?<!\w)(?:(?:được |chỉ tiêu )?giao|kế hoạch|chỉ tiêu|dự toán|định biên|định mức|nhu cầu|quy mô|mục tiêu)(?!\w)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"(?<!\w)(?:trong (?:số )?đó|gồm|riêng)(?!\w)", re.IGNORECASE)
_LEAD = 60
_OTHER = re.compile(
    r"(?<!\w)(?:cùng kỳ|năm trước|bình quân|khoảng|gần|hơn|tối đa|tối thiểu|ít nhất|không quá)(?!\w)", re.IGNORECASE
)


def check_stated_amounts(context: ProseContext) -> list[Finding]:
    """Findings on differences that the sentence denies."""
    out: list[Finding] = []
    for reading in context.running:
        if len(reading.counts) < 3 or reading.crowded:
            continue
        for sentence in reading.sentences:
            counts = [x for x in reading.counts if sentence.start <= x.start < sentence.end and not x.depth]
            if len(counts) >= 3:
                out += _moved(reading, counts)
                out += _past_plan(reading, counts)
    return out


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or not one.unit or not other.unit or {one.unit, other.unit} <= PERSONS


def _moved(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """``tăng 6 vụ, từ 21 vụ năm 2023 lên 29 vụ năm 2024``."""
    text = reading.text
    for step, (old, new) in zip(counts, pairwise(counts[1:]), strict=False):
        if not _FROM.search(text, max(0, old.start - 12), old.start) or not _TO.fullmatch(text, old.end, new.start):
            continue
        lead = text[max(0, step.start - 24) : step.start]
        if not all(x.exact for x in (step, old, new)):
            continue
        added = _STEP.search(lead) or re.match(r"\s[^.;,()\d]{0,24}?\s(?:mới|thêm)(?!\w)", text[step.end : old.start])
        if _OWN_CHANGE.search(text, step.end, old.start):
            continue  # "tăng 738 hồ sơ, số quá hạn giảm từ 15 xuống 06"
        if not added or not (_alike(step, old) and _alike(old, new)):
            continue
        if not (_RAISES.search(lead) or _RAISES.search(text, step.end, old.start)) or step.scale != new.scale:
            continue
        yield from _held(reading, step, old, new)
    for old, new, step in zip(counts, counts[1:], counts[2:], strict=False):
        if not _FROM.search(text, max(0, old.start - 12), old.start) or not _TO.fullmatch(text, old.end, new.start):
            continue
        behind = _THEN.fullmatch(text, new.end, step.start)
        alike = _alike(step, old) and _alike(old, new) and step.scale == new.scale
        if behind and alike and all(x.exact for x in (step, old, new)):
            yield from _held(reading, step, old, new)


def _held(reading: Reading, step: Quantity, old: Quantity, new: Quantity) -> Iterator[Finding]:
    reading.compare(step, old, new)
    right = abs(new.count - old.count)
    if abs(right - step.count) > step.slack + old.slack + new.slack:
        yield _wrong(reading, step, right, old, new)


def _past_plan(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Finding]:
    """``được giao 320 giường, thực kê 402 giường, vượt 72 giường so với kế hoạch``."""
    for nth, over in enumerate(counts):
        if nth < 2 or not _PAST.search(reading.text, max(0, over.start - 12), over.start):
            continue
        if not _PLAN.match(reading.text, over.end) or not over.exact or not over.unit:
            continue
        same = [x for x in counts[:nth] if x.unit == over.unit]
        if len(same) != 2 or not all(x.exact for x in same) or _OTHER.search(reading.text, same[0].start, over.start):
            continue
        if _PARTED.search(reading.text, same[0].end, same[1].start) or ";" in reading.text[same[1].end : over.start]:
            continue
        end = reading.text.find(",", same[1].end, over.start)
        if not _GIVEN.search(reading.text[max(0, same[0].start - _LEAD) : end if end >= 0 else over.start]):
            continue  # "nợ xấu 116 tỷ đồng; thu hồi 43 tỷ đồng, vượt 3 tỷ đồng so với kế hoạch": none is the plan
        reading.compare(over, *same)
        right = abs(same[0].count - same[1].count)
        if abs(right - over.count) > over.slack + same[0].slack + same[1].slack:
            yield _wrong(reading, over, right, *same)


def _wrong(reading: Reading, written: Quantity, right: Decimal, one: Quantity, other: Quantity) -> Finding:
    high, low = (one, other) if one.count > other.count else (other, one)
    start, end = min(written.start, one.start), max(written.end, other.end)
    return finding(
        "P903", reading.passage.at(written.start), written=shown(written), right=format_decimal(right / written.scale),
        computation=f"{high.text} − {low.text}", quote=quote(reading.text, start, end),
    )  # fmt: skip
