"""A change with the old value beside it, against the new value wherever the section has it: P903, P904.

``phát hiện 618 vụ … Số vụ giảm 47 vụ so với cùng kỳ năm trước (571 vụ)``; ``bị thương 201 người. So với cùng kỳ: … giảm
18 người bị thương (cùng kỳ 183 người)``; ``điều trị 21.318 lượt, tăng 3,1% (20.671 lượt)``. New value, old value and
change are held together by one equation: a figure that makes it hold the other way round shows a wrong word, and where
only one figure can be the new value, a wrong amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.comparisons import ANOTHER_CLAUSE
from tthc_render.prose.rules.direction import UP, WORDS, noun_of, shown_difference, shown_value, unit_of, wrong_way
from tthc_render.prose.rules.growth import changes
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn", "ngắn"})
_ENDS: Final = ("tăng", "giảm", "hơn", "thêm", "được", "ngắn", "khoảng", "là")
_CHANGE = pattern_of(rf"(?<!\w)(?<!gia )(?P<word>{'|'.join(WORDS)})(?: thêm| được| là)?\s{{1,2}}$", re.IGNORECASE)
_OLD = pattern_of(
    r"\s?%?(?:[^.;()\d]|(?<=năm )\d{4}|(?<=tháng )\d{1,2}(?:/\d{4})?|(?<=ngày )\d{1,2}/\d{1,2}(?:/\d{4})?){0,60}"
    r"\((?:[^().;,\d]{0,30}\s|[^().;,\d]{0,20}\d{4}(?: là| có| chỉ| đạt| thực hiện|:){0,2}\s)?$"
)
_NOT_OLD = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|tăng|giảm|trong đó|gồm|tương đương|tức)(?!\w)")
_CLOSES = pattern_of(r"(?:\s[^().;,\d]{1,40})?[),;]")
_AGAINST: Final = ("so với", "cùng kỳ", "trước")
_STRAIGHT = pattern_of(r"[^.;:()\d]{0,50}(?:,\s|\s\(|\s)(?:tăng|giảm|cao hơn|thấp hơn)(?: thêm| được)?\s$")
_POINTS = pattern_of(r"\s?(?:%\s?)?điểm")
_LEAST: Final = 10
_ANY_OF: Final = frozenset({"trường hợp", "đơn vị", "người"})
"""Nouns that take up whatever was counted before."""
_MEANS: Final = ("bình quân", "trung bình")


def check_known_changes(context: ProseContext) -> list[Finding]:
    """Findings on changes that the old value beside them and the new one contradict."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        if "(" in reading.text and reading.says(_SAID) and len(reading.quantities) > 1
        for item in _changes(readings, at)
    ]


