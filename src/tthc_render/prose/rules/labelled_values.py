"""Figures of a section by the words that name them and by their time: now, an earlier one, or the plan.

``nhiệt điện than 127,8 tỷ kWh; thủy điện 74,6 tỷ kWh. … Cùng kỳ năm 2023, nhiệt điện than huy động 108,4 tỷ kWh``: the
words that open a sentence give the time of all its figures, those right before and behind a figure say what it is of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile
from typing import Final, Literal

from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import exact_numbers, unit_of
from tthc_render.prose.sections import before
from tthc_render.prose.spans import Quantity, Span
from tthc_render.vietnamese.patterns import pattern_of

When = Literal["now", "then", "plan"]

_OLD: Final = pattern_of(
    r"(?<!\w)(?:cùng kỳ|(?:năm(?: học)?|kỳ|quý|tháng|tuần|vụ|đợt) (?:trước|ngoái)|(?:đầu|cuối) (?:năm|kỳ)"
    r"|trước đó)(?!\w)",
    re.IGNORECASE,
)
_YEAR: Final = pattern_of(r"(?<![\d/.,])(?:năm (?:học )?|/)(?P<year>20\d\d)(?!\d)", re.IGNORECASE)
_YEARS: Final = ("năm 20", "năm học 20", "/20")
_PLAN: Final = pattern_of(r"(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu)(?!\w)(?! (?:số|hóa|hoá))", re.IGNORECASE)
_IS: Final = pattern_of(r"(?<!\w)(?:là|giao|gồm)(?!\w)|:", re.IGNORECASE)
_AGAINST: Final = pattern_of(r"(?<!\w)(?:so với|so sánh|đối chiếu)(?!\w)", re.IGNORECASE)
_CHANGED: Final = pattern_of(
    r"(?<!\w)(?<!gia )(?:tăng|giảm|vượt|hụt|hơn|thêm|bằng|gấp)(?: thêm| được| khoảng)?\s$", re.IGNORECASE
)
_CUT: Final = pattern_of(r"[.;:,()]\s?|\d[\d.,]*")
_BEHIND: Final = pattern_of(r"[.;:,()]|\d")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_MEASURES: Final = nouns_in("nghìn ngàn triệu tỷ tỉ đồng usd ha tấn tạ kg kwh mw m lít km trường hợp người lượt")
_LEADS: Final = nouns_in("""
như vậy theo đó số tổng tỷ lệ nhóm khối trình độ lĩnh vực huy động về mức riêng trong với các còn loại lượng cấp ngành
mặt hàng thì vì do nên diện tích sản kết quả tính xét đối chiếu cho thấy mắc ca bệnh đó gồm và là có được
""")
_TIMES: Final = pattern_of(
    r"(?<!\w)(?:\d{1,2} tháng(?: (?:đầu|cuối) năm)?|(?:năm|tháng) \d{1,4}(?:/\d{4})?|quý [IV]{1,3}(?:/\d{4})?)(?!\w)",
    re.IGNORECASE,
)
_IN_TURN: Final = pattern_of(r"(?<!\w)lần lượt(?: là| đạt| có)?(?!\w)")
_AHEAD: Final = 2
_TIME_WORDS: Final = nouns_in("kỳ trước ngoái đầu cuối hoạch toán tiêu")
_OPENS: Final = 110
_LABEL: Final = 90
_AFTER: Final = 40


@dataclass(frozen=True)
class Value:
    """A figure and its time; ``like``: the value that has its name, where it stands in a row of bare figures."""

    reading: Reading
    figure: Quantity
    when: When
    opening: str
    sentence: Span
    whole: bool
    """Is it the first figure of its sentence, which others divide?"""
    like: Value | None = None

    @property
    def unit(self) -> str:
        """What it counts."""
        return unit_of(self.reading, self.figure)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words before it in its clause."""
        return self.like.words if self.like else subject_before(self.reading.text, self.figure.start, self.sentence)

    @cached_property
    def behind(self) -> tuple[str, ...]:
        """The words behind it in its clause, without units of measure."""
        if self.like:
            return self.like.behind
        end = self.figure.end
        words = _words(_BEHIND.split(self.reading.text[end : end + _AFTER], maxsplit=1)[0])
        return tuple(word for word in words if word not in _MEASURES)


def values(readings: Sequence[Reading], at: int, year: int) -> list[Value]:
    """The exact figures of a section that are no changes, up to two paragraphs behind the one at ``at``.

    ``year``: that of the report, 0 if it is not known.
    """
    section = [*_behind(readings, at), *before(readings, at)]
    years = [named for reading in section for named in reading.kept(_years)]
    latest = max([*years, year - 1])  # in January it is still the year before that is reported on
    if min(years, default=latest) == latest and not any(reading.kept(_tells_times) for reading in section):
        return []
    return [value for reading in section[::-1] for value in _kept(reading, latest)]


def _years(reading: Reading) -> list[int]:
    return [int(found["year"]) for found in _YEAR.finditer(reading.text)] if "20" in reading.text else []


def _tells_times(reading: Reading) -> bool:
    """Is any figure of an earlier time, or of a plan, by the words before it?"""
    numbers = exact_numbers(reading)
    for sentence in reading.sentences if reading.says(_TIME_WORDS) else ():
        at = bisect_left(numbers, sentence.start, key=lambda x: x.start)
        first = numbers[at].start if at < len(numbers) else sentence.end
        opening = reading.text[sentence.start : min(first, sentence.start + _OPENS)]
        if first < sentence.end and (_OLD.search(opening) or _PLAN.search(opening)):
            return True
    return False


