"""Whether a change that a sentence tells leads from one value to another, and what is said where it does not.

An amount is the difference of the values, a percentage a share of the old one, points the difference of two rates.
"Tăng 2,5 lần" is said of what is now two and a half times as much and of what has grown by so much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import in_scale, is_slip
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    DOWN,
    UP,
    WORDS,
    change_holds,
    exact_change,
    noun_of,
    unit_of,
    wrong_change,
    wrong_way,
)
from tthc_render.prose.rules.told_values import ToldChange, ToldValue
from tthc_render.prose.sections import topic
from tthc_render.prose.slips import mistyped_values
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SUBJECT: Final = pattern_of(
    rf"(?:,|\.|;|\)|:)\s(?P<what>[^.;:,()\d]{{2,60}}?)\s(?:{'|'.join(WORDS)})(?!\w)[^.;:,()]*$", re.IGNORECASE
)
NO_SUBJECT: Final = nouns_in("""
tức là như vậy thế tương đương ứng với đã có số tỷ lệ tổng của trong này nêu trên năm nay chỉ đạt do đó theo mức hay
được và cũng còn lại tốc độ nhưng vẫn ước so cùng kỳ trước ngoái đầu
""")
_COUNTED: Final = pattern_of(
    r"(?:(?:còn|thì|nhưng|và|song|trong khi)(?: đó)?,? )*(?:tổng )?(?:số|lượng|quy mô)(?!\w)"
    r"(?!.*(?:tỷ lệ|tỉ lệ|tỷ trọng))",
    re.IGNORECASE,
)
"""``tỷ lệ tăng 15,8 điểm, còn số lượng hồ sơ tăng 52,6%``: what has changed is a number, no rate."""
_MOVED: Final = rf"(?:{'|'.join(WORDS)})(?:\s[^\W\d_]+){{0,3}}\s$"
_OWN_RATE: Final = pattern_of(
    r"(?<!\w)(?<!đạt )(?<!chiếm )(?:tỷ lệ|tỉ lệ|tỷ trọng|tỷ suất)\s(?!(?:tăng|giảm)\s)[^.;:,()\d]{2,80}?\s"
    rf"(?:[\d,]+\s?%[^.;:,()\d]{{0,40}}(?:\([^()]*\))?\s?[,(]?\s?)?{_MOVED}",
    re.IGNORECASE,
)
"""``tỷ lệ giải quyết đạt 95,2%, tăng``."""
_RATE_BEFORE: Final = pattern_of(rf"\d\s?%(?P<old>\s\([^()\d]*[\d,]+\s?%\))?,?\s\(?{_MOVED}", re.IGNORECASE)
_RATE_BEHIND: Final = pattern_of(
    r"\s?%[^.;()]{0,60}\((?:(?!đạt|bằng|chiếm|kế hoạch|tăng|giảm)[^()%]){0,40}?(?<![\d,])[\d,]+\s?%\)"
)
_RATE_REACH: Final = 160
_BESIDE: Final = 24
_TELLING: Final = 10
_LARGE: Final = 100


def alike(one: ToldValue, other: ToldValue) -> bool:
    """Do two values count the same, as far as their units say it?"""
    return one.figure.percent == other.figure.percent and (one.unit == other.unit or "" in (one.unit, other.unit))


def are_of_two_fates(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Are both persons, "người chết" and "người bị thương"?"""
    return unit_of(reading, one) == "người" and len({noun_of(reading, one), noun_of(reading, other)} - {"người"}) > 1


def is_subject(reading: Reading, new: ToldValue, old: ToldValue, figure: Quantity) -> bool:
    """``(15,0%). So với cùng kỳ (19,8%), tỷ lệ giải ngân cao hơn 5,4 điểm``: is the new value what has changed?"""
    behind = max((v.figure.end for v in (new, old) if v.figure.end < figure.start), default=figure.start)
    said = _SUBJECT.search(reading.text, behind, figure.start)
    if said and new.figure.percent and _COUNTED.match(said["what"]):
        return False
    words = frozenset(said["what"].lower().split()) - NO_SUBJECT if said else frozenset()
    start = max(reading.text.rfind(mark, 0, new.figure.start) for mark in (". ", "; ")) + 1
    behind_it = re.split(r"[.,;:()]", reading.low[new.figure.end : new.figure.end + _BESIDE])[0]
    named = reading.low[start : new.figure.end] + behind_it
    return words.issubset(re.findall(r"\w+", named)) or bool(said and topic(said["what"]) & topic(named))


def is_of_rate(reading: Reading, figure: Quantity) -> bool:
    """``120 đơn (cùng kỳ 108 đơn); tỷ lệ giải quyết đạt 95,2%, tăng 2,1% so với cùng kỳ (93,1%)``: is a change in per
    cent one of the rate before it, and not of what was counted?"""
    if not figure.percent:
        return False
    back = max(0, figure.start - _RATE_REACH)
    if _OWN_RATE.search(reading.text, back, figure.start):
        return True
    said = _RATE_BEFORE.search(reading.text, back, figure.start)
    return said is not None and bool(said["old"] or _RATE_BEHIND.match(reading.text, figure.end))


