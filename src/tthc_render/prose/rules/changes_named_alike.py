"""A change with its earlier value right behind it, of the one figure of the section that is called so: P903, P904.

``bị thương 148 người. So với cùng kỳ …, giảm 31 người bị thương (197 người)``; ``chi thường xuyên 6.127 tỷ đồng``, and
below it ``chi thường xuyên tăng 318 tỷ đồng so với mức 5.890 tỷ đồng của 6 tháng đầu năm 2024``. The words before and
behind a change name the figure; where two figures are called so, or any of the section makes the change, nothing is
said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.nouns import nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.change_equations import holds, in_one_scale, told_wrong
from tthc_render.prose.rules.told_values import ToldChange, ToldValue, told_values
from tthc_render.prose.sections import TIMES, before, scope_between
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm"})
_TO_OLD: Final = pattern_of(r"(?P<what>[^.;:,()\d]{1,50}?)\s(?:\(|so với (?:mức|con số) (?:là )?)")
_BRACKETED: Final = pattern_of(r"\s[^().;,\d]{1,30}\)")
_SINCE: Final = pattern_of(r"(?:^|[.;]\s|\)\s)[Ss]o (?:với|sánh với) (?:cùng kỳ|năm|quý|tháng|kỳ|tuần|vụ)(?!\w)")
_OTHER: Final = pattern_of(
    r"(?<!\w)(?:riêng|trong (?:số )?đó|lũy kế|bình quân|trung bình|mỗi|so với|cùng kỳ|kế hoạch|dự toán|chỉ tiêu|còn"
    r"|năm (?:trước|ngoái)|(?:tháng|quý|kỳ) trước)(?!\w)",
    re.IGNORECASE,
)
_MARK: Final = pattern_of(r"[.;:,()]\s|\d|(?<!\w)và(?!\w)")
_ENDS: Final = pattern_of(r"[.;:,()]|\d|(?<!\w)và(?!\w)")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_ANY: Final = nouns_in("""
số tổng lượng sản giá trị tỷ lệ mức được là đạt có các đã thêm nghìn ngàn triệu tỷ tỉ đồng làm năm tháng quý nay này
như vậy theo đó của thì trong người vụ
""")
_CHANGE_WORDS: Final = nouns_in("tăng giảm so với cùng kỳ trước đầu")
_MEASURES: Final = nouns_in("đồng ha tấn tạ kg km m m² m³ kWh lít USD")
_BACK, _BEHIND, _FAR, _TELLING = 90, 50, 8, 2


def check_changes_named_alike(context: ProseContext) -> list[Finding]:
    """Findings on changes that the one figure of their name contradicts."""
    readings = context.running
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if "o với" in reading.text and not reading.crowded
        for item in _of_passage(readings, at)
    ]


def _of_passage(readings: Sequence[Reading], at: int) -> Iterator[Finding]:
    reading = readings[at]
    changes, values = told_values(reading)
    for change in changes:
        x = change.figure
        said = _TO_OLD.match(reading.text, x.end)
        old = next((v for v in values if said and v.figure.start == said.end()), None)
        if (
            not said
            or not old
            or change.times
            or x.percent
            or not x.unit
            or old.figure.percent
            or old.figure.step > x.step
        ):
            continue
        if old.unit and x.unit == old.figure.unit and old.figure.exact and _is_of_then(reading, change, old):
            yield from _judge(readings, at, change, old, said["what"])


def _is_of_then(reading: Reading, change: ToldChange, old: ToldValue) -> bool:
    """Do the words say that the figure behind a change is the earlier value?"""
    start = _sentence(reading, change.figure)
    if not reading.text[: old.figure.start].endswith("("):
        return True
    since = _SINCE.search(reading.text, max(0, start - 2), change.figure.start)
    return bool(since and _BRACKETED.match(reading.text, old.figure.end))


def _judge(readings: Sequence[Reading], at: int, change: ToldChange, old: ToldValue, behind: str) -> Iterator[Finding]:
    reading, figure = readings[at], change.figure
    start = _sentence(reading, figure)
    name = _words(_MARK.split(reading.text[max(start, figure.start - _BACK) : figure.start])[-1]) | _words(behind)
    name -= _CHANGE_WORDS
    if old.figure.unit in _MEASURES and not name:
        return
    news: list[ToldValue] = []
    for of in before(readings, at) if len(name) < _TELLING else _part(readings, at):
        if of.crowded:
            return
        stop = start if of is reading else len(of.text)
        for v in told_values(of)[1]:
            if v.figure.start >= stop or v.figure.unit != old.figure.unit or v.figure.percent:
                continue
            if holds(reading, change, *in_one_scale(v, old)):
                return
            if not v.earlier and not v.aside and not v.figure.depth and name <= _called(of, v.figure):
                scoped = scope_between(of, v.figure.end, stop) or _is_other(of, v.figure)
                if scoped or not v.figure.exact:
                    return
                news.append(v)
    if len({v.figure.count for v in news}) != 1:
        return
    new, was = in_one_scale(news[0], old)
    up = new.count > was.count
    if not was.count <= 2 * new.count <= 4 * was.count or new.count == was.count or up != (change.word == "tăng"):
        return
    reading.compare(figure, was)
    yield from told_wrong(reading, change, _at(new, figure), was, sure=True)


def _part(readings: Sequence[Reading], at: int) -> list[Reading]:
    """The paragraphs before it, headings between them or not: a name of several words is told again under another."""
    return [of for of in readings[max(0, at - _FAR) : at + 1] if of.passage.part == readings[at].passage.part]


def _sentence(reading: Reading, x: Quantity) -> int:
    return max(reading.text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1


def _called(reading: Reading, x: Quantity) -> set[str]:
    """The words of a figure's clause, before it and behind it."""
    ahead = _MARK.split(TIMES.sub(" ", reading.text[max(0, x.start - _BACK) : x.start]))[-1]
    return _words(f"{ahead} {_ENDS.split(reading.text[x.end : x.end + _BEHIND])[0]}")


def _is_other(reading: Reading, x: Quantity) -> bool:
    """Is a figure of a part, a plan or another time?"""
    return _OTHER.search(_MARK.split(reading.text[max(0, x.start - _BACK) : x.start])[-1]) is not None


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if word not in _ANY}


def _at(x: Quantity, place: Quantity) -> Quantity:
    """A figure of another paragraph, as if it stood where its change does."""
    return replace(x, start=place.start, end=place.end)
