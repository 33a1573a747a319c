"""What a change is held against."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.rules.change_bases import base_of
from tthc_render.prose.rules.told_values import told_changes

BASES = [
    ("Phát hiện 618 vụ, tăng 47 vụ so với cùng kỳ (571 vụ).", "571"),
    ("Thu 407,68 tỷ đồng, tăng 17,0% (361,67 tỷ đồng).", "361,67"),
    ("Bị thương 20 người, giảm 10 (-33,3%) so với cùng kỳ (30 người).", "30 30"),
    ("Xảy ra 21 vụ. So với cùng kỳ (26 vụ, 9 người chết), số vụ giảm 5 vụ, số người chết giảm 2 người.", "26 9"),
    ("Xảy ra 47 vụ (cùng kỳ 61 vụ), giảm 14 vụ.", "61"),
    ("Tiếp nhận 72.148 hồ sơ, giảm 4.852 hồ sơ, tương ứng 6,3% so với cùng kỳ (77.000 hồ sơ).", "77.000"),
    ("Giảm 1.902 ca so với cùng kỳ, không có tử vong (cùng kỳ 02 ca).", "-"),
    ("Tăng 35 hồ sơ so với tháng trước (cùng kỳ năm 2024: 398 hồ sơ).", "-"),
    ("Giảm 41 hộ (còn 214 hộ).", "-"),
    ("Tăng 9,2 điểm phần trăm (năm 2024 lần lượt là 85,7% và 79,2%).", "-"),
    ("Thu 412 tỷ đồng, tăng 12 tỷ đồng so với kế hoạch (400 tỷ đồng).", ""),
]
"""A sentence, and the base of each of its changes."""


@pytest.mark.parametrize(("text", "bases"), BASES)
def test_bases(text: str, bases: str) -> None:
    [reading] = read(from_text([text], "a.txt"))
    found = [base_of(reading, change) for change in told_changes(reading)]
    assert " ".join(base.old.figure.text if base else "-" for base in found) == bases
