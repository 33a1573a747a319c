"""Changes from one period to another."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.timed_changes import check_timed_changes

# fmt: off
CASES = [
    (
        "P904",
        "Tháng 10 xảy ra 6 vụ phạm pháp hình sự. Tháng 9 xảy ra 9 vụ. So với tháng trước, số vụ giảm 3 vụ.",
        "Tháng 10 xảy ra 6 vụ phạm pháp hình sự. Tháng 9 xảy ra 9 vụ. So với tháng trước, số vụ tăng 3 vụ.",
    ),
    (
        "P904",
        (
            "Tháng 7/2025 thu nội địa 642 tỷ đồng; tháng 8/2025 thu nội địa 598 tỷ đồng.\nNguyên nhân số thu "
            "tháng 8 giảm 6,9% so với tháng trước là do hết kỳ nộp thuế quý."
        ),
        (
            "Tháng 7/2025 thu nội địa 642 tỷ đồng; tháng 8/2025 thu nội địa 598 tỷ đồng.\nNguyên nhân số thu "
            "tháng 8 tăng 6,9% so với tháng trước là do hết kỳ nộp thuế quý."
        ),
    ),
    (
        "P904",
        (
            "Chỉ số giá tiêu dùng tháng 10 bằng 99,87% so với tháng trước. Như vậy CPI tháng 10 giảm so với "
            "tháng trước chủ yếu do giá xăng dầu."
        ),
        (
            "Chỉ số giá tiêu dùng tháng 10 bằng 99,87% so với tháng trước. Như vậy CPI tháng 10 tăng so với "
            "tháng trước chủ yếu do giá xăng dầu."
        ),
    ),
    (
        "P904",
        (
            "Tháng 9, công an phường xử lý 71 trường hợp vi phạm. Tháng 10 xử lý 96 trường hợp, nhiều hơn 25 "
            "trường hợp so với tháng 9."
        ),
        (
            "Tháng 9, công an phường xử lý 71 trường hợp vi phạm. Tháng 10 xử lý 96 trường hợp, ít hơn 25 "
            "trường hợp so với tháng 9."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_timed_changes, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_timed_changes, wrong, facts=FACTS)} == {code}
