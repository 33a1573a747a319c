"""A figure of a list that two computations of the section make another one, none of them a share: P977, P301.

``gồm 94 dự án … 51; 29; 10; 14. Tổng vốn 1.312 tỷ đồng, bình quân 12,6 tỷ đồng/dự án``: the list makes 104, and so does
the mean. ``118 người. … phát hiện mới 27; 19 …; 3 …; 8 … Hiện quản lý 117 người, trong đó 46, 12, 28, 29``: the list
makes 115, and so do all figures before it. ``1.284 học sinh: 731, 452, 97, 14 … 1.219, 61, 4 … 418, 427, 439``: two
lists make the total, the third misses it by a slip. ``312 hồ sơ, gồm 96 tập thể và 226 cá nhân … 89 tập thể và 192 cá
nhân; … 24 cá nhân``: 216 are left of all and are what is said of individuals elsewhere. No words need to join the
figures: a slip that mends two computations is no chance. Nothing is said where the figures as printed make any of the
sums, nor where what they miss by is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, amount
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.measures import EXACT, MONEY, UNITS_OF_MEASURE, kind_of
from tthc_render.prose.rates import rates_of
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.twice_proved import is_beside_change
from tthc_render.prose.slips import misreckoned_values
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_LINES: Final = 8
_LEAST, _MOST = 5, 60
_BEFORE: Final = 12
_SHORT, _LONG = 2, 12
_TELLING: Final = 20
_SURE: Final = 100
_TEN: Final = 10
_NEAR, _VERY_NEAR, _THREE = Decimal("0.06"), Decimal("0.02"), 3
_SIGNED: Final = 7
_REACH: Final = 60
_NUMBERED: Final = pattern_of(r"\d{1,2}[).]\s")


class _Term(NamedTuple):
    """A figure with its passage, its sentence and its place among the figures of the section."""

    nth: int
    reading: Reading
    sentence: tuple[int, int]
    x: Quantity
    kind: str

    @property
    def value(self) -> Decimal:
        return self.x.count


_List = Sequence[_Term]


def check_two_computations(context: ProseContext) -> list[Finding]:
    """Findings on figures that are a slip away from what two computations make of them."""
    out: list[Finding] = []
    for section in _sections(context.running):
        if not _LEAST <= sum(len(reading.counts) for reading in section) <= _MOST:
            continue
        terms = _terms(section)
        if len(terms) >= _LEAST:
            lists = [*_lists(terms)]
            out += _totals(section, terms, lists)
            out += _thirds(terms, lists)
            out += _parts(terms, lists)
    return out


def _sections(readings: Sequence[Reading]) -> Iterator[Sequence[Reading]]:
    """The paragraphs between headings, so many at the most."""
    run: list[Reading] = []
    for reading in readings:
        if reading.passage.role == "heading" or len(run) == _LINES or reading.crowded:
            yield run
            run = []
        if reading.passage.role != "heading" and not reading.crowded:
            run.append(reading)
    yield run


def _terms(section: Sequence[Reading]) -> list[_Term]:
    out: list[_Term] = []
    for at, reading in enumerate(section):
        for x in reading.counts:
            if not x.value or x.hedge not in EXACT or x.depth or "/" in x.unit or is_beside_change(reading, x):
                continue
            if _NUMBERED.match(reading.text, x.start) and not x.start:
                continue
            sentence = next((n for n, s in enumerate(reading.sentences) if s.start <= x.start < s.end), 0)
            out.append(_Term(len(out), reading, (at, sentence), x, kind_of(x.unit)))
    return out


def _is_measured(term: _Term) -> bool:
    return term.kind == MONEY or term.x.unit in UNITS_OF_MEASURE


def _alike(one: _Term, other: _Term) -> bool:
    """May one be a part of the other: both things, whatever they are called, or of one unit of measure?"""
    if _is_measured(one) or _is_measured(other):
        return one.x.unit == other.x.unit and one.x.scale == other.x.scale
    return True


def _lists(terms: _List) -> Iterator[_List]:
    """The runs of figures that may be all parts of one thing: those of a sentence, with and without the first, and the
    last figures of lines in a row."""
    sentences: dict[tuple[int, int], list[_Term]] = {}
    lines: list[list[_Term]] = [[]]
    for term in terms:
        sentences.setdefault(term.sentence, []).append(term)
    for run in sentences.values():
        for some in (run, run[1:]):
            if some and _SHORT <= len(some) <= _LONG and all(_alike(some[0], x) for x in some):
                yield some
    for run in sentences.values():
        reading = run[0].reading
        if run[0].sentence[1] == 0 and (reading.passage.label or _NUMBERED.match(reading.text)):
            lines[-1].append(run[-1])
        elif lines[-1]:
            lines.append([])
    for some in lines:
        if _SHORT <= len(some) <= _LONG and all(_alike(some[0], x) for x in some):
            yield some


def _sum(terms: _List) -> Decimal:
    return sum((x.value for x in terms), ZERO)


def _is_slip(x: _Term, right: Decimal) -> bool:
    """Is a figure one slip away from another?"""
    return right in misreckoned_values(x.value, x.x.step)


def _whole(terms: _List, some: _List) -> _Term | None:
    """The figure right before a list that it may divide."""
    before = terms[: some[0].nth]
    near = [x for x in before[-_BEFORE:] if _alike(x, some[0]) and x.value > max(y.value for y in some)]
    return near[-1] if near else None


def _totals(section: Sequence[Reading], terms: _List, lists: Sequence[_List]) -> Iterator[Finding]:
    """Totals that their list and another computation make another figure."""
    for some in lists:
        whole, made = _whole(terms, some), _sum(some)
        if whole is None or made == whole.value or not _TELLING * whole.x.step <= made < _TEN * whole.value:
            continue
        if made * _TEN <= whole.value or not _is_slip(whole, made):
            continue
        if any(x.value in (made, abs(whole.value - made)) for x in _others(terms, some)) or _is_made(
            terms, lists, whole
        ):
            continue
        again = _again(section, terms, lists, whole, some)
        if again:
            yield _told(whole, made, f"{_added(some, whole)}; {again}")


def _others(terms: _List, some: _List) -> _List:
    nths = {x.nth for x in some}
    return [x for x in terms if x.nth not in nths]


def _is_made(terms: _List, lists: Sequence[_List], x: _Term) -> bool:
    """Is a figure as printed the sum of any list, or what the figures of its sentence leave?"""
    if any(_sum(some) == x.value for some in lists if x not in some):
        return True
    return any(a.value - b.value == x.value for a, b in product(terms, repeat=2) if _alike(a, x) and _alike(b, x))


def _again(section: Sequence[Reading], terms: _List, lists: Sequence[_List], whole: _Term, some: _List) -> str:
    """Another computation that makes of a total what its list makes, as it is told; "" if there is none."""
    made = _sum(some)
    for other in lists:
        if _sum(other) == made and not {x.nth for x in other} & {whole.nth, *(x.nth for x in some)}:
            return _added(other, whole)
    for rate in (rate for reading in section for rate in rates_of(reading)):
        if rate.is_of_others or rate.time or not rate.figure.of or rate.figure.digits < _SURE:
            continue
        for x in terms:
            if kind_of(x.x.unit) == rate.figure.unit.kind and rate.agrees(
                float(x.value / made) * rate.figure.unit.worth
            ):
                return f"{shown(x.x)} / {rate.figure.shown}"
    before = [x for x in terms[: whole.nth] if _alike(x, whole)]
    if _SHORT < len(before) <= _SIGNED and made >= _SURE:
        for signs in product((1, -1), repeat=len(before) - 1):
            if before[0].value + sum((sign * x.value for sign, x in zip(signs, before[1:], strict=True)), ZERO) == made:
                return amount(before[0].value, whole.x) + "".join(
                    f" {'+' if sign > 0 else '−'} {amount(x.value, whole.x)}"
                    for sign, x in zip(signs, before[1:], strict=True)
                )
    return ""


def _thirds(terms: _List, lists: Sequence[_List]) -> Iterator[Finding]:
    """Lists that miss a total which other lists of the section make."""
    for some in lists:
        if len(some) <= _SHORT:
            continue
        for whole in terms[: some[0].nth]:
            off = whole.value - _sum(some)
            near = _NEAR if len(some) > _THREE else _VERY_NEAR
            if not off or not _alike(whole, some[0]) or abs(off) > near * whole.value:
                continue
            others = [y for y in lists if _sum(y) == whole.value and y[0].nth > whole.nth]
            others = [y for y in others if not {x.nth for x in y} & {x.nth for x in some}]
            told = any(x.value in (_sum(some), abs(off)) for x in _others(terms, some))
            if len(others) <= 1 or told or _has_more(some):
                continue
            slips = [x for x in some if _is_slip(x, x.value + off)]
            if slips:
                x = slips[-1] if len(slips) == 1 else some[0]
                yield finding(
                    "P301", x.reading.passage.at(x.x.start), total=shown(whole.x),
                    parts=" + ".join(y.x.text for y in some), sum=amount(_sum(some), whole.x),
                    difference=amount(abs(off), whole.x),
                    quote=quote(x.reading.text, some[0].x.start - _REACH // 2, some[-1].x.end),
                )  # fmt: skip
                return


def _has_more(some: _List) -> bool:
    """``tốt 43, hoàn thành 02, không xếp loại 01``: does its sentence have a figure that is not read as a count?"""
    reading, first = some[0].reading, some[0].x
    stop = reading.sentence_at(first.start).end
    others = (x for x in reading.quantities if first.start <= x.start < stop and not (x.percent or x.countable))
    return any(x.value is not None for x in others)


def _parts(terms: _List, lists: Sequence[_List]) -> Iterator[Finding]:
    """Parts of a list that its total and the figures of the same noun elsewhere make another one."""
    for some in lists:
        whole = _whole(terms, some)
        if whole is None or _sum(some) == whole.value:
            continue
        for part in some:
            right = whole.value - _sum(some) + part.value
            unit = part.x.unit
            if right / part.x.step < _TELLING or not unit or unit == whole.x.unit:
                continue
            same = [x for x in terms if x.x.unit == unit and x is not part and x.sentence != part.sentence]
            if len(same) != _SHORT or _sum(same) != right or not _is_slip(part, right):
                continue
            if not any(x.value in (right, abs(part.value - right)) for x in _others(terms, some)):
                left = " − ".join(amount(x.value, part.x) for x in (whole, *(y for y in some if y is not part)))
                yield _told(part, right, f"{left}; {_added(same, part)}")


def _added(some: _List, like: _Term) -> str:
    return " + ".join(amount(x.value, like.x) for x in some)


def _told(x: _Term, right: Decimal, computation: str) -> Finding:
    x.reading.compare(x.x)
    return finding(
        "P977", x.reading.passage.at(x.x.start), written=shown(x.x), right=amount(right, x.x), computation=computation,
        quote=quote(x.reading.text, x.x.start - _REACH, x.x.end + len(x.x.noun) + 1),
    )  # fmt: skip
