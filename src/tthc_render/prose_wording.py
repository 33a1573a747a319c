"""Writing of words, marks and figures: P801 to P827."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from tthc_render.dates import format_short
from tthc_render.figures_in_text import Reading, spelt_value
from tthc_render.findings import Finding, finding
from tthc_render.passages import Passage, nfc
from tthc_render.prose_citations import one_apart
from tthc_render.prose_sums import quote
from tthc_render.syllables import odd_words
from tthc_render.words import spell

TABLE = Path(__file__).with_name("wording.yaml")
_FREQUENT = 3
_MOST = 20

_WORD = r"[^\W\d_]{1,12}"
_PHRASE = re.compile(rf"(?<!\w)((?:{_WORD}\s){{1,3}}{_WORD})\s\1(?!\w)", re.IGNORECASE)
_TWICE = re.compile(rf"(?<!\w)({_WORD})\s\1(?!\w)(?P<after>\s{_WORD})?", re.IGNORECASE)
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\uff01-\uff5e]")
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u00ad\ufffd\ue000-\uf8ff]")
_MARKS = re.compile(
    r"(?<!\.)\.{2}(?![./])|(?<!\.)\.{4,5}(?!\.)|(?<!…)…\.{1,2}(?!\.)|,\s?;|;\s?,|,,|;;|::|,\.(?!\.\.)|;\.(?!\.\.)|:;|,\.\.(?!\.)"
)
_SPACE = re.compile(r"[^\s.,;:(…]\s+([,;:!?)”](?=\s|$)|\.(?=\s|$)|\.\.\.(?=\s[A-ZĐ]|$))|[(“]\s+(?=[^\W\d_])")
_BLANK_BEFORE = re.compile(r"(?:ngày|tháng|năm|số|[….]{2})\s{0,3}\S?$", re.IGNORECASE)
_GLUED = re.compile(r"[,;](?=[A-ZĐÀ-Ỹ][^\W\d_])|(?<=[a-zà-ỹđ])\.(?=[A-ZĐ][a-zà-ỹ]{2})")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s[-–]|[-–]\s)((?:19|20)\d{2})(?!\d)")
_ACRONYM = re.compile(r"(?<![\w/&.-])[A-ZĐ][A-ZĐ&]{4,9}(?![\w/&-])")
_DEFINED = re.compile(r"\((?:gọi tắt là |viết tắt là |sau đây gọi tắt là )?([A-ZĐ]{4,9})\)")
_MISSING_MARK = re.compile(r"(?<=:\s)\d[\d.]{0,14}\s(?=(?:số|tổng số)\s[^\d;:.]{3,60}:\s?\d)")
_SHARE_IN_BRACKETS = re.compile(r"\(\d{1,3}(?:,\d{1,3})?\s?%\)")
_NUMBER_IN_BRACKETS = re.compile(r"\((\d{1,2},\d{1,3})\)")
_QUARTER = re.compile(r"(?<!\w)[Qq]uý\s{1,2}(?P<number>0?[1-4])(?=/|\s+năm|[\s,.;])")
_ROMAN_QUARTER = re.compile(r"(?<!\w)[Qq][Uu][Yý]?[ýÝ]?\s{1,2}I?(?:I{1,3}|V)(?!\w)")


@functools.cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return table


@functools.cache
def _misspellings() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    entries = _table()["sai_chinh_ta"]
    each = tuple((re.compile(rf"(?<!\w){e['viet']}(?!\w)", re.IGNORECASE), e["dung"]) for e in entries)
    return re.compile("|".join(f"(?:{e['viet']})" for e in entries), re.IGNORECASE), each


def check_wording(readings: Sequence[Reading]) -> list[Finding]:
    """Findings on words, marks, spaces and the writing of figures."""
    out: list[Finding] = []
    prose = [reading for reading in readings if reading.passage.prose or reading.passage.role in ("title", "window")]
    for reading in readings:
        out += _letters(reading.passage)
    for reading in prose:
        out += _repeated(reading)
        out += _doubled(reading)
        out += _spelling(reading)
        out += _marks(reading)
        out += _figures(reading)
    out += _across(prose)
    out += _thousands(prose)
    out += _padding(prose)
    out += _quarters(prose)
    out += _acronyms(prose)
    return out


def _letters(passage: Passage) -> Iterator[Finding]:
    """Decomposed letters and letters of other alphabets: text that cannot be searched."""
    text = passage.text
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        at = next((i for i, char in enumerate(text) if unicodedata.combining(char)), 0)
        word = _word_at(text, at)
        yield finding("P807", passage.at(max(0, at - 1)), word=nfc(word))
    found = _FOREIGN.search(text)
    if found:
        char = found.group()
        yield finding(
            "P808", passage.at(found.start()), word=_word_at(text, found.start()), char=char,
            name=unicodedata.name(char, "?"), plain=_LATIN.get(char, unicodedata.normalize("NFKC", char)),
        )  # fmt: skip
    hidden = _INVISIBLE.search(text)
    if hidden:
        yield finding(
            "P809", passage.at(hidden.start()), point=f"U+{ord(hidden.group()):04X}",
            quote=quote(text, max(0, hidden.start() - 20), hidden.end() + 20),
        )  # fmt: skip


_LATIN = dict(zip("АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo", strict=True))


def _word_at(text: str, at: int) -> str:
    start = max(text.rfind(" ", max(0, at - 40), at) + 1, at - 40, 0)
    end = text.find(" ", at, at + 40)
    return text[start : end if end >= 0 else at + 40]


def _repeated(reading: Reading) -> Iterator[Finding]:
    done = -1
    for found in _PHRASE.finditer(reading.text):
        done = found.end()
        yield finding(
            "P801", reading.passage.at(found.start()), words=found.group(1),
            quote=quote(reading.text, max(0, found.start() - 25), found.end() + 25),
        )  # fmt: skip
    allowed = set(_table()["lay"])
    for found in _TWICE.finditer(reading.text):
        word = found.group(1).lower()
        if word in allowed or found.start() < done or found.group(1).isupper():
            continue
        pair = f"{word}{(found['after'] or '').lower()}"
        before = reading.text[max(0, found.start() - 14) : found.start()].lower()
        if any(re.fullmatch(pattern, pair) for pattern in _openers()) or re.search(rf"{word}\s$", before):
            continue
        yield finding(
            "P801" if word in _table()["khong_lap"] else "P824", reading.passage.at(found.start()),
            words=found.group(1),
            quote=quote(reading.text, max(0, found.start() - 25), found.end() + 25),
        )  # fmt: skip


@functools.cache
def _openers() -> tuple[str, ...]:
    return tuple(_table()["mo_dau"])


@functools.cache
def _synonyms() -> re.Pattern[str]:
    pairs = [f"{a} {b}|{b} {a}" for a, b in _table()["dong_nghia"]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(pairs)})(?!\w)", re.IGNORECASE)


@functools.cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    table = {short: words.split() for short, words in _table()["viet_tat"].items()}
    shorts = "|".join(table)
    return re.compile(rf"(?:({_WORD}) )?(?<![\w/-])({shorts})(?![\w/-])(?: ({_WORD})(?: ({_WORD}))?)?"), table


def _doubled(reading: Reading) -> Iterator[Finding]:
    """``đảm bảo bảo đảm``, ``CCHC hành chính``, ``cải CCHC``."""
    text = reading.text
    for found in _synonyms().finditer(text):
        yield finding("P802", reading.passage.at(found.start()), words=found.group())
    pattern, table = _abbreviations()
    for found in pattern.finditer(text):
        before, short, first, second = found.groups()
        words = table[short]
        tail = f"{first} {second}".lower() == " ".join(words[-2:]).lower()
        head = bool(before) and before.lower() == _table()["viet_tat_dau"].get(short)
        if tail or head:
            start = found.start(2)
            said = f"{short} {first} {second}" if tail else f"{before} {short}"
            yield finding("P803", reading.passage.at(start), words=said, short=short, meaning=" ".join(words))


def _spelling(reading: Reading) -> Iterator[Finding]:
    """Words that the table corrects, and words that no Vietnamese syllable fits."""
    anywhere, each = _misspellings()
    known = {found.span() for found in anywhere.finditer(reading.text)}
    for pattern, right in each if known else ():
        for found in pattern.finditer(reading.text):
            yield finding("P804", reading.passage.at(found.start()), written=found.group(), right=right)
    for found in islice(odd_words(reading.text), _MOST):
        if not any(start <= found.start() < end for start, end in known):
            yield finding(
                "P827", reading.passage.at(found.start()), written=found.group(),
                quote=quote(reading.text, max(0, found.start() - 25), found.end() + 25),
            )  # fmt: skip


def _marks(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for code, pattern in (("P810", _MARKS), ("P811", _SPACE), ("P812", _GLUED)):
        for found in pattern.finditer(text):
            around = quote(text, max(0, found.start() - 15), found.end() + 15)
            before = text[max(0, found.start() - 10) : found.start() + 1]
            if (
                (code != "P812" and _BLANK_BEFORE.search(before))
                or "http" in around
                or "www." in around
                or re.search(r"\w\.\w{2,4}\.vn", around)
            ):
                continue
            yield finding(code, reading.passage.at(found.start()), written=found.group().strip(), quote=around)


# Brackets and quotes ------------------------------------------------------------------------------------------------

_OPEN = {"(": ")", "“": "”", "«": "»", "[": "]"}
_CLOSE = {close: opening for opening, close in _OPEN.items()}
_POINT = re.compile(r"(?<![\w(])(?:[a-zđ]|\d{1,2}|[ivx]{1,4})\)")


def _across(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Unpaired marks; a bracket may open in one line of a title or list and close in the next."""
    waiting: Finding | None = None
    for reading in readings:
        found = list(islice(_unpaired(reading), _MOST))
        if waiting and found and found[0].code == "P806" and found[0].details["opening"] == waiting.details["mark"]:
            waiting, found = None, found[1:]
        if waiting:
            yield waiting
        waiting = found.pop() if found and found[-1].code == "P805" else None
        yield from found
    if waiting:
        yield waiting


