"""Changes behind the bracket of the old value."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.base_first import check_base_first

# fmt: off
CASES = [
    (
        "P904",
        "Tội phạm hình sự xảy ra 64 vụ, so với cùng kỳ năm 2023 (79 vụ) giảm 15 vụ; đã khám phá 58 vụ (90,6%).",
        "Tội phạm hình sự xảy ra 64 vụ, so với cùng kỳ năm 2023 (79 vụ) tăng 15 vụ; đã khám phá 58 vụ (90,6%).",
    ),
    (
        "P903",
        "Giải ngân đạt 52,6% kế hoạch; so với cùng kỳ năm trước (47,8%) cao hơn 4,8 điểm phần trăm.",
        "Giải ngân đạt 52,6% kế hoạch; so với cùng kỳ năm trước (47,8%) cao hơn 5,8 điểm phần trăm.",
    ),
    (
        "P903",
        "Thu hoạch 4.200 tấn cá, so với tháng trước (4.000 tấn) tăng 5%; trong đó cá biển 3.100 tấn.",
        "Thu hoạch 4.200 tấn cá, so với tháng trước (4.000 tấn) tăng 8%; trong đó cá biển 3.100 tấn.",
    ),
    (
        "P903",
        "Đàn lợn có 18.640 con, so với cùng kỳ (17.910 con), tổng đàn tăng 730 con.",
        "Đàn lợn có 18.640 con, so với cùng kỳ (17.910 con), tổng đàn tăng 830 con.",
    ),
]
SILENT = [
    "Xảy ra 64 vụ, làm chết 19 người, bị thương 27 người; so với cùng kỳ (31 người) giảm 4 người bị thương.",
    "Thu 412 tỷ đồng, trong đó thuế 300 tỷ đồng; so với cùng kỳ (280 tỷ đồng) tăng 20 tỷ đồng.",
    "Đạt 61,2% kế hoạch, so với kế hoạch (70%) thấp hơn 8,8 điểm phần trăm.",
    "Có 41 xã đạt chuẩn. So với năm 2023 (38 xã) tăng mạnh, vượt 3 xã.",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_base_first, right) == []
    assert [item.code for item in findings_of_rule(check_base_first, wrong)] == [code]


@pytest.mark.parametrize("text", SILENT)
def test_other_values_may_be_meant(text: str) -> None:
    assert findings_of_rule(check_base_first, text) == []
