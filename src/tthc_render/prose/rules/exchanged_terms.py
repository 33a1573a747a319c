"""A figure that no others make and, with two neighbouring digits exchanged, others do: P977.

``vốn được giao 143.700 triệu đồng … giải ngân 31.614 triệu đồng … còn phải giải ngân là 112.806 triệu đồng``: whatever
the words between them are, no two figures of that unit in the section make 112.806 as a sum or a difference, but
143.700 − 31.614 is 112.086. Of a figure that is said to be left, a digit that is another tells as
much. How telling that is depends on how many digits all three have, how many pairs agree, and how many sums and
differences of two figures there are: ``_CHANCE``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.missed_rests import LEFT
from tthc_render.prose.sections import TIMES
from tthc_render.prose.slips import exchanges
from tthc_render.prose.spans import Quantity
from tthc_render.prose.unit_groups import by_unit
from tthc_render.vietnamese.numbers import format_decimal

_CHANCE: Final = 0.003
_CHANCE_OF_REST: Final = 0.05
_LINES: Final = 8
_LEAST, _MOST = 3, 24
_DIGITS: Final = 4
_DIGIT: Final = "0123456789"
_NEAR: Final = 40
_SMALL: Final = 100
"""What is less than a hundredth of a sum hardly changes it: nearly all are one of the other figures and so little."""
_REACH: Final = 44
_BEFORE: Final = 8


class _Term(NamedTuple):
    """A figure with its passage and its value in whole steps of its group."""

    value: int
    reading: Reading
    figure: Quantity


_Made = dict[int, list[tuple[int, int]]]
"""The pairs of figures of which the sum, or the difference if the second is below zero, is a value."""


def check_exchanged_terms(context: ProseContext) -> list[Finding]:
    """Findings on figures whose digits changed places, as sums and differences of others in the section show."""
    return [item for section in _sections(context.running) for group in _groups(section) for item in _judged(group)]


def _sections(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """The paragraphs up to the next heading, so many at the most."""
    section: list[Reading] = []
    for reading in readings:
        if reading.passage.role == "heading" or len(section) == _LINES:
            yield section
            section = []
        section.append(reading)
    yield section


def _groups(section: Sequence[Reading]) -> Iterator[list[_Term]]:
    """The figures of a section by what they count."""
    groups: dict[str, list[tuple[Reading, Quantity]]] = {}
    for reading in section:
        for unit, figures in by_unit(reading).items() if reading.has_digits and not reading.crowded else ():
            groups.setdefault(unit, []).extend((reading, x) for x in figures)
    for found in groups.values():
        if _LEAST <= len(found) <= _MOST:
            step = min(x.step for _, x in found)
            yield [_Term(int(x.count / step), reading, x) for reading, x in found]


def _judged(terms: Sequence[_Term]) -> Iterator[Finding]:
    known = [term.value for term in terms]
    made: _Made | None = None
    told: set[int] = set()
    for nth, (value, reading, x) in enumerate(terms):
        said = str(int(x.count / x.step))
        if len(said) < _DIGITS or value in told or known.count(value) > 1:
            continue
        made = _made(sorted(set(known))) if made is None else made
        if value in made:
            continue
        step = value // int(said)
        is_rest = _is_left(reading, x)
        limit = _CHANCE_OF_REST if is_rest else _CHANCE
        for digits, tried in _slips(said, others=is_rest):
            right = int(digits) * step
            pairs = _apart(made.get(right, ()), value) if right not in known else []
            pairs = [(one, two) for one, two in pairs if not is_rest or (two < 0 and value < one)]
            if tried > len(said):  # in one balance all pairs agree as soon as one does
                pairs = pairs[:1]
            told_of = pairs and tried * _chance(right, value, pairs, made) <= limit
            if told_of and not _is_made_of_three(value, known, made):
                reading.compare(x)
                told.update(abs(term) for pair in pairs for term in pair)
                yield _found(reading, x, int(digits), pairs, terms)
                break
        else:
            if is_rest and not _is_made_of_three(value, known, made):
                yield from _rest_of_three(terms, nth)


def _is_left(reading: Reading, x: Quantity) -> bool:
    """Do the words before a figure say that it is left (``Số dư đến ngày 31/12/2025: 41.450.000 đồng``)?"""
    start = max(0, x.start - _REACH)
    led = reading.text[start : x.start]
    bare = " ".join(TIMES.sub("", led).split()).replace(" :", ":")
    return any(LEFT.search(words) is not None for words in (led, f"{bare} "))


def _rest_of_three(terms: Sequence[_Term], at: int) -> Iterator[Finding]:
    """What is left of a whole after two, or of two after one: the three stand before it, in this order."""
    value, reading, x = terms[at]
    step = value // int(x.count / x.step)
    wanted = {int(digits) * step for digits in exchanges(str(value // step))}
    sums = {
        made: (one, two, sign, three)
        for one, two, three in combinations(terms[max(0, at - _BEFORE) : at], 3)
        for sign, made in (("−", one.value - two.value - three.value), ("+", one.value + two.value - three.value))
        if made > 0 and len({one.value, two.value, three.value, value}) == len((one, two, three, x))
    }
    values = [term.value for term in terms[:at]]
    if any(whole - spent == value for nth, whole in enumerate(values) for spent in accumulate(values[nth + 1 :])):
        return
    found = wanted & sums.keys()
    near = sum(value < 2 * made and made < 2 * value for made in sums)
    grain = _grain(value, *(term.value for term in terms[:at]))
    if len(found) != 1 or len(wanted) * near * grain > _CHANCE_OF_REST * value * 1.5:
        return
    right = found.pop()
    one, two, sign, three = sums[right]
    reading.compare(x)
    yield finding(
        "P977", reading.passage.at(x.start), written=shown(x),
        computation=f"{one.figure.text} {sign} {two.figure.text} − {three.figure.text}",
        right=format_decimal((right // step * x.step / x.scale).normalize()),
        quote=quote(reading.text, x.start - _NEAR, x.end + _NEAR),
    )  # fmt: skip


def _grain(*values: int) -> int:
    """The worth of the last digit that is no zero in all of the figures."""
    step = 1
    while all(value % (step * 10) == 0 for value in values):
        step *= 10
    return step


def _slips(said: str, *, others: bool) -> Iterator[tuple[str, int]]:
    """What a slip may have made a figure of, and how many there are of that kind: exchanges, then other digits."""
    yield from ((digits, len(said) - 1) for digits in exchanges(said))
    if others:
        for at, digit in enumerate(said):
            yield from ((f"{said[:at]}{other}{said[at + 1 :]}", 9 * len(said)) for other in _DIGIT if other != digit)


def _made(values: Sequence[int]) -> _Made:
    out: _Made = {}
    for nth, one in enumerate(values):
        for other in values[:nth]:
            out.setdefault(one + other, []).append((one, other))
            out.setdefault(one - other, []).append((one, -other))
    return out


def _apart(pairs: Sequence[tuple[int, int]], value: int) -> list[tuple[int, int]]:
    """The pairs without the figure itself, and of several with one figure the first."""
    used, out = {value}, []
    for one, other in pairs:
        if used.isdisjoint((one, abs(other))) and min(abs(one), abs(other)) * _SMALL > abs(one + other):
            used |= {one, abs(other)}
            out.append((one, other))
    return out


def _is_made_of_three(value: int, known: Sequence[int], made: _Made) -> bool:
    """``được giao 143.700, bổ sung 720; giải ngân 31.614, còn 112.806``: do three figures make it?"""
    return any(
        {value, other}.isdisjoint((one, abs(two)))
        for other in known
        if other != value
        for rest in (value - other, value + other)
        for one, two in made.get(rest, ())
    )


def _chance(right: int, value: int, pairs: Sequence[tuple[int, int]], made: _Made) -> float:
    """How likely figures that do not belong together would agree so by one slip of one of them."""
    step = _grain(right, value, *(abs(x) for pair in pairs for x in pair))
    dense = sum(right < 2 * x and x < 2 * right for x in made) * step / (1.5 * right)
    return float(dense ** len(pairs))


def _found(
    reading: Reading, x: Quantity, right: int, pairs: Sequence[tuple[int, int]], terms: Sequence[_Term]
) -> Finding:
    figures = {term.value: term.figure for term in terms}
    computation = ", ".join(
        f"{figures[one].text} {'+' if other > 0 else '−'} {figures[abs(other)].text}" for one, other in pairs[:2]
    )
    return finding(
        "P977", reading.passage.at(x.start), written=shown(x), computation=computation,
        right=format_decimal((right * x.step / x.scale).normalize()),
        quote=quote(reading.text, x.start - _NEAR, x.end + _NEAR),
    )  # fmt: skip