def is_between_rates(reading: Reading, figure: Quantity) -> bool:
    """``tỷ lệ giải quyết đạt 95,2%, tăng 2,1% so với cùng kỳ (93,1%)``: has a change in per cent a named rate right
    before it and the earlier one in the bracket behind it? What was paid out may grow while its share falls."""
    back = max(0, figure.start - _RATE_REACH)
    own = _OWN_RATE.search(reading.text, back, figure.start)
    said = _RATE_BEFORE.search(reading.text, back, figure.start)
    if not own or not said or said["old"] or not figure.percent:
        return False
    return _RATE_BEHIND.match(reading.text, figure.end) is not None and own.start() < said.start()


def in_one_scale(new: ToldValue, old: ToldValue) -> tuple[Quantity, Quantity]:
    """``tháng 5 đạt 412, tháng 6 đạt 436 tỷ đồng``."""
    return in_scale(old.figure, [new.figure])[0], in_scale(new.figure, [old.figure])[0]


def _ratios(word: str, new: Quantity, old: Quantity) -> list[Decimal]:
    """How many times as much, as a change may say it; none where it goes the other way."""
    low, high = (new.count, old.count) if WORDS.get(word) == DOWN else (old.count, new.count)
    if not low or high <= low:
        return []
    return [high / low] if word.endswith("gấp") else [high / low, high / low - 1]


def _is_cut_or_rounded(change: ToldChange, ratio: Decimal, new: Quantity, old: Quantity) -> bool:
    low, high = sorted((new.count, old.count))
    room = (new.slack + old.slack) / low * (1 + high / low)
    return -change.figure.step / 2 - room <= ratio - change.figure.count < change.figure.step + room


def holds(reading: Reading, change: ToldChange, new: Quantity, old: Quantity) -> bool:
    """Does the change lead from the old value to the new one, as exactly as they are printed?"""
    figure = change.figure
    if new.percent != old.percent or not old.count or not new.count:
        return False
    if change.times:
        return any(_is_cut_or_rounded(change, x, new, old) for x in _ratios(change.word, new, old))
    if new.percent and figure.percent and not is_in_points(reading.text, figure):
        rate = abs(new.count - old.count) * 100 / old.count
        if abs(rate - figure.count) <= figure.step * 2:
            return True
    return change_holds(new, old, figure, up=WORDS[change.word] == UP)


def is_turned(change: ToldChange, new: Quantity, old: Quantity) -> bool:
    """Would the change hold the other way round?"""
    if new.percent != old.percent or not old.count or not new.count:
        return False
    if change.times:
        turned = {UP: DOWN, DOWN: UP}.get(change.word)
        ratios = _ratios(turned, new, old)[:1] if turned else []
        return any(_is_cut_or_rounded(change, x, new, old) for x in ratios)
    return change_holds(new, old, change.figure, up=WORDS[change.word] != UP)


def is_contrary(change: ToldChange, new: Quantity, old: Quantity) -> bool:
    """Is the new value on the other side of the old one, however far?"""
    return new.count != old.count and (new.count > old.count) != (WORDS[change.word] == UP)


def is_slipped(change: ToldChange, new: Quantity, old: Quantity) -> bool:
    """Is the change one slip of typing away from the right one?"""
    figure = change.figure
    right = (exact_change(new, old, figure) / figure.step).to_integral_value(ROUND_HALF_UP)
    return not change.times and is_slip(figure.count / figure.step, right)


def is_value_slipped(change: ToldChange, new: Quantity, old: Quantity) -> bool:
    """Would the change hold if one slip of typing in one of the two values were mended?"""
    figure = change.figure
    if change.times or figure.count / figure.step < _TELLING or new.percent:
        return False
    pairs = [(one, old.count) for one in _meant(new)] + [(new.count, one) for one in _meant(old)]
    for now, then in pairs:
        off = now - then if WORDS[change.word] == UP else then - now
        if then and abs((off * 100 / then if figure.percent else off) - figure.count) <= figure.step / 2:
            return True
    return False


def _meant(x: Quantity) -> set[Decimal]:
    """What a figure of three digits and more may have been before one slip."""
    return mistyped_values(x.count, x.step) if x.count >= _LARGE * x.step else set()


def told_wrong(reading: Reading, change: ToldChange, new: Quantity, old: Quantity, *, sure: bool) -> Iterator[Finding]:
    """The finding on a change that does not hold; its amount is only told of values that are ``sure``."""
    figure = change.figure
    start, end = min(new.start, old.start, figure.start), max(new.end, old.end, figure.end)
    if change.times:
        if is_turned(change, new, old):
            yield wrong_way(reading, change.word, old, new, start, end)
        for ratio in _ratios(change.word, new, old)[:1]:
            high, low = (old, new) if WORDS.get(change.word) == DOWN else (new, old)
            yield finding(
                "P903", reading.passage.at(figure.start), written=f"{figure.text} lần",
                right=f"{format_decimal(ratio, max(1, len(figure.text.partition(',')[2])))} lần",
                computation=f"{high.text}/{low.text}", quote=quote(reading.text, start, end),
            )  # fmt: skip
        return
    up = WORDS[change.word] == UP
    if change_holds(new, old, figure, up=not up):
        yield wrong_way(reading, change.word, old, new, start, end)
    elif not sure:
        return
    elif (new.count > old.count) == up and new.count != old.count:
        yield wrong_change(reading, figure, new, old)
