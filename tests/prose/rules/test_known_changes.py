"""A change, its old value in a bracket, and the new value in the section."""

from __future__ import annotations

import pytest

from tests.support.rules_of_prose import findings_of_rule
from tthc_render.prose.rules.known_changes import check_known_changes

# fmt: off
CASES = [
    (
        "P904",
        "Phát hiện 618 vụ. Số vụ tăng 47 vụ so với cùng kỳ (571 vụ).",
        "Phát hiện 618 vụ. Số vụ giảm 47 vụ so với cùng kỳ (571 vụ).",
    ),
    (
        "P904",
        "Có 1.204 hợp tác xã.\nSo với đầu năm tăng 62 hợp tác xã (1.142 hợp tác xã).",
        "Có 1.204 hợp tác xã.\nSo với đầu năm giảm 62 hợp tác xã (1.142 hợp tác xã).",
    ),
    (
        "P904",
        "Đàn lợn 12.400 con, giảm 5,2% (13.080 con).",
        "Đàn lợn 12.400 con, tăng 5,2% (13.080 con).",
    ),
    (
        "P903",
        "Khám 142.860 lượt, tăng 5,0% (136.057 lượt).",
        "Khám 142.860 lượt, tăng 5,9% (136.057 lượt).",
    ),
    (
        "P904",
        "Kỷ luật 12 đảng viên, giảm 3 trường hợp so với cùng kỳ (15 trường hợp).",
        "Kỷ luật 12 đảng viên, tăng 3 trường hợp so với cùng kỳ (15 trường hợp).",
    ),
    (
        "P904",
        "Thành lập 21 công đoàn cơ sở, tăng 5 đơn vị so với cùng kỳ (16 đơn vị).",
        "Thành lập 21 công đoàn cơ sở, giảm 5 đơn vị so với cùng kỳ (16 đơn vị).",
    ),
    (
        "P904",
        "Kết nạp 40 đoàn viên, nhiều hơn 4 người so với cùng kỳ (36 người).",
        "Kết nạp 40 đoàn viên, ít hơn 4 người so với cùng kỳ (36 người).",
    ),
]
"""The code, a right text, the same text with one mistake."""
LOOK_ALIKES = [
    "Vải thiều đạt 165 nghìn tấn, tăng 65 nghìn tấn, tức tăng 65,0% so với năm 2024 (100 nghìn tấn).",
    "Doanh thu 1.980 triệu đồng, tăng 8,2% (150 triệu đồng).",
    "Tỷ lệ đạt 91,6% (214 hộ), tăng 1,3 điểm phần trăm so với cùng kỳ (198 hộ).",
    "Thu 412 tỷ đồng, tăng 12 tỷ đồng so với kế hoạch (400 tỷ đồng).",
    "Xử lý 12 vụ với 15 đối tượng, tăng 3 trường hợp so với cùng kỳ (9 trường hợp).",
    "Khám 3.000 lượt, phát hiện bệnh ở nhiều xã, tăng 3 trường hợp so với cùng kỳ (15 trường hợp).",
]
# fmt: on


@pytest.mark.parametrize(("code", "right", "wrong"), CASES)
def test_one_mistake(code: str, right: str, wrong: str) -> None:
    assert findings_of_rule(check_known_changes, right) == []
    assert [item.code for item in findings_of_rule(check_known_changes, wrong)] == [code]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    assert findings_of_rule(check_known_changes, text) == []
