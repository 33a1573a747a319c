"""Figures with exchanged digits among others of their unit."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.exchanged_terms import check_exchanged_terms

CASES = [
    ("Được giao 143.700 triệu đồng; giải ngân 31.614 triệu đồng, tiếp tục giao {} triệu đồng.", "112.086", "112.806"),
    ("Đăng ký thi 38.214 em.\nVắng vì ốm, vì lý do khác 1.662 em.\nĐến phòng thi {} em.", "36.552", "35.652"),
    (
        "Phải thi hành 14.158 việc, có điều kiện 9.127 việc. Xong 7.208 việc; đình chỉ 514 việc. "
        "Số việc chuyển kỳ sau: {} việc.",
        "6.436", "6.346",
    ),
    (
        "Dư đầu kỳ 1.846,2 tỷ đồng; cho vay 612,4 tỷ đồng; thu nợ 938,7 tỷ đồng; số dư đến ngày 31/3/2026: {} tỷ đồng.",
        "1.519,9", "1.591,9",
    ),
    ("Hộ nghèo đầu kỳ {} hộ. Giảm 5.832 hộ, cuối kỳ còn 28.154 hộ; cận nghèo 6.417 hộ.", "33.986", "33.896"),
    ("Tồn kỳ trước 61.482 đơn. Số đơn chuyển sang kỳ sau giảm còn {} đơn, tức là giảm 15.389 đơn.", "46.093", "45.093"),
]  # fmt: skip
"""A text, the right figure, the same with two digits exchanged."""
OTHERS = [
    "Phải thi hành 14.158 việc. Xong 7.208 việc; đình chỉ 514 việc. Thụ lý mới 6.346 việc.",
    "Tổng 14.158 việc; xong 7.208 việc; đình chỉ 514 việc; hoãn 90 việc. Số việc chuyển kỳ sau: 6.346 việc.",
    "Chỉ tiêu 4.200 căn, hoàn thành 1.386 căn; đang thi công 8.214 căn.",
    "Được giao 143.700 triệu đồng; chi 31.614 triệu đồng, vốn nước ngoài 112.806 triệu đồng, vốn khác 720 triệu đồng.",
    "Mức 500.000 đồng, 300.000 đồng và 200.000 đồng; 48.700 con gà, 52.000 con vịt, 4.200 con ngan.",
    "Đăng ký 38.214 em, vắng 1.562 em, dự thi 36.562 em, bổ sung 36.652 em.",
    "Tổng 418 hộ, 450 hộ, 13 hộ.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_exchanged_digits_are_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_exchanged_terms, text.format(right)) == []
    assert_one(findings_of_rule(check_exchanged_terms, text.format(wrong)), "P977", right)


@pytest.mark.parametrize("text", OTHERS)
def test_what_others_make_and_rough_or_small_figures_are_silent(text: str) -> None:
    assert findings_of_rule(check_exchanged_terms, text) == []
