"""A change that no figures of the section make, and that one slip of typing makes of what two of them make: P903.

``Năm 2024 có 1.284 hộ nghèo. … qua rà soát còn 1.037 hộ nghèo, giảm 274 hộ``: no grammar says that the two belong
together; that 247 is what they make does. How much that proves is counted: pairs that were tried, times the share of
all figures of that size that such a slip would reach. Words that name one of the two as the earlier one, and both as of
one matter, leave less to chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, permutations
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.change_equations import (
    NO_SUBJECT,
    are_of_two_fates,
    holds,
    is_contrary,
    told_wrong,
)
from tthc_render.prose.rules.direction import WORDS, exact_change
from tthc_render.prose.rules.growth import changes
from tthc_render.prose.rules.told_values import ToldChange, ToldValue, told_changes, told_values, unit_counted
from tthc_render.prose.sections import before
from tthc_render.prose.slips import mistyped
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn", "ngắn"})
_WORD: Final = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("""
tỷ lệ tỉ số của là đạt còn chiếm có được ước ở trên địa bàn toàn xã tỉnh phường huyện thành phố đầu cuối năm kỳ nhiệm
trước cùng đến nay hiện vào thời điểm khoảng mức trong tháng quý
""")
_SINCE: Final = pattern_of(
    r"\s?%?(?: điểm(?: phần trăm|\s?%)?)?(?:(?: [^\W\d_]+){0,4} \([^()]*\))?[^.;:,()\d]{0,30},?\sso với"
    r"(?: [^\W\d_]+){0,2}? (?P<time>(?:đầu|cuối) (?:năm|kỳ|nhiệm kỳ)|cùng kỳ"
    r"|(?:năm|tháng|quý|kỳ|tuần|vụ) (?:trước|ngoái|\d{1,4}|[IV]{1,3})|ngày|[^\W\d_]+)(?!\w)",
    re.IGNORECASE,
)
_NET: Final = pattern_of(r"(?<!\w)(?:tăng (?:thực(?: tế)?|ròng)|thực tăng)(?: là| được)?\s$")
_CLAUSE: Final = pattern_of(r"[.;:(),]\s?|\d")
_TIMES: Final = pattern_of(r"(?<!\w)(?:năm|tháng|quý|sau) [\dIVX/]+(?: năm)?", re.IGNORECASE)
_CHANGED: Final = pattern_of(rf"(?<!\w)(?:{'|'.join(WORDS)})(?!\w).*$", re.IGNORECASE)
_LEAD: Final = 90
_MOST: Final = 24
"""Of more figures of one unit two make anything."""
_LEAST: Final = 2
_ANY: Final = "0123456789"
_MEANS: Final = ("bình quân", "trung bình")
_UNNAMED: Final = 0.01
_EARLIER: Final = 0.05
_NAMED: Final = 0.35


@dataclass(frozen=True, slots=True)
class _Seen:
    """A value of the section, in the passage that it stands in."""

    reading: Reading
    told: ToldValue

    @property
    def figure(self) -> Quantity:
        """The figure itself."""
        return self.told.figure


def check_slipped_changes(context: ProseContext) -> list[Finding]:
    """Findings on changes that are one slip away from what two figures of the section make."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if not reading.crowded
        for item in _of_passage(readings, at)
    ]


