"""One share of a list in lines that is of another figure than all others."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.odd_shares_of_lines import check_odd_shares_of_lines

CASES = [
    (
        "Biên chế giao 1.260, trong đó 1.167 người được đánh giá, xếp loại.\nTrong số được đánh giá có:\n"
        "- Xuất sắc: 171 người, chiếm 14,7%;\n- Tốt: 934 người, chiếm {80,0|74,1}%;\n"
        "- Hoàn thành: 55 người, chiếm 4,7%;\n- Không hoàn thành: 07 người, chiếm 0,6%.",
        "80,0%",
    ),
    (
        "Tiếp nhận 1.840 đơn; sau phân loại 1.500 đơn đủ điều kiện xử lý.\nPhân theo nội dung:\n"
        "+ Khiếu nại 300 đơn (20,0%)\n+ Tố cáo 75 đơn (5,0%)\n+ Kiến nghị, phản ánh 1.125 đơn ({75,0|61,1}%)",
        "75,0%",
    ),
]
OTHERS = [
    "Kế hoạch 1.260 người, thực hiện 1.167 người.\n- A: 171 người, chiếm 14,7%;\n- B: 934 người, chiếm 74,1% kế hoạch;"
    "\n- C: 62 người, chiếm 5,3%.",
    "Có 1.500 đơn, gồm:\n- Khiếu nại 300 đơn (20,0%)\n- Tố cáo 75 đơn (5,0%)\n- Khác 1.100 đơn (73,0%)",
    "Đã giải quyết 1.000 hồ sơ, riêng đất đai kế hoạch 500 hồ sơ.\n- Đất đai: 400 hồ sơ, đạt 80,0%;\n"
    "- Tư pháp: 350 hồ sơ, chiếm 35,0%;\n- Khác: 250 hồ sơ, chiếm 25,0%.",
    "Đã giải quyết 1.000 hồ sơ, riêng đất đai kế hoạch được giao 500 hồ sơ.\n- Đất đai: 400 hồ sơ (80,0%);\n"
    "- Tư pháp: 350 hồ sơ (35,0%);\n- Khác: 250 hồ sơ (25,0%).",
    "Tổng 1.167 người.\n- A: 171 người, chiếm 14,7%;\n- B: 934 người, chiếm 83,0%;\n- C: 62 người, chiếm 5,3%.",
]


@pytest.mark.parametrize(("text", "right"), CASES)
def test_the_odd_share_is_found(text: str, right: str) -> None:
    assert_only_the_mistake_is_told(check_odd_shares_of_lines, text, "P971", right)


@pytest.mark.parametrize("text", OTHERS)
def test_shares_of_other_wholes_are_silent(text: str) -> None:
    assert findings_of_rule(check_odd_shares_of_lines, text) == []
