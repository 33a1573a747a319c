"""Numbers of documents against their dates."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.laws import check_laws

RIGHT = [
    "Luật Đất đai số 31/2024/QH15 ngày 18/01/2024; Luật số 55/2010/QH12 ngày 17 tháng 6 năm 2010.",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; Thông tư số 01/2020/TT-VPCP.",
    "Quyết định số 12/QĐ-UBND ngày 3/3/2021.",
]
WRONG = [
    (
        "Luật Đất đai số 31/2023/QH15 ngày 18/01/2024.",
        "P918",
        "2024",
    ),
    (
        "Luật An toàn thực phẩm số 55/2010/QH13 ngày 17/6/2010.",
        "P918",
        "khóa 13",
    ),
    (
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2021.",
        "P918",
        "2021",
    ),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert findings_of_rule(check_laws, text) == []


@pytest.mark.parametrize(("text", "code", "words"), WRONG)
def test_what_is_wrong_is_said(text: str, code: str, words: str) -> None:
    assert_one(findings_of_rule(check_laws, text), code, words)
