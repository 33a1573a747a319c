"""Changes and rates of several things, with the figures of both times in sentences before: P401, P903, P904.

``nhiệt điện than 127,8 tỷ kWh; thủy điện 74,6 tỷ kWh … Cùng kỳ, nhiệt điện than 108,4 tỷ kWh, thủy điện 66,5 tỷ kWh.
Như vậy, nhiệt điện than tăng 19,7%, thủy điện tăng 12,2%``; ``kế hoạch là …: cao đẳng 7.900, trung cấp 14.600. … trung
cấp đạt 104,5%``. The words before a change name one figure now and one then, by more words than any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import is_slip
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote, shown
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.direction import (
    UP,
    WORDS,
    change_holds,
    exact_change,
    exact_numbers,
    noun_of,
    wrong_change,
    wrong_way,
)
from tthc_render.prose.rules.labelled_values import Value, named, subject_before, values
from tthc_render.prose.spans import Quantity, Span, is_in_points, stands_after
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_CHANGE: Final = pattern_of(r"(?<!\w)(?<!gia )(?P<word>tăng|giảm)(?: thêm| được)?\s$", re.IGNORECASE)
_RATE: Final = pattern_of(r"(?<!\w)(?:đạt|bằng)\s$", re.IGNORECASE)
_OWN_BASE: Final = pattern_of(
    r"\s?%?(?:[^.;:()\d]|(?<=năm )\d{4}|(?<=tháng )\d{1,2}){0,60}\((?![+–-]?\d[\d,]*\s?%)"
    r"|\s?%?(?: điểm(?: phần trăm)?)?[^.;:,()\d]{0,20}(?<!\w)(?:kế hoạch|dự toán|chỉ tiêu)"
)
_SINCE: Final = pattern_of(
    r"\s?%?[^.;:,()\d]{0,30}so với(?: [^\W\d_]+){0,2}? (?P<time>cùng kỳ|(?:năm|tháng|quý|kỳ|năm học|vụ) trước"
    r"|(?:đầu|cuối) (?:năm|kỳ)|[^\W\d_]+)"
)
_OTHER: Final = pattern_of(r"(?<!\w)(?:bình quân|trung bình|tốc độ|lũy kế|giá|chỉ số)(?!\w)", re.IGNORECASE)
_ALL: Final = frozenset({"tổng", "toàn", "chung", "cả"})
_ENDS: Final = ("tăng", "giảm", "thêm", "được", "đạt", "bằng")
_LEAST, _DIGITS = 2, 3


@dataclass(frozen=True, slots=True)
class _Claim:
    """A change or a rate with what it is of, now and then (or in the plan)."""

    figure: Quantity
    word: str
    new: Value
    old: Value

    @property
    def holds(self) -> bool:
        """Do the values make what is said?"""
        if self.word:
            return change_holds(self.new.figure, self.old.figure, self.figure, up=WORDS[self.word] == UP)
        rate = self.new.figure.count * 100 / self.old.figure.count
        return abs(rate - self.figure.count) <= self.figure.step

    @property
    def is_turned(self) -> bool:
        """Would the change hold the other way round?"""
        return bool(self.word) and change_holds(
            self.new.figure, self.old.figure, self.figure, up=WORDS[self.word] != UP
        )


def check_labelled_changes(context: ProseContext) -> list[Finding]:
    """Findings on changes and rates that the named figures of both times contradict."""
    readings = context.running
    year = context.latest.year if context.latest else 0
    return [
        item
        for at, reading in enumerate(readings)
        if ("tăng " in reading.text or "giảm " in reading.text or "đạt " in reading.text) and not reading.crowded
        for item in _sentences(readings, at, year)
    ]


def _sentences(readings: Sequence[Reading], at: int, year: int) -> Iterator[Finding]:
    reading = readings[at]
    every = [x for x in exact_numbers(reading) if _said(reading.text, x) is not None]
    known: list[Value] | None = None
    for sentence in reading.sentences if every else ():
        said = [x for x in every if sentence.start <= x.start < sentence.end]
        if all(_OWN_BASE.match(reading.text, x.end) for x in said):
            continue
        known = values(readings, at, year) if known is None else known
        if not any(x.when != "now" for x in known):
            return
        claims = [claim for x in said if (claim := _claim(reading, x, sentence, known))]
        held = sum(claim.holds for claim in claims)
        for claim in claims:
            if not claim.holds:
                yield from _wrong(reading, claim, sure=held > 0 or bool(claim.word and len(said) == 1))


def _said(text: str, x: Quantity) -> str | None:
    """The word of a change, "" for a rate; None for other figures."""
    if not stands_after(text, x.start, *_ENDS):
        return None
    change = _CHANGE.search(text, max(0, x.start - 14), x.start)
    if change:
        return change["word"].lower()
    return "" if x.percent and _RATE.search(text, max(0, x.start - 8), x.start) else None


def _claim(reading: Reading, x: Quantity, sentence: Span, known: Sequence[Value]) -> _Claim | None:
    text = reading.text
    word = _said(text, x)
    if word is None or _OWN_BASE.match(text, x.end):
        return None
    lead = _CHANGE.search(text, max(0, x.start - 14), x.start) or _RATE.search(text, max(0, x.start - 8), x.start)
    start = lead.start() if lead else x.start
    subject = tuple(one for one in subject_before(text, start, sentence) if one not in ("năm", "nay", "này"))
    since = _SINCE.match(text, x.end)
    points = is_in_points(text, x)
    if _OTHER.search(" ".join(subject)):
        return None
    now = [v for v in known if v.when == "now" and (v.reading is not reading or v.figure.end <= x.start)]
    then = [v for v in known if v.when == ("then" if word else "plan") and v.figure.count]
    then = [v for v in then if not since or since["time"] in v.opening.lower()]
    alike = [v for v in (*now, *then) if v.figure.percent == points]
    if not word or (x.percent and not points):
        now, then = ([v for v in some if not v.figure.percent] for some in (now, then))
    else:
        now, then = ([v for v in some if v in alike] for some in (now, then))
    new, old = _pair(reading, x, subject, now, then, plan=not word)
    if new is None or old is None or new.unit != old.unit or not new.unit:
        return None
    if word and not x.percent and x.unit and x.unit != new.figure.unit:
        return None
    return _Claim(x, word, new, old)


def _pair(
    reading: Reading, x: Quantity, subject: Sequence[str], now: Sequence[Value], then: Sequence[Value], *, plan: bool
) -> tuple[Value | None, Value | None]:
    if not subject and now and now[-1].reading is reading and not plan:
        new = now[-1]  # "3.412 trường hợp mắc sốt xuất huyết, tăng 41,2%"
        straight = not re.search(r"[.;()\d]", reading.text[new.figure.end : x.start])
        return (new, named(new.behind, then) or named(new.words, then)) if straight else (None, None)
    if plan and _ALL.intersection(subject[:1]):
        wholes = [v for v in then if v.whole]
        return named(subject, now), wholes[0] if len(wholes) == 1 else None
    if tuple(subject[-_LEAST:-1]) == ("số",) or subject[:1] == ("số",):
        noun = noun_of(reading, x)
        found = [[v for v in some if noun_of(v.reading, v.figure) == noun] for some in (now, then)]
        if noun and all(len({v.figure.count for v in some}) == 1 for some in found):
            return found[0][0], found[1][0]
    return named(subject, now), named(subject, then)


def _is_slip(x: Quantity, right: Decimal) -> bool:
    """Is a change of three digits and more one slip of typing away from the right one?"""
    digits = sum(sign.isdigit() for sign in x.text)
    return digits >= _DIGITS and is_slip(x.count / x.step, (right / x.step).to_integral_value())


def _wrong(reading: Reading, claim: _Claim, *, sure: bool) -> Iterator[Finding]:
    new, old, x = claim.new.figure, claim.old.figure, claim.figure
    reading.compare(x)
    if claim.is_turned:
        yield wrong_way(reading, claim.word, old, new, max(0, x.start - 40), x.end)
    elif not claim.word:
        places = max(1, len(x.text.partition(",")[2]))
        if sure:
            yield finding(
                "P401", reading.passage.at(x.start), computation=f"{shown(new)}/{shown(old)}",
                right=f"{format_decimal(new.count * 100 / old.count, places)}%", written=f"{x.text}%",
                quote=quote(reading.text, max(0, x.start - 40), x.end + 1),
            )  # fmt: skip
    elif (sure or _is_slip(x, exact_change(new, old, x))) and (new.count > old.count) == (WORDS[claim.word] == UP):
        item = wrong_change(reading, x, new, old)
        yield finding(
            "P903", item.where, **{**item.details, "quote": quote(reading.text, max(0, x.start - 40), x.end + 1)}
        )
