"""A figure that is said again with two neighbouring digits in each other's place, or of long ones any two: P922.

``đã chi trả cho 1.287 hộ … 168 hộ đã phê duyệt nhưng chưa nhận tiền. Trong 1.827 hộ đã nhận tiền``: both count the same
unit and share words of their clauses, and only one of them is what other figures of the section make, or has a share
that they make. Figures of other times and changes are others, however alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, islice
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.prose.arithmetic import fits
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import KNOWN_UNITS, PERSONS, comparable, kind, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER, is_out_of_all
from tthc_render.prose.sections import TIMES, parts_filling, topic
from tthc_render.prose.slips import slip_between
from tthc_render.prose.spans import Quantity, up_to
from tthc_render.vietnamese.patterns import pattern_of

_AROUND: Final = 10
_LEAST, _SHORT, _LONG, _LAST, _DIGITS, _ALIKE = 10, 100, 1000, 90, 3, 2
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:cùng kỳ|(?:năm|kỳ|quý|tháng|vụ|đợt|khóa) (?:trước|học)|kế hoạch|dự toán|chỉ tiêu|mục tiêu"
    r"|năm \d{4}|lũy kế|luỹ kế|bình quân|mỗi)(?!\w)",
    re.IGNORECASE,
)
_MOVED: Final = pattern_of(r"(?<!\w)(?:so với|tăng|giảm|thêm|từ|lên|xuống)(?!\w)", re.IGNORECASE)
"""Two values of one thing, unless others of the section make only one of them."""
_PLANNED: Final = pattern_of(r"(?<!\w)(?:kế hoạch|phấn đấu|dự kiến|nhu cầu|chỉ tiêu)(?!\w)", re.IGNORECASE)
_CLAUSE: Final = pattern_of(r"[.;]\s|[,()]")
_ENDS: Final = pattern_of(r"[.;]\s|[()]|\d")
_SENTENCE: Final = pattern_of(r"[.;]\s")
_INNER: Final = pattern_of(r"(?<=\w )[^\W\d_]+")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_BEFORE, _BEHIND, _BRACKET = 80, 50, 3
_SMALL: Final = nouns_in("""
số tổng các được đã đang có là của toàn xã tỉnh huyện phường trên địa bàn trong và này đó nêu kỳ năm tháng quý với
đạt đến cho tại bộ cả từ nghìn triệu tỷ đồng người hộ hồ sơ lượt ha tấn em trường hợp còn ước khoảng những một về theo ở
""")


def check_exchanged_repeats(context: ProseContext) -> list[Finding]:
    """Findings on figures that stand twice, once with digits that changed places."""
    readings = context.running
    known: dict[str, list[tuple[int, Quantity]]] = {}
    for at, reading in enumerate(readings):
        for x in reading.quantities if reading.has_digits and not reading.crowded else ():
            if x.value and not x.percent and not x.ordinal and x.exact and x.unit and x.count >= _LEAST * x.step:
                known.setdefault("".join(sorted(x.text)), []).append((at, x))
    out: dict[Place, Finding] = {}
    several = [alike for alike in known.values() if len({x.text for _, x in alike}) > 1]
    year = f"năm {context.latest.year}" if context.latest else ""
    for one, other in (pair for alike in several for pair in _near(alike)):
        for item in _judged(readings, one, other, year):
            out.setdefault(item.where, item)
    return [*out.values()]


def _near(alike: Sequence[tuple[int, Quantity]]) -> Iterator[tuple[tuple[int, Quantity], tuple[int, Quantity]]]:
    """The pairs of different figures of paragraphs near each other."""
    for nth, one in enumerate(alike):
        for other in islice(alike, nth + 1, None):
            if other[0] - one[0] > _AROUND:
                break
            if one[1].text != other[1].text:
                yield one, other


def _judged(
    readings: Sequence[Reading], one: tuple[int, Quantity], other: tuple[int, Quantity], year: str
) -> Iterator[Finding]:
    (at, first), (then, again) = one, other
    if not _count_alike(first, again):
        return
    one_digits, other_digits = int(first.count / first.step), int(again.count / again.step)
    swapped = slip_between(one_digits, other_digits) == "swap"
    size = min(first.count, again.count) / again.step
    if not swapped and (size < _LONG or not _is_moved(one_digits, other_digits)):
        return
    earlier, said = _sentence(readings[at], first), _sentence(readings[then], again)
    if not said.endswith("từ ") and _are_of_others(earlier, said):
        return
    between = readings[at].text[first.end : again.start]
    if at == then and (TRIGGER.search(between) or is_out_of_all(between)):
        return  # "tiếp nhận 4.373 hồ sơ, trong đó: trực tuyến 3.473 hồ sơ": a part of it
    if _fills(readings[at], first) and _fills(readings[then], again):
        return
    section = [x for x in readings[max(0, at - _AROUND) : then + _AROUND] if not x.crowded]
    proved = [_is_made(x, section) or _has_share(x, section) for x in (first, again)]
    one_alone = any(proved) and not all(proved)
    retold = proved[0] and not proved[1]
    if not swapped and not retold:
        return
    clauses = [_words_around(readings[place], x, _ENDS if retold else _CLAUSE) for place, x in (one, other)]
    if year and year in clauses[0] and not _PLANNED.search(said):  # the year of the report is no other time
        clauses = [words.replace(year, "") for words in clauses]
    if not (retold and size >= _LONG) and any(
        _OTHER.search(words) or (_MOVED.search(words) and not one_alone) for words in clauses
    ):
        return
    shared = (_content(clauses[0]) & _content(clauses[1])) - {*first.unit.split(), *first.noun.lower().split()}
    if not swapped and len((topic(clauses[0]) & topic(clauses[1])) - topic(first.noun)) < _ALIKE:
        return
    told = len(shared) + (first.unit not in KNOWN_UNITS) + any(proved) + retold
    if not any(proved) and abs(first.count - again.count) < _LAST * first.step:
        told -= 1  # figures of one matter often are near each other
    if all(proved) or told < (2 if size >= _LONG else 3 if size >= _SHORT else 4):
        return
    if size < _SHORT and (at == then or not proved[0]):
        return  # figures of two digits often are alike
    reading = readings[then]
    reading.compare(again)
    yield finding(
        "P922", reading.passage.at(again.start), written=shown(again), first=shown(first),
        quote=quote(reading.text, max(0, again.start - 20), again.end + 30),
    )  # fmt: skip


def _is_moved(one: int, other: int) -> bool:
    """Did two digits change places, or one of them move?"""
    said, right = str(one), str(other)
    places = range(len(said))
    moved = any(said[:x] + said[x + 1 :] == right[:y] + right[y + 1 :] for x in places for y in places)
    return moved or slip_between(one, other, far=True) == "swap"


def _count_alike(one: Quantity, other: Quantity) -> bool:
    """Do two figures count the same: pupils are persons?"""
    if (one.scale, one.step) != (other.scale, other.step):
        return False
    persons = one.unit in PERSONS and other.unit in PERSONS and comparable(one.unit, other.unit)
    return persons or kind(one.unit) == kind(other.unit)


def _sentence(reading: Reading, x: Quantity) -> str:
    return _SENTENCE.split(reading.text[max(0, x.start - 2 * _BEFORE) : x.start])[-1]


def _are_of_others(one: str, other: str) -> bool:
    """Do two sentences name different times, or different names: "Thôn Thượng" and "Thôn Hạ", "Quý I" and "Quý II"?"""
    pairs = zip(_named(one), _named(other), strict=True)
    return any(first and second and first.isdisjoint(second) for first, second in pairs)


def _named(sentence: str) -> tuple[set[str], set[str]]:
    """The times and the names of a sentence."""
    return {x[0].lower() for x in TIMES.finditer(sentence)}, {x for x in _INNER.findall(sentence) if x[0].isupper()}


def _words_around(reading: Reading, x: Quantity, ends: re.Pattern[str]) -> str:
    led = _CLAUSE.split(reading.text[max(0, x.start - _BEFORE) : x.start])[-1]
    return f"{led} | {ends.split(reading.text[x.end : x.end + _BEHIND])[0]}".lower()


def _content(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words)) - _SMALL


def _fills(reading: Reading, part: Quantity) -> bool:
    """Is a figure a part that fills its whole: ``1.883 TTHC (cấp tỉnh 348 TTHC, cấp huyện 1.097 TTHC, cấp xã 438
    TTHC)``?"""
    return any(part in parts_filling(reading, whole) for whole in reading.counts if whole.end < part.start)


def _is_made(figure: Quantity, section: Iterable[Reading]) -> bool:
    """Is a figure what other figures of the section make: the sum or difference of two, or of neighbours?"""
    values = set[Decimal]()
    for reading in section:
        alike = [x.count for x in reading.counts if comparable(x.unit, figure.unit) and x.count != figure.count]
        values.update(alike)
        for start in range(len(alike)):
            if figure.count in [*accumulate(alike[start:])][1:]:
                return True
    return any(value + figure.count in values or figure.count - value in values for value in values)


def _has_share(figure: Quantity, section: Iterable[Reading]) -> bool:
    """Is a percentage of three digits the share of a figure, or that of another one of it?"""
    known = [x.count for reading in section for x in reading.counts if comparable(x.unit, figure.unit)]
    for reading in section:
        for share in reading.quantities:
            if not share.percent or share.value is None or sum(sign.isdigit() for sign in share.text) < _DIGITS:
                continue
            led = [x for x in up_to(reading.counts, share.start, 1) if share.start - x.end <= _BEFORE]
            behind = [x for x in reading.counts if 0 <= x.start - share.end <= _BRACKET]
            for part in (*led, *behind):
                wholes = known if part.count == figure.count else [figure.count]
                if comparable(part.unit, figure.unit) and any(
                    fits(share.count, share.text, part.count, whole) == "right" for whole in wholes if whole
                ):
                    return True
    return False
