"""What came less what went."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.net_changes import check_net_changes

RIGHT = [
    "Kết nạp 4.312 đoàn viên, giảm tự nhiên 2.108 đoàn viên, tăng thực 2.204 đoàn viên.",
    "Kết nạp 2.316 hội viên, đưa ra khỏi danh sách 1.908 hội viên (từ trần 1.871, khác 37), tăng thực tế 408 hội viên.",
    "Kết nạp 120 người, giới thiệu 80 người, tăng thực tế 95 người.",
    "Thành lập 30 doanh nghiệp, giải thể 12 doanh nghiệp, tăng thực tế gần 20 doanh nghiệp.",
]
WRONG = [
    ("Kết nạp 4.312 đoàn viên, giảm tự nhiên 2.108 đoàn viên, tăng thực 2.402 đoàn viên.", "2.204"),
    (
        "Kết nạp 2.316 hội viên, đưa ra khỏi danh sách 1.908 hội viên (từ trần 1.871, lý do khác 37), tăng thực tế 480 "
        "hội viên.",
        "408",
    ),
    ("Thành lập 30 doanh nghiệp, giải thể 12 doanh nghiệp, tăng ròng 28 doanh nghiệp.", "18"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_net_changes_that_hold_or_have_other_figures_are_silent(text: str) -> None:
    assert findings_of_rule(check_net_changes, text) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_wrong_net_changes_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_net_changes, text), "P903", words)
