"""What came and what went, against what was there and what is left."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
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
STOCKS = [
    (
        (
            "Đầu năm 2025 toàn xã có 512 hộ nghèo và 640 hộ cận nghèo.\nQua rà soát, có 158 hộ thoát nghèo, "
            "21 hộ nghèo phát sinh mới; hiện còn 375 hộ nghèo."
        ),
        (
            "Đầu năm 2025 toàn xã có 512 hộ nghèo và 640 hộ cận nghèo.\nQua rà soát, có 158 hộ thoát nghèo, "
            "21 hộ nghèo phát sinh mới; hiện còn 487 hộ nghèo."
        ),
    ),
    (
        "Đầu năm có 214 hộ nghèo. Trong năm có 62 hộ thoát nghèo; cuối năm còn 152 hộ nghèo.",
        "Đầu năm có 214 hộ nghèo. Trong năm có 62 hộ thoát nghèo; cuối năm còn 125 hộ nghèo.",
    ),
    (
        (
            "Đầu năm 2025, xã có 2.318 hộ, 974 hộ nghèo (42,02%). Trong năm có 168 hộ thoát nghèo, phát sinh 23 hộ "
            "nghèo mới, không có biến động giảm khác; cuối năm xã còn 829 hộ nghèo."
        ),
        (
            "Đầu năm 2025, xã có 2.318 hộ, 974 hộ nghèo (42,02%). Trong năm có 168 hộ thoát nghèo, phát sinh 23 hộ "
            "nghèo mới, không có biến động giảm khác; cuối năm xã còn 839 hộ nghèo."
        ),
    ),
    (
        "Đầu năm 85 hộ, thoát nghèo 20, phát sinh 03, cuối năm còn 68.",
        "Đầu năm 85 hộ, thoát nghèo 20, phát sinh 03, cuối năm còn 78.",
    ),
    (
        "Tồn đầu kỳ 45 hồ sơ, tiếp nhận mới 772 hồ sơ, đã giải quyết 776 hồ sơ, rút 03 hồ sơ, còn 38 hồ sơ.",
        "Tồn đầu kỳ 45 hồ sơ, tiếp nhận mới 772 hồ sơ, đã giải quyết 776 hồ sơ, rút 03 hồ sơ, còn 83 hồ sơ.",
    ),
    (
        (
            "Về tạm ứng: số dư đầu năm 1.846,2 tỷ đồng, tạm ứng thêm trong quý 612,4 tỷ đồng, đã thu hồi 938,7 "
            "tỷ đồng; số dư đến ngày 31/3/2026 còn 1.519,9 tỷ đồng, trong đó quá hạn 168,4 tỷ đồng."
        ),
        (
            "Về tạm ứng: số dư đầu năm 1.846,2 tỷ đồng, tạm ứng thêm trong quý 612,4 tỷ đồng, đã thu hồi 938,7 "
            "tỷ đồng; số dư đến ngày 31/3/2026 còn 1.591,9 tỷ đồng, trong đó quá hạn 168,4 tỷ đồng."
        ),
    ),
    (
        "Quỹ Đền ơn đáp nghĩa: số dư đầu năm 512,6 triệu đồng, thu trong năm 248,3, đã chi 197,4, cuối năm còn 563,5.",
        "Quỹ Đền ơn đáp nghĩa: số dư đầu năm 512,6 triệu đồng, thu trong năm 248,3, đã chi 197,4, cuối năm còn 536,5.",
    ),
    (
        "Dư nợ đầu năm 2025 là 1.184 tỷ đồng, cho vay mới 642 tỷ đồng, thu nợ 513 tỷ đồng, cuối năm là 1.313 tỷ đồng.",
        "Dư nợ đầu năm 2025 là 1.184 tỷ đồng, cho vay mới 642 tỷ đồng, thu nợ 513 tỷ đồng, cuối năm là 1.331 tỷ đồng.",
    ),
    (
        "Nợ thuế đầu kỳ 1.284,5 tỷ đồng, phát sinh 312,4 tỷ đồng, đã thu 451,2 tỷ đồng, còn 1.145,7 tỷ đồng.",
        "Nợ thuế đầu kỳ 1.284,5 tỷ đồng, phát sinh 312,4 tỷ đồng, đã thu 415,2 tỷ đồng, còn 1.145,7 tỷ đồng.",
    ),
    (
        "Tồn kho đầu kỳ 1.240 tấn, nhập trong kỳ 3.418 tấn, đã xuất 3.105 tấn, tồn đến ngày 31/3/2026 là 1.553 tấn.",
        "Tồn kho đầu kỳ 1.240 tấn, nhập trong kỳ 3.418 tấn, đã xuất 3.105 tấn, tồn đến ngày 31/3/2026 là 1.535 tấn.",
    ),
]
"""A right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Đầu năm xã có 312 hộ nghèo; đến tháng 6 có 20 hộ thoát nghèo. Cuối năm còn 228 hộ nghèo.",
    (
        "Đầu năm 2025, xã có 2.318 hộ, 974 hộ nghèo. Trong năm có 168 hộ thoát nghèo, phát sinh 23 hộ nghèo mới; "
        "cuối năm xã còn 825 hộ nghèo."
    ),
    "Đầu năm có 512 hộ nghèo. Có 158 hộ thoát nghèo. Thôn A còn 12 hộ nghèo.",
    "Đầu năm có 512 hộ nghèo. Có 158 hộ đăng ký thoát nghèo, đến nay còn 430 hộ nghèo.",
    (
        "Đầu năm toàn xã có 512 hộ nghèo. Qua rà soát, có 158 hộ thoát nghèo, 21 hộ nghèo phát sinh; sau "
        "sáp nhập thôn, toàn xã còn 378 hộ nghèo."
    ),
    (
        "Đầu năm toàn xã có 512 hộ nghèo. Qua rà soát, có 158 hộ thoát nghèo, 21 hộ nghèo phát sinh; "
        "toàn xã còn 375 hộ nghèo."
    ),
    "Đầu năm có 512 hộ nghèo, 6 tháng có 80 hộ thoát nghèo, cả năm 158 hộ thoát nghèo; cuối năm còn 354 hộ nghèo.",
    (
        "Tạm ứng: số dư đầu năm 1.846,2 tỷ đồng, tạm ứng thêm 612,4 tỷ đồng, thu hồi tạm ứng 938,7 tỷ đồng; "
        "số dư tạm ứng đến ngày 31/3/2026 còn 1.519,8 tỷ đồng."
    ),
    "Dư nợ đầu năm 1.184 tỷ đồng, cho vay mới 642 tỷ đồng, thu nợ 513 tỷ đồng, dư nợ cuối năm là 1.298 tỷ đồng.",
    "Quỹ: số dư đầu năm 512,6 triệu đồng, thu 248,3, chi 197,4; số chi đến ngày 31/3/2026 là 149,2 triệu đồng.",
    "Số dư tạm ứng đầu năm 846,2 tỷ đồng, thu hồi đến ngày 31/3/2026 là 312,4 tỷ đồng, cuối quý còn 533,8 tỷ đồng.",
    "Đầu năm 85 hộ, thoát nghèo 20, phát sinh 03; xã đến ngày 31/3/2026 còn 12 hộ có nhà tạm.",
    "Nợ thuế đầu kỳ 1.284,5 tỷ đồng, phát sinh 312,4 tỷ đồng, đã thu 451,2 tỷ đồng, còn 415,7 tỷ đồng khó thu.",
    "Đầu năm xã có 500 hộ nghèo. Kế hoạch giảm 120 hộ nghèo. Đến nay còn 300 hộ nghèo.",
]
"""Right texts that look like the mistake, to each rule of figures."""
# fmt: on


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_opening_and_moves_leave_the_closing(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_signed_moves, text.format(right)) == []
    assert [item.code for item in findings_of_rule(check_signed_moves, text.format(wrong))] == ["P305"]


@pytest.mark.parametrize("text", SILENT)
def test_others_are_left_alone(text: str) -> None:
    assert findings_of_rule(check_signed_moves, text) == []


@pytest.mark.parametrize(("right", "wrong"), STOCKS)
def test_a_stock_over_a_year(right: str, wrong: str) -> None:
    assert findings_of_rule(check_signed_moves, right) == []
    assert [item.code for item in findings_of_rule(check_signed_moves, wrong)] == ["P305"]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_right_texts_that_look_like_it_are_silent(text: str) -> None:
    assert findings_of_families(("P3", "P9"), *text.split("\n")) == []
