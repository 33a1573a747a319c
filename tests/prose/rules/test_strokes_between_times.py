"""Changes against two values with a stroke between them."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.strokes_between_times import check_strokes_between_times

# fmt: off
RIGHT = [
    "Số người chết: 48/60 người, giảm 12 người (-20,0%); bị thương: 62/57 người, tăng 05 người (+8,8%).",
    "Xảy ra 34 vụ, tăng 5 vụ (34/29), làm chết 15 người, tăng 2 người (15/13).",
    "Số xã đạt chuẩn nông thôn mới tăng 2 xã (12/14 xã).",
    "Có 12/15 xã đạt chuẩn, tăng 02 xã (20,0%).",
    "Có 12/15 đơn vị đạt chuẩn, tăng 02 đơn vị (20,0%).",
]
WRONG = [
    ("Số vụ: 86/102 vụ; số người chết: 48/60 người, giảm 22 người (-20,0%).", "P903", "22"),
    ("Xảy ra 34 vụ, giảm 5 vụ (34/29).", "P904", "tăng"),
]
# fmt: on


@pytest.mark.parametrize("sentence", RIGHT)
def test_right_changes_are_silent(sentence: str) -> None:
    assert findings_of_rule(check_strokes_between_times, sentence) == []


@pytest.mark.parametrize(("sentence", "code", "words"), WRONG)
def test_a_change_that_two_values_deny_is_found(sentence: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_strokes_between_times, sentence), code, words)
