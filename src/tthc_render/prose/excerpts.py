"""Words and quantities of a text as findings quote them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tthc_render.diagnostics.findings import Place
from tthc_render.prose.spans import Quantity

_ENDS: Final = frozenset(".,;:")
LINES_NAMED: Final = 3
"""So many further places of one finding are named."""
_PARAGRAPHS: Final = (".docx", ".pdf", ".doc", ".odt")
"""Files whose places are numbers of paragraphs."""


def place_words(where: Place) -> str:
    """``dòng 13``, ``đoạn 13`` of a Word or PDF file, ``chỗ khác`` where that is not known."""
    return f"{_unit_of(where)} {where.line}" if where.line else "chỗ khác"


def places_words(places: Sequence[Place]) -> str:
    """``dòng 18, 19 và 4 chỗ khác``: the first few of several places of one file; "" for none that is known."""
    known = [place for place in places if place.line]
    if not known:
        return ""
    lines = ", ".join(str(place.line) for place in known[:LINES_NAMED])
    more = f" và {len(known) - LINES_NAMED} chỗ khác" if len(known) > LINES_NAMED else ""
    return f"{_unit_of(known[0])} {lines}{more}"


def _unit_of(where: Place) -> str:
    return "đoạn" if where.file.lower().endswith(_PARAGRAPHS) else "dòng"


def shown(quantity: Quantity) -> str:
    """``332 hồ sơ``, ``264.707 tỷ 535 triệu đồng``."""
    return f"{quantity.text} {quantity.noun or quantity.unit}".strip()


def ratio_shown(part: Quantity, whole: Quantity) -> str:
    """``267/312``; with their units where these differ or a figure has two: ``9 tỷ đồng/12 tỷ 500 triệu đồng``."""
    bare = part.scale == whole.scale and " " not in part.text + whole.text
    return f"{part.text}/{whole.text}" if bare else f"{shown(part)}/{shown(whole)}"


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
