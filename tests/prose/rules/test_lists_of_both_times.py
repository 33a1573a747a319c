"""Changes against a bracket that lists what the time before had."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.lists_of_both_times import check_lists_of_both_times

WRONG = [
    (
        (
            "Xảy ra 148 vụ, làm chết 52 người, bị thương 117 người. So với cùng kỳ năm 2023 (171 vụ, 61"
            " người chết, 104 người bị thương), số vụ giảm 23 vụ (13,5%), số người chết giảm 9 người, số"
            " người bị thương giảm 13 người (12,5%)."
        ),
        "giảm 13",
    ),
    (
        (
            "Toàn tỉnh xảy ra 36 vụ cháy, làm chết 05 người, bị thương 08 người. So với năm 2024 (31 vụ, 07"
            " người chết, 11 người bị thương) giảm 05 vụ, giảm 02 người chết và giảm 03 người bị thương."
        ),
        "giảm 05",
    ),
    (
        (
            "Trong kỳ khai giảng 24 lớp với 812 học viên, tốt nghiệp 640 học viên. So với cùng kỳ (27 lớp,"
            " 796 học viên, 701 học viên tốt nghiệp) giảm 3 lớp, giảm 16 học viên, giảm 61 học viên tốt"
            " nghiệp."
        ),
        "giảm 16",
    ),
]
RIGHT = [
    (
        "Xảy ra 148 vụ, làm chết 52 người, bị thương 117 người. So với cùng kỳ năm 2023 (171 vụ, 61"
        " người chết, 104 người bị thương), số vụ giảm 23 vụ (13,5%), số người chết giảm 9 người, số"
        " người bị thương tăng 13 người (12,5%)."
    ),
    (
        "Tháng 5 xảy ra 12 vụ, chết 3 người. So với cùng kỳ (10 vụ, 5 người chết), tăng 2 vụ, giảm 2"
        " người chết; riêng đường bộ giảm 2 vụ."
    ),
    (
        "Kiểm tra 86 cơ sở, xử phạt 21 cơ sở. So với tháng trước (94 cơ sở được kiểm tra, 19 cơ sở bị"
        " xử phạt), giảm 08 cơ sở được kiểm tra, tăng 02 cơ sở bị xử phạt."
    ),
    (
        "Xảy ra 12 vụ, chết 3 người, bị thương 3 người. So với cùng kỳ (10 vụ, 5 người chết, 1 người bị"
        " thương), tăng 2 vụ, giảm 2 người chết, tăng 2 người bị thương."
    ),
    (
        "Xảy ra 12 vụ, chết 3 người. So với cùng kỳ (10 vụ, 5 người chết), tăng 2 vụ, giảm 2 người"
        " chết, nhưng trên đường sắt giảm 2 vụ."
    ),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_the_mistake_is_told(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_lists_of_both_times, text), "P904", words)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_lists_of_both_times, text) == []