def _kept(reading: Reading, latest: int) -> list[Value]:
    known = reading.kept(_known)
    if latest not in known:
        known[latest] = list(_of(reading, latest))
    return known[latest]


def _known(_: Reading) -> dict[int, list[Value]]:
    return {}


def _behind(readings: Sequence[Reading], at: int) -> list[Reading]:
    out: list[Reading] = []
    for reading in readings[at + 1 : at + 1 + _AHEAD]:
        if reading.passage.role == "heading" or reading.passage.part != readings[at].passage.part:
            break
        out.insert(0, reading)
    return out


def _of(reading: Reading, latest: int) -> Iterator[Value]:
    numbers = exact_numbers(reading)
    text = reading.text
    told: list[Value] = []
    told_of = reading.says(_TIME_WORDS) or any(map(reading.low.__contains__, _YEARS))
    for sentence in reading.sentences:
        start, stop = (bisect_left(numbers, at, key=lambda x: x.start) for at in (sentence.start, sentence.end))
        inside = numbers[start:stop]
        first = inside[0].start if inside else sentence.end
        opening = text[sentence.start : min(first, sentence.start + _OPENS)]
        when = _when(opening, latest) if told_of else "now"
        in_turn = _in_turn(text[sentence.start : sentence.end], inside, told)
        told = []
        for nth, x in enumerate(inside):
            if _CHANGED.search(text, max(0, x.start - 20), x.start):
                continue
            time = _time_of_bracket(text, x, latest) if x.depth else when
            if time is None or (not x.depth and _AGAINST.search(opening)):
                continue
            divided = nth == 0 and len(inside) > 1 and _IS.search(text, x.end, inside[1].start)
            like = in_turn[nth] if in_turn else None
            value = Value(reading, x, time, opening, sentence, bool(divided), like)
            told.append(value)
            yield value


def _in_turn(sentence: str, inside: Sequence[Quantity], told: Sequence[Value]) -> Sequence[Value]:
    """``lương thực 11.906 tỷ đồng; xăng, dầu 6.066 tỷ đồng. Tháng trước lần lượt là 11.738 và 6.215 tỷ đồng``."""
    last = told[-len(inside) :] if 1 < len(inside) <= len(told) and _IN_TURN.search(sentence) else ()
    return last if len({x.unit for x in last}) == 1 else ()


def _when(opening: str, latest: int) -> When:
    years = [int(found["year"]) for found in _YEAR.finditer(opening)]
    if _PLAN.search(opening) and not _AGAINST.search(opening) and (_IS.search(opening) or "giao" in opening):
        return "plan"
    return "then" if _OLD.search(opening) or (years and max(years) < latest) else "now"


def _time_of_bracket(text: str, x: Quantity, latest: int) -> When | None:
    """``So sánh với số liệu của cùng kỳ năm 2024 (5.803 trường hợp, 146 ổ dịch)``; other brackets are asides."""
    opened = text.rfind("(", 0, x.start)
    led = re.split(r"[.;]\s", text[max(0, opened - _OPENS) : opened])[-1]
    return "then" if _AGAINST.search(led) and _when(led, latest) == "then" else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def subject_before(text: str, start: int, span: Span) -> tuple[str, ...]:
    """The words right before ``start`` in their clause, none from before ``span`` begins."""
    return _words(_CUT.split(_TIMES.sub(" ", text[max(span.start, start - _LABEL) : start]))[-1])


def named(subject: Sequence[str], known: Sequence[Value]) -> Value | None:
    """The one value that shares more words in a row with the subject than any other, at least two.

    ``Vốn đăng ký của doanh nghiệp thành lập mới`` is no number of doanh nghiệp: words before those that are shared must
    lead to any matter, or be said of the value, too. Of values that share as many, one that only such words lead to is
    the one: ``thu nội địa`` is not ``nếu không kể tiền sử dụng đất thì thu nội địa``.
    """
    core = tuple(dropwhile(_LEADS.__contains__, subject))
    core = core if len(core) > 1 else tuple(subject)
    runs = [(max(_shared(core, x.words, x), _shared(core, x.behind, x)), x) for x in known]
    most = max((run for (run, _), _ in runs), default=0)
    best = [(clean, x) for (run, clean), x in runs if run == most]
    clean = [x for clean, x in best if clean] or [x for _, x in best]
    return clean[0] if most > 1 and len({x.figure.count for x in clean}) == 1 else None


def _shared(one: Sequence[str], other: Sequence[str], value: Value) -> tuple[int, bool]:
    """How many words in a row are in both, none if the first of them is not where the matter begins; and whether the
    matter begins there in the other, too."""
    said = _LEADS | {*value.words, *value.behind}
    noun, best = {*value.figure.noun.lower().split()}, (0, False)
    for at in range(len(one)):
        if not said.issuperset(one[:at]):
            break
        for to in range(len(other)):
            size = 0
            while at + size < len(one) and to + size < len(other) and one[at + size] == other[to + size]:
                size += 1
            if noun.issuperset(one[at : at + size]) and not said.issuperset(one[at + size :]):
                continue  # "lao động được đào tạo", "lao động đi nước ngoài"
            best = max(best, (size, _LEADS.issuperset(other[:to])))
    return best
