"""Claims that several things went one way."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.one_direction import check_one_direction

PAIRS = [
    "Giảm cả ba tiêu chí: số vụ giảm 12 vụ, số người chết giảm 3 người, số người bị thương {giảm|tăng} 5 người.",
    "Cả 3 tiêu chí đều giảm.\n- Số vụ giảm 12 vụ;\n- Số người chết {giảm|tăng} 3 người;\n- Bị thương giảm 8 người.",
    "So với cùng kỳ giảm 12 vụ, {giảm|tăng} 3 người chết, giảm 8 người bị thương; cả ba tiêu chí cùng giảm.",
    "Giảm trên cả ba mặt: số vụ giảm 8,2%, số người chết giảm 11,4%, số người bị thương {giảm|tăng} 2,1%.",
    "So với cùng kỳ giảm 26 vụ (438 vụ), giảm 11 người chết (129 người), {giảm|tăng} 14 người bị thương"
    " ({385|357} người);"
    " còn 412 vụ, 118 người chết, 371 người bị thương.\nTai nạn giảm cả 3 tiêu chí so với cùng kỳ.",
]
RIGHT = [
    "Xảy ra 214 vụ, giảm 38 vụ so với cùng kỳ (252 vụ). Ma túy 138 vụ, tăng 24 vụ (114 vụ). Kinh tế 31 vụ, giảm 2 vụ."
    " Tai nạn giảm cả 3 tiêu chí.",
    "Cả ba tiêu chí đều giảm: giảm 12 vụ, giảm 3 người chết, giảm 8 người bị thương; riêng đường sắt tăng 1 vụ.",
    "Giảm cả ba tiêu chí, trong đó đường bộ giảm 12 vụ, giảm 3 người chết; đường thủy tăng 1 vụ.",
    "Giảm cả ba tiêu chí (giảm 12 vụ, 3 người chết, 8 người bị thương). Xử lý 412 trường hợp, tăng 15 trường hợp.",
    "Cả hai chỉ tiêu đều tăng: thu tăng 12 tỷ đồng, chi tăng 8 tỷ đồng so với cùng kỳ; nợ giảm 3 tỷ đồng.",
    "Giảm cả ba tiêu chí: giảm 12 vụ, giảm 3 người chết, tăng 2 người bị thương so với tháng trước.",
    "Giảm cả ba tiêu chí. Đường bộ giảm 12 vụ, tăng 1 người chết, giảm 2 người bị thương.",
    "Giảm cả ba tiêu chí (giảm 9 vụ, giảm 2 người chết, giảm 1 người bị thương). Ô tô tăng 2 vụ, giảm 3 người.",
    "Tăng cả hai tiêu chí: số vụ tăng 4 vụ, số người chết không tăng.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_one_that_went_the_other_way(text: str) -> None:
    assert_only_the_mistake_is_told(check_one_direction, text, "P973", "tăng")


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_set_apart_or_of_another_time_is_silent(text: str) -> None:
    assert findings_of_rule(check_one_direction, text) == []
