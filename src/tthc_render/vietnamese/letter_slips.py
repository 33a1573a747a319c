"""Words without marks that are a letter too many, too few or exchanged from the one that belongs there.

``trog kỳ`` for ``trong kỳ``, ``tuyên trueyefn`` for ``tuyên truyền``, ``chwa`` for ``chưa``. A word of another language
may look like one, so that what it should be must make a listed word with a neighbour, or be one of a few that are in
every report.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.vietnamese.compounds import Slip, is_compound, known_syllables
from tthc_render.vietnamese.old_encodings import telex_word
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import LONG_WORD, without_marks

_FREQUENT: Final = frozenset({"trong", "chung", "nhau", "sang", "trung", "nhanh", "tham", "quan", "khai", "theo"})
"""Words without marks that reports are full of, and that no other language has within a letter."""
_SHORTEST: Final = 4
_CONSONANTS: Final = "bcdghklmnpqrstvx"
_HORN: Final = pattern_of(r"(?:[bcdghklmnprstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr)w(?:a|ng|n|c|t|u|o?[a-z]?)[sfrxj]?")
"""``chwa``, ``nhwng``: w typed for ư, which stands behind no vowel."""


def letter_slips(words: Sequence[str], odd: frozenset[str]) -> Iterator[Slip]:
    """Words of ``odd``, which are no known syllables, with what they should be; ``words`` in small letters."""
    for at, word in enumerate(words):
        if word not in odd or not word.isascii() or not word.isalpha() or not _SHORTEST <= len(word) <= LONG_WORD:
            continue
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        right = frozenset(
            one for one in _near(word) if (before and is_compound(before, one)) or is_compound(one, after)
        )
        right = right or _with_horn(word) or _FREQUENT.intersection(_edited(word))
        if len(right) == 1:
            yield Slip(at, word, next(iter(right)))


@functools.lru_cache(maxsize=4000)
def _near(word: str) -> frozenset[str]:
    """The known syllables that are a letter of typing away."""
    edited = _edited(word)
    found = {syllable for one in (word, *edited) for syllable in _by_letters().get(one, ())}
    found |= {typed for one in edited if len(one) == len(word) for typed in (telex_word(one),) if typed != one}
    return frozenset(found & known_syllables())


def _with_horn(word: str) -> frozenset[str]:
    """``chwa`` is ``chưa``, whatever stands beside it."""
    return (
        frozenset({telex_word(word.replace("w", "uw", 1))} & known_syllables())
        if _HORN.fullmatch(word)
        else frozenset()
    )


def _edited(word: str) -> set[str]:
    """The word with two letters exchanged, one left out or a consonant put in; its first letter stays."""
    inner = range(1, len(word))
    exchanged = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in inner if at + 1 < len(word)}
    shorter = {word[:at] + word[at + 1 :] for at in inner}
    longer = {word[:at] + letter + word[at:] for at in range(1, len(word) + 1) for letter in _CONSONANTS}
    return (exchanged | shorter | longer) - {word}


@functools.cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    """The known syllables by their letters without marks."""
    out: dict[str, list[str]] = {}
    known = list(known_syllables())
    for letters, syllable in zip(without_marks("\n".join(known)).split("\n"), known, strict=True):
        out.setdefault(letters, []).append(syllable)
    return {letters: tuple(syllables) for letters, syllables in out.items()}
