"""A whole that is named again with two digits swapped or one mistyped: P922.

``phường tiếp nhận 2.318 hồ sơ … Tổng số 2.381 hồ sơ tiếp nhận trong tháng đã được số hóa``; ``Hội có 31 chi hội … trên
tổng số 13 chi hội toàn xã``; ``giải quyết 1.204/1.286 đơn`` of 1.268. The words before the second figure say that it is
all of them; the first is no part, no change and of no other time. A figure that stands elsewhere in the section is
another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import one_typing_apart
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.nouns import KNOWN_UNITS
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.divisions import TRIGGER, is_out_of_all
from tthc_render.prose.sections import before, lead, topic
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.patterns import pattern_of

_SAID: Final = frozenset({"tổng", "toàn", "cả", "với", "trong", "trên"})
_ALL = pattern_of(
    r"(?:(?<!\w)(?P<total>[Tt]ổng số|[Tt]ổng cộng|[Tt]oàn bộ|[Tt]ất cả|[Cc]ả)"
    r"|(?:[.;,]\s|^)(?:Trong|Đối với|Với)(?: số)?)(?: có| là)?\s$"
)
_LEADS: Final = ("số", "cộng", "bộ", "cả", "trong", "với", "có", "là")
_OF_SOME = pattern_of(
    r"(?<!\w)(?:[Rr]iêng|[Tt]rong (?:số )?đó|so với|cùng kỳ|(?:năm|kỳ|quý|tháng) (?:trước|học|\d)|kế hoạch"
    r"|[Ll]ũy kế|[Ll]uỹ kế|cộng dồn|đầu (?:năm|kỳ)|[Dd]ự kiến|lĩnh vực|mỗi|bình quân|thêm|tăng|giảm)(?!\w)"
)
_CHANGED = pattern_of(r"(?<!\w)(?:tăng|giảm|vượt|thêm|còn|từ|lên|xuống|so với)(?: thêm)?\s$")
_PREDICATE = pattern_of(r"[.;,()]|\s(?:đã|được|đều|đang|có|phải|sẽ|bị)\s")
_TWO_WORDS = pattern_of(r"\s([^\W\d_]+)\s([^\W\d_]+)")
_FEW_DIGITS, _DIGITS, _MOST = 2, 4, 24


@dataclass(frozen=True, slots=True)
class _Again:
    """A whole said again: its figure as printed, its value, its unit and where it stands."""

    text: str
    value: Decimal
    unit: str
    start: int
    end: int
    total: bool


def check_restated_totals(context: ProseContext) -> list[Finding]:
    """Findings on wholes that are named again and differ by one slip."""
    readings = context.running
    out: list[Finding] = []
    for at, reading in enumerate(readings):
        if reading.crowded or not (reading.counts or reading.ratios):
            continue
        out += [item for again in _named_again(reading) for item in _judge(readings, at, again)]
    return out


def _named_again(reading: Reading) -> Iterator[_Again]:
    for x in reading.counts if reading.says(_SAID) else ():
        near = reading.text[max(0, x.start - 24) : x.start]
        said = _ALL.search(near) if near.rstrip().lower().endswith(_LEADS) else None
        if said and x.exact and x.unit and x.scale == 1:
            yield _Again(x.text, x.count, x.unit, x.start, x.end, bool(said["total"]))
    for ratio in reading.ratios:
        whole = ratio.text.rpartition("/")[2].strip()
        if ratio.unit and len(_digits(whole)) >= _DIGITS:
            yield _Again(whole, ratio.whole, ratio.unit, ratio.end - len(whole), ratio.end, False)


def _judge(readings: Sequence[Reading], at: int, again: _Again) -> Iterator[Finding]:
    reading = readings[at]
    section = before(readings, at)
    figures = [
        (r, x) for r in section for x in r.counts
        if x.value is not None and (r is not reading or x.end <= again.start)
    ]  # fmt: skip
    known = [(r, x) for r, x in figures if x.unit == again.unit and x.exact and x.scale == 1]
    known = [(r, x) for r, x in known if r is not reading or not is_out_of_all(r.text[x.end : again.start])]
    values = {x.count for r in section for x in r.counts if not (r is reading and x.start == again.start)}
    values |= {value for r in section for x in r.ratios if x.end != again.end for value in (x.part, x.whole)}
    if not known or len(known) > _MOST or again.value in values or _is_of_some(reading, again.start):
        return
    meant = {x.count: (r, x) for r, x in known if _is_slip(again.text, x.text) and _is_whole(r, x)}
    if len(meant) != 1:
        return
    other, first = meant.popitem()[1]
    if not _is_same(reading, again, other, first):
        return
    yield finding(
        "P922", reading.passage.at(again.start), written=_shown(again.text, first, other),
        first=_shown(first.text, first, other),
        quote=quote(reading.text, max(0, again.start - 20), again.end + 30),
    )  # fmt: skip


def _shown(digits: str, first: Quantity, other: Reading) -> str:
    """The digits with the noun of the figure that was first: its two words where no table has it ("chi hội")."""
    words = _TWO_WORDS.match(other.text, first.end)
    noun = " ".join(words.groups()) if words and first.unit not in KNOWN_UNITS else first.noun or first.unit
    return f"{digits} {noun}".strip()


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_slip(one: str, other: str) -> bool:
    """Two digits swapped; of four and more also one exchanged."""
    a, b = _digits(one), _digits(other)
    if len(a) != len(b) or a == b or len(a) < _FEW_DIGITS:
        return False
    return (len(a) >= _DIGITS or sorted(a) == sorted(b)) and one_typing_apart(a, b)


def _is_of_some(reading: Reading, at: int) -> bool:
    start = max(reading.text.rfind(mark, 0, at) for mark in (". ", "; ")) + 1
    return bool(_OF_SOME.search(reading.text, start, at))


def _is_whole(reading: Reading, x: Quantity) -> bool:
    """Is a figure no part of another, no change and of no other time?"""
    start = max(reading.text.rfind(mark, 0, x.start) for mark in (". ", "; ")) + 1
    first = next((y for y in reading.counts if y.start >= start and y.unit == x.unit), x)
    part = first is not x and TRIGGER.search(reading.text, first.end, x.start)
    changed = _CHANGED.search(reading.text, max(0, x.start - 16), x.start)
    return not (x.depth or part or changed or _OF_SOME.search(lead(reading, x)))


def _is_same(reading: Reading, again: _Again, other: Reading, first: Quantity) -> bool:
    """Is the same counted: one noun, and words that say the same of it where both say more?"""
    one, two = _TWO_WORDS.match(reading.low, again.end), _TWO_WORDS.match(other.low, first.end)
    if again.unit not in KNOWN_UNITS and not (one and two and one.groups() == two.groups()):
        return False
    more = topic(_PREDICATE.split(reading.text[again.end :])[0]) - topic(first.noun)
    said = topic(f"{lead(other, first)} | {first.after}")
    return bool(more & said) or (again.total and (more <= said or len(_digits(again.text)) == _FEW_DIGITS))
