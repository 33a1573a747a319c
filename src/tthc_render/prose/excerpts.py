"""Words and quantities of a text as findings quote them."""

from __future__ import annotations

from tthc_render.prose.spans import Quantity


def shown(quantity: Quantity) -> str:
    """``332 hồ sơ``, ``264.707 tỷ 535 triệu đồng``."""
    return f"{quantity.text} {quantity.noun or quantity.unit}".strip()


def quote(text: str, start: int, end: int, most: int = 110) -> str:
    """A piece of the text, shortened in the middle."""
    piece = text[start:end]
    return piece if len(piece) <= most else f"{piece[: most // 2].rstrip()} … {piece[-most // 2 :].lstrip()}"
