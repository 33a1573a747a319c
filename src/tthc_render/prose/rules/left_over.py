"""What is left, held against every figure of its unit in the section: P305.

``còn 1.436 thửa tồn đọng … đã đo đạc, lập hồ sơ 902 thửa … còn 524 thửa chưa được đo đạc, lập hồ sơ``; ``phân bổ 38 tỷ
640 triệu đồng … đã chi 32 tỷ 700 triệu đồng … còn lại chưa sử dụng 6 tỷ 940 triệu đồng``. If any figures make what is
left, it is right. Else what was done is known by its verb, or stands last before it, and one slip of typing must lead
from what is written to what whole and done make; figures of few digits prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.arithmetic import is_slip, slack_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.ledgers import Entry, entry_of
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.sections import before, lead, scope_between, topic
from tthc_render.prose.spans import Quantity

_SAID: Final = frozenset({"còn", "tồn", "chưa"})
_UNDONE = re.compile(r"(?<!\w)chưa (?:được )?(?P<what>[^.;()\d|]{3,60})", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?<!\w)(?:[Rr]iêng|trong đó|so với|cùng kỳ|năm trước|kỳ trước|quý trước|tháng trước|mỗi|bình quân)(?!\w)"
)
_TELLING: Final = 3
_PAIR: Final = 2
"""The whole and what was done, the only other figures of the unit: then two digits are enough."""
_MOST: Final = 24
_LONG: Final = 6


def check_left_over(context: ProseContext) -> list[Finding]:
    """Findings on what is left that no figures of the section make."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if reading.counts and not reading.crowded
        for left in reading.counts
        if left.exact and left.unit and left.count and entry_of(reading, left) is Entry.LEFT
        for item in _judge(readings, at, left)
    ]


def _judge(readings: Sequence[Reading], at: int, left: Quantity) -> Iterator[Finding]:
    reading = readings[at]
    figures = [
        (other, x)
        for other in before(readings, at)
        for x in other.counts
        if x.unit == left.unit and x.exact and x.count and (other is not reading or x.start < left.start)
    ][:_MOST]  # fmt: skip
    if len(figures) < 2 or _is_of_others(reading, left) or _comes_out(readings, at, left, [x for _, x in figures]):
        return
    done = _done(reading, left, figures)
    if done is None and len(re.sub(r"\D", "", left.text).strip("0")) >= _LONG:
        yield from _of_long_numbers(reading, left, [x for _, x in figures])
    if done is None or done[1].depth > left.depth or _is_elsewhere(reading, left, *done):
        return
    wholes = {
        x.count: (other, x)
        for other, x in figures
        if x.count > done[1].count and x is not done[1] and entry_of(other, x) not in (Entry.DONE, Entry.GONE)
    }
    digits = len(re.sub(r"\D", "", left.text))
    fitting = [
        pair
        for count, pair in wholes.items()
        if count - done[1].count > 0 and is_slip(left.count / left.step, (count - done[1].count) / left.step)
    ]
    alone = len(figures) == _PAIR and all(other is reading for other, _ in figures)
    if len(fitting) != 1 or (digits < _TELLING and not alone) or _is_of_others(fitting[0][0], fitting[0][1]):
        return
    whole = fitting[0][1]
    if _goes_on(reading, left, whole.count - done[1].count):
        return
    reading.compare(left, done[1])
    yield from missed_rest(reading, left, [whole.count], [done[1].count], max(0, left.start - 40), left.end + 20)


def _of_long_numbers(reading: Reading, left: Quantity, figures: Sequence[Quantity]) -> Iterator[Finding]:
    """``kế hoạch năm 486,500 tỷ … kế hoạch năm: 141,085 tỷ … kế hoạch năm chưa giải ngân còn 354,415``: one pair makes
    it but for a slip; so many digits are no chance."""
    pairs = [
        (whole, part)
        for whole in figures
        for part in figures
        if whole.count > part.count
        and whole.scale == part.scale == left.scale
        and is_slip(left.count / left.step, (whole.count - part.count) / left.step)
    ]
    if len(pairs) == 1:
        whole, part = pairs[0]
        reading.compare(left, part)
        yield from missed_rest(reading, left, [whole.count], [part.count], max(0, left.start - 40), left.end + 20)


def _comes_out(readings: Sequence[Reading], at: int, left: Quantity, figures: Sequence[Quantity]) -> bool:
    """Is what is left one of the figures, or one or two of them less one or two others?"""
    if any(x.count == left.count for x in figures):
        return True
    ratios = [x for other in before(readings, at) for x in other.ratios]
    if any(x.whole - x.part == left.count for x in ratios):
        return True
    small = [(x.count, x.slack) for x in figures]
    small += [(x.part, Decimal(0)) for x in ratios] + [(x.whole, Decimal(0)) for x in ratios]
    single = [*small, *((a + b, c + d) for (a, c), (b, d) in combinations(small, 2))]
    room = slack_of(left)
    wanted = sorted(single)
    return any(
        abs(income - spent - left.count) <= room + slack + more
        for income, slack in wanted
        for spent, more in wanted
        if income > spent
    )


def _goes_on(reading: Reading, left: Quantity, right: Decimal) -> bool:
    """``đang triển khai 22 nhiệm vụ, còn 03 nhiệm vụ chậm tiến độ``: do the states that follow make what is left?"""
    added = left.count
    for x in reading.counts:
        if x.start > left.start and x.unit == left.unit:
            added += x.count
            if added == right:
                return True
    return False


def _done(
    reading: Reading, left: Quantity, figures: Sequence[tuple[Reading, Quantity]]
) -> tuple[Reading, Quantity] | None:
    """What was done: of the verb that what is left was not, or the last figure before it that was done."""
    behind = reading.text[left.end : left.end + 60].partition(". ")[0]
    undone = _UNDONE.search(f"{left.label} | {behind}")
    what = topic(undone["what"]) if undone else frozenset()
    same = [
        (other, x)
        for other, x in figures
        if entry_of(other, x) is not Entry.LEFT
        and what & topic(f"{lead(other, x)} | {x.after}")
        and "chưa" not in x.label
    ]
    same = [(other, x) for other, x in same if entry_of(other, x) is Entry.DONE] or same
    if len({x.count for _, x in same}) == 1:
        return same[0]
    here = [(other, x) for other, x in figures if other is reading]
    last = max(here, key=lambda pair: pair[1].start, default=None)
    done = [pair for pair in here if entry_of(*pair) is Entry.DONE]
    if len(figures) == _PAIR and len(done) == 1:
        return done[0]
    return last if last and entry_of(*last) is Entry.DONE else None


def _is_elsewhere(reading: Reading, left: Quantity, other: Reading, done: Quantity) -> bool:
    """Is a place named between what was done and what is left?"""
    return scope_between(reading, done.end if other is reading else 0, left.start)


def _is_of_others(reading: Reading, x: Quantity) -> bool:
    """Is the sentence up to a figure about some of them, or about another time?"""
    start = max(reading.text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
    return bool(_OTHERS.search(reading.text, start, x.start))
