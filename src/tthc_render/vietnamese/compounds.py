"""Two-syllable words of official prose, and pairs of syllables that are one of them misspelt.

The words are listed in ``compounds.txt``. A pair that differs from one of them in a single syllable, by a tone or by
letters of one sound, is a misspelling where that syllable is known from nowhere, or where the difference is one of the
classic ones: hỏi/ngã, s/x, ch/tr, d/gi/r, l/n, n/ng, c/t, ă/â. Known syllables are listed in
``known_syllables.txt``: those of the words, of issued reports and of frequent names.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.syllables import is_syllable
from tthc_render.vietnamese.text import one_apart, without_marks

WORDS: Final = Path(__file__).with_name("compounds.txt")
HOOK_AND_TILDE: Final = Path(__file__).with_name("hook_and_tilde.txt")
FIRM: Final = Path(__file__).with_name("firm_words.txt")
KNOWN: Final = Path(__file__).with_name("known_syllables.txt")
_ONSETS: Final = pattern_of(r"^(?:ngh|ng|gh|gi(?=[aeiouy])|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvxđ])?")
_SAME_ONSET: Final = {"x": "s", "tr": "ch", "gi": "d", "r": "d", "ngh": "ng", "gh": "g", "k": "c", "n": "l"}
_CLASSIC_ONSET: Final = {"x": "s", "tr": "ch", "gi": "d", "r": "d", "n": "l"}
_CLOSE_VOWELS: Final = str.maketrans("âầấẩẫậ", "ăằắẳẵặ")
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_NUMBERS: Final = frozenset({"hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "trăm"})
_ENDED: Final = frozenset(
    {
        "nhà trường",
        "hội trường",
        "thị trường",
        "môi trường",
        "hiện trường",
    }
)
"""Words that end in the first half of another one: behind them a verb begins (``nhà trường họp``)."""
_HOOK, _TILDE = "\u0309", "\u0303"


@dataclass(frozen=True, slots=True)
class Slip:
    """A pair of syllables written wrongly: the number of the first one in the text, as written, as it should be.

    ``sure``: the odd syllable is none, or differs by what only spelling can explain.
    """

    at: int
    written: str
    right: str
    sure: bool = True


@functools.cache
def compounds() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The words by what their syllables sound like."""
    out: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for one, other in dict.fromkeys([*_words_of(WORDS), *_words_of(FIRM)]):
        out.setdefault((_sound(one), _sound(other)), []).append((one, other))
    return {key: tuple(words) for key, words in out.items()}


