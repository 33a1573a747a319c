"""Spans of a text that mean something: dates, windows, citations, figures, ratios."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from tthc_render.vietnamese.patterns import pattern_of

BRACKET = pattern_of(r"\([^()]{0,160}\)")


@dataclass(frozen=True, slots=True)
class Span:
    """A range of characters in the text of a passage."""

    start: int
    end: int


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SpanT = TypeVar("SpanT", bound=Span)


@dataclass(frozen=True, slots=True)
class DateSeen(Span):
    """A date as written. ``year`` is 0 where none is written; ``value`` is None if no such day exists."""

    text: str
    day: int
    month: int
    year: int

    @property
    def value(self) -> date | None:
        """The day, for a complete date that exists."""
        if not self.year or not self.exists:
            return None
        return date(self.year, self.month, self.day)

    @property
    def exists(self) -> bool:
        """Is there such a day (without a year: in a leap year)?"""
        year = self.year or 2024
        if not 1 <= self.month <= 12 or year < 1000:
            return False
        return 1 <= self.day <= _DAYS[self.month - 1] - (self.month == 2 and not calendar.isleap(year))


@dataclass(frozen=True, slots=True)
class Window(Span):
    """``từ ngày … đến ngày …`` with both dates complete."""

    first: DateSeen
    last: DateSeen


@dataclass(frozen=True, slots=True)
class Citation(Span):
    """A document cited by number and code.

    ``kind`` is the word before it ("Quyết định", or empty), ``number`` the digits, ``year`` the year inside the number
    (0 without), ``code`` what follows the stroke ("QĐ-UBND", "KL/TW", empty if missing), ``issuer`` the office
    named after "của".
    """

    text: str
    kind: str
    number: int
    year: int
    code: str
    when: DateSeen | None
    issuer: str

    @property
    def short(self) -> str:
        """Kind, number and code, without date and issuer."""
        year = f"/{self.year}" if self.year else ""
        code = f"{'-' if '/' in self.code else '/'}{self.code}" if self.code else ""
        return f"{self.kind or 'văn bản'} số {self.number:02}{year}{code}"


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number with what it counts. The span and ``text`` are its digits ("264.707 tỷ 535" of a compound).

    ``value`` is in ``unit`` (money in đồng, whatever scale word is printed), None if the digits are no well-formed
    number. ``unit`` is the noun counted, in its short form, or empty; ``noun`` the unit as printed with its scale word
    ("tỷ đồng"); ``scale`` what the scale word multiplies by. ``step`` is the worth of the last printed digit.
    ``hedge`` is the word that makes it approximate or a bound ("gần", "dưới"), or empty. ``ordinal``: it numbers
    something (a year, an article). ``countable``: a count of things that sums and shares may use. ``depth`` is how many
    brackets it is in; ``label`` the words before it up to the last mark, ``after`` those behind it; ``spelt`` the words
    in brackets after it.
    """

    text: str
    value: Decimal | None
    unit: str
    percent: bool
    countable: bool
    depth: int
    label: str
    after: str
    spelt: str
    noun: str = ""
    scale: Decimal = Decimal(1)
    step: Decimal = Decimal(1)
    hedge: str = ""
    ordinal: bool = False

    @property
    def count(self) -> Decimal:
        """The value of a countable quantity."""
        return self.value if self.value is not None else Decimal(0)

    @property
    def exact(self) -> bool:
        """Is it neither approximate nor a bound?"""
        return not self.hedge

    @property
    def slack(self) -> Decimal:
        """How far the true value may be from the printed one: half the last digit where it is rounded, else 0."""
        rounded = self.scale != 1 or self.step != 1 or self.count % 1
        return self.step / 2 if rounded else Decimal(0)


@dataclass(frozen=True, slots=True)
class Ratio(Span):
    """``26/42 nhiệm vụ``."""

    part: Decimal
    whole: Decimal
    text: str
    unit: str


def is_closed_in(gap: str) -> bool:
    """``phí (42,7% của 4,5 tỷ đồng) và lệ phí (47,1% …)``: does the bracket before this text end in it?"""
    first = gap.find(")")
    return first >= 0 and "(" not in gap[:first]


def before_bracket(text: str, counts: Sequence[Quantity]) -> Quantity:
    """``45 cơ sở (30 nhà hàng; 15 quán ăn) trên tổng số 60 cơ sở``: the figure before the last but for brackets."""
    last = counts[-1]
    outside = next((x for x in reversed(counts[:-1]) if x.depth <= last.depth), counts[-2])
    return outside if BRACKET.search(text, outside.end, last.start) else counts[-2]


def up_to(spans: Sequence[SpanT], at: int, most: int) -> Sequence[SpanT]:
    """The last spans, ``most`` at the most, that end at or before ``at``; the spans must be in order."""
    stop = bisect_right(spans, at, key=lambda span: span.end)
    return spans[max(0, stop - most) : stop]


def is_in_points(text: str, share: Quantity) -> bool:
    """Is a figure one of percentage points, the difference of two rates?"""
    return share.percent and bool(_POINTS.match(text, share.end))


def stands_after(text: str, at: int, *words: str) -> bool:
    """Does one of these words, in small letters, stand right before the character ``at``? A guard for patterns."""
    return text[at - _WORD_REACH if at > _WORD_REACH else 0 : at].rstrip().lower().endswith(words)


_WORD_REACH = 16
_POINTS = pattern_of(r"\s?(?:%\s?)?điểm(?!\w)")
_SENTENCE = pattern_of(r"[.!?…]\s{1,3}(?=[\"“(]?[A-ZĐÀ-ỸĂÂÊÔƠƯ])")


def around(text: str, start: int, end: int, marks: Sequence[str] = (". ", "; ")) -> str:
    """The sentence, or the part of it between semicolons, that holds the characters from ``start`` to ``end``."""
    first = max(text.rfind(mark, 0, start) for mark in marks) + 1
    ends = [stop for mark in marks if (stop := text.find(mark, end)) >= 0]
    return text[first : min(ends, default=len(text))]


def sentences(text: str) -> list[Span]:
    """Sentences, as far as marks and capitals show them."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(text))]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
