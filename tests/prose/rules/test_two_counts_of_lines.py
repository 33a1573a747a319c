"""Totals of two counts of lines, of which one adds up."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.two_counts_of_lines import check_two_counts_of_lines

LINES = "- Nhóm trẻ: 03 nhóm, 72 trẻ;\n- Lớp bé: 04 lớp, 108 trẻ;\n- Lớp lớn: 05 lớp, 163 trẻ."


@pytest.mark.parametrize(
    "total", ["Toàn trường có 13 nhóm, lớp với 343 trẻ.", "Toàn trường có 12 nhóm, lớp với 353 trẻ."]
)
def test_one_of_two_totals_is_not_what_the_lines_make(total: str) -> None:
    assert_one(findings_of_rule(check_two_counts_of_lines, f"{LINES}\n{total}"), "P301", "3")


@pytest.mark.parametrize(
    "total",
    [
        "Toàn trường có 12 nhóm, lớp với 343 trẻ.",
        "Toàn trường có 14 nhóm, lớp với 400 trẻ.",
        "Toàn trường có 13 giáo viên với 343 trẻ.",
        "Dự kiến năm học 2026 - 2027 có 12 nhóm, lớp với 345 trẻ.",
    ],
)
def test_both_add_up_or_neither_does(total: str) -> None:
    assert findings_of_rule(check_two_counts_of_lines, f"{LINES}\n{total}") == []


SCHOOLS = (
    "a) Mầm non: 36 trường, 14.872 trẻ;\nb) Tiểu học: 38 trường, 29.406 học sinh;\nc) THCS: 29 trường, 18.115 học sinh."
)
FINES = (
    "Xử phạt 61 cơ sở, thu {} triệu đồng:\n- Nhãn hàng: 22 cơ sở, 236,5 triệu đồng;\n- Hàng giả: 39 hộ, 589 triệu đồng."
)
GUARDS = "1. Đông: 14 đội, 392 người, 61 nữ;\n2. Tây: 11 đội, 307 người, 48 nữ;\n3. Biển: 9 đội, 251 người, 40 nữ;"


@pytest.mark.parametrize(
    ("text", "sum_of_lines"),
    [
        (f"{SCHOOLS}\nCộng: 103 trường, 61.393 trẻ và học sinh.", "62.393"),
        (FINES.format("845,5"), "825,5"),
        (f"{GUARDS}\n4. Cộng: 34 đội, 905 người.", "950"),
        (f"{GUARDS}\nCụm có 950 người, gồm 194 nữ.", "149"),
    ],
)
def test_neither_labels_nor_words_between_matter(text: str, sum_of_lines: str) -> None:
    assert findings_of_rule(check_two_counts_of_lines, text)[0].details["sum"] == sum_of_lines


@pytest.mark.parametrize(
    "text",
    [
        f"{SCHOOLS}\nCộng: 103 trường, 62.393 trẻ và học sinh.",
        "Xảy ra 187 vụ, chết 94 người:\n- Bộ: 181 vụ, chết 89 người;\n- Sắt: 5 vụ, chết 5 người;\n- Thủy: 1 vụ.",
        FINES.format("825,5"),
        f"{GUARDS}\nCộng: 34 đội, 950 người, có 905 người đã qua huấn luyện.",
        f"{GUARDS}\nCộng: 34 đội, bình quân 28 người.",
        f"{GUARDS}\nCụm có 34 đội, đóng trên chiều dài 90 km.",
        "- Hòa: 12 thôn, 8 km, 2.140 hộ;\n- Lạc: 9 thôn, 21 km, 1.702 hộ.\nCộng: 21 thôn, dài 30 km, 3.842 hộ.",
        "- Tỉnh: nhận 500 hồ sơ, giải quyết 480 hồ sơ;\n- Huyện: nhận 300 hồ sơ, giải quyết 290 hồ sơ;\n"
        "- Xã: nhận 200 hồ sơ, giải quyết 199 hồ sơ.",
    ],
)
def test_figures_that_are_no_totals_of_the_lines_are_silent(text: str) -> None:
    assert findings_of_rule(check_two_counts_of_lines, text) == []
