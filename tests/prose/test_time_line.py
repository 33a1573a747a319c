"""Months and windows as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import Reading, read
from tthc_render.prose.time_line import months_in, windows_in


def _reading(text: str) -> Reading:
    return read(from_text([text], "a.txt"))[0]


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("quý III/2025", 2025, 7, 9),
        ("Quý ba năm 2025", 2025, 7, 9),
        ("tháng 10", 0, 10, 10),
        ("Bảy tháng đầu năm 2025", 2025, 1, 7),
        ("3 tháng cuối năm", 0, 10, 12),
        ("9 tháng năm 2025", 2025, 1, 9),
    ],
)
def test_months_are_read_by_their_name(text: str, year: int, first: int, last: int) -> None:
    (seen,) = months_in(_reading(f"Trong {text}, xã họp."))
    assert (seen.year, seen.first, seen.last, seen.size) == (year, first, last, last - first + 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "months"),
    [
        ("từ 15/9 đến 14/11/2025", date(2025, 9, 15), date(2025, 11, 14), 2),
        ("(15/12 - 14/3/2025)", date(2024, 12, 15), date(2025, 3, 14), 3),
        ("từ ngày 01 tháng 01 năm 2025 đến hết ngày 31 tháng 8 năm 2025", date(2025, 1, 1), date(2025, 8, 31), 8),
        ("từ tháng 11/2024 đến tháng 2", date(2024, 11, 1), date(2025, 2, 28), 4),
        ("từ 01/7 đến 20/9", date(2026, 7, 1), date(2026, 9, 20), None),
    ],
)
def test_windows_have_the_year_of_their_other_end(text: str, first: date, last: date, months: int | None) -> None:
    (seen,) = windows_in(_reading(f"Số liệu {text}."), 2026)
    assert (seen.first, seen.last, seen.months) == (first, last, months)


def test_days_that_do_not_exist_are_no_window() -> None:
    assert windows_in(_reading("từ 01/11 đến 31/11/2025"), 2025) == ()
