"""A change whose earlier value stands in a bracket, behind the change or behind what it is held against: P903, P904.

``phát hiện 618 vụ … Số vụ tăng 47 vụ so với cùng kỳ năm trước (571 vụ)``; ``điều trị 21.318 lượt, tăng 3,1% (20.671
lượt)``; ``386 vụ, làm chết 152 người. So với cùng kỳ (345 vụ, 161 người chết) tăng 41 vụ, giảm 9 người chết``. The new
value is any figure of the section that counts the same: where one makes the change, it holds. A figure that makes it
the other way round shows a wrong word, and the one that leads to the change a wrong amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import PERSONS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.change_bases import Base, base_of
from tthc_render.prose.rules.change_equations import (
    holds,
    in_one_scale,
    is_contrary,
    is_slipped,
    is_subject,
    is_turned,
    is_value_slipped,
    told_wrong,
)
from tthc_render.prose.rules.direction import WORDS, noun_of, shown_value, wrong_way
from tthc_render.prose.rules.growth import changes
from tthc_render.prose.rules.told_values import ToldChange, ToldValue, is_of_parts, told_changes, told_values
from tthc_render.prose.sections import before, lead, topic
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn", "gấp", "ngắn"})
_CLAUSE: Final = pattern_of(r"\s(?:tăng|giảm)(?: thêm| được)?\s$")
_SAID_AGAIN: Final = pattern_of(
    r"[^.;:()\d]{0,40}?(?:(?:,|\svà)\s(?:tương (?:ứng|đương)(?: với)? |tức (?:là )?|hay |với tốc độ )?(?:mức )?"
    r"(?:tăng|giảm|bằng)|,?\s(?:tương (?:ứng|đương)|tức)(?: với| là)?)\s"
)
_ANY_OF: Final = frozenset({"trường hợp", "đơn vị", "người"})
"""Nouns that take up whatever was counted before."""
_MEANS: Final = ("bình quân", "trung bình")
_LEAST: Final = 10
_MOST: Final = 8
_OF_ALL: Final = pattern_of(r"(?<!\w)(?:tổng|chung|toàn|cả|tính)(?!\w)", re.IGNORECASE)
_STARTS: Final = (". ", "; ", ", ", ") ")


def check_based_changes(context: ProseContext) -> list[Finding]:
    """Findings on changes that the bracket of their base and the new value contradict."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if "(" in reading.text and len(reading.quantities) > 1
        for item in _of_passage(readings, at)
    ]


