"""A rate of an earlier value and the change that it says again."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.changes_of_rates import check_changes_of_rates

PAIRS = [
    ("Chỉ số giá tháng 3/2026 bằng {99,72%|99,12%} so với tháng trước, tức giảm 0,28%.", "99,12%"),
    ("CPI so với tháng 12/2024 là 102,64%, tăng {2,64%|6,24%}; so với cùng kỳ là 103,11%, tăng 3,11%.", "2,64%"),
    ("Giá vàng bằng {164,35%|164,85%} so với cùng kỳ năm trước (tăng 64,35%).", "64,85%"),
    ("Sản lượng 8.620 tấn, bằng {96,3%|93,6%} so với cùng kỳ, nghĩa là giảm 3,7%.", "6,4%"),
    ("Doanh thu đạt 112,4% so với năm 2024, tức là tăng {12,4%|14,2%}.", "12,4%"),
    ("Lượt khách bằng 1.171,2% so với cùng kỳ, tức tăng {1.071,2%|1.017,2%}.", "1.171,2% − 100%"),
    ("Số vụ bằng 87,5% cùng kỳ; số hồ sơ bằng 91,3% so với cùng kỳ, giảm {8,7%|8,1%}.", "8,7%"),
]
RIGHT = [
    "Thu đạt 98,6% dự toán, tăng 4,1% so với cùng kỳ.",
    "Sản xuất quý I bằng 98,6% so với cùng kỳ, tăng 4,1% so với quý trước.",
    "Tổng thu bằng 108,2% so với cùng kỳ, tăng 5,3%, trong đó thu nội địa tăng 9,1%.",  # of something else: no slip
    "Số vụ bằng 87,4% so với cùng kỳ, giảm gần 12,6%.",
    "Tỷ lệ hộ nghèo là 3,2% so với 4,1% của năm trước, giảm 0,9%.",
    "Thu bằng 95% so với kế hoạch năm, tức giảm 12%.",
    "Đạt 99,4% so với cùng kỳ, tức giảm khoảng 1%.",
]


@pytest.mark.parametrize(("text", "words"), PAIRS)
def test_rate_and_change_say_the_same(text: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_changes_of_rates, text, "P903", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_changes_of_rates, text) == []
