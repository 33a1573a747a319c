"""Equal values of two times that are told as a change."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.equal_values import check_equal_values

WRONG = [
    (
        ("Quý III/2025 tiếp nhận mới 4.218 hồ sơ; quý IV/2025 tiếp nhận mới 4.218 hồ sơ (tăng 12,3% so với quý III)."),
        "không thay đổi",
    ),
    (
        ("Tháng 8 xử phạt 312 trường hợp, tháng 9 xử phạt 312 trường hợp, giảm 24 trường hợp so với tháng trước."),
        "không thay đổi",
    ),
    ("Năm 2024 cấp 1.204 giấy phép; năm 2025 cấp 1.204 giấy phép, tăng 8,1% so với năm 2024.", "không thay đổi"),
]
RIGHT = [
    "Quý III tiếp nhận mới 4.218 hồ sơ; quý IV tiếp nhận mới 4.737 hồ sơ (tăng 12,3% so với quý III).",
    "Quý III giải quyết 4.218 hồ sơ; quý IV tiếp nhận 4.218 hồ sơ (tăng 12,3% so với quý III).",
    "Quý III tiếp nhận 4.218 hồ sơ; quý IV tiếp nhận 4.218 hồ sơ (tăng 12,3% so với cùng kỳ).",
    "Quý III tiếp nhận 4.218 hồ sơ; quý IV tiếp nhận 4.218 hồ sơ (tăng 12,3% so với quý IV năm trước).",
    "Quý III tiếp nhận 4.218 hồ sơ; quý IV tiếp nhận 4.218 hồ sơ, không tăng so với quý III.",
    "Quý III tiếp nhận 4.218 hồ sơ; quý IV tiếp nhận 4.218 hồ sơ, tăng tỷ lệ trực tuyến so với quý III.",
    "Quý III xã An Phú cấp 18 giấy phép; quý III xã Tân Lập cấp 18 giấy phép, tăng 3 giấy phép so với quý II.",
    "Tháng 8 có 12 vụ; tháng 9 có 12 vụ, tăng 2 vụ so với năm trước.",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_the_mistake_is_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_equal_values, text), "P904", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_equal_values, text) == []
