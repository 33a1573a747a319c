"""Figures that stand twice, once with exchanged digits."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.exchanged_repeats import check_exchanged_repeats

CASES = [
    (
        "Phê duyệt 1.455 hộ, chi trả tiền cho 1.287 hộ, 168 hộ chưa nhận. Trong {} hộ đã nhận tiền có 12 hộ khó khăn.",
        "1.287", "1.827",
    ),
    ("Tiền sử dụng đất: 9.604 triệu đồng.\nKhác: 3.142 triệu đồng.\nTiền sử dụng đất {} triệu đồng.", "9.604", "9.064"),
    ("Giải thể: 7.946 doanh nghiệp.\nTạm ngừng: 35.480 doanh nghiệp.\nCó {} doanh nghiệp giải thể.", "7.946", "7.496"),
    ("6.150 hộ đăng ký, đạt 5.658 hộ, bằng 92,0% số hộ.\nNăm sau nâng từ {} hộ lên 5.750 hộ.", "5.658", "5.568"),
    ("Bắt giữ 628 vụ.\nKhởi tố 539 vụ; xử phạt 89 vụ.\nKết quả {} vụ phát hiện, bắt giữ là nỗ lực lớn.", "628", "682"),
]  # fmt: skip
"""A text, the right figure, the same with two digits exchanged."""
OTHERS = [
    "Tổng số cử tri theo danh sách 14.862 người, đã tham gia bỏ phiếu 14.826 người.",
    "Tiền sử dụng đất đạt 9.604 triệu đồng; năm trước tiền sử dụng đất đạt 9.064 triệu đồng.",
    "Đề nghị cấp 2.318 hồ sơ đất đai, cấp xong 2.381 hồ sơ đất đai, gồm 2.318 hồ sơ mới và 63 hồ sơ cũ.",
    "Diện tích khoán 8.594 ha cho các hộ. Năm 2024 diện tích khoán 8.549 ha.",
    "Gieo 1.346 ha lúa lai; thu hoạch 1.364 ha lúa lai.",
    "Hỗ trợ 312 lượt người khám bệnh; 321 lượt người khám bệnh ở xã bạn.",
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_exchanged_digits_are_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_exchanged_repeats, text.format(right)) == []
    assert_one(findings_of_rule(check_exchanged_repeats, text.format(wrong)), "P922", wrong)


@pytest.mark.parametrize("text", OTHERS)
def test_figures_of_other_matters_are_silent(text: str) -> None:
    assert findings_of_rule(check_exchanged_repeats, text) == []
