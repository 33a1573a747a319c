"""Letters of a text in Times New Roman that this font does not have, or that are none of Vietnamese: "Ð" U+00D0."""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from tthc_render.formats.fonts import letter_widths
from tthc_render.readers.facts import TIMES, PageParagraph

_OTHERS: Final = frozenset("Ðð")
"""Icelandic letters that old keyboards give for Đ, which has another code (TCVN 6909)."""
_ARABIC: Final = range(0x0600, 0x0780)
"""Times New Roman has these; fonts of equal widths need not."""
MOST_SHOWN: Final = 6


def odd_letters(item: PageParagraph) -> str:
    """The letters of ``item`` with their codes; "" for none. Signs that are no letters are left alone."""
    found = dict.fromkeys(
        letter for piece in item.pieces if piece.font == TIMES for letter in piece.text if _is_odd(letter)
    )
    return ", ".join(_shown(letter) for letter in list(found)[:MOST_SHOWN])


@functools.lru_cache(maxsize=4096)
def _is_odd(letter: str) -> bool:
    kind = unicodedata.category(letter)
    if letter in _OTHERS or kind == "Co":
        return True
    return kind[0] == "L" and letter not in letter_widths() and ord(letter) not in _ARABIC


def _shown(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return code if unicodedata.category(letter) == "Co" else f"“{letter}” {code}"