def _of_passage(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    grown = {change.figure.start for change in changes(reading) if change.pair}
    last: ToldChange | None = None
    for change in told_changes(reading):
        base = None if change.figure.start in grown else base_of(reading, change)
        if base:
            found = [*_judge(readings, at, change, base)]
            yield from found or (_of_amount(reading, last, change, base) if last and base.ahead else ())
        last = change


def _of_amount(reading: Reading, amount: ToldChange, share: ToldChange, base: Base) -> Iterator[Finding]:
    """``So với cuối năm 2024 (415,4 tỷ đồng), dư nợ tăng 21,6 tỷ đồng, tăng 2,5%``: the amount and its share, of one
    base."""
    one, other, old = amount.figure, share.figure, base.old.figure
    said = _SAID_AGAIN.fullmatch(reading.text, one.end, other.start)
    alike = one.countable and one.unit == old.unit != "" and not old.percent and other.percent
    if not said or not alike or WORDS[amount.word] != WORDS[share.word] or is_in_points(reading.text, other):
        return
    exact = one.count * 100 / old.count
    room = other.step + (one.slack + exact / 100 * old.slack) * 100 / old.count
    if old.start < one.start and abs(exact - other.count) > room:
        yield finding(
            "P903", reading.passage.at(other.start), written=shown_value(other),
            right=f"{format_decimal(exact, max(1, len(other.text.partition(',')[2])))}%",
            computation=f"{one.text}/{old.text}", quote=quote(reading.text, old.start, other.end + 1),
        )  # fmt: skip


def _judge(readings: Sequence[Reading], at: int, change: ToldChange, base: Base) -> Iterator[Finding]:
    reading, old, figure = readings[at], base.old, change.figure
    known = [
        (of, v)
        for of in before(readings, at)
        for v in _counted(reading, change, old, of, _stop(change, base) if of is reading else len(of.text))
    ]
    known += [(reading, v) for v in _counted_otherwise(reading, change, old)]
    reading.compare(figure, old.figure)
    news = [(of, v) for of, v in known if not v.earlier and not v.aside]
    new = _nearest(reading, change, base, [v for of, v in news if of is reading])
    if old.figure.percent and not is_in_points(reading.text, figure):  # a growth or a difference: only its direction
        if new is not None and is_contrary(change, new.figure, old.figure):
            yield wrong_way(reading, change.word, old.figure, new.figure, new.figure.start, old.figure.end)
        return
    if any(holds(reading, change, *in_one_scale(v, old)) for _, v in known):
        return
    if new is not None:
        if is_subject(reading, new, old, figure) and (new.figure.exact or new.figure.hedge in _MEANS):
            yield from _told(reading, change, *in_one_scale(new, old), named=base.named)
        return
    back = {v.figure.count: v for _, v in news if is_turned(change, *in_one_scale(v, old))}
    telling = figure.count / figure.step >= _LEAST or len({v.figure.count for _, v in known}) == 1
    far = next(iter(back.values())) if len(back) == 1 and telling else _alone(reading, base, figure, news)
    if far is not None:
        here = replace(far, figure=replace(far.figure, start=figure.start, end=figure.end))
        yield from told_wrong(reading, change, *in_one_scale(here, old), sure=not back)
    elif figure.percent and len(news) <= _MOST and (slipped := _slipped(readings, at, change, base, news)) is not None:
        here = replace(slipped, figure=replace(slipped.figure, start=figure.start, end=figure.end))
        yield from _told(reading, change, *in_one_scale(here, old), named=True)


def _told(reading: Reading, change: ToldChange, new: Quantity, old: Quantity, *, named: bool) -> Iterator[Finding]:
    wrong = list(told_wrong(reading, change, new, old, sure=named or _is_sure(change, new, old)))
    yield from wrong
    meant = named or is_value_slipped(change, new, old)
    if not wrong and meant and not change.times and is_contrary(change, new, old):
        yield wrong_way(reading, change.word, old, new, min(new.start, old.start), max(old.end, change.figure.end))


def _slipped(
    readings: Sequence[Reading], at: int, change: ToldChange, base: Base, news: Sequence[tuple[Reading, ToldValue]]
) -> ToldValue | None:
    """``giải quyết 2.418 lượt BHXH một lần. … Số đơn hưởng BHXH một lần giảm 21,6% so với cùng kỳ (4.083 lượt)``: the
    only value from which one slip in it, in the old one or in the change leads to what is told, and whose words name
    what has changed."""
    reading, old, figure = readings[at], base.old.figure, change.figure
    start = max(reading.text.rfind(mark, 0, figure.start) for mark in _STARTS) + 2
    said = reading.text[start : figure.start]
    matter = topic(said) - topic(f"số {base.old.unit}")
    if base.ahead and reading.text.startswith("% (", figure.end):
        return None  # "hộ nghèo giảm 24,9% (189 hộ), hộ cận nghèo giảm 14,9% (từ 389 hộ)"
    others = [x for of in before(readings, at) for x in of.counts if of is not reading or x.start != old.start]
    others += [replace(x, value=x.count * old.scale) for x in others if old.scale != 1]
    if _OF_ALL.search(said) or any(holds(reading, change, x, old) for x in others):
        return None
    found = {
        v.figure.count: v
        for of, v in news
        if topic(f"{lead(of, v.figure)} {v.figure.after}") & matter
        and (is_slipped(change, *(pair := in_one_scale(v, base.old))) or is_value_slipped(change, *pair))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _stop(change: ToldChange, base: Base) -> int:
    return base.start if base.ahead else change.figure.start


def _alone(
    reading: Reading, base: Base, figure: Quantity, news: Sequence[tuple[Reading, ToldValue]]
) -> ToldValue | None:
    """``tai nạn xảy ra 48 vụ. … So với tháng trước (56 vụ), số vụ tai nạn giảm 28,6%``: the only value of its unit in
    the paragraphs before, where the matter is named, too."""
    if not base.ahead or len(news) != 1 or news[0][0] is reading:
        return None
    of, value = news[0]
    matter = topic(reading.text[base.old.figure.end : figure.start]) - topic(f"số {value.unit}")
    return value if topic(f"{lead(of, value.figure)} {value.figure.after}") & matter else None


def _is_sure(change: ToldChange, new: Quantity, old: Quantity) -> bool:
    """``tăng 17,0% (361,67 tỷ đồng)``: what no word names may be an amount, which is far smaller than the value."""
    near = max(new.count, old.count) <= 2 * min(new.count, old.count)
    slipped = is_slipped(change, new, old) or is_value_slipped(change, new, old)
    return slipped or (change.figure.percent and near)


def _counted(reading: Reading, change: ToldChange, old: ToldValue, of: Reading, stop: int) -> Iterator[ToldValue]:
    """The values of a passage that count what the old value does."""
    persons = old.unit == "người"
    fate = noun_of(reading, old.figure if change.figure.percent else change.figure) if persons else ""
    for value in told_values(of)[1]:
        x = value.figure
        if of is reading and is_of_parts(reading, x, change.figure):
            continue
        if x.end > stop or x.percent != old.figure.percent or (not x.percent and value.unit != old.unit) or not x.count:
            continue
        if not persons or "người" in (fate, noun := noun_of(of, x)) or noun == fate:
            yield value


def _counted_otherwise(reading: Reading, change: ToldChange, old: ToldValue) -> Iterator[ToldValue]:
    """``kỷ luật 12 đảng viên, tăng 3 trường hợp so với cùng kỳ (15 trường hợp)``: the only count of its sentence,
    from which the change leads to the old value one way or the other."""
    if old.unit not in _ANY_OF or change.figure.percent:
        return
    start = max(reading.text.rfind(mark, 0, change.figure.start) for mark in (". ", "; ")) + 1
    near = [
        v for v in told_values(reading)[1] if start <= v.figure.start < change.figure.start and not v.figure.percent
    ]
    if len(near) != 1 or not (x := near[0].figure).countable or x.scale != 1 or near[0].unit == old.unit:
        return
    fits = x.unit in PERSONS if old.unit == "người" else x.unit not in ("đồng", "người")
    if fits and abs(x.count - old.figure.count) == change.figure.count:
        yield near[0]


def _nearest(reading: Reading, change: ToldChange, base: Base, known: Sequence[ToldValue]) -> ToldValue | None:
    """The new value: behind "so với … (…)" the only one of the passage, else the last of the sentence before it."""
    if base.new is not None:
        return base.new
    if base.ahead:
        free = [v for v in known if not v.figure.depth]
        return free[0] if len(free) == 1 else None
    start = max(reading.text.rfind(mark, 0, change.figure.start) for mark in (". ", "; ")) + 1
    if reading.text[start - 1 : start] == ";" and _CLAUSE.fullmatch(reading.text, start, change.figure.start):
        start = reading.text.rfind(". ", 0, start) + 1
        return next((v for v in known if v.figure.start >= start), None)
    for value in reversed(told_values(reading)[1]):
        x = value.figure
        if x.start < start:
            break
        if (
            x.end > _stop(change, base)
            or x.depth > change.figure.depth
            or value.aside
            or (x.percent and not base.old.figure.percent)
        ):
            continue
        if value in known:
            return value
        if change.figure.percent or change.times:
            return None
    return None
