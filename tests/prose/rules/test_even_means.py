"""Means whose total and number divide evenly into another figure."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.even_means import check_even_means

HOUSEHOLDS = (
    "Tỉnh có 214.300 hộ với 857.200 nhân khẩu. Quy mô hộ bình quân là {} người/hộ, khu vực thành thị 3,5 người/hộ."
)
CARDS = (
    "Đã cấp 94.572 thẻ căn cước qua 111 đợt lưu động, trong đó 37 đợt tại trường học.\nBình quân mỗi đợt cấp {} thẻ."
)
COFFEE = "Huyện có 3.860 hộ sản xuất cà phê chứng nhận 4C, diện tích 5.018 ha, bình quân {} ha/hộ."


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        (HOUSEHOLDS.replace(", khu vực", ", trong đó khu vực"), "4,6", "4 người/hộ"),
        (CARDS, "892", "852 thẻ/đợt"),
        (COFFEE, "1,8", "1,3 ha/hộ"),
    ],
)
def test_a_mean_that_an_even_division_contradicts_is_told(text: str, written: str, right: str) -> None:
    assert_one(findings_of_rule(check_even_means, *text.format(written).split("\n")), "P913", right)


@pytest.mark.parametrize(
    "text",
    [
        HOUSEHOLDS.format("4,0"),
        COFFEE.format("1,3"),
        COFFEE.replace("3.860", "3.861").format("1,8"),  # no even division: they need not belong together
        CARDS.replace("Bình quân mỗi đợt", "Các đợt tại trường bình quân mỗi đợt").format("640"),
        "Tỉnh có 214.300 hộ, 857.200 nhân khẩu. Khu vực nông thôn bình quân 4,6 người/hộ.",
        "Hội vận động 2.400 triệu đồng, giúp 320 hộ. Riêng Quỹ A hỗ trợ bình quân 6,5 triệu đồng/hộ.",
        "Có 12 tổ với 60 hộ, bình quân 7 hộ/tổ.",  # of small figures many divide evenly
    ],
)
def test_of_others_or_by_chance_nothing_is_said(text: str) -> None:
    assert findings_of_rule(check_even_means, *text.split("\n")) == []
