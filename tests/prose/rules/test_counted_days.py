"""Days that sessions were held on, against their number."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_only_the_mistake_is_told, findings_of_rule
from tthc_render.prose.rules.counted_days import check_counted_days


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức {4|3} phiên giao dịch việc làm vào các ngày 04/10, 11/10, 18/10 và 25/10 với 86 lượt.",
        "Chủ tịch UBND xã tiếp công dân {3|2} kỳ trong các ngày 05, 15 và 25/9/2025.",
        "Họp giao ban {ba|hai} lần (ngày 10/3, ngày 17/3 và ngày 24/3).",
        "HĐND tổ chức {03|02} cuộc họp thẩm tra vào ngày 3/7, ngày 5/7 và ngày 8/7/2026.",
    ],
)
def test_more_days_than_sessions(text: str) -> None:
    assert_only_the_mistake_is_told(check_counted_days, text, "P707", "liệt kê 0")


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức 4 phiên vào các ngày 04/10, 11/10 và 18/10.",
        "Mở 2 lớp tập huấn vào các ngày 4, 5 và 6/10.",
        "Tổ chức 3 phiên họp, trong đó các ngày 1, 2, 3 và 4/5 họp trực tuyến.",
    ],
)
def test_two_sessions_of_a_day_and_courses_of_days_are_let_be(text: str) -> None:
    assert findings_of_rule(check_counted_days, text) == []
