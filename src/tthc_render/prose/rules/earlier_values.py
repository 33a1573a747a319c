"""Changes between a value and an earlier one, by the words that say of each figure what it is: P903, P904.

``chết 05 người (cùng kỳ 07 người), giảm 02 người``; ``năm 2020 có 24 sản phẩm, … gấp 4 lần``; ``đầu năm là 254 hộ, cuối
năm còn 198 hộ. Như vậy trong năm giảm 56 hộ``; ``51,6%, tăng 3,2 điểm phần trăm so với mức 48,4%``. The new value is
the last one of its unit before the change, the old one the nearest of an earlier time, with no other value between:
within the part of the sentence between semicolons if it has both, else within the sentence, else with the sentence
before. Where any pair of values makes the change, nothing is said. "Tăng 2,5 lần" is said of what is now two and a half
times as much and of what has grown by so much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.change_equations import (
    alike,
    are_of_two_fates,
    holds,
    in_one_scale,
    is_of_rate,
    is_subject,
    told_wrong,
)
from tthc_render.prose.rules.growth import are_two_times, changes
from tthc_render.prose.rules.told_values import (
    ToldChange,
    ToldValue,
    is_of_parts,
    told_changes,
    told_values,
    unit_counted,
)
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn", "gấp", "ngắn"})
_GOES_ON: Final = pattern_of(r"\s*(?:Như vậy|Như thế|Theo đó|So với|Tức là)(?!\w)")
_MEANS: Final = ("bình quân", "trung bình")
_THEN_FROM: Final = pattern_of(r"\s?%?(?: [^\W\d_]+){0,8}?(?:,|\s\(|\s[-–])?\s?(?:tức |cụ thể )?(?:là )?từ\s(?:mức\s)?")
"""``tăng 2,5 lần, từ 480 lên 1.200 lượt``."""
_REACHED: Final = pattern_of(r"\s?%?(?: điểm(?: phần trăm| %)?|(?: [^\W\d_]+){1,3})?,?\s(?:chỉ )?còn\s")
_INSIDE: Final = pattern_of(r"[,;]\s(?:trong (?:số )?đó|riêng):?\s[^.;,()\d]{0,40}", re.IGNORECASE)
_GROWS: Final = pattern_of(r"\s[^\W\d_]+(?:\s(?:hàng|ngành|mặt hàng|sản phẩm|chỉ tiêu))?\s(?:tăng|giảm)\s?[,;(]\s?\D")
"""``9 nhóm tăng, 2 nhóm giảm (giao thông giảm 3,21%)``: how many changed, no values of two times."""
_FAR: Final = 260
_SHORT: Final = 3


def check_earlier_values(context: ProseContext) -> list[Finding]:
    """Findings on changes that the value of an earlier time beside them contradicts."""
    return [item for reading in context.saying(_SAID) if len(reading.quantities) > 2 for item in _of_passage(reading)]


def _of_passage(reading: Reading) -> Iterator[Finding]:
    grown = {change.figure.start for change in changes(reading) if change.pair}
    told = told_changes(reading)
    for change in told:
        if change.figure.start not in grown:
            yield from _judge(reading, change, told_values(reading)[1], told)


def _scopes(reading: Reading, x: Quantity) -> Iterator[tuple[int, int]]:
    """The clause between semicolons, the sentence, the sentence with the one before it that it goes on from."""
    at = next((n for n, s in enumerate(reading.sentences) if s.start <= x.start < s.end), 0)
    sentence, text = reading.sentences[at], reading.text
    stop = text.find("; ", x.end, sentence.end)
    yield (
        max(text.rfind("; ", sentence.start, x.start) + 1, sentence.start),
        stop if stop >= 0 else sentence.end,
    )
    yield sentence.start, sentence.end
    if at and _GOES_ON.match(text, sentence.start):
        yield reading.sentences[at - 1].start, sentence.end


def _judge(
    reading: Reading, change: ToldChange, values: Sequence[ToldValue], told: Sequence[ToldChange]
) -> Iterator[Finding]:
    figure = change.figure
    for nth, (start, stop) in enumerate(_scopes(reading, figure)):
        near = [v for v in values if start <= v.figure.start < stop and abs(v.figure.start - figure.start) < _FAR]
        near = [v for v in near if not is_of_parts(reading, v.figure, figure)]
        near = _of_its_kind(reading, change, [v for v in near if not _GROWS.match(reading.text, v.figure.end)])
        pair = _pair(reading, figure, near)
        if pair and any(c is not change and _is_of(reading, c, *pair, change) for c in told):
            return
        if pair is None:
            continue
        new, old = pair
        if any(_tells_it(reading, c, *pair, figure) for c in told if c is not change):
            return  # "28,8 tỷ đồng (cùng kỳ 36 tỷ đồng), mức giảm 20% thu hẹp so với mức giảm 32% của năm trước"
        if any(_REACHED.fullmatch(reading.text, figure.end, v.figure.start) for v in near if v is not new):
            return  # "7,02% xuống 5,88%, giảm 1,14%; tỷ lệ chung giảm 0,86%, còn 2,10%"
        if _INSIDE.search(reading.text, old.figure.end, figure.start):
            return  # "14 người (cùng kỳ 19 người), trong đó tăng 05 người ở đô thị"
        others = ((one, other) for one, other in product(near, repeat=2) if not one.earlier and one is not old)
        if (nth and _has_another(reading, old, near, new)) or any(
            holds(reading, change, *in_one_scale(one, other)) for one, other in others if one is not other
        ):
            return
        if old.figure.count and all(v.figure.exact or v.figure.hedge in _MEANS for v in pair):
            reading.compare(figure, new.figure, old.figure)
            yield from told_wrong(reading, change, *in_one_scale(new, old), sure=not old.unnamed)
        return


def _is_of(reading: Reading, other: ToldChange, new: ToldValue, old: ToldValue, change: ToldChange) -> bool:
    """``tăng 6,5% so với tháng 8 (5,98 tỷ USD) và tăng 12,1% so với cùng kỳ``: is the old value that of another
    change, as in ``tăng 15 hồ sơ so với tháng trước và tăng 25% so với quý I (620 hồ sơ)``?"""
    text, own = reading.text, change.figure
    if new.figure.start < other.figure.start < old.figure.start < own.start:
        return other.figure.percent == own.percent and "so với" in text[other.figure.end : old.figure.start]
    return own.start < other.figure.start < old.figure.start and "so với" in text[own.end : other.figure.start]


def _tells_it(reading: Reading, other: ToldChange, new: ToldValue, old: ToldValue, figure: Quantity) -> bool:
    """Does another change of the sentence, told in the same way before this one, lead from the old value to the new?"""
    x = other.figure
    alike = x.percent == figure.percent and not other.times and old.figure.end < x.start < figure.start
    return alike and old.figure.count != 0 and holds(reading, other, *in_one_scale(new, old))


def _of_its_kind(reading: Reading, change: ToldChange, near: Sequence[ToldValue]) -> list[ToldValue]:
    """The values that a change may be of; of rates what they are a share of does not matter."""
    unit = unit_counted(reading, change.figure)
    if is_in_points(reading.text, change.figure):
        return [replace(v, aside=False) for v in near if v.figure.percent]
    if is_of_rate(reading, change.figure):
        return [v for v in near if v.figure.percent]
    if change.times:
        return [v for v in near if not v.figure.percent]
    if change.figure.percent:
        return list(near)
    return [v for v in near if not v.figure.percent and (v.unit in (unit, "") or not unit)]


def _pair(reading: Reading, figure: Quantity, near: Sequence[ToldValue]) -> tuple[ToldValue, ToldValue] | None:
    """The new and the old value; None where the words do not say which is which."""
    behind = [v for v in near if v.figure.end <= figure.start]
    for old in sorted(near, key=lambda v: abs(v.figure.start - figure.start)):
        if old.aside:
            continue
        follows = next((v for v in near if v.figure.start > old.figure.start), None)
        if old.from_there and follows is not None and follows.to_there:
            new: ToldValue | None = follows
        else:
            new = next((v for v in reversed(behind) if v is not old and alike(v, old) and not v.earlier), None)
        if new is not None and not new.aside and old.is_before(new) and _belong(reading, new, old, figure, near):
            return new, old
    return None


def _belong(reading: Reading, new: ToldValue, old: ToldValue, figure: Quantity, near: Sequence[ToldValue]) -> bool:
    """Are the two values of one thing, and is it what has changed?"""
    if are_two_times(*reading.text[figure.end : old.figure.start].rpartition("(")[::2]):
        return False
    if not alike(new, old) or are_of_two_fates(reading, new.figure, old.figure):
        return False
    if (
        old.figure.start > figure.end
        and old.from_there
        and not _THEN_FROM.fullmatch(reading.text, figure.end, old.figure.start)
    ):
        return False
    bare = not (new.unit or old.unit) and not (figure.percent and len(old.figure.text) > _SHORT)
    if bare or (not figure.unit and not figure.percent and not new.unit):
        return False
    if (old.owned and old.figure.start < new.figure.start) or not is_subject(reading, new, old, figure):
        return False
    first, last = sorted((new.figure.start, old.figure.start))
    if any(first < v.figure.start < last and alike(v, old) for v in near):
        return False
    return not any(
        new.figure.start < v.figure.start < figure.start and not alike(v, old) and v.unit and not v.aside for v in near
    )


def _has_another(reading: Reading, old: ToldValue, near: Sequence[ToldValue], new: ToldValue) -> bool:
    """``hộ nghèo 812 hộ (đầu năm 921 hộ); hộ cận nghèo 392 hộ, giảm 36 hộ``: is it the earlier value of another?"""
    start, stop = next(iter(_scopes(reading, old.figure)))
    return any(v is not old and v is not new and v.unit == old.unit and start <= v.figure.start < stop for v in near)
