"""Rounds of one series in another order than their numbers, and results of a round before it was held: P985.

``hội nghị lần thứ nhất: 05/12/2025; lần thứ hai: 02/02/2025``; ``Đợt 1 cấp ngày 12/9/2025, đợt 2 cấp ngày 05/8/2025``;
``Vòng 2 (phỏng vấn) tổ chức ngày 11 - 12/10/2025; kết quả vòng 2 niêm yết ngày 09/10/2025``. Rounds are compared where
the same words stand between their number and their day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.dated_steps import When, times_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.time_line import NUMBERS
from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.patterns import pattern_of

_SERIES: Final = frozenset({"lần", "đợt", "vòng", "mũi", "phiên", "kỳ"})
_ROUND: Final = pattern_of(
    r"(?<!\w)(?P<result>kết quả (?:của )?)?(?P<noun>lần|đợt|vòng|mũi|phiên họp|phiên|kỳ họp|kỳ)"
    r"(?: lần)?(?: thứ)? (?P<nth>[1-9]\d?|nhất|hai|ba|tư)"
    r"(?![\w/.])(?P<words>(?: \([^()\d]{1,30}\))?[^.;,\d()]{0,40}?)[:,(]?\s?$"
)
_TOLD: Final = ("niêm yết", "công bố", "thông báo")
_HELD: Final = ("tổ chức", "diễn ra", "thi", "phỏng vấn", "bắt đầu", "khai mạc", "họp")
_DUE: Final = pattern_of(r"(?<!\w)(?:trước|sau|hạn|đến|chậm nhất|theo|số)(?!\w)")
_BACK: Final = 90


class _Round(NamedTuple):
    noun: str
    nth: int
    result: bool
    words: str
    when: When


def check_ordered_rounds(context: ProseContext) -> list[Finding]:
    """Findings on rounds whose days are in no possible order."""
    return [item for reading in context.saying(_SERIES) if len(reading.dates) > 1 for item in _odd(reading)]


def _odd(reading: Reading) -> Iterator[Finding]:
    rounds = list(_rounds(reading))
    for one, other in combinations(rounds, 2):
        if one.noun != other.noun:
            continue
        first, later = (one, other) if (one.nth, one.result) < (other.nth, other.result) else (other, one)
        series = first.nth < later.nth and (first.result, first.words) == (later.result, later.words)
        result = first.nth == later.nth and later.result and not first.result and _is_told(first, later)
        again = [x for x in rounds if (x.noun, x.nth, x.result) in (first[:3], later[:3])]
        if (series or result) and len(again) == 2 and later.when.last < first.when.first:
            yield finding(
                "P985", reading.passage.at(later.when.start), earlier=_words(first),
                later=_words(later),
            )  # fmt: skip
            return


def _is_told(held: _Round, result: _Round) -> bool:
    return any(word in held.words for word in _HELD) and any(word in result.words for word in _TOLD)


def _rounds(reading: Reading) -> Iterator[_Round]:
    before = 0
    for when in times_in(reading):
        found = _ROUND.search(reading.low, max(before, when.start - _BACK), when.start)
        before = when.end
        if found and not _DUE.search(found["words"]):
            nth = NUMBERS.get(found["nth"]) or int(found["nth"])
            yield _Round(found["noun"], nth, bool(found["result"]), found["words"].strip(), when)


def _words(one: _Round) -> str:
    result = "kết quả " if one.result else ""
    return f"{result}{one.noun} {one.nth} ngày {format_short(one.when.last.date())}"
