"""Changes between a value of now and one of then, each told in a sentence of its own, anywhere in the section: P903,
P904, P971.

``Lượng khách năm 2023 là 112.000 lượt. … năm nay giảm 14,3%``; ``Đối chiếu với ngày 30/11/2024, khi số chậm đóng là 380
tỷ đồng, số tiền chậm đóng giảm 38%``: a value is of the time that is named last before it in its sentence. A pair of
values that have all words of what has changed is told where it makes the percentage by a mistake that is known (of the
new value, the other way round, the difference itself, a slip of typing), and chance would hardly find such a pair; or
where it is the only pair there is. Nothing is said where any pair of the section makes the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.nouns import comparable, nouns_in
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.change_equations import is_of_rate
from tthc_render.prose.rules.direction import UP, WORDS, change_holds, exact_change, wrong_change, wrong_way
from tthc_render.prose.rules.labelled_values import subject_before
from tthc_render.prose.rules.told_values import ToldChange, ToldValue, told_changes, told_values
from tthc_render.prose.sections import TIMES, before
from tthc_render.prose.slips import exchanges, in_steps, mistyped
from tthc_render.prose.spans import Quantity, around, is_in_points
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tăng", "giảm"})
_TIME: Final = pattern_of(
    r"(?<!\w)(?P<then>cùng kỳ|cùng thời điểm|(?:năm(?: học)?|kỳ|quý|tháng|tuần|vụ|đợt|nhiệm kỳ) (?:trước|ngoái)"
    r"|(?<!tháng )đầu (?:năm|kỳ|nhiệm kỳ)|trước (?:đó|đây))(?!\w)(?! (?:chuyển|mang|tồn))"
    r"|(?P<now>năm nay|hiện nay|đến nay|cuối (?:năm|kỳ)|(?:năm|kỳ|quý|tháng) này)(?!\w)"
    r"|(?<![\d.,])(?P<year>(?:19|20)\d\d)(?![\d/]|[.,]\d)"
)
_BESIDE: Final = pattern_of(r"(?<!\w)(?:so(?: với| sánh với)?|bằng|tăng|giảm|hơn)\s(?:[^\W\d_]+\s){0,2}$")
"""Words that hold what was told against a time: no figure behind them is of it, unless they open the sentence."""
_AIMED: Final = pattern_of(r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết)(?!\w)[^.;:,]{0,40}$")
_OTHER: Final = pattern_of(r"(?<!\w)(?:bình quân|trung bình|tốc độ|lũy kế|chỉ số|riêng|giá)(?!\w)")
_CUT: Final = pattern_of(r"[.;:,()]\s?|\d[\d.,]*")
_BASE: Final = pattern_of(r"[^.;:()\d]{0,40}?(?<!\w)so (?:với|sánh với) (?P<base>[^.;,()]{3,40})")
_YEARS: Final = pattern_of(r"20\d\d")
_SHORT_TIME: Final = pattern_of(r"(?:tháng|quý|tuần|kỳ|đợt) (?:trước|liền kề)")
_WORD: Final = pattern_of(r"[^\W\d_]+")
_FILLERS: Final = nouns_in("""
số tăng giảm thêm được là khoảng tương ứng đương tức hay so với cùng kỳ năm trước như vậy lượng tổng đã cả này nay còn
theo đó mức tỷ lệ quý tháng hơn cao thấp nhiều ít lên xuống đạt bằng và nhưng các của thì có trong khi cho sau một nghìn
triệu tỷ đồng người vụ tấn ha lượt tiền
""")
_ALL: Final = 100
_BACK, _AHEAD_REACH, _REACH = 90, 40, 70
_MOST: Final = 40
_LIMIT: Final = 0.12
_SPREAD: Final = 2
_BEHIND: Final = 1
_OPENS: Final = 30


class _Value(NamedTuple):
    """A value with its passage, whether it is of an earlier time, and the words of its clause."""

    reading: Reading
    told: ToldValue
    then: bool
    words: frozenset[str]

    @property
    def figure(self) -> Quantity:
        return self.told.figure


def check_changes_by_sentence_time(context: ProseContext) -> list[Finding]:
    """Findings on changes that the values of both times contradict."""
    day = context.latest
    year = day.year - (day.month <= _SPREAD) if day else 0
    return [
        item
        for at, reading in context.places_saying(_SAID)
        if not reading.crowded
        for change in told_changes(reading)
        if (change.figure.percent or change.figure.unit) and not change.times and WORDS.get(change.word)
        if change.figure.exact
        if is_in_points(reading.text, change.figure) or not is_of_rate(reading, change.figure)
        for item in _judged(context.running, at, change, year)
    ]


def _judged(readings: Sequence[Reading], at: int, change: ToldChange, year: int) -> Iterator[Finding]:
    reading, x = readings[at], change.figure
    points = is_in_points(reading.text, x)
    section = [*readings[at + 1 : at + 1 + _BEHIND], *before(readings, at)]
    named = {int(t["year"]) for of in section for t in _times(of) if t["year"]}
    latest = max(named) if len(named) > 1 else year  # in March it is still the year before that is reported on
    known = [v for of in section for v in _values(of, latest) if v.figure.percent == points][:_MOST]
    if not x.percent:
        known = [v for v in known if comparable(v.figure.unit, x.unit) and not v.told.aside]
    up = WORDS[change.word] == UP
    news, olds = [v for v in known if not v.then], [v for v in known if v.then]
    pairs = [(a, b) for a in known for b in known if a is not b and (x.percent or not (a.then and not b.then))]
    if not news or not olds or any(_holds(a, b, x, up) for a, b in pairs):
        return
    subject, near = _subject(reading, x, olds)
    if not subject or _OTHER.search(reading.low, max(0, x.start - _REACH), x.start):
        return
    pairs = [
        (a, b) for a in news for b in olds if a.told.unit == b.told.unit != "" and a.figure.count != b.figure.count
    ]
    pairs = [(a, b) for a, b in pairs if (b is near if near else subject & b.words or points or not x.percent)]
    pairs = [(a, b) for a, b in pairs if (subject & a.words and subject <= a.words | b.words) or points]
    if points:
        ahead = before(readings, at)
        pairs = [
            (a, b) for a, b in pairs if a.reading in ahead and (a.reading is not reading or a.figure.end <= x.start)
        ]
    told = [(a, b, kind) for a, b in pairs if (kind := _mistake(a.figure, b.figure, x, up=up))]
    if not x.percent:
        own = {v.figure for v in known if v.reading is reading and _in_sentence(reading, v.figure, x)}
        told = [(a, b, kind) for a, b, kind in told if kind == "turned" and _is_base(reading, x, b)]
        told = [(a, b, kind) for a, b, kind in told if own <= {a.figure, b.figure}]
    told = [one for one in told if one[2] != "other" or (len(pairs) == 1 and not points)]
    best = max((len(subject & a.words) + len(subject & b.words) for a, b, _ in told), default=0)
    told = [one for one in told if len(subject & one[0].words) + len(subject & one[1].words) == best]
    if len({(a.figure.count, b.figure.count) for a, b, _ in told}) != 1:
        return
    new, old, kind = told[0]
    only = len(pairs) == 1 and (best > 1 or points)
    if not only and (kind == "other" or _chance(kind, x) * len(pairs) / _SPREAD > _LIMIT):
        return
    if kind == "other" and not _is_near(new.figure, old.figure):
        return
    reading.compare(x)
    yield _told(reading, change, new, old, kind)


def _times(reading: Reading) -> list[re.Match[str]]:
    return reading.kept(_read_times)


def _read_times(reading: Reading) -> list[re.Match[str]]:
    others = [(x.start, x.end) for x in (*reading.citations, *reading.counts)]
    return [t for t in _TIME.finditer(reading.low) if not any(start <= t.start() < end for start, end in others)]


def _values(reading: Reading, latest: int) -> list[_Value]:
    out = []
    for told in told_values(reading)[1]:
        x = told.figure
        sentence = reading.sentence_at(x.start)
        if not x.exact or not x.count or _AIMED.search(reading.low, max(0, x.start - _BACK), x.start):
            continue
        behind = _CUT.split(reading.low[x.end : x.end + _AHEAD_REACH], maxsplit=1)[0]
        ahead = _CUT.split(TIMES.sub(" ", reading.low[max(sentence.start, x.start - _BACK) : x.start]))[-1]
        words = frozenset(_WORD.findall(f"{ahead} {behind}")) - _FILLERS
        out.append(_Value(reading, told, _is_then(reading, told, latest), words))
    return out


def _is_then(reading: Reading, told: ToldValue, latest: int) -> bool:
    """Is the time that is named last before a value in its sentence an earlier one?"""
    x = told.figure
    if told.owned or told.earlier or told.from_there:
        return True
    sentence = reading.sentence_at(x.start)
    semicolon = max(reading.text.rfind("; ", sentence.start, x.start), sentence.start)
    then = False
    for time in _times(reading):
        if not sentence.start <= time.start() < x.start:
            continue
        opens = time.start() - sentence.start < _OPENS
        if not opens and (time.start() < semicolon or _BESIDE.search(reading.low, sentence.start, time.start())):
            continue
        then = bool(time["then"]) or bool(time["year"] and int(time["year"]) < latest)
    return then


def _holds(one: _Value, other: _Value, x: Quantity, up: bool) -> bool:
    """Do two values make a change, whatever their times?"""
    a, b = one.figure, other.figure
    return (one.told.unit == other.told.unit or a.percent) and change_holds(a, b, x, up=up)


def _subject(reading: Reading, x: Quantity, olds: Sequence[_Value]) -> tuple[frozenset[str], _Value | None]:
    """The words that say what has changed; where there are none, those of the earlier value of its sentence."""
    sentence = reading.sentence_at(x.start)
    words = frozenset(subject_before(reading.text, x.start, sentence)) - _FILLERS
    if words:
        return words, None
    here = [v for v in olds if v.reading is reading and sentence.start <= v.figure.start < x.start]
    return (here[-1].words, here[-1]) if here else (frozenset(), None)


def _in_sentence(reading: Reading, one: Quantity, other: Quantity) -> bool:
    return reading.sentence_at(one.start) == reading.sentence_at(other.start)


def _is_base(reading: Reading, x: Quantity, old: _Value) -> bool:
    """Is the earlier value of the time that an amount is held against: ``so với tháng trước``, ``so với năm 2022``?"""
    base = _BASE.match(reading.low, x.end)
    words = base["base"] if base else ""
    sentence = around(old.reading.low, old.figure.start, old.figure.start, (". ",))
    return all(year in sentence for year in _YEARS.findall(words)) and (
        not _SHORT_TIME.search(words) or _SHORT_TIME.search(sentence) is not None
    )


def _mistake(new: Quantity, old: Quantity, x: Quantity, *, up: bool) -> str:
    """By what mistake two values make a change; "other" if by none that is known, "" if they go the other way."""
    if change_holds(new, old, x, up=not up):
        return "turned"
    if (new.count > old.count) != up:
        return ""
    off = abs(new.count - old.count)
    if not new.percent:
        if abs(off * _ALL / new.count - x.count) <= x.step / 2:
            return "new"
        if new.scale == old.scale and off == x.count * new.scale:
            return "amount"
    said, right = (str(in_steps(value, x.step)) for value in (x.count, exact_change(new, old, x)))
    return "swap" if said in exchanges(right) else "digit" if said in mistyped(right) else "other"


def _chance(kind: str, x: Quantity) -> float:
    """How likely a pair that has nothing to do with a change would make it by this mistake."""
    size = len(str(in_steps(x.count, x.step)))
    ways = {"swap": size, "digit": 9 * size}.get(kind, 1)
    return float(x.step / x.count) * ways


def _is_near(new: Quantity, old: Quantity) -> bool:
    return new.count < old.count * _SPREAD and old.count < new.count * _SPREAD


def _told(reading: Reading, change: ToldChange, one: _Value, other: _Value, kind: str) -> Finding:
    x, new, old = change.figure, one.figure, other.figure
    said = quote(reading.text, max(0, x.start - _REACH), x.end + 1)
    if kind == "turned":
        item = wrong_way(reading, change.word, old, new, x.start, x.end)
    elif kind == "new":
        right = abs(new.count - old.count) * _ALL / old.count
        item = finding(
            "P971", reading.passage.at(x.start), written=f"{x.text}%", base=shown(old), other=shown(new),
            part=f"{format_decimal(abs(new.count - old.count) / new.scale)} {new.noun or new.unit}".strip(),
            right=f"{format_decimal(right, max(1, len(x.text.partition(',')[2])))}%", quote=said,
        )  # fmt: skip
    else:
        item = wrong_change(reading, x, new, old)
    return finding(item.code, item.where, **{**item.details, "quote": said})
