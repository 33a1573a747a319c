"""Multiples with both values."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import assert_one, findings_of_rule
from tthc_render.prose.rules.times_as_much import check_times_as_much

RIGHT = [
    "Số lượt khách tăng 2,5 lần, từ 480 lên 1.200 lượt.",
    "Số lượt khách tăng 1,5 lần, từ 480 lượt lên 1.200 lượt.",
    "Dư nợ tăng gần 3 lần (từ 410 tỷ đồng lên 1.200 tỷ đồng).",
    "Ghi nhận 1.486 ca mắc, tăng 1,8 lần so với cùng kỳ (826 ca).",
    "Thu 3,2 tỷ đồng, tăng 0,6 lần so với năm trước (2 tỷ đồng).",
    "Thời gian giải quyết giảm 3 lần, từ 15 ngày xuống 5 ngày.",
    "Sản lượng từ 1,2 lên 3,6 nghìn tấn, gấp 3 lần.",
    "Số cuộc kiểm tra tăng từ 3 lần lên 5 lần mỗi năm, từ 12 lên 20 cuộc.",
    "Số vốn tăng 3 lần, từ 120 tỷ đồng lên 418 tỷ đồng.",
    "Số hộ tăng 4 lần so với năm 2020, phạm vi từ 12 xã lên 40 xã.",
]
WRONG = [
    ("Ghi nhận 1.486 ca mắc, tăng 2,8 lần so với cùng kỳ (826 ca).", "1,8 lần"),
    ("Số lượt khách tăng 3,5 lần, từ 480 lên 1.200 lượt.", "2,5 lần"),
    ("Số thuê bao gấp 4 lần, từ 210 thuê bao lên 630 thuê bao.", "3,0 lần"),
    ("Giá trị từ 120 tỷ đồng lên 360 tỷ đồng, tăng 5 lần.", "3,0 lần"),
    ("Số lỗi giảm 6 lần, từ 90 lỗi xuống còn 30 lỗi.", "3,0 lần"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_either_reading_and_rounding_are_silent(text: str) -> None:
    assert findings_of_rule(check_times_as_much, text) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_wrong_multiples_are_reported(text: str, words: str) -> None:
    assert_one(findings_of_rule(check_times_as_much, text), "P903", words)
