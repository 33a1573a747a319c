""" "Tăng" and "giảm" against the numbers beside them."""

from __future__ import annotations

import pytest

from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.direction import check_direction

# fmt: off
RIGHT = [
    "Trong năm xảy ra 38 vụ, làm rõ 33 vụ. So với năm 2024, giảm 8 vụ, tương ứng 17,4%.",
    "BHXH bắt buộc: 46.832 người, tăng 2.635 người so với cùng kỳ (6,0%).",
    "Tỷ lệ hộ nghèo giảm từ 6,82% xuống còn 5,17%.",
    "Xảy ra 412 vụ, tăng 27 vụ (+7%), làm chết 168 người, giảm 14 người chết (-7,7%) so với cùng kỳ.",
    "Tỷ lệ quá hạn là 0,42%, giảm 0,31 điểm phần trăm so với cùng kỳ năm 2022 (0,73%).",
    "Mực nước hồ là 108,42 m, tăng 0,35 m so với hôm trước (108,07 m).",
    "Doanh thu đạt 4.500 tỷ đồng, gấp 1,5 lần năm 2023 (3.000 tỷ đồng).",
    "Giá trị đạt 345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 15%.",
    "Xảy ra 96 vụ, giảm 24 vụ so với cùng kỳ năm 2023 (120 vụ), tương đương giảm 20%.",
    "Chỉ số xếp thứ 21, tăng 9 bậc (từ 30 lên 21).",
    "Thứ hạng giảm từ 11 xuống 14; tăng từ hạng 30 lên hạng 21.",
    "Bắt buộc tăng 8.265 người (tăng 3,5%); tự nguyện giảm 2.665 người (giảm 3,6%); tính gộp vẫn tăng 5.600 người.",
    "Số hộ cận nghèo giảm 214 hộ (giảm 12,1%); hộ nghèo giảm 96 hộ (giảm 9,4%).",
    "Lao động nữ tăng 412 người (tăng 6,1%), lao động nam giảm 186 người (giảm 2,4%).",
    "Tiểu học tăng 862 học sinh (tăng 0,9%), THCS tăng 512 học sinh (tăng 3,1%).",
]
WRONG = [
    ("Trong năm xảy ra 38 vụ, làm rõ 33 vụ. So với năm 2024, tăng 8 vụ, tương ứng 17,4%.", "P904", "giảm"),
    ("BHXH bắt buộc: 46.832 người, tăng 2.365 người so với cùng kỳ (6,0%).", "P903", "6,0%"),
    ("Tỷ lệ hộ nghèo tăng từ 6,82% xuống còn 5,17%.", "P904", "giảm"),
    ("Xảy ra 412 vụ, tăng 27 vụ (+17%) so với cùng kỳ.", "P920", "7%"),
    ("Có 800 hộ nghèo, giảm 96 hộ (giảm 17,0%) so với đầu năm.", "P903", "10,7%"),
    ("Xảy ra 21 vụ, giảm 10 vụ (+32,3%) so với cùng kỳ.", "P904", "tăng"),
    ("Xảy ra 96 vụ, giảm 24 vụ so với cùng kỳ năm 2023 (120 vụ), tương đương giảm 25%.", "P903", "20"),
    (
        "Sản xuất công nghiệp giảm 8,4%, trong đó khai khoáng giảm 2,1%, chế biến tăng 9,6%, điện tăng "
        "7,3%.",
        "P904",
        "tăng",
    ),
]
# fmt: on


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_may_be_right_is_silent(sentence: str) -> None:
    assert list(check_direction(ProseContext(read(from_text([sentence], "a.txt"))))) == []


@pytest.mark.parametrize(("sentence", "code", "words"), WRONG)
def test_what_contradicts_itself_is_said(sentence: str, code: str, words: str) -> None:
    (item,) = check_direction(ProseContext(read(from_text([sentence], "a.txt"))))
    assert item.code == code
    assert words in f"{item.message()} {item.hint()}"
