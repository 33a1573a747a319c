"""Words and quantities of a text as findings quote them."""

from __future__ import annotations

from typing import Final

from tthc_render.prose.spans import Quantity

_ENDS: Final = frozenset(".,;:")


def shown(quantity: Quantity) -> str:
    """``332 hồ sơ``, ``264.707 tỷ 535 triệu đồng``."""
    return f"{quantity.text} {quantity.noun or quantity.unit}".strip()


def quote(text: str, start: int, end: int, most: int = 110) -> str:
    """A piece of the text in whole words, shortened in the middle."""
    start, end = max(start, 0), min(end, len(text))
    if text[end : end + 1] in _ENDS and not text[end + 1 : end + 2].isdigit():  # no part of the last word
        text = text[:end]
    while start > 0 and end - start < most and not text[start].isspace() and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - start < most and not text[end].isspace() and not text[end - 1].isspace():
        end += 1
    piece = text[start:end].strip()
    return piece if len(piece) <= most else f"{piece[: most // 2].rstrip()} … {piece[-most // 2 :].lstrip()}"
