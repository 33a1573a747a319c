"""Prizes and medals by their grades."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.medals import check_medals

RIGHT = [
    "Đội tuyển tỉnh đạt 186 huy chương: 52 vàng, 61 bạc, 73 đồng (quốc tế 14 huy chương).",
    "Học sinh đạt 19 giải: 2 giải Nhất, 4 giải Nhì, 6 giải Ba, 7 giải Khuyến khích, tăng 5 giải.",
    "Đoạt 11 giải (1 vàng, 2 bạc, 3 đồng, 5 khuyến khích).",
    "Trao 27 giải, trong đó có 3 giải Nhất, 3 giải Nhì.",
    "Đạt 12 giải: 2 giải Nhất, 3 giải Nhì và 7 giải của các hội thi.",
    "Trao 27 giải (mỗi nghề 3 giải).",
]
WRONG = [
    ("Đội tuyển tỉnh đạt 186 huy chương: 52 vàng, 61 bạc, 37 đồng (quốc tế 14 huy chương).", "52 + 61 + 37 = 150"),
    ("Học sinh đạt 11 giải: 2 giải Nhất, 4 giải Nhì, 6 giải Ba, 7 giải Khuyến khích, tăng 5 giải.", "= 19"),
    ("Đoạt 11 giải (1 vàng, 2 bạc, 5 đồng, 5 khuyến khích).", "= 13"),
    ("Trao 12 giải: 01 giải Nhất, 09 giải Nhì, 14 giải Ba và 18 giải Khuyến khích.", "01 + 09 + 14 + 18 = 42"),
    ("Trao 5 giải, trong đó có 3 giải Nhất, 4 giải Nhì.", "3 + 4 = 7"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_complete_grades_and_open_lists_are_silent(text: str) -> None:
    assert findings_of_rule(check_medals, text) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_grades_that_do_not_make_the_number_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_medals, text), "P301", words)
