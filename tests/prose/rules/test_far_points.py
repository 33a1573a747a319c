"""Percentage points between two rates."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.far_points import check_far_points

# fmt: off
CASES = [
    (
        "P903",
        (
            "Tỷ lệ hộ nghèo đầu năm của xã là 14,86%. Xã mở 04 lớp nghề.\nCuối năm hộ nghèo chiếm 10,46%, "
            "giảm 4,4 điểm phần trăm so với đầu năm."
        ),
        (
            "Tỷ lệ hộ nghèo đầu năm của xã là 14,86%. Xã mở 04 lớp nghề.\nCuối năm hộ nghèo chiếm 10,46%, "
            "giảm 5,4 điểm phần trăm so với đầu năm."
        ),
    ),
    (
        "P903",
        (
            "Năm trước, tỷ lệ giải ngân là 71,2%. Có 12 dự án.\nĐến nay, tỷ lệ giải ngân đạt 78,5%, tăng 7,3 "
            "điểm phần trăm so với năm trước."
        ),
        (
            "Năm trước, tỷ lệ giải ngân là 71,2%. Có 12 dự án.\nĐến nay, tỷ lệ giải ngân đạt 78,5%, tăng 3,7 "
            "điểm phần trăm so với năm trước."
        ),
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Chỉ số hài lòng năm 2024 đạt 84,14%. Chỉ số cải cách đạt 88,41%, tăng 2,27 điểm phần trăm so với năm 2024.",
    "Tiêm chủng đầy đủ năm trước là 92,4%. Tiêm chủng mũi 2 đạt 95,6%, tăng 2,3 điểm phần trăm so với năm trước.",
    (
        "Tỷ lệ hộ nghèo dân tộc thiểu số đầu năm là 34,86%. Cuối năm tỷ lệ hộ nghèo chung 10,46%, giảm "
        "4,4 điểm phần trăm so với đầu năm."
    ),
    (
        "Tỷ lệ hộ nghèo đầu năm là 14,86%, hộ cận nghèo đầu năm là 8,2%. Cuối năm hộ cận nghèo chiếm "
        "6,1%, giảm 2,1 điểm phần trăm so với đầu năm."
    ),
    "Tỷ lệ hài lòng đầu năm là 84,2%. Cuối năm tỷ lệ hài lòng đạt 91,3%, tăng 7,1 điểm phần trăm so với đầu năm.",
]
"""Right texts that look like the mistake."""
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_far_points, right) == []
    assert [item.code for item in findings_of_rule(check_far_points, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_right_texts_that_look_like_it_are_silent(text: str) -> None:
    assert findings_of_families(("P3", "P9"), *text.split("\n")) == []
