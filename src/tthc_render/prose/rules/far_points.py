"""Percentage points between two rates of one thing, the old one sentences away: P903.

``tỷ lệ hộ nghèo đầu năm là 14,86% … hộ nghèo chiếm 10,46%, giảm 5,4 điểm phần trăm so với đầu năm``: the same words
name the earlier time at the old rate and at the change. Reported only where one slip of typing explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import UP, WORDS, shown_value
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_TIME: Final = (
    r"(?P<time>đầu (?:năm|kỳ|nhiệm kỳ)|cuối năm (?:trước|\d{4})|cùng kỳ(?: năm (?:trước|\d{4}))?"
    r"|năm (?:trước|\d{4}))(?!\w)"
)
_CLAIM: Final = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{'|'.join(WORDS)})(?: thêm| được)?\s(?P<amount>\d{{1,2}}(?:,\d{{1,2}})?)\s?%?\s?điểm"
    rf"(?: phần trăm|\s?%)?,?\sso với\s{_TIME}",
    re.IGNORECASE,
)
_GAP: Final = pattern_of(r"\s?%?[^.;%\d]{0,30},\s$")
_OTHER: Final = pattern_of(r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|giảm|tăng|hơn|phấn đấu|riêng)(?!\w)", re.IGNORECASE)
_WORD: Final = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("""
tỷ lệ tỉ số của là đạt còn chiếm có được ước ở trên địa bàn toàn xã tỉnh phường huyện thành phố đầu cuối năm kỳ nhiệm
trước cùng đến nay hiện vào thời điểm khoảng mức trong tháng quý
""")


def check_far_points(context: ProseContext) -> list[Finding]:
    """Findings on percentage points that the two rates contradict."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if "điểm" in reading.vocabulary and "so với" in reading.low
        for claim in _CLAIM.finditer(reading.text)
        for item in _judge(readings, at, claim)
    ]


def _judge(readings: Sequence[Reading], at: int, claim: re.Match[str]) -> Iterator[Finding]:
    reading = readings[at]
    rates = [x for x in reading.quantities if x.percent and x.exact and x.end <= claim.start()]
    change = next((x for x in reading.quantities if x.start == claim.start("amount")), None)
    if not rates or change is None or not _GAP.fullmatch(reading.text, rates[-1].end, claim.start()):
        return
    new = rates[-1]
    matter = _matter(_clauses(reading, new))
    if not matter:
        return
    time = claim["time"].lower()
    old = [
        (other, x)
        for other in before(readings, at)
        for x in other.quantities
        if x.percent and x.exact and x.value is not None and (other is not reading or x.end < new.start)
        and time in (words := _clauses(other, x)).lower() and not _OTHER.search(words.rpartition(", ")[2])
        and _matter(words) == matter
    ]  # fmt: skip
    if len(old) != 1:
        return
    base = old[0][1]
    off = new.count - base.count if WORDS[claim["word"].lower()] == UP else base.count - new.count
    reading.compare(change, new)
    if off > 0 and abs(off - change.count) > change.slack + new.slack + base.slack and is_slip(change.count, off):
        high, low = sorted((new, base), key=lambda x: -x.count)
        yield finding(
            "P903", reading.passage.at(change.start), written=f"{change.text} điểm",
            right=f"{format_decimal(off)} điểm",
            computation=f"{shown_value(high)} − {shown_value(low)}",
            quote=quote(reading.text, new.start, claim.end()),
        )  # fmt: skip


def _sentence(reading: Reading, x: Quantity) -> str:
    """The words of a sentence up to a figure, none of an earlier figure's clause."""
    start = max(reading.text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
    return reading.text[start : x.start]


def _matter(words: str) -> frozenset[str]:
    """The words of the last clause that name a rate, without those of time, of place and of measuring."""
    last = frozenset(_WORD.findall(words.rpartition(", ")[2].lower())) - _FILLERS
    return last or frozenset(_WORD.findall(words.lower())) - _FILLERS


def _clauses(reading: Reading, x: Quantity) -> str:
    """The last two clauses before a figure: "Đầu năm, tỷ lệ hộ nghèo là"."""
    return ", ".join(_sentence(reading, x).split(", ")[-2:])
