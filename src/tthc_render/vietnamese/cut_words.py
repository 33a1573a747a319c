"""Firm words whose first or second syllable lacks a letter, or ends in a wrong one: "khắc phụ", "vướng mắt", "can kết".

Each syllable is one by itself; only that the two never meet in another sense (`compounds.firm_words`) tells the slip.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from tthc_render.vietnamese.compounds import (
    Slip,
    firm_neighbours,
    firm_words,
    is_compound,
    is_part_of_other,
    known_syllables,
    same_spelling,
)

_CODAS: Final = ("ng", "nh", "ch", "n", "m", "p", "t", "c")
_ENDS: Final = (*_CODAS, "i", "o", "u", "y", "g", "h")


@functools.cache
def cut_words() -> Mapping[tuple[str, str], str]:
    """Pairs of known syllables that are a firm word with a letter lost at its end, added there or exchanged."""
    out: dict[tuple[str, str], str] = {}
    for one, other in firm_words():
        pairs = [*((near, other) for near in _near(one)), *((one, near) for near in _near(other))]
        for pair in pairs:
            if not is_compound(*pair) and " ".join(pair) not in firm_neighbours():
                out[pair] = "" if pair in out else f"{one} {other}"
    return {pair: right for pair, right in out.items() if right}


def _near(syllable: str) -> set[str]:
    """The known syllables that lack one of its letters but the first, or have another end."""
    coda = next((coda for coda in _CODAS if syllable.endswith(coda)), "")
    lost = {syllable[:at] + syllable[at + 1 :] for at in range(1, len(syllable))}
    ended = {syllable[: -len(coda)] + end for end in _CODAS} if coda else set()
    longer = {syllable + end for end in _ENDS}
    near = (lost | ended | longer) & known_syllables()
    return {one for one in near if not same_spelling(one, syllable)}


def cut(words: Sequence[str]) -> Iterator[Slip]:
    """Those pairs among ``words``, which are in small letters, where neither syllable is part of another word."""
    for at, pair in enumerate(pairwise(words)):
        right = cut_words().get(pair)
        if right and not (is_part_of_other(words, at) or is_part_of_other(words, at + 1)):
            yield Slip(at, " ".join(pair), right)