def _unpaired(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    points = {found.end() - 1 for found in _POINT.finditer(text)}
    stack: list[tuple[str, int]] = []
    for found in re.finditer(r"[()“”«»\[\]]", text):
        char, at = found.group(), found.start()
        if char in _OPEN:
            stack.append((char, at))
        elif stack and stack[-1][0] == _CLOSE[char]:
            stack.pop()
        elif char == ")" and at in points:
            continue
        elif any(opening == _CLOSE[char] for opening, _ in stack):
            while stack[-1][0] != _CLOSE[char]:
                yield _unclosed(reading, *stack.pop())
            stack.pop()
        else:
            yield finding(
                "P806", reading.passage.at(at), mark=char, opening=_CLOSE[char],
                quote=quote(text, max(0, at - 40), at + 1),
            )  # fmt: skip
    for opening, at in stack:
        yield _unclosed(reading, opening, at)
    if text.count('"') % 2:
        at = text.rfind('"')
        yield finding("P805", reading.passage.at(at), mark='"', closing='"', quote=quote(text, at, at + 60))


def _unclosed(reading: Reading, opening: str, at: int) -> Finding:
    return finding(
        "P805", reading.passage.at(at), mark=opening, closing=_OPEN[opening],
        quote=quote(reading.text[at : at + 4000], 0, 4000, 80),
    )  # fmt: skip


# Figures ------------------------------------------------------------------------------------------------------------

_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_BAD_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}|\d{1,3}\.\d{4,}")


