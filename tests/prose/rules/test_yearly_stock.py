"""A stock over a year."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.yearly_stock import check_yearly_stock

# fmt: off
CASES = [
    (
        "P305",
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
        "P305",
        "Đầu năm có 214 hộ nghèo. Trong năm có 62 hộ thoát nghèo; cuối năm còn 152 hộ nghèo.",
        "Đầu năm có 214 hộ nghèo. Trong năm có 62 hộ thoát nghèo; cuối năm còn 125 hộ nghèo.",
    ),
    (
        "P305",
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
        "P305",
        "Đầu năm 85 hộ, thoát nghèo 20, phát sinh 03, cuối năm còn 68.",
        "Đầu năm 85 hộ, thoát nghèo 20, phát sinh 03, cuối năm còn 78.",
    ),
    (
        "P305",
        "Tồn đầu kỳ 45 hồ sơ, tiếp nhận mới 772 hồ sơ, đã giải quyết 776 hồ sơ, rút 03 hồ sơ, còn 38 hồ sơ.",
        "Tồn đầu kỳ 45 hồ sơ, tiếp nhận mới 772 hồ sơ, đã giải quyết 776 hồ sơ, rút 03 hồ sơ, còn 83 hồ sơ.",
    ),
    (
        "P305",
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
        "P305",
        "Quỹ Đền ơn đáp nghĩa: số dư đầu năm 512,6 triệu đồng, thu trong năm 248,3, đã chi 197,4, cuối năm còn 563,5.",
        "Quỹ Đền ơn đáp nghĩa: số dư đầu năm 512,6 triệu đồng, thu trong năm 248,3, đã chi 197,4, cuối năm còn 536,5.",
    ),
    (
        "P305",
        "Dư nợ đầu năm 2025 là 1.184 tỷ đồng, cho vay mới 642 tỷ đồng, thu nợ 513 tỷ đồng, cuối năm là 1.313 tỷ đồng.",
        "Dư nợ đầu năm 2025 là 1.184 tỷ đồng, cho vay mới 642 tỷ đồng, thu nợ 513 tỷ đồng, cuối năm là 1.331 tỷ đồng.",
    ),
    (
        "P305",
        "Nợ thuế đầu kỳ 1.284,5 tỷ đồng, phát sinh 312,4 tỷ đồng, đã thu 451,2 tỷ đồng, còn 1.145,7 tỷ đồng.",
        "Nợ thuế đầu kỳ 1.284,5 tỷ đồng, phát sinh 312,4 tỷ đồng, đã thu 415,2 tỷ đồng, còn 1.145,7 tỷ đồng.",
    ),
    (
        "P305",
        "Tồn kho đầu kỳ 1.240 tấn, nhập trong kỳ 3.418 tấn, đã xuất 3.105 tấn, tồn đến ngày 31/3/2026 là 1.553 tấn.",
        "Tồn kho đầu kỳ 1.240 tấn, nhập trong kỳ 3.418 tấn, đã xuất 3.105 tấn, tồn đến ngày 31/3/2026 là 1.535 tấn.",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
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
]
"""Right texts that look like the mistake."""
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_yearly_stock, right) == []
    assert [item.code for item in findings_of_rule(check_yearly_stock, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_right_texts_that_look_like_it_are_silent(text: str) -> None:
    assert findings_of_families(("P3", "P9"), *text.split("\n")) == []
