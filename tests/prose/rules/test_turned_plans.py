"""Above or below a plan against its share."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.turned_plans import check_turned_plans

TABLE = "Vắc xin | Kế hoạch | Đã tiêm | Tỷ lệ\nDại chó, mèo | 4.200 | 3.612 | 86,0%\nCúm | 500 | 570 | 114,0%\n"


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Thu nội địa đạt 96,5% dự toán (5.600 tỷ đồng), {} 3,5% do thu tiền sử dụng đất thấp.", "hụt", "vượt"),
        ("Thu thuế đạt 92% dự toán HĐND xã giao năm 2025, tức là {} 8% dự toán.", "hụt", "vượt"),
        ("Gieo trồng bằng 104,2% kế hoạch (5.000 ha), {} 4,2% kế hoạch.", "vượt", "thiếu"),
        (f"{TABLE}Cúm vượt 14,0% kế hoạch; dại chó, mèo {{}} 14,0% kế hoạch.", "thiếu", "vượt"),
    ],
)
def test_the_contrary_of_the_share_is_found(text: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_turned_plans, text.format(right)) == []
    assert_one(findings_of_rule(check_turned_plans, text.format(wrong)), "P904", wrong)


@pytest.mark.parametrize(
    "text",
    [
        "Thu đạt 95,8% dự toán năm, vượt 4,2% so với cùng kỳ.",
        "Thu đạt 95,8% dự toán năm, vượt 4,2% so với dự toán 11 tháng.",
        "Đợt 1 đạt 94,0% kế hoạch. Tính cả năm vượt 6,0% kế hoạch.",
        "Thu đạt 95,8% dự toán năm, riêng thu thuế vượt 4,2% dự toán.",
        "Sản lượng lúa đạt 95% kế hoạch; sản lượng ngô vượt 5% kế hoạch.",
        "Thu ngân sách đạt 98% dự toán, chi ngân sách vượt 2% dự toán do phát sinh nhiệm vụ.",
        "Thu thuế đạt 92% kế hoạch năm, thu phí vượt 8% do nhu cầu tăng.",
        "Tỷ lệ hồ sơ trực tuyến đạt 95% (vượt 5% so với chỉ tiêu giao).",
        f"{TABLE}- Cúm vượt 14,0% kế hoạch.",
    ],
)
def test_what_is_of_another_is_silent(text: str) -> None:
    assert findings_of_rule(check_turned_plans, text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Đã gieo trồng 208,6 ha cây màu, vượt 83,1% kế hoạch (251 ha).", ["P904"]),
        ("Đã gieo trồng 208,6 ha cây màu, đạt 83,1% kế hoạch (251 ha).", []),
        ("Đã gieo trồng 459,6 ha cây màu, vượt 83,1% kế hoạch (251 ha).", []),
        ("Đã gieo trồng 208,6 ha. Thu 12 tỷ đồng, vượt 83,1% kế hoạch; còn 251 ha.", []),
    ],
)
def test_a_share_of_the_plan_is_nothing_above_it(text: str, codes: list[str]) -> None:
    assert [item.code for item in findings_of_rule(check_turned_plans, text)] == codes
