"""Plans that are said to be reached, or not."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.goal_verdicts import check_goal_verdicts


@pytest.mark.parametrize(
    "text",
    [
        "Khai thác đạt 1.240 tấn, kế hoạch 1.300 tấn, {chưa hoàn thành|hoàn thành vượt mức} kế hoạch năm.",
        "Trồng mới 82 ha rừng (kế hoạch 75 ha), {vượt|chưa đạt} kế hoạch giao.",
        "Tỷ lệ hộ dùng nước sạch 91,2%, chỉ tiêu 93%, {chưa đạt|đạt} chỉ tiêu nghị quyết.",
        "Doanh thu 512 tỷ đồng, so với kế hoạch 530 tỷ đồng, {thấp hơn|vượt} kế hoạch đề ra.",
        "Thu đạt {101,8|97,8}% dự toán (45 tỷ đồng), hoàn thành vượt dự toán HĐND giao.",
        "Kết nạp 41 đảng viên, bằng 102,5% chỉ tiêu, {hoàn thành|chưa hoàn thành} chỉ tiêu năm 2025.",
    ],
)
def test_a_verdict_that_the_figures_before_it_deny(text: str) -> None:
    assert_only_the_mistake_is_told(check_goal_verdicts, text, "P904")


@pytest.mark.parametrize(
    "text",
    [
        "Tổn thất điện năng 4,06%, kế hoạch 3,95%, không đạt kế hoạch.",
        "Tỷ lệ hộ nghèo 2,1%, chỉ tiêu 2,5%, đạt chỉ tiêu.",
        "Thu đạt 52% kế hoạch năm, vượt kế hoạch 6 tháng.",
        "Thu đạt 104% dự toán tỉnh giao, chưa đạt dự toán được giao.",
        "Thu đạt 62% kế hoạch, vượt kế hoạch đề ra.",
    ],
)
def test_plans_that_keep_low_and_other_plans_are_let_be(text: str) -> None:
    assert findings_of_rule(check_goal_verdicts, text) == []
