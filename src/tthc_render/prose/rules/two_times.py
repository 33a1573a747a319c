"""One thing at two times in a sentence, and what is said of its change: P903, P904.

``năm 2024 đạt 1.932 triệu kWh, năm 2023 đạt 1.750 triệu kWh, tăng 10,4%``; ``42 vụ, so với cùng kỳ (35 vụ) tăng 7 vụ``;
``năm 2024 đạt 86,4%, năm 2023 đạt 84,1%, như vậy tăng 2,3 điểm phần trăm``; ``418 tỷ đồng, thấp hơn tháng 10 (436 tỷ
đồng) 18 tỷ đồng``. The sentence has two values of one unit and no third; words or dates say which is the earlier one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import in_scale
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    DOWN,
    UP,
    WORDS,
    exact_numbers,
    shown_difference,
    shown_value,
    unit_of,
    wrong_way,
)
from tthc_render.prose.sections import topic
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm", "hơn"})
_WORD = "|".join(WORDS)
_CHANGE = pattern_of(
    rf"(?<!\w)(?:(?:tỷ lệ|mức|tốc độ) )?(?P<word>{_WORD})(?: thêm| được| là| ròng)?\s{{1,2}}$", re.IGNORECASE
)
_THAT_IS = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{_WORD})(?: thêm| được)? [\d.,]+(?: [^\W\d_]+){{1,4}}(?:,|\s\(|)\s"
    r"(?:tương (?:ứng|đương)|tức|hay)(?: với| là| mức)*\s$",
    re.IGNORECASE,
)
"""``(giảm 1.351 hồ sơ, tương ứng 59,9%)``"""
_THAT_IS_ENDS: Final = ("ứng", "đương", "tức", "hay", "với", "là", "mức")
_OF_A_BASE = pattern_of(r"\s?%\s(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|tổng|số|so với|của)(?!\w)")
_BEHIND_BASE = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{_WORD})\s(?:(?!(?:{_WORD})\s)[^.;()]){{2,40}}\([^()]*\)(?: là)?\s{{1,2}}$",
    re.IGNORECASE,
)
_CHANGES = pattern_of(
    r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|hơn|rút ngắn)(?: thêm| được)?\s{1,2}$|\([+–-]\s?$", re.IGNORECASE
)
_CHANGE_ENDS: Final = ("tăng", "giảm", "vượt", "hụt", "hơn", "ngắn", "thêm", "được", "+", "-", "–")
_WORD_ENDS: Final = ("tăng", "giảm", "hơn", "ngắn", "thêm", "được", "là", "ròng")
_OLD = pattern_of(
    r"(?<!\w)(?:so với|cùng kỳ|(?:năm|kỳ|tháng|quý|tuần|vụ|năm học) trước|đầu năm|trước đó|trước đây)(?!\w)",
    re.IGNORECASE,
)
_DATED = pattern_of(
    r"(?<!\w)(?:(?P<quarter>[Qq]uý) (?P<q>IV|I{1,3})(?:/|\snăm )?(?P<qy>\d{4})?"
    r"|[Tt]háng (?P<m>\d{1,2})(?:/(?P<my>\d{4}))?"
    r"|[Nn]ăm (?:học )?(?P<y>\d{4}))(?!\d)"
)
_QUARTERS: Final = {"I": 3, "II": 6, "III": 9, "IV": 12}
# "từ 8,4% đầu năm nay còn 7,1%": the time right behind a value is that of the value.
_OF_THE_FIRST = pattern_of(
    r"^\s?%?(?: [^\W\d_]+){0,2}? ?(?:vào |của |ở )?(?:đầu năm|cùng kỳ(?: năm trước)?|(?:năm|kỳ|tháng|quý"
    r"|tuần) trước)(?: nay)?(?=[\s,])"
)
_SINCE = pattern_of(r"(?<!\w)(?:từ|nếu)(?: mức| chỗ)?(?: có)?(?: chỉ)?\s$", re.IGNORECASE)
_NOW = pattern_of(r"(?<!\w)(?:nay|hiện nay|hiện|đến nay|lên|xuống|còn)(?!\w)[^.;\d]{0,30}$", re.IGNORECASE)
_POINTS = pattern_of(r"\s?(?:%\s?)?(?:điểm|phần trăm)")
_ANOTHER = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|trong đó|riêng|bình quân|lũy kế|tổng số)(?!\w)", re.IGNORECASE
)
_OF_PLAN = pattern_of(r"\s?%\s(?:so với )?(?:tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w)")
"""``đạt 43,5% kế hoạch; cùng kỳ đạt 38,9%``: what the first rate is of, no other figure."""
_AFTERWARDS = pattern_of(r"\s?%?[^.;,]{0,24}?(?<!\w)so với(?!\w)")
_SUBJECT = pattern_of(
    r"\)[,;]\s(?!(?:như vậy|tức|tương|số|nếu|so|cùng|trong|năm|nhưng|song|đã|vẫn|lại|và|còn|mức|tỷ|tốc)(?!\w))"
    rf"(?P<what>[^.,;:()\d]{{2,40}}?)\s(?:{_WORD})(?: thêm| được| là)?\s$",
    re.IGNORECASE,
)
_FAR: Final = 80
_BETWEEN: Final = 60
_APART: Final = 140
_NEXT_CLAUSE = pattern_of(
    r"so với (?:cùng kỳ|(?:năm|tháng|quý|kỳ) [^\s,]+)[^,.;()]{0,20},\s"
    r"(?!(?:năm|tháng|quý|kỳ|cùng kỳ|khi|thì|lúc)(?!\w))[^\W\d_]+[^,.;()]{0,40}\s$"
)
_TOO_MANY: Final = 4
"""Of so many values no two are the only ones, the change itself left out."""


def check_two_times(context: ProseContext) -> list[Finding]:
    """Findings on changes between two values of a sentence."""
    out: list[Finding] = []
    for reading in context.running:
        if reading.says(_SAID) and len(reading.quantities) > 2:
            numbers = exact_numbers(reading)
            for sentence in reading.sentences:
                inside = [x for x in numbers if sentence.start <= x.start < sentence.end]
                if len(inside) > 2:
                    out += _sentence(reading, inside)
    return out


def _sentence(reading: Reading, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    text = reading.text
    levels = _Levels(reading, [x for x in numbers if x.count and not _is_change(text, x)])
    for change in numbers:
        word = _word(text, change)
        if not word:
            continue
        points = change.percent and _POINTS.match(text, change.end)
        unit = "%" if points else "" if change.percent else unit_of(reading, change)
        same = [x for x in levels.beside(change, unit) if x is not change]
        pair = _pair(text, same)
        if pair is None or _AFTERWARDS.match(text, change.end) or change.start - max(x.end for x in pair) > _BETWEEN:
            continue
        first, second = sorted(pair, key=lambda x: x.start)
        if change.start < second.start or any(
            _ANOTHER.search(text, _behind_plan(text, x), stop)
            for x, stop in ((first, second.start), (second, change.start))
        ):
            continue
        if _names_another(text, second, change):
            continue
        yield from _judge(reading, change, word, *pair)


def _names_another(text: str, last: Quantity, change: Quantity) -> bool:
    """``Khách quốc tế 12.400 lượt (cùng kỳ 15.100 lượt), khách nội địa tăng 2.700 lượt``: a matter of its own."""
    subject = _SUBJECT.search(text, last.end, change.start)
    named = topic(subject["what"]) if subject else frozenset()
    return bool(named) and not any(pair in text[: last.start].lower() for pair in named)


def _behind_plan(text: str, x: Quantity) -> int:
    """Where the words behind a value go on, the plan that a rate is of left out."""
    planned = _OF_PLAN.match(text, x.end) if x.percent else None
    return planned.end() if planned else x.end


class _Levels:
    """The values of a sentence by their units, each looked at once however many changes there are."""

    def __init__(self, reading: Reading, values: Sequence[Quantity]) -> None:
        self._units: dict[str, list[Quantity]] = {}
        self._plain: list[tuple[Quantity, str]] = []
        for x in values:
            unit = unit_of(reading, x)
            self._units.setdefault(unit, []).append(x)
            if not x.percent:
                self._plain.append((x, unit))

    def beside(self, change: Quantity, unit: str) -> Sequence[Quantity]:
        """The values a change can be of; one without a unit, a percentage, is of the two values just before it."""
        if unit:
            return self._units.get(unit, [])[:_TOO_MANY]
        behind = bisect_right(self._plain, change.start, key=lambda item: item[0].end)
        units = {named for _, named in self._plain[max(0, behind - 2) : behind]}
        if len(units) == 1 and "" not in units:
            return [x for x in self._units[units.pop()][:_TOO_MANY] if not x.percent]
        return [x for x, _ in self._plain[:_TOO_MANY]]


def _is_change(text: str, x: Quantity) -> bool:
    if stands_after(text, x.start, *_CHANGE_ENDS) and _CHANGES.search(text, max(0, x.start - 24), x.start):
        return True
    return _behind_base(text, x) is not None


def _behind_base(text: str, x: Quantity) -> re.Match[str] | None:
    ends = stands_after(text, x.start, ")", ") là")
    return _BEHIND_BASE.search(text, max(0, x.start - 90), x.start) if ends else None


def _word(text: str, change: Quantity) -> str:
    """The direction that the words before a change give."""
    ends = stands_after(text, change.start, *_WORD_ENDS)
    said = _CHANGE.search(text, max(0, change.start - 32), change.start) if ends else None
    said = said or _behind_base(text, change)
    if said is None and change.percent and stands_after(text, change.start, *_THAT_IS_ENDS):
        own = not _OF_A_BASE.match(text, change.end)
        said = _THAT_IS.search(text, max(0, change.start - _FAR), change.start) if own else None
    return WORDS[said["word"].lower()] if said else ""


def _pair(text: str, values: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The new and the old one of two values."""
    if len(values) != 2:
        return None
    first, second = values
    if second.start - first.end > _APART:
        return None
    leads = [re.split(r"[.;]\s", text[max(0, x.start - _FAR) : x.start])[-1] for x in values]
    gap = second.start - first.end
    leads[1] = leads[1][max(0, len(leads[1]) - gap) :]
    if len(leads[1]) == gap:  # it begins right behind the first value, not behind a semicolon
        leads[1] = _OF_THE_FIRST.sub("", leads[1])
    if _NEXT_CLAUSE.search(leads[1]):
        return None  # "tăng 18,7% so với năm 2023, xuất siêu 17,9 tỷ USD"
    if _SINCE.search(leads[0]) and _NOW.search(leads[1]):
        return second, first  # whatever times are named beside them
    days = [_day(lead) for lead in leads]
    if days[0] and days[1] and days[0] != days[1] and (days[0] > 100) == (days[1] > 100):
        return (first, second) if days[0] > days[1] else (second, first)
    old = [bool(_OLD.search(lead)) for lead in leads]
    if old == [False, True]:
        return first, second
    return None


