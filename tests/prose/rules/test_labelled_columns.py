"""Totals of lines that tell the same things in the same words."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.labelled_columns import check_labelled_columns

ROADS = """Đường bộ: 214 vụ, chết 96 người, bị thương 171 người
Đường sắt: 03 vụ, chết 2 người, bị thương 1 người
Đường thủy: không xảy ra
Tổng cộng: {} vụ, chết {} người, bị thương {} người. So cùng kỳ: tăng 9 vụ."""
HERDS = "Thôn Đông: 412 con, tiêm 390 con\nThôn Tây: 286 con, tiêm 271 con\nCộng: {} con, tiêm {} con."
FAIRS = "- Chợ Bắc: 18 gian, doanh thu 412 triệu đồng\n- Chợ Nam: 24 gian, doanh thu 605 triệu đồng\nTổng số: {}."
WRONG = [
    (ROADS.format(217, 98, 182), "172"),
    (ROADS.format(271, 98, 172), "217"),
    (HERDS.format(698, 761), "661"),
    (HERDS.format(798, 661), "698"),
    (FAIRS.format("42 gian, doanh thu 1.107 triệu đồng"), "1.017"),
]
RIGHT = [
    ROADS.format(217, 98, 172),
    HERDS.format(698, 661),
    # One commune has both.
    "Sốt xuất huyết: 12 ca, tại 15 xã\nTay chân miệng: 8 ca, tại 24 xã\nTổng cộng: 20 ca, tại 29 xã.",
    # Nothing comes out: the lines are not all.
    "Đường bộ: 214 vụ, chết 96 người\nĐường sắt: 03 vụ, chết 2 người\nTổng cộng: 227 vụ, chết 108 người.",
    # Other columns.
    "Đường bộ: 214 vụ, chết 96 người\nĐường sắt: 03 vụ, chết 2 người\nTổng cộng: 217 vụ, bị thương 99 người.",
    # No slip of typing.
    ROADS.format(217, 98, 200),
]


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_a_column_that_misses_its_total_is_found(text: str, right: str) -> None:
    assert_one(findings_of_rule(check_labelled_columns, text), "P301", right)


@pytest.mark.parametrize("text", RIGHT)
def test_other_totals_are_silent(text: str) -> None:
    assert findings_of_rule(check_labelled_columns, text) == []
