"""What the words before a figure say it counts."""

from __future__ import annotations

import pytest

from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("- Số cơ sở được kiểm tra: 126", "cơ sở"),
        ("Tổng số hợp tác xã thành lập mới: 14", "hợp tác xã"),
        ("a) Số lượng mẫu xét nghiệm: 84", "mẫu"),
        ("Số còn lại: 12", ""),
        ("Số đã giải quyết: 1.180", ""),
        ("Tại các cơ sở: 126", ""),
        ("Tổng hồ sơ: 33", "hồ sơ"),
        ("Xuất khẩu 1.126", ""),
    ],
)
def test_what_stands_behind_the_word_number_of_is_counted(text: str, unit: str) -> None:
    assert Reading(Passage(text)).quantities[-1].unit == unit
