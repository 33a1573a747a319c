"""A total and its parts that one slip of typing keeps from adding up, two digits in each other's place or one that is
another: P301, P305.

``12.945 tỷ đồng. Thu nội địa là 10.230 tỷ đồng, còn thu xuất nhập khẩu 2.265 tỷ đồng``: no word says that the two are
all of it, but they make 12.495. Of all figures few are so near to what is printed, so that runs of figures of one unit
prove it by themselves: those behind a total up to where its sentence, its bracket or its lines end, and those before
it. The more runs are tried and the fewer digits they have, the more of them would miss by such a slip by chance
(``_CHANCE``). What any other figures make is no slip. One wrong digit explains more than neighbours that changed
places: there no figure of the run may be in another one that holds, and words of division or labels of one family
("gồm", ":", "xuất khẩu …, nhập khẩu …") leave less to chance (``_CHANCE_TOLD``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import amount, reaches, total_of
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.families import Words, are_apart, described, is_whole
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import OVERLAP
from tthc_render.prose.rules.missed_rests import missed_rest
from tthc_render.prose.rules.missed_sums import missed_sum
from tthc_render.prose.sections import lead
from tthc_render.prose.slips import Slip, slip_between
from tthc_render.prose.spans import Quantity
from tthc_render.prose.unit_groups import by_unit
from tthc_render.vietnamese.patterns import pattern_of

_CHANCE: Final = 0.02
"""So many of the groups of figures that have nothing to do with each other may look as if digits changed places."""
_CHANCE_ALONE, _CHANCE_TOLD = 0.1, 0.6
"""The same of any slip, where no words join the figures and where some do."""
_SLIPS: Final = 11
"""Slips of one digit, or of two in each other's place, for one of neighbours."""
_TELLING, _SURE = 1000, 10_000
_LEAST_SHARE: Final = Decimal("0.005")
_LEAST_PART: Final = 10
_NO_PART: Final = pattern_of(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|mục tiêu|bình quân|trung bình|mỗi|thêm|vượt|hụt"
    r"|lũy kế|(?:năm|kỳ|quý|tháng) trước)(?!\w)[^.;]*$",
    re.IGNORECASE,
)
_CHANGES: Final = nouns_in("tăng giảm với cùng kế dự chỉ mục bình trung mỗi thêm vượt hụt lũy trước")
_OF_OTHERS: Final = pattern_of(r"(?<!\w)(?:so với|cùng kỳ|kế hoạch|dự toán|chỉ tiêu)(?!\w)[^.;]*$", re.IGNORECASE)
_MOVED: Final = pattern_of(
    r"(?<!\w)(?:thanh lý|bổ sung|thường trú|tạm vắng|tạm trú|chuyển đi|chuyển đến|đầu (?:năm|kỳ|tháng|quý)"
    r"|cấp mới|thành lập|chấm dứt|giải thể)(?!\w)|\d \+ \d| \| ",
    re.IGNORECASE,
)
_SOME: Final = pattern_of(r"(?<!\w)trong (?:tổng )?(?:số )?(?:đó|này)(?!\w)", re.IGNORECASE)
_DIVIDED: Final = pattern_of(
    r"(?<!\w)(?:gồm|cụ thể|chia|phân|cơ cấu|như sau|xếp loại)(?!\w)|: |\((?![\d,]{1,6}\s?%)",
    re.IGNORECASE,
)
_ENDS: Final = pattern_of(r";|\.(?=\s|$)|$")
_BEGINS: Final = pattern_of(r"[;:.]\s")
_MOST: Final = 24
_LARGE: Final = 100
_ALIKE: Final = 3
_ALL: Final = pattern_of(r"(?<!\w)(?:tổng|cộng|chung|gộp|toàn|cả|như vậy)(?!\w)", re.IGNORECASE)
_LEAST: Final = 3
_NEAR: Final = 50
_REST: Final = pattern_of(r"(?<!\w)(?:còn|chưa|đang|dư|tồn|chuyển)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and a run of figures that may be its parts, each with its passage."""

    reading: Reading
    total: Quantity
    parts: tuple[Quantity, ...]
    lines: tuple[Reading, ...] = ()
    even: bool = True
    """Has each of the lines as many figures of the unit?"""

    @property
    def off(self) -> Decimal:
        """How much the parts are more than the total."""
        return total_of(self.parts) - self.total.count

    @property
    def is_near(self) -> bool:
        """Is the sum of the parts of the size of the total?"""
        added, said = total_of(self.parts), self.total.count
        return added < said * _ALIKE and said < added * _ALIKE

    @property
    def chance(self) -> float:
        """How many of the sums that it may miss by are explained by digits that changed places in one figure."""
        step = self.grain
        digits = sum(len(str(int(x.count / step))) - 1 for x in (self.total, *self.parts))
        return digits * float(step / self.total.count)

    @property
    def grain(self) -> Decimal:
        """The worth of the last digit that is no zero in all of the figures: of 520, 310 and 120 it is ten."""
        figures = (self.total, *self.parts)
        step = min(x.step for x in figures)
        while all(x.count % (step * 10) == 0 for x in figures):
            step *= 10
        return step


def check_exchanged_digits(context: ProseContext) -> list[Finding]:
    """Findings on totals that digits which changed places keep from being the sum of the figures around them."""
    readings = context.running
    out: list[Finding] = []
    for reading in readings:
        for figures in by_unit(reading).values() if len(reading.counts) >= _LEAST else ():
            if len(figures) >= _LEAST and len(figures := _parts(reading, figures)) >= _LEAST:
                out += _judged([*_behind(reading, figures), *_before(reading, figures)], (reading,))
    return [*out, *_of_lines(readings)]


def _parts(reading: Reading, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures without changes, plans and those of other times; none of too many."""
    if len(figures) > _MOST:
        return []
    if not reading.says(_CHANGES):
        return [*figures]
    starts = {x.start: reading.quantities[nth - 1].end if nth else 0 for nth, x in enumerate(reading.quantities)}
    return [x for x in figures if not _NO_PART.search(reading.text, starts[x.start], x.start)]


def _behind(reading: Reading, figures: Sequence[Quantity]) -> Iterator[_Sum]:
    """Each total with the runs behind it that end with a sentence or a part of one, or with their bracket."""
    for at, total in enumerate(figures[:-2]):
        depth = figures[at + 1].depth
        parts: list[Quantity] = []
        for nth in range(at + 1, len(figures) if depth >= total.depth else 0):
            x = figures[nth]
            if x.depth < depth or (total.depth and depth == total.depth and ")" in reading.text[total.end : x.start]):
                break
            if x.depth > depth:
                continue
            parts.append(x)
            then = next((y for y in figures[nth + 1 :] if y.depth <= depth), None)
            stop = then.start if then else len(reading.text)
            if depth > total.depth:
                last = then is None or then.depth < depth or ")" in reading.text[x.end : stop]
            else:
                last = then is None or then.depth < depth or _ENDS.search(reading.text, x.end, stop) is not None
            if last and len(parts) > 1:
                yield _Sum(reading, total, tuple(parts))
            if last and depth > total.depth:
                break


def _before(reading: Reading, figures: Sequence[Quantity]) -> Iterator[_Sum]:
    """Each total with the runs before it that begin with a sentence or a part of one."""
    for at, total in enumerate(figures):
        parts: list[Quantity] = []
        level = [x for x in figures[:at] if x.depth == total.depth]
        for nth, x in enumerate(reversed(level), 1):
            parts.insert(0, x)
            start = level[-nth - 1].end if nth < len(level) else 0
            if len(parts) > 1 and (not start or _BEGINS.search(reading.text, start, x.start)):
                yield _Sum(reading, total, tuple(parts))


def _of_lines(readings: Sequence[Reading]) -> Iterator[Finding]:
    """The columns of neighbouring paragraphs that have figures of one unit, with a total above or below them."""
    groups = [by_unit(reading) if reading.has_digits else {} for reading in readings]
    for at, units in enumerate(groups[: 1 - _LEAST]):
        for unit in units if units and groups[at + 1] and groups[at + 2] else ():
            if (at and unit in groups[at - 1]) or unit not in groups[at + 1] or unit not in groups[at + 2]:
                continue  # it goes on from above, or is of two lines
            stop = next((nth for nth in range(at, len(groups)) if unit not in groups[nth]), len(groups))
            rows = [_parts(readings[nth], groups[nth][unit]) for nth in range(at, stop)]
            if stop - at <= _MOST and all(rows):
                yield from _judged([*_columns(readings[at:stop], rows)], readings[at:stop])


def _columns(lines: Sequence[Reading], rows: Sequence[Sequence[Quantity]]) -> Iterator[_Sum]:
    """The columns of the lines with a total that the first or the last of them has."""
    labelled = ": " not in lines[0].text and all(": " in line.text for line in lines[1:-1])
    above = labelled or len(rows[0]) != len(rows[1]) or lines[0].text.rstrip().endswith(":")
    head = above or _ALL.search(lines[0].text) is not None
    foot = _ALL.search(lines[-1].text)
    for nth in range(min(map(len, rows[1:-1]))):
        for first, last in ((1, len(rows) - 1), (1, len(rows)), (0, len(rows) - 1)):
            parts = tuple(row[nth] for row in rows[first:last] if nth < len(row))
            if len(parts) != last - first or len(parts) < 2:
                continue
            even = len({len(row) for row in rows[first:last]}) == 1
            for total in rows[0][-2:] if first and head else ():
                yield _Sum(lines[0], total, parts, tuple(lines[first:last]), even)
            if last < len(rows) and nth < len(rows[-1]) and foot:
                yield _Sum(lines[-1], rows[-1][nth], parts, tuple(lines[first:last]), even)


def _judged(sums: Sequence[_Sum], readings: Sequence[Reading]) -> Iterator[Finding]:
    found = _exchanged([one for one in sums if one.is_near], readings) or _mistyped(sums, readings)
    if found is not None:
        yield from _found(*found)


def _exchanged(near: Sequence[_Sum], readings: Sequence[Reading]) -> tuple[_Sum, Quantity] | None:
    """The sum that two neighbouring digits in each other's place explain."""
    slipped = [(one, x) for one in near if one.off and (x := _slip(one))]
    if not slipped or sum(one.chance for one in near if one.off) > _CHANCE:
        return None
    held = [one for one in near if not one.off]
    sure = {id(x) for one in held for x in (one.total, *one.parts)}
    totals = {id(one.total) for one in held}
    return next(
        (
            (one, x)
            for one, x in slipped
            if id(x) not in sure and id(one.total) not in totals and not _is_made(x, readings)
        ),
        None,
    )


def _mistyped(sums: Sequence[_Sum], readings: Sequence[Reading]) -> tuple[_Sum, Quantity] | None:
    """The sum that one digit which is another, or any two in each other's place, explain: nothing else may hold of its
    figures, and where no words say that they are whole and parts, chance must hardly find such a sum."""
    missed = [one for one in sums if not reaches(one.total, one.parts)]
    sure = {id(x) for one in sums if reaches(one.total, one.parts) for x in (one.total, *one.parts)}
    near = [
        one for one in missed if one.is_near and _is_plain(one) and sure.isdisjoint(map(id, (one.total, *one.parts)))
    ]
    told = [one for one in near if _is_told(one)]
    chances = [_SLIPS * sum(one.chance for one in some) for some in (near, told)]
    for some, chance, most in zip((told, near), reversed(chances), (_CHANCE_TOLD, _CHANCE_ALONE), strict=True):
        for one in some if chance <= most else ():
            slipped = [*_slips(one, "digit", "swap", far=True)]
            if slipped and not any(_is_made(x, readings) for x in slipped):
                return one, slipped[-1]
    return None


def _is_plain(one: _Sum) -> bool:
    """Does nothing show that a total is of another time, the first of a list, or that the figures overlap or move?"""
    text, total = one.reading.text, one.total
    first, last = min(total.start, one.parts[0].start), max(total.end, one.parts[-1].end)
    smallest = min(x.count for x in one.parts)
    if total.count < _TELLING * one.grain:
        return False
    some = not one.lines and total.count < _SURE * one.grain and _SOME.search(text, total.end, one.parts[0].start)
    if some and not is_whole(_labels(one)):
        return False
    small = smallest < _LEAST_SHARE * total.count and len(one.parts) < _LEAST
    if small or smallest < _LEAST_PART * one.grain:
        return False
    if _OF_OTHERS.search(text, max(0, total.start - _NEAR), total.start):
        return False
    if one.lines:
        return one.even
    if total.start > one.parts[-1].start and not _ALL.search(lead(one.reading, total)):
        return False
    if any(x.count == total.count and x is not total and first <= x.start < last for x in one.reading.counts):
        return False
    first_of_list = not total.unit and text[total.end : total.end + 2].lstrip().startswith(";")
    return (
        not first_of_list
        and not _MOVED.search(text, max(0, first - _NEAR), last)
        and not OVERLAP.search(text, first, last)
    )


def _is_told(one: _Sum) -> bool:
    """Do words of division, a colon, a bracket or labels of one family show a whole and its parts?"""
    text = one.reading.text
    if one.lines or (one.total.end <= one.parts[0].start and _DIVIDED.search(text, one.total.end, one.parts[0].start)):
        return True
    return is_whole(words := _labels(one)) or are_apart(words)


def _labels(one: _Sum) -> list[Words]:
    """The words that may show which part each figure is."""
    return [described(x, one.reading.text[x.end : x.end + _NEAR]) for x in one.parts]


def _found(one: _Sum, slip: Quantity) -> Iterator[Finding]:
    """The finding on a sum; on a rest where the words before the last part say that it is one."""
    total, parts, last = one.total, one.parts, one.parts[-1]
    seen = one.lines[-1] if one.lines else one.reading
    behind = one.lines[-1:] != (one.reading,) if one.lines else total.end < last.start
    if slip is not total and behind and _REST.search(lead(seen, last)):
        spent = [x.count for x in parts[:-1]]
        yield from missed_rest(seen, last, [total.count], spent, last.start - _NEAR if one.lines else total.start)
    elif not one.lines:
        said = missed_sum(
            one.reading, total, parts, closed=not _SOME.search(one.reading.text, total.end, parts[0].start)
        )
        yield from (item for item in said if item.code == "P301")
    else:
        yield finding(
            "P301", one.reading.passage.at(total.start), total=shown(total), parts=" + ".join(x.text for x in parts),
            sum=amount(total_of(parts), total), difference=amount(abs(one.off), total),
            quote=quote(one.reading.text, total.start - _NEAR, total.end + _NEAR),
        )  # fmt: skip


def _slip(one: _Sum) -> Quantity | None:
    """The figure of a sum in which two neighbouring digits changed places."""
    return next(_slips(one, "swap", far=False), None)


def _slips(one: _Sum, *kinds: Slip, far: bool) -> Iterator[Quantity]:
    """The figures of a sum that one slip of these kinds keeps from what they should be."""
    for x in (one.total, *one.parts):
        right = x.count + (one.off if x is one.total else -one.off)
        said, wanted = x.count / x.step, right / x.step
        if x is not one.total and x.count > one.total.count:
            continue  # no part of it
        if min(said, x.count / one.grain) < _LARGE or wanted <= 0 or wanted != wanted.to_integral_value():
            continue
        if slip_between(int(said), int(wanted), far=far) in kinds:
            yield x


def _is_made(figure: Quantity, readings: Sequence[Reading]) -> bool:
    """Do two other figures make it?"""
    values = {x.count for reading in readings for x in reading.counts if x.count != figure.count}
    return any(
        one + other == figure.count or abs(one - other) == figure.count for one, other in combinations(values, 2)
    )
