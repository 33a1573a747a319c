"""What another report has otherwise though the form prints it: columns called after places, figures in notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.forms.codes import plain_code
from tthc_render.vietnamese.patterns import pattern_of

_PLACE: Final = re.compile(
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|thôn|bản|ấp|buôn|khu phố|tổ dân phố)\s+(?P<name>.+)",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Whether words are the name of one place, “Xã Nậm Khao”, “Phường 5”; not “Xã khu vực I”, “XÃ MIỀN NÚI”."""
    found = _PLACE.fullmatch(text.strip())
    words = re.split(r"[\s-]+", found["name"]) if found else []
    named = all(word[:1].isupper() and word[1:].islower() and word.isalpha() for word in words)
    return bool(words) and (named or bool(re.fullmatch(r"\d{1,2}", " ".join(words))))


_VARIES = pattern_of(
    r"\bsố (?:lượng )?cột\b[^.;]{0,60}\b(?:tăng|giảm|thay đổi|tùy|tuỳ|theo|thêm|bớt)\b|"
    r"\b(?:thêm|bớt|bổ sung|mở rộng)\s*(?:,\s*bớt\s*)?(?:các |số )?cột\b",
    re.IGNORECASE,
)
_SENTENCE = pattern_of(r"(?<=[.;])\s+")
_TALLY = pattern_of(
    r"\b(?:danh sách|bảng(?: kê)?|biểu|tổng (?:số|cộng)(?: [^\W\d]+){0,2}|cộng)(?: danh sách| này| trên| kèm theo)*\s*"
    r"(?::|\b(?:có|gồm|bao gồm|là)\b)(?: tất cả| tổng (?:số|cộng))?\s*\d[\d.,]*(?:\s*\([^)]*\))?\s+"
    r"(?!(?:cột|dòng|phần|chỉ tiêu|mục|biểu|bảng|bản|liên|loại|nhóm|cấp|chữ số|số lẻ)\b)[^\W\d]|"
    r"\bbằng chữ\s*:\s*[^\W\d_]",
    re.IGNORECASE,
)
"""“Danh sách này có 02 tập thể và 03 cá nhân”, “Tổng số: 15 hộ”, “Bằng chữ: Ba triệu đồng”; not “Biểu có 15 cột”."""


def asked_of_varying(columns: Sequence[HeaderColumn], notes: Sequence[str]) -> Iterator[str]:
    """Questions about columns that are called after places, or whose number varies, and about figures in notes."""
    said = next((part.strip() for note in notes for part in _SENTENCE.split(note) if _VARIES.search(part)), "")
    told = f"; ghi chú: “{said[:80]}”" if said else ""
    asked = False
    for siblings in _siblings(columns):
        named = [column for column in siblings if is_place(column.title)]
        if len(named) < 2:
            continue
        asked = True
        leaves = leaves_of(named)
        codes = ", ".join(plain_code(leaf.code) or leaf.key for leaf in leaves)
        quoted = ", ".join(f"“{column.title[:30]}”" for column in named[:4])
        yield (
            f"cột {codes}: tên là {quoted} của bảng gốc, in ở mọi báo cáo; đơn vị khác thì sửa ten, thêm hay bớt cột "
            f"và sửa cong_thuc của cột tổng{told}"
        )
    if said and not asked:
        yield f"ghi chú “{said[:80]}”: số cột của biểu cố định; kỳ khác thì thêm, bớt mục “- ten” và sửa cong_thuc"
    for sentence in (part for note in notes for part in _SENTENCE.split(note) if _TALLY.search(part)):
        yield (
            f"ghi chú “{sentence.strip()[:80]}”: là số của bảng gốc, in ở mọi báo cáo; xóa câu ấy ở ghi_chu, hoặc sửa "
            "số mỗi kỳ"
        )


def _siblings(columns: Sequence[HeaderColumn]) -> Iterator[Sequence[HeaderColumn]]:
    """The columns beside each other, on every level of the header."""
    yield columns
    for column in columns:
        if column.columns:
            yield from _siblings(column.columns)
