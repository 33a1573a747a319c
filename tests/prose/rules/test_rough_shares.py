"""Rough shares against the figures that they are of."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families, findings_of_rule
from tthc_render.prose.rules.rough_shares import check_rough_shares

WRONG = [
    ("Thu ngân sách đạt 86 tỷ đồng. Trong đó, thu nội địa đạt 43 tỷ đồng, chiếm gần 80%.", "50,0%"),
    ("Đã cấp 301 giấy trên tổng số 1.204 giấy, đạt khoảng 52%.", "25,0%"),
    ("Trường có 1.240 học sinh, trong đó 310 học sinh giỏi, chiếm hơn 45%.", "25,0%"),
    ("Hoàn thành 26/42 nhiệm vụ, đạt gần 90%.", "61,9%"),
]
RIGHT = [
    "Thu ngân sách đạt 86 tỷ đồng. Trong đó, thu nội địa đạt 68 tỷ đồng, chiếm gần 80%.",
    "Thu ngân sách đạt 86 tỷ đồng. Trong đó, thu nội địa đạt 62 tỷ đồng, chiếm gần 80%.",
    "Thu ngân sách đạt 86 tỷ đồng. Trong đó, thu nội địa đạt gần 43 tỷ đồng, chiếm gần 80%.",
    "Thu ngân sách đạt 86 tỷ đồng, tăng gần 80%, trong đó thu nội địa đạt 43 tỷ đồng.",
    "Thu ngân sách đạt 86 tỷ đồng, trong đó thu nội địa đạt 43 tỷ đồng, đạt gần 80% dự toán.",
    "Thu ngân sách đạt 86 tỷ đồng, trong đó thu nội địa đạt 43 tỷ đồng, chiếm gần 80% tổng thu của xã cũ.",
    "Hoàn thành 26/42 nhiệm vụ, đạt hơn 60%.",
    "Có 4/18 trường có tỷ lệ chuyên cần trên 98%.",
    "Có 4/18 trường có tỷ lệ chuyên cần đạt gần 98%.",
    "Trong 214 trạm, có 12 trạm có tỷ lệ tiêm chủng hơn 95%.",
    "Hoàn thành 26/42 nhiệm vụ, đạt trên 90%.",
    "Từ năm 2021 đến nay là trên 3.000 quy định, đạt gần 19% tổng số quy định tại 224 văn bản.",
]


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_a_rough_share_that_is_far_off(text: str, right: str) -> None:
    assert_one(findings_of_rule(check_rough_shares, text), "P401", right)
    assert_one(findings_of_families(("P4",), text), "P401", right)


@pytest.mark.parametrize("text", RIGHT)
def test_a_rough_share_that_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_rough_shares, text) == []
