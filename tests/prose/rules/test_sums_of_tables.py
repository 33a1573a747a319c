"""Totals of columns that prose tells and the rows do not make."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.sums_of_tables import check_sums_of_tables

ROADS = """Phân theo tuyến (số vụ - số người chết - số người bị thương):
Quốc lộ: 41 - 23 - 27
Tỉnh lộ: 28 - 14 - 19
Đường đô thị: 31 - 11 - 24"""
SIGHT = """Kết quả khám:
Khối 6: khám 412 em, mắc bệnh răng miệng 118 em, tật khúc xạ 96 em;
Khối 7: khám 398 em, mắc bệnh răng miệng 104 em, tật khúc xạ 102 em."""
POOR = "Lần lượt theo số hộ dân, hộ nghèo, hộ cận nghèo:\nThôn Mới: 142, 38, 21\nThôn Lịa: 118, 45, 17\n"
PAIRS = [
    f"Toàn tỉnh xảy ra 100 vụ, làm 48 người chết, {{70|76}} người bị thương.\n{ROADS}",
    f"{ROADS}\nNhư vậy, toàn tỉnh xảy ra {{100|110}} vụ, làm chết 48 người, bị thương 70 người.",
    f"{SIGHT}\nToàn trường khám 810 em, phát hiện {{222|322}} em mắc bệnh răng miệng, 198 em tật khúc xạ.",
    f"{POOR}Toàn xã có 260 hộ dân, trong đó có 83 hộ nghèo, {{38|83}} hộ cận nghèo.",
]
STORM = "Ước tính thiệt hại:\n- Nhà ở: 28,4 tỷ đồng;\n- Sản xuất: 6,9 tỷ đồng;\n- Giao thông: 21,7 tỷ đồng.\n"
PAIRS.append(f"{STORM}Chưa kể cây xanh. Tổng giá trị thiệt hại ước khoảng {{57,0|75,0}} tỷ đồng, nhà ở chiếm 49,8%.")
RIGHT = [
    # Of something else, or with more than the lines have.
    f"{STORM}Tổng kinh phí khắc phục 75,0 tỷ đồng.",
    f"{STORM}Tổng giá trị thiệt hại ước khoảng 75,0 tỷ đồng, kể cả 18,0 tỷ đồng của doanh nghiệp.",
    # Some of all.
    f"Toàn tỉnh xảy ra 100 vụ, làm 48 người chết, 76 người bị thương.\n{ROADS.replace('Phân theo', 'Một số')}",
    # Nothing comes out.
    f"Toàn tỉnh xảy ra 130 vụ, làm 58 người chết, 76 người bị thương.\n{ROADS}",
    # Another figure makes the difference, or it is one of another time.
    f"{ROADS}\nToàn tỉnh xảy ra 100 vụ, làm chết 48 người, bị thương 76 người, kể cả 6 người bị nhẹ.",
    f"{ROADS}\nToàn tỉnh xảy ra 100 vụ, 48 người chết, so với cùng kỳ 76 người bị thương.",
    # One row may have what another has, too.
    f"Có 100 vụ, 48 người chết, 76 người bị thương.\n{ROADS.replace('tuyến', 'lỗi, một vụ có thể thuộc nhiều lỗi')}",
]


@pytest.mark.parametrize("text", PAIRS)
def test_the_mistake_is_told_and_the_right_text_is_silent(text: str) -> None:
    assert_only_the_mistake_is_told(check_sums_of_tables, text, "P301")


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_are_silent(text: str) -> None:
    assert findings_of_rule(check_sums_of_tables, text) == []
