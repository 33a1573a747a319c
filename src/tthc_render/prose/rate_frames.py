"""The totals and the numbers that may belong to a rate: those of its section, and how near to it they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tthc_render.prose.measures import EXACT, MONEY, PEOPLE, Measured
from tthc_render.prose.nouns import GENERIC
from tthc_render.prose.rates import Rate, Time, rates_of, times_of, totals_of
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import BRACKET
from tthc_render.prose.spans_named import are_of_two_times
from tthc_render.vietnamese.patterns import pattern_of

CLAUSE, ALONE, LAST, SENTENCE, PASSAGE, SECTION = range(6)
"""How near figures stand to a rate: the only ones of its clause, the only ones of the passage, those right before it,
those of its sentence, of its passage, of its section."""
_ALIKE: Final = 3
_PAIR: Final = 2
_TELLING: Final = 100
_SIZE: Final = 20
_ROUGH: Final = 0.05
_BACK, _AHEAD, _MOST = 5, 3, 40
_MARKS: Final = (". ", "; ")
_STOP: Final = pattern_of(r"\.\s")
_OF_A_PART: Final = pattern_of(r"(?<!\w)trong (?:số )?đó(?!\w)")
_APART: Final = pattern_of(r"[.;:]\s")
_CLOSE: Final = 0.67
_JOINS: Final = pattern_of(r"[^.;:()\d]{0,40}")
_PROCEEDS: Final = pattern_of(r"[^.;,()\d]{0,30}, (?:tổng )?(?:doanh thu|thành tiền)(?: đạt| là| ước)*\s")
_PAID: Final = frozenset({"tháng", "ngày"})
_SHORT: Final = frozenset({"ngày", "tuần"})
OF_SOME: Final = pattern_of(
    r"(?<!\w)(?:khu vực|vùng|nhóm|khối|trong đó|cao nhất|thấp nhất|thành thị|nông thôn|còn lại"
    r"|(?:các|những) (?:[^\W\d_]+ ){1,3}(?:của|thuộc|tại|ở|do))(?!\w)[^.;\d]{0,60}$"
)
"""Words before a mean that make it one of some of what was told in an earlier sentence."""
_BOUNDED: Final = frozenset({"gần", "hơn", "trên", "khoảng", "xấp xỉ", "chừng", "ngót", *EXACT})


@dataclass(frozen=True, slots=True)
class Triple:
    """A rate with a total and a number that may be its own."""

    rate: Rate
    total: Measured
    number: Measured | None
    time: Time | None
    level: int
    together: bool = False
    """Are total and number the only ones of their units in the section, and told in one sentence before the mean?"""

    @property
    def both(self) -> Sequence[Measured]:
        """The total and the number, if there is one."""
        return (self.total,) if self.number is None else (self.total, self.number)

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
        room = total.slack / self.count
        if number:
            room += x.value * number.slack / number.value
        for y in (x, total):
            if y.is_rough:
                room = max(room, min(_ROUGH, 2 / y.significant) * self.made)
        return self.rate.agrees(self.made, room)

    @property
    def is_beside(self) -> bool:
        """Is it a mean, said to be one, behind the only total and the only number there are?"""
        x, total = self.rate.figure, self.total
        if self.together:
            return self.time is None and _CLOSE * self.made < x.value < self.made / _CLOSE
        if total.reading is not x.reading or (total.depth and not x.depth):
            return False
        text = x.reading.low
        if total.end <= x.start:
            here = not _STOP.search(text, total.end, x.start)
        else:
            here = _PROCEEDS.fullmatch(text, x.end, total.start) is not None
        return here and self.level <= ALONE and self.rate.is_said_mean and not x.is_rough

    @property
    def is_near(self) -> bool:
        """Is what total and number make of the size of the rate, or are they the only ones of its clause?"""
        said, alike = self.rate.figure.value, _SIZE if self.level == CLAUSE else _ALIKE
        return said < self.made * alike and self.made < said * alike


class Frame:
    """A rate among the figures of its section, with the bounds of its clause and of its sentence."""

    def __init__(self, own: Reading, rate: Rate, section: Sequence[Reading]) -> None:
        self.own, self.rate, self.section = own, rate, section
        x, text = rate.figure, own.text
        marked = text if x.depth else BRACKET.sub(lambda found: "_" * len(found[0]), text)
        ends = [stop for mark in _MARKS if (stop := marked.find(mark, x.end)) >= 0]
        self.clause = max(marked.rfind(mark, 0, x.start) for mark in _MARKS) + 1, min(ends, default=len(text))
        whole = own.sentence_at(x.start)
        self.sentence = whole.start, whole.end
        self.ahead = self.clause[0], x.start if rate.is_said_mean else self.clause[1]
        """Where the figures of its clause stand: a mean comes behind what it is of."""
        self._among: dict[tuple[str, int, int, int], list[Measured]] = {}

    @cached_property
    def figures(self) -> Sequence[Measured]:
        """Those of the section; what is paid a month is a total for what each is paid a month."""
        figures = [y for reading in self.section for y in totals_of(reading)]
        if self.rate.time:
            rates = [y for reading in self.section for y in rates_of(reading) if y.figure is not self.rate.figure]
            figures += [y.figure for y in rates if y.per is None and y.time == self.rate.time]
            figures.sort(key=lambda y: (y.reading.passage.at(0), y.start))
        return figures

    @cached_property
    def rivals(self) -> list[Rate]:
        """Other rates of the passage of the same kinds and of one size: what all are paid a month is none."""
        said = self.rate.figure.value
        return [
            y
            for y in rates_of(self.own)
            if y.figure.value != said and not y.is_of_others and y.kinds[:2] == self.rate.kinds[:2]
            if said < _SIZE * y.figure.value and y.figure.value < _SIZE * said
        ]

    @cached_property
    def _is_counted(self) -> bool:
        """Does the section count the days, weeks or months that the rate is for?"""
        return any(not span.named for span in times_of(self.section, self.rate.time))

    @property
    def has_rival(self) -> bool:
        """Does its clause have another one: ``(xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà)``?"""
        return any(self.clause[0] <= y.figure.start < self.clause[1] for y in self.rivals)

    def among(self, x: Measured, bounds: tuple[int, int]) -> Sequence[Measured]:
        """The figures of the same unit between two places of the passage: no plan or part, none in a bracket beside."""
        key = (x.unit.kind, x.depth, *bounds)
        if key not in self._among:
            depth = max(self.rate.figure.depth, x.depth)
            self._among[key] = [
                y
                for y in self.figures
                if y.reading is self.own and bounds[0] <= y.start < bounds[1] and y.unit.kind == x.unit.kind
                if y.depth <= depth and not (y.is_planned or y.is_rough or y.is_aside)
            ]
        return self._among[key]

    def is_only(self, x: Measured, bounds: tuple[int, int]) -> bool:
        """Is it the only figure of its unit there, though it may be a part or a rough one?"""
        return not x.is_planned and self.is_in(x, bounds) and all(y is x for y in self.among(x, bounds))

    def is_in(self, x: Measured, bounds: tuple[int, int]) -> bool:
        """Does it stand between two places of the passage?"""
        return x.reading is self.own and bounds[0] <= x.start < bounds[1]

    def level(self, both: Sequence[Measured]) -> int:
        """How near a total and a number stand."""
        if all(self.is_only(y, self.ahead) for y in both):
            return CLAUSE
        if self._are_whole(both):
            return ALONE
        if any(y.reading is not self.own for y in both):
            if self._is_known(*both):
                return ALONE if self._is_told_just_before(*both) else SENTENCE
            return PASSAGE if self._is_told_just_before(*both) else SECTION
        if all(self.is_only(y, (0, len(self.own.text))) for y in both):
            return ALONE
        if self._are_last(both):
            return LAST
        return SENTENCE if all(self.sentence[0] <= y.start < self.sentence[1] for y in both) else PASSAGE

    def _has_part_between(self, one: Triple) -> bool:
        """``120 ha ngô, sản lượng 540 tấn, trong đó 80 ha ngô lai năng suất bình quân 54 tạ/ha``: is the rate of a
        part that is counted behind the total?"""
        number, end = one.number, self.rate.figure.start
        told = _OF_A_PART.search(self.own.low, max(one.total.end, self.clause[0]), end)
        if told is None or number is None or one.total.reading is not self.own:
            return False
        return any(
            y.reading is self.own and told.end() <= y.start < end and y.unit.kind == number.unit.kind
            for y in self.figures
        )

    def _are_whole(self, both: Sequence[Measured]) -> bool:
        """``18 lớp với 684 học sinh: khối 10 có 7 lớp, 270 em …``: told together, before the mean, the largest of all,
        and the parts behind them fill both?"""
        if len(both) < _PAIR or not self.rate.is_said_mean or any(y.is_planned or y.is_aside or y.depth for y in both):
            return False
        first, last = sorted(both, key=lambda y: y.start)
        near = first.reading is last.reading and _JOINS.fullmatch(first.reading.low, first.end, last.start)
        if not near or (last.reading is self.own and last.end > self.rate.figure.start):
            return False
        return all(self._is_filled(y) for y in both)

    def are_told_together(self, total: Measured, number: Measured | None) -> bool:
        """``trường có 30 lớp với 1.044 học sinh. Bình quân 35,2 học sinh/lớp``: the only ones, but for parts that fill
        them, and told in one sentence before the mean, here or in the paragraph before?"""
        x = self.rate.figure
        if number is None or total.reading is not number.reading or not self.rate.is_said_mean:
            return False
        if x.is_rough or self.rate.time or len(self.figures) > _MOST:
            return False
        if any(y.is_planned or y.is_aside or y.depth or y.is_rough for y in (total, number)):
            return False
        own = total.reading
        if not (own is self.own or (own in self.own.beside and self._is_ahead(total))):
            return False
        first, last = sorted((total, number), key=lambda y: y.start)
        if (own is self.own and last.end > x.start) or _APART.search(own.low, first.end, last.start):
            return False
        return all(
            y.value == one.value or (self._is_filled(one) and y.reading is own and y.start > one.end)
            for one in (total, number)
            for y in self.figures
            if y.unit.kind == one.unit.kind and (one is number or self._is_told_before(y))
        )

    def _is_told_before(self, y: Measured) -> bool:
        return y.start < self.rate.figure.start if y.reading is self.own else self._is_ahead(y)

    def _is_filled(self, whole: Measured) -> bool:
        """Do the figures of its unit behind a figure, in its passage, add up to it?"""
        added = 0.0
        for y in self.figures:
            if y.reading is whole.reading and y.start > whole.end and y.unit.kind == whole.unit.kind and not y.depth:
                added += y.value
                if added == whole.value:
                    return True
        return False

    def _is_told_just_before(self, total: Measured, number: Measured | None = None) -> bool:
        """Is the total the only one of the clause before the mean, and the number told in the passage before it?"""
        if number is None or not self.rate.is_said_mean or not self.is_only(total, self.ahead):
            return False
        return number.reading in self.own.beside and not number.is_aside and self._is_ahead(number)

    def _is_ahead(self, x: Measured) -> bool:
        return x.reading.passage.at(0) < self.own.passage.at(0)

    def _is_known(self, total: Measured, number: Measured | None = None) -> bool:
        """Is the total the last of its kind before the rate, and is there only one such number in the section?"""
        if number is None:
            return False
        before = self.among(total, (self.sentence[0], self.rate.figure.start))
        far = self.rate.time != "" and total.unit.kind != MONEY and not before and self._is_ahead(total)
        told = far or list(before[-1:]) == [total]
        return told and all(
            y.value == number.value or y.is_aside or y.is_planned
            for y in self.figures
            if y.unit.kind == number.unit.kind
        )

    def _are_last(self, both: Sequence[Measured]) -> bool:
        """Are they the figures right before the rate?"""
        start, end = self.sentence[0], self.rate.figure.start
        last = [y for y in self.figures if y.reading is self.own and start <= y.start < end and not y.depth]
        return len(last) >= len(both) and all(any(x is y for y in last[-len(both) :]) for x in both)

    def level_of(self, time: Time | None) -> int:
        """How near a span of time stands."""
        if time is None or time.reading is None:
            return CLAUSE
        if time.reading is not self.own:
            return SECTION
        if time.start >= self.clause[0]:
            return CLAUSE
        alone = len({span.number for span in times_of([self.own], self.rate.time) if not span.named}) == 1
        return ALONE if alone and not time.named else SENTENCE if time.start >= self.sentence[0] else PASSAGE

    def may_be_meant(self, one: Triple) -> bool:
        """Can a triple be meant: no plan, and no figure from elsewhere where the clause of the rate has its own?"""
        if any(x.is_planned for x in one.both):
            return False
        near = [self.among(x, self.ahead) for x in one.both]
        if any(these and not self.is_in(x, self.ahead) for x, these in zip(one.both, near, strict=True)):
            return False
        x, total, time, number = self.rate.figure, one.total, one.time, one.number
        beside = number is not None and number.reading is total.reading
        if beside and number and total.of and number.of and are_of_two_times(total.reading, total.of, number.of):
            return False
        if x.depth and near[-1] and not near[0]:
            return False
        if self._has_part_between(one):
            return False
        told_before = total.reading is not self.own or total.end <= self.sentence[0]
        if told_before and OF_SOME.search(self.own.low, self.sentence[0], x.start):
            return False
        if time and (not one.rate.time or time.reading is None):
            return False
        if (
            time
            and one.rate.time in _SHORT
            and (
                (
                    time.named
                    and (number is not None or self._is_counted or not one.rate.is_said_mean or x.digits < _TELLING)
                )
                or (time.reading is self.own and time.start > x.start)
            )
        ):
            return False
        return one.rate.is_mean or total.reading is not self.own or total.end > x.start or bool(near[0])


def section_of(readings: Sequence[Reading], at: int) -> Sequence[Reading]:
    """A passage with those before it up to their heading, and those behind it up to the next."""
    out, part = [readings[at]], readings[at].passage.part
    for near in readings[max(0, at - _BACK) : at][::-1]:
        if near.passage.part != part or out[-1].passage.role == "heading" or near.crowded:
            break
        out.append(near)
    for near in readings[at + 1 : at + 1 + _AHEAD]:
        if near.passage.role == "heading" or near.passage.part != part or near.crowded:
            break
        out.append(near)
    return out


def triples_of(frame: Frame) -> Iterator[Triple]:
    """The rate with all totals and numbers of its units, and all times that it may be taken."""
    rate, figures = frame.rate, frame.figures
    totals = [x for x in figures if x.unit.kind == rate.figure.unit.kind and x.hedge in _BOUNDED][:_MOST]
    if rate.figure.unit.kind == GENERIC and not any(x.reading is frame.own for x in totals):
        totals += [x for x in figures if x.reading is frame.own and x.of and x.of.countable and x.unit.kind != MONEY]
    numbers = _numbers(frame) if totals else ()
    times = _times(frame) if numbers else ()
    for total in totals:
        paid = any(x.figure is total for x in rates_of(total.reading))
        for number in numbers:
            if number is total:
                continue
            level = frame.level((total,) if number is None else (total, number))
            together = frame.are_told_together(total, number)
            for time in (None,) if paid else times:
                if number or time:
                    yield Triple(rate, total, number, time, max(level, frame.level_of(time)), together)


def _numbers(frame: Frame) -> Sequence[Measured | None]:
    rate, figures = frame.rate, frame.figures
    if rate.per is None:
        paid = not rate.is_mean and rate.time in _PAID
        return [None, *([x for x in figures if x.unit.kind in PEOPLE] if paid else ())][:_MOST]
    numbers = [x for x in figures if x.unit.kind == rate.per.kind and not x.is_rough][:_MOST]
    if rate.is_mean or any(y.reading is frame.own for y in numbers):
        return numbers
    start, end = frame.sentence
    inside = [y for y in figures if y.reading is frame.own and start <= y.start < end]
    return [*numbers, *(y for y in inside if y.unit.kind != rate.figure.unit.kind)]


def _times(frame: Frame) -> Sequence[Time | None]:
    """What the rate may be taken times; what its own clause counts goes before what is named."""
    rate, section = frame.rate, frame.section
    if not rate.time:
        told = times_of(section, "tháng") if not rate.is_said_mean else []
        return [None, *(x for x in told if not x.named and x.number > 1)]
    told = times_of(section, rate.time)
    if rate.time == "năm":
        return [None, *(x for x in told if not x.named and x.number > 1)]
    counted = [x for x in told if not x.named]
    here = [x for x in counted if frame.level_of(x) == CLAUSE]
    if rate.per is None:
        return here or told if rate.is_mean else [None, *told]
    free = [] if counted else [Time(n, f"{n} {rate.time}", named=True) for n in range(2, 13)]
    return [None, *(x for x in here or told if x.number != 1), *free]
