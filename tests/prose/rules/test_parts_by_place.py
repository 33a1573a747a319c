"""A whole over a stated number of places."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_families, findings_of_rule
from tthc_render.prose.rules.parts_by_place import check_parts_by_place

CASES = [
    (
        "Ghi nhận {} ca sốt xuất huyết tại 4 xã: An Phú 41 ca, Bình Minh 23 ca, Tân Lập 45 ca, Yên Sơn 32 ca.",
        "141",
        "121",
    ),
    ("Kiểm tra {} cuộc tại 03 đơn vị (Sở Y tế 18, Sở Xây dựng 25 và Sở Tư pháp 12).", "55", "95"),
    ("Hỗ trợ {} hộ nghèo của hai xã: Tân Lập 128 hộ và Yên Sơn 96 hộ.", "224", "242"),
]
RIGHT = [
    "Ghi nhận 121 ca tại 4 xã: An Phú 41 ca, Bình Minh 23 ca, Tân Lập 45 ca.",
    "Tổ chức 12 lớp tại 2 xã: An Phú 45 người, Bình Minh 32 người.",
    "Ghi nhận 121 ca tại 4 xã: cao nhất là An Phú 41 ca; 3 xã còn lại 80 ca.",
    "Ghi nhận hơn 120 ca tại 2 xã: An Phú 41 ca, Bình Minh 23 ca.",
    "Trồng 120 ha tại 2 xã: An Phú 41 ha, đạt 90% kế hoạch, Bình Minh 23 ha.",
]


@pytest.mark.parametrize(("sentence", "right", "wrong"), CASES)
def test_figures_of_all_places_make_the_whole(sentence: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_parts_by_place, sentence.format(right)) == []
    assert_one(findings_of_rule(check_parts_by_place, sentence.format(wrong)), "P301", right)
    assert [item.code for item in findings_of_families(("P3",), sentence.format(wrong))] == ["P301"]


@pytest.mark.parametrize("text", RIGHT)
def test_some_places_and_other_things_are_silent(text: str) -> None:
    assert findings_of_rule(check_parts_by_place, text) == []
