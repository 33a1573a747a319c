"""What a report says of earlier ones: growth against their figures, dates of documents that they cite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from tthc_render.diagnostics.findings import Finding
from tthc_render.prose.context import EarlierReport, FigurePath, ProseContext, ProseFacts
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import Reading, read
from tthc_render.prose.rules.history import check_history
from tthc_render.vietnamese.periods import Period, parse_period

NOW = {("chi_tieu", "ho_so", "tiep_nhan"): Decimal(500), ("chi_tieu", "ho_so", "moi"): Decimal(450)}
THEN = {("chi_tieu", "ho_so", "tiep_nhan"): Decimal(400), ("chi_tieu", "ho_so", "moi"): Decimal(450)}
YEAR_AGO = {("chi_tieu", "ho_so", "tiep_nhan"): Decimal(250), ("chi_tieu", "ho_so", "moi"): Decimal(200)}
QUARTER = parse_period("2024-Q2")


def _past(text: str = "") -> list[EarlierReport]:
    return [
        EarlierReport(parse_period("2024-Q1"), "q1.yaml", THEN, text),
        EarlierReport(parse_period("2023-Q2"), "2023.yaml", YEAR_AGO, ""),
    ]


def _found(
    readings: Sequence[Reading], period: Period, figures: Mapping[FigurePath, Decimal], past: Sequence[EarlierReport]
) -> list[Finding]:
    return check_history(ProseContext(readings, ProseFacts(period=period, figures=figures, past=tuple(past))))


def _check(text: str, past: list[EarlierReport] | None = None, period: Period = QUARTER) -> list[Finding]:
    return _found(read(from_text([text], "a.txt")), period, NOW, _past() if past is None else past)


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("Tiếp nhận 500 hồ sơ, tăng 25% so với quý trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 25,0% so với kỳ trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 20% so với quý trước.", "C205", "tăng 25,00%"),
        ("Tiếp nhận 500 hồ sơ, tăng 100 hồ sơ so với quý I/2024.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 110 hồ sơ so với quý I năm 2024.", "C205", "tăng 100"),
        ("Tiếp nhận 500 hồ sơ, giảm 25% so với quý liền trước.", "C205", "tăng 25,00%"),
        ("Tiếp nhận 500 hồ sơ, tăng 100% so với cùng kỳ năm 2023.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 10% so với cùng kỳ năm trước.", "C205", "tăng 100,00%"),
        ("Tiếp nhận 500 hồ sơ, tăng 25% so với quý trước (400 hồ sơ).", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 42,9% so với quý trước (350 hồ sơ).", "C206", ""),
        # Nothing can be said: another figure, another period, a small figure, two readings.
        ("Tiếp nhận 501 hồ sơ, tăng 20% so với quý trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 20% so với tháng trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 20% so với kế hoạch.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 20% so với quý IV/2023.", "", ""),
        ("Tiếp nhận 450 hồ sơ, không đổi. Tăng 20% so với quý trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, giải quyết 490 hồ sơ, tăng 25% so với quý trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 20%.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 25% so với quý trước và tăng 100% so với cùng kỳ năm trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 30% so với cùng kỳ năm 2022.", "", ""),
        ("Tiếp nhận 500 hồ sơ, tăng 25% so với cùng kỳ quý I/2024.", "", ""),
        ("Đã giải quyết 500 hồ sơ, tỷ lệ đúng hạn tăng 2% so với quý trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, trong đó hồ sơ trực tuyến tăng 30% so với quý trước.", "", ""),
        ("Tiếp nhận 500 hồ sơ, số hồ sơ trực tuyến tăng 30 hồ sơ so với quý trước.", "", ""),
    ],
)
def test_growth_against_an_earlier_report(text: str, code: str, right: str) -> None:
    findings = _check(text)
    assert [item.code for item in findings] == ([code] if code else [])
    if right:
        assert findings[0].details["right"] == right
        assert findings[0].where.line == 1


def test_a_figure_with_two_pasts_tells_nothing() -> None:
    past = [EarlierReport(parse_period("2024-Q1"), "q1.yaml", {("a",): Decimal(400), ("b",): Decimal(300)}, "")]
    now = {("a",): Decimal(500), ("b",): Decimal(500)}
    readings = read(from_text(["Tiếp nhận 500 hồ sơ, tăng 3% so với quý trước."], "a.txt"))
    assert _found(readings, QUARTER, now, past) == []
    both = [EarlierReport(past[0].period, "q1.yaml", {("a",): Decimal(400), ("b",): Decimal(400)}, "")]
    assert [item.code for item in _found(readings, QUARTER, now, both)] == ["C205"]


@pytest.mark.parametrize(("unit", "codes"), [("hồ sơ", ["C205"]), ("hội nghị", [])])
def test_small_figures_are_compared_only_where_they_count_what_forms_count(unit: str, codes: list[str]) -> None:
    past = [EarlierReport(parse_period("2024-Q1"), "q1.yaml", {("a",): Decimal(40)}, "")]
    readings = read(from_text([f"Có 50 {unit}, tăng 5 {unit} so với quý trước."], "a.txt"))
    assert [item.code for item in _found(readings, QUARTER, {("a",): Decimal(50)}, past)] == codes


@pytest.mark.parametrize(
    ("now", "then", "reported"),
    [
        ("Kế hoạch số 468/KH-UBND ngày 15/12/2023", "Kế hoạch số 468/KH-UBND ngày 15/12/2023", False),
        ("Kế hoạch số 468/KH-UBND ngày 25/12/2023", "Kế hoạch số 468/KH-UBND\n   ngày 15/12/2023", True),
        ("Kế hoạch số 468/KH-UBND ngày 15/12/2024", "Kế hoạch số 468/KH-UBND ngày 15/12/2023", True),
        ("Nghị định số 61/2018/NĐ-CP ngày 24/3/2019", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018", True),
        # A number comes back every year.
        ("Kế hoạch số 02/KH-UBND ngày 10/01/2024", "Kế hoạch số 02/KH-UBND ngày 12/01/2023", False),
        ("Kế hoạch số 468/KH-UBND ngày 25/12/2023", "Quyết định số 468/QĐ-UBND ngày 15/12/2023", False),
        ("Kế hoạch số 468/KH-UBND ngày 25/12/2023", "468/KH-UBND ngày 25/12/2023, 468/KH-UBND ngày 15/12/2023", False),
        ("Kế hoạch số 468/KH-UBND ngày 25/12/2023", "", False),
        ("Quyết định số 01/QĐ-UBND ngày 02/01/2024", "Quyết định số 01/QĐ-UBND ngày 02/01/2023", False),
        (
            "Kế hoạch số 15/KH-UBND ngày 25/01/2024 của UBND huyện",
            "Kế hoạch số 15/KH-UBND ngày 10/01/2024 của UBND tỉnh",
            False,
        ),
    ],
)
def test_a_document_with_another_date_than_in_an_earlier_report(now: str, then: str, reported: bool) -> None:
    findings = _check(f"Thực hiện {now}.", _past(f"loi_van: |\n  Thực hiện {then}.\n"))
    assert [item.code for item in findings] == (["P612"] if reported else [])
    assert all("q1.yaml" in item.message() for item in findings)


def test_the_same_period_a_year_ago_of_a_period_of_its_own_is_not_known() -> None:
    period = Period(QUARTER.kind.OTHER, 2024, 0, QUARTER.start, QUARTER.end, True, "dot-1")
    assert _check("Tiếp nhận 500 hồ sơ, tăng 20% so với cùng kỳ.", period=period) == []
