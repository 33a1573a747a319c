"""Times that a passage names with their year."""

from __future__ import annotations

from datetime import date

import pytest

from tthc_render.prose.named_times import months_of, times
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import Reading


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ngày 15/6/2026, họp.", date(2026, 6, 15), date(2026, 6, 15)),
        ("Trong tháng 02/2026, họp.", date(2026, 2, 1), date(2026, 2, 28)),
        ("Quý III năm 2026 họp.", date(2026, 7, 1), date(2026, 9, 30)),
        ("Sáu tháng đầu năm 2026 họp.", date(2026, 1, 1), date(2026, 6, 30)),
        ("6 tháng cuối năm 2026 họp.", date(2026, 7, 1), date(2026, 12, 31)),
        ("Chín tháng năm 2026 họp.", date(2026, 1, 1), date(2026, 9, 30)),
    ],
)
def test_times_have_their_days(text: str, first: date, last: date) -> None:
    (found,) = times(Reading(from_text([text], "a.txt")[0]))
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["Quý II họp.", "Theo Quyết định số 12/QĐ-UBND ngày 15/6/2026.", "Tháng 13/2026.", "Năm 2026 họp."]
)
def test_times_without_a_year_and_days_of_documents_are_none(text: str) -> None:
    assert times(Reading(from_text([text], "a.txt")[0])) == ()


@pytest.mark.parametrize(
    ("kind", "number", "months"),
    [("tháng", 4, (4, 4)), ("quý", 3, (7, 9)), ("6 tháng", 2, (7, 12)), ("tháng", 13, None), ("quý", 0, None)],
)
def test_the_months_of_a_period(kind: str, number: int, months: tuple[int, int] | None) -> None:
    assert months_of(kind, number) == months


def test_a_spoken_day_is_one_time() -> None:
    assert [x.kind for x in times(Reading(from_text(["Ngày 15 tháng 6 năm 2026 họp."], "a.txt")[0]))] == ["ngày"]
