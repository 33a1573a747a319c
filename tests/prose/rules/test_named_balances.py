"""Balances defined by their own words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.named_balances import check_named_balances

# fmt: off
CASES = [
    (
        "P903",
        (
            "Tổng thu ngân sách 64,2 tỷ đồng, tổng chi 58,7 tỷ đồng; kết dư 5,5 tỷ đồng chuyển nguồn sang năm "
            "sau."
        ),
        (
            "Tổng thu ngân sách 64,2 tỷ đồng, tổng chi 58,7 tỷ đồng; kết dư 5,5 triệu đồng chuyển nguồn sang "
            "năm sau."
        ),
    ),
    (
        "P903",
        (
            "Xuất khẩu 10 tháng đạt 1.412 triệu USD, nhập khẩu đạt 386 triệu USD, tỉnh xuất siêu 1.026 triệu "
            "USD."
        ),
        (
            "Xuất khẩu 10 tháng đạt 1.412 triệu USD, nhập khẩu đạt 386 triệu USD, tỉnh xuất siêu 1.206 triệu "
            "USD."
        ),
    ),
    (
        "P903",
        (
            "Thu ngân sách phường đạt 96,8 tỷ đồng. Chi ngân sách phường 84,4 tỷ đồng. Ngân sách phường bội thu"
            " 12,4 tỷ đồng."
        ),
        (
            "Thu ngân sách phường đạt 96,8 tỷ đồng. Chi ngân sách phường 84,4 tỷ đồng. Ngân sách phường bội thu"
            " 12,4 triệu đồng."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_named_balances, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_named_balances, wrong, facts=FACTS)} == {code}
