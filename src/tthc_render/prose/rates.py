"""The rates of a passage, figures for each of something, and the spans of time that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.prose.measures import MONEY, TIMES, Measured, Unit, measured, unit_at
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.patterns import pattern_of

_FOR_EACH: Final = frozenset({"mỗi", "bình", "trung"})
_SAID: Final = ("mỗi ", "bình quân", "trung bình")
_SLASHED: Final = pattern_of(r"\d\s?[^\W\d_][^.,;:()/]{0,28}(?:, [^\W\d_]{2,6})?/\s?(?:0?1\s)?[^\W\d_]")
_STROKE: Final = pattern_of(r"(?:m[23]|[^\d.,;:()/]){0,30}(?:, [^\W\d_]{2,6})?/(?!\s?\d\d)")
_AHEAD: Final = pattern_of(
    r"(?<!\w)(?:mỗi|(?:bình quân|trung bình),? (?:cho |trên )?(?=một |0?1 |đầu ))\s?"
    r"(?P<per>[^\W\d_][^.;:()\d]{0,60}|(?:một|0?1) [^.;:()\d]{0,60})$"
)
_BEHIND: Final = pattern_of(r"\s[^.;:,()\d]{1,30}?\s(?:mỗi|(?:cho |trên )?(?=một ))\s?")
_REACH: Final = 90
_STROKES: Final = 32
EPSILON: Final = 1e-9
_MEAN: Final = pattern_of(r"(?<!\w)(?:bình quân|trung bình|năng suất|mật độ|suất (?:đầu tư|vốn)|ước|mỗi ngày)(?!\w)")
_RATED: Final = pattern_of(
    r"(?<!\w)(?:mức|định mức|đơn giá|giá|trị giá|chế độ|mỗi|với|suất|hỗ trợ|tặng|được|theo|là)(?!\w)[^.;:()\d]{0,40}$"
    r"|\($"
)
_EACH_HAS: Final = pattern_of(r"(?<!\w)mỗi [^\W\d_]+(?: [^\W\d_]+){0,2} (?:có|gồm|được|được cấp|nhận|trồng|bố trí)\s$")
_CHANGED: Final = pattern_of(
    r"(?<!\w)(?:tăng|giảm|(?:cao|thấp|nhiều|ít|lớn|nhỏ) hơn|thêm|vượt|kém|từ"
    r"|tối đa|tối thiểu|không quá|ít nhất)(?: thêm| được| mức)?\s$"
)
_OTHERS: Final = pattern_of(
    r"(?<!\w)(?:mục tiêu|kế hoạch|chỉ tiêu|giới hạn|quy định|định mức|chuẩn|điều lệ"
    r"|cùng kỳ|so với|dự kiến|nghị quyết|riêng|cao nhất|thấp nhất|nhiều nhất"
    r"|ít nhất|lớn nhất|(?:cao|thấp|nhiều|ít) hơn|(?:năm|vụ|kỳ|tháng|quý) trước"
    r"|mỗi [^\W\d_]+(?: [^\W\d_]+)? (?:thuộc|vùng|miền|khu vực))(?!\w)[^.;]{0,40}$"
)
_RANGE: Final = pattern_of(r"\s?(?:đến|[-–])\s?\d")
_ABOUT: Final = frozenset({"gần", "hơn", "trên", "khoảng", "xấp xỉ", "chừng", "ngót"})
_MINOR: Final = frozenset({"vụ", "lần", "lượt", "đợt", "suất", "kỳ", "chuyến"})
"""Words behind a second stroke that leave a rate as it is: ``2 triệu đồng/ha/vụ``."""
_SPELT: Final = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
}  # fmt: skip
_SPAN: Final = pattern_of(
    r"(?<![\d/.,])(?P<n>\d{1,3}) (?P<unit>ngày|đêm|tuần|tháng|quý|năm)(?!\w)(?! (?:0?[1-9]|1[0-2])(?!\d|[.,]\d))"
    r"|(?<!\w)(?P<spelt>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một)?) tháng(?!\w)(?! \d)"
    r"|(?<!\w)(?P<quarter>quý (?:iv|i{1,3}|[1-4])|(?:trong|cả) quý)(?!\w)"
    r"|(?P<year>(?<!\w)năm \d{4}(?!\d)|(?<!\w)cả năm(?!\w))"
    r"|(?<!\w)(?P<month>tháng (?:0?[1-9]|1[0-2]))(?![\d.,])"
    r"|(?<!\w)(?:đến|hết)(?: hết| nay)?(?: \(|,? )?(?:ngày )?(?P<day>\d{1,2})/(?P<until>1[0-2]|0?[1-9])(?!\d)"
    r"|(?<!\w)(?:đến|hết)(?: hết)? tháng (?P<whole>1[0-2]|0?[1-9])(?!\d)"
)
_TERM: Final = pattern_of(
    r"(?<!\w)(?:thời hạn|quy định|trong vòng|tối đa|không quá|chậm|trễ|sau|trước)(?!\w)[^.;,\d]{0,20}$"
)
_WORKED: Final = pattern_of(r" (?:vận hành|hoạt động|triển khai|thực hiện|thi hành|đi vào|sắp xếp|kể từ)(?!\w)")
"""``Sau 6 tháng vận hành``: a time that is reported on, no term."""
_MONTHS_IN: Final = {"tháng": 1.0, "quý": 3.0, "năm": 12.0}
_DAYS_IN: Final = {1: (28, 29, 30, 31), 3: (90, 91, 92), 12: (365, 366, 360)}


@dataclass(frozen=True, slots=True)
class Rate:
    """A figure for each of something: ``per`` is None where it is for a time only, ``time`` is empty where for none.

    ``is_mean``: it may be reckoned, and is no rule or price; ``is_said_mean``: the words say so. ``is_of_others``: a
    plan, a bound, a change, what was before.
    """

    figure: Measured
    per: Unit | None
    time: str
    is_mean: bool
    is_said_mean: bool
    is_of_others: bool

    @property
    def kinds(self) -> tuple[str, str, str]:
        """What it counts, what it is for, and for what time."""
        return self.figure.unit.kind, self.per.kind if self.per else "", self.time

    def agrees(self, made: float, room: float = 0) -> bool:
        """Is it what total and number make, within what they are rounded by: a mean also where it is cut off?"""
        step, off = self.figure.step if self.is_mean else 0, made - self.figure.value
        room += EPSILON * self.figure.value
        return -step / 2 - room <= off <= step + room - (2 * EPSILON * self.figure.value if step else 0)

    @property
    def each(self) -> float:
        """What one unit of the kind that it is for is worth."""
        return self.per.worth if self.per else 1


@dataclass(frozen=True, slots=True)
class Time:
    """How many times a rate for a time is to be taken, and how the text says so; ``named``: as a month or a year."""

    number: float
    text: str
    named: bool = False
    reading: Reading | None = None
    start: int = 0


def rates_of(reading: Reading) -> Sequence[Rate]:
    """The rates of a passage."""
    return reading.kept(_rates)


def totals_of(reading: Reading) -> Sequence[Measured]:
    """The figures of a passage that are no rates."""
    return reading.kept(_totals)


def _totals(reading: Reading) -> list[Measured]:
    rated = {rate.figure.start for rate in rates_of(reading)}
    return [x for x in measured(reading) if x.start not in rated]


def _rates(reading: Reading) -> list[Rate]:
    if not reading.has_digits or reading.crowded:
        return []
    said = reading.says(_FOR_EACH) and any(words in reading.low for words in _SAID)
    if not said and not ("/" in reading.text and _SLASHED.search(reading.text)):
        return []
    return [rate for x in measured(reading) if x.of and (rate := _rate(reading, x))]


def _rate(reading: Reading, x: Measured) -> Rate | None:
    text = reading.low
    pers = [*_pers(text, x)]
    times = [unit.kind for unit in pers if unit.kind in TIMES]
    things = [unit for unit in pers if unit.kind not in TIMES and (unit is pers[0] or unit.kind not in _MINOR)]
    if not pers or len(times) > 1 or len({unit.kind for unit in things}) > 1 or not x.of:
        return None
    if things and things[0].kind == x.unit.kind:
        return None
    lead = re.split(r"[.;]\s", text[max(0, x.start - _REACH) : x.start])[-1]
    mean = _MEAN.search(lead) is not None
    fixed = x.of.step == 1 and _EACH_HAS.search(lead) is not None
    priced = x.unit.kind == MONEY and _RATED.search(lead) is not None
    exact = not mean and not x.is_rough and (fixed or priced)
    bounded = x.is_rough and x.hedge not in _ABOUT
    others = bounded or _CHANGED.search(lead) or _OTHERS.search(lead) or _RANGE.match(text, x.end)
    return Rate(x, things[0] if things else None, "".join(times), not exact, mean, bool(others))


def _pers(text: str, x: Measured) -> Iterator[Unit]:
    """What a figure is for each of, behind its strokes and in the words before or behind it."""
    end, told = x.end, False
    while "/" in text[end : end + _STROKES] and (stroke := _STROKE.match(text, end)):
        unit = unit_at(text, stroke.end())
        if unit is None:
            break
        told, end = True, stroke.end() + len(unit.word)
        yield unit
    ahead = _AHEAD.search(text[max(0, x.start - _REACH) : x.start])
    behind = None if ahead or told else _BEHIND.match(text, x.end)
    unit = unit_at(ahead["per"], 0) if ahead else unit_at(text, behind.end()) if behind else None
    if unit:
        yield unit


def times_of(readings: Sequence[Reading], time: str) -> list[Time]:
    """What a rate for a month, a quarter, a week or a day may be taken times, as the passages say."""
    out: dict[tuple[float, bool], Time] = {}
    for reading in readings:
        for start, n, unit, text, named in reading.kept(_spans):
            for number in _in(time, n, unit):
                said = text if named else f"{number:g} {time}".replace(".", ",")
                out.setdefault((number, named), Time(number, said, named, reading, start))
    return [*out.values()]


def _in(time: str, n: float, unit: str) -> Iterator[float]:
    if time == unit:
        yield n
    elif time in _MONTHS_IN and unit in _MONTHS_IN:
        yield n * _MONTHS_IN[unit] / _MONTHS_IN[time]
    elif time == "ngày" and unit in _MONTHS_IN:
        yield from _DAYS_IN.get(int(n * _MONTHS_IN[unit]), ())
    elif time == "ngày" and unit == "tuần":
        yield from (n * 5, n * 7)


def _spans(reading: Reading) -> list[tuple[int, float, str, str, bool]]:
    """Where each span of time stands, how many of which unit it is, its words, and whether they name it."""
    out: list[tuple[int, float, str, str, bool]] = []
    for found in _SPAN.finditer(reading.low) if reading.has_digits or "tháng" in reading.low else ():
        if found["n"] or found["spelt"]:
            term = _TERM.search(reading.low, max(0, found.start() - 30), found.start())
            if term and not _WORKED.match(reading.low, found.end()):
                continue
            unit = found["unit"] or "tháng"
            number = float(found["n"] or _SPELT[found["spelt"]])
            spans = [(number, "ngày" if unit == "đêm" else unit, False)]
        elif found["quarter"] or found["year"] or found["month"]:
            spans = [(1.0, "quý" if found["quarter"] else "năm" if found["year"] else "tháng", True)]
        elif found["whole"]:
            spans = [(float(found["whole"]), "tháng", True)]
        else:
            spans = [(float(found["until"]) - back, "tháng", True) for back in (0, 1)]
        out += [(found.start(), n, unit, found[0], named) for n, unit, named in spans if n > 0]
    return out
