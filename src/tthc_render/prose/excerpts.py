"""Words and figures of a text as findings quote them."""

from __future__ import annotations

from tthc_render.prose.spans import Figure


def shown(figure: Figure) -> str:
    """``332 hồ sơ``."""
    return f"{figure.text} {figure.unit}".strip()


def quote(text: str, start: int, end: int, most: int = 110) -> str:
    """A piece of the text, shortened in the middle."""
    piece = text[start:end]
    return piece if len(piece) <= most else f"{piece[: most // 2].rstrip()} … {piece[-most // 2 :].lstrip()}"
