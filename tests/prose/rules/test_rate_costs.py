"""A rate, a number and what they make."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.rate_costs import check_rate_costs

RIGHT = [
    "Nuôi 12 trẻ, mức 900.000 đồng/tháng, tổng chi 10 tháng 108 triệu đồng.",
    "Đã trình 812 người, có quyết định 796 người. Chế độ 500.000 đồng/tháng, tổng chi tháng 5 là 398 triệu đồng.",
    "Hỗ trợ 240 hộ, mức 2 triệu đồng/hộ, tổng kinh phí 480 triệu đồng.",
    "Có 120 em nhận học bổng 1,5 triệu đồng/em, tổng trị giá 180 triệu đồng; năm học trước 110 em.",
    "Nuôi 35 trẻ, mức 900.000 đồng/tháng, tổng chi 6 tháng 189 triệu đồng.",
    "Có 100 hộ được 2 triệu đồng/hộ, tổng kinh phí chương trình 200 tỷ đồng.",
    "Chi trả cho 412 người, mức 500.000 đồng/tháng. Tổng chi các chế độ 37,2 tỷ đồng.",
    "Cấp 6.435 kg gạo cho 143 hộ, 429 khẩu (15 kg/khẩu).",
    "Cấp 64.350 kg gạo cho 143 hộ, 429 khẩu (15 kg/khẩu/tháng).",
    "Trồng 12.500 cây trên 25 ha (500 cây/ha); năm trước 1.250 cây.",
    "Cấp 64.350 kg gạo cho 429 khẩu (15 kg/khẩu) trong 10 tháng.",
    "Cấp 12.350 cuốn vở cho 247 giáo viên, 2.470 học sinh (5 cuốn/em).",
    "Cấp 64.350 kg gạo; đợt 2 cho 429 khẩu (15 kg/khẩu).",
    "Cấp 6.450 kg gạo cho 429 khẩu (15 kg/khẩu), kể cả 15 kg dự phòng.",
    "Cấp 64.350 kg và 6.435 kg gạo cho 429 khẩu (15 kg/khẩu).",
    "Phát 120 cuốn cho 12 trường (10 cuốn/trường).",
    "Tiêu hủy 682.990 kg lợn. Theo mức hỗ trợ 40.000 đồng/kg lợn hơi, nhu cầu kinh phí khoảng 27,3 tỷ đồng.",
    "Tiêu hủy 682.990 kg lợn. Theo mức hỗ trợ 40.000 đồng/kg lợn hơi, nhu cầu kinh phí gần 27,4 tỷ đồng.",
    "Tiêu hủy 682.990 kg lợn của 273 hộ. Mức 40.000 đồng/kg, kinh phí đợt đầu khoảng 30 triệu đồng.",
    "Có 682.990 con. Mức hỗ trợ 40.000 đồng/kg, kinh phí đã tạm ứng khoảng 27,3 triệu đồng.",
    "Hỗ trợ 2.145 hộ, mức 2 triệu đồng/hộ, kinh phí khoảng 42,9 tỷ đồng cả ba đợt.",
    "Thu mua 12.480 tấn mía, giá 1,25 triệu đồng/tấn, tổng giá trị khoảng 15,6 tỷ đồng.",
]
WRONG = [
    ("Tặng 2.408 suất quà, trị giá 500.000 đồng/suất, tổng 12,04 tỷ đồng.", "1,204 tỷ đồng"),
    ("Có quyết định 796 người. Chế độ 500.000 đồng/tháng, tổng chi tháng 5 là 398 tỷ đồng.", "398 triệu đồng"),
    ("Nuôi 35 trẻ, mức 900.000 đồng/tháng, tổng chi 6 tháng 189 tỷ đồng.", "189 triệu đồng"),
    ("Xã có 2.145 hộ bị thiệt hại. Mức hỗ trợ 2 triệu đồng/hộ, tổng kinh phí 4,29 triệu đồng.", "4,29 tỷ đồng"),
    ("Gạo giáp hạt: 64.350 kg cho 143 hộ, 429 khẩu (15 kg/khẩu), cấp xong ngày 09/02/2026.", "6.435 kg"),
    (
        "Tiêu hủy 682.990 kg lợn. Theo mức hỗ trợ 40.000 đồng/kg lợn hơi, nhu cầu kinh phí khoảng 27,3 triệu đồng.",
        "27,3 tỷ đồng",
    ),
    ("Tiêu hủy 682.990 kg. Mức hỗ trợ 40.000 đồng/kg, kinh phí gần 27,4 triệu đồng.", "27,4 tỷ đồng"),
    ("Thu mua 12.480 tấn mía, giá 1,25 triệu đồng/tấn, tổng giá trị khoảng 15,6 triệu đồng.", "15,6 tỷ đồng"),
    ("Hỗ trợ 1.237 hộ, mức 3 triệu đồng/hộ, kinh phí khoảng 3,71 triệu đồng.", "3,71 tỷ đồng"),
    ("Cấp 12.350 cuốn vở cho 247 học sinh (5 cuốn/em).", "1.235 cuốn"),
    ("Trồng 1.250 cây trên 25 ha (500 cây/ha).", "12.500 cây"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_products_and_other_costs_are_silent(text: str) -> None:
    assert findings_of_rule(check_rate_costs, text) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_costs_in_the_wrong_scale_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_rate_costs, text), "P913", words)