def _figures(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for figure in reading.figures:
        where = reading.passage.at(figure.start)
        after = text[figure.end : figure.end + 12]
        if figure.spelt and figure.value is not None:
            said = spelt_value(figure.spelt)
            if said is not None and said != figure.value:
                yield finding("P813", where, figure=figure.text, words=figure.spelt, right=spell(figure.value))
        if figure.percent and re.match(r"\s+%", after):
            yield finding("P814", where, written=f"{figure.text} %", right=f"{figure.text}%")
        if figure.value is None and (figure.percent or figure.unit) and _BAD_DECIMAL.fullmatch(figure.text):
            yield finding("P815", where, written=figure.text, right=figure.text.replace(".", ","))
        if figure.countable and figure.unit and not figure.unit.endswith("đồng") and _COMMAS.fullmatch(figure.text):
            yield finding("P826", where, written=figure.text, right=figure.text.replace(",", "."))
        if figure.unit and figure.countable and after[:1].isalpha():
            yield finding(
                "P816", where, written=f"{figure.text}{figure.after[:12]}", right=f"{figure.text} {figure.unit}"
            )
        if figure.countable and figure.text == "00":
            yield finding("P817", where, written=f"{figure.text} {figure.unit}".strip())
    for found in _MISSING_MARK.finditer(text):
        yield finding(
            "P818", reading.passage.at(found.start()), written=found.group().strip(),
            quote=quote(text, max(0, found.start() - 30), found.end() + 30),
        )  # fmt: skip
    for found in _bare_shares(text):
        written = found.group(1)
        yield finding("P825", reading.passage.at(found.start(1)), written=written, right=f"{written}%")
    for found in _RANGE.finditer(text):
        first, last = found.groups()
        if not re.search(r"\s[-–]\s", found.group()):
            yield finding("P819", reading.passage.at(found.start()), written=found.group(), right=f"{first} - {last}")


def _bare_shares(text: str) -> Iterator[re.Match[str]]:
    """``Lạng Giang (99,9%), Hiệp Hòa (99,55%), Tân Yên (99,67)``: one share of a row without its sign."""
    if len(_SHARE_IN_BRACKETS.findall(text)) >= _FREQUENT:
        yield from islice(_NUMBER_IN_BRACKETS.finditer(text), _MOST)


def _thousands(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Four digits and more without dots in a report that uses dots."""
    figures = [(reading, figure) for reading in readings for figure in reading.counts]
    dotted = sum("." in figure.text for _, figure in figures)
    for reading, figure in figures:
        whole = figure.text.partition(",")[0]
        if len(whole) >= 4 and "." not in whole and dotted >= _FREQUENT:
            right = f"{int(whole):,}".replace(",", ".")
            if not re.search(
                r"(?:mã|mã số|CMND|CCCD|điện thoại|ĐT)\W{0,3}$", reading.text[max(0, figure.start - 14) : figure.start]
            ):
                yield finding("P820", reading.passage.at(figure.start), written=figure.text, right=right)


def _padding(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Dates whose zeros differ from those of most dates of the report."""
    dates = [(reading, seen) for reading in readings for seen in reading.dates if seen.value and "/" in seen.text]
    odd = [(r, seen) for r, seen in dates if seen.value and seen.text != format_short(seen.value)]
    telling = [seen for _, seen in dates if seen.value and _padded(seen.day, seen.month)]
    if len(odd) * 2 > len(telling):
        return
    for reading, seen in odd:
        if seen.value:
            yield finding("P821", reading.passage.at(seen.start), written=seen.text, right=format_short(seen.value))


def _padded(day: int, month: int) -> bool:
    return day < 10 or month < 10


def _quarters(readings: Sequence[Reading]) -> Iterator[Finding]:
    """``Quý 02/2024`` in a report that writes ``Quý I/2024``."""
    roman = sum(len(_ROMAN_QUARTER.findall(reading.text)) for reading in readings)
    if roman < _FREQUENT:
        return
    for reading in readings:
        for found in _QUARTER.finditer(reading.text):
            right = ("", "I", "II", "III", "IV")[int(found["number"])]
            yield finding("P822", reading.passage.at(found.start()), written=found.group(), right=f"Quý {right}")


def _acronyms(readings: Sequence[Reading]) -> Iterator[Finding]:
    """An abbreviation used once that is one letter off a frequent one, or off the words it stands for."""
    counts = Counter(word for reading in readings for word in _ACRONYM.findall(reading.text))
    frequent = [word for word, times in counts.items() if times >= _FREQUENT][:300]
    known: list[str] = _table()["viet_tat_dai"]
    told: set[str] = set()
    for reading in readings:
        for found in _DEFINED.finditer(reading.text):
            short = found.group(1)
            words = re.findall(_WORD, reading.text[max(0, found.start() - 90) : found.start()])[-len(short) - 1 :]
            initials = "".join(_bare(word[0]) for word in words)
            right = next((part for part in _ends(initials, len(short)) if one_apart(short, part)), "")
            if right and not initials.endswith(short) and right[0] == short[0] and short not in told:
                told.add(short)
                yield finding("P823", reading.passage.at(found.start(1)), written=short, right=right)
        for found in _ACRONYM.finditer(reading.text):
            short = found.group()
            if counts[short] == 1 and short not in told:
                near = next((word for word in frequent if one_apart(short, word) and len(word) >= 5), "")
                near = near or next((word for word in known if short not in known and one_apart(short, word)), "")
                if near:
                    told.add(short)
                    yield finding("P823", reading.passage.at(found.start()), written=short, right=near)


def _bare(letter: str) -> str:
    """``ấ`` → A; Đ stays."""
    return unicodedata.normalize("NFD", letter.upper())[0]


def _ends(initials: str, length: int) -> list[str]:
    return [initials[-size:] for size in (length, length - 1, length + 1) if 0 < size <= len(initials)]
