"""Shares whose base no word names."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_families

# fmt: off
BEHIND_A_BRACKET = [
    ("Tiếp nhận 14.210 hồ sơ, giải quyết đúng hạn 13.850 hồ sơ (trong đó có 120 hồ sơ liên thông và 8 hồ sơ lưu động)"
     ", đạt tỷ lệ {}%.", "97,47", "87,47"),
    ("Trường có 1.240 học sinh, học sinh giỏi 496 học sinh (trong đó có 12 học sinh nữ), chiếm {}%.", "40,0", "48,0"),
    ("Xã có 2.318 hộ, hộ dùng nước sạch 2.104 hộ (trong đó có 41 hộ nghèo), chiếm tỷ lệ {}%.", "90,77", "80,77"),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "right", "wrong"), BEHIND_A_BRACKET)
def test_a_share_behind_a_bracket_is_of_the_figure_before_it(sentence: str, right: str, wrong: str) -> None:
    assert findings_of_families(("P4",), sentence.format(right)) == []
    assert [item.code for item in findings_of_families(("P4",), sentence.format(wrong))] == ["P401"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đã tiêm 820 con trâu (trong đó có 41 con nghé, đạt 5,0%).",
        "Tiếp nhận 500 hồ sơ, trực tuyến 450 hồ sơ (trong đó 45 hồ sơ mức độ 4), chiếm 10,0%.",
    ],
)
def test_a_share_of_what_the_bracket_has_is_right(sentence: str) -> None:
    assert findings_of_families(("P4",), sentence) == []
