"""Shares whose base the words behind them repeat letter for letter."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.shares import check_shares

PAIRS = [
    "Gói thầu có giá trị hợp đồng 2.146 tỷ đồng. Sản lượng đến ngày 10/11/2023 đạt 1.803 tỷ đồng, tương đương"
    " {84,0|8,4}% giá trị hợp đồng.",
    "Tổng mức đầu tư 512 tỷ đồng, vốn đã bố trí 384 tỷ đồng; giải ngân 268,8 tỷ đồng, bằng {70|79}% vốn đã bố trí.",
    "Diện tích gieo trồng là 4.120 ha. Diện tích cơ giới hóa 3.296 ha, chiếm {80|85}% diện tích gieo trồng.",
]
RIGHT = [
    "Sản lượng điện 5.412 triệu kWh; tiết giảm 318 triệu kWh, bằng 5,6% sản lượng điện khả dụng.",
    "Số lao động có việc làm 1.200 người năm 2023, số lao động có việc làm 1.500 người năm 2024; nữ 600 người, chiếm"
    " 40% lao động có việc làm.",
    "Vốn đã bố trí 384 tỷ đồng; giải ngân 268,8 tỷ đồng, bằng 75% kế hoạch năm.",
    "Kho có sức chứa thiết kế 1.200 tấn, đang chứa 800 khách, bằng 70% sức chứa thiết kế.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_a_share_of_the_base_that_is_repeated_is_held_against_it(text: str) -> None:
    assert_only_the_mistake_is_told(check_shares, text, "P401")


@pytest.mark.parametrize("text", RIGHT)
def test_two_figures_of_that_name_plans_and_other_units_are_silent(text: str) -> None:
    assert findings_of_rule(check_shares, text) == []
