"""Months and quarters of a longer period."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.time_parts import check_time_parts

# fmt: off
CASES = [
    (
        "P301",
        "Quý I thu 210 tỷ đồng, quý II thu 240 tỷ đồng; 6 tháng đầu năm thu 450 tỷ đồng.",
        "Quý I thu 210 tỷ đồng, quý II thu 250 tỷ đồng; 6 tháng đầu năm thu 450 tỷ đồng.",
    ),
    (
        "P301",
        "Cả năm 2024 tiếp 1.204 lượt, trong đó 6 tháng đầu năm 590 lượt, 6 tháng cuối năm 614 lượt.",
        "Cả năm 2024 tiếp 1.204 lượt, trong đó 6 tháng đầu năm 590 lượt, 6 tháng cuối năm 641 lượt.",
    ),
    (
        "P301",
        "Tháng 7 có 41 vụ, tháng 8 có 38 vụ, tháng 9 có 29 vụ; quý III có 108 vụ.",
        "Tháng 7 có 41 vụ, tháng 8 có 38 vụ, tháng 9 có 29 vụ; quý III có 118 vụ.",
    ),
    (
        "P301",
        "Quý I có 134 người, quý II 177 người, quý III 151 người, lũy kế 462 người, đạt 59% kế hoạch.",
        "Quý I có 134 người, quý II 177 người, quý III 151 người, lũy kế 642 người, đạt 59% kế hoạch.",
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_time_parts, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_time_parts, wrong, facts=FACTS)} == {code}


def test_what_is_cumulated_begins_with_the_year() -> None:
    text = "Quý II có 177 người, quý III 151 người, lũy kế 642 người; quý II thu 17 tỷ đồng."
    assert findings_of_rule(check_time_parts, text, facts=FACTS) == []
