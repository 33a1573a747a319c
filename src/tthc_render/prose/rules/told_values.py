"""The changes that a sentence tells, and of each of its other figures whether it is of an earlier time.

A figure stands in a clause: from the mark or the figure before it. The clause names the time, or the one that its
bracket belongs to: ``(cùng kỳ 07 người)``, ``năm 2020 có 24 sản phẩm``, ``so với tháng trước (312 ca)``, ``cao hơn cùng
kỳ 12,4 triệu kWh (236,2 triệu kWh)``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tthc_render.prose.nouns import NO_NOUNS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import WORDS, unit_of
from tthc_render.prose.spans import Quantity, stands_after
from tthc_render.vietnamese.patterns import pattern_of

_TIME: Final = (
    r"cùng kỳ(?: năm)?(?: trước| ngoái)?|(?:năm học|nhiệm kỳ|năm|tháng|quý|kỳ|tuần|đợt) (?:trước|ngoái)"
    r"|vụ(?: [^\W\d_]+)? năm (?:trước|ngoái)|đầu (?:năm|kỳ|nhiệm kỳ)|trước (?:đó|đây)"
)
_DATE: Final = r"(?:tháng|quý|năm) (?:\d{1,4}|IV|I{1,3})(?:/\d{4})?"
_CHANGE: Final = pattern_of(
    rf"(?<!\w)(?<!gia )(?<!tiết )(?P<word>{'|'.join(WORDS)}|(?:tăng )?gấp)"
    r"(?: thêm| được| là| ròng| thực(?: tế)?| khoảng){0,2}"
    rf"(?P<base>(?: so với)?(?: [^\W\d_]+){{0,3}}? (?:{_TIME}|{_DATE})(?: \d{{4}})?)?(?P<old> \([^()]*\))?"
    r"(?: là| tới| khoảng|:)?\s{1,2}$",
    re.IGNORECASE,
)
_THAT_IS: Final = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{'|'.join(WORDS)})(?: thêm| được)? [\d.,]+(?: [^\W\d_]+){{1,4}}(?:,|\s\(|)\s"
    r"(?:tương (?:ứng|đương)|tức|hay)(?: với| là| mức)*\s$",
    re.IGNORECASE,
)
"""``(giảm 1.351 hồ sơ, tương ứng 59,9%)``."""
_THAT_IS_ENDS: Final = ("ứng", "đương", "tức", "hay", "với", "là", "mức")
_SHARE_TOO: Final = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{'|'.join(WORDS)})(?: thêm| được)? [\d.,]+(?: [^\W\d_]+){{0,4}}\s"
    r"\((?P<sign>[+–-])?$",
    re.IGNORECASE,
)
"""``giảm 10 vụ (-33,3%)``."""
_AMOUNT_TOO: Final = pattern_of(
    rf"(?<!\w)(?<!gia )(?P<word>{'|'.join(WORDS)})(?: thêm| được)? [\d,]+%\s\($", re.IGNORECASE
)
_AGAINST_ONE: Final = pattern_of(r"[^()\d]{0,24}\),? so với")
"""``tăng 4,2% (476 người) so với năm 2024``."""
_SIGNS: Final = {"+": "tăng", "-": "giảm", "–": "giảm"}
_OF_A_BASE: Final = pattern_of(r"\s?%\s(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|tổng|số|so với|của)(?!\w)")
_CHANGE_REACH: Final = 90
_TIMES: Final = pattern_of(r"\slần(?!\w)")
_TIMES_END: Final = pattern_of(
    r"\slần(?:\s?[.;,)]|$|\s(?:so với|năm|cùng|sau|trước|(?:đầu )?(?:tháng|quý|vụ|kỳ|tuần))(?!\w)|\s\(từ)"
)
_AIMED: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|mỗi|bình quân|phấn đấu|dự kiến)(?!\w)"
    r"(?:(?! và )[^.;:,)\d])*$",
    re.IGNORECASE,
)
"""``vượt chỉ tiêu đề ra (giảm 2 điểm phần trăm)``, ``bình quân mỗi năm giảm 2,66``: of no two values."""
_AIMED_REACH: Final = 48
_EARLIER: Final = pattern_of(
    rf"(?<!\w)(?<!từ )(?<!ngay )(?<!tháng )(?:{_TIME})(?!\w)(?! (?:đến|tới|chuyển|mang))", re.IGNORECASE
)
_SINCE: Final = pattern_of(r"(?<!\w)từ(?: mức| chỗ)?\s$", re.IGNORECASE)
_RANGE: Final = pattern_of(r"\s?%?[^.;,()\d]{0,20}(?:đến|tới)\s\d")
_RANGE_END: Final = pattern_of(r"\s?%?[^.;,()\d]{0,20}(?<!lên )(?<!xuống )(?:đến|tới)\s")
"""``từ 145 đến 155 nghìn đồng/kg``."""
_COMPARED: Final = pattern_of(r"(?<!\w)so với(?: mức| con số)?\s$", re.IGNORECASE)
_MOVED: Final = pattern_of(r"(?<!\w)(?:lên|xuống|còn)(?: còn| mức| tới| đến| thành| chỉ còn)?\s$", re.IGNORECASE)
_NAMED_DAY: Final = pattern_of(
    r"(?<!\w)(?:quý (?P<quarter>IV|I{1,3})(?:/|\snăm )?(?P<of_quarter>\d{4})?"
    r"|tháng (?P<month>\d{1,2})(?:/|\snăm )?(?P<of_month>\d{4})?|năm (?:học )?(?P<year>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_QUARTERS: Final = {"I": 3, "II": 6, "III": 9, "IV": 12}
_WITH_YEAR: Final = 100
_NOW: Final = pattern_of(r"(?<!\w)(?:này|nay|hiện|hiện tại)(?!\w)", re.IGNORECASE)
_PLANNED: Final = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết)(?!\w)", re.IGNORECASE)
_NO_VALUE: Final = pattern_of(
    r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|lũy kế|bình quân chung|trong (?:số )?đó|mức chung"
    r"|(?<!gia )tăng|giảm|vượt|hụt|thêm|bớt)(?!\w)(?!(?: mạnh| nhẹ| dần)?(?: lên| xuống| còn| từ| mức)+\s$)",
    re.IGNORECASE,
)
_OF_PLAN: Final = pattern_of(r"\s?%\s(?:so với )?(?:tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|cùng kỳ)(?!\w)")
_OF_IT: Final = pattern_of(r"(?<!\w)(?:chiếm|bằng|tỷ trọng)(?: khoảng| tỷ lệ)?\s$", re.IGNORECASE)
_AGAINST_ANOTHER: Final = pattern_of(
    r"[^.;,()\d]{0,40}?(?<!\w)so với (?:tổng |mức )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|bình quân|quy định|nghị quyết"
    r"|trung bình|toàn)",
    re.IGNORECASE,
)
_BRACKET_OPENS: Final = pattern_of(r"(?:\s[^\W\d_]+){0,3}\s?\(\s?")
_CHANGE_FOLLOWS: Final = pattern_of(r"(?:\s[^\W\d_]+){0,3}\s?\),?\s(?:tăng|giảm)\s\d")
_OF_PARTS: Final = pattern_of(r"\s*(?:Trong (?:số )?(?:đó|này)|Riêng)(?!\w)")
_SPAN: Final = pattern_of(r"\stháng (?:đầu|cuối)(?: năm)?(?!\w)")
"""``so với 6 tháng đầu năm 2024 là 412 trạm``: a time, no value."""
_REACH: Final = 80
_BEHIND: Final = 40
_CUT: Final = pattern_of(r"[;:(),]|\.(?!\d)")
_CLAUSE_END: Final = pattern_of(r"[;:(),]|\.(?!\d)|\d")


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change: its figure and the word for it. ``times``: it is a multiple; ``based``: it names an earlier time."""

    figure: Quantity
    word: str
    times: bool
    based: bool


