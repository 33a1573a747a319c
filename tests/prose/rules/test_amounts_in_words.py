"""Amounts in figures and in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.amounts_in_words import check_amounts_in_words

# fmt: off
CASES = [
    (
        "P813",
        (
            "Kinh phí còn thiếu là 345.600.000 đồng (bằng chữ: Ba trăm bốn mươi lăm triệu, sáu trăm nghìn đồng "
            "chẵn)."
        ),
        (
            "Kinh phí còn thiếu là 345.600.000 đồng (bằng chữ: Ba trăm năm mươi bốn triệu, sáu trăm nghìn đồng "
            "chẵn)."
        ),
    ),
    (
        "P813",
        "Đề nghị hỗ trợ 1.250 triệu đồng (Bằng chữ: Một tỷ hai trăm năm mươi triệu đồng).",
        "Đề nghị hỗ trợ 1.250 triệu đồng (Bằng chữ: Một tỷ hai trăm mười lăm triệu đồng).",
    ),
    (
        "P813",
        "Số người hưởng: 1.204 người (viết bằng chữ: một nghìn hai trăm linh tư người).",
        "Số người hưởng: 1.204 người (viết bằng chữ: một nghìn hai trăm bốn mươi người).",
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_amounts_in_words, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_amounts_in_words, wrong, facts=FACTS)} == {code}
