"""Lists in a sentence: three names or more, each with its own figures, ``Tân Lập 94,2%; Tân Hòa 93,7%; Tân Phú 93%``.

A name may have a number of its own (``tháng 02: 17 vụ``, ``Ban số 2: 703/1.180 tỷ đồng (59,6%)``) and commas. The
figures of one column are of one unit. What is no name of its own ("khác", "còn lại", "toàn tỉnh") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from tthc_render.prose.nouns import KNOWN_UNITS, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity, Ratio, Span
from tthc_render.vietnamese.numbers import format_decimal, read_printed
from tthc_render.vietnamese.patterns import pattern_of

WORD: Final = pattern_of(r"[^\W\d_]+")
_IN_ORDER: Final = pattern_of(
    r"(?<!\w)(?:dẫn đầu|xếp hạng|thứ tự|thứ hạng|đứng đầu|cao nhất|lần lượt)(?!\w)", re.IGNORECASE
)
_GAP: Final = pattern_of(
    r"\s?%?(?:\s?\)|[^,;:.()\d]{0,30}?)(?:\s?\([^()]{1,50}\))?(?:[,;]|,?\svà)\s(?P<label>[^;:.()]{2,80}?):?\s?\(?$"
)
_ASIDE: Final = pattern_of(r"\s?%?[^,;:.()\d]{0,30}?\s?\((?P<figure>\d[\d.]*(?:,\d+)?)\s?%\)")
_LABEL_NUMBER: Final = pattern_of(
    r"(?:số|tổ|thôn|khu|khối|đội|cụm|ấp|quận|phường|xóm|khu phố|khu vực|tháng|quý|tuần|năm|lớp|nhóm|bản|dự án"
    r"|gói thầu|vùng|phòng|ban|tuyến) (?:\d{1,2}(?:/\d{4})?|20\d\d)(?!\d)",
    re.IGNORECASE,
)
_TIME: Final = pattern_of(r"(?:tháng|quý|tuần|năm) (?:\d{1,4}(?:/\d{4})?|[ivx]+)(?:/\d{4})?|20\d\d")
_VERBS: Final = nouns_in("tăng giảm đạt có là với được chiếm bằng ở mức thu còn chỉ khoảng ước giành : gồm tới đến mới")
KINDS: Final = nouns_in("""
khu vực xã huyện thị thành phố phường thôn bản ấp tổ dân đoàn nhóm ngành đơn vị trường trong đó còn đến là gồm và các
riêng lĩnh hàng án môn loại hình khối
""")
_BEFORE_ANY: Final = pattern_of(
    r"(?:(?:khu vực|nhóm|ngành|lĩnh vực|án|môn|loại(?: hình)?|khối|đoàn|trong đó,?|còn|đến|là|gồm:?|và|các|riêng"
    r"|đơn vị)\s)+"
    r"(?=\S)",
    re.IGNORECASE,
)
_BEFORE_NAMES: Final = pattern_of(
    r"(?i:xã|phường|thị trấn|thị xã|huyện|thành phố|tỉnh|thôn|bản|ấp|buôn|xóm|tổ dân phố|khu phố"
    r"|trường)\s(?=[A-ZĐÂÊÔƠƯÀ-Ỹ])"
)
_LEADS: Final = pattern_of(r".*(?<!\w)(?:của|là|gồm|tại|ở|có|thì|trong đó|do|với) ", re.IGNORECASE | re.DOTALL)
_NO_NAME: Final = pattern_of(
    r"(?<!\w)(?:khác|còn lại|(?<!an )toàn (?:tỉnh|xã|phường|huyện|quốc|thành phố|ngành|trường)|tổng|chung|cả nước|cộng"
    r"|bình quân|trung bình)(?!\w)",
    re.IGNORECASE,
)
_BREAKS: Final = pattern_of(
    r"(?<!\w)(?:trong đó|trong số|so với|cùng kỳ|kế hoạch|chỉ tiêu|dự toán|mục tiêu|vượt|hụt|tương ứng|tương đương"
    r"|chiếm|tăng|giảm|đạt tỷ lệ|lũy kế|nâng|năm trước|kỳ trước)(?!\w)",
    re.IGNORECASE,
)
"""Words of a label behind which another matter begins; at its first word they may be those of all members."""
_MARKS: Final = (":", ".", ";", "(")
_LONGEST: Final = 120
_LEAST: Final = 3
_LONG_NAME: Final = 8


class Cell(NamedTuple):
    """A figure of a member, in its printed scale, and as it is shown."""

    number: Decimal
    shown: str


class Member(NamedTuple):
    """A name of a list, as printed and in small letters, with its figures; ``at``: where the first of them stands."""

    shown: str
    name: str
    cells: tuple[Cell, ...]
    at: int


class ValueList(NamedTuple):
    """Members in one sentence; ``words``: what the sentence calls their values, ``units``: of each column."""

    reading: Reading
    span: Span
    members: Sequence[Member]
    words: frozenset[str]
    units: tuple[str, ...]
    in_order: bool
    complete: bool

    @property
    def of_times(self) -> bool:
        """Are its members months, quarters or years?"""
        return all(_TIME.fullmatch(x.name) for x in self.members)

    @property
    def rates(self) -> Sequence[int]:
        """The columns of percentages."""
        return [at for at, unit in enumerate(self.units) if unit == "%"]


class _Figure(NamedTuple):
    start: int
    end: int
    depth: int
    unit: str
    cells: tuple[Cell, ...]
    scale: Decimal


def value_lists(reading: Reading) -> Sequence[ValueList]:
    """The lists of a passage."""
    return reading.kept(_lists)


def _lists(reading: Reading) -> list[ValueList]:
    if reading.crowded or len(reading.quantities) + len(reading.ratios) < _LEAST:
        return []
    figures = _figures(reading)
    out: list[ValueList] = []
    for sentence in reading.sentences:
        inside = [x for x in figures if sentence.start <= x.start < sentence.end]
        if len(inside) < _LEAST:
            continue
        depths = {x.depth for x in inside}
        for run in (
            one for depth in depths for one in _runs(reading, sentence, [x for x in inside if x.depth == depth])
        ):
            if listed := _list(reading, sentence, run):
                out.append(listed)
    return sorted(out, key=lambda one: one.span.start)


def _figures(reading: Reading) -> list[_Figure]:
    text = reading.text
    out = [
        _Figure(x.start, x.end, x.depth, _unit(x), (Cell(x.count / x.scale, _shown(x)),), x.scale)
        for x in reading.quantities
        if x.value is not None and x.exact and not x.ordinal
    ]
    out += [_of_ratio(text, x) for x in reading.ratios]
    return sorted(out)


def _of_ratio(text: str, x: Ratio) -> _Figure:
    depth = text.count("(", 0, x.start) - text.count(")", 0, x.start)
    part, _, whole = x.text.partition("/")
    rate = x.part * 100 / x.whole
    cells = (Cell(x.part, part), Cell(x.whole, whole), Cell(rate, f"{format_decimal(rate, 1)}%"))
    return _Figure(x.start, x.end, max(depth, 0), f"{x.unit}/", cells, Decimal(1))


def _unit(x: Quantity) -> str:
    return "%" if x.percent else x.noun or x.unit


def _shown(x: Quantity) -> str:
    return f"{x.text}%" if x.percent else f"{x.text} {x.noun or (x.unit if x.unit in KNOWN_UNITS else '')}".strip()


def _runs(reading: Reading, sentence: Span, figures: Sequence[_Figure]) -> Iterator[list[tuple[str, _Figure]]]:
    """Figures behind each other, each with its label before it."""
    run: list[tuple[str, _Figure]] = []
    last: _Figure | None = None
    for x in figures:
        gap = _GAP.fullmatch(reading.text, last.end, x.start) if run and last else None
        label = gap["label"] if gap else ""
        if gap is None or not _are_alike(run[0][1], x) or not _is_label(label) or _BREAKS.search(core_of(label)):
            if len(run) >= _LEAST:
                yield run
            first = _first_label(reading.text, sentence.start, x.start)
            run = [(first, x)] if first and _is_label(first.rpartition(",")[2]) else []
        else:
            run.append((label, x))
        last = x
    if len(run) >= _LEAST:
        yield run


def _first_label(text: str, start: int, end: int) -> str:
    """The words before the first figure of a list, from the last mark on; empty if they are none or too many."""
    label = text[start:end].rstrip().rstrip(":(").rstrip()
    label = label[max(map(label.rfind, _MARKS)) + 1 :].strip()
    return label if 1 < len(label) <= _LONGEST else ""


def _are_alike(one: _Figure, other: _Figure) -> bool:
    if len(one.cells) != len(other.cells) or one.scale != other.scale:
        return False
    if one.unit == other.unit:
        return True
    return "%" not in (one.unit, other.unit) and not (one.unit and other.unit)


def _is_label(label: str) -> bool:
    return re.search(r"\d", _LABEL_NUMBER.sub("", label)) is None


def _list(reading: Reading, sentence: Span, run: Sequence[tuple[str, _Figure]]) -> ValueList | None:
    labels = [label for label, _ in run]
    cores = [_first_core(labels), *map(core_of, labels[1:])]
    rates = [_ASIDE.match(reading.text, x.end) for _, x in run]
    members: list[Member] = []
    for core, (_, x), rate in zip(cores, run, rates, strict=True):
        cells = x.cells[:2] if all(rates) else x.cells
        if all(rates) and rate:
            cells = (*cells, Cell(read_printed(rate["figure"]) or Decimal(0), f"{rate['figure']}%"))
        members.append(Member(core, core.lower(), cells, x.start))
    named = [x for x in members if x.name and not _NO_NAME.search(x.name)]
    if len(named) < _LEAST or len({x.name for x in named}) < len(named):
        return None
    lead = reading.text[sentence.start : run[0][1].start]
    verbs = [frozenset(label.lower().split()) & {"tăng", "giảm"} for label in labels]
    if len(set(verbs)) > 1:
        return None
    first = run[0][1]
    unit = first.unit
    units = (unit.rstrip("/"), *(["", "%"] if len(first.cells) > 1 else ["%"] if all(rates) else []))
    words = frozenset(WORD.findall(lead.lower())) | verbs[0] | frozenset(WORD.findall(" ".join(units).lower()))
    values = [x.cells[0].number for x in named]
    falls = all(one >= other for one, other in pairwise(values)) and _IN_ORDER.search(lead) is not None
    start = reading.text.find(labels[0], sentence.start)
    return ValueList(
        reading,
        Span(max(start, sentence.start), run[-1][1].end),
        named,
        words,
        units,
        falls,
        len(named) == len(members),
    )


def _first_core(labels: Sequence[str]) -> str:
    """The first name without what leads to the list: from the word on that all other names begin with, if any."""
    first = labels[0]
    kinds = {label.split()[0].lower() for label in labels[1:]}
    if len(kinds) == 1 and (at := first.lower().rfind(f"{kinds.pop()} ")) > 0:
        return core_of(first[at:])
    led = _LEADS.match(first)
    if led and led.end() < len(first):
        return core_of(first[led.end() :])
    return core_of(first if len(first.split()) <= _LONG_NAME else first.rpartition(", ")[2])


def core_of(label: str) -> str:
    """The name in a label: ``khu vực nông, lâm nghiệp và thủy sản tăng`` without its first and its last words."""
    words = label.split()
    while words and words[-1].strip(":,(").lower() in _VERBS:
        words.pop()
    name = " ".join(words).strip(" ,:(")
    for kinds in (_BEFORE_ANY, _BEFORE_NAMES):
        ahead = kinds.match(name)
        name = name[ahead.end() :] if ahead else name
    return name
