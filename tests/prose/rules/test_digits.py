"""Digits stuck to words, grouped wrongly."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.digits import check_digits

RIGHT = [
    "Từ Km12+500 đến Km18+200 trên tuyến ĐT.741; 100m2 sàn; 110kV; vắc xin 5in1; Covid19; mức A06; 12.345.678 lượt.",
    "Phiên bản 2.4.1; địa chỉ 10.2.30.4; ngày 12.5.2024; tháng 11/2019.",
]
WRONG = [
    (
        "Huyện cấp 126giấy phép.",
        "P915",
        "126 giấy",
    ),
    (
        "Số tiền 2,8tỷ đồng.",
        "P915",
        "2,8 tỷ",
    ),
    (
        "Tiếp nhận khoảng80 hồ sơ.",
        "P915",
        "khoảng 80",
    ),
    (
        "Chi hơn4.500 đồng.",
        "P915",
        "hơn 4.500",
    ),
    (
        "Khách nội địa 2.84.000 lượt.",
        "P917",
        "2.84.000",
    ),
    ("Trợ cấp cho2.318 đối tượng.", "P915", "cho 2.318"),
    ("Ngày15/6/2026, xã họp.", "P915", "Ngày 15/6/2026"),
    ("Từ tháng5/2026 đến nay.", "P915", "tháng 5/2026"),
    ("Dự toán năm2026 là 3 tỷ đồng.", "P915", "năm 2026"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_digits, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_digits, text), code, words)
