"""Values beside the ones they are compared with."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families

RIGHT = [
    "Tiếp nhận 775 hồ sơ, tăng 15 hồ sơ so với tháng trước và tăng 25% so với quý I (620 hồ sơ).",
    "Tiếp nhận 775 hồ sơ, tăng 15 hồ sơ (tăng 1,97%) so với tháng trước và tăng 25% so với tháng 12 (620 hồ sơ).",
    "Thu 120 tỷ đồng, giảm 10 tỷ đồng so với quý trước, tăng 20% so với cùng kỳ năm 2022 (100 tỷ đồng).",
    "Tiếp công dân 218 lượt. So với quý I, số lượt tiếp giảm 14,8% (256 lượt), số đơn tăng 10% (1.289 đơn).",
    "Kiểm định 6.184 lượt, tăng 5,9% (5.842 lượt năm 2024), trong đó không đạt lần 1 là 642 lượt (10,4%).",
    "Số người bị thương 20 người, giảm 10 (-33,3%) so với cùng kỳ (30 người).",
    "Tỷ lệ hộ nghèo còn 3,14%, giảm 1,68 điểm phần trăm so với năm 2023 (4,82%).",
    "Tổng thu đạt 4.500 tỷ đồng, gấp 1,5 lần năm 2023 (3.000 tỷ đồng).",
    "Doanh thu 412 tỷ đồng, gấp 1,6 lần năm 2024 (257,5 tỷ đồng) và gấp 2,1 lần năm 2023 (196,2 tỷ đồng).",
    "Thu 62 triệu đồng, thấp hơn mức chung nhưng cao hơn mục tiêu (58 triệu đồng).",
    "Giá trị đạt 345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 15%.",
    "Thu 12.456 tỷ đồng, bằng 81,9% dự toán (15.200 tỷ đồng) và tăng 11,9% so với cùng kỳ (11.130 tỷ đồng).",
    "Lượng khách đạt 3,62 triệu lượt, tăng 20,7% so với năm 2023 (3 triệu lượt).",
    "Tỷ lệ giảm từ 4,12% xuống còn 2,96% (giảm 1,16 điểm phần trăm), vượt kế hoạch đề ra là 1%.",
    "Còn 8.436 hộ, chiếm 3,42% trên tổng số 246.500 hộ; giảm 2.314 hộ so với đầu năm (10.750 hộ).",
    "Tổng số 1.268 em, giảm 7 em so với đầu năm (chuyển đi 9, chuyển đến 4, thôi học 2).",
    "Ghi nhận 118 ca, giảm 15 ca so với tuần 41 (133 ca).",
    "Thu nhập đạt 62,4 triệu đồng/người/năm, tăng 8,3% so với năm 2023 (57,6 triệu đồng).",
]
WRONG = [
    ("Tiếp nhận 775 hồ sơ, tăng 15 hồ sơ so với tháng trước và tăng 35% so với quý I (620 hồ sơ).", "P903", "25"),
    ("Tỷ lệ quá hạn là 0,42%, tăng 0,31 điểm phần trăm so với cùng kỳ năm 2022 (0,73%).", "P904", "giảm"),
    ("Mực nước hồ là 108,42 m, tăng 0,45 m so với hôm trước (108,07 m).", "P903", "0,35"),
    ("Số người bị thương 20 người, giảm 10 (-53%) so với cùng kỳ (30 người).", "P903", "33,3%"),
    ("Tỷ lệ hộ nghèo còn 3,14%, giảm 1,86 điểm phần trăm so với năm 2023 (4,82%).", "P903", "1,68"),
    ("Tổng thu đạt 4.500 tỷ đồng, gấp 2,5 lần năm 2023 (3.000 tỷ đồng).", "P903", "1,5 lần"),
    (
        "Doanh thu 412 tỷ đồng, gấp 1,6 lần năm 2024 (257,5 tỷ đồng) và gấp 1,2 lần năm 2023 (196,2 tỷ đồng).",
        "P903",
        "2,1 lần",
    ),
    ("Giá trị đạt 345 tỷ đồng, vượt kế hoạch (300 tỷ đồng) 5%.", "P903", "15,0%"),
    ("Thu nhập đạt 58 triệu đồng, cao hơn kế hoạch (62 triệu đồng).", "P904", "cao hơn"),
    ("Hoàn thành 410 căn nhà, đạt và vượt kế hoạch năm (500 căn).", "P904", "vượt"),
    ("Tỷ lệ giảm từ 3,24% xuống 2,18%, tăng 1,06 điểm phần trăm.", "P904", "tăng"),
    ("Còn 8.436 hộ, chiếm 3,42% trên tổng số 246.500 hộ; tăng 2.314 hộ so với đầu năm (10.750 hộ).", "P904", "tăng"),
    ("Ghi nhận 118 ca, giảm 51 ca so với tuần 41 (133 ca).", "P306", "15"),
]


CODES = ("P903", "P904", "P306")


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_families(CODES, *text.split("\n")) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_contradicts_itself_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_families(CODES, *text.split("\n")), code, words)


def test_what_a_move_amounts_to_is_quoted_with_it() -> None:
    text = "Tỷ lệ hộ nghèo giảm từ 8,9% xuống 8,2%, giảm 0,9 điểm phần trăm."
    assert_one(findings_of_families(("P903",), text), "P903", "“8,9% xuống 8,2%, giảm 0,9”")
