"""The stamp of urgency under the number of a document: a box of the size that the decree gives each word.

Decree 30, Annex I, III.2b: capitals, bold, in a box of one line, in bright red.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.document.tree import AppendixHead, Document

WIDTHS_MM: Final = {"KHẨN": 20.0, "THƯỢNG KHẨN": 40.0, "HỎA TỐC": 30.0}
HEIGHT_MM: Final = 8.0
SIZE_PT: Final = 13.0
ABOVE_PT: Final = 6.0
COLOUR: Final = "FF0000"


def hold_places(document: Document, source: str, path: Path) -> None:
    """TemplateUnusable where a document asks for what the layout ``source`` at ``path`` has no place for."""
    asks = {
        "dau_khan": ("do_khan", bool(document.urgency)),
        "dau_van_ban": (
            "dau_van_ban",
            any(isinstance(item.head, AppendixHead) and item.head.letterhead for item in document.appendices),
        ),
    }
    for name, (key, asked) in asks.items():
        if asked and name not in source:
            raise TemplateUnusable(
                f"{path}: bố cục không có thẻ {name} nên không in được {key}. Chép chỗ ấy từ bố cục nd30, hoặc bỏ "
                f"{key}."
            )
