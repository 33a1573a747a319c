"""Two sides of one group."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families, findings_of_rule
from tthc_render.prose.rules.sides_of_ratios import check_sides_of_ratios

# fmt: off
CASES = [
    (
        "Có 118/126 kiến nghị được trả lời đúng hạn 60 ngày, 08 kiến nghị trả lời quá hạn.",
        "Có 118/126 kiến nghị được trả lời đúng hạn 60 ngày, 12 kiến nghị trả lời quá hạn.",
    ),
    (
        "Kiểm tra cho thấy 31/40 cơ sở đạt yêu cầu; còn 9 cơ sở chưa đạt yêu cầu.",
        "Kiểm tra cho thấy 31/40 cơ sở đạt yêu cầu; còn 19 cơ sở chưa đạt yêu cầu.",
    ),
    (
        "Có 25/28 đại biểu tán thành, 3 đại biểu không tán thành.",
        "Có 25/28 đại biểu tán thành, 5 đại biểu không tán thành.",
    ),
    (
        "Kê khai tài sản 6.812/6.830 người, 18 người chưa kê khai do ốm.",
        "Kê khai tài sản 6.812/6.830 người, 28 người chưa kê khai do ốm.",
    ),
    ("Đã giải quyết 90/100 đơn; 10 đơn đang xác minh.", "Đã giải quyết 90/100 đơn; 13 đơn đang xác minh."),
]
"""A right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Có 118/126 kiến nghị được trả lời đúng hạn, 03 kiến nghị trả lời quá hạn.",
    "Hoàn thành 71/96 nhiệm vụ; 25 nhiệm vụ đang thực hiện, trong đó 3 nhiệm vụ chậm.",
    "Khởi công 30/40 công trình; 10 công trình chưa khởi công; 12 công trình đang thi công.",
    "Giải quyết 90/100 đơn; 12 đơn kỳ trước đang xác minh.",
    "Có 17/19 tiêu chí đạt, 5 tiêu chí thành phần chưa đạt.",
    "Có 28/30 đại biểu có mặt, 5 đại biểu khách mời vắng mặt.",
    "Có 118/126 kiến nghị được trả lời đúng hạn, 12 kiến nghị kỳ trước trả lời quá hạn.",
    "Có 31/40 cơ sở đạt yêu cầu; còn 19 mẫu chưa đạt yêu cầu.",
    "Có 31/40 cơ sở đạt yêu cầu. Năm trước 19 cơ sở chưa đạt yêu cầu.",
    "Có 118/126 kiến nghị được trả lời đúng hạn, gần 12 kiến nghị trả lời quá hạn.",
]
"""Right texts that look like the mistake."""
# fmt: on


@pytest.mark.parametrize(("right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(right: str, wrong: str) -> None:
    assert findings_of_rule(check_sides_of_ratios, right) == []
    assert [item.code for item in findings_of_rule(check_sides_of_ratios, wrong)] == ["P305"]
    assert [item.code for item in findings_of_families(("P3", "P4", "P9"), wrong)] == ["P305"]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_only_looks_like_it_is_silent(text: str) -> None:
    assert findings_of_rule(check_sides_of_ratios, text) == []


def test_several_states_and_the_finished_ones_are_no_more_than_all() -> None:
    text = "Hoàn thành 71/96 nhiệm vụ, đạt 74,0%; 22 nhiệm vụ đang thực hiện trong hạn; {} nhiệm vụ chậm tiến độ."
    assert findings_of_rule(check_sides_of_ratios, text.format(3)) == []
    (item,) = findings_of_rule(check_sides_of_ratios, text.format(6))
    assert item.code == "P301"
    assert "71 + 22 + 6 = 99" in item.message()
