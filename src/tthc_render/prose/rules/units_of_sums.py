"""A total and its parts that agree to the digit if one of them has another unit or another scale word: P923.

``450 m, 520 m và 280 m, tổng chiều dài 1.250 km``; ``120 kg; 85 kg; 35 kg. Tổng số 2,4 tấn``; ``312,5 ha, gồm lúa
187,2 m2; cây lâu năm 74,1 ha; …``; lines below each other with the total above or below them. A total is one that is
called so, that words of division follow, or that stands above three lines. That all digits agree is no chance; nothing
is said where any run of figures makes the total as it is printed, or where more than one figure may be the one with the
wrong unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.measures import MONEY, UNITS_OF_MEASURE, Measured, measured
from tthc_render.prose.rates import totals_of
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_TOTAL: Final = pattern_of(r"(?<!\w)(?:tổng|cộng|tất cả)(?!\w)[^.;\d]{0,60}$")
_DIVIDES: Final = pattern_of(
    r"(?:[^.;\d()]|\d[\d,]*\s?%|\([^()]*\)){0,90}?"
    r"(?:(?<!\w)(?:gồm|cụ thể|chia ra|như sau)(?!\w)|:|(?:[.;]\s)?(?<!\w)trong (?:số )?đó(?!\w))"
)
_SCALES: Final = {"": 1.0, "nghìn": 1e3, "triệu": 1e6, "tỷ": 1e9, "nghìn tỷ": 1e12}
_KINDS: Final = frozenset({MONEY, *(kind for kind, _ in UNITS_OF_MEASURE.values())})
_WORDS: Final = frozenset({"đồng", *(word.lower() for word in UNITS_OF_MEASURE)})
_LINES: Final = 12
_SHORT, _FEW = 120, 4
_LEAST, _MOST = 2, 12
_TELLING, _EXACT, _FINE, _TINY = 10, 1e-9, 50, 100


class _Unit(NamedTuple):
    """What a figure may be printed in: its words, and what one of it is worth."""

    words: str
    worth: float


class _Odd(NamedTuple):
    """A figure that has the wrong unit, and the right one."""

    figure: Measured
    unit: _Unit


def check_units_of_sums(context: ProseContext) -> list[Finding]:
    """Findings on units that keep sums from holding."""
    out: dict[tuple[int, int], Finding] = {}
    for at, reading in context.places_saying(_WORDS):
        if not reading.has_digits or reading.crowded:
            continue
        for kind in {x.unit.kind for x in measured(reading)} & _KINDS:
            for figures, totals in _windows(context.running, at, kind):
                if len(figures) > _LEAST and len({_worth(x) for x in figures}) > 1:
                    found = _judged(figures, totals)
                    if found:
                        item = _told(*found)
                        out.setdefault((item.where.line, item.where.column), item)
    return [*out.values()]


def _windows(readings: Sequence[Reading], at: int, kind: str) -> Iterator[tuple[Sequence[Measured], Sequence[int]]]:
    """Rows of figures of one kind, with the places of those that may be totals: those of a passage, and the first of
    each line below it or above it."""
    own = _of_kind(readings[at], kind)
    yield own, [nth for nth, x in enumerate(own) if _is_total(x)]
    leads = readings[at].text.endswith(":")
    first = at + 1
    if own and first < len(readings) and readings[first].text.endswith(":") and not _of_kind(readings[first], kind):
        first += 1  # "Nội dung chi:"
    below = _lines(readings[first : first + _LINES], kind) if own else []
    for x in own[:_FEW] if below else ():
        if leads or _is_total(x) or len(below) > _LEAST:
            yield [x, *below], [0]
    if len(own) == 1 and _is_total(own[0]):
        above = _lines(readings[max(0, at - _LINES) : at][::-1], kind)[::-1]
        yield [*above, own[0]], [len(above)]


def _lines(readings: Sequence[Reading], kind: str) -> list[Measured]:
    """The first figure of each line of a list."""
    out: list[Measured] = []
    for reading in readings:
        listed = reading.passage.role == "item" or len(reading.text) < _SHORT
        figures = _of_kind(reading, kind) if listed else ()
        if not figures or _is_total(figures[0]):
            break
        out.append(figures[0])
    return out


def _of_kind(reading: Reading, kind: str) -> list[Measured]:
    return [x for x in totals_of(reading) if x.unit.kind == kind and x.of and not x.is_planned and not x.is_rough]


def _is_total(x: Measured) -> bool:
    return _is_called(x) or _DIVIDES.match(x.reading.low, x.end) is not None


def _is_called(x: Measured) -> bool:
    return _TOTAL.search(x.reading.low, max(0, x.start - 80), x.start) is not None


def _worth(x: Measured) -> float:
    """What one of the printed unit is worth, with its scale word."""
    return x.unit.worth * (float(x.of.scale) if x.of else 1)


def _judged(figures: Sequence[Measured], totals: Sequence[int]) -> tuple[_Odd, Measured, Sequence[Measured]] | None:
    found: list[tuple[_Odd, Measured, Sequence[Measured]]] = []
    for nth in totals:
        total = figures[nth]
        after, before = figures[nth + 1 : nth + 1 + _MOST], figures[max(0, nth - _MOST) : nth]
        runs = [after[:stop] for stop in range(_LEAST, len(after) + 1)]
        runs += [before[start:] for start in range(len(before) - _LEAST + 1)]
        if any(_makes(sum(x.value for x in run), total.value, [total, *run]) for run in runs):
            return None
        for run in runs:
            found += [(odd, total, run) for odd in _odd(total, run)]
    return found[0] if len({(id(odd.figure), odd.unit.worth) for odd, _, _ in found}) == 1 else None


def _odd(total: Measured, run: Sequence[Measured]) -> Iterator[_Odd]:
    """The figures that make the sum hold if they have the unit of the others, or the total any unit of its kind."""
    if (total.digits if _is_called(total) else total.significant) < _TELLING or any(
        one.value == other.value for one, other in pairwise(run)
    ):
        return
    units = {_worth(x): _Unit(_unit_words(x), _worth(x)) for x in (total, *run)}
    added, wanted = sum(x.value for x in run), total.value / _worth(total)
    if len({_worth(x) for x in run}) == 1:
        for unit in {**{unit.worth: unit for unit in _units(total)}, **units}.values():
            if unit.worth != _worth(total) and _makes(added, wanted * unit.worth, [total, *run], unit.worth):
                yield _Odd(total, unit)
    for x in run:
        for unit in units.values():
            changed = x.value / _worth(x) * unit.worth
            small = min(changed, *(y.value for y in run if y is not x)) * _TINY < total.value
            if unit.worth != _worth(x) and not small and _makes(added - x.value + changed, total.value, [total, *run]):
                yield _Odd(x, unit)


def _units(x: Measured) -> Iterator[_Unit]:
    """All units that a figure of this kind may be printed in."""
    if x.unit.kind == MONEY:
        yield from (_Unit(f"{word} {MONEY}".strip(), worth) for word, worth in _SCALES.items())
    elif x.of and x.of.scale == 1:
        yield from (_Unit(word, worth) for word, (kind, worth) in UNITS_OF_MEASURE.items() if kind == x.unit.kind)


def _unit_words(x: Measured) -> str:
    scale = next((word for word, worth in _SCALES.items() if x.of and float(x.of.scale) == worth), "")
    return f"{scale} {x.unit.word}".strip()


def _makes(added: float, total: float, figures: Sequence[Measured], worth: float = 0) -> bool:
    """Is a sum the total, to the last digit, or within what finely printed figures are rounded by?"""
    off, steps = abs(added - total), [x.step for x in figures[1:]] + [figures[0].step / _worth(figures[0]) * worth]
    slack = sum(steps if worth else [x.step for x in figures]) / 2
    return off <= _EXACT * total or (off <= slack and slack * _FINE <= total)


def _told(odd: _Odd, total: Measured, run: Sequence[Measured]) -> Finding:
    x, text = odd.figure, odd.figure.of.text if odd.figure.of else ""
    near = [y for y in (total, *run) if y.reading is x.reading]
    for y in near:
        x.reading.compare(y)
    number = text.split()[0] if text else format_decimal(0)
    return finding(
        "P923", x.reading.passage.at(x.start), written=x.shown, right=f"{number} {odd.unit.words}",
        computation=f"{' + '.join(y.shown for y in run)} = {total.shown}",
        quote=quote(x.reading.text, max(0, min(y.start for y in near) - 20), max(y.end for y in near) + 12),
    )  # fmt: skip
