"""By how much a plan was passed and what rate that is."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.rates_beyond import check_rates_beyond

PAIRS = [
    (("Cả năm ước hoàn thành 11.166 căn, vượt 480 căn, đạt {104,5%|114,5%} chỉ tiêu được giao."), "P401", "104,5%"),
    ("Trồng được 1.318 ha rừng, vượt 68 ha, bằng {105,4%|104,5%} kế hoạch.", "P401", "105,4%"),
    ("Thu được 8.412 triệu đồng, thiếu 588 triệu đồng, đạt {93,5%|95,3%} dự toán.", "P401", "93,5%"),
    ("Tuyển 642 học sinh, vượt 42 học sinh (đạt {107%|170%}).", "P401", "107,0%"),
    ("Tiêm 12.410 liều, hụt 1.090 liều, đạt {91,9%|99,1%} kế hoạch.", "P401", "91,9%"),
]
RIGHT = [
    ("Thu 8.412 triệu đồng, vượt 312 triệu đồng so với dự toán tỉnh giao, đạt 98,2% dự toán HĐND xã giao."),
    "Xuất 12.410 tấn, cao hơn 410 tấn so với cùng kỳ, đạt 88,6% kế hoạch.",
    "Đã giải ngân 412 tỷ đồng, vượt 12 tỷ đồng, đạt 88,0% tổng số vốn.",
    "Trồng 1.318 ha, vượt 5,4%, đạt 105,4% kế hoạch.",
    "Đạt 1.318 ha, vượt 68 ha, đạt 105,4% kế hoạch năm và bằng 112,0% cùng kỳ.",
]


@pytest.mark.parametrize(("text", "code", "words"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str, code: str, words: str) -> None:
    assert_only_the_mistake_is_told(check_rates_beyond, text, code, words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_rates_beyond, text) == []
