"""``theo hai hình thức: xen ghép chiếm 66,4%, tập trung chiếm 30,6%``: so many parts and shares fill 100%: P902.

The words say how many parts there are, a colon opens them, and there are as many shares as parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.prose.context import ProseContext
from tthc_render.prose.excerpts import quote
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.percentages import PercentageKind, meaning
from tthc_render.prose.spans import Quantity
from tthc_render.vietnamese.numbers import format_decimal
from tthc_render.vietnamese.patterns import pattern_of

_WORDS: Final = frozenset({"chiếm", "trọng", "lệ"})
_NUMBERS: Final = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_COUNTED = pattern_of(
    r"(?<!\w)(?:theo|bằng|gồm|có|thành|làm|dưới|ở|từ|qua|thuộc|với|về)\s(?:đúng\s|chỉ\s|cả\s|hai bên\s)?"
    r"(?P<count>hai|ba|bốn|năm|sáu|0?[2-6])\s"
    r"(?:hình thức|nhóm|loại|nguồn|kênh|phương thức|mức|khối|cấp|khoản|lĩnh vực|thành phần|cách|diện|khu vực|phần|bậc"
    r"|hướng|dạng|hạng)(?P<what>[^.;:%\d]{0,60}):\s",
    re.IGNORECASE,
)
_SOME = pattern_of(
    r"(?<!\w)(?:lớn|chủ lực|chính|chủ yếu|trọng điểm|tiêu biểu|nhiều nhất|cao nhất|hàng đầu|nổi bật|đầu)(?!\w)",
    re.IGNORECASE,
)
_TAKES_UP = pattern_of(r"(?<!\w)(?:chiếm|tỷ trọng|tỷ lệ)(?: tỷ lệ| tỷ trọng| khoảng)?\s$")
_OPEN = pattern_of(r"\.\.\.|…|v\.v|(?<!\w)(?:còn lại|khác)(?!\w)")
_FAR: Final = 25


def check_counted_shares(context: ProseContext) -> list[Finding]:
    """Findings on shares of a stated number of parts that do not fill 100%."""
    return [found for r in context.saying(_WORDS) if "%" in r.text and ": " in r.text for found in _inside(r)]


def _inside(reading: Reading) -> Iterator[Finding]:
    for said in _COUNTED.finditer(reading.text):
        stop = reading.sentence_at(said.start()).end
        shares = [x for x in reading.quantities if x.percent and said.end() <= x.start < stop]
        number = _NUMBERS.get(said["count"].lower()) or int(said["count"])
        if len(shares) != number or _SOME.search(said["what"]) or not _is_list(reading, shares, said.end(), stop):
            continue
        total = sum((x.count for x in shares), Decimal(0))
        rounding = sum((x.step for x in shares), Decimal(0)) / 2
        reading.compare(*shares)
        if rounding < abs(total - 100) < _FAR:
            yield finding(
                "P902", reading.passage.at(shares[0].start), shares=" + ".join(f"{x.text}%" for x in shares),
                sum=f"{format_decimal(total)}%", quote=quote(reading.text, said.start(), shares[-1].end + 1),
            )  # fmt: skip


def _is_list(reading: Reading, shares: Sequence[Quantity], start: int, stop: int) -> bool:
    """Are they shares of one thing, each behind "chiếm" or alone in its bracket, and the list ends with them?"""
    text = reading.text
    if not all(x.exact and x.value is not None and x.depth == shares[0].depth for x in shares):
        return False
    if not all(meaning(reading, x) is PercentageKind.SHARE for x in shares) or _OPEN.search(text, shares[-1].end, stop):
        return False
    said = [_TAKES_UP.search(text, start, x.start) is not None for x in shares]
    return said[0] and (all(said) or not any(said[1:]))
