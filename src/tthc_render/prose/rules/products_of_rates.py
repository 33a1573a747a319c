"""A rate, what it is of and how many it is for, of which one figure is mistyped: P913.

``58,6 tạ/ha``, ``mỗi xã 12 tiêu chí``, ``750 nghìn đồng/người/tháng``: a rate names what it counts and what it is for,
wherever its total and its number stand in the section. All totals and numbers of these units are tried. Nothing is said
where any of them agree. If none do, and but for one slip just one pair does (two digits that changed places, a power of
ten or another unit, one digit), that pair was meant, unless chance over all pairs that were tried may explain it
(`_LIMITS`: the nearer the figures stand the more is known of them). A mean right behind the only total and the only
number of its clause is theirs without any slip.
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
from tthc_render.prose.measures import MONEY, PEOPLE, UNITS_OF_MEASURE, Measured
from tthc_render.prose.nouns import GENERIC, KNOWN_UNITS
from tthc_render.prose.rates import Rate, Time, rates_of, times_of, totals_of
from tthc_render.prose.reading import Reading
from tthc_render.prose.slips import slip_between
from tthc_render.prose.spans import BRACKET
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

Slip = Literal["swap", "shift", "digit", "none"]
_LIMITS: Final = (0.45, 0.45, 0.45, 0.15, 0.05, 0.02)
"""So many of the pairs that have nothing to do with a rate may look as if one slip kept them from making it: those of
its clause, those alone in the passage, those right before it, those of its sentence, of its passage, of its section."""
_EXACT: Final = 0.1
"""The most for a rule or a price, which may be paid to others, too."""
_UNSAID: Final = 0.05
"""The most for a figure for each of something that no word says to be a mean."""
_ORDER: Final[tuple[tuple[Slip, bool], ...]] = (
    ("swap", True), ("shift", False), ("swap", False), ("digit", True), ("digit", False), ("none", True),
)  # fmt: skip
_POWERS: Final = (1, 2, 3, 4, 6)
_SCALES: Final = (3, 6)
_ALIKE: Final = 3
_FAR: Final = 5
_TEN: Final = 11
_WAYS: Final = 9
_SHIFTED: Final = 0.43
"""Half of the figures of a decade: those that are so many tens above or below what they should be."""
_SPREAD: Final = 2.7
"""What is of one size reaches from a third to three times of it."""
_ROUGH: Final = 0.05
_BACK, _AHEAD, _MOST = 5, 3, 40
_EPSILON: Final = 1e-9
_DIGITS: Final = 100
_PLANNED: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|so với|cùng kỳ|tăng|giảm|thêm|năm trước)(?!\w)[^.;,]{0,30}$"
)
_STOP: Final = pattern_of(r"\.\s")
_PROCEEDS: Final = pattern_of(r"[^.;,()\d]{0,30}, (?:tổng )?(?:doanh thu|thành tiền)(?: đạt| là| ước)*\s")
_ASIDE: Final = pattern_of(
    r"(?<!\w)(?:(?:trong đó|gồm)(?!\w)(?:[^.;]|\.(?=\d)){0,120}|(?:riêng|cao nhất|thấp nhất)(?!\w)[^.;]{0,30})$"
)
_PAID: Final = frozenset({"tháng", "ngày"})
_MONEY_WORDS: Final = (("tỷ", 1e9), ("triệu", 1e6))
_SAME: Final = 0.01
_MEANS: Final = ("", "bình quân", "trung bình")
_SHORT: Final = frozenset({"ngày", "tuần"})
_REACH: Final = 200
_BOUNDS: Final = frozenset({"gần", "hơn", "trên", "khoảng", "xấp xỉ", "chừng", "ngót", "bình quân", "trung bình", ""})


@dataclass(frozen=True, slots=True)
class _Triple:
    """A rate with a total and a number that may be its own."""

    rate: Rate
    total: Measured
    number: Measured | None
    time: Time | None
    level: int

    @property
    def count(self) -> float:
        """How many units the rate is for."""
        many = self.number.value / self.rate.each if self.number else 1
        return many * (self.time.number if self.time else 1)

    @property
    def is_by_the_way(self) -> bool:
        """Is the number of something else than what the rate is for: ``21 hộ, mỗi nhà 60 triệu đồng``?"""
        per = self.rate.per
        return self.number is not None and (per is None or self.number.unit.kind != per.kind)

    @property
    def made(self) -> float:
        """The rate that total and number make."""
        return self.total.value / self.count

    @property
    def holds(self) -> bool:
        """Do they agree within what they are rounded by, a mean also where it is cut off?"""
        x, total, number = self.rate.figure, self.total, self.number
        room = total.slack / self.count + _EPSILON * x.value
        if number:
            room += x.value * number.slack / number.value
        for y in (x, total):
            if _is_rough(y):
                room = max(room, min(_ROUGH, 2 * _grain(y)) * self.made)
        step = x.step if self.rate.is_mean else 0
        return -step / 2 - room <= self.made - x.value <= step + room

    @property
    def blur(self) -> float:
        """The share of all figures that agree by chance with what the others make."""
        x = self.rate.figure
        exact = 0.5 / int(f"{self.total.digits}".rstrip("0") or "1")
        return max(x.step / 2 / x.value, exact) if self.rate.is_mean else exact

    def chance(self, slip: Slip, *, of_rate: bool) -> float:
        """How likely figures that do not belong together look as if this slip, or one that tells more, explained it."""
        if slip == "none":
            return 0
        shifted = 0 if self.is_beside else _SHIFTED * self.blur
        if slip == "shift" or not self.is_near:
            return shifted
        x, out = self.rate.figure, 0.0
        ways = 1 if slip == "swap" else _WAYS
        if self.rate.is_mean:
            out += ways * (len(str(x.digits)) - (slip == "swap")) * x.step / x.value
        for other in () if of_rate else (self.total, self.number):
            digits = len(str(other.digits)) if other else 0
            out += ways * (digits - 1) * 2 * self.blur
        return shifted + out / _SPREAD

    @property
    def is_beside(self) -> bool:
        """Is it a mean, said to be one, behind the only total and the only number there are?"""
        x, total = self.rate.figure, self.total
        if total.reading is not x.reading or (total.depth and not x.depth):
            return False
        text = x.reading.low
        if total.end <= x.start:
            here = not _STOP.search(text, total.end, x.start)
        else:
            here = _PROCEEDS.fullmatch(text, x.end, total.start) is not None
        return here and self.level <= 1 and self.rate.is_said_mean and not self.rate.is_rough

    @property
    def is_near(self) -> bool:
        """Is what total and number make of the size of the rate?"""
        said = self.rate.figure.value
        return said < self.made * _ALIKE and self.made < said * _ALIKE


@dataclass(frozen=True, slots=True)
class _Slipped:
    """The figure of a triple that a slip keeps from agreeing with the others, and what it should be."""

    triple: _Triple
    slip: Slip
    figure: Measured
    right: float

    @property
    def of_rate(self) -> bool:
        """Is it the rate that is mistyped?"""
        return self.figure is self.triple.rate.figure


@dataclass(frozen=True, slots=True)
class _Frame:
    """A rate among the figures of its section, with the bounds of its clause and of its sentence."""

    own: Reading
    rate: Rate
    figures: Sequence[Measured]
    clause: tuple[int, int]
    sentence: tuple[int, int]

    @classmethod
    def of(cls, own: Reading, rate: Rate, section: Sequence[Reading]) -> _Frame:
        """The frame of a rate in its passage: what is paid a month is a total for what each is paid a month."""
        x, text = rate.figure, own.text
        figures = [y for reading in section for y in totals_of(reading)]
        if rate.time:
            rates = [other for reading in section for other in rates_of(reading)]
            figures += [y.figure for y in rates if y.figure is not x and y.per is None and y.time == rate.time]
            figures.sort(key=lambda y: (y.reading.passage.at(0), y.start))
        marked = text if x.depth else BRACKET.sub(lambda found: "_" * len(found[0]), text)
        first = max(marked.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
        ends = [stop for mark in (". ", "; ") if (stop := marked.find(mark, x.end)) >= 0]
        whole = next(((s.start, s.end) for s in own.sentences if s.start <= x.start < s.end), (0, len(text)))
        return cls(own, rate, figures, (first, min(ends, default=len(text))), whole)

    @property
    def ahead(self) -> tuple[int, int]:
        """Where the figures of its clause stand: a mean comes behind what it is of."""
        return self.clause[0], self.rate.figure.start if self.rate.is_said_mean else self.clause[1]

    @property
    def rivals(self) -> list[Rate]:
        """Other rates of the passage of the same kinds."""
        said, per = self.rate.figure, self.rate.per
        return [
            x for x in rates_of(self.own)
            if x.figure.value != said.value and x.figure.unit.kind == said.unit.kind and not x.is_of_others
            and (x.per and x.per.kind) == (per and per.kind)
        ]  # fmt: skip

    @property
    def has_rival(self) -> bool:
        """Does its clause have another one: ``(xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà)``?"""
        return any(self.clause[0] <= x.figure.start < self.clause[1] for x in self.rivals)

    def among(self, x: Measured, bounds: tuple[int, int]) -> list[Measured]:
        """The figures of the same unit between two places of the passage, no plan, none in a bracket beside."""
        return [
            y for y in self.figures
            if y.reading is self.own and bounds[0] <= y.start < bounds[1] and y.unit.kind == x.unit.kind
            and y.depth <= max(self.rate.figure.depth, x.depth) and not _is_planned(y)
            and (y is x or not (_is_rough(y) or _is_aside(y)))
        ]  # fmt: skip

    def level(self, total: Measured, number: Measured | None) -> int:
        """How near a total and a number stand (`_LIMITS`)."""
        both = (total,) if number is None else (total, number)
        if all(self.among(y, self.ahead) == [y] for y in both):
            return 0
        if any(y.reading is not self.own for y in both):
            alone = number is not None and all(
                y.value == number.value or _is_aside(y) or _is_planned(y)
                for y in self.figures if y.unit.kind == number.unit.kind
            )  # fmt: skip
            before = self.among(total, (self.sentence[0], self.rate.figure.start))
            return 3 if alone and before[-1:] == [total] else 5
        if all(self.among(y, (0, len(self.own.text))) == [y] for y in both):
            return 1
        if self.are_last(both):
            return 2
        return 3 if all(self.sentence[0] <= y.start < self.sentence[1] for y in both) else 4

    def are_last(self, both: Sequence[Measured]) -> bool:
        """Are they the figures right before the rate?"""
        start, end = self.sentence[0], self.rate.figure.start
        last = [y for y in self.figures if y.reading is self.own and start <= y.start < end and not y.depth]
        return len(last) >= len(both) and all(any(x is y for y in last[-len(both) :]) for x in both)

    def paid(self, reading: Reading) -> set[int]:
        """Where the figures of a passage stand that are for the time of the rate: they are of one time only."""
        return {x.figure.start for x in rates_of(reading)}

    def level_of(self, time: Time | None) -> int:
        """The same for a span of time."""
        if time is None or time.reading is None:
            return 0
        if time.reading is not self.own:
            return 5
        if time.start >= self.clause[0]:
            return 0
        alone = len({span.number for span in times_of([self.own], self.rate.time) if not span.named}) == 1
        return 1 if alone and not time.named else 3 if time.start >= self.sentence[0] else 4

    def may_be_meant(self, one: _Triple) -> bool:
        """Can a triple be meant: no plan, and no figure from elsewhere where the clause of the rate has its own?"""
        both = (one.total,) if one.number is None else (one.total, one.number)
        if any(_is_planned(x) for x in both):
            return False
        for x in both:
            near = self.among(x, self.ahead)
            if near and not any(y is x for y in near):
                return False
        x, total = self.rate.figure, one.total
        if x.depth and one.number and self.among(one.number, self.ahead) and not self.among(total, self.ahead):
            return False
        time = one.time
        if time and (not one.rate.time or time.reading is None):
            return False
        if time and one.rate.time in _SHORT and (time.named or (time.reading is self.own and time.start > x.start)):
            return False
        ahead = total.reading is self.own and total.end <= x.start
        return one.rate.is_mean or not ahead or bool(self.among(total, self.ahead))


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
    section = _section(readings, at)
    frame = _Frame.of(readings[at], rate, section)
    triples = list(_triples(section, frame)) if not frame.has_rival else []
    meant = [one for one in triples if frame.may_be_meant(one)]
    held = [one for one in triples if one.holds]
    own = next((one for one in meant if one.is_beside), None)
    if any(own is None or one.total is own.total or one.number is own.number for one in held):
        readings[at].compare(rate.figure)
        meant = list(_of_others(frame, triples))
    best = _best(meant)
    if best and not _is_taken(section, frame, best) and not _is_of_several(frame, best):
        best.figure.reading.compare(best.figure)
        yield _told(best)


def _of_others(frame: _Frame, triples: Sequence[_Triple]) -> Iterator[_Triple]:
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
                replace(one, level=0) for one in triples
                if one.total is x and one.number is numbers[0] and not _is_planned(x)
            )  # fmt: skip
        numbers = []


def _section(readings: Sequence[Reading], at: int) -> list[Reading]:
    """A passage with those before it up to their heading, and those behind it up to the next."""
    out, part = [readings[at]], readings[at].passage.part
    for near in readings[max(0, at - _BACK) : at][::-1]:
        if near.passage.part != part or out[-1].passage.role == "heading":
            break
        out.append(near)
    for near in readings[at + 1 : at + 1 + _AHEAD]:
        if near.passage.role == "heading" or near.passage.part != part:
            break
        out.append(near)
    return out


def _triples(section: Sequence[Reading], frame: _Frame) -> Iterator[_Triple]:
    rate, figures = frame.rate, frame.figures
    totals = [x for x in figures if x.unit.kind == rate.figure.unit.kind and _hedge(x) in _BOUNDS][:_MOST]
    if rate.figure.unit.kind == GENERIC and not any(x.reading is frame.own for x in totals):
        totals += [x for x in figures if x.reading is frame.own and x.of and x.of.countable and x.unit.kind != MONEY]
    numbers: list[Measured | None] = [None]
    if rate.per:
        numbers = [x for x in figures if x.unit.kind == rate.per.kind and _hedge(x) in _MEANS][:_MOST]
    elif not rate.is_mean and rate.time in _PAID:
        numbers += [x for x in figures if x.unit.kind in PEOPLE][:_MOST]
    if rate.per and not rate.is_mean and not any(y and y.reading is frame.own for y in numbers):
        start, end = frame.sentence
        numbers += [
            y for y in figures
            if y.reading is frame.own and start <= y.start < end and y.unit.kind != rate.figure.unit.kind
        ]  # fmt: skip
    times = _times(section, frame) if totals and numbers else ()
    for total in totals:
        for number in numbers:
            if number is not total:
                level = frame.level(total, number)
                for time in times if total.start not in frame.paid(total.reading) else (None,):
                    if number or time:
                        yield _Triple(rate, total, number, time, max(level, frame.level_of(time)))


def _times(section: Sequence[Reading], frame: _Frame) -> Sequence[Time | None]:
    """What the rate may be taken times; what its own clause counts goes before what is named."""
    rate = frame.rate
    if not rate.time or rate.time == "năm":
        told = times_of(section, "tháng") if rate.per and not rate.is_said_mean else []
        return [None, *(x for x in told if not x.named and x.number > 1)]
    told = times_of(section, rate.time)
    counted = [x for x in told if not x.named]
    here = [x for x in counted if frame.level_of(x) == 0]
    if rate.per is None:
        return here or told if rate.is_mean else [None, *told]
    free = [] if counted else [Time(n, f"{n} {rate.time}", named=True) for n in range(2, 13)]
    return [None, *(x for x in here or told if x.number != 1), *free]


def _hedge(x: Measured) -> str:
    return x.of.hedge if x.of else ""


def _is_rough(x: Measured) -> bool:
    return _hedge(x) not in _MEANS


def _grain(x: Measured) -> float:
    """The worth of the last digit that is no zero, as a share of a figure: a tenth of 100, 1/69 of 690."""
    return 1 / int(f"{x.digits}".rstrip("0") or "1")


def _is_planned(x: Measured) -> bool:
    """Is a figure a plan, a change or what was before?"""
    return _PLANNED.search(x.reading.low[max(0, x.start - 50) : x.start]) is not None


def _is_aside(x: Measured) -> bool:
    """Is a figure only a part of those before it, or the highest of them?"""
    return _ASIDE.search(x.reading.low, max(0, x.start - 140), x.start) is not None


def _best(triples: Sequence[_Triple]) -> _Slipped | None:
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
            if sum(one.chance(slip, of_rate=of_rate) for one in tried) <= most:
                return these[0]
    return None


def _slips(one: _Triple) -> Iterator[_Slipped]:
    """What may be wrong of a triple."""
    x, total = one.rate.figure, one.total
    if power := _shift(one):
        wrong = _shifted(one)
        yield _Slipped(one, "shift", wrong, wrong.value * 10.0 ** (-power if wrong is x else power))
        return
    if _is_rough(total) or (one.time and one.time.named and one.rate.per):
        return
    if one.is_by_the_way and (one.rate.per or one.level):
        return
    if one.is_near:
        yield from _of_digits(one)
    if one.is_beside and not (one.time and one.time.named and one.rate.time != "tháng") and 1 / _FAR < x.value / one.made < _FAR:
        yield _Slipped(one, "none", x, one.made)


def _shifted(one: _Triple) -> Measured:
    """Which of a rate and a total has the wrong power of ten: a unit that is more than all, or what is told last."""
    x, total = one.rate.figure, one.total
    if x.value / one.made > _TEN and x.value > total.value:
        return x
    if x.unit.word == "tấn" and x.value > one.made:
        return x  # "62,0 tấn/ha"
    if not one.rate.is_said_mean:
        return total
    return total if total.reading is x.reading and total.start > x.start else x


def _of_digits(one: _Triple) -> Iterator[_Slipped]:
    x, total, number = one.rate.figure, one.total, one.number
    right = round(one.made / x.step)
    if one.rate.is_mean and (slip := slip_between(x.digits, right)):
        yield _Slipped(one, slip, x, right * x.step)
        return
    half = x.step / 2 if one.rate.is_mean else 0
    low, high = x.value - half, x.value + half
    for wrong, each in ((total, one.count), (number, None)):
        if wrong is None or wrong.digits < (_DIGITS if one.rate.is_mean else _TEN):
            continue
        ends = (low * each, high * each) if each else _numbers(one, low, high)
        if made := _mended(wrong, *ends):
            yield _Slipped(one, made[0], wrong, made[1])


def _numbers(one: _Triple, low: float, high: float) -> tuple[float, float]:
    """Between which numbers the total and the rate are of each other."""
    each = one.total.value * one.rate.each / (one.time.number if one.time else 1)
    return each / high, each / low


def _mended(x: Measured, low: float, high: float) -> tuple[Slip, float] | None:
    """A figure without its slip, where that is between two values, the middle one if several digits would do."""
    least, most = low / x.step - _EPSILON * x.digits, high / x.step + _EPSILON * x.digits
    middle = round((least + most) / 2)
    if not least <= middle <= most:
        return None
    if slip := slip_between(x.digits, middle):
        return slip, middle * x.step
    digits = str(x.digits)
    for at in range(len(digits) - 1):
        swapped = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        if least <= swapped <= most and swapped != x.digits:
            return "swap", swapped * x.step
    for at in range(len(digits)):
        for digit in "0123456789":
            other = int(digits[:at] + digit + digits[at + 1 :])
            if least <= other <= most and other != x.digits:
                return "digit", other * x.step
    return None


def _shift(one: _Triple) -> int:
    """The power of ten but for which the figures agree; 0 if none."""
    x = one.rate.figure
    power = round(log10(x.value / one.made)) if one.made and x.value else 0
    named = one.rate.time and (one.time is None or one.time.named)
    named = named or one.is_by_the_way
    allowed = _SCALES if named or one.rate.is_rough or _is_rough(one.total) else _POWERS
    if abs(power) not in allowed or (abs(power) == 4 and x.unit.kind != "diện tích"):
        return 0
    factor = 10.0**power
    room = one.total.slack / one.count + (x.step / factor / 2 if one.rate.is_mean else 0)
    if one.number:
        room += one.made * one.number.slack / one.number.value
    if _is_rough(one.total):
        room = max(room, one.total.step / one.count)
    return power if abs(one.made - x.value / factor) <= room * (1 + _EPSILON) + _EPSILON * one.made else 0


def _is_taken(section: Sequence[Reading], frame: _Frame, best: _Slipped) -> bool:
    """Does another rate of the section hold for the total and the number, or for the figure that would be wrong?"""
    one = best.triple
    for reading in section:
        for rate in rates_of(reading):
            if rate.figure is one.rate.figure:
                continue
            per = (rate.per.kind if rate.per else "", rate.time, rate.figure.unit.kind)
            if per == (one.rate.per.kind if one.rate.per else "", one.rate.time, one.rate.figure.unit.kind):
                if _Triple(rate, one.total, one.number, one.time, one.level).holds:
                    return True
            if best.of_rate or rate.per is None:
                continue
            others = _triples(section, _Frame.of(reading, rate, section))
            if any(x.holds and any(best.figure is y for y in (x.total, x.number)) for x in others):
                return True
    return False


def _is_of_several(frame: _Frame, best: _Slipped) -> bool:
    """Is the mean that of two totals and two numbers together, or the total that of several rates?"""
    one, own = best.triple, frame.own
    if best.figure is one.total:
        products = [made for rate in rates_of(own) if (made := _product(frame, rate))]
        return any(abs(sum(products[:n]) - one.total.value) <= one.total.slack for n in range(2, len(products) + 1))
    if best.slip not in ("digit", "none") or one.number is None:
        return False
    before = [x for x in totals_of(own) if x.end <= one.rate.figure.start]
    totals = [x.value for x in before if x.unit.kind == one.total.unit.kind]
    numbers = [x.value for x in before if x.unit.kind == one.number.unit.kind]
    sums = {sum(totals[at : at + 2]) for at in range(len(totals))} | set(totals)
    counts = {sum(numbers[at : at + 2]) for at in range(len(numbers))} | set(numbers)
    counts |= {float(x.count) for x in own.counts if x.unit not in KNOWN_UNITS and x.end <= one.rate.figure.start}
    counts |= {abs(a - b) for a in numbers for b in numbers if a != b}
    said, each = one.rate.figure, one.rate.each / (one.time.number if one.time else 1)
    return any(abs(total / count * each - said.value) <= said.step for total in sums for count in counts)


def _product(frame: _Frame, rate: Rate) -> float:
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
    """The right figure in the unit of the wrong one; in that which leaves its digits as they are where it is shifted."""
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
    """``250 m²`` for ``250 ha``, ``58,5 tạ`` for ``58,5 tấn``: the digits with the unit that makes them right, or ""."""
    x = best.figure
    swapped = x.unit.word == "tạ" or (x.unit.word == "tấn" and best.of_rate)
    units = [
        word for word, (kind, worth) in UNITS_OF_MEASURE.items()
        if kind == x.unit.kind and abs(x.value / x.unit.worth * worth / best.right - 1) < _SAME
    ]  # fmt: skip
    if not x.of or x.of.scale != 1 or not units or (x.unit.kind == "khối lượng" and not swapped):
        return ""
    return f"{x.of.text} {units[0]}"
