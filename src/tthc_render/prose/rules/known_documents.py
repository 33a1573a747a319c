"""Documents whose date is known: a wrong date P603 (P611 where it is a matter of every year), a wrong number P613.

``known_documents.yaml`` lists documents by number, ``known_laws.yaml`` laws by name. A number is called wrong only
where date, type and issuer are those of a known document, the words beside it name its matter, and one slip of
typing leads from one number to the other.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, TypedDict

import yaml

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.arithmetic import one_typing_apart
from tthc_render.prose.context import ProseContext
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Citation, sentences
from tthc_render.vietnamese.dates import format_short, parse_date
from tthc_render.vietnamese.patterns import pattern_of

DOCUMENTS: Final = Path(__file__).with_name("known_documents.yaml")
LAWS: Final = Path(__file__).with_name("known_laws.yaml")
_BESIDE: Final = 300
_DECREES_A_DAY: Final = 8
_DECISIONS_A_DAY: Final = 40
_LAW_NUMBER = pattern_of(r"(?: năm \d{4})? số (?P<number>\d{1,3}/(?P<year>\d{4})/QH\d{2})(?![\w/])")
_CHANGED = pattern_of(r"(?:sửa đổi|bổ sung|hướng dẫn|quy định chi tiết|thi hành)[^.;]{0,60}$", re.IGNORECASE)
_BEFORE_DATE = pattern_of(
    r"\s?(?:năm (?:19|20)\d\d\s?)?(?:\((?:sửa đổi|số [^()]{3,20})\)\s?)?,?\s?(?:của Quốc hội,?\s)?"
    r"(?:ban hành |thông qua )?(?:ngày )?"
)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document with its number as printed, its day, words of its matter; ``yearly``: there is one every year."""

    number: str
    day: date
    topic: str
    yearly: bool


class _Document(TypedDict, total=False):
    """An entry of ``DOCUMENTS``."""

    so: str
    ngay: str
    chu_de: str
    hang_nam: bool


class _Law(TypedDict):
    """An entry of ``LAWS``."""

    ten: str
    ngay: list[str]