def _changes(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    numbers = _numbers(reading)
    grown = {change.figure.start for change in changes(reading) if change.pair}
    for nth, change in enumerate(numbers[:-1]):
        if change.start in grown or not stands_after(reading.text, change.start, *_ENDS):
            continue
        said = _CHANGE.search(reading.text, max(0, change.start - 24), change.start)
        old = numbers[nth + 1]
        gap = reading.text[change.end : old.start]
        if not said or not _OLD.fullmatch(gap) or _NOT_OLD.search(gap) or not _CLOSES.match(reading.text, old.end):
            continue
        if old.percent or not old.count or old.depth <= change.depth or ANOTHER_CLAUSE.search(gap):
            continue
        word = WORDS[said["word"].lower()]
        if change.percent:
            yield from _rate(reading, numbers[:nth], change, old, word)
        elif _same_unit(reading, change, old) and (nth or at):
            yield from _amount(readings, at, change, old, said)


def _same_unit(reading: Reading, change: Quantity, old: Quantity) -> bool:
    one, other = (unit_of(reading, x).partition("/")[0] for x in (change, old))
    return bool(other) and (one == other or not change.unit)


def _amount(
    readings: Sequence[Reading], at: int, change: Quantity, old: Quantity, said: re.Match[str]
) -> Iterator[Finding]:
    """``giảm 47 vụ so với cùng kỳ (571 vụ)`` and every figure of the unit before it."""
    reading, unit, word = readings[at], unit_of(readings[at], old).partition("/")[0], WORDS[said["word"].lower()]
    noun = noun_of(reading, change) if unit == "người" else ""
    values: dict[Decimal, Quantity] = {}
    for other in before(readings, at):
        for x in _numbers(other):
            if unit_of(other, x).partition("/")[0] != unit or x.percent or (other is reading and x.end > change.start):
                continue
            if not noun or noun in ("người", noun_of(other, x)) or noun_of(other, x) == "người":
                values.setdefault(x.count, x)
    if unit in _ANY_OF:
        values |= _counted_otherwise(reading, change, old, unit)
    room = old.slack + change.slack
    signed = change.count if word == UP else -change.count
    if any(abs(value - old.count - signed) <= room + x.slack for value, x in values.items()):
        reading.compare(change, old)
        return
    new = _straight(reading, values, change)
    if new is not None:
        yield from _off(reading, new, old, change, word)
        return
    back = [x for value, x in values.items() if abs(value - old.count + signed) <= room + x.slack]
    telling = change.count / change.step >= _LEAST or len(values) == 1
    if len(back) == 1 and telling:
        reading.compare(change, old)
        yield wrong_way(reading, said["word"].lower(), old, back[0], said.start(), old.end)


def _counted_otherwise(reading: Reading, change: Quantity, old: Quantity, unit: str) -> dict[Decimal, Quantity]:
    """``kỷ luật 12 đảng viên, tăng 3 trường hợp so với cùng kỳ (15 trường hợp)``: the only count of its sentence,
    from which the change leads to the old value one way or the other."""
    start = max(reading.text.rfind(mark, 0, change.start) for mark in (". ", "; ")) + 1
    near = [x for x in _numbers(reading) if start <= x.start < change.start and not x.percent]
    if len(near) != 1 or not near[0].countable or near[0].scale != 1 or abs(near[0].count - old.count) != change.count:
        return {}
    fits = near[0].unit in PERSONS if unit == "người" else near[0].unit not in ("đồng", "người")
    return {near[0].count: near[0]} if fits else {}


def _numbers(reading: Reading) -> list[Quantity]:
    """The exact numbers of a passage, and means, which are figures like any other."""
    return reading.kept(_all_numbers)


def _all_numbers(reading: Reading) -> list[Quantity]:
    return [x for x in reading.quantities if x.value is not None and not x.ordinal and (x.exact or x.hedge in _MEANS)]


def _at(x: Quantity) -> int:
    return x.start


def _straight(reading: Reading, values: Mapping[Decimal, Quantity], change: Quantity) -> Quantity | None:
    """``58,6 triệu đồng/người/năm, tăng 4,2 triệu đồng so với …``: the new value right before the change."""
    new = max((x for x in values.values() if x.end < change.start and x in _numbers(reading)), key=_at, default=None)
    if new is None or not _STRAIGHT.fullmatch(reading.text, new.end, change.start):
        return None
    return None if _CHANGE.search(reading.text, max(0, new.start - 24), new.start) else new


def _off(reading: Reading, new: Quantity, old: Quantity, change: Quantity, word: str) -> Iterator[Finding]:
    reading.compare(change, old, new)
    difference = new.count - old.count
    if (difference > 0) != (word == UP) and abs(difference) == change.count:
        yield wrong_way(reading, word, old, new, new.start, old.end)
        return
    yield finding(
        "P903", reading.passage.at(change.start), **shown_difference(change, new, abs(difference)),
        computation=f"{max(new, old, key=_value).text} − {min(new, old, key=_value).text}",
        quote=quote(reading.text, new.start, old.end),
    )  # fmt: skip


def _value(x: Quantity) -> Decimal:
    return x.count


def _rate(
    reading: Reading, earlier: Sequence[Quantity], change: Quantity, old: Quantity, word: str
) -> Iterator[Finding]:
    """``21.318 lượt, tăng 3,1% (20.671 lượt)``: the figure right before the change is the new value."""
    new = next((x for x in reversed(earlier) if not x.percent), None)
    unit = unit_of(reading, old)
    if new is None or not unit or unit_of(reading, new) != unit or new.depth != change.depth:
        return
    if _CHANGE.search(reading.text, max(0, new.start - 24), new.start):
        return  # "tăng 65 nghìn tấn, tức tăng 65,0% so với năm 2024 (100 nghìn tấn)": the amount of the change
    if not _STRAIGHT.fullmatch(reading.text, new.end, change.start) or _POINTS.match(reading.text, change.end):
        return
    off = (new.count - old.count) * 100 / old.count
    room = change.step + (new.slack + old.slack) * 100 / old.count
    signed = change.count if word == UP else -change.count
    base = new.count - old.count if word == UP else new.count + old.count
    if abs(off - signed) <= room or (base > 0 and abs(old.count * 100 / base - change.count) <= room):
        reading.compare(change, old, new)
        return
    against = any(words in reading.low[change.end : old.start] for words in _AGAINST)
    if not against and max(new.count, old.count) > 2 * min(new.count, old.count):
        return  # "tăng 8,2% (150 triệu đồng)": the amount, of a value that is not printed
    reading.compare(change, old, new)
    if (off > 0) != (word == UP) and abs(abs(off) - change.count) <= room:
        yield wrong_way(reading, word, old, new, new.start, old.end)
    else:
        yield finding(
            "P903", reading.passage.at(change.start), written=shown_value(change),
            right=f"{format_decimal(abs(off), max(1, len(change.text.partition(',')[2])))}%",
            computation=f"({new.text} − {old.text})/{old.text}", quote=quote(reading.text, new.start, old.end + 1),
        )  # fmt: skip
