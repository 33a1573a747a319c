"""Keys of the VIQR way of typing that were left as they are: "xa~" for "xã", "ca^'p" for "cấp".

Only words with one of ~ and ^ count, which no sentence has behind a letter, and only those that make a syllable.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from tthc_render.vietnamese.compounds import known_syllables
from tthc_render.vietnamese.patterns import pattern_of

_WORD: Final = pattern_of(
    r"(?<![\w~^+*(./@\\-])(?=[^\W\d_]{0,7}[~^])[^\W\d_]{1,7}(?:[~^+*(`'?.]{1,2}[^\W\d_]{0,5}){1,3}"
)
_MARKS: Final = {
    "~": "\u0303", "`": "\u0300", "'": "\u0301", "?": "\u0309", ".": "\u0323",
    "^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b",
}  # fmt: skip
_SENTENCE_ENDS: Final = ".?'("
"""Keys that a sentence has for itself behind a word."""


def raw_viqr(line: str) -> list[tuple[int, str, str]]:
    """Place, keys and word of each raw VIQR word of a line."""
    out = []
    for found in _WORD.finditer(line) if "~" in line or "^" in line else ():
        for keys in dict.fromkeys((found[0], found[0].rstrip(_SENTENCE_ENDS))):
            word = _typed(keys)
            if len(word) > 1 and word.lower() in known_syllables():
                out.append((found.start(), keys, word))
                break
    return out


def _typed(keys: str) -> str:
    plain = keys.replace("dd", "đ").replace("Dd", "Đ").replace("DD", "Đ")
    return unicodedata.normalize("NFC", "".join(_MARKS.get(key, key) for key in plain))