@dataclass(frozen=True, slots=True)
class ToldValue:
    """A figure that is no change, with what its clause says of it.

    ``earlier``: it is of an earlier time; ``month`` the months since year 0 of the time that is named (of one without
    a year the number of the month), else 0; ``now``: it is of this time. ``aside``: it is planned, a share, or a part
    of another, and so no value of the change; ``owned``: it stands in a bracket behind the value whose earlier one it
    is; ``from_there``, ``to_there``: "từ … lên …"; ``unnamed``: no word says that it is earlier, but it stands alone in
    a bracket between a value and its change.
    """

    figure: Quantity
    unit: str
    earlier: bool
    month: int
    now: bool
    aside: bool
    owned: bool
    from_there: bool
    to_there: bool
    unnamed: bool = False

    def is_before(self, other: ToldValue) -> bool:
        """Do the words say that this value is of an earlier time than the other?"""
        if self.month and other.month and (self.month > _WITH_YEAR) == (other.month > _WITH_YEAR):
            return self.month < other.month
        return not other.earlier and (self.earlier or (self.month > _WITH_YEAR and other.now))


def told_changes(reading: Reading) -> list[ToldChange]:
    """The changes of a passage, in order."""
    return list(reading.kept(_changes).values())


def is_of_parts(reading: Reading, x: Quantity, change: Quantity) -> bool:
    """``Trong đó cấp ủy viên 28 đồng chí. So với cùng kỳ (118 đồng chí) giảm 22``: is a figure one of the parts that
    a sentence of their own lists, so that a change told behind it is of the whole?"""
    sentence = reading.sentence_at(x.start)
    if sentence.start <= change.start < sentence.end:
        return False
    return _OF_PARTS.match(reading.text, sentence.start) is not None


