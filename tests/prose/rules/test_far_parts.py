"""Parts in another sentence than their whole."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.context import ProseFacts
from tthc_render.prose.rules.far_parts import check_far_parts

# fmt: off
CASES = [
    (
        "P923",
        "Diện tích đất thu hồi 14,8 ha, gồm đất lúa 9,3 ha và đất vườn 5,5 ha.",
        "Diện tích đất thu hồi 14,8 m², gồm đất lúa 9,3 ha và đất vườn 5,5 ha.",
    ),
    (
        "P305",
        "Nghị quyết được thông qua với 23/25 đại biểu tán thành, 02 đại biểu không tán thành.",
        "Nghị quyết được thông qua với 21/25 đại biểu tán thành, 02 đại biểu không tán thành.",
    ),
    (
        "P305",
        "Kết quả: 83/85 phiếu tán thành (97,6%), 02 phiếu không (2,4%).",
        "Kết quả: 84/85 phiếu tán thành (98,8%), 02 phiếu không (1,2%).",
    ),
    (
        "P301",
        (
            "Trong 9 tháng có 41 công chức bị kỷ luật. Sở mở 12 lớp.\nChia theo hình thức kỷ luật: khiển trách "
            "21 người, cảnh cáo 15 người, giáng chức 01 người, buộc thôi việc 04 người."
        ),
        (
            "Trong 9 tháng có 47 công chức bị kỷ luật. Sở mở 12 lớp.\nChia theo hình thức kỷ luật: khiển trách "
            "21 người, cảnh cáo 15 người, giáng chức 01 người, buộc thôi việc 04 người."
        ),
    ),
]
# fmt: on
"""The code, a right text, the same text with one mistake."""
FACTS = ProseFacts(report_date=date(2025, 10, 10))


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_the_mistake_is_found_and_the_right_text_is_silent(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_far_parts, right, facts=FACTS) == []
    assert {item.code for item in findings_of_rule(check_far_parts, wrong, facts=FACTS)} == {code}
