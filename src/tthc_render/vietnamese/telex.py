"""Keys of the Telex way of typing that were left as they are: "nguowif" for "người", "thuwcj" for "thực".

Words of other languages may look like that ("show", "beer"), so that two keys are asked for, or one of f and j, and a
syllable that Vietnamese words have.
"""

from __future__ import annotations

import functools
from typing import Final

from tthc_render.vietnamese.compounds import known_syllables
from tthc_render.vietnamese.old_encodings import telex_word
from tthc_render.vietnamese.patterns import pattern_of

_SHORTEST: Final = 4
_KEYS: Final = 2
_FOREIGN: Final = frozenset({"beef", "beer", "hoof", "moor"})
_PARTED: Final = pattern_of(r"([aeo])[sfrxj]\1")
"""Letters that carry a mark when they are doubled, with the key of a tone between them: "here"."""


@functools.lru_cache(maxsize=4000)
def typed_as(word: str) -> str:
    """The syllable that the keys of a small-letter word stand for; empty where they stand for none."""
    if len(word) < _SHORTEST or word in _FOREIGN or word in known_syllables() or _PARTED.search(word):
        return ""
    typed = telex_word(word)
    keys = len(word) - len(typed) + (not {"f", "j"}.isdisjoint(word[1:]))
    return typed if keys >= _KEYS and typed in known_syllables() else ""
