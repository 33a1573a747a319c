"""Shares against each other."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.share_lists import check_share_lists

RIGHT = [
    "Cơ cấu giống: lúa lai 42,5%, lúa thuần 51,2%, còn lại 6,3% là giống địa phương.",
    "Tỷ lệ trễ hạn giảm từ 12,40% xuống còn 2,15%.",
    "Tỷ lệ đạt 48,38% (còn 51,62% chưa tích hợp).",
    "Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 37,6%; dịch vụ 41%.",
    "Kết quả: 3 xã đạt trên 70%, 2 xã đạt 58%, 4 xã đạt 90%.",
    "Tỷ lệ thực hiện chỉ tiêu đạt 112% kế hoạch.",
    "+ Tổng số hộ: 1.000 hộ\n+ Hộ nghèo: 94 hộ; Tỷ lệ: 9,4%",
]
WRONG = [
    ("Cơ cấu kinh tế: nông nghiệp 21,4%; công nghiệp 38,6%; dịch vụ 41%.", "P902"),
    ("Tỷ lệ đạt 48,38% (còn 52,62% chưa tích hợp).", "P404"),
    ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 109,5%.", "P406"),
    ("Toàn huyện đạt 78,44% (trong đó cấp huyện đạt 99,31%; cấp xã đạt 85,47%).", "P405"),
    ("+ Tổng số hộ: 1.000 hộ\n+ Hộ nghèo: 94 hộ; Tỷ lệ: 4,9%", "P401"),
]


def codes(text: str) -> list[str]:
    return [item.code for item in findings_of_rule(check_share_lists, text)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_silent(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_what_contradicts_itself_is_said(text: str, code: str) -> None:
    assert codes(text) == [code]
