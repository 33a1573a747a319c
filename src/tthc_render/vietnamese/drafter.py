"""The sign of who drafted a document, with the number of its copies, below the recipients: ``PTD.65``.

Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.3: letters in capitals, the number in Arabic figures.
"""

from __future__ import annotations

from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_SIGN: Final = pattern_of(r"[A-ZĐÐÂÊÔĂƠƯ]{1,8}\s?(?:[.,/:-]\s?\d{1,5}|\(\d{1,5}\))(?:\s?(?:b|bản))?\.?")
"""Also with the look-alike Ð (U+00D0), which is reported for itself."""


def is_drafter_sign(text: str) -> bool:
    """Whether a whole line is such a sign."""
    return _SIGN.fullmatch(text.strip()) is not None
