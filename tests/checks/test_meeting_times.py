"""The day and the hours of a meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.decisions import MINUTES, check_changed

START, END = "09 giờ 00 phút, ngày 03 tháng 02 năm 2025", "11 giờ 15 phút cùng ngày"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (START, START, []),
        (START, "8 giờ, ngày 3 tháng 2 năm 2024", ["D662"]),
        (START, "08h30 ngày 03/02/2024", ["D662"]),
        (START, "8 giờ 30 phút ngày 05/02/2025", ["D662"]),  # after the minutes
        (START, "8 giờ 30 phút ngày 25/01/2025", []),
        (START, "theo giấy mời ngày 10/6/2024, 8 giờ ngày 03/02/2025", []),  # which of the days is not said
        (START, "08 giờ 00 phút, ngày 30 tháng 12 năm 2024", []),  # minutes of a meeting before New Year
        (END, "8 giờ 15 cùng ngày", ["D663"]),
        (END, "08h15, ngày 03/02/2025", ["D663"]),
        (END, "11 giờ 15 phút ngày 02/02/2025", ["D663"]),
        (END, "3 giờ chiều cùng ngày", []),
        (END, "1 giờ 30 phút hôm sau", []),
        (END, "8 giờ 15", []),  # of which day is not said
        (END, "17 giờ cùng ngày", []),
        (END, "Sau 2 giờ làm việc, cuộc họp kết thúc cùng ngày", []),
        (END, "Cuộc họp kéo dài 3 giờ, kết thúc cùng ngày", []),
        (END, "0 giờ 30 phút ngày 04/02/2025", []),  # past midnight
        (END, "11 giờ 15 phút ngày 06/02/2025", ["D662"]),
    ],
)
def test_times_that_cannot_be_are_told(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    found = check_changed(tmp_path, MINUTES, old, new)
    assert [item.code for item in found if item.code in ("D662", "D663")] == expected


@pytest.mark.parametrize(
    ("dated", "expected"),
    [("20/8/2025", []), ("20/8/2026", ["D662"]), ("{ngay: null, thang: 2, nam: 2027}", [])],
)
def test_only_a_meeting_of_another_year_may_not_lie_far_back(tmp_path: Path, dated: str, expected: list[str]) -> None:
    found = check_changed(tmp_path, MINUTES, "ngay: 03/2/2025", f"ngay: {dated}")
    assert [item.code for item in found if item.code in ("D662", "D663")] == expected
