"""Words that are no known syllables, by the listed two-syllable word that one of them makes with its neighbour.

``ra quâm`` for ``ra quân``, ``kế hoch`` for ``kế hoạch``, ``truyên truyền`` for ``tuyên truyền``: a sound ran ahead.
``kiếu nại`` for ``khiếu nại``, ``kiến ghị`` for ``kiến nghị``: a letter lost among the first consonants.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.vietnamese.compounds import Slip, firsts_of, seconds_of, sounds_of
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import one_apart, without_marks

_CODA: Final = pattern_of(r"(?:ng|nh|ch|[nmcpt])$")
_CLUSTER: Final = 2
_LONG_RIME: Final = 3
_PLAIN_VOWELS: Final = frozenset("aeiouy")


def one_letter_off(words: Sequence[str], odd: frozenset[str]) -> Iterator[Slip]:
    """Words of ``odd``, which are no known syllables, by their last letter from listed words, by a letter of their
    first consonants or by a sound that is their neighbour's: "ra quâm", "kiếu nại", "truyên truyền"."""
    spelt = seconds_of()
    for at in [at for at, word in enumerate(words) if word in odd]:
        word = words[at]
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        right = _nearest(word, before, spelt.get(before, frozenset()))
        if right:
            yield Slip(at - 1, f"{before} {word}", f"{before} {right}")
        elif first := _nearest(word, after, firsts_of().get(after, frozenset())):
            yield Slip(at, f"{word} {after}", f"{first} {after}")


def vowel_lost(words: Sequence[str], odd: frozenset[str]) -> Iterator[Slip]:
    """Words of ``odd``, which are no known syllables, that lack one vowel of a listed word: "kế hoch", "trển khai"."""
    for at in [at for at, word in enumerate(words) if word in odd]:
        word = words[at]
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        seconds, firsts = _with_the_vowel(word, before, after)
        if len(seconds) == 1:
            yield Slip(at - 1, f"{before} {word}", f"{before} {seconds[0]}")
        elif not seconds and len(firsts) == 1:
            yield Slip(at, f"{word} {after}", f"{firsts[0]} {after}")


@functools.lru_cache(maxsize=4000)
def _with_the_vowel(word: str, before: str, after: str) -> list[list[str]]:
    """The syllables that ``word`` may lack a vowel of: those behind ``before``, and those in front of ``after``."""
    near = seconds_of().get(before, ()), firsts_of().get(after, ())
    return [[x for x in some if len(x) == len(word) + 1 and _lacks_a_vowel(word, x)] for some in near]


def _nearest(written: str, beside: str, listed: frozenset[str]) -> str:
    """Which of the syllables that make a word with the one beside it was meant; "" if none."""
    coda_off = next((other for other in listed if _coda_off(written, other)), "")
    if coda_off:
        return coda_off
    near = [other for other in listed if _echoes(written, other, beside)]
    near = near or [other for other in listed if _onset_short(written, other)]
    return near[0] if len(near) == 1 else ""


def _onset_short(written: str, right: str) -> bool:
    """Has ``written`` one letter less than the two or three consonants that ``right`` begins with?"""
    one, other = sounds_of(written), sounds_of(right)
    return one[1:] == other[1:] and len(one[0]) == len(other[0]) - 1 >= 1 and one_apart(one[0], other[0])


def _coda_off(written: str, right: str) -> bool:
    """Do they differ in the last consonants alone, by one letter?"""
    one, other = sounds_of(written), sounds_of(right)
    same = one[0] == other[0] and one[2] == other[2] and one_apart(one[1], other[1])
    return same and _CODA.sub("", one[1]) == _CODA.sub("", other[1])


def _echoes(written: str, right: str, beside: str) -> bool:
    """Has ``written`` the first sound of its neighbour in the place of its own?

    Short syllables with one letter in front are mostly words themselves: "bám bát" is no "bám sát".
    """
    (onset, rime, tone), (meant, end, same), (near, _, _) = map(sounds_of, (written, right, beside))
    if len(onset) < _CLUSTER or len(rime) < _LONG_RIME:
        return False
    return onset == near != meant and (rime, tone) == (end, same)


def _lacks_a_vowel(written: str, right: str) -> bool:
    """Is ``written`` the syllable ``right`` without one of its vowels?"""
    if len(right) != len(written) + 1 or right[0] != written[0]:
        return False
    return any(
        right[:at] + right[at + 1 :] == written for at in range(len(right)) if without_marks(right[at]) in _PLAIN_VOWELS
    )
