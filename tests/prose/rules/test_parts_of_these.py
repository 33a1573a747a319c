"""Parts of things just named."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.parts_of_these import check_parts_of_these

WRONG = [
    "Lực lượng: 486 thanh niên, trong đó 534 đoàn viên (72,8%); 12 đội hình.",
    "Lớp có 125 học viên, trong đó 184 người là nữ (67,2%).",
    "Xã có 318 đảng viên, trong đó có 349 đảng viên nữ (78,3%).",
    "Xã có 1.164 người thuộc diện nhận quà, đến ngày 25/7 đã trao cho 1.182 người trong số này.",
    "Huyện kiểm kê 86 công trình; 91 công trình trong số đó đã xuống cấp.",
    "Bệnh viện tiếp nhận 240 ca sốt xuất huyết. Trong số này, có 312 ca được xuất viện.",
    "Sở thẩm định 45 dự án, đã trả kết quả 54 dự án trong tổng số nêu trên.",
]
RIGHT = [
    "Lực lượng: 486 thanh niên, trong đó 354 đoàn viên (72,8%).",
    "Xã có 15 hộ nghèo, trong đó 48 khẩu (12,5%).",
    "Tổ chức 12 lớp, trong đó 480 học viên (85%) đạt khá.",
    "Kết nạp 118 đoàn viên, trong đó 150 thanh niên (72,8%).",
    "Xã có 1.182 người thuộc diện nhận quà, đến ngày 25/7 đã trao cho 1.164 người trong số này.",
    "Huyện kiểm kê 96 công trình; 91 công trình trong số đó đã xuống cấp.",
    "Toàn tỉnh có 1.204 doanh nghiệp, thành lập mới 86 doanh nghiệp, giải thể 40 doanh nghiệp; "
    "312 doanh nghiệp trong số đó hoạt động tại khu công nghiệp.",
    "Mở 12 lớp cho 340 người; trong số này, có 120 người là nữ.",
    "Khoảng 300 hộ bị ngập, 310 hộ trong số này đã được hỗ trợ.",
    "Đã giải ngân 51/60 dự án; 55 dự án trong số này có mặt bằng.",
]


@pytest.mark.parametrize("text", WRONG)
def test_more_than_all_of_them_is_found(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_parts_of_these, text)] == ["P303"]


@pytest.mark.parametrize("text", RIGHT)
def test_a_part_of_them_is_silent(text: str) -> None:
    assert findings_of_rule(check_parts_of_these, text) == []
