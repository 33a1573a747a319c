"""Writing of words: P801 to P804, P807 to P809, P823, P824 and P827.

A passage is searched with regular expressions only where its list of words shows that there is something to find.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import eq
from pathlib import Path
from typing import Final, TypedDict

import yaml

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.passages import Passage, nfc
from tthc_render.prose.reading import Reading
from tthc_render.vietnamese.compounds import is_compound, meant_with
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.syllables import is_syllable, odd_words
from tthc_render.vietnamese.text import one_apart

TABLE = Path(__file__).with_name("wording.yaml")
_FREQUENT = 3
_MOST = 20
# A paragraph with more findings of one sort is no prose.
_MOST_EACH = 200

_WORD = r"[^\W\d_]{1,12}"
# "Ủy ban Kiểm tra kiểm tra 5 chi bộ": an office whose name ends in what it does.
_OFFICE_ACTS = r"(?-i:Kiểm tra kiểm|Thanh tra thanh|Xây dựng xây|Kiểm toán kiểm|Đầu tư đầu|Thi hành thi)"
_PHRASE = pattern_of(rf"(?<!\w)(?!(?<=\w\s){_OFFICE_ACTS})((?:{_WORD}\s){{1,3}}{_WORD})\s\1(?!\w)", re.IGNORECASE)
_TIMES = frozenset(
    {"năm", "tháng", "quý", "ngày", "giờ", "hiện", "nay", "số", "mục", "điểm", "khoản", "lần", "hạng", "loại"}
) | {"cấp", "giải", "nhóm", "mức", "khối", "lớp", "tập", "bậc"}
_TWICE = pattern_of(rf"(?<!\w)({_WORD})\s\1(?!\w)(?P<after>\s{_WORD})?", re.IGNORECASE)
# Greek letters that look like no Latin one are signs of measures and of chance: Ω, µ, α, Δ.
_FOREIGN = pattern_of(r"[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο\u0400-\u04ff\uff01-\uff5e]")
# A word of another language is written in its own alphabet throughout, with letters that look like none of ours.
_CYRILLIC_WORD = pattern_of(r"(?<!\w)(?=\w*[БГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯбвгджзийклмнптфцчшщъыьэюя])[\u0400-\u04ff]{2,}(?!\w)")
_INVISIBLE = pattern_of(r"[\u200b\u200e\u200f\u00ad\ufffd\ue000-\uf8ff]")
# A character beside those of Vietnamese text in composed letters: only such a text has what `_letters` finds.
_UNUSUAL = pattern_of(
    r"[^\n -~\u00a0-\u00ac\u00ae-\u00ff\u0100-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
    r"\u2010-\u2027\u2030-\u205e\u2070-\u209c₫]"
)
_LAST_WORD = pattern_of(r"(?<!\w)([^\W\d_]{1,8}) $")
_NEXT_WORD = pattern_of(r" ([^\W\d_]{1,8})(?!\w)")
_ACRONYM = pattern_of(r"[A-ZĐ](?=[A-ZĐ&]{4})(?<![\w/&.-].)[A-ZĐ&]{4,9}(?![\w/&-])")
_DEFINED = pattern_of(r"\((?:gọi tắt là |viết tắt là |sau đây gọi tắt là )?([A-ZĐ]{4,9})\)")


def check_words(context: ProseContext) -> list[Finding]:
    """Findings on letters, words repeated, slips and abbreviations."""
    out: list[Finding] = []
    readings = context.readings
    prose = [reading for reading in readings if reading.passage.prose or reading.passage.role in ("title", "window")]
    if _UNUSUAL.search("\n".join(reading.text for reading in readings)):
        for reading in readings:
            out += _letters(reading.passage)
    for reading in prose:
        for found in (_repeated(reading), _doubled(reading), _spelling(reading)):
            out += islice(found, _MOST_EACH)
    out += _acronyms(prose)
    return out


class _Table(TypedDict):
    """``TABLE`` as read."""

    lay: list[str]
    khong_lap: list[str]
    dung_truoc_ten: list[str]
    tan_cung: list[str]
    chi_mo_dau: list[str]
    chi_ket_thuc: dict[str, str]
    mo_dau: list[str]
    dong_nghia: list[list[str]]
    viet_tat: dict[str, str]
    viet_tat_dau: dict[str, str]
    viet_tat_dai: list[str]
    sai_chinh_ta: list[dict[str, str]]


@functools.cache
def _table() -> _Table:
    table: _Table = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return table


def _letters(passage: Passage) -> Iterator[Finding]:
    """Decomposed letters and letters of other alphabets: text that cannot be searched."""
    text = passage.text
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        at = next((i for i, char in enumerate(text) if unicodedata.combining(char)), 0)
        word = _word_at(text, at)
        yield finding("P807", passage.at(max(0, at - 1)), word=nfc(word))
    found = _FOREIGN.search(_CYRILLIC_WORD.sub(lambda word: " " * len(word[0]), text))
    if found:
        char = found.group()
        yield finding(
            "P808", passage.at(found.start()), word=_word_at(text, found.start()), char=char,
            name=unicodedata.name(char, "?"), plain=_latin(char),
        )  # fmt: skip
    hidden = _INVISIBLE.search(text)
    if hidden:
        yield finding(
            "P809", passage.at(hidden.start()), point=f"U+{ord(hidden.group()):04X}",
            quote=quote(text, max(0, hidden.start() - 20), hidden.end() + 20),
        )  # fmt: skip


def _latin(char: str) -> str:
    """What is typed in place of a letter of another alphabet: the letter of its shape or sound, else its name.

    α that is meant as a sign has no letter on the keyboard; it is written out, "alpha".
    """
    plain = _LATIN.get(char) or _BY_SOUND.get(char) or unicodedata.normalize("NFKC", char)
    name = unicodedata.name(char, "").rpartition(" ")[2].lower()
    return name if plain == char and name else plain


_LATIN = dict(zip("АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXo", strict=True))

_BY_SOUND = dict(zip("БГДЗИЙЛПФЫЭбгдзийлпфыэ", "BGDZIILPFYEbgdziilpfye", strict=True))
"""Cyrillic letters that look like none of ours, by the letter that spells them."""


def _word_at(text: str, at: int) -> str:
    start = max(text.rfind(" ", max(0, at - 40), at) + 1, at - 40, 0)
    end = text.find(" ", at, at + 40)
    return text[start : end if end >= 0 else at + 40].strip(',.;:!?()“”"')


def _repeated(reading: Reading) -> Iterator[Finding]:
    single, phrase = _says_twice(reading)
    if not (single or phrase):
        return
    done = -1
    for found in _PHRASE.finditer(reading.text) if phrase else ():
        done = found.end()
        yield finding(
            "P801", reading.passage.at(found.start()), words=found.group(1),
            quote=quote(reading.text, max(0, found.start() - 25), found.end() + 25),
        )  # fmt: skip
    allowed = set(_table()["lay"])
    for found in _TWICE.finditer(reading.text) if single else ():
        word = found.group(1).lower()
        words = found.group().split()
        if word in allowed or found.start() < done or words[0].isupper() or words[1][:1].isupper():
            continue
        around = reading.text[max(0, found.start() - 8) : found.end() + 8].lower()
        if any(pair in around for pair in _synonyms()):
            continue
        pair = f"{word}{(found['after'] or '').lower()}"
        before = reading.text[max(0, found.start() - 14) : found.start()].lower()
        if any(re.fullmatch(pattern, pair) for pattern in _openers()) or re.search(rf"{word}\s$", before):
            continue
        if _ends_a_word(reading.text, found, word) or _parts_two_words(reading.text, found, word):
            continue
        sure = (
            word in _table()["khong_lap"]
            or _is_half_a_word(reading.text, found, word)
            or _ends_there(reading.text, found)
            or _counts_next(reading.text, found)
        )
        yield finding(
            "P801" if sure else "P824",
            reading.passage.at(found.start()),
            words=found.group(1),
            quote=quote(reading.text, max(0, found.start() - 25), found.end() + 25),
        )  # fmt: skip


def _ends_there(text: str, found: re.Match[str]) -> bool:
    """``lễ giao nhận quân quân, …``: no word follows that the second one could begin; in ``phức tạp tạp và`` the first
    one ends a word, and the second begins none."""
    after = (found["after"] or "").strip()
    word = found.group(1)
    if after and word.islower():
        before = re.search(r"([^\W\d_]+)\s$", text[max(0, found.start() - 10) : found.start()])
        ends = before is not None and is_compound(before[1].lower(), word)
        if after[:1].isupper() or (ends and after in _table()["khong_lap"]):
            return True
    return (
        not found["after"]
        and found.group(1).islower()
        and text[found.end() : found.end() + 1] in (",", ".", ";", ":", "")
    )


def _beside(text: str, found: re.Match[str]) -> tuple[str, str]:
    """The words before and behind a word that is said twice, in small letters."""
    before = _LAST_WORD.search(text, max(0, found.start() - 10), found.start())
    return before[1].lower() if before else "", (found["after"] or "").strip().lower()


def _ends_a_word(text: str, found: re.Match[str], word: str) -> bool:
    """``thiết bị bị hỏng``, ``287 tồn tại tại 143 cơ sở``: two words, one of which ends as the other sounds."""
    before = _beside(text, found)[0]
    named = (found["after"] or "").strip()[:1].isupper() and word in _table()["dung_truoc_ten"]
    return f"{before} {word}" in _table()["tan_cung"] or (named and is_compound(before, word))


def _parts_two_words(text: str, found: re.Match[str], word: str) -> bool:
    """``chính quyền cơ sở sở tại``, ``vi phạm phạm vi bảo vệ``: one word ends and another one begins with it."""
    before, after = _beside(text, found)
    return is_compound(before, word) and is_compound(word, after)


def _is_half_a_word(text: str, found: re.Match[str], word: str) -> bool:
    """``triển triển khai``, ``tổ chức chức hội nghị``: one half of a word twice, where it makes no other word."""
    before, after = _beside(text, found)
    table = _table()
    alone = not before or (before in table["khong_lap"] and before not in ("các", "những"))
    if before in ("các", "những") and after and not is_compound(word, after):
        return True  # "các hộ hộ kinh doanh"; "các tổ tổ chức"
    begins = alone and word in table["chi_mo_dau"] and is_compound(word, after)
    ends = word in table["chi_ket_thuc"] and is_compound(before, word) and after not in ("", word)
    goes_on = ends and (is_compound(word, after) or after in table["chi_ket_thuc"][word].split())
    return begins or (ends and not goes_on)


def _counts_next(text: str, found: re.Match[str]) -> bool:
    """``phối hợp mở mở 5 lớp``: a figure follows, and the first one does not end a word of two syllables."""
    word = found.group(1)
    if found["after"] or not word.islower() or word in _TIMES or not re.match(r"\s\d", text[found.end() :]):
        return False
    before = re.search(r"([^\W\d_]+)\s$", text[max(0, found.start() - 10) : found.start()])
    return before is not None and not is_compound(before[1].lower(), word)


def _says_twice(reading: Reading) -> tuple[bool, bool]:
    """Does one word come twice in a row, do two to four words without figures, with no sign between them?"""
    words = reading.words
    again = len(words) - len(reading.vocabulary)
    single = again > 0 and any(map(eq, words, islice(words, 1, None)))
    pairs = bytes(map(eq, words, islice(words, 2, None))) if again > 1 else b""
    twice = [(found.start(), 2) for found in re.finditer(b"\1(?=\1)", pairs)]
    threes = {*reading.three_words_again}
    twice += [(at, size) for size in (3, 4) for at in threes if at + size in threes]
    for at, size in twice:
        phrase = words[at : at + size]
        if phrase == words[at + size : at + 2 * size] and all(map(str.isalpha, phrase)):
            spans = reading.word_spans
            if reading.low[spans[at][0] : spans[at + 2 * size - 1][1]].split() == [*phrase, *phrase]:
                return single, True
    return single, False


@functools.cache
def _first_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """The first words of phrases, as `Reading.vocabulary` has them."""
    return frozenset(map(_first_word, phrases))


def _first_word(phrase: str) -> str:
    return str(re.findall(r"\w+", phrase.lower())[0])


@functools.cache
def _openers() -> tuple[str, ...]:
    return tuple(_table()["mo_dau"])


@functools.cache
def _synonyms() -> tuple[str, ...]:
    return tuple(f"{one} {other}" for pair in _table()["dong_nghia"] for one, other in (pair, pair[::-1]))


@functools.cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    table = {short: words.split() for short, words in _table()["viet_tat"].items()}
    return re.compile(rf"({'|'.join(table)})(?![\w/-])(?: ({_WORD})(?: ({_WORD}))?)?"), table


def _doubled(reading: Reading) -> Iterator[Finding]:
    """``đảm bảo bảo đảm``, ``CCHC hành chính``, ``cải CCHC``."""
    text = reading.text
    for words in _synonyms() if reading.says(_first_words(_synonyms())) else ():
        for found in _whole(words, reading):
            yield finding("P802", reading.passage.at(found.start()), words=found.group())
    pattern, table = _abbreviations()
    for found in pattern.finditer(text) if reading.says(_first_words(tuple(table))) else ():
        at = found.start()
        if at and (text[at - 1] in "/-_" or text[at - 1].isalnum()):
            continue
        short, first, second = found.groups()
        meaning = table[short]
        tail = f"{first} {second}".lower() == " ".join(meaning[-2:]).lower()
        before = text[max(0, at - 14) : at]
        head = _table()["viet_tat_dau"].get(short)
        if tail or (head and before.lower().endswith(f"{head} ") and not before[: -len(head) - 1][-1:].isalnum()):
            said = f"{short} {first} {second}" if tail else f"{before.split()[-1]} {short}"
            yield finding("P803", reading.passage.at(at), words=said, short=short, meaning=" ".join(meaning))


def _whole(words: str, reading: Reading) -> Iterator[re.Match[str]]:
    if words in reading.low:
        yield from re.finditer(rf"(?<!\w){words}(?!\w)", reading.text, re.IGNORECASE)


@functools.cache
def _misspellings() -> dict[str, list[tuple[str, re.Pattern[str], str]]]:
    """By their first words, the fixed beginning, the pattern and the right spelling of each entry."""
    out: dict[str, list[tuple[str, re.Pattern[str], str]]] = {}
    for entry in _table()["sai_chinh_ta"]:
        start, shape = entry["viet"].partition("\\")[0], rf"(?<!\w){entry['viet']}(?!\w)"
        out.setdefault(_first_word(start), []).append((start, pattern_of(shape, re.IGNORECASE), entry["dung"]))
    return out


@functools.cache
def _slip_words() -> frozenset[str]:
    return frozenset(_misspellings())


def _spelling(reading: Reading) -> Iterator[Finding]:
    """Words that the table corrects, and words that no Vietnamese syllable fits."""
    known: list[tuple[int, int]] = []
    begun = sorted(reading.vocabulary & _slip_words())
    for start, pattern, right in [entry for first in begun for entry in _misspellings()[first]]:
        for found in pattern.finditer(reading.text) if start in reading.low else ():
            known.append(found.span())
            yield finding("P804", reading.passage.at(found.start()), written=found.group(), right=right)
    if all(is_syllable(word) for word in reading.unknown_words if not word.isascii()):
        return
    for found in islice(odd_words(reading.text), _MOST):
        if not any(start <= found.start() < end for start, end in known[:_MOST]) and not _is_foreign(reading, found):
            right = _meant(reading.text, found)
            yield finding(
                "P827", reading.passage.at(found.start()), written=found.group(), right=f": “{right}”" if right else "",
                quote=quote(reading.text, max(0, found.start() - 25), found.end() + 25),
            )  # fmt: skip


_NO_LETTER_OF_OURS = pattern_of("[ƀčğĕĭŏŭñə\u0370-\u1dff]")
"""Letters of the languages of the peoples of Vietnam (ƀuôn, hlăm anôk ñu), of Greek and Cyrillic."""
_LANGUAGE = pattern_of(r"(?<!\w)[Tt]iếng (?!Việt(?!\w)|Kinh(?!\w))(?P<name>\w[\w’'-]*)[^.;“”()]{0,12}[“(:][^”).;]*$")
"""A quotation of a language that is named before it: tiếng Ê-đê (“Hlăm hruê anei…”)."""
_QUOTED_MOST: Final = 200


def _is_foreign(reading: Reading, odd: re.Match[str]) -> bool:
    """Whether a word is of a language that is named before its quotation, or has letters that Vietnamese has not."""
    if _NO_LETTER_OF_OURS.search(odd.group()):
        return True
    text, start = reading.text, max(0, odd.start() - _QUOTED_MOST)
    named = _LANGUAGE.search(text[start : odd.start()]) if "iếng " in text else None
    return named is not None and named["name"][0].isupper()


def _meant(text: str, odd: re.Match[str]) -> str:
    """The word that was meant, with a neighbour that it makes a word with; "" where that is not known."""
    before, after = _LAST_WORD.search(text, max(0, odd.start() - 20), odd.start()), _NEXT_WORD.match(text, odd.end())
    return meant_with(before[1].lower() if before else "", odd[0].lower(), after[1].lower() if after else "")


def _acronyms(readings: Sequence[Reading]) -> Iterator[Finding]:
    """An abbreviation used once that is one letter off a frequent one, or off the words it abbreviates."""
    whole = "\n".join(reading.text for reading in readings)
    counts = Counter(_ACRONYM.findall(whole))
    once = {word: near for word, times in counts.items() if times == 1 and (near := _near_acronym(word, counts))}
    reported: set[str] = set()
    for reading in readings if once or _DEFINED.search(whole) else ():
        for found in _DEFINED.finditer(reading.text):
            short = found.group(1)
            words = re.findall(_WORD, reading.text[max(0, found.start() - 90) : found.start()])[-len(short) - 1 :]
            initials = "".join(unicodedata.normalize("NFD", word[0].upper())[0] for word in words)  # ấ → A; Đ stays
            right = next((part for part in _ends(initials, len(short)) if one_apart(short, part)), "")
            if right and not initials.endswith(short) and right[0] == short[0] and short not in reported:
                reported.add(short)
                yield finding("P823", reading.passage.at(found.start(1)), written=short, right=right)
        for found in _ACRONYM.finditer(reading.text) if any(map(reading.text.__contains__, once)) else ():
            short = found.group()
            if short in once and short not in reported:
                reported.add(short)
                yield finding("P823", reading.passage.at(found.start()), written=short, right=once[short])


def _near_acronym(short: str, counts: Mapping[str, int]) -> str:
    """The frequent or known abbreviation that another one is a letter off; "" if there is none."""
    frequent = [word for word, times in counts.items() if times >= _FREQUENT][:300]
    known = _table()["viet_tat_dai"]
    near = next((word for word in frequent if one_apart(short, word) and len(word) >= 5), "")
    return near or next((word for word in known if short not in known and one_apart(short, word)), "")


def _ends(initials: str, length: int) -> list[str]:
    return [initials[-size:] for size in (length, length - 1, length + 1) if 0 < size <= len(initials)]
