"""The sign of who drafted a document, with the number of its copies, below the recipients: ``PTD.65``.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.3: letters in capitals, the number in Arabic figures.
"""

from __future__ import annotations

from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_LETTERS: Final = "[A-ZĐÐÂÊÔĂƠƯ]{1,8}"
"""Also with the look-alike Ð (U+00D0), which is reported for itself."""
_COPIES: Final = r"\d{1,5}(?:\s?(?:b|bản))?"
_SIGN: Final = pattern_of(
    rf"{_LETTERS}(?:[.-]{_LETTERS}){{0,2}}\s?(?:[.,/:-]\s?{_COPIES}|\({_COPIES}\)(?:\s?(?:b|bản))?)\.?"
)
"""The letters of the person may be behind those of the unit: QLKH.NTH.05."""


def is_drafter_sign(text: str) -> bool:
    """Whether a whole line is such a sign."""
    return _SIGN.fullmatch(text.strip()) is not None