def told_values(reading: Reading) -> tuple[list[ToldChange], list[ToldValue]]:
    """The changes of a passage and its other figures, in order."""
    return told_changes(reading), reading.kept(_values)


def _numbers(reading: Reading) -> list[Quantity]:
    return [x for x in reading.quantities if x.value is not None and not x.ordinal]


def _changes(reading: Reading) -> dict[int, ToldChange]:
    return {x.start: change for x in _numbers(reading) if (change := _change(reading, x))}


def _values(reading: Reading) -> list[ToldValue]:
    numbers, changes = [x for x in _numbers(reading) if not _SPAN.match(reading.text, x.end)], reading.kept(_changes)
    return [_value(reading, numbers, x, changes) for x in numbers if x.start not in changes]


def unit_counted(reading: Reading, x: Quantity) -> str:
    """The unit without what it is counted by: "đồng" of "triệu đồng/người/năm"."""
    unit = unit_of(reading, x).partition("/")[0]
    if not x.unit and unit in NO_NOUNS:
        return ""  # "từ 480 lên 1.200 lượt"
    return "lượt" if unit.startswith("lượt ") else unit


def _change(reading: Reading, x: Quantity) -> ToldChange | None:
    said = _CHANGE.search(reading.text, max(0, x.start - _CHANGE_REACH), x.start)
    if said is None and x.exact and (again := _said_again(reading, x)):
        return ToldChange(x, again["word"].lower(), times=False, based=False)
    if said is None or not x.exact or not x.count or _AGAINST_ANOTHER.match(reading.text, x.end):
        return None
    if said["old"] and not said["base"]:
        return None
    if _AIMED.search(reading.text, max(0, said.start() - _AIMED_REACH), said.start()):
        return None
    word = said["word"].lower()
    times = _TIMES.match(reading.text, x.end) is not None
    if times != word.endswith("gấp") and (not times or word not in ("tăng", "giảm")):
        return None
    if times and not _TIMES_END.match(reading.text, x.end):
        return None
    return ToldChange(x, word, times, bool(said["base"]))


