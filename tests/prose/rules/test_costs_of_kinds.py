"""Total costs of several kinds at their rates."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.costs_of_kinds import check_costs_of_kinds

HOMES = "Xây mới 142 căn (mức hỗ trợ 60 triệu đồng/căn), sửa chữa 94 căn (mức hỗ trợ 30 triệu đồng/căn). "
PAIRS = [
    f"{HOMES}Tổng kinh phí hỗ trợ đã giải ngân là {{11.340|10.340}} triệu đồng.",
    "Xây 42 căn, mỗi căn 60 triệu đồng; sửa 35 căn, mỗi căn 30 triệu đồng; tổng kinh phí {3.570|3.750} triệu đồng.",
    "Tặng 120 suất (500.000 đồng/suất), 80 suất (300.000 đồng/suất), tổng giá trị {84|48} triệu đồng.",
]
RIGHT = [
    # A plan, another cost, one kind alone, rates for a time, no slip.
    f"{HOMES}Tổng kinh phí dự kiến 10.340 triệu đồng.",
    f"{HOMES}Quỹ Vì người nghèo nhận 10.340 triệu đồng.",
    "Xây mới 142 căn (mức hỗ trợ 60 triệu đồng/căn), sửa chữa 94 căn. Tổng kinh phí 8.250 triệu đồng.",
    "Có 42 hộ (60 triệu đồng/hộ/năm), 35 hộ (30 triệu đồng/hộ/năm). Tổng kinh phí 3.750 triệu đồng.",
    f"{HOMES}Tổng kinh phí 12.800 triệu đồng.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str) -> None:
    assert_only_the_mistake_is_told(check_costs_of_kinds, text, "P301")


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_costs_of_kinds, text) == []
