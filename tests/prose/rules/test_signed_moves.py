"""What came and what went, against what was there and what is left."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.signed_moves import check_signed_moves

# fmt: off
CASES = [
    (
        "Hộ nghèo cuối năm 2024 (gộp các xã cũ) 814 hộ; trong năm thoát nghèo 126 hộ, phát sinh 18 hộ; "
        "cuối năm 2025 còn {} hộ.",
        "706", "760",
    ),
    ("Số hộ cận nghèo từ 538 hộ xuống 517 hộ (thoát {}, phát sinh 64).", "85", "58"),
    (
        "Đảng viên đầu kỳ (01/7/2025): 2.316 đồng chí. Trong kỳ: kết nạp 34, chuyển đến 12, chuyển đi {}, từ trần 11, "
        "xóa tên 3. Hiện có 2.319 đồng chí, sinh hoạt ở 61 chi bộ.",
        "29", "92",
    ),
    (
        "Vốn được giao đầu năm 2.340 tỷ đồng; sau 3 lần điều chỉnh (tăng 215 tỷ đồng, giảm 96 tỷ đồng, "
        "giảm 31 tỷ đồng) còn {} tỷ đồng.",
        "2.428", "2.482",
    ),
    (
        "Quỹ trong năm (triệu đồng):\nSố dư đầu kỳ: 31.406\n"
        "Thu trong kỳ: 20.518, trong đó các doanh nghiệp ủng hộ 14.300, cá nhân 6.218\n"
        "Chi trong kỳ: 27.350, gồm hỗ trợ xây nhà 21.000; hỗ trợ học sinh 6.350\nSố dư chuyển kỳ sau: {}",
        "24.574", "24.547",
    ),
    (
        "Số dư đầu kỳ 84.310.000 đồng; thu trong kỳ {} đồng, gồm hội phí 105.200.000 đồng, cấp trên cấp "
        "86.430.000 đồng.\nChi trong kỳ 203.700.000 đồng. Số dư cuối kỳ 72.240.000 đồng.",
        "191.630.000", "191.360.000",
    ),
    (
        "Thu nội địa 7.418 tỷ đồng, thu từ xuất nhập khẩu 946 tỷ đồng.\nNếu loại trừ tiền sử dụng đất ({} tỷ đồng) và "
        "xổ số kiến thiết (318 tỷ đồng), thu nội địa còn 4.947 tỷ đồng, tăng 6,1% so với cùng kỳ.",
        "2.153", "2.513",
    ),
]
SILENT = [
    # what nobody names may have come, too
    "Đầu năm có 814 hộ; thoát nghèo 126 hộ, phát sinh 18 hộ; cuối năm còn 731 hộ.",
    # the move in the bracket is part of the one before it
    "Đầu kỳ có 240 hội viên; tăng 31 hội viên (kết nạp 25, chuyển đến 6), giảm 12 hội viên; hiện có 259 hội viên.",
    # a change against an earlier year is no move
    "Năm 2024 có 512 vụ, tăng 43 vụ so với cùng kỳ, giảm 12 vụ so với năm 2022; hiện còn 540 vụ.",
    # of the second figure
    "Thu 8.364 tỷ đồng, thu nội địa 7.418 tỷ đồng. Không tính tiền đất (2.153 tỷ đồng), thu đạt 5.265 tỷ đồng.",
    "Thu nội địa 7.418 tỷ đồng. Loại trừ tiền đất (2.153 tỷ đồng), thu nội địa còn 5.266 tỷ đồng.",
    # few figures, where any slip makes any
    "Có 14 đội; thành lập 3, giải thể 2; hiện còn 16 đội.",
]
# fmt: on


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_opening_and_moves_leave_the_closing(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_signed_moves, text.format(right)) == []
    assert [item.code for item in findings_of_rule(check_signed_moves, text.format(wrong))] == ["P305"]


@pytest.mark.parametrize("text", SILENT)
def test_others_are_left_alone(text: str) -> None:
    assert findings_of_rule(check_signed_moves, text) == []
