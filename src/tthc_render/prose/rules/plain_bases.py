"""A change right behind its value, with the old value right behind "so với": P903, P904.

``318,6 tỷ đồng, giảm 12,7% so với mức 282,7 tỷ đồng tại ngày 31/12``; ``1,86 tỷ USD, tăng 20% so với 1,55 tỷ USD cùng
kỳ``; ``8,4%, giảm 1,2 điểm phần trăm so với mức 9,6% năm trước``. Between the value and its change there is at most a
share of something; an earlier value of the sentence that makes the equation hold leaves the rule silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    UP,
    WORDS,
    change_holds,
    exact_numbers,
    is_in_points,
    noun_of,
    unit_of,
    wrong_change,
    wrong_way,
)
from tthc_render.prose.rules.growth import changes
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_WORD: Final = "|".join(WORDS)
_BASE = pattern_of(
    r"\s?%?(?:\s?điểm(?:\s(?:phần trăm|%))?|\sphần trăm)?(?:\s[^\W\d_]+){0,3}?\sso với\s(?:mức\s|con số\s)?"
)
_LEADS = pattern_of(
    r"[^.,;:()\d]{0,40}(?:,\s(?:đạt|bằng|hoàn thành)\s[\d,.]+%[^.,;:()\d]{0,40}){0,2}"
    rf"(?:,\s|\svà\s|\s)(?<!gia )(?:tức\s|tương đương\s)?(?P<word>{_WORD})(?:\sthêm|\sđược)?\s",
)
_BRACKET = pattern_of(r"\s\([^()]*\)")
_CHANGED = pattern_of(rf"(?<!\w)(?<!gia )(?:{_WORD}|vượt|hụt|thêm)(?: thêm| được| là)?\s$", re.IGNORECASE)
_LASTING: Final = frozenset({"ngày", "giờ", "điểm"})
_STOPS: Final = (". ", "; ")
_BACK: Final = 4
_REACH: Final = 60


def check_plain_bases(context: ProseContext) -> list[Finding]:
    """Findings on changes that value and base beside them contradict."""
    return [
        item
        for reading in context.running
        if "so với" in reading.text and len(reading.quantities) > 2
        for item in _changes(reading, exact_numbers(reading))
    ]


def _changes(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    text = reading.text
    for at in range(1, len(numbers) - 1):
        change, old = numbers[at], numbers[at + 1]
        if old.start - change.end > _REACH or not _BASE.fullmatch(text, change.end, old.start):
            continue
        new = next((x for x in reversed(numbers[max(0, at - _BACK) : at]) if _may_be_new(x, change.depth, old)), None)
        if new is None or not old.count or new.depth != change.depth or old.depth != change.depth:
            continue
        said = _LEADS.fullmatch(_BRACKET.sub("", text[new.end : change.start]))
        if not said or not _alike(reading, new, change, old):
            continue
        if any(one.figure is change and one.pair for one in changes(reading)):
            continue
        if not _CHANGED.search(text, max(0, new.start - 24), new.start):
            yield from _judge(reading, numbers[:at], new, change, old, said["word"].lower())


def _may_be_new(x: Quantity, depth: int, old: Quantity) -> bool:
    return x.depth == depth and x.percent == old.percent


def _alike(reading: Reading, new: Quantity, change: Quantity, old: Quantity) -> bool:
    """Are the two values of one unit, and is the change a share or an amount of it?"""
    if old.percent:
        return is_in_points(reading.text, change)
    unit = unit_of(reading, old).partition("/")[0]
    counted = new.countable and old.countable and bool(new.unit) and bool(old.unit)
    if not (counted or unit in _LASTING) or unit_of(reading, new).partition("/")[0] != unit:
        return False
    if unit == "người" and len({noun_of(reading, x) for x in (new, change, old) if not x.percent} - {"người"}) > 1:
        return False  # "9 người bị thương, giảm 3 người chết so với 6 người"
    if change.percent:
        return not is_in_points(reading.text, change)
    return unit_of(reading, change).partition("/")[0] == unit


def _judge(
    reading: Reading, earlier: Sequence[Quantity], new: Quantity, change: Quantity, old: Quantity, word: str
) -> Iterator[Finding]:
    reading.compare(new, change, old)
    up = WORDS[word] == UP
    start = max(reading.text.rfind(mark, 0, new.start) for mark in _STOPS) + 1
    others = [x for x in earlier if x.start > start and _may_be_new(x, x.depth, old) and x is not new]
    if any(change_holds(x, old, change, up=up) for x in (new, *others)):
        return
    if change_holds(new, old, change, up=not up):
        yield wrong_way(reading, word, old, new, new.start, old.end)
    elif (new.count > old.count) == up and new.count != old.count:
        yield wrong_change(reading, change, new, old)
