"""Totals and parts of which one has exchanged digits."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.exchanged_digits import check_exchanged_digits

LINES = "Bệnh viện tỉnh khám 48.216 lượt, nội trú 2.965 lượt.\nY học cổ truyền khám 12.407 lượt, nội trú {} lượt.\n" \
    "Sản Nhi khám 21.538 lượt, nội trú 3.412 lượt.\nCộng khám 82.161 lượt, nội trú 8.515 lượt."  # fmt: skip
CASES = [
    ("Thu {} tỷ đồng. Nội địa là 10.230 tỷ đồng, còn xuất nhập khẩu là 2.265 tỷ đồng.", "12.495", "12.945", "P301"),
    ("Thụ lý 312 vụ với {} bị can (cũ 84 vụ, 139 bị can; mới 228 vụ, 329 bị can).", "468", "486", "P301"),
    ("Đã cấp 1.240 giấy; đổi 2.115 giấy; thu hồi 306 giấy. Như vậy xử lý {} giấy.", "3.661", "3.616", "P301"),
    ("Nhu cầu 2.874 căn. Bàn giao 1.835 căn. Phần chưa hoàn thành là {} căn.", "1.039", "1.093", "P305"),
    ("Giao 3.120 chỉ tiêu. Có mặt {} người, như vậy 370 chỉ tiêu chưa sử dụng.", "2.750", "2.705", "P301"),
    (
        "Hội có {} hội viên.\nTrên 60 tuổi: 987 người.\nTừ 45 đến 60 tuổi: 514 người.\nDưới 45 tuổi: 141 người.",
        "1.642",
        "1.462",
        "P301",
    ),
    (LINES, "2.138", "2.318", "P301"),
]
"""A text, the right figure, the same with two digits exchanged, the code."""
OTHERS = [
    "Ba ngành đông nhất là Điều dưỡng (486), Dược (341), Xét nghiệm (127).",
    "Nhận 1.126 hồ sơ, kỳ trước chuyển qua 18 hồ sơ, đã giải quyết 1.131 hồ sơ, đang giải quyết 13 hồ sơ.",
    "Có 1.968 người đăng ký, 63 người xin thêm, 45 người rút; 1.645 người và 341 người nghỉ việc, cộng 1.986 người.",
    "Thu 12.945 tỷ đồng, tăng 10.230 tỷ đồng so với cùng kỳ và 2.265 tỷ đồng so với dự toán.",
    "Rèn luyện: tốt 1.239 em, khá 04 em;\nHọc tập: tốt 1.201 em, khá 42 em;\nThi chọn: 92 em.",
]


@pytest.mark.parametrize(("text", "right", "wrong", "code"), CASES)
def test_exchanged_digits_are_found(text: str, right: str, wrong: str, code: str) -> None:
    assert findings_of_rule(check_exchanged_digits, text.format(right)) == []
    assert_one(findings_of_rule(check_exchanged_digits, text.format(wrong)), code, wrong)


@pytest.mark.parametrize("text", OTHERS)
def test_figures_that_are_no_parts_are_silent(text: str) -> None:
    assert findings_of_rule(check_exchanged_digits, text) == []
