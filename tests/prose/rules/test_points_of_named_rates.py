"""Changes in points between two rates that the words name as one rate at two times."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.points_of_named_rates import check_points_of_named_rates

_POOR = "- Hộ nghèo: 17.452 hộ, tỷ lệ 16,58%;\n- Hộ cận nghèo: 10.347 hộ, tỷ lệ 9,83%.\n"
PAIRS = [
    (
        "P903",
        "Có 1.888 phiếu hài lòng, đạt 92,4% số phiếu hợp lệ; quý III/2025 tỷ lệ này là 89,7%, "
        "như vậy tăng {2,7|3,7} điểm phần trăm.",
        "2,7",
    ),
    ("P904", "Hồ sơ trực tuyến đạt 81,2%; cùng kỳ tỷ lệ này là 85,0%, {giảm|tăng} 3,8 điểm phần trăm.", "giảm"),
    (
        "P903",
        f"{_POOR}So với cuối năm 2023 (21.806 hộ nghèo/103.940 hộ, tỷ lệ 20,98%), số hộ nghèo giảm 4.354 hộ, "
        "tỷ lệ hộ nghèo giảm {4,40|4,04} điểm phần trăm.",
        "4,4",
    ),
]
RIGHT = [
    "Trực tiếp đạt 92,4% số phiếu; qua mạng 93,4%; quý III tỷ lệ này là 89,7%, như vậy tăng 2,7 điểm phần trăm.",
    "Đạt 92,4% số phiếu; quý III tỷ lệ này là 89,7%, như vậy tăng gần 3 điểm phần trăm.",
    "Đạt 92,4% số phiếu; quý III tỷ lệ này là 89,7%, quý II 88,7%; tăng 3,7 điểm phần trăm so với quý II.",
    f"{_POOR}So với cuối năm 2023 (tỷ lệ 20,98%), tỷ lệ hộ nghèo vùng cao giảm 5,62 điểm phần trăm.",
    f"{_POOR}So với cuối năm 2023 (tỷ lệ 20,98%) giảm mạnh. Năm nay tỷ lệ hộ nghèo giảm 3,5 điểm phần trăm là đạt.",
    f"{_POOR}So với cuối năm 2023 (tỷ lệ 11,15%), tỷ lệ hộ cận nghèo giảm 1,32 điểm phần trăm.",
]


@pytest.mark.parametrize(("code", "text", "right"), PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(code: str, text: str, right: str) -> None:
    assert_only_the_mistake_is_told(check_points_of_named_rates, text, code, right)


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_points_of_named_rates, text) == []
