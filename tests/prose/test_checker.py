"""All checks of prose together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tthc_render.prose.checker import check_prose
from tthc_render.prose.passages import from_text

PIECES = [
    "trong đó", "cụ thể:", "gồm: (1)", "(2)", "(", ")", "“", "”", ";", ".", ":", ",", "12.345 hồ sơ", "5/7 nhiệm vụ",
    "đạt 71,43%",
    "ngày 30/02/2024", "Quyết định số 5/QĐ-UBND", "của UBND tỉnh", "Phụ lục II đính kèm", "còn lại 5", "tăng 5% so với",
    "I. A",
    "- ", "+ ", "1.2. ", "đ) ", "Nơi nhận:", "BÁO CÁO", "Số: /BC", "--- appendix", "--- footnotes", "1\tx", "Tổng số",
    "x¹²", "\u0301",
    "Trên đây là Quý II năm 2024", "(Từ ngày 15/3/2024 đến ngày 14/6/2024)", "KT. ", "99999999999999999999999999",
    "0,0%", "\t", "",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), max_size=12))
def test_no_text_stops_the_checks(lines: list[str]) -> None:
    for item in check_prose(from_text(lines, "a.txt")):
        assert 0 <= item.where.line <= len(lines)
        assert item.message()
