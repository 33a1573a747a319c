"""Names of rows that add up the group above them: “Cộng I”, “Cộng nhóm A”, “Tổng phần II”."""

from __future__ import annotations

import re
from typing import Final

from tthc_render.vietnamese.patterns import pattern_of

_HEAD: Final = r"(?:tổng\s+cộng|tổng\s+số|tổng|cộng)"
_KIND: Final = r"(?:tiểu\s+mục|lĩnh\s+vực|nhóm|mục|phần|khối|chương|điểm|khoản|loại)"
_MARK: Final = r"(?:[IVX]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)"
_SUBTOTAL = pattern_of(
    rf"{_HEAD}\s*[:(]?\s*(?:{_KIND}\s+)?{_MARK}(?:\s*(?:[+,;&–-]|và)\s*{_MARK})*\s*[.):]*", re.IGNORECASE
)
_SUM = pattern_of(
    rf"(?:{_HEAD})(?!\s+(?:đồng|hòa|hoà|tác|sinh|hưởng|hợp|cục|công\s+ty|kết|đài|quát)\b)\b.*", re.IGNORECASE
)


def is_subtotal(label: str) -> bool:
    """Whether a row is called the sum of the group with a number or letter, and can be nothing else."""
    return bool(_SUBTOTAL.fullmatch(" ".join(label.split())))


def may_be_subtotal(label: str) -> bool:
    """Whether a name begins as that of a sum does, so that its figures have to decide."""
    return bool(_SUM.fullmatch(" ".join(label.split())))
