"""Changes of several things one after the other."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.listed_changes import check_listed_changes

PAIRS = [
    (
        (
            "Sáu tháng đầu năm xảy ra 118 vụ cháy, làm chết 9 người, bị thương 21 người. So với cùng kỳ (124 vụ, 14 "
            "người chết, 17 người bị thương) giảm 6 vụ (4,8%), {giảm|tăng} 5 người chết và tăng 4 người bị thương."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Quý III phát hiện 214 vụ vi phạm, xử lý 231 đối tượng, thu giữ 18 phương tiện. So với quý II (241 vụ, "
            "203 đối tượng, 25 phương tiện), giảm 27 vụ, tăng 28 đối tượng, {giảm|tăng} 7 phương tiện."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Năm 2025 trường có 1.412 học sinh, 68 giáo viên, 41 lớp; so với năm 2024 (1.386 học sinh, 71 giáo viên, "
            "40 lớp) tăng 26 học sinh, {giảm|tăng} 3 giáo viên, tăng 1 lớp."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Trong tháng tiếp 86 lượt, nhận 41 đơn, phát sinh 3 đoàn đông người. So với tháng trước (92 lượt, 35 "
            "đơn, 5 đoàn), giảm 6 lượt, {tăng|giảm} 6 đơn, giảm 2 đoàn."
        ),
        "P904",
        "tăng",
    ),
    ("Bị thương 14 người (cùng kỳ 19 người), {giảm|tăng} 05 người.", "P904", "giảm"),
    (
        (
            "- Tai nạn: xảy ra 21 vụ (cùng kỳ 26 vụ), giảm 05 vụ; chết 04 người (cùng kỳ 07 người), {giảm|tăng} 03 "
            "người; bị thương 18 người (cùng kỳ 18 người), không tăng, không giảm."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Cháy rừng 03 vụ (năm trước 08 vụ), {giảm|tăng} 05 vụ; diện tích thiệt hại 4,2 ha (năm trước 11,6 ha), "
            "giảm 7,4 ha."
        ),
        "P904",
        "giảm",
    ),
    (
        ("Đơn khiếu nại 12 đơn (quý trước 9 đơn), {tăng|giảm} 3 đơn; đơn tố cáo 2 đơn (quý trước 5 đơn), giảm 3 đơn."),
        "P904",
        "tăng",
    ),
    ("Trẻ em bị đuối nước: 05 em (cùng kỳ 02 em), {tăng|giảm} 03 em.", "P904", "tăng"),
    (
        (
            "Trong tháng xảy ra 12 vụ, làm chết 4 người; so với cùng kỳ (15 vụ, 2 người chết) giảm 3 vụ, tăng 2 "
            "người chết. So với tháng trước (10 vụ, 5 người chết) tăng 2 vụ, {giảm|tăng} 1 người chết."
        ),
        "P904",
        "giảm",
    ),
    (
        (
            "Bắt giữ 18 đối tượng, thu 12 kg; so với cùng kỳ năm 2024 (21 đối tượng, 9 kg) giảm 3 đối tượng, "
            "{tăng|giảm} 3 kg."
        ),
        "P904",
        "tăng",
    ),
    (
        (
            "Trồng 412 ha (năm 2024: 386 ha), tăng 26 ha, trong đó rừng sản xuất 300 ha (năm 2024: 310 ha), "
            "{giảm|tăng} 10 ha."
        ),
        "P904",
        "giảm",
    ),
]
RIGHT = [
    (
        "Trong năm xảy ra 386 vụ, làm chết 152 người, bị thương 327 người. So với năm trước (345 vụ, 161 người "
        "chết, 269 người bị thương) tăng 41 vụ (11,9%), giảm 9 người chết (5,6%) và tăng 58 người bị thương "
        "(21,6%)."
    ),
    "Bị thương 14 người (cùng kỳ 19 người), trong đó tăng 05 người ở đô thị.",
    ("Xảy ra 18 vụ (cùng kỳ 17 vụ), tăng 01 vụ; làm rõ 16 vụ, bắt 23 đối tượng, tăng 3 đối tượng."),
    "Có 9 hộ nghèo (đầu năm 15 hộ), 6 hộ thoát nghèo, tăng 2 hộ so với kế hoạch giao.",
    "Khách quốc tế 12.400 lượt (cùng kỳ 15.100 lượt), khách nội địa tăng 2.700 lượt.",
    "Số vụ 42 (cùng kỳ 51 vụ), giảm 9 vụ; số bị can 71 (cùng kỳ 64), tăng 7 bị can.",
    ("Toàn tỉnh có 18 xã đạt chuẩn (năm 2024 có 15 xã), tăng 3 xã; 4 xã nâng cao (năm 2024 có 4 xã), không tăng."),
    (
        "Cuối năm 2025 xã có 412 hộ nghèo trên tổng số 5.204 hộ, chiếm 7,92%, giảm 2,10 điểm phần trăm so với "
        "cuối năm 2024 (514 hộ trên 5.131 hộ, tỷ lệ 10,02%)."
    ),
    (
        "Có 1.204 lao động qua đào tạo trên 1.980 lao động, đạt 60,8%, tăng 1,2 điểm phần trăm so với năm trước "
        "(1.310 lao động trên 2.198 lao động, 59,6%)."
    ),
    (
        "Toàn trường có 1.412 học sinh, đi học chuyên cần đạt 98,2%, tăng 0,4 điểm phần trăm so với kỳ trước "
        "(1.431 học sinh, 97,8%)."
    ),
    (
        "Tín dụng đạt 86.200 tỷ đồng, tỷ lệ nợ xấu 1,42%, giảm 0,11 điểm phần trăm so với đầu năm (80.100 tỷ "
        "đồng; 1,53%)."
    ),
    ("Tỷ lệ che phủ 48,2%, diện tích rừng 61.204 ha, tăng 0,3 điểm phần trăm so với năm 2024 (61.980 ha; 47,9%)."),
    ("Đội xử lý 118 vụ và 9 vụ nghiêm trọng. So với năm 2024 (124 vụ, 14 người chết) giảm 6 vụ."),
    (
        "Thu 1.318 triệu đồng, chi 1.102 triệu đồng; so với quý trước (1.204 triệu đồng, 1.115 triệu đồng) thu "
        "tăng 114 triệu đồng, chi giảm 13 triệu đồng."
    ),
    (
        "Xảy ra 386 vụ, bị thương 327 người, trong đó nặng 52 người. So với cùng kỳ (345 vụ, 269 người bị "
        "thương) tăng 41 vụ, tăng 58 người bị thương."
    ),
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_listed_changes, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_listed_changes, text) == []