@functools.cache
def _documents() -> dict[str, KnownDocument]:
    entries: list[_Document] = yaml.load(DOCUMENTS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    known = [
        KnownDocument(entry["so"], parse_date(entry["ngay"]), entry.get("chu_de", ""), bool(entry.get("hang_nam")))
        for entry in entries
    ]
    return {_key(document.number): document for document in known}


def _key(number: str) -> str:
    """One way to write "57-NQ/TW" and "57/NQ-TW"."""
    return number.replace("-", "/")


@functools.cache
def _by_day() -> dict[tuple[date, str], list[KnownDocument]]:
    """The documents with a matter by their day and the letters of their number."""
    out: dict[tuple[date, str], list[KnownDocument]] = {}
    for document in _documents().values():
        if document.topic:
            out.setdefault((document.day, re.sub(r"\d", "", _key(document.number))), []).append(document)
    return out


@functools.cache
def _laws() -> tuple[re.Pattern[str], dict[str, list[date]]]:
    entries: list[_Law] = yaml.load(LAWS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    dates = {entry["ten"].lower(): [parse_date(day) for day in entry["ngay"]] for entry in entries}
    names = "|".join(re.escape(name) for name in sorted(dates, key=len, reverse=True))
    return re.compile(rf"luật ({names})(?!\w)", re.IGNORECASE), dates


def check_known_documents(context: ProseContext) -> list[Finding]:
    """Findings on citations of documents that many reports cite."""
    out: list[Finding] = []
    for reading in context.readings:
        if not (reading.passage.prose or reading.passage.role in ("addressee", "caption")):
            continue
        for citation in reading.citations:
            if citation.when and citation.when.value:
                out += _known(reading, citation, citation.when.value)
            else:
                out += _of_another_year(reading, citation)
        if reading.dates and "luật" in reading.vocabulary:
            out += _named_laws(reading)
        if "/QH" in reading.text and "luật" in reading.vocabulary:
            out += _law_years(reading)
    return out


def _known(reading: Reading, citation: Citation, when: date) -> Iterator[Finding]:
    """A date that is not the known one: within a year one number is one document, in another year the topic tells."""
    year = f"/{citation.year}" if citation.year else ""
    written = f"{citation.number:02}{year}/{citation.code}"
    known = _documents().get(_key(written))
    where = reading.passage.at(citation.start)
    if known is None:
        same_day = _by_day().get((when, re.sub(r"\d", "", _key(written))), ())
        for other in same_day:
            near = one_typing_apart(_key(written), _key(other.number))
            if near and (_is_far(written, other.number) or _speaks_of(reading, citation, other)):
                yield finding("P613", where, written=written, right=other.number, date=format_short(when))
                return
    elif when != known.day:
        sure = bool(citation.year) or when.year == known.day.year
        if sure or _speaks_of(reading, citation, known):
            yield finding(
                "P611" if not sure and known.yearly else "P603", where, document=citation.short,
                written=format_short(when), right=format_short(known.day),
            )  # fmt: skip


def _of_another_year(reading: Reading, citation: Citation) -> Iterator[Finding]:
    """``Nghị quyết số 202/2024/QH15 … về việc sắp xếp đơn vị hành chính``: the known one is 202/2025/QH15."""
    written = f"{citation.number:02}/{citation.year}/{citation.code}"
    if not citation.year or _key(written) in _documents():
        return
    for other in _documents().values():
        number, _, rest = _key(other.number).partition("/")
        year, _, code = rest.partition("/")
        same = number.lstrip("0") == str(citation.number) and code == _key(citation.code) and year != str(citation.year)
        if same and other.topic and _speaks_of(reading, citation, other):
            yield finding(
                "P613",
                reading.passage.at(citation.start),
                written=written,
                right=other.number,
                date=format_short(other.day),
            )
            return


def _law_years(reading: Reading) -> Iterator[Finding]:
    """``Luật Tiếp công dân số 42/2014/QH13``: no law of this name was passed in that year."""
    pattern, laws = _laws()
    for found in pattern.finditer(reading.text):
        number = _LAW_NUMBER.match(reading.text, found.end())
        if not number or _CHANGED.search(reading.text, max(0, found.start() - 80), found.start()):
            continue
        years = {day.year for day in laws[found.group(1).lower()]}
        if int(number["year"]) not in years and min(years) <= int(number["year"]) <= max(years) + 2:
            near = min(years, key=lambda year: abs(year - int(number["year"])))
            yield finding(
                "P918", reading.passage.at(found.start()), document=f"{found.group()} số {number['number']}",
                why=f"luật này được thông qua năm {near}",
            )  # fmt: skip


def _is_far(one: str, other: str) -> bool:
    """Are two numbers too far apart to be given on one day? A day has some decrees or decisions, in a row."""
    first, second = (int(re.split(r"\D", number)[0]) for number in (one, other))
    return abs(first - second) > (_DECREES_A_DAY if re.match(r"\d+/\d{4}/NĐ-CP", one) else _DECISIONS_A_DAY)


def _speaks_of(reading: Reading, citation: Citation, known: KnownDocument) -> bool:
    return bool(re.search(known.topic, _beside(reading, citation), re.IGNORECASE))


def _beside(reading: Reading, citation: Citation) -> str:
    """The words of the sentence around a citation, up to the citations next to it."""
    citations = reading.citations
    at = bisect_left(citations, citation.start, key=lambda x: x.start)
    start = max(citations[at - 1].end if at else 0, citation.start - _BESIDE)
    end = min(citations[at + 1].start if at + 1 < len(citations) else len(reading.text), citation.end + _BESIDE)
    piece = reading.text[start:end]
    inside = next(s for s in sentences(piece)[::-1] if s.start <= citation.start - start)
    return piece[inside.start : inside.end]


def _named_laws(reading: Reading) -> Iterator[Finding]:
    """``Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2016``: one figure off a day of its own."""
    pattern, laws = _laws()
    for found in pattern.finditer(reading.text):
        seen = next((x for x in reading.dates if x.start >= found.end()), None)
        if seen is None or not seen.value or not _BEFORE_DATE.fullmatch(reading.text, found.end(), seen.start):
            continue
        known = laws[found.group(1).lower()]
        if seen.value in known or _CHANGED.search(reading.text, max(0, found.start() - 80), found.start()):
            continue
        near = next((day for day in known if _one_figure_off(seen.value, day)), None)
        if near:
            yield finding(
                "P603", reading.passage.at(found.start()), document=found.group(), written=format_short(seen.value),
                right=format_short(near),
            )  # fmt: skip


def _one_figure_off(one: date, other: date) -> bool:
    """Do two of day, month and year agree, and is the third one slip of typing away?"""
    pairs = [(one.day, other.day), (one.month, other.month), (one.year, other.year)]
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    return len(odd) == 1 and (one.year == other.year or one_typing_apart(str(one.year), str(other.year)))
