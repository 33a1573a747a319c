"""An amount and its share that prove the contrary of what is said."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.turned_changes import check_turned_changes

VALUES = "Trong kỳ xảy ra 112 vụ, làm chết 61 người, bị thương 84 người; cùng kỳ năm trước 131 vụ, làm chết 58 người."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (f"{VALUES} So sánh: giảm 19 vụ (14,5%), {{}} 03 người chết (5,2%).", "tăng", "giảm"),
        (f"{VALUES}\nSo sánh: {{}} 19 vụ (14,5%), tăng 03 người chết (5,2%).", "giảm", "tăng"),
    ],
)
def test_the_contrary_of_what_the_share_proves_is_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_turned_changes, text.format(right)) == []
    assert_one(findings_of_rule(check_turned_changes, text.format(wrong)), "P904", wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Xã A có 100 hộ nghèo, xã B có 120 hộ nghèo; xã A giảm 20 hộ (16,7%).",
        "Cấp 296 giấy; so với năm 2024 (thực hiện 212 giấy) tăng 84 giấy, tăng 28,4%.",
        "Bò có 27.560 con; trâu có 12.480 con, giảm 520 con (4,0%).",
        "Số người chết giảm 03 người (5,2%) so với 58 người của cùng kỳ; số bị thương là 61 người.",
    ],
)
def test_what_fits_another_value_or_a_wrong_base_is_silent(text: str) -> None:
    assert findings_of_rule(check_turned_changes, text) == []
