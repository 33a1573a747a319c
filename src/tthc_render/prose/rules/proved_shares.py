"""Shares that one slip of typing keeps from being those of a figure of the section: P401.

``4.617 tỷ đồng, chiếm 18,1%`` where all are 39.126 tỷ đồng: it is 11,8%, and no figures nearby make 18,1%. What a share
may be of is proposed freely, whatever the words are; what decides is the slip. Digits that have changed places hardly
ever make a share of figures that have nothing to do with it. One digit that is another often does, so that there the
words or the shares beside it must say what the share is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.certain_structures import rest_has_another_share
from tthc_render.prose.clause_bases import clause_base
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.rules.share_bases import OTHER_SUBJECT, is_change, is_of_then, part_of, told_of_then
from tthc_render.prose.section_figures import Figure, are_alike, figures_around, figures_of, is_made, may_be_alike
from tthc_render.prose.slips import Slip, in_steps, mistyped, mistyped_values, slip_between, slip_into
from tthc_render.prose.spans import BRACKET, Quantity, Ratio
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

Link = Literal["joined", "named", "few", "divided", "proved", "unit", "clause"]
"""Why a figure may be the base: a stroke or “trên” joins it, the words behind the share name it, hardly another is of
that unit, a word divides it, another share is of it, nothing but its unit, or it stands before the part in its
clause."""

_LEAST: Final = 100
"""A share of fewer digits is one slip away from too many others, unless two digits changed places, of a base that is
named."""
_TWO_DIGITS: Final = 10
_TELLING: Final = 1000
_ALL: Final = 100.0
_DIGITS: Final = 3
_PARTS: Final = 4
_FEW: Final = 3
_NEAR, _FAR, _BESIDE, _BEHIND, _WORDS_BEFORE = 90, 160, 70, 40, 24
_BACK: Final = 4
_LINKS: Final[tuple[Link, ...]] = ("joined", "named", "few", "divided", "proved", "unit")
_SURE: Final[frozenset[Link]] = frozenset({"joined", "named"})
_NO_SHARES: Final = (PercentageKind.CHANGE, PercentageKind.MOVE, PercentageKind.BOUND, PercentageKind.LEVEL)
_BREAK: Final = pattern_of(r"[.!?;]\s")
_SAYS: Final = pattern_of(
    r"(?<!\w)(?:chiếm|tỷ lệ|tỉ lệ|tỷ trọng|tương đương|tương ứng|tức|nghĩa là|đạt|bằng|hoàn thành)(?!\w)|[(|–]\s?$",
    re.IGNORECASE,
)
_PART_BEHIND: Final = pattern_of(
    r"\s?%\s(?:[^.;:()\d]{0,30}\s)?\($|\s?%,?\s(?:tức|tương ứng|tương đương|với)(?: là| với)?\s$"
)
_OF: Final = pattern_of(r"\s?%\s(?:(?:của|trên|trong|so với|tính trên)\s)?(?P<what>[^.;:,()\d%]{2,60})")
_OUT_OF: Final = pattern_of(
    r"[^.;:()\d]{0,40}(?<!\w)(?<!nêu )(?<!kể )(?<!ở )(?:trên|trong tổng)(?: tổng)?(?: số)?"
    r"\s(?!địa bàn|toàn|cả|đã|các)[^.;:,()\d]{0,20}"
)
_BECOMES: Final = pattern_of(r"(?<!\w)(?:lên|xuống)(?: còn| thành| mức| tới| đến)?\s$", re.IGNORECASE)
"""``thêm 3.112 căn, nâng số căn hoàn thành lên 11.016 căn``: what is reached later."""
_CHANGED: Final = pattern_of(r"(?<!\w)(?:tăng|giảm|vượt|thiếu|hụt|hơn|thấp|so|còn|chưa|chênh|kém)(?!\w)", re.IGNORECASE)
_DIVIDES: Final = pattern_of(r"(?<!\w)[Tt]rong (?:số )?(?:đó|này)|(?<!\w)gồm(?!\w)|(?<!\w)[Tt]rong (?:tổng )?số(?!\w)")
_CLAUSE: Final = pattern_of(r"(?<=[,;:(|–])[^,;:(|–]*$")
_SAYING: Final = nouns_in("""
tỷ tỉ lệ trọng chiếm đạt bằng tương ứng đương tức là nghĩa hoàn thành mới chỉ ước khoảng đã được theo đó như vậy với
lên tới đến và có
""")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_PLANS: Final = nouns_in("hoạch toán tiêu giao nghị chuẩn mức kỳ")
"""The last words of what figures are held against: a plan, an estimate, a target, the same time of last year."""
_GIVEN: Final = nouns_in("hoạch toán tiêu giao bổ")
"""Those by which one plan is called: ``được giao 1.846,5 tỷ đồng … đạt 62,4% kế hoạch``, ``phân bổ``."""
_OVER_PLAN: Final = 3
_FILLERS: Final = nouns_in("""
số tổng của các được đã là và có trong trên toàn với cả so thực hiện tỉnh xã huyện phường địa bàn lượng dân cư gia đình
""")


@dataclass(frozen=True, slots=True)
class _Part:
    """A figure that may be what a percentage is said of: ``direct`` if the words between say so.

    ``of_itself``: they name no rate of their own ("231 phiếu, tỷ lệ phiếu hài lòng đạt 97,4%").
    """

    figure: Figure
    direct: bool
    of_itself: bool


@dataclass(frozen=True, slots=True)
class _Slipped:
    """Two figures that would make a percentage but for one slip, which may be ``in_figure``, in one of them.

    ``planned``: the base is a plan. ``many_digits``: the percentage has so many that chance hardly makes it;
    ``few_digits``: it has two.
    """

    said: _Part
    whole: Figure
    slip: Slip
    link: Link
    in_figure: bool
    planned: bool
    many_digits: bool = False
    few_digits: bool = False

    @property
    def is_telling(self) -> bool:
        """Would so few figures be explained like that by chance that it is none?"""
        if self.few_digits:
            return self.slip == "swap" and not self.in_figure and self.said.direct and self.link in _SURE
        if self.slip == "swap" and not (self.in_figure and self.planned):
            return self.said.direct or (not self.in_figure and self.link in _SURE)
        if self.planned or not self.said.of_itself or len(self.said.figure.text) == 1:
            return False
        if self.in_figure:
            return self.said.direct and (self.link == "joined" or (self.link == "named" and self.many_digits))
        elsewhere = self.whole.reading is not self.said.figure.reading
        if self.link == "few" and elsewhere and isinstance(self.whole.of, Ratio) and not self.many_digits:
            return False
        return self.link == "joined" or (self.said.direct and self.link != "unit")


def check_proved_shares(context: ProseContext) -> list[Finding]:
    """Findings on shares that one slip of typing keeps from being right."""
    return [item for at, _ in context.with_shares for item in _shares(context.running, at)]


def _shares(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    around: Sequence[Figure] = ()
    for percent in reading.quantities:
        if not percent.percent or percent.value is None or not percent.exact or _steps(percent) < _TWO_DIGITS:
            continue
        if percent.count == _ALL or meaning(reading, percent) in _NO_SHARES:
            continue
        around = around or figures_around(readings, at)
        if not around:
            continue
        best = _turned(reading, percent, around) if percent.count > _ALL else None
        if best is None and not _is_right(readings, at, percent, around):
            best = _best([x for x in _slipped(readings, at, percent, around) if x.is_telling])
            best = best or _of_clause(reading, percent)
        if best:
            reading.compare(percent)
            yield _finding(reading, percent, best)


def _steps(percent: Quantity) -> int:
    """A percentage in its last digit."""
    return int(percent.count / percent.step)


def _is_right(readings: Sequence[Reading], at: int, percent: Quantity, around: Sequence[Figure]) -> bool:
    """Do any figures make it: one that stands near and any of its kind, another one of the paragraph and a third?"""
    own = figures_of(readings[at])
    near = [x for x in own if x.end <= percent.start][-_PARTS:][::-1]
    if len(near) < 2 and at:
        near += figures_of(readings[at - 1])[-3:][::-1]
    near += [x for x in own if x.start >= percent.end][:2]
    start, stop = max(0, percent.start - _BESIDE), percent.end + _BEHIND
    change = _CHANGED.search(readings[at].text, start, stop) is not None
    return is_made(percent, near[:2], around, change=change) or is_made(percent, near[2:], own, change=change)


def _slipped(readings: Sequence[Reading], at: int, percent: Quantity, around: Sequence[Figure]) -> Iterator[_Slipped]:
    """All pairs of figures that would make the percentage but for one slip."""
    reading, said, step = readings[at], _steps(percent), float(percent.step)
    named = _named(reading, percent)
    planned = _PLANS & named
    sums = {round(x.value, 2) for x in around}  # "712,4 tỷ đồng (77,6%), 305,9 tỷ đồng (42,2%)": both of 1.018,3
    for of in _parts(reading, percent):
        part = of.figure
        wholes = [x for x in around if _may_be_base(x, part, planned) and round(x.value + part.value, 2) not in sums]
        called = [x for x in wholes if named and named <= x.words_beside]
        own = {x.value for x in wholes if x.unit == part.unit}
        few = len({x.value for x in wholes}) == 1 or (part.unit != "" and len(own) <= _FEW)
        for whole in wholes if planned else called or wholes:
            alike = are_alike(part, whole)
            right = int(part.value / whole.value * _ALL / step + 0.5)
            slip = slip_between(said, right)
            if slip == "swap" and len(str(said)) != len(str(right)):
                slip = None  # nobody prints 08,7%
            in_figure = _slip_of_figure(percent, part, whole) if slip is None and alike else None
            if not (slip or in_figure) or not (alike or slip == "swap"):
                continue
            if rest_has_another_share(part.reading, part.exact_value, whole.exact_value):
                continue
            more = named - {*whole.unit.split(), *part.unit.split()}
            if more and more.isdisjoint(whole.words_beside) and slip != "swap" and part.of is not whole.of:
                continue  # "98,6 tỷ đồng, bằng 57,6% chi thường xuyên": no figure is called so
            link = _link(part, whole, called=whole in called, few=few and whole.unit == part.unit)
            if link == "unit" and slip == "digit" and _is_proved(readings, at, percent, whole):
                link = "proved"
            if link == "unit" and slip == "digit" and said >= _TELLING and of.direct and alike:
                link = "proved"
            size = said >= _TELLING, said < _LEAST
            yield _Slipped(of, whole, slip or in_figure or "digit", link, slip is None, bool(planned), *size)


def _of_clause(reading: Reading, percent: Quantity) -> _Slipped | None:
    """The part and the figure before it in its clause, where one slip in any of the three makes the percentage."""
    part = part_of(reading, percent) if percent.count < _ALL else None
    base = clause_base(reading, part, percent) if part else None
    if part is None or base is None or not _one_slip_makes(percent, part, base):
        return None
    if base.start <= told_of_then(reading, percent) or (_steps(percent) < _LEAST and part.count < base.count):
        return None
    said = next((x for x in _parts(reading, percent) if x.figure.of is part and x.direct and x.of_itself), None)
    whole, named = next(x for x in figures_of(reading) if x.of is base), _named(reading, percent)
    if said is None or (named and not named <= whole.words_beside):
        return None
    return _Slipped(said, whole, "digit", "clause", in_figure=True, planned=False)


def _one_slip_makes(percent: Quantity, part: Quantity, base: Quantity) -> bool:
    right = in_steps(part.count / base.count * 100, percent.step)
    low, high = ((percent.count + sign * percent.step / 2) / 100 for sign in (-1, 1))
    return (
        str(_steps(percent)) in mistyped(str(right))
        or any(low <= value / base.count < high for value in mistyped_values(part.count, part.step))
        or any(value and low <= part.count / value < high for value in mistyped_values(base.count, base.step))
    )


def _turned(reading: Reading, percent: Quantity, around: Sequence[Figure]) -> _Slipped | None:
    """``4.812 đủ điều kiện; cấp 4.745 hồ sơ, tỷ lệ 101,41%``: has the whole been divided by the part?"""
    if meaning(reading, percent) is not PercentageKind.SHARE or not _named(reading, percent).isdisjoint(_PLANS):
        return None
    for of in _parts(reading, percent):
        part = of.figure
        wholes = [x for x in around if x.exact and part.value < x.value < 2 * part.value and are_alike(x, part)]
        turned = [x for x in wholes if int(x.value / part.value * _ALL / float(percent.step) + 0.5) == _steps(percent)]
        if of.direct and of.of_itself and part.start < percent.start and turned:
            return _Slipped(of, turned[0], "swap", "few", in_figure=False, planned=False)
    return None


def _parts(reading: Reading, percent: Quantity) -> Iterator[_Part]:
    """The figures that may be the part."""
    text, own = reading.text, figures_of(reading)
    then = next((x for x in own if x.start >= percent.end), None)
    if then and _PART_BEHIND.fullmatch(text, percent.end, then.start):
        yield _Part(then, direct=True, of_itself=True)
    before = [x for x in own if x.end <= percent.start][-_PARTS:]
    base = before[-1] if len(before) > 1 and _is_out_of(*before[-2:]) else None
    for nth, part in enumerate(before):
        if part is base:
            continue
        gap = text[part.end : percent.start]
        if part.is_whole or not part.exact or len(gap) > _FAR or _BREAK.search(gap):
            continue
        if isinstance(part.of, Quantity) and is_change(reading, part.of):
            continue
        depth = max(percent.depth, part.depth)
        bare = BRACKET.sub("", gap)
        subject = _subject(bare, part)
        if subject and "lệ" not in subject:
            continue  # "776 hồ sơ, đúng hạn đạt 99,48%"
        last = all(x is base or x.of is part.of or x.depth > depth for x in before[nth:])
        said = last and len(bare) < _NEAR and "%" not in bare and not OTHER_SUBJECT.search(bare)
        yield _Part(part, direct=said and _SAYS.search(bare) is not None, of_itself=not subject)


def _is_out_of(part: Figure, whole: Figure) -> bool:
    """``2.873 hội viên trên tổng số 4.225 phụ nữ``."""
    inside = whole.reading is part.reading and 0 < whole.start - part.end < _BESIDE
    return inside and _OUT_OF.fullmatch(part.reading.text, part.end, whole.start) is not None


def _subject(gap: str, part: Figure) -> frozenset[str]:
    """The words right before a percentage that say what it is the rate of, if the part is not called so."""
    clause = _CLAUSE.search(gap)
    if clause is None:
        return frozenset()
    words = frozenset(_WORD.findall(clause[0].lower()))
    start = max(0, part.start - _BESIDE)
    called = f"{part.reading.low[start : part.start]} {gap[: clause.start()].lower()}"
    return words if words - _SAYING - frozenset(_WORD.findall(called)) else frozenset()


def _named(reading: Reading, percent: Quantity) -> frozenset[str]:
    """The words behind a percentage that name what it is of."""
    said = _OF.match(reading.text, percent.end)
    return frozenset(_WORD.findall(said["what"].lower())) - _FILLERS if said else frozenset()


def _may_be_base(whole: Figure, part: Figure, planned: frozenset[str]) -> bool:
    """Is it not less than the part, or the plan that the part is held against?"""
    if whole is part or not whole.exact or not may_be_alike(part, whole):
        return False
    if len(whole.text) == 1 and whole.of is not part.of:
        return False  # of nine and less others make half of all shares
    if whole.of is not part.of and _BECOMES.search(whole.reading.text, max(0, whole.start - _BESIDE), whole.start):
        return False
    if whole.of is not part.of and is_of_then(whole.reading, whole.start):
        return False
    if planned:
        given = planned <= _GIVEN and not _GIVEN.isdisjoint(whole.words_beside)
        return whole.value * _OVER_PLAN > part.value and (given or planned <= whole.words_beside)
    return whole.value > part.value


def _slip_of_figure(percent: Quantity, part: Figure, whole: Figure) -> Slip | None:
    """The slip in one of two figures without which they would make the percentage."""
    low, high = (float(percent.count + sign * percent.step / 2) / _ALL for sign in (-1, 1))
    slips = {
        _slip_into(part, whole.value * low, whole.value * high),
        _slip_into(whole, part.value / high, part.value / low),
    }
    return "swap" if "swap" in slips else "digit" if "digit" in slips else None


def _slip_into(x: Figure, low: float, high: float) -> Slip | None:
    scale = float(x.of.scale) if isinstance(x.of, Quantity) else 1
    telling = sum(sign.isdigit() for sign in x.text) >= _DIGITS
    return slip_into(x.text, low / scale, high / scale) if telling else None


def _link(part: Figure, whole: Figure, *, called: bool, few: bool) -> Link:
    if part.of is whole.of or _is_out_of(part, whole):
        return "joined"
    if called:
        return "named"
    if few:
        return "few"
    inside = whole.reading is part.reading and whole.end <= part.start
    divided = inside and _DIVIDES.search(part.reading.text, max(0, whole.start - _WORDS_BEFORE), part.start)
    return "divided" if divided else "unit"


def _is_proved(readings: Sequence[Reading], at: int, percent: Quantity, whole: Figure) -> bool:
    """Is another share nearby one of the same base?"""
    for reading in readings[max(0, at - _BACK) : at + _BACK + 1]:
        for x in reading.quantities:
            if not x.percent or x is percent or x.count == _ALL or _steps(x) < _LEAST:
                continue
            part = next((y for y in reversed(figures_of(reading)) if y.end <= x.start), None)
            near = part is not None and x.start - part.end < _BESIDE
            if part and near and int(part.value / whole.value * _ALL / float(x.step) + 0.5) == _steps(x):
                return True
    return False


def _best(found: Sequence[_Slipped]) -> _Slipped | None:
    """The pair that is linked best, if no other that is linked as well makes another share."""
    for link in _LINKS:
        these = [x for x in found if x.link == link]
        if these:
            return these[0] if len({x.said.figure.value / x.whole.value for x in these}) == 1 else None
    return None


def _finding(reading: Reading, percent: Quantity, best: _Slipped) -> Finding:
    part, whole = best.said.figure, best.whole
    away = "" if whole.reading is reading else f" ({quote(whole.reading.text, whole.start - _BEHIND, whole.end + 12)})"
    places = max(1, -int(percent.step.logb()))
    return finding(
        "P401", reading.passage.at(percent.start), computation=f"{part.shown}/{whole.shown}{away}",
        right=f"{format_decimal(part.exact_value * 100 / whole.exact_value, places)}%", written=f"{percent.text}%",
        quote=quote(reading.text, min(part.start, percent.start), percent.end + 1),
    )  # fmt: skip
