"""Fractions and multiples in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.fractions import check_fractions

# fmt: off
CASES = [
    (
        "P903",
        "Số đoàn đông người giảm từ 36 đoàn năm 2018 xuống còn 12 đoàn, tức là giảm hai phần ba.",
        "Số đoàn đông người giảm từ 36 đoàn năm 2018 xuống còn 12 đoàn, tức là giảm một nửa.",
    ),
    (
        "P903",
        "Số hộ tăng từ 310 hộ năm 2020 lên 650 hộ năm 2025, gấp hơn đôi, chỉ tính hộ giỏi.",
        "Số hộ tăng từ 310 hộ năm 2020 lên 650 hộ năm 2025, tăng gấp ba, chỉ tính hộ giỏi.",
    ),
    (
        "P903",
        "Thời gian rút từ 30 ngày xuống còn 20 ngày làm việc, giảm một phần ba.",
        "Thời gian rút từ 30 ngày xuống còn 20 ngày làm việc, giảm một nửa.",
    ),
    (
        "P401",
        "Có 412 hộ đăng ký xây dựng nhà tiêu hợp vệ sinh, chưa đến một nửa trong tổng số 1.130 hộ chưa có.",
        "Có 412 hộ đăng ký xây dựng nhà tiêu hợp vệ sinh, hơn một nửa trong tổng số 1.130 hộ chưa có.",
    ),
]
RIGHT = [
    "Số đoàn đông người giảm từ 36 đoàn xuống còn 24 đoàn, một nửa trong số đó là về đất đai.",
    "Thời gian rút từ 30 ngày xuống còn 20 ngày, giảm một nửa chi phí đi lại của người dân.",
    "Số hộ tăng từ 20 hộ lên 60 hộ, bằng một nửa kế hoạch năm.",
    "Số hộ tăng từ 20 hộ lên 60 hộ, gấp đôi kế hoạch năm.",
    "Số hộ tăng từ 20 hộ lên 30 hộ, hơn một nửa là hộ trẻ.",
    "Số hộ tăng từ 20 hộ lên 30 hộ, gần một nửa, chủ yếu là hộ trẻ.",
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_fractions, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_fractions, wrong, facts=FACTS)} == {code}


@pytest.mark.parametrize("text", RIGHT)
def test_fractions_of_something_else_are_silent(text: str) -> None:
    assert findings_of_rule(check_fractions, text, facts=FACTS) == []
