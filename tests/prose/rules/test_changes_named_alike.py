"""Changes with their earlier value behind them against the one figure that is called so."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.changes_named_alike import check_changes_named_alike

WRONG = [
    "Toàn tỉnh xảy ra 96 vụ cháy, làm chết 7 người, bị thương 24 người. So với cùng kỳ năm trước tăng 11 vụ (85 vụ), "
    "giảm 2 người chết (9 người), giảm {14|8} người bị thương (38 người).",
    "Tiếp 318 lượt công dân, nhận 164 đơn. So với năm trước giảm 40 lượt (358 lượt), tăng {15|26} đơn (149 đơn).",
    "1. Thu ngân sách\nThu quý I đạt 2.180 tỷ đồng, gồm thu nội địa 1.742 tỷ đồng, thu xuất nhập khẩu 438 tỷ đồng.\n"
    "2. So với cùng kỳ\nThu nội địa tăng {132|185} tỷ đồng so với mức 1.610 tỷ đồng của quý I năm 2024.",
    "Khai thác 17.250 tấn, nuôi trồng 31.350 tấn.\n"
    "Sản lượng nuôi trồng tăng {2.150|1.480} tấn so với mức 29.200 tấn của 9 tháng năm 2024.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_change_of_the_one_figure_that_is_called_so(text: str) -> None:
    assert_only_the_mistake_is_told(check_changes_named_alike, text, "P903")


SILENT = [
    # Of one month of them.
    "Sáu tháng xảy ra 186 vụ, bị thương 148 người. Riêng tháng 6, so với tháng 5 giảm 31 người bị thương (97 người).",
    # Two figures are called so.
    "Thu nội địa quý I là 1.742 tỷ đồng, thu nội địa tháng 3 là 612 tỷ đồng.\n"
    "Thu nội địa tăng 185 tỷ đồng so với mức 1.610 tỷ đồng của quý I năm 2024.",
    # No figure is called so.
    "Chi đầu tư 312 tỷ đồng.\nChi sự nghiệp y tế tăng 20 tỷ đồng so với mức 300 tỷ đồng của cùng kỳ.",
]


@pytest.mark.parametrize("text", SILENT)
def test_changes_that_may_be_of_another_figure_are_let_be(text: str) -> None:
    assert findings_of_rule(check_changes_named_alike, text) == []
