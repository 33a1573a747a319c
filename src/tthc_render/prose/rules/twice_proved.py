"""A figure of a list that its total and a share of the passage both make another one: P977.

``174 tin báo. Đã khởi tố 41 vụ; không khởi tố 29 vụ; tạm đình chỉ 66 vụ; đang xác minh 48 vụ … tin đang xác minh chiếm
21,8%``: the list makes 174 with 38 in the place of 48, and 38 of 174 are 21,8%, which no two figures of the passage
are. What words stand between the total and its list does not matter, nor how many digits the figures have: a slip in
one figure that mends two computations is no chance. The share follows its figure, or is called as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, amount
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.measures import EXACT, MONEY, UNITS_OF_MEASURE, kind_of
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.slips import digits_of, misreckoned_values
from tthc_render.prose.spans import Quantity, is_in_points
from tthc_render.vietnamese.patterns import pattern_of

_LINES: Final = 8
_LEAST, _MOST = 3, 60
_BEFORE: Final = 14
_LONGEST: Final = 12
_NEAR: Final = 60
_FEW, _SURE = 2, 4
"""Of a share of so many digits no figures make it by chance."""
_ALL: Final = 100
_CHANGE: Final = pattern_of(r"(?<!\w)(?:tăng|giảm|vượt|hụt|cao hơn|thấp hơn|kế hoạch|cùng kỳ)(?!\w)[^.;()\d]{0,20}$")
_SENTENCE: Final = pattern_of(r"[.!?]\s")
_CLAUSE: Final = pattern_of(r"[.;:]\s|\d")
_MARK: Final = pattern_of(r"[.;:,]\s")
_DIGITS: Final = pattern_of(r"\d+")
_ASIDE: Final = pattern_of(r"(?<!\w)(?:trong đó|riêng|trong số|có|với|kể cả)(?!\w)[^.;,()\d]{0,60}$")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_AFTER: Final = pattern_of(r"[^.;,()\d]{0,60}")
_EVERYWHERE: Final = nouns_in(
    """chiếm đạt tỷ lệ số tổng là của và có các người hồ sơ được trong đó cho với theo bằng trên đến từ đã loại tin vụ
    việc đơn phần nhóm cả kết quả không tỉnh xã"""
)
"""Words that name no part."""


class _Term(NamedTuple):
    """A figure with its passage and its place among the figures of its section."""

    nth: int
    at: int
    reading: Reading
    x: Quantity
    unit: str
    value: Decimal


class _Share(NamedTuple):
    at: int
    reading: Reading
    x: Quantity

    def is_of(self, part: Decimal, whole: Decimal) -> bool:
        """Is it the share of one in the other, as it is rounded?"""
        return abs(part * _ALL - self.x.count * whole) <= self.x.step / 2 * whole


def check_twice_proved(context: ProseContext) -> list[Finding]:
    """Findings on parts that a slip parts from their total and from their share."""
    return [item for section in _sections(context) for item in _judged(section)]


def _sections(context: ProseContext) -> Iterator[list[tuple[int, Reading]]]:
    """The paragraphs up to the next heading, so many at the most, that have a share."""
    running, done = context.running, 0
    for at, _ in context.with_shares:
        if at < done:
            continue
        first = at
        while first > max(done, at - _LINES // 2) and running[first - 1].passage.role != "heading":
            first -= 1
        done = at + 1
        while done < min(len(running), first + _LINES) and running[done].passage.role != "heading":
            done += 1
        yield [(nth, running[nth]) for nth in range(first, done) if not running[nth].crowded]


def _judged(section: Sequence[tuple[int, Reading]]) -> Iterator[Finding]:
    figures = [
        (at, reading, x) for at, reading in section for x in reading.counts if x.value and x.hedge in EXACT
    ]  # fmt: skip
    if not _LEAST <= len(figures) <= _MOST:
        return
    terms = [_Term(nth, *figure, kind_of(figure[2].unit), figure[2].count) for nth, figure in enumerate(figures)]
    told: set[int] = set()
    meant: dict[int, Sequence[Decimal]] = {}
    for share in _shares(section):
        for part in _owners(terms, share):
            if part.nth in told or is_beside_change(part.reading, part.x) or _explains(terms, part, share):
                continue
            if part.nth not in meant:
                meant[part.nth] = sorted(misreckoned_values(part.value, part.x.step))
            found = _proof(terms, part, share, meant[part.nth])
            if found is not None:
                told.add(part.nth)
                yield _found(part, *found, share)


def _owners(terms: Sequence[_Term], share: _Share) -> Sequence[_Term]:
    """The figure right before a share; of a share that no figures make those that are called as it is, too."""
    owner = _followed(terms, share)
    if owner and _explains(terms, owner, share):
        return []
    if any(_explains(terms, x, share) for x in terms):
        return [owner] if owner else []
    sure = digits_of(share.x.text) >= _SURE
    named = [x for x in terms if x is not owner and (sure or _is_named(x, share))]
    return [owner, *named] if owner else named


def _explains(terms: Sequence[_Term], part: _Term, share: _Share) -> bool:
    """Is it the share of a figure in another?"""
    room, made = share.x.step / 2, part.value * _ALL
    low, high = made / (share.x.count + room), made / (share.x.count - room)
    return any(low <= x.value <= high and _alike(part, x) for x in terms)


def _shares(section: Sequence[tuple[int, Reading]]) -> Iterator[_Share]:
    for at, reading in section:
        for x in reading.quantities if "%" in reading.text else ():
            if not x.percent or x.hedge or not 0 < x.count < _ALL or digits_of(x.text) < _FEW:
                continue
            if not is_beside_change(reading, x) and not is_in_points(reading.text, x):
                yield _Share(at, reading, x)


def _followed(terms: Sequence[_Term], share: _Share) -> _Term | None:
    """The figure that a share stands right behind, in one sentence with it."""
    before = [x for x in terms if x.at == share.at and x.x.end <= share.x.start]
    if not before or share.x.start - before[-1].x.end > _NEAR:
        return None
    last = before[-1]
    between = (x for x in share.reading.quantities if last.x.end <= x.start < share.x.start)
    apart = _SENTENCE.search(share.reading.text, last.x.end, share.x.start) or any(between)
    return None if apart else last


def _alike(one: _Term, other: _Term) -> bool:
    """May they be parts of one whole: things that are counted, or measured in one unit?"""
    return one.unit == other.unit or (not _is_measured(one) and not _is_measured(other))


def _is_measured(x: _Term) -> bool:
    return x.unit == MONEY or x.x.unit in UNITS_OF_MEASURE


def _is_named(term: _Term, share: _Share) -> bool:
    """Is a share called as the figure is: ``đang xác minh 38 vụ``, ``tin đang xác minh chiếm 21,8%``; ``34 xã đạt từ 10
    đến 14 tiêu chí``, ``nhóm 10 đến 14 tiêu chí chiếm 26,4%``?"""
    led = _CLAUSE.split(share.reading.low[max(0, share.x.start - _NEAR) : share.x.start])[-1]
    own = f"{term.x.label} {(_AFTER.match(term.reading.text, term.x.end) or [''])[0]}".lower()
    if not {*_WORD.findall(led)}.isdisjoint({*_WORD.findall(own)} - _EVERYWHERE):
        return True
    led = _MARK.split(share.reading.low[max(0, share.x.start - _NEAR) : share.x.start])[-1]
    own = _MARK.split(term.reading.low[term.x.end : term.x.end + _NEAR], maxsplit=1)[0]
    return not {*_DIGITS.findall(led)}.isdisjoint(_DIGITS.findall(own))


_Proof = tuple[_Term, Sequence[_Term], Decimal]


def _proof(terms: Sequence[_Term], part: _Term, share: _Share, meant: Sequence[Decimal]) -> _Proof | None:
    """The total, its list and what the part should be, one of those that it may have been."""
    half = share.x.step / 2
    totals = []
    for total in terms[: part.nth]:  # those of which the share is that of a figure one slip away
        least, most = (total.value * (share.x.count + off) / _ALL for off in (-half, half))
        if (at := bisect_left(meant, least)) < len(meant) and meant[at] <= most and _alike(total, part):
            totals.append(total)
    if not totals:
        return None
    known = {x.value for x in terms}
    for parts in _lists(terms, part):
        added = sum((x.value for x in parts), ZERO)
        if added in known:
            return None
        for total in totals:
            right = total.value - added + part.value
            near = 0 < parts[0].nth - total.nth <= _BEFORE
            if near and right in meant and right not in known and share.is_of(right, total.value):
                return total, parts, right
    return None


def _lists(terms: Sequence[_Term], part: _Term) -> Iterator[Sequence[_Term]]:
    """The lists that a figure may be a part of: a run in its sentence, or the first figures of lines in a row."""
    line = [x for x in terms if x.at == part.at and (x.unit == part.unit or not (x.unit and part.unit))]
    flat = [x for x in line if x.x.depth == part.x.depth and (x is part or not _is_aside(x))]
    own = [x for x in flat if x.unit == part.unit]  # "6 xã đạt từ 15 đến 18 tiêu chí; 34 xã …"
    for run in (line, flat, *([own] if len(own) < len(flat) else ())):
        at = run.index(part)
        ends = [
            _SENTENCE.search(one.reading.text, one.x.end, other.x.start) is not None for one, other in pairwise(run)
        ]
        first, last = at, at
        while first > 0 and not ends[first - 1]:
            first -= 1
        while last < len(run) - 1 and not ends[last]:
            last += 1
        for start in range(first, at + 1):
            for stop in range(at, min(last, start + _LONGEST - 1) + 1):
                if stop > start:
                    yield run[start : stop + 1]
    heads = {x.at: x for x in reversed(terms) if _alike(x, part)}
    if heads.get(part.at) is part:
        first = last = part.at
        while heads.get(first - 1):
            first -= 1
        while heads.get(last + 1):
            last += 1
        for start in range(first, part.at + 1):
            for stop in range(part.at, last + 1):
                if stop > start:
                    yield [heads[nth] for nth in range(start, stop + 1)]


def is_beside_change(reading: Reading, x: Quantity) -> bool:
    """Do words of a change or a plan stand right before a figure?"""
    return _CHANGE.search(reading.low, max(0, x.start - _NEAR), x.start) is not None


def _is_aside(term: _Term) -> bool:
    return _ASIDE.search(term.reading.low, max(0, term.x.start - _NEAR), term.x.start) is not None


def _found(part: _Term, total: _Term, parts: Sequence[_Term], right: Decimal, share: _Share) -> Finding:
    part.reading.compare(*(x.x for x in parts if x.reading is part.reading))
    others = " − ".join(amount(x.value, part.x) for x in parts if x is not part)
    return finding(
        "P977", part.reading.passage.at(part.x.start), written=shown(part.x), right=amount(right, part.x),
        computation=f"{amount(total.value, part.x)} − {others}; {share.x.text}%",
        quote=quote(part.reading.text, part.x.start - _NEAR, part.x.end + len(part.x.noun) + 1),
    )  # fmt: skip