def _words_of(table: Path) -> Iterator[tuple[str, str]]:
    """The words of a table, lines of words between commas."""
    text = "\n".join(line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for word in re.split(r"[,\n]\s*", text):
        one, _, other = word.partition("|")[0].strip().partition(" ")
        if other:
            yield one, other


@functools.cache
def firm_words() -> frozenset[tuple[str, str]]:
    """Words that no two other words look like but for their marks."""
    return frozenset(_words_of(FIRM))


@functools.cache
def firm_neighbours() -> frozenset[str]:
    """Pairs that look like firm words and are two words that meet: ``12 đơn vì rút đơn``."""
    return frozenset(pair.strip() for pair in re.findall(r"\|([^,|\n]+)", FIRM.read_text(encoding="utf-8")))


@functools.cache
def _followers() -> dict[str, frozenset[str]]:
    """The sounds that may follow the sound of a first syllable."""
    return _by_first(compounds())


@functools.cache
def seconds_of() -> dict[str, frozenset[str]]:
    """The words themselves: the second syllables by the first."""
    return _by_first(word for near in compounds().values() for word in near)


def is_compound(one: str, other: str) -> bool:
    """Is that a word of the list, in small letters?"""
    return other in seconds_of().get(one, ())


@functools.cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    """The words by their letters without marks: ``thuc hien`` → ``thực hiện``."""
    out: dict[str, list[str]] = {}
    listed = [" ".join(word) for near in compounds().values() for word in near]
    for letters, word in zip(without_marks("\n".join(listed)).split("\n"), listed, strict=True):
        out.setdefault(letters, []).append(word)
    return {letters: tuple(words) for letters, words in out.items()}


_FREQUENT: Final = frozenset(
    (
        *("được", "của", "những", "trong", "không", "cũng", "thực", "hiện", "giải", "quyết", "người", "trường"),
        *("tỉnh", "phường", "đồng", "nghiệp", "nghị", "định", "trước", "đúng", "hạn", "nhiệm", "việc", "kiểm", "tiếp"),
        *("nhận", "quản", "chính", "hành", "tổng", "điểm", "thuộc", "phát", "triển", "nước", "chuyển", "chiếm", "tăng"),
        *("giảm", "đảm", "bảo", "nhiều", "thường", "xuyên", "đến", "cùng", "tháng", "kỳ", "phối", "hợp", "khiển"),
    )
)
"""Words that are in every report: one that is one sign from a word that is none was meant."""
_HALF_HORNS: Final = pattern_of("ư[oóòỏõọ]|u[ơớờởỡợ]")
_HORNED: Final = str.maketrans("oóòỏõọ", "ơớờởỡợ")


def meant_with(before: str, odd: str, after: str) -> str:
    """What ``odd``, which is no syllable, probably is: the word that it makes with a neighbour; "" if not known.

    ``thưc`` before ``hiên`` gives ``thực hiện``; ``đãa``, with a letter typed twice, gives ``đã``. ``dd`` are the keys
    of đ; ``bưóc`` and ``đuợc`` lack one of the horns of ươ; in ``cuả`` the mark is on the other vowel; ``đợc`` is one
    letter from a word that is in every report.
    """
    whole = _HALF_HORNS.sub(lambda found: f"ư{found[0][1].translate(_HORNED)}", re.sub("^dd", "đ", odd))
    if whole != odd and whole in known_syllables():
        return whole
    for one, other in ((odd, after), (before, odd)):
        found = _by_letters().get(without_marks(f"{one} {other}"), ()) if one and other else ()
        if len(found) == 1:
            return found[0]
    if is_syllable(odd):
        return ""
    letters = sorted(unicodedata.normalize("NFD", odd))
    plain = without_marks(odd)
    moved = [
        word
        for word in known_syllables()
        if len(word) == len(odd) and word[0] == odd[0] and _moved(word, plain, letters)
    ]
    if len(moved) == 1:
        return moved[0]
    if len(plain) != len(odd):
        return ""
    doubled = {at for at in range(1, len(odd)) if plain[at] == plain[at - 1]}
    shorter = {f"{odd[:at]}{odd[at + 1 :]}" for at in doubled if odd[at] == plain[at]} & known_syllables()
    near = shorter or {word for word in _FREQUENT if _one_sign_apart(odd, word)}
    return next(iter(near)) if len(near) == 1 else ""


def _moved(word: str, plain: str, letters: list[str]) -> bool:
    """Has a word these letters and marks, with a mark on another letter: ``của`` for ``cuả``?"""
    return without_marks(word) == plain and sorted(unicodedata.normalize("NFD", word)) == letters


def _one_sign_apart(one: str, other: str) -> bool:
    """Does one letter more, less or exchanged, or one mark, lead from one to the other? The first letter stays."""
    return one[0] == other[0] and one_apart(one, other)


def _by_first(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for first, second in pairs:
        out.setdefault(first, set()).add(second)
    return {first: frozenset(seconds) for first, seconds in out.items()}


@functools.cache
def known_syllables() -> frozenset[str]:
    """Syllables that are met in right texts, in small letters."""
    lines = f"{KNOWN.read_text(encoding='utf-8')}\n{HOOK_AND_TILDE.read_text(encoding='utf-8')}".splitlines()
    return frozenset(syllable for line in lines if not line.startswith("#") for syllable in line.split())


@functools.cache
def one_object() -> Mapping[str, str]:
    """Every known syllable by itself: equal words that are one object are found at once in sets and tables."""
    return {syllable: syllable for syllable in known_syllables()}


@functools.lru_cache(maxsize=20_000)
def meant_by(one: str, other: str) -> tuple[tuple[str, str], ...]:
    """The listed words that two neighbours sound like and may be misspelt for; none if they are a word themselves."""
    if _sound(other) not in _followers().get(_sound(one), ()) or is_compound(one, other):
        return ()
    if f"{one} {other}" in firm_neighbours():
        return tuple(word for word in compounds()[_sound(one), _sound(other)] if _are_swapped(one, other, *word))
    return tuple(
        word
        for word in compounds()[_sound(one), _sound(other)]
        if ((odd := _odd_half(one, other, *word)) and not same_spelling(*odd)) or _are_swapped(one, other, *word)
    )


def _odd_half(one: str, other: str, first: str, second: str) -> tuple[str, str] | None:
    """The syllable that differs from a word, as written and as it should be; None where both do."""
    return (other, second) if one == first else (one, first) if other == second else None


def _are_swapped(one: str, other: str, first: str, second: str) -> bool:
    return one != first and other != second and _tones_swapped(one, first, other, second)


def slips(words: Sequence[str], places: Iterable[int] | None = None) -> Iterator[Slip]:
    """Pairs of neighbours that are a misspelt word; ``words`` in small letters, empty where a mark separates.

    ``places``: where pairs may be one, as far as that is known.
    """
    spelt = seconds_of()
    for at in range(len(words) - 1) if places is None else places:
        one, other = words[at : at + 2]
        near = meant_by(one, other)
        if one in _NUMBERS and spelt.get(other, frozenset()) & {*words[at + 2 : at + 3]}:
            continue  # "bốn trong năm sản phẩm"
        for first, second in near:
            odd = _odd_half(one, other, first, second)
            if not odd:
                yield Slip(at, f"{one} {other}", f"{first} {second}")  # "lõng lẽo"
                break
            if odd[0] == other and at and f"{words[at - 1]} {one}" in _ENDED:
                continue
            if odd[0] == one and at and one in known_syllables() and is_compound(words[at - 1], one):
                continue  # "ngân hàng ủy nhiệm thu"
            if (first, second) in firm_words() and _is_firmly(words, at, odd):
                yield Slip(at, f"{one} {other}", f"{first} {second}", True)
                break
            if _is_unmarked(*odd):
                yield Slip(at, f"{one} {other}", f"{first} {second}", True)
                break
            known = odd[0] in known_syllables()
            loose = known and (_only_rime(*odd) or _features_apart(*odd) > 1)
            if loose and is_part_of_other(words, at + 1 if odd[0] == one else at):
                continue  # "xảy ra mất trộm", "chưa sát định mức": the other syllable is part of another word
            if not known and is_syllable(odd[0]) and at and one == first and one in spelt.get(words[at - 1], ()):
                continue  # "các đoàn thể hiến đất": the other syllable ends a word, and this one is another
            if (_is_classic(*odd) and not (known and is_part_of_other(words, at if odd[0] == one else at + 1))) or (
                not known and _features_apart(*odd) == 1
            ):
                sure = not known or not _only_rime(*odd) or _same_but_vowel(*odd)
                yield Slip(at, f"{one} {other}", f"{first} {second}", sure)
                break


@functools.cache
def firsts_of() -> dict[str, frozenset[str]]:
    """The first syllables by the second."""
    return _by_first((second, first) for near in compounds().values() for first, second in near)


def _is_unmarked(written: str, right: str) -> bool:
    """``tac`` for ``tác``: letters before a stop without any mark, which no Vietnamese word has."""
    return written.isascii() and written.endswith(("c", "ch", "p", "t")) and without_marks(right) == written


def _is_firmly(words: Sequence[str], at: int, odd: tuple[str, str]) -> bool:
    """Do ``odd``, as written and as it should be, differ by marks alone, and is no syllable part of another word?"""
    if without_marks(odd[0]) != without_marks(odd[1]):
        return False
    return not (is_part_of_other(words, at) or is_part_of_other(words, at + 1))


def is_part_of_other(words: Sequence[str], at: int) -> bool:
    """Does the syllable at ``at`` belong to the neighbour that is not of the pair?"""
    spelt = seconds_of()
    before = at > 0 and words[at] in spelt.get(words[at - 1], ())
    return before or (at + 1 < len(words) and words[at + 1] in spelt.get(words[at], ()))


def _only_rime(written: str, right: str) -> bool:
    """Do they differ by n/ng, c/t or ă/â alone, so that each is a word of its own?"""
    return [a != b for a, b in zip(sounds_of(written), sounds_of(right), strict=True)] == [False, True, False]


def _same_but_vowel(written: str, right: str) -> bool:
    """Do they differ by â and ă alone: "vượt cắp" for "vượt cấp"?"""
    return written.translate(_CLOSE_VOWELS) == right.translate(_CLOSE_VOWELS)


def _features_apart(written: str, right: str) -> int:
    """In how many of onset, rime and tone two syllables differ."""
    one, other = sounds_of(written), sounds_of(right)
    return sum(a != b for a, b in zip(one, other, strict=True))


@functools.lru_cache(maxsize=20_000)
def sounds_of(syllable: str) -> tuple[str, str, str]:
    letters = unicodedata.normalize("NFD", syllable)
    tone = "".join(char for char in letters if char in _TONES)
    plain = unicodedata.normalize("NFC", "".join(char for char in letters if char not in _TONES))
    onset = _ONSETS.match(plain)
    head = onset.group() if onset else ""
    return head, plain[len(head) :], tone


@functools.lru_cache(maxsize=20_000)
def _sound(syllable: str) -> str:
    """A syllable without marks and with one letter for those that are confused: "xách" and "sách" → "sat"."""
    bare = without_marks(syllable)
    onset = _ONSETS.match(bare)
    head = onset.group() if onset else ""
    rime = bare[len(head) :].replace("y", "i")
    if rime.endswith(("ng", "nh")):
        rime = f"{rime[:-2]}n"
    elif rime.endswith(("ch", "c")):
        rime = f"{rime.removesuffix('h').removesuffix('c')}t"
    return f"{_SAME_ONSET.get(head, head)}{rime}"


def _tones_swapped(one: str, first: str, other: str, second: str) -> bool:
    """Do both syllables differ from the right ones by hỏi and ngã alone?"""
    if _classic(one) != _classic(first) or _classic(other) != _classic(second):
        return False
    written, right = (unicodedata.normalize("NFD", f"{a} {b}") for a, b in ((one, other), (first, second)))
    return written.replace(_TILDE, _HOOK) == right.replace(_TILDE, _HOOK)


def same_spelling(one: str, other: str) -> bool:
    """Are they two ways to write one syllable: "hoà" and "hòa", "lí" and "lý"?"""
    return _loose(one) == _loose(other)


@functools.lru_cache(maxsize=20_000)
def _loose(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable)
    tones = "".join(sorted(char for char in letters if char in "\u0300\u0301\u0303\u0309\u0323"))
    plain = "".join(char for char in letters if char not in "\u0300\u0301\u0303\u0309\u0323")
    return f"{unicodedata.normalize('NFC', plain).replace('y', 'i')}{tones}"


def _is_classic(written: str, right: str) -> bool:
    """Do they differ by nothing but hỏi/ngã, s/x, ch/tr, d/gi/r, l/n, n/ng, c/t or ă/â?"""
    return _classic(written) == _classic(right)


@functools.lru_cache(maxsize=20_000)
def _classic(syllable: str) -> str:
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable).replace(_TILDE, _HOOK))
    letters = letters.translate(_CLOSE_VOWELS)
    onset = _ONSETS.match(letters)
    head = onset.group() if onset else ""
    rime = letters[len(head) :]
    if rime.endswith("ng"):
        rime = rime[:-1]
    elif rime.endswith("c"):
        rime = f"{rime[:-1]}t"
    return f"{_CLASSIC_ONSET.get(head, head)}{rime}"
