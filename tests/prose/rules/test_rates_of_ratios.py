"""A change in percent with both values in a bracket."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.rates_of_ratios import check_rates_of_ratios

RIGHT = [
    "So với quý III/2025: số vụ giảm 17,6% (42/51), số người bị thương tăng 15,6% (37/32).",
    "Tỷ lệ đạt 82,4%, tăng 5,1% (42/51).",
    "Số xã đạt chuẩn tăng 5,2% (42/51 xã).",
    "Số vụ giảm 18% (42/51).",
    "Hộ nghèo giảm 1,6 điểm phần trăm (42/51).",
]
WRONG = [
    ("Số vụ giảm 27,6% (42/51) so với cùng kỳ.", "P903", "17,6%"),
    ("Số vụ tăng 17,6% (42/51) so với cùng kỳ.", "P904", "giảm"),
    ("Số người bị thương giảm 15,6% (37/32).", "P904", "tăng"),
    ("Số người bị thương tăng 16,5% (37/32).", "P903", "15,6%"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_changes_and_other_ratios_are_silent(text: str) -> None:
    assert findings_of_rule(check_rates_of_ratios, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_changes_against_their_values_are_reported(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_rates_of_ratios, text), code, words)
