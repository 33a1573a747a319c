"""Values that rose or fell from one named behind them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.changes_from import check_changes_from

WRONG = [
    "Số doanh nghiệp được hỗ trợ là 32, tăng từ 41 doanh nghiệp của năm trước.",
    "Hỗ trợ 32 doanh nghiệp, tăng so với 41 doanh nghiệp của năm trước.",
    "Số doanh nghiệp là 32, tăng rõ rệt so với 41 doanh nghiệp năm trước.",
    "Toàn xã còn 214 hộ nghèo, tăng so với 326 hộ nghèo đầu năm.",
    "Tỷ lệ trễ hạn là 1,2%, tăng từ 3,4% của quý trước.",
    "Đã bồi dưỡng 412 cán bộ, giảm so với 386 cán bộ của năm 2025.",
    "Thu phí đạt 8,4 tỷ đồng, giảm từ 6,9 tỷ đồng cùng kỳ.",
    "Số sáng kiến được công nhận là 57, giảm mạnh so với 41 sáng kiến năm trước.",
]
RIGHT = [
    "Số doanh nghiệp là 52, tăng từ 41 doanh nghiệp của năm trước.",
    "Hỗ trợ 32 lao động, tăng so với 41 doanh nghiệp của năm trước.",
    "Xếp hạng 12, tăng từ hạng 15.",
    "Toàn xã còn 214 hộ nghèo, giảm so với 326 hộ nghèo đầu năm.",
    "Chỉ số xếp thứ 12, tăng từ 18 đơn vị xếp trên năm trước.",
    "Đã bồi dưỡng 412 cán bộ, tăng so với năm 2025.",
    "Đã bồi dưỡng 412 cán bộ, tăng từ 386 lên 412 cán bộ.",
    "Có 32 vụ, tăng từ 12 đến 15 vụ mỗi tháng.".replace("đến", "-"),
    "Thu phí đạt 8,4 tỷ đồng, tăng từ 6.900 triệu đồng cùng kỳ.",
    "Kiểm tra 41 cơ sở, giảm từ 3 ngày xuống 1 ngày thời gian kiểm tra.",
    "Số hồ sơ 812, giảm so với 12 tháng trước.",
    "Tai nạn 12 vụ, giảm so với cùng kỳ 5 vụ.",
    "Đạt 84,2 điểm, tăng hạng so với 3 năm trước.",
    "Có 21 dự án, tăng từ 21 dự án.",
]


@pytest.mark.parametrize("text", WRONG)
def test_the_other_direction_is_told(text: str) -> None:
    assert [item.code for item in findings_of_rule(check_changes_from, text)] == ["P904"]
    assert "P904" in {item.code for item in findings_of_families(("P9",), text)}


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_changes_from, text) == []
