"""Keys of the Telex way of typing that were left as they are: "nguowif" for "người", "thuwcj" for "thực".

Letters doubled or followed by w carry a mark (aa, ee, oo, aw, ow, uw, dd), s f r x j a tone. Source: the manuals of
UniKey. Words of other languages may look like that ("show", "beer"), so that two keys are asked for, or one of f and j
behind a rime of Vietnamese.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

from tthc_render.vietnamese.compounds import known_syllables
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.syllables import is_syllable

_MARKED: Final = (
    ("uwow", "ươ"), ("uow", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"),
    ("dd", "đ"),
)  # fmt: skip
_TONES: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_KEYS = pattern_of(r"(?P<head>[bcdghklmnpqrstvxđ]{0,3})(?P<rest>[aăâeêioôơuưy][a-zăâđêôơư]{1,6})")
_TONE = pattern_of(r"(?<=[aăâeêioôơuưynmghcpt])[sfrxj]")
_SHORTEST: Final = 4
_FOREIGN: Final = frozenset(
    (
        "beer",
        "deer",
        "door",
        "poor",
        "peer",
        "roof",
        "hoof",
        "moor",
        "rows",
        "lows",
        "tows",
        "bows",
        "vows",
        "sees",
        "bees",
    )
)


@functools.lru_cache(maxsize=4000)
def typed_as(word: str) -> str:
    """The syllable that the keys of a small-letter word stand for; empty where they stand for none."""
    if len(word) < _SHORTEST or word in _FOREIGN or word in known_syllables():
        return ""
    letters, keys = word, 0
    for typed, letter in _MARKED:
        if typed in letters:
            letters, keys = letters.replace(typed, letter, 1), keys + 1
    parts = _KEYS.fullmatch(letters)
    if not parts:
        return ""
    tones = list(_TONE.finditer(parts["rest"]))
    if len(tones) > 1:
        return ""
    rest, tone = parts["rest"], ""
    if tones:
        tone = tones[0].group()
        rest = rest[: tones[0].start()] + rest[tones[0].end() :]
        keys += 1 + (tone in "fj")
    if keys < 2:
        return ""
    found = [form for form in _toned(parts["head"] + rest, len(parts["head"]), tone) if form in known_syllables()]
    return found[0] if found and not found[0].isascii() else ""


def _toned(bare: str, start: int, tone: str) -> list[str]:
    """The syllable with the tone on each of its vowels, where that is a syllable."""
    if not tone:
        return [bare]
    out = []
    for at in range(start, len(bare)):
        if re.match(r"[aăâeêioôơuưy]", bare[at]):
            form = bare[:at] + unicodedata.normalize("NFC", bare[at] + _TONES[tone]) + bare[at + 1 :]
            if is_syllable(form):
                out.append(form)
    return out
