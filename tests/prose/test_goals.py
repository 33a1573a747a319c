"""Results beside what was aimed at."""

from __future__ import annotations

import pytest

from tthc_render.prose.goals import goals, wants_more
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Kết nạp 27 đảng viên, kế hoạch Tỉnh ủy giao là 26; chuyển chính thức 31.", [True]),
        ("Thời gian 1,12 ngày (mục tiêu không quá 1,0 ngày), 1,86 ngày (mục tiêu không quá 2,0 ngày).", [False, True]),
        ("Tỷ lệ bao phủ 95,6% (kế hoạch 95%).", [True]),
        ("Thu đạt 92% dự toán, bằng 104% kế hoạch của tỉnh.", [False, True]),
        ("Giải quyết việc làm: 644/700 lao động, bằng 92%.", [False]),
        ("Tỷ lệ thực hiện là 104%.", [True]),
        # Of half a year, of a trouble, and of a change nothing is known.
        ("Thu đạt 52% dự toán năm.", []),
        ("Tổn thất điện năng 4,06% (kế hoạch 3,95%).", []),
        ("Đạt 95,2%, vượt kế hoạch 0,3 điểm phần trăm.", []),
    ],
)
def test_what_was_reached(text: str, reached: list[bool]) -> None:
    (reading,) = read(from_text([text], "a.txt"))
    assert [goal.reached for goal in goals(reading)] == reached


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("tỷ lệ giải quyết tin báo tội phạm", True),
        ("số vụ phạm pháp hình sự", False),
        ("tỷ lệ bao phủ bảo hiểm y tế", True),
        ("tỷ lệ hộ nghèo", False),
        ("hồ sơ giải quyết quá hạn", False),
    ],
)
def test_of_what_more_is_better(text: str, more: bool) -> None:
    assert wants_more(text) is more
