"""Points between a rate that was just told and a level."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.points_to_levels import check_points_to_levels

WRONG = [
    "Đã giải ngân 212,8 tỷ đồng, đạt 53,2% kế hoạch.\n"
    "Kết quả này thấp hơn mục tiêu giải ngân 60% đến hết tháng 8 là {6,8|4,2} điểm phần trăm.",
    "Tỷ lệ hộ sử dụng nước sạch đạt 91,4%. Tỷ lệ trên cao hơn chỉ tiêu 90% được giao {1,4|2,6} điểm phần trăm.",
    "Tiêm phòng đạt 72,5%; cùng kỳ đạt 68%.\nKết quả trên thấp hơn yêu cầu 80% là {7,5|9,5} điểm phần trăm.",
    "Hồ sơ trực tuyến đạt 84,6%, thấp hơn mức chung 87,9% của tỉnh {3,3|5,1} điểm phần trăm.",
]


@pytest.mark.parametrize("text", WRONG)
def test_points_between_a_rate_and_a_level(text: str) -> None:
    assert_only_the_mistake_is_told(check_points_to_levels, text, "P903")


SILENT = [
    # Two rates: which of them?
    "Tiêm lở mồm long móng đạt 72,5%, tiêm dại đạt 68%.\nKết quả trên thấp hơn yêu cầu 80% là 9,5 điểm phần trăm.",
    # Nothing goes on from the rate.
    "Đạt 53,2% kế hoạch.\nVốn tỉnh thấp hơn mục tiêu 60% là 4,2 điểm phần trăm.",
    # Two rates of the section are so far apart.
    "Năm 2024 đạt 55,8%. Đến nay đạt 53,2%. Kết quả này thấp hơn mục tiêu 60% là 4,2 điểm phần trăm.",
]


@pytest.mark.parametrize("text", SILENT)
def test_other_rates_are_let_be(text: str) -> None:
    assert findings_of_rule(check_points_to_levels, text) == []
