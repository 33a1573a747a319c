"""Totals with another scale word than the product of their figures."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.scale_words import check_scale_words

WRONG = [
    "Chi quà cho 1.340 đối tượng người có công, mức 500.000 đồng/người, tổng số tiền 670 tỷ đồng.",
    "Hỗ trợ 21 hộ nghèo làm nhà, mỗi nhà 60 triệu đồng, tổng kinh phí 1.260 tỷ đồng.",
    "Cấp 3.000 thẻ với đơn giá 12.000 đồng/thẻ cho 3.000 người, kinh phí 36 nghìn đồng.",
]
RIGHT = [
    "Chi quà cho 1.340 đối tượng, mức 500.000 đồng/người, tổng số tiền 670 triệu đồng.",
    "Hỗ trợ 21 hộ, mỗi hộ 60 triệu đồng, tổng kinh phí 1,26 tỷ đồng.",
    "Hỗ trợ 21 hộ, mỗi hộ 60 triệu đồng; tổng vốn cả năm 45 tỷ đồng.",
    "Hỗ trợ 20 hộ, mức 50 triệu đồng/hộ, trong tổng nguồn 1.000 tỷ đồng của tỉnh cho 20.000 hộ.",
    "Mức 500.000 đồng/người, tổng 670 triệu đồng.",
    "Có 21 hộ, 60 người, tổng 1.260 triệu đồng.",
    "Tổng kinh phí 1.260 tỷ đồng; hỗ trợ 21 hộ, mỗi hộ 60 triệu đồng.",
    "Hỗ trợ 21 hộ với 1.260 triệu đồng.",
    "Thu nhập bình quân 60 triệu đồng/người/năm của 21.000 lao động, doanh thu 1.260 tỷ đồng.",
    "Mỗi năm 60 triệu đồng, 21 hộ, tổng 1.260 tỷ đồng.",
]


@pytest.mark.parametrize("text", WRONG)
def test_the_digits_of_the_product_with_another_scale_are_reported(text: str) -> None:
    assert_one(findings_of_rule(check_scale_words, text), "P913", "×")


@pytest.mark.parametrize("text", RIGHT)
def test_products_as_they_are_and_other_totals_are_silent(text: str) -> None:
    assert findings_of_rule(check_scale_words, text) == []
