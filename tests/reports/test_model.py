"""What every report has: head, period, acceptance."""

from __future__ import annotations

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT
from tthc_render.reports.model import PartialDay, read_head, read_period
from tthc_render.yaml_files.loader import parse_source


def head(change: tuple[str, str] = ("", "")):  # type: ignore[no-untyped-def]
    source, findings = collected(parse_source, REPORT.replace(*change).encode(), "a.yaml")
    assert source is not None, findings
    return source, *collected(read_head, source)


@pytest.mark.parametrize(
    ("typed", "code", "tu_den"),
    [
        ("2024-Q2", "2024-Q2", "Từ ngày 15/3/2024 đến ngày 14/6/2024"),
        ("{ma: 2024-Q2, tu_ngay: 16/3/2024, den_ngay: 15/6/2024}", "2024-Q2", "Từ ngày 16/3/2024 đến ngày 15/6/2024"),
        ("2024", "2024", "Từ ngày 15/12/2023 đến ngày 14/12/2024"),
    ],
)
def test_periods(typed: str, code: str, tu_den: str) -> None:
    source, file, findings = head(("2024-Q2", typed))
    assert findings == []
    period, findings = collected(read_period, file, source)
    assert findings == []
    assert period is not None
    assert period.code == code
    assert period.tu_den == tu_den


@pytest.mark.parametrize(
    "typed", ["Q2-2024", "2024-Q5", "quý 2", "9" * 300, "{ma: 2024-Q2, tu_ngay: 2/6/2024, den_ngay: 1/6/2024}"]
)
def test_wrong_periods_say_how_to_write_one(typed: str) -> None:
    source, file, findings = head(("2024-Q2", typed))
    assert findings == []
    period, findings = collected(read_period, file, source)
    assert period is None
    assert [(item.code, item.where.line) for item in findings] == [("D304", 4)]
    assert findings[0].hint()
    assert len(findings[0].message()) < 200


def test_a_day_may_be_incomplete() -> None:
    _, file, findings = head(("ngay: 5/7/2024", "ngay: {ngay: null, thang: 6, nam: 2024}"))
    assert findings == []
    assert file.van_ban.ngay == PartialDay(ngay=None, thang=6, nam=2024)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("5/7/2024", "31/6/2024"), 7),
        (("5/7/2024", "{thang: 6}"), 7),
        (("5/7/2024", "{thang: 13, nam: 2024}"), 7),
        (("5/7/2024", "{ngay: 31, thang: 9, nam: 2024}"), 7),
        (("5/7/2024", "{ngay: 0, thang: 9, nam: 2024}"), 7),
        (("5/7/2024", "{thang: 9, nam: 24}"), 7),
        (("luu: VT", "luuu: VT"), 9),
        (("noi_nhan: [UBND tỉnh]", "noi_nhan: UBND tỉnh"), 8),
    ],
)
def test_faults_of_the_head_have_their_line(change: tuple[str, str], line: int) -> None:
    _, file, findings = head(change)
    assert file is None
    assert line in {item.where.line for item in findings}
    assert {item.code[0] for item in findings} == {"D"}


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        ("16/9/2026", "212", ["D669"]),
        ("2026-09-16", "07", ["D669"]),
        ("ngày 16.9.2026", "7", ["D669"]),
        ('"07"', "212", ["D239"]),
        ("16/9/2026", "16/9/2026", []),
        ("6/2026", "212", ["D239"]),
    ],
)
def test_number_and_date_in_each_other_s_place(number: str, day: str, codes: list[str]) -> None:
    _, file, findings = head(('so: "07"\n  ngay: 5/7/2024', f"so: {number}\n  ngay: {day}"))
    assert [item.code for item in findings] == codes
    assert (file is None) == bool(codes)


@pytest.mark.parametrize(
    ("typed", "number"), [("9", "09"), ('"9"', "09"), ("09", "09"), ("107", "107"), ("null", None)]
)
def test_a_number_below_ten_has_its_zero_as_the_decree_writes_it(typed: str, number: str | None) -> None:
    _, file, findings = head(('so: "07"', f"so: {typed}"))
    assert findings == []
    assert file.van_ban.so == number
