"""What a percentage is a share of."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families

RIGHT = [
    "Tổng số 1.860 hộ đăng ký; đạt 1.596 hộ (85,8%), không đạt 264 hộ (14,2%).",
    "Toàn tỉnh có 268.412 trẻ em dưới 16 tuổi, chiếm 23,5% dân số (1.142.000 người).",
    "Đạt 3,42 tỷ USD, tăng 15,9% so với cùng kỳ (2,95 tỷ USD), bằng 76% kế hoạch năm (4,5 tỷ USD).",
    "Xảy ra 58 vụ, giảm 9 vụ so với cùng kỳ, đã làm rõ 52 vụ với 79 đối tượng, đạt tỷ lệ 89,7%.",
    "Lập biên bản 38.412 trường hợp. Nồng độ cồn 11.240 trường hợp, chiếm 29,3%; tốc độ 7.915 trường hợp, chiếm 20,6%.",
    "Khám 1.102 thanh niên, 468 công dân đủ sức khỏe, đạt 42,5%. Chỉ tiêu 165, đã giao 165 công dân, đạt 100%.",
    "Phụ nữ 46.210 người, chiếm 58,5%. Đảng viên nữ 12.000 người, chiếm 26%.",
]
WRONG = [
    ("Tổng số 1.860 hộ đăng ký; đạt 1.596 hộ (85,8%), không đạt 264 hộ (12,4%).", "P401", "14,2%"),
    ("Toàn tỉnh có 268.412 trẻ em dưới 16 tuổi, chiếm 32,5% dân số (1.142.000 người).", "P401", "23,5%"),
    ("Đạt 3,42 tỷ USD, tăng 15,9% so với cùng kỳ (2,95 tỷ USD), bằng 72% kế hoạch năm (4,5 tỷ USD).", "P401", "76%"),
    ("Xảy ra 58 vụ, giảm 9 vụ so với cùng kỳ, đã làm rõ 52 vụ với 79 đối tượng, đạt tỷ lệ 87,7%.", "P401", "89,7%"),
    ("Giải ngân 1.294,6 tỷ đồng/2.000,4 tỷ đồng, đạt 67,4% kế hoạch.", "P401", "64,7%"),
]


CODES = ("P401", "P402", "P403")


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_families(CODES, *text.split("\n")) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_contradicts_itself_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_families(CODES, *text.split("\n")), code, words)


def test_a_rate_of_something_else_is_no_share_of_the_count_before() -> None:
    assert (
        findings_of_families(CODES, "Tiếp nhận 817 hồ sơ; đã giải quyết 776 hồ sơ, đúng và trước hạn đạt 99,48%.") == []
    )


@pytest.mark.parametrize(
    ("text", "right", "wrong", "computation"),
    [
        (
            "Kiểm tra được 45 cơ sở (30 nhà hàng; 15 quán ăn) trên tổng số 60 cơ sở, đạt tỷ lệ {}.",
            "75%",
            "85%",
            "45/60 = 75%",
        ),
        (
            "Xong 38 công trình (12 đường, 15 cầu, 11 cống) trong tổng số 42 công trình, đạt {}.",
            "90,5%",
            "95,0%",
            "38/42",
        ),
        ("Kiểm tra 32 trường (20 mầm non, 12 tiểu học) trên tổng số 40 trường, đạt {}.", "80%", "70%", "32/40 = 80%"),
        ("Giải quyết 120 đơn (95 khiếu nại, 25 tố cáo) trong tổng số 150 đơn, đạt tỷ lệ {}.", "80%", "82%", "120/150"),
    ],
)
def test_a_bracket_before_the_base_has_no_numerator(text: str, right: str, wrong: str, computation: str) -> None:
    assert findings_of_families(("P4",), text.format(right)) == []
    assert_one(findings_of_families(("P4",), text.format(wrong)), "P401", computation)