def _of_passage(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    grown = {change.figure.start for change in changes(reading) if change.pair}
    for change in told_changes(reading):
        digits = str(_steps(change.figure.count, change.figure.step))
        if change.figure.start not in grown and not change.times and len(digits) >= _LEAST:
            yield from _judge(readings, at, change, digits)


def _judge(readings: Sequence[Reading], at: int, change: ToldChange, digits: str) -> Iterator[Finding]:
    reading, figure = readings[at], change.figure
    if not _some_slip(readings, at, figure, digits):
        return
    near = [_Seen(of, v) for of in before(readings, at) for v in told_values(of)[1] if _fits(reading, change, v)]
    if not 1 < len(near) <= _MOST or any(x.figure.text == figure.text for x in near):
        return
    pairs = [(new, old) for new, old in permutations(near, 2) if new.told.unit == old.told.unit]
    if any(holds(reading, change, new.figure, old.figure) for new, old in pairs) or _is_sum(readings, at, change, near):
        return
    since = _SINCE.match(reading.text, figure.end)
    time = since["time"].lower() if since else ""
    tried = [pair for pair in pairs if _may_be(reading, change, *pair, time)]
    made = {(new.figure.count, old.figure.count): (new, old) for new, old in tried if _slip(change, digits, new, old)}
    if len(made) != 1:
        return
    [(new, old)] = made.values()
    over = abs(exact_change(new.figure, old.figure, figure) - figure.count)
    if any(x.count == over for of in before(readings, at) for x in of.counts):
        return  # "giảm 274 hộ, phát sinh 27 hộ"
    earlier = bool(time) or old.told.is_before(new.told)
    rivals = {(x.figure.count, y.figure.count) for x, y in tried if not earlier or time or y.told.is_before(x.told)}
    same = _matter(new) == _matter(old)
    named = (earlier and same and _matter(new)) or _NET.search(reading.text, 0, figure.start)
    within = _NAMED if named else _EARLIER if earlier else _UNNAMED
    if is_in_points(reading.text, figure) and not same:
        return  # "tiêm chủng đầy đủ năm trước là 92,4%. Tiêm chủng mũi 2 đạt 95,6%, tăng 2,3 điểm"
    if _slip(change, digits, new, old) * len(rivals) <= within and _is_of_it(reading, new, figure):
        reading.compare(figure)
        yield from told_wrong(reading, change, _here(reading, new, figure), _here(reading, old, figure), sure=True)


def _some_slip(readings: Sequence[Reading], at: int, figure: Quantity, digits: str) -> bool:
    """Do two figures of the section make what a slip makes of the change, and none the change? A guard that takes
    little time."""
    points = is_in_points(readings[at].text, figure)
    groups: dict[str, set[float]] = {}
    for of in before(readings, at):
        for x in of.quantities:
            if x.percent == points and x.value and (figure.percent or not figure.unit or x.unit in (figure.unit, "")):
                groups.setdefault("" if points else x.unit, set()).add(float(x.value))
    step, made = float(figure.step), set()
    for counts in groups.values():
        for one, other in combinations(counts, 2):
            off = abs(one - other) / step
            made |= {round(off)} if points or not figure.percent else {round(off * 100 / one), round(off * 100 / other)}
    if not made or int(digits) in made:
        return False
    put = (int(digits[:n] + other + digits[n:]) for n in range(len(digits)) for other in _ANY)
    return not made.isdisjoint({*map(int, mistyped(digits)), *put})


def _is_of_it(reading: Reading, new: _Seen, figure: Quantity) -> bool:
    """Is the new value what has changed: no ``gỗ rừng trồng`` where all wood was counted?"""
    start = max(figure.start - _LEAD, new.figure.end if new.reading is reading else 0, 0)
    clause = _CLAUSE.split(_TIMES.sub("", _CHANGED.sub("", reading.text[start : figure.start])))[-1]
    words = frozenset(_WORD.findall(clause.lower())) - _FILLERS - NO_SUBJECT
    behind = _CLAUSE.split(new.reading.low[new.figure.end : new.figure.end + _LEAD])[0]
    return words.issubset(_WORD.findall(new.reading.low[: new.figure.end] + behind))


def _fits(reading: Reading, change: ToldChange, value: ToldValue) -> bool:
    """May the change be one between this value and another?"""
    x, figure = value.figure, change.figure
    if not (x.exact or x.hedge in _MEANS) or not x.count or x.start == figure.start:
        return False
    if is_in_points(reading.text, figure):
        return x.percent
    if figure.percent:
        return not x.percent and bool(value.unit)
    return not x.percent and bool(value.unit) and value.unit == unit_counted(reading, figure)


def _may_be(reading: Reading, change: ToldChange, new: _Seen, old: _Seen, time: str) -> bool:
    """May the second be the value before the first: that of the time that the change is said to be since?"""
    figure = change.figure
    net = is_in_points(reading.text, figure) or _NET.search(reading.text, 0, figure.start)
    if (not net and (new.told.aside or old.told.aside)) or new.told.is_before(old.told):
        return False
    if new.reading is reading and new.figure.start > figure.start and not new.told.to_there:
        return False
    if time and (time not in _clauses(old).lower() or _is_of_another(reading, change, old)):
        return False
    if is_contrary(change, new.figure, old.figure) or new.figure.count == old.figure.count:
        return False
    slack = (new.figure.slack + old.figure.slack) * (100 / old.figure.count if figure.percent and not net else 1)
    if slack > figure.step or (new.told.earlier and not old.told.from_there):
        return False
    return new.reading is not old.reading or not are_of_two_fates(new.reading, new.figure, old.figure)


def _is_of_another(reading: Reading, change: ToldChange, old: _Seen) -> bool:
    """``tăng 15 hồ sơ so với tháng trước và tăng 25% so với quý I (620 hồ sơ)``: is another change between?"""
    start, end = change.figure.start, old.figure.start
    return old.reading is reading and any(start < other.figure.start < end for other in told_changes(reading))


def _is_sum(readings: Sequence[Reading], at: int, change: ToldChange, near: Sequence[_Seen]) -> bool:
    """Is a change the sum of two other figures, or the difference of two other changes?"""
    reading, figure = readings[at], change.figure
    unit = unit_counted(reading, figure)
    others = [
        c.figure.count
        for of in before(readings, at)
        for c in told_changes(of)
        if c is not change and c.figure.percent == figure.percent and unit_counted(of, c.figure) == unit
    ]
    counts = [] if figure.percent else [x.figure.count for x in near]
    parts = [*counts[:_MOST], *others[:_MOST]]
    return figure.count in others or any(
        figure.count in (one + other, abs(one - other)) for one, other in combinations(parts, 2)
    )


def _slip(change: ToldChange, digits: str, new: _Seen, old: _Seen) -> float:
    """The share of all figures of that size that a slip of the same kind makes of the right one; 0 if none made it."""
    figure = change.figure
    right = str(_steps(exact_change(new.figure, old.figure, figure), figure.step))
    if right == digits or digits not in mistyped(right):
        return 0
    size = 9 * int(10 ** (max(len(right), len(digits)) - 1))
    if sorted(right) == sorted(digits):
        turned = [at for at, (one, other) in enumerate(zip(right, digits, strict=True)) if one != other]
        beside = turned[1] - turned[0] == 1
        return (len(right) - 1 if beside else len(right) * (len(right) - 1) // 2) / size
    return len(mistyped(right)) / size


def _steps(value: Decimal, step: Decimal) -> int:
    return int((value / step).to_integral_value(ROUND_HALF_UP))


def _clauses(seen: _Seen) -> str:
    """The last two clauses before a figure: "Đầu năm, tỷ lệ hộ nghèo là"."""
    text, x = seen.reading.text, seen.figure
    start = max(text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
    return ", ".join(text[start : x.start].split(", ")[-2:])


def _matter(seen: _Seen) -> frozenset[str]:
    """The words of the last clause that name a value, without those of time, of place and of measuring."""
    words = _clauses(seen).lower()
    last = frozenset(_WORD.findall(words.rpartition(", ")[2])) - _FILLERS
    return last or frozenset(_WORD.findall(words)) - _FILLERS


def _here(reading: Reading, seen: _Seen, figure: Quantity) -> Quantity:
    """The figure, for a quotation of this passage."""
    return seen.figure if seen.reading is reading else replace(seen.figure, start=figure.start, end=figure.end)
