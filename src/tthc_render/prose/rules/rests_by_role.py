"""What is left of a whole, by what the words say of each figure: whole, done, left. P305.

``Trung tâm tiếp nhận 1.247 hồ sơ, gồm … . Đã giải quyết 1.169 hồ sơ, trong đó … . Số còn lại là 68 hồ sơ``, sentences
and paragraphs apart: of all figures of one unit, the one that is said to be left is a whole less what is done of it, or
less all that stands between the two. A figure that no whole and no run of figures before it leave, and that one slip
makes what one of them does, is that slip. In a list of figures of several units the words before the first go for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import accumulate, combinations
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import ZERO, amount
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.measures import EXACT, MONEY, UNITS_OF_MEASURE, kind_of
from tthc_render.prose.nouns import GENERIC
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.targets import is_target
from tthc_render.prose.sections import TIMES, scope_between
from tthc_render.prose.slips import misreckoned_values
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_TRIGGERS: Final = frozenset({"còn", "chưa", "đang", "tồn", "dư", "cần", "thiếu", "vắng", "sau", "chờ"})
_LEFT: Final = pattern_of(
    r"(?<!\w)(?:còn|chưa|đang|tồn|số dư|cần|thiếu|vắng|(?:chuyển|sang)(?: sang)? (?:kỳ|quý|tháng|năm) sau)(?!\w)"
    r"[^.;:()\d]{0,50}(?::\s)?$"
)
_LEFT_BEHIND: Final = pattern_of(
    r"(?:\s(?!và|gồm|trong|đã)[^\W\d_]+){1,4}?\s(?:còn lại|còn phải|chưa|đang|vắng|chờ)(?!\w)"
)
_SAID_TO_BE_LEFT: Final = pattern_of(r"(?<!\w)(?:còn|chưa|tồn|dư|cần|thiếu)(?!\w)")
_NOT_LEFT: Final = pattern_of(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|trong đó|gồm (?=\w+ \w+ (?:quá hạn|cả))|riêng|quá hạn|xuống|không còn|vẫn còn"
    r"|(?:năm|kỳ|tháng|quý) (?:trước|ngoái)(?! chuyển)"
    r"|đang (?:có|hiệu lực|hoạt động|sinh sống|cư trú|công tác|làm việc|theo học|sử dụng|lưu hành|quản lý|nuôi"
    r"|khai thác)"
    r"|còn (?:hiệu lực|sống|có|thêm)|cần (?:thiết|cù)|sau khi)(?!\w)"
)
_DONE: Final = pattern_of(
    r"(?<!\w)(?:đã|lũy kế|xong|hoàn thành|giải ngân|giải quyết|xử lý|thu hoạch|trồng|thu được|đạt được|khởi tố|chi trả"
    r"|cộng|phân bổ|tiêm|đợt|kết thúc|thực hiện"
    r"|cấp(?! (?:tỉnh|xã|huyện|cơ sở|trung ương|thành phố|quận|phường|trên|dưới|sở|bộ)))(?!\w)[^.;()\d]{0,70}$"
)
_CHANGE: Final = pattern_of(r"(?<!\w)(?:cùng kỳ|so với|tăng|giảm|năm trước|thêm|vượt)(?!\w)[^.;,()\d]{0,40}$")
_ASIDE: Final = pattern_of(
    r"(?<!\w)(?:trong đó|riêng|trong số|có|với|kể cả|(?:trước|đúng|quá|trễ|sớm) hạn)(?!\w)[^.;,()\d]{0,60}$"
)
_SENTENCE: Final = pattern_of(r"[.!?;]\s")
_STOP: Final = pattern_of(r"[.!?]\s")
_FIGURE: Final = pattern_of(r"\d[\d.,]*")
_ASIDE_IN_BRACKETS: Final = pattern_of(r"\([^()\d]{0,30}(?:\d{1,2}/){0,2}(?:\d{1,4})?[^()\d]{0,10}\)")
"""``Số vốn còn phải giải ngân (đến 31/01/2026) là``."""
_BARE: Final = pattern_of(r"\s?(?:[,.;:()]|$)")
_JOINED: Final = pattern_of(r"[^.;:()\d]{0,24},\s[^.;:()\d]{0,24}")
_AT_LEAST: Final = frozenset({*EXACT, "ít nhất", "tối thiểu"})
_LARGE: Final = 10_000
"""That a figure of so many digits and the one before it make another but for a slip is no chance."""
_BACK, _AHEAD = 8, 2
_LEAST, _MOST = 3, 40
_RUN: Final = 5
_REACH: Final = 160
_TELLING: Final = 10
_SURE: Final = 100
"""From here on figures that have no noun are held to count the same, whatever line they are in."""
_BESIDE: Final = 60
_ALL: Final = 100


class _Figure(NamedTuple):
    """A figure with its passage, the place of that, what it counts and what the words say of it."""

    at: int
    reading: Reading
    x: Quantity
    unit: str
    role: str

    @property
    def value(self) -> Decimal:
        return self.x.count


def check_rests_by_role(context: ProseContext) -> list[Finding]:
    """Findings on figures that are left of a whole and are one slip away from what it leaves."""
    return [
        item
        for at, reading in context.places_saying(_TRIGGERS)
        if reading.counts and not reading.crowded and any(_role(reading, x) == "left" for x in reading.counts)
        for item in _rests(_section(context.running, at), at)
    ]


def _section(readings: Sequence[Reading], at: int) -> list[_Figure]:
    """The figures of a passage and of those around it, none across a heading, in their order."""
    first, last = at, at + 1
    part = readings[at].passage.part
    while first > max(0, at - _BACK) and _goes_with(readings[first - 1], part):
        first -= 1
    while last < min(len(readings), at + 1 + _AHEAD) and _goes_with(readings[last], part):
        last += 1
    return [figure for nth in range(first, last) for figure in _figures(readings[nth], nth)]


def _goes_with(reading: Reading, part: int) -> bool:
    return reading.passage.role != "heading" and reading.passage.part == part and not reading.crowded


def _figures(reading: Reading, at: int) -> Iterator[_Figure]:
    role, before = "", None
    for x in reading.counts:
        own = _role(reading, x)
        joined = before is not None and _JOINED.fullmatch(reading.text, before.end, x.start)
        role = own or (role if joined and before and before.unit != x.unit != "" else "")
        before = x
        if x.value and x.hedge in (_AT_LEAST if role == "left" else EXACT):
            yield _Figure(at, reading, x, kind_of(x.unit), role)


def _role(reading: Reading, x: Quantity) -> str:
    """ "left", "done", "change" or ""."""
    return _roles(reading).get(x.start, "")


def _roles(reading: Reading) -> Mapping[int, str]:
    return reading.kept(_read_roles)


def _read_roles(reading: Reading) -> Mapping[int, str]:
    return {x.start: _read_role(reading, x) for x in reading.counts}


def _read_role(reading: Reading, x: Quantity) -> str:
    words = _SENTENCE.split(reading.low[max(0, x.start - _REACH) : x.start])[-1]
    words = _FIGURE.split(_ASIDE_IN_BRACKETS.sub(" ", TIMES.sub(" ", words)))[-1]
    if not _NOT_LEFT.search(words):
        if _LEFT.search(words):
            return "left"
        if len(words) < _BESIDE and _LEFT_BEHIND.match(reading.low, x.end):
            return "left"
    if _CHANGE.search(words):
        return "change"
    return "done" if _DONE.search(words) else ""


def _rests(section: Sequence[_Figure], at: int) -> Iterator[Finding]:
    if not _LEAST <= len(section) <= _MOST:
        return
    for figure in section:
        if figure.at != at or figure.role != "left" or figure.x.depth or figure.value < _TELLING * figure.x.step:
            continue
        group = [x for x in section if _alike(x, figure)]
        own = group.index(figure)
        if own < 2 or any(x.value == figure.value for x in group if x is not figure):
            continue
        found = _balance(group[:own], figure)
        if found is None or _is_told(section, figure, found):
            continue
        yield _found(figure, *found)


_Balance = tuple[_Figure, Sequence[_Figure]]


def _alike(x: _Figure, rest: _Figure) -> bool:
    if x.unit == rest.unit != "" or (rest.unit == GENERIC and not _is_measured(x)):
        return True
    if (x.unit and rest.unit) or x.x.scale != rest.x.scale or _is_measured(x) or _is_measured(rest):
        return False
    return x.at == rest.at or (x.value >= _SURE and _BARE.match(x.reading.text, x.x.end) is not None)


def _is_measured(x: _Figure) -> bool:
    return x.unit == MONEY or x.x.unit in UNITS_OF_MEASURE


def _balance(before: Sequence[_Figure], rest: _Figure) -> _Balance | None:
    """The whole and what is taken from it that leave what one slip made the rest of; None where several do.

    What is taken is said to be done, or is all that stands between the whole and the rest.
    """
    wanted = misreckoned_values(rest.x.count, rest.x.step)
    flat = [x for x in before if not x.x.depth]
    large = rest.value / rest.x.step >= _LARGE
    found: dict[Decimal, _Balance] = {}
    for nth, whole in enumerate(flat):
        if whole.role == "change" or (nth and whole.role == "left") or whole.value <= rest.value:
            continue
        behind = flat[nth + 1 :]
        for start, first in enumerate(behind):
            is_all = start == 0 and not _is_in_its_sentence(whole, rest)
            left = whole.value
            for stop in range(start, min(start + _RUN, len(behind))):
                x = behind[stop]
                if x.role in ("left", "change") or (stop > start and _is_aside(x)):
                    break
                left -= x.value
                if left <= 0:
                    break
                used = is_all and stop == len(behind) - 1
                last = large and stop == len(behind) - 1 == start
                if (first.role == "done" or used or last) and left in wanted and left >= _TELLING * rest.x.step:
                    found.setdefault(left, (whole, behind[start : stop + 1]))
    if len(found) > 1:  # what stands right before it
        found = {left: one for left, one in found.items() if one[1][-1] is flat[-1]}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_in_its_sentence(one: _Figure, other: _Figure) -> bool:
    text = one.reading.text
    return one.at == other.at and not _STOP.search(text, one.x.end, other.x.start)


def _is_aside(figure: _Figure) -> bool:
    return _ASIDE.search(figure.reading.low, max(0, figure.x.start - _BESIDE), figure.x.start) is not None


def _is_told(section: Sequence[_Figure], rest: _Figure, found: _Balance) -> bool:
    """Do other figures make the rest, is what it is off by printed, or is it of something else?"""
    whole, spent = found
    right = whole.value - sum((x.value for x in spent), ZERO)
    if not _SAID_TO_BE_LEFT.search(rest.reading.low, max(0, rest.x.start - _BESIDE), rest.x.end + _BESIDE):
        stop = rest.x.start if whole.at == rest.at else len(whole.reading.text)
        if is_target(whole.reading, whole.x, stop):
            return True  # more may be begun than is aimed at
    countable = not _is_measured(rest)
    wide = [x for x in section if _alike(x, rest) or (countable and not _is_measured(x))]
    values = [x.value for x in wide if x is not rest]
    known = {*values}
    added = 2 * whole.value - right  # where that is a figure, both are parts of it
    if not known.isdisjoint((right, abs(right - rest.value), added)):
        return True
    if any(rest.value in (one + other, abs(one - other)) for one, other in combinations(values, 2)):
        return True
    ratios = [x for reading in {id(x.reading): x.reading for x in section}.values() for x in reading.ratios]
    left = {x.whole - x.part for x in ratios}
    group = [x for x in section if _alike(x, rest)]
    if rest.value in left or _is_left_of_runs([x.value for x in group[: group.index(rest)]], rest.value):
        return True
    if any(_is_one_of_parts(each, rest, left) for each in (group, wide)):
        return True
    last = spent[-1]
    start = last.x.end if last.reading is rest.reading else 0
    if scope_between(rest.reading, start, rest.x.start, or_all=False) or _has_its_share(rest, right, group):
        return True
    return (
        len(spent) == 1 and _is_share_behind(last, last.value + rest.value) and not _is_share_behind(last, whole.value)
    )


def _is_left_of_runs(values: Sequence[Decimal], rest: Decimal) -> bool:
    """Does one figure, or the sum of the first two or the two behind the first, less a run of others, leave it?"""
    for start in range(len(values)):
        incomes = accumulate(values[start : start + (1 if start > 1 else 2)])
        for size, income in enumerate(incomes, 1):
            behind = values[start + size :]
            if any(income - spent == rest for nth in range(len(behind)) for spent in accumulate(behind[nth:])):
                return True
    return False


def _is_one_of_parts(figures: Sequence[_Figure], rest: _Figure, others: Set[Decimal]) -> bool:
    """Does a run of figures with the rest among them make a figure before it, or what a ratio leaves?"""
    at = figures.index(rest)
    values = [x.value for x in figures]
    for start in range(at + 1):
        sums = [*accumulate(values[start:])][max(at - start, 1) :]
        if not {*values[:start], *others}.isdisjoint(sums):
            return True
    return False


def _has_its_share(rest: _Figure, right: Decimal, group: Sequence[_Figure]) -> bool:
    """``còn 68 hồ sơ, chiếm 5,5%``: is a percentage behind it the share of what is printed, not of what is right?"""
    wholes = [x.value for x in group if x.value > rest.value]
    return any(_is_share_behind(rest, x) and not _is_share_behind(rest, x, right) for x in wholes)


def _is_share_behind(figure: _Figure, whole: Decimal, part: Decimal | None = None) -> bool:
    """Is the percentage behind a figure the share of it, or of ``part``, in a whole?"""
    share = next((x for x in figure.reading.quantities if x.start >= figure.x.end), None)
    if share is None or not share.percent or share.start - figure.x.end > _BESIDE:
        return False
    return abs((figure.value if part is None else part) * _ALL - share.count * whole) <= share.step / 2 * whole


def _found(rest: _Figure, whole: _Figure, spent: Sequence[_Figure]) -> Finding:
    rest.reading.compare(rest.x)
    x = rest.x
    right = whole.value - sum((one.value for one in spent), ZERO)
    start = spent[0].x.start if spent[0].reading is rest.reading else x.start - _BESIDE
    return finding(
        "P305", rest.reading.passage.at(x.start), rest=shown(x), whole=amount(whole.value, x),
        part=" − ".join(amount(one.value, x) for one in spent), right=amount(right, x),
        quote=quote(rest.reading.text, start, x.end),
    )  # fmt: skip
