"""A change in percent that was reckoned of the new value instead of the old one: P971.

``khai thác 9.350 tấn … Cùng kỳ 8.500 tấn … tăng 9,1%``: 850 tấn are 10,0% of 8.500 tấn and 9,1% of 9.350 tấn. All
values of the section are tried as old and new ones. Nothing is said where any two of one unit make the change as it is
to be reckoned; it is told where just one pair makes it the other way round, the words say only of its old value that it
is of an earlier time, and chance would hardly find such a pair among all that were tried. ``chết 209 người … (cùng kỳ
220 người), số người chết giảm 11,0%``: so is the difference itself that is printed as a share (P903).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import UP, WORDS, wrong_change
from tthc_render.prose.rules.labelled_values import subject_before
from tthc_render.prose.rules.told_values import ToldChange, ToldValue, told_changes, told_values
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn", "ngắn", "thêm"})
_OPENS: Final = pattern_of(
    r"(?:[-–+•*] |[a-z0-9]{1,2}[).] )?(?:(?:Trong|Vào|Tại|Ở|Còn|Trước đó,?) )?"
    r"(?:cùng kỳ|cùng thời điểm|(?:năm(?: học)?|kỳ|quý|tháng|tuần|vụ|đợt|nhiệm kỳ) (?:trước|ngoái)"
    r"|đầu (?:năm|kỳ|nhiệm kỳ))(?!\w)",
    re.IGNORECASE,
)
_AGAINST: Final = pattern_of(
    r"(?<!\w)so (?:với|sánh) [^.;:()]{0,30}?(?:cùng kỳ|(?:năm(?: học)?|kỳ|quý|tháng|tuần|vụ) (?:trước|ngoái))"
    r"[^.;:()]{0,30}$",
    re.IGNORECASE,
)
_FILLERS: Final = nouns_in("""
số tăng giảm thêm được là khoảng tương ứng đương tức hay so với cùng kỳ năm trước như vậy lượng tổng đã cả này nay còn
theo đó mức tốc độ tỷ lệ quý tháng hơn cao thấp nhiều ít lên xuống đạt bằng và nhưng
""")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_MARK: Final = pattern_of(r"[.;,(]\s?")
_LEAD, _BESIDE = 120, 40
_MOST: Final = 40
_BEHIND: Final = 1
_ALL: Final = 100
_LIMIT: Final = 0.1
_SPREAD: Final = 2
_REACH: Final = 70


def check_changes_of_new_values(context: ProseContext) -> list[Finding]:
    """Findings on changes that are a share of the new value."""
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if "%" in reading.text and not reading.crowded
        for change in told_changes(reading)
        if change.figure.percent and change.figure.exact and not change.times
        if not is_in_points(reading.text, change.figure)
        for item in _judged(context.running, at, change)
    ]


def _judged(readings: Sequence[Reading], at: int, change: ToldChange) -> Iterator[Finding]:
    reading, x = readings[at], change.figure
    near = [*readings[at + 1 : at + 1 + _BEHIND], *before(readings, at)]
    known = [(of, value) for of in near for value in told_values(of)[1] if value.figure.count and value.unit]
    known = [(of, value) for of, value in known if not value.figure.percent][:_MOST]
    up = WORDS[change.word] == UP
    turned: list[tuple[ToldValue, ToldValue]] = []
    amounts: list[tuple[ToldValue, ToldValue]] = []
    tried = 0
    for of_new, new in known:
        for of_old, old in known:
            one, other = new.figure.count, old.figure.count
            if new.unit != old.unit or one == other or (one > other) != up:
                continue
            off = abs(one - other) * _ALL
            if _makes(x.count, x.step, off / other, (new.figure.slack + old.figure.slack) * _ALL / other):
                return
            if new.aside or old.aside or not (new.figure.exact and old.figure.exact):
                continue
            tried += one < other * 2 and other < one * 2
            if new.is_before(old) or not (old.is_before(new) or _is_of_then(of_old, old) > _is_of_then(of_new, new)):
                continue
            if abs(off / one - x.count) <= x.step / 2 and _is_subject(reading, x, of_new, new):
                turned.append((new, old))
            bare = new.figure.scale == old.figure.scale and abs(one - other) == x.count * new.figure.scale
            if bare and of_new is of_old is reading and _is_subject(reading, x, of_new, new, named=True):
                amounts.append((new, old))
    if len(amounts) == 1 and not turned:
        reading.compare(x)
        yield wrong_change(reading, x, *(value.figure for value in amounts[0]))
        return
    if len({(new.figure.count, old.figure.count) for new, old in turned}) != 1:
        return
    if float(x.step / x.count) * tried / _SPREAD > _LIMIT:
        return
    after, prior = (value.figure for value in turned[0])
    right = abs(after.count - prior.count) * _ALL / prior.count
    if any(y.percent and abs(y.count - right) < y.step for of in near for y in of.quantities):
        return  # told of these two values elsewhere
    reading.compare(x)
    places = max(1, len(x.text.partition(",")[2]))
    off = abs(after.count - prior.count)
    yield finding(
        "P971", reading.passage.at(x.start), written=f"{x.text}%", base=shown(prior), other=shown(after),
        part=f"{format_decimal(off / after.scale)} {after.noun or after.unit}".strip(),
        right=f"{format_decimal(right, places)}%",
        quote=quote(reading.text, max(0, x.start - _REACH), min(len(reading.text), x.end + _REACH)),
    )  # fmt: skip


def _is_subject(reading: Reading, x: Quantity, of: Reading, new: ToldValue, *, named: bool = False) -> bool:
    """Do the words before a change that name what has changed, if there are any (``named``: there are), stand at the
    new value, too?"""
    sentence = reading.sentence_at(x.start)
    words = frozenset(subject_before(reading.text, x.start, sentence)) - _FILLERS
    y = new.figure
    if named:
        return bool(words) and words <= {*_WORD.findall(of.low[max(0, y.start - _LEAD) : y.end + _BESIDE])}
    if not words or (of is reading and y.end <= x.start and not _MARK.search(reading.text, y.end, x.start)):
        return True
    behind = _MARK.split(of.low[y.end : y.end + _BESIDE], maxsplit=1)[0]
    return not words.isdisjoint(_WORD.findall(f"{of.low[max(0, y.start - _LEAD) : y.start]} {behind}"))


def _is_of_then(reading: Reading, value: ToldValue) -> bool:
    """Is a value of an earlier time, by its own words or by those that open its sentence: ``Cùng kỳ, lúa đạt …``?"""
    if value.earlier or value.from_there or value.owned:
        return True
    if value.figure.depth:
        opened = reading.text.rfind("(", 0, value.figure.start)
        return _AGAINST.search(reading.text, max(0, opened - _LEAD), opened) is not None
    sentence = reading.sentence_at(value.figure.start)
    return _OPENS.match(reading.text, sentence.start, value.figure.start) is not None


def _makes(said: Decimal, step: Decimal, made: Decimal, room: Decimal) -> bool:
    """Is a change what two values make, rounded or cut off?"""
    return abs(made - said) < step + room
