"""Changes between two figures of one thing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.same_phrase import check_same_phrase

# fmt: off
CASES = [
    (
        "P903",
        (
            "Cùng kỳ năm trước có 214 doanh nghiệp thành lập mới. Chín tháng năm nay có 246 doanh nghiệp thành "
            "lập mới, tăng 15,0%."
        ),
        (
            "Cùng kỳ năm trước có 214 doanh nghiệp thành lập mới. Chín tháng năm nay có 246 doanh nghiệp thành "
            "lập mới, tăng 25,0%."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_same_phrase, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_same_phrase, wrong, facts=FACTS)} == {code}