def _day(lead: str) -> int:
    """Months since year 0 of the last date in some words; only the month if no year is written; 0 without a date."""
    found = list(_DATED.finditer(lead))
    if not found:
        return 0
    last = found[-1]
    if last["y"]:
        return 12 * int(last["y"]) + 12
    month = _QUARTERS[last["q"]] if last["quarter"] else int(last["m"])
    year = last["qy"] or last["my"]
    return 12 * int(year) + month if year else month


def _judge(reading: Reading, change: Quantity, word: str, new: Quantity, old: Quantity) -> Iterator[Finding]:
    new, old = in_scale(old, [new])[0], in_scale(new, [old])[0]  # "tháng 5 đạt 412, tháng 6 đạt 436 tỷ đồng"
    right = UP if new.count > old.count else DOWN
    reading.compare(change, new, old)
    start, end = min(new.start, old.start), change.end
    if new.percent or not change.percent:
        off = abs(new.count - old.count)
        holds = abs(off - change.count) <= new.slack + old.slack + change.slack
        said = shown_difference(change, new, off)
        computation = f"{shown_value(max(new, old, key=_count))} − {shown_value(min(new, old, key=_count))}"
    else:
        off = abs(new.count - old.count) * 100 / old.count
        holds = abs(off - change.count) <= change.step + (new.slack + old.slack) * 100 / old.count
        exact = f"{format_decimal(off, max(1, len(change.text.partition(',')[2])))}%"
        said = {"written": shown_value(change), "right": exact}
        computation = f"({max(new, old, key=_count).text} − {min(new, old, key=_count).text})/{old.text}"
    if word != right and new.count != old.count:
        if holds:
            yield wrong_way(reading, "tăng" if word == UP else "giảm", old, new, start, end)
    elif not holds:
        yield finding(
            "P903", reading.passage.at(change.start), **said,
            computation=computation, quote=quote(reading.text, start, end + 1),
        )  # fmt: skip


def _count(x: Quantity) -> Decimal:
    return x.count
