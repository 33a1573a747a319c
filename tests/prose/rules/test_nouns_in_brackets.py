"""A number of several nouns and the number of each."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.nouns_in_brackets import check_nouns_in_brackets

RIGHT = [
    "Toàn tỉnh có 64 xã, phường (55 xã, 9 phường).",
    "Có 214 cán bộ, công chức, viên chức (12 cán bộ, 90 công chức và 112 viên chức).",
    "Khen 18 tập thể, cá nhân (6 tập thể, 12 cá nhân).",
    "Có 96 đơn vị, địa phương (12 sở, 3 ban).",
    "Có 69 đảng bộ xã, phường (60 đảng bộ xã, 09 đảng bộ phường).",
    "Có 96 xã, phường (12 xã biên giới).",
    "Hỗ trợ 120 hộ nghèo, hộ cận nghèo (80 hộ nghèo, 55 hộ cận nghèo), có hộ thuộc cả hai đợt.",
]
WRONG = [
    ("Toàn tỉnh có 69 xã, phường (55 xã, 9 phường).", "P301", "55 + 9 = 64"),
    ("Có 214 cán bộ, công chức, viên chức (12 cán bộ, 90 công chức và 121 viên chức).", "P301", "= 223"),
    ("Khen 18 tập thể, cá nhân (8 tập thể, 12 cá nhân).", "P301", "8 + 12 = 20"),
    ("Có 69 đảng bộ xã, phường (68 đảng bộ xã, 09 đảng bộ phường).", "P301", "68 + 09 = 77"),
    ("Đăng 412 tin, bài (300 tin và 102 bài).", "P301", "300 + 102 = 402"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_complete_and_other_brackets_are_silent(text: str) -> None:
    assert findings_of_rule(check_nouns_in_brackets, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_wrong_brackets_are_reported(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_nouns_in_brackets, text), code, words)
