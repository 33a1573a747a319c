"""Places that layouts made before this version lack: the stamp of urgency, the issuer above attached texts, documents
without recipients. Such a layout prints all other documents as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding

_CONDITION: Final = r"\{%p?\s*(?:el)?if\b[^%]*"
PLACES: Final = (
    # what a layout has that has the place; what needs it; what to insert in Word, and in HTML
    (
        "dau_khan",
        "dấu độ khẩn (do_khan)",
        "dưới đoạn “{{ so_ky_hieu }}” thêm đoạn “{{p dau_khan }}”",
        "sau “{{ so_ky_hieu }}</p>” thêm “{{ dau_khan }}”",
    ),
    (
        r"dau_van_ban",
        "đầu văn bản của văn bản kèm theo (dau_van_ban)",
        "trước nhãn phụ lục chép từ “{%p if phan.dau_van_ban %}” đến “{%p endif %}” của bố cục nd30",
        "trước nhãn phụ lục chép từ “{% if phan.dau_van_ban %}” đến “{% endif %}” của bố cục nd30",
    ),
    (
        rf"{_CONDITION}\bnoi_nhan\b",
        "biên bản không có nơi nhận",
        "trên đoạn “Nơi nhận:” thêm đoạn “{%p if noi_nhan %}”, dưới nó đoạn “{%p else %}”, đoạn trống, “{%p endif %}”",
        "bọc “Nơi nhận:” bằng “{% if noi_nhan %}” và “{% endif %}”",
    ),
)


def lint_places(source: str, kind: str, shown: str) -> Iterator[Finding]:
    """T849, once for a layout of a ``kind``, "docx" or "html", that lacks places; ``source`` is its text with tags."""
    lacking = [place for place in PLACES if not re.search(place[0], source)]
    if lacking:
        yield finding(
            "T849",
            Place(shown),
            lacks=", ".join(needs for _, needs, _, _ in lacking),
            insert="; ".join(word if kind == "docx" else page for _, _, word, page in lacking),
        )
