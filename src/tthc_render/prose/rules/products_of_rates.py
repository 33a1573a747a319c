"""A rate, what it is of and how many it is for, of which one figure is mistyped: P913.

``58,6 tạ/ha``, ``mỗi xã 12 tiêu chí``, ``750 nghìn đồng/người/tháng``: a rate names what it counts and what it is for,
wherever its total and its number stand in the section. All totals and numbers of these units are tried. Nothing is said
where any of them agree. If none do, and but for one slip just one pair does (two digits that changed places, a power of
ten or another unit, one digit), that pair was meant, unless chance over all pairs that were tried may explain it
(`_LIMITS`: the nearer the figures stand the more is known of them). A mean right behind the only total and the only
number of its clause is theirs without any slip; so is one behind a sentence that tells both, where no others are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import log10
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.measures import MONEY, UNITS_OF_MEASURE, Measured
from tthc_render.prose.nouns import KNOWN_UNITS
from tthc_render.prose.rate_frames import CLAUSE, SENTENCE, Frame, Triple, section_of, triples_of
from tthc_render.prose.rates import EPSILON, Rate, rates_of, totals_of
from tthc_render.prose.reading import Reading
from tthc_render.prose.slips import mended_between, slip_between
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

Slip = Literal["swap", "shift", "digit", "none"]
_LIMITS: Final = (0.45, 0.45, 0.45, 0.15, 0.05, 0.02)
"""So many of the pairs that have nothing to do with a rate may look as if one slip kept them from making it, by how
near they stand (`rate_frames`)."""
_EXACT: Final = 0.1
"""The most for a rule or a price, which may be paid to others, too."""
_UNSAID: Final = 0.05
"""The most for a figure for each of something that no word says to be a mean."""
_ORDER: Final[tuple[tuple[Slip, bool], ...]] = (
    ("swap", True), ("shift", False), ("swap", False), ("digit", True), ("digit", False), ("none", True),
)  # fmt: skip
_POWERS: Final = (1, 2, 3, 4, 6)
_SCALES: Final = (3, 6)
_HECTARES: Final = 4
_FAR, _TEN, _WAYS = 5, 11, 9
_SHIFTED, _SPREAD = 0.43, 2.7
"""Half of the figures of a decade are so many tens off; what is of one size is from a third to three times of it."""
_DIGITS: Final = 100
_MONEY_WORDS: Final = (("tỷ", 1e9), ("triệu", 1e6))
_SAME: Final = 0.01
_REACH, _MANY, _LEAST_ROUGH = 200, 24, 1000
_GIFTS: Final = frozenset({"suất", "phần", "quà", "túi", "gói"})
_GIVEN: Final = frozenset({"người", "hộ", "khẩu", "đối tượng", "lao động"})
_IN_ALL: Final = pattern_of(r"(?<!\w)(?:tổng|cộng)(?!\w)[^.;:()\d]{0,30}$")
_MEAN_OF_IT: Final = pattern_of(r"[^.;:()\d]{0,30}, (?:bình quân|trung bình)[^.;()\d]{0,30}")
_AREA, _WEIGHT = "diện tích", "khối lượng"


@dataclass(frozen=True, slots=True)
class _Slipped:
    """The figure of a triple that a slip keeps from agreeing with the others, and what it should be."""

    triple: Triple
    slip: Slip
    figure: Measured
    right: float

    @property
    def is_exact(self) -> bool:
        """Do the others make it to its last digit?"""
        one = self.triple
        return self.figure is one.total and abs(one.rate.figure.value * one.count - self.right) <= EPSILON * self.right

    @property
    def of_rate(self) -> bool:
        """Is it the rate that is mistyped?"""
        return self.figure is self.triple.rate.figure


def check_products_of_rates(context: ProseContext) -> list[Finding]:
    """Findings on rates, totals and numbers that do not make each other."""
    readings = context.running
    return [
        item
        for at, reading in enumerate(readings)
        for rate in rates_of(reading)
        if not rate.is_of_others
        for item in _judged(readings, at, rate)
    ]


def _judged(readings: Sequence[Reading], at: int, rate: Rate) -> Iterator[Finding]:
    section = section_of(readings, at)
    if sum(len(rates_of(near)) for near in section) > _MANY:
        return  # a table or a list, where some agree by chance
    frame = Frame(readings[at], rate, section)
    triples = [] if frame.has_rival else list(triples_of(frame))
    meant = [one for one in triples if frame.may_be_meant(one)]
    held = [one for one in triples if one.holds and not _is_swapped(one)]
    own = next((one for one in meant if one.is_beside), None)
    confused = [one for one in meant if held and all(_is_confused(one, other) for other in held)]
    if len(confused) == 1:
        readings[at].compare(rate.figure)
        yield _told(_Slipped(confused[0], "none", rate.figure, confused[0].made))
        return
    if any(own is None or one.total is own.total or one.number is own.number for one in held):
        readings[at].compare(rate.figure)
        meant = list(_of_others(frame, triples))
    best = _best(meant)
    if best and not _is_taken(frame, best) and not _is_of_several(frame, best):
        best.figure.reading.compare(best.figure)
        yield _told(best)


def _is_swapped(one: Triple) -> bool:
    """``2.350 ha, năng suất 6,2 tấn/ha, sản lượng 14.750 tấn``: is the total, which the mean makes only where it is cut
    off, what they make to the last digit, with two digits exchanged?"""
    x, total = one.rate.figure, one.total
    if not one.rate.is_mean or one.made - x.value <= x.step / 2 or total.significant < _LEAST_ROUGH:
        return False
    exact = x.value * one.count / total.step
    return abs(exact - round(exact)) < EPSILON * exact and slip_between(total.digits, round(exact)) == "swap"


def _is_confused(own: Triple, held: Triple) -> bool:
    """``412 vụ. Tiền phạt 1.442 triệu đồng, bình quân 6,4 triệu đồng/vụ; … Tổng giá trị 2.622 triệu đồng``: is the mean
    right behind its own total that of one which is told behind it?"""
    x, total = own.rate.figure, own.total
    if held.number is not own.number or held.time is not own.time or total.is_aside or x.digits < _TEN:
        return False
    behind = held.total is not total and (held.total.reading is not x.reading or held.total.start > x.end)
    return (
        own.is_near
        and behind
        and total.reading is x.reading
        and bool(_MEAN_OF_IT.fullmatch(x.reading.low, total.end, x.start))
    )


def _of_others(frame: Frame, triples: Sequence[Triple]) -> Iterator[Triple]:
    """``412 hộ nghèo, mức 500.000 đồng/hộ, kinh phí 206 triệu đồng; 318 hộ cận nghèo, kinh phí 195 triệu đồng``: the
    groups behind the one that proves a rule to be theirs, too, each with its own number and total."""
    if frame.rate.is_mean or frame.rivals:
        return
    held = {id(x) for one in triples if one.holds for x in (one.total, one.number)}
    counted = {id(one.number) for one in triples}
    numbers: list[Measured] = []
    for x in frame.figures:
        if x.reading is not frame.own or x.start < frame.rate.figure.end or x.depth:
            continue
        if x.unit.kind != frame.rate.figure.unit.kind:
            numbers += [x] if id(x) in counted else []
            continue
        if len(numbers) == 1 and id(x) not in held and x.start - numbers[0].end < _REACH:
            yield from (
                replace(one, level=CLAUSE) for one in triples
                if one.total is x and one.number is numbers[0] and not x.is_planned
            )  # fmt: skip
        numbers = []


def _best(triples: Sequence[Triple]) -> _Slipped | None:
    """The only triple that one slip keeps from agreeing, if chance hardly does; the nearest figures first."""
    found = [x for one in triples for x in _slips(one)]
    for level, limit in enumerate(_LIMITS if found else ()):
        near = [x for x in found if x.triple.level <= level]
        tried = [one for one in triples if one.level <= level]
        for slip, of_rate in _ORDER:
            these = [x for x in near if x.slip == slip and (slip == "shift" or x.of_rate == of_rate)]
            if not these:
                continue
            if len({(id(x.figure), round(x.right, 6)) for x in these}) > 1:
                return None
            rate = these[0].triple.rate
            most = limit if rate.is_said_mean else min(limit, _UNSAID if rate.is_mean else _EXACT)
            exact = all(x.is_exact for x in these)
            if sum(_chance(one, slip, of_rate=of_rate, is_exact=exact) for one in tried) <= most:
                return these[0]
    return None


def _chance(one: Triple, slip: Slip, *, of_rate: bool, is_exact: bool) -> float:
    """How likely figures that do not belong together look as if this slip, or one that tells more, explained it."""
    if slip == "none":
        return 0
    x, out = one.rate.figure, 0.0
    exact = 0.5 / one.total.significant
    blur = x.step / 2 / x.value if one.rate.is_mean and not is_exact else exact
    shifted = 0 if one.is_beside else _SHIFTED * max(blur, exact)
    if slip == "shift" or not one.is_near:
        return shifted
    ways = 1 if slip == "swap" else _WAYS
    if one.rate.is_mean and not is_exact:
        size = len(str(x.digits))
        out += (size * (size - 1) / 2 if slip == "swap" else ways * size) * x.step / x.value
    for other in () if of_rate else one.both:
        out += ways * (len(str(other.digits)) - 1) * 2 * blur
    return shifted + out / _SPREAD


def _slips(one: Triple) -> Iterator[_Slipped]:
    """What may be wrong of a triple."""
    x, total = one.rate.figure, one.total
    if power := _shift(one):
        wrong = _shifted(one)
        yield _Slipped(one, "shift", wrong, wrong.value * 10.0 ** (power if wrong is total else -power))
        return
    if one.rate.is_mean and one.rate.time and one.time is None and _is_of_another_sentence(one):
        return
    if one.is_by_the_way and (one.level > CLAUSE or not (one.rate.per is None or _is_given_each(one))):
        return
    if total.is_rough or (one.time and one.time.named and one.rate.per):
        yield from _of_few(one)
        return
    if one.is_near:
        yield from _of_digits(one)
    counted = one.time is None or not one.time.named or one.rate.time == "tháng"
    if one.is_beside and counted and 1 / _FAR < x.value / one.made < _FAR:
        yield _Slipped(one, "none", x, one.made)


def _is_of_another_sentence(one: Triple) -> bool:
    """``Nộp ngân sách 2.816 triệu đồng. Lao động 287 người, thu nhập bình quân 9,1 triệu đồng/người/tháng``: a total
    of no named time need not be of a month."""
    x, total = one.rate.figure, one.total
    first, last = sorted((x, total), key=lambda figure: figure.start)
    return total.reading is not x.reading or ". " in x.reading.text[first.end : last.start]


def _of_few(one: Triple) -> Iterator[_Slipped]:
    """Of a rough total only digits that changed places tell; of a rate for a month in a year, slips of the rate."""
    if one.total.is_rough:
        told = one.total.significant >= _LEAST_ROUGH and one.is_near and not one.time
        yield from (x for x in _of_digits(one) if told and x.slip == "swap" and x.figure is one.total)
    elif one.rate.time == "tháng" and one.rate.is_said_mean and one.is_near and one.level <= SENTENCE:
        yield from (x for x in _of_digits(one) if x.of_rate)


def _is_given_each(one: Triple) -> bool:
    """``850 người có công, mỗi suất 500.000 đồng, tổng trị giá 425 triệu đồng``: does each of them get one?"""
    x, total, number, per = one.rate.figure, one.total, one.number, one.rate.per
    if one.rate.is_mean or number is None or per is None or total.reading is not x.reading or total.start < x.end:
        return False
    given = per.kind in _GIFTS and number.unit.kind in _GIVEN and number.end <= x.start
    return given and _IN_ALL.search(total.reading.low, x.end, total.start) is not None


def _shifted(one: Triple) -> Measured:
    """Which of a rate and a total has the wrong power of ten: a unit that is more than all, or what is told last."""
    x, total, number, per = one.rate.figure, one.total, one.number, one.rate.per
    apart = log10(number.unit.worth / per.worth) if number and per and number.unit.kind == per.kind != _WEIGHT else 0
    if number and apart and abs(_shift(one)) == abs(round(apart)):
        return number  # "340 MWp (13 triệu đồng/kWp)"
    if x.value / one.made > _TEN and x.value > total.value:
        return x
    if x.unit.word == "tấn" and x.value > one.made:
        return x  # "62,0 tấn/ha"
    if not one.rate.is_said_mean:
        return total
    return total if total.reading is x.reading and total.start > x.start else x


def _of_digits(one: Triple) -> Iterator[_Slipped]:
    x, total, number = one.rate.figure, one.total, one.number
    right = round(one.made / x.step)
    if one.rate.is_mean and (slip := slip_between(x.digits, right, far=True)):
        yield _Slipped(one, slip, x, right * x.step)
        if slip == "swap":
            return
    half = x.step / 2 if one.rate.is_mean else 0
    low, high = x.value - half, x.value + half
    for wrong, each in ((total, one.count), (number, None)):
        if wrong is None or wrong.digits < (_DIGITS if one.rate.is_mean else _TEN):
            continue
        ends = (low * each, high * each) if each else _numbers(one, low, high)
        least, most = (end / wrong.step for end in ends)
        room = EPSILON * wrong.digits
        if made := mended_between(wrong.digits, least - room, most + room):
            yield _Slipped(one, made[0], wrong, made[1] * wrong.step)


def _numbers(one: Triple, low: float, high: float) -> tuple[float, float]:
    """Between which numbers the total and the rate are of each other."""
    each = one.total.value * one.rate.each / (one.time.number if one.time else 1)
    return each / high, each / low


def _shift(one: Triple) -> int:
    """The power of ten but for which the figures agree; 0 if none."""
    x = one.rate.figure
    power = round(log10(x.value / one.made)) if one.made and x.value else 0
    named = one.rate.time and (one.time is None or one.time.named)
    named = named or one.is_by_the_way
    allowed = _SCALES if named or x.is_rough or one.total.is_rough else _POWERS
    if abs(power) not in allowed or (abs(power) == _HECTARES and x.unit.kind != _AREA):
        return 0
    factor = 10.0**power
    room = one.total.slack / one.count + (x.step / factor / 2 if one.rate.is_mean else 0)
    if one.number:
        room += one.made * one.number.slack / one.number.value
    if one.total.is_rough:
        room = max(room, one.total.step / one.count)
    return power if abs(one.made - x.value / factor) <= room * (1 + EPSILON) + EPSILON * one.made else 0


def _is_taken(frame: Frame, best: _Slipped) -> bool:
    """Does another rate of the section hold for the total and the number, or for one of them that stands apart?"""
    one = best.triple
    for reading in frame.section:
        for rate in rates_of(reading):
            if rate.figure is one.rate.figure:
                continue
            if rate.kinds == one.rate.kinds and replace(one, rate=rate).holds:
                own = triples_of(Frame(reading, rate, frame.section)) if rate.is_of_others else ()
                if not any(x.holds and x.total is not one.total and x.number is not one.number for x in own):
                    return True
            apart = (one.total,) if one.level > CLAUSE and rate.kinds == one.rate.kinds else ()
            taken = apart if best.of_rate else (*apart, best.figure)
            if not taken or rate.per is None:
                continue
            held = [x for x in triples_of(Frame(reading, rate, frame.section)) if x.holds]
            if any(y is figure for x in held for y in x.both for figure in taken):
                return True
    return False


def _is_of_several(frame: Frame, best: _Slipped) -> bool:
    """Is the mean that of two totals and two numbers together, or the total that of several rates?"""
    one, own = best.triple, frame.own
    if best.figure is one.total:
        products = [made for rate in rates_of(own) if (made := _product(frame, rate))]
        return any(abs(sum(products[:n]) - one.total.value) <= one.total.slack for n in range(2, len(products) + 1))
    if best.slip not in ("digit", "none"):
        return False
    before = [x for x in totals_of(own) if x.end <= one.rate.figure.start]
    totals = [x.value for x in before if x.unit.kind == one.total.unit.kind]
    if one.number is None:
        means = (sum(totals[-n:]) / n / one.count for n in range(2, len(totals) + 1))
        return any(one.rate.agrees(mean) for mean in means)
    numbers = [x.value for x in before if x.unit.kind == one.number.unit.kind]
    sums = {sum(totals[at : at + 2]) for at in range(len(totals))} | set(totals)
    counts = {sum(numbers[at : at + 2]) for at in range(len(numbers))} | set(numbers)
    counts |= {float(x.count) for x in own.counts if x.unit not in KNOWN_UNITS and x.end <= one.rate.figure.start}
    counts |= {abs(a - b) for a in numbers for b in numbers if a != b}
    each = one.rate.each / (one.time.number if one.time else 1)
    return any(one.rate.agrees(total / count * each) for total in sums for count in counts if count)


def _product(frame: Frame, rate: Rate) -> float:
    """What a rate makes of the last number before it, or the first behind."""
    if rate.per is None:
        return 0
    numbers = [x for x in frame.figures if x.reading is frame.own and x.unit.kind == rate.per.kind]
    before = [x for x in numbers if x.end <= rate.figure.start]
    number = before[-1] if before else numbers[0] if numbers else None
    return number.value / rate.each * rate.figure.value if number else 0


def _told(best: _Slipped) -> Finding:
    one, x = best.triple, best.figure
    per = "/".join(word for word in (one.rate.per.word if one.rate.per else "", one.rate.time) if word)
    rate = f"{one.rate.figure.shown}/{per}"
    behind = [*([one.number.shown] if one.number else []), *([one.time.text] if one.time else [])]
    if x is one.total:
        computation = " × ".join([rate, *behind])
    else:
        computation = " / ".join([one.total.shown, *(behind if best.of_rate else [rate, *behind[1:]])])
    return finding(
        "P913", x.reading.passage.at(x.start), computation=computation, written=x.shown,
        right=f"{_printed(best)}/{per}" if best.of_rate else _printed(best),
        quote=quote(x.reading.text, x.start - 60, x.end + 30),
    )  # fmt: skip


def _printed(best: _Slipped) -> str:
    """The right figure in the unit of the wrong one, or in that which leaves its digits as they are."""
    x = best.figure
    if best.slip == "shift" and (other := _in_other_unit(best)):
        return other
    if best.slip == "shift" and x.unit.kind == MONEY:
        word, worth = next((one for one in _MONEY_WORDS if best.right >= one[1]), ("", 1.0))
        return " ".join([format_decimal(Decimal(f"{best.right / worth:.7g}")), *([word] if word else []), MONEY])
    worth = x.unit.worth * (float(x.of.scale) if x.of else 1)
    places = None if best.slip == "shift" else max(0, -round(log10(x.step / worth)))
    value = Decimal(f"{best.right / worth:.7g}")
    return f"{format_decimal(value, places)} {x.of.noun or x.unit.word if x.of else x.unit.word}"


def _in_other_unit(best: _Slipped) -> str:
    """``250 m²`` for ``250 ha``, ``58,5 tạ`` for ``58,5 tấn``: the digits with the unit that makes them right."""
    x = best.figure
    swapped = x.unit.word == "tạ" or (x.unit.word == "tấn" and best.of_rate)
    units = [
        word for word, (kind, worth) in UNITS_OF_MEASURE.items()
        if kind == x.unit.kind and abs(x.value / x.unit.worth * worth / best.right - 1) < _SAME
    ]  # fmt: skip
    if not x.of or x.of.scale != 1 or not units or (x.unit.kind == _WEIGHT and not swapped):
        return ""
    return f"{x.of.text} {units[0]}"
