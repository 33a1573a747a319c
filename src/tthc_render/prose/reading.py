"""Figures in Vietnamese prose: counts, percents, ratios, dates, windows and cited documents, each with its span.

A number is a count only where nothing excludes it: years, articles, ordinals, durations, scores and ranges are
read, but are not ``countable``. All patterns run in linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import compress, count, islice, pairwise
from operator import ne
from typing import Final, Generic, TypeVar, cast

from tthc_render.prose.passages import Passage
from tthc_render.prose.quantities import first_unread, read_quantities, read_ratios
from tthc_render.prose.spans import Citation, DateSeen, Quantity, Ratio, Span, Window, sentences
from tthc_render.vietnamese.compounds import known_syllables, one_object
from tthc_render.vietnamese.number_words import read_words
from tthc_render.vietnamese.patterns import pattern_of

DOCUMENT_KINDS = (
    "Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Chỉ thị", "Công điện", "Kế hoạch", "Công văn", "Văn bản",
    "Hướng dẫn", "Thông báo", "Báo cáo", "Chương trình", "Tờ trình", "Kết luận", "Quy định", "Luật", "VB",
)  # fmt: skip
# Offices that may be named after "của"; the longest first.
ISSUERS = (
    "Thủ tướng Chính phủ", "Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ",
    "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Bộ Chính trị", "Ban Tổ chức Trung ương", "Văn phòng UBND tỉnh",
    "Chủ tịch UBND tỉnh", "Chủ tịch UBND huyện", "Chủ tịch UBND xã", "UBND tỉnh", "UBND huyện", "UBND xã",
    "UBND thành phố", "HĐND tỉnh", "HĐND huyện", "HĐND xã", "Tỉnh ủy", "Huyện ủy",
)  # fmt: skip

T = TypeVar("T")
_WORDS = pattern_of(r"\w+")
_BETWEEN_WORDS: Final = tuple(",.;:()/-–%“”")
"""The signs of most texts: to cut at these and at blanks takes half as long as to look for words."""
_DIGIT = pattern_of(r"\d")
_THREE: Final = (0, 1, 2)
# A look-behind after the first letter lets the engine leap to the letters that can start a match.
_SLASHED = pattern_of(r"(\d(?<![\d/.,\w]\d)\d{0,3})/(\d{1,4})/(\d{4})(?![\d/])")
_SPOKEN = pattern_of(
    r"[Nn](?<!\w[Nn])gày\s{1,3}(?:(\d{1,3})\s{1,3}tháng\s{1,3}(\d{1,3})\s{1,3}năm\s{1,3}(\d{4})(?!\d)"
    r"|(\d{1,3})/(\d{1,3})(?![\d/]))",
    re.IGNORECASE,
)
_WINDOW_GAP = pattern_of(r"\s{0,3}(?:,\s{0,3})?(?:đến|[-–])\s{0,3}(?:hết\s{1,3})?(?:ngày\s{1,3})?", re.IGNORECASE)
_WINDOW_LEAD = pattern_of(r"từ\s{1,3}(?:ngày\s{0,3})?$", re.IGNORECASE)
_CODE = pattern_of(
    r"(?P<number>\d(?<![\w/.,]\d)\d{0,4})(?:/(?P<year>(?:19|20)\d{2})(?=/|\s))?"
    r"(?:(?P<sep>[/-])(?P<code>(?:UBTV)?QH\d{2}(?!\d)|[A-ZĐ]{1,6}[A-Za-zĐđ&]{0,12}(?:[-/][A-ZĐ][\w&₀-₉]{0,14}){0,3}(?<![-/])))?"
    r"(?![\w/])(?!-\w)"
)
_KIND_BEFORE = pattern_of(
    rf"({'|'.join(DOCUMENT_KINDS)}|quyết định)(?:\s{{1,3}}(?:kết luận|liên tịch|thanh tra))?(?:\s{{1,3}}số)?\s{{1,3}}$"
)
_NUMBER_WORD = pattern_of(r"(?:^|\W)[Ss]ố\s{1,3}$")
_ISSUER_AFTER = pattern_of(
    rf"\s{{0,3}},?\s{{0,3}}của\s{{1,3}}((?:{'|'.join(sorted(ISSUERS, key=len, reverse=True))})(?!\w)"
    r"|(?:Bộ trưởng\s{1,3})?(?:Bộ|Sở|Ban)\s{1,3}[^\W\d_a-zà-ỹ][^\W\d_]{0,12}"
    r"(?:\s(?!về\s|quy định|hướng dẫn|ban hành)[^\W\d_]{1,12}){0,3})"
)
_DATE_AFTER = pattern_of(r"\s{0,3},?\s{0,3}(?:ngày\s{0,3})?")
_OPAQUE = pattern_of(
    r"https?://\S{1,300}|www\.\S{1,300}|ISO(?<!\wISO)\s{0,2}\d{4,5}(?:\s?:\s?\d{4})?|\(\d{1,2}\)|“\d[^”]{0,3}"
)


class _once(Generic[T]):
    """``functools.cached_property`` without its lock (Python 3.12 has none), which costs as much as a short reading."""

    def __init__(self, read: Callable[[Reading], T]) -> None:
        self.read = read
        self.name = read.__name__
        self.__doc__ = read.__doc__

    def __get__(self, reading: Reading, owner: type[Reading]) -> T:
        value = reading.__dict__[self.name] = self.read(reading)
        return value


CROWDED: Final = 400
"""Ten pages have so many figures; work that grows with their square would take minutes."""


class Reading:
    """All that is read in one passage, each computed once, on first use."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.beside: tuple[Reading, ...] = ()
        self.text = passage.text
        self.compared: set[int] = set()
        self._kept: dict[object, object] = {}

    def compare(self, *spans: Span) -> None:
        """Note that a rule has held these numbers against others, whatever came of it."""
        self.compared.update(span.start for span in spans)

    def kept(self, read: Callable[[Reading], T]) -> T:
        """What a function reads in this passage, read once however many rules ask for it."""
        if read not in self._kept:
            self._kept[read] = read(self)
        return cast(T, self._kept[read])

    @_once
    def low(self) -> str:
        """The text in small letters."""
        return self.text.lower()

    @_once
    def words(self) -> list[str]:
        """All words and numbers, in small letters."""
        text = self.low
        for sign in _BETWEEN_WORDS:
            text = text.replace(sign, " ")
        words = text.split()
        if not "".join(words).isalnum():  # any other sign
            words = _WORDS.findall(self.low)
        return list(map(one_object().get, words, words))

    @_once
    def word_spans(self) -> list[tuple[int, int]]:
        """Where in `low` each of the words begins and ends."""
        return [found.span() for found in _WORDS.finditer(self.low)]

    @_once
    def vocabulary(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @_once
    def three_words_again(self) -> list[int]:
        """Where three words stand that come again in the same order, or came before, as in every phrase that does."""
        words = self.words
        if len(words) - len(self.vocabulary) < len(_THREE):
            return []
        threes = list(zip(*(islice(words, at, None) for at in _THREE), strict=False))
        last = dict(zip(threes, count(), strict=False))
        if len(last) == len(threes):
            return []
        early = list(compress(count(), map(ne, map(last.__getitem__, threes), count())))
        return sorted({*early, *(last[threes[at]] for at in early)})

    def says(self, words: frozenset[str]) -> bool:
        """Is any of these words in the text? A guard for patterns that need one of them."""
        return not self.vocabulary.isdisjoint(words)

    @_once
    def unknown_words(self) -> frozenset[str]:
        """Words, in small letters, that are no known syllables; also numbers and what is stuck to them."""
        return self.vocabulary - known_syllables()

    @_once
    def sentences(self) -> list[Span]:
        """The sentences, as far as marks and capitals show them."""
        return sentences(self.text)

    def sentence_at(self, place: int) -> Span:
        """The sentence that a character stands in; behind the last character, the last one."""
        return self.sentences[bisect_right(self.sentences, place, key=lambda sentence: sentence.start) - 1]

    @_once
    def has_digits(self) -> bool:
        """Is there any digit? Without one there are no dates, documents and numbers."""
        return _DIGIT.search(self.text) is not None

    @_once
    def dates(self) -> tuple[DateSeen, ...]:
        """All dates."""
        return tuple(read_dates(self.text)) if self.has_digits else ()

    @_once
    def windows(self) -> tuple[Window, ...]:
        """All pairs ``từ ngày … đến ngày …`` (a dash may replace "đến")."""
        out = []
        for first, last in pairwise(self.dates):
            gap = self.text[first.end : last.start]
            if _WINDOW_GAP.fullmatch(gap) and _WINDOW_LEAD.search(self.text[max(0, first.start - 12) : first.start]):
                if not first.year and last.year:
                    first = replace(first, year=last.year - (first.month > last.month))
                out.append(Window(first.start, last.end, first, last))
        return tuple(out)

    @_once
    def citations(self) -> tuple[Citation, ...]:
        """All documents cited by number."""
        signed = self.has_digits and ("/" in self.text or "-" in self.text)
        return tuple(_citations(self.text, self.dates)) if signed else ()

    @_once
    def quantities(self) -> tuple[Quantity, ...]:
        """All numbers outside dates and document numbers; the parts of ratios are not among them."""
        return tuple(read_quantities(self.text, self._ratio_spans, self._taken)) if self.has_digits else ()

    @_once
    def counts(self) -> tuple[Quantity, ...]:
        """The countable figures."""
        return tuple(figure for figure in self.quantities if figure.countable)

    @_once
    def crowded(self) -> bool:
        """Whether the passage is a table in one paragraph: rules that hold each figure against all others leave it."""
        return self._may_be_crowded and len(self.counts) > CROWDED

    @property
    def _may_be_crowded(self) -> bool:
        """Whether there is room for so many figures, each with a sign before the next: shorter texts are not read."""
        return len(self.text) > 2 * CROWDED

    @property
    def unread_from(self) -> int | None:
        """Where the numbers begin that are not read, for there are too many before them; None if all are read."""
        return first_unread(self.text) if self._may_be_crowded and len(self.quantities) > CROWDED else None

    @_once
    def ratios(self) -> tuple[Ratio, ...]:
        """All ``a/b`` of two counts."""
        return tuple(self._ratio_spans)

    @_once
    def _taken(self) -> list[Span]:
        opaque = [Span(*found.span()) for found in _OPAQUE.finditer(self.text)]
        return sorted([*opaque, *self.dates, *self.citations], key=lambda span: span.start)

    @_once
    def _ratio_spans(self) -> list[Ratio]:
        return list(read_ratios(self.text, self._taken)) if "/" in self.text and self.has_digits else []


def read(passages: Iterable[Passage]) -> list[Reading]:
    """A reading of every passage, in order; each knows the paragraphs before and behind it."""
    out = [Reading(passage) for passage in passages]
    for one, other in pairwise(out):
        one.beside = (*one.beside, other)
        other.beside = (*other.beside, one)
    return out


def read_dates(text: str) -> Iterator[DateSeen]:
    """Dates as ``d/m/yyyy``, ``ngày d tháng m năm yyyy`` and ``ngày d/m``; also those that do not exist."""
    found = list(_SLASHED.finditer(text)) if "/" in text else []
    found += _SPOKEN.finditer(text) if "gày" in text or "GÀY" in text else ()
    for match in sorted(found, key=lambda match: match.start()):
        groups = [at for at, part in enumerate(match.groups(), 1) if part is not None]
        day, month, year = (*(int(match[at]) for at in groups), 0)[:3]
        if len(match[groups[0]]) == 4 and day > 1000:  # 2024/06/… is no Vietnamese date
            continue
        start = match.start(groups[0])
        yield DateSeen(start, match.end(), text[start : match.end()], day, month, year)


def _citations(text: str, dates: Sequence[DateSeen]) -> Iterator[Citation]:
    starts = [seen.start for seen in dates]
    done = 0
    for found in _CODE.finditer(text):
        if not (found["code"] or found["year"]) or found.start() < done or _inside(dates, starts, found.start()):
            continue
        before = text[max(0, found.start() - 40) : found.start()]
        kind = _KIND_BEFORE.search(before)
        named = bool(kind) or bool(_NUMBER_WORD.search(before))
        code = found["code"] or ""
        official = "-" in code or ("/" in code and found["sep"] == "-")
        if not (
            official or (code and named) or (found["year"] and kind and kind.group(1) in ("Nghị định", "Thông tư"))
        ):
            continue
        end, when, issuer = _tail(text, found.end(), dates, starts)
        start = found.start() - (len(before) - kind.start() if kind else 0)
        name = kind.group(1) if kind else ""
        yield Citation(
            start, end, text[start:end], name[:1].upper() + name[1:], int(found["number"]), int(found["year"] or 0),
            code, when, issuer,
        )  # fmt: skip
        done = end


def _tail(text: str, at: int, dates: Sequence[DateSeen], starts: Sequence[int]) -> tuple[int, DateSeen | None, str]:
    """Date and issuer after a document's number, in either order."""
    when: DateSeen | None = None
    issuer, end = "", at
    for _ in range(2):
        gap = _DATE_AFTER.match(text, end)
        near = bisect_right(starts, (gap.end() if gap else end) + 5)
        seen = dates[near - 1] if near else None
        if when is None and seen and seen.year and seen.start >= end and _DATE_AFTER.fullmatch(text, end, seen.start):
            when, end = seen, seen.end
            continue
        named = None if issuer else _ISSUER_AFTER.match(text, end)
        if named:
            issuer, end = named.group(1), named.end()
    return end, when, issuer


def _inside(spans: Sequence[Span], starts: Sequence[int], at: int) -> bool:
    near = bisect_right(starts, at)
    return bool(near) and spans[near - 1].end > at


def spelt_value(words: str) -> Decimal | None:
    """The number in words, None where the words are no number."""
    try:
        return read_words(words)
    except ValueError:
        return None
