"""Tables typed with strokes between their cells."""

from __future__ import annotations

import re

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.piped_tables import check_piped_tables

_CHOICE = re.compile(r"\{(?P<right>[^{}|]*)\|(?P<wrong>[^{}]*)\}")
PAIRS = [
    (
        (
            "Biểu 1\n(Lĩnh vực | Tổng số | Đã giải quyết | Đang giải quyết)\n1. Hộ tịch | 512 | 500 | 12\n"
            "2. Đất đai | 318 | 270 | 48\n3. Xây dựng | 94 | 90 | 4\nCộng | 924 | {860|850} | 64"
        ),
        "P301",
        "",
    ),
    (
        (
            "Trường | Lớp | Học sinh | Giáo viên\nMầm non Hoa Sen | 12 | 318 | 27\nTiểu học Kim Đồng | 20 "
            "| 704 | 31\nTHCS Lê Lợi | 16 | {655|665} | 34\nTổng cộng | 48 | 1.677 | 92"
        ),
        "P301",
        "",
    ),
    (
        (
            "Nguồn vốn | Kế hoạch | Giải ngân | Tỷ lệ\nNgân sách tỉnh | 14.200 | 11.360 | 80,0%\nNgân sách "
            "trung ương | 9.600 | 6.720 | 70,0%\nTổng số | {23.800|22.800} | 18.080 | 76,0%"
        ),
        "P301",
        "",
    ),
    (
        ("Thôn | Số hộ | Số khẩu\nĐông | 214 | 862\nTây | 187 | {751|715}\nNam | 236 | 944\nCộng | 637 | 2.557"),
        "P301",
        "",
    ),
]
RIGHT = [
    (
        "Xã | Hộ nghèo đầu năm | Hộ nghèo cuối năm | Tỷ lệ\nA Lưới 1 | 214 | 180 | 12,1%\nA Lưới 2 | "
        "187 | 151 | 10,4%\nCộng | 401 | 331 | 11,3%"
    ),
    (
        "Chỉ tiêu | Kế hoạch | Thực hiện\nThu ngân sách | 272 | 214,6\nTrong đó: thu tiền sử dụng đất "
        "| 125 | 91,3\nThu còn lại | 147 | 123,3\nCộng | 272 | 214,6"
    ),
    "Lĩnh vực | Số vụ\nHình sự | 18\nMa túy | 7\nTổng cộng (chưa kể giao thông) | 25",
    ("Phòng | Biên chế | Có mặt\nVăn phòng | 12 | 11\nKinh tế | 10 | 9\nTrong đó nữ | 8 | 8\nCộng | 22 | 20"),
    "Trường | Bình quân học sinh/lớp\nHoa Sen | 26,5\nKim Đồng | 35,2\nChung | 31,4",
    (
        "Ngành | Năm 2024 | Năm 2025 | So sánh\nNông nghiệp | 1.204 | 1.286 | 106,8%\nCông nghiệp | "
        "2.318 | 2.610 | 112,6%\nDịch vụ | 1.977 | 2.155 | 109,0%\nTổng | 5.499 | 6.051 | 110,0%"
    ),
    ("Loại | Số lượng | Đơn giá | Thành tiền\nMáy tính | 5 | 14,5 | 72,5\nMáy in | 2 | 6,2 | 12,4\nCộng | 7 | | 84,9"),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert findings_of_rule(check_piped_tables, _CHOICE.sub(r"\g<right>", text)) == []
    assert_one(findings_of_rule(check_piped_tables, _CHOICE.sub(r"\g<wrong>", text)), code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_piped_tables, text) == []
