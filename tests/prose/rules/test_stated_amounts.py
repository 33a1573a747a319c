"""Amounts that two other figures of the sentence give."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.stated_amounts import check_stated_amounts

# fmt: off
CASES = [
    (
        "P903",
        "Kết nạp mới 34 đảng viên, nâng tổng số từ 612 lên 646 đồng chí.",
        "Kết nạp mới 34 đảng viên, nâng tổng số từ 612 lên 656 đồng chí.",
    ),
    (
        "P903",
        "Số vụ cháy tăng 8 vụ, từ 21 vụ năm 2023 lên 29 vụ năm 2024.",
        "Số vụ cháy tăng 6 vụ, từ 21 vụ năm 2023 lên 29 vụ năm 2024.",
    ),
    (
        "P903",
        "Được giao 320 giường, thực kê 402 giường, vượt 82 giường so với kế hoạch.",
        "Được giao 320 giường, thực kê 402 giường, vượt 72 giường so với kế hoạch.",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Số tiếp nhận tăng 738 hồ sơ (8,7%), số quá hạn đã trả giảm từ 15 xuống 06.",
    "Trồng 40 ha, chăm sóc 60 ha, khoanh nuôi 90 ha, vượt 12 ha so với kế hoạch.",
    "Nợ xấu 116 tỷ đồng, chiếm 0,70%; thu hồi nợ 43 tỷ đồng, vượt 3 tỷ đồng so với kế hoạch.",
    "Kế hoạch trồng mới 300 ha, tái canh 120 ha; đến nay vượt 15 ha so với kế hoạch.",
    "Kế hoạch thu 540 tỷ đồng, trong đó nội địa 420 tỷ đồng, vượt 12 tỷ đồng so với dự toán.",
    "Tiếp nhận 34 hồ sơ; giá đất tăng từ 612 nghìn đồng lên 656 nghìn đồng.",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_one_mistake(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_stated_amounts, right) == []
    assert [item.code for item in findings_of_rule(check_stated_amounts, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    assert findings_of_rule(check_stated_amounts, text) == []