def _said_again(reading: Reading, x: Quantity) -> re.Match[str] | None:
    """The words of a change that a figure tells another way: ``giảm 1.351 hồ sơ, tương ứng 59,9%``."""
    text, start = reading.text, max(0, x.start - _CHANGE_REACH)
    if x.percent and stands_after(text, x.start, *_THAT_IS_ENDS):
        return None if _OF_A_BASE.match(text, x.end) else _THAT_IS.search(text, start, x.start)
    if not x.depth or text[x.start - 1] not in "(+-–":
        return None
    if not x.percent:
        return _AMOUNT_TOO.search(text, start, x.start) if _AGAINST_ONE.match(text, x.end) else None
    said = _SHARE_TOO.search(text, start, x.start)
    return said if said and _SIGNS.get(said["sign"] or "", way := WORDS[said["word"].lower()]) == way else None


def _words_before(text: str, numbers: Sequence[Quantity], at: int) -> tuple[int, str]:
    """Where the clause before a character begins, and its words: from the mark or the figure before it."""
    nearest = bisect_right(numbers, at, key=lambda other: other.end) - 1
    start = max(numbers[nearest].end if nearest >= 0 else 0, at - _REACH)
    stop = start + len(text[start:at].rstrip(" :"))  # "năm 2024: 1,24"
    start = max([start, *(found.end() for found in _CUT.finditer(text, start, stop))])
    return start, text[start:at]


def _value(reading: Reading, numbers: Sequence[Quantity], x: Quantity, changes: Mapping[int, ToldChange]) -> ToldValue:
    text = reading.text
    start, words = _words_before(text, numbers, x.start)
    outer, based = "", False
    if start and text[start - 1] == "(":
        _, outer = _words_before(text, numbers, start - 1)
        nearest = bisect_right(numbers, start - 1, key=lambda other: other.end) - 1
        change = changes.get(numbers[nearest].start) if nearest >= 0 else None
        based = change is not None and change.based and not words.strip()
    said = words if len(words.strip()) > 1 else f"{outer} {words}"
    behind = _CLAUSE_END.split(text[x.end : x.end + _BEHIND])[0]
    month = _month(said) or _month(re.split(r"[;,]", text[x.end : x.end + _BEHIND])[0])
    aside = bool(_NO_VALUE.search(words) or (not words.strip() and _PLANNED.search(outer)))
    aside = aside or (x.percent and bool(_OF_PLAN.match(text, x.end) or _OF_IT.search(words)))
    since = bool(_SINCE.search(words))
    aside = aside or bool((since and _RANGE.match(text, x.end)) or _RANGE_END.fullmatch(words))
    unnamed = not words.strip() and not based and _is_bracketed(text, numbers, x, start)
    moved = bool(_MOVED.search(words))
    earlier = unnamed or based or since or bool((not moved and _EARLIER.search(said)) or _COMPARED.search(words))
    return ToldValue(
        x, unit_counted(reading, x), earlier=earlier or bool(month and "so với" in said), month=month,
        now=bool(_NOW.search(said + behind)), aside=aside and not based,
        owned=bool(outer) and bool(_EARLIER.search(words)), from_there=since, to_there=moved,
        unnamed=unnamed and not _EARLIER.search(said),
    )  # fmt: skip


def _is_bracketed(text: str, numbers: Sequence[Quantity], x: Quantity, start: int) -> bool:
    """``1.284,6 (1.371,2), giảm 6,3%``."""
    nearest = bisect_right(numbers, start, key=lambda other: other.end) - 1
    between = text[numbers[nearest].end : start] if nearest >= 0 else ""
    return bool(_BRACKET_OPENS.fullmatch(between)) and bool(_CHANGE_FOLLOWS.match(text, x.end))


def _month(words: str) -> int:
    """Months since year 0 of the last date in some words; only the month if no year is written; 0 without a date."""
    found = list(_NAMED_DAY.finditer(words))
    if not found:
        return 0
    last = found[-1]
    if last["year"]:
        return 12 * int(last["year"]) + 12
    month = _QUARTERS[last["quarter"].upper()] if last["quarter"] else int(last["month"])
    year = last["of_quarter"] or last["of_month"]
    return 12 * int(year) + month if year else month
