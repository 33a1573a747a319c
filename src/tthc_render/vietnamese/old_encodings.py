"""Text typed in the Vietnamese encodings from before Unicode, and keys of Telex that never became letters.

TCVN3 (fonts .VnTime) writes each letter as one byte, VNI (fonts VNI-Times) a letter and a mark; read as Western text
they are shown as ``chøc`` and ``chöùc``.
UTF-8 read as Western text is shown as ``chá»©c``. Sources: TCVN 5712:1993, the VNI-Windows character set.
"""

from __future__ import annotations

import collections
import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from tthc_render.vietnamese.compounds import known_syllables
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.syllables import is_syllable

CONVERTED: Final = ".unicode"
"""What the name of a converted file has before its ending."""
QUOTED_MOST: Final = 120
NAMES: Final[Mapping[str, str]] = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
    "telex": "Telex",
    "utf8": "UTF-8 bị đọc nhầm thành Latin-1",
}

_TCVN3_BYTES: Final = (
    "µàn¸án¶ản·ãn¹ạn¨ăn»ằn¾ắn¼ẳn½ẵnÆặn©ânÇầnÊấnÈẩnÉẫnËận®đnÌènÐénÎẻnÏẽnÑẹnªênÒềnÕếnÓểnÔễnÖện×ìnÝínØỉnÜĩnÞịn"
    "ßònãónáỏnâõnäọn«ônåồnèốnæổnçỗnéộn¬ơnêờnínnëởnìỡnîợnïùnóúnñủnòũnôụn\u00adưnõừnøứnöửn÷ữnùựnúỳnýýnûỷnüỹnþỵn"
    "¡Ăn¢Ân§Đn£Ên¤Ôn¥Ơn¦Ưn"
)
_TCVN3: Final = {pair[0]: pair[1] for pair in re.findall(r"(.)(.)n", _TCVN3_BYTES, re.DOTALL)} | {"í": "ớ"}
_VNI_MARKS: Final = {
    # sign behind the letter → shape and tone that it gives
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS: Final = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI: Final = pattern_of("([aeouyôö])([ùøûõïâáàåãäêéèúüë])|([ñôöíìæóòî])", re.IGNORECASE)
_TOKEN: Final = pattern_of(r"\S+")
_MARKED: Final = pattern_of(r"(?<!\S)[!-~]*[^\s!-~]\S*")
"""A token that has a letter beside the plain ones."""
_PLAIN_LETTER: Final = pattern_of("[A-Za-z]")
_TONES: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_MARKS: Final = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
_SHAPES: Final = (
    ("uow", "ươ"), ("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_KEYS: Final = pattern_of(r"(?<![\w./@:-])[A-Za-z][a-z]{1,8}(?![\w@/:-])")
BESIDE_CAPITALS: Final = 3
"""Words in small letters that are raw Telex, beside which a word with a capital letter is none of another language."""
_STRONG: Final = pattern_of(r"[auo]w|aa|ee|oo|dd")
_LIKE_ENGLISH: Final = pattern_of(r"[a-z]{1,2}(?:oo|ee)[rfsx]")
"""Moor, Beer, Hoof."""
_ENCLOSED: Final = "()[]{}<>“”\"'‘’.,;:!?…/-–*^#|"


def from_tcvn3(text: str) -> str:
    """TCVN3 text, read as Western characters, as Unicode."""
    return "".join(_TCVN3.get(char, char) for char in text)


def from_vni(text: str) -> str:
    """VNI text, read as Western characters, as Unicode."""

    def letter(found: re.Match[str]) -> str:
        base, mark, single = found.groups()
        if single:
            new = _VNI_LETTERS[single.lower()]
            return new.upper() if single.isupper() else new
        plain = _VNI_LETTERS.get(base.lower(), base.lower())
        new = unicodedata.normalize("NFC", plain + _VNI_MARKS[mark.lower()])
        return new.upper() if base.isupper() else new

    return _VNI.sub(letter, text)


@functools.lru_cache(maxsize=8192)
def telex_word(word: str) -> str:
    """The word that the keys of ``word`` type in Telex: ``chuwa`` → ``chưa``; the word itself if they type none."""
    if not word.isascii() or not word.isalpha() or not 2 <= len(word) <= 9 or not word.islower():
        return word
    tone, rest = "", word
    for place in range(len(word) - 1, 0, -1):
        if word[place] in _TONES and re.search("[aeiouy]", word[:place]):
            tone, rest = _TONES[word[place]], word[:place] + word[place + 1 :]
            break
    for keys, letter in _SHAPES:
        rest = rest.replace(keys, letter)
    shapes = [
        rest,
        *(rest.replace(a, b) for a, b in (("ie", "iê"), ("uo", "uô"), ("uo", "ươ"), ("ye", "yê")) if a in rest),
    ]
    for shape in shapes:
        for place, char in enumerate(shape):
            if not tone and place:
                break
            toned = shape[:place] + unicodedata.normalize("NFC", char + tone) + shape[place + 1 :]
            if (not tone or char in "aăâeêioôơuưy") and toned != word and not toned.isascii() and is_syllable(toned):
                return toned
    return word


def from_telex(text: str) -> str:
    """Text with the words that are raw Telex typed out; all others as they are."""

    def line(words: str) -> str:
        raw = {keys for _, keys, _ in raw_telex(words)}
        return _KEYS.sub(lambda found: _telex(found[0]) if found[0] in raw or found[0].islower() else found[0], words)

    return "\n".join(map(line, text.split("\n")))


def _western(byte: int) -> str:
    """The characters that a byte is shown as: of Windows-1252, and of Latin-1."""
    return bytes([byte]).decode("cp1252", errors="ignore") + chr(byte)


_BYTES: Final = {char: byte for byte in range(0x80, 0x100) for char in _western(byte)} | {" ": 0xA0}
_BEHIND: Final = "[" + re.escape("".join(char for char, byte in _BYTES.items() if byte < 0xC0)) + "]"
# Letters of two bytes (à, ă, đ, ơ) and of three (ạ to ỹ), tones, quotes and dashes; the byte A0 is pasted as a blank.
_UTF8: Final = pattern_of(f"[ÃÄÅÆÌáâÂ](?:(?:(?<=[ÃÄÅÆÌ])|(?<=á)[º»]|(?<=â)[€\x80]){_BEHIND}|(?<=Â)\xa0)")
_LOST: Final = 2
"""Letters that make it sure that UTF-8 was read as Western text; one may be meant so."""


def from_utf8(text: str) -> str:
    """UTF-8 text, read as Western characters, as it was meant."""
    return _UTF8.sub(lambda found: bytes(_BYTES[char] for char in found[0]).decode("utf-8", errors="replace"), text)


def is_misread_utf8(text: str) -> bool:
    """Whether a text has letters of UTF-8 that were read as Western text."""
    letters = (found[0] for found in _UTF8.finditer(text) if " " not in found[0])
    return sum(_is_vietnamese(from_utf8(item).lower()) for item in itertools.islice(letters, 100)) >= _LOST


CONVERTERS: Final[Mapping[str, Callable[[str], str]]] = {
    "tcvn3": from_tcvn3,
    "vni": from_vni,
    "telex": from_telex,
    "utf8": from_utf8,
}


def recognised(text: str) -> str:
    """The old encoding of a text: "tcvn3", "vni", "telex", "utf8", or "" if it is none of them."""
    return recognised_font(text) or ("telex" if any(raw_telex(line) for line in text.split("\n")) else "")


def recognised_font(text: str) -> str:
    """The encoding of an old font that a text is written for: "tcvn3", "vni", or "" if it is none of them.

    "utf8" is text that was right and has been opened with a wrong encoding.
    """
    if is_misread_utf8(text):
        return "utf8"
    words = collections.Counter(_MARKED.findall(text))
    odd: collections.Counter[str] = collections.Counter()
    for token, count in words.items():
        word = token.strip(_ENCLOSED)
        # A sign by itself is a bullet, whatever letter an old font has in its place.
        if not word.isascii() and _PLAIN_LETTER.search(word) and not _is_right(word):
            odd[word] += count
    scores = {
        name: sum(count for word, count in odd.items() if _is_right(CONVERTERS[name](word)))
        for name in ("tcvn3", "vni")
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= 2 and scores[best] * 10 >= odd.total() * 6 else ""


def raw_telex(line: str) -> list[tuple[int, str, str]]:
    """Place, keys and word of each raw Telex word of a line; weak ones (``kiemr``) only beside others.

    Beside a sure one every weak one counts, else half of the words of the line and three must be such.
    """
    found = [(match.start(), match[0], _telex(match[0])) for match in _KEYS.finditer(line)]
    typed = [item for item in found if item[1] != item[2]]
    small = [item for item in typed if item[1].islower()]
    sure = [item for item in typed if _is_sure(item[1], item[2])]
    if len(small) >= BESIDE_CAPITALS and (sure or 2 * len(typed) >= len(line.split())):
        return typed
    return [
        item
        for item in typed
        if item in sure or (sure and (item in small or (_opens(line, item[0]) and _has_two_keys(item[1], item[2]))))
    ]


def _opens(line: str, place: int) -> bool:
    """Whether a sentence begins there: a capital letter is no name's."""
    before = line[:place].rstrip(' -+*“"(')
    return not before or before[-1] in ".:;"


def _is_sure(keys: str, typed: str) -> bool:
    """Is a word no other language's? A word with a capital letter may be a name: it must have two keys."""
    if keys.islower():
        return bool(_STRONG.search(keys))
    return _has_two_keys(keys, typed) and not _LIKE_ENGLISH.fullmatch(keys.lower())


def _has_two_keys(keys: str, typed: str) -> bool:
    return len(keys) - len(typed) > 1


def _telex(word: str) -> str:
    """`telex_word` of a word that may begin with a capital letter."""
    typed = telex_word(word.lower())
    return word if typed == word.lower() else typed.capitalize() if word[0].isupper() else typed


@functools.lru_cache(maxsize=8192)
def _is_right(word: str) -> bool:
    """Whether a word has Vietnamese letters only and is a syllable."""
    small = word.lower()
    return small.isalpha() and all(_is_vietnamese(char) for char in small) and is_syllable(small)


def _is_vietnamese(char: str) -> bool:
    letters = unicodedata.normalize("NFD", char)
    return char.isascii() or char == "đ" or (letters[0] in "aeiouy" and _MARKS.issuperset(letters[1:]))


def may_be_old(words: str, text: str) -> bool:
    """Has any of the unknown words of a text, in small letters, a letter that an old encoding writes, or has the text
    another sign of one?"""
    letters, signs = _old_signs()
    return not letters.isdisjoint(words) or any(map(text.__contains__, signs))


@functools.cache
def _old_signs() -> tuple[frozenset[str], tuple[str, ...]]:
    every = {*_TCVN3, *_VNI_LETTERS, *_VNI_MARKS}
    return frozenset(map(str.lower, every)), tuple(sorted(sign for sign in every if not sign.isalnum()))


def old_runs(text: str) -> list[tuple[int, str, str]]:
    """Place, letters and words of each run of words in an old encoding amid right text: ``gi¶i quyÕt``, giải quyết.

    Only words of which one encoding makes a known syllable, so that names of other languages are none.
    """
    runs: list[tuple[int, str, str]] = []
    if not any(_typed_in_old(token.strip(_ENCLOSED)) for token in {*text.split()} if not token.isascii()):
        return runs
    for found in _MARKED.finditer(text):
        word = found[0].strip(_ENCLOSED)
        right = _typed_in_old(word)
        if not right:
            continue
        at = found.start() + found[0].index(word)
        start, written, before = runs[-1] if runs else (0, "", "")
        if written and text[start + len(written) : at].isspace():
            runs[-1] = (start, text[start : at + len(word)], f"{before} {right}")
        else:
            runs.append((at, word, right))
    return runs


@functools.lru_cache(maxsize=8192)
def _typed_in_old(word: str) -> str:
    if word.isascii() or not _PLAIN_LETTER.search(word) or _is_right(word):
        return ""
    made = (CONVERTERS[name](word) for name in ("tcvn3", "vni"))
    return next((right for right in made if right != word and right.lower() in known_syllables()), "")


def converted_lines(text: str, encoding: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The text as Unicode, and number, old and new text of each line that changed.

    Lines in which no word gains by it stay, so that a file of which only a part is old keeps the rest.
    """
    convert = CONVERTERS[encoding]

    def is_old(line: str) -> bool:
        words = (word.strip(_ENCLOSED) for word in _TOKEN.findall(line))
        return any(not word.isascii() and not _is_right(word) and _is_right(convert(word)) for word in words)

    lines = text.split("\n")
    new = [convert(line) if encoding in ("telex", "utf8") or is_old(line) else line for line in lines]
    pairs = zip(lines, new, strict=True)
    changes = [(number, old, line) for number, (old, line) in enumerate(pairs, 1) if old != line]
    return "\n".join(new), changes


def first_old_line(text: str, encoding: str) -> tuple[int, str, str]:
    """Number of the first line that is written in an encoding, the line, and what it says."""
    lines = text.split("\n")
    number = next((number for number, line in enumerate(lines, 1) if recognised_font(line) == encoding), 0)
    if not number:
        number = next((number for number, _, _ in converted_lines(text, encoding)[1]), 1)
    return number, lines[number - 1], CONVERTERS[encoding](lines[number - 1])


def quoted(text: str) -> str:
    """A line as a message quotes it: whole unless it is long, without soft hyphens, which are an ư of TCVN3."""
    text = text.strip().replace("\u00ad", "")
    return text if len(text) <= QUOTED_MOST else f"{text[:QUOTED_MOST].rpartition(' ')[0]} …"


def converted_name(name: str) -> str:
    """The name of the file beside ``name`` that has its text as Unicode: ``a.yaml`` → ``a.unicode.yaml``."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}{CONVERTED}.{suffix}" if dot and stem else f"{name}{CONVERTED}"


def text_of(raw: bytes) -> str | None:
    """A text file's characters: UTF-8, else one character for each byte as Western text; None for no text."""
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace") if b"\x81" not in raw else raw.decode("latin-1")
