"""The date of a report against its period, totals typed into prose against the forms."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

FLAT = "      - {ten: Tiếp nhận, khoa: tiep_nhan, ma: (3), cong_thuc: (4) + (5)}\n"
NESTED = """\
      - ten: Số lượng hồ sơ tiếp nhận
        cot:
          - {ten: Tổng số, khoa: tiep_nhan, ma: (3), cong_thuc: (4) + (5)}
"""


def codes(root: Path, report: str) -> list[str]:
    path = build(root, report=report)
    form = root / "templates" / "forms" / "M.01.yaml"
    text = form.read_text(encoding="utf-8")
    assert FLAT in text
    form.write_text(text.replace(FLAT, NESTED), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(root)))
    return [item.code for item in findings if item.code in ("C305", "C306", "C313", "C317", "P502")]


def test_a_report_dated_before_its_data_end_is_said_once(tmp_path: Path) -> None:
    cited = REPORT.replace(
        "Công việc **đúng hạn**.", "Theo Kế hoạch số 12/KH-SM ngày 05/01/2024 và 13/KH-SM ngày 06/01/2024."
    )
    assert codes(tmp_path, cited) == []
    assert "ngay: 5/7/2024" in cited
    assert codes(tmp_path, cited.replace("ngay: 5/7/2024", "ngay: 5/7/2023")) == ["C317"]
    assert codes(tmp_path, cited.replace("ngay: 5/7/2024", "ngay: 5/5/2024")) == ["C305"]
    assert codes(tmp_path, cited.replace("ngay: 5/7/2024", "ngay: 14/6/2024")) == []


@pytest.mark.parametrize(
    ("day", "reported", "right"),
    [
        ("{thang: 5, nam: 2024}", ["C305"], "ky: {ma: 2024-Q2, tu_ngay: 15/3/2024, den_ngay: 31/5/2024}"),
        ("{thang: 7, nam: 2023}", ["C317"], "{thang: 7, nam: 2024}"),
        ("{nam: 2023}", ["C317"], "{nam: 2024}"),
        ("{thang: 2, nam: 2025}", ["C313"], None),
        ("{thang: 6, nam: 2024}", [], None),
        ("{nam: 2024}", [], None),
    ],
)
def test_a_day_still_open_is_held_against_the_period_by_the_last_day_it_can_be(
    day: str, reported: list[str], right: str | None, tmp_path: Path
) -> None:
    cited = REPORT.replace("Công việc **đúng hạn**.", "Theo Kế hoạch số 12/KH-SM ngày 05/06/2024.")
    path = build(tmp_path, report=cited.replace("ngay: 5/7/2024", f"ngay: {day}"))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    found = [item for item in findings if item.code in ("C305", "C313", "C317", "D791", "P502")]
    assert [item.code for item in found] == reported
    assert [item.details.get("right") for item in found] == [right] * len(found)


@pytest.mark.parametrize(
    ("by_calendar", "day", "reported"),
    [
        (True, "10/6/2024", ["D791"]),
        (True, "30/6/2024", []),
        (True, "5/5/2024", ["C305"]),
        (False, "12/6/2024", ["C305"]),
    ],
)
def test_reports_written_late_in_a_period_of_the_calendar_may_estimate_its_end(
    by_calendar: bool, day: str, reported: list[str], tmp_path: Path
) -> None:
    kind = f"{textwrap.dedent(TYPE).strip()}\ntheo_lich: {str(by_calendar).lower()}\n"
    path = build(tmp_path, report=REPORT.replace("ngay: 5/7/2024", f"ngay: {day}"), kind=kind)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    found = [item for item in findings if item.code in ("C305", "D791")]
    assert [item.code for item in found] == reported
    assert all("tu_ngay" in item.hint() for item in found)


@pytest.mark.parametrize("beside", ["", "tu_ngay: 15/3/2024\nden_ngay: 10/6/2024\n"])
def test_the_window_that_is_advised_is_accepted(beside: str, tmp_path: Path) -> None:
    early = REPORT.replace("ngay: 5/7/2024", "ngay: 12/6/2024").replace("ky: 2024-Q2\n", f"ky: 2024-Q2\n{beside}", 1)
    _, findings = collected(check_report, build(tmp_path / "a", report=early), Library(Workspace(tmp_path / "a")))
    (item,) = [item for item in findings if item.code[0] in "CD"]
    right = item.details["right"]
    assert right in item.hint()
    assert right.startswith("ky: {ma: 2024-Q2, tu_ngay: 15/3/2024, den_ngay: 1")
    mended = early.replace(beside, "").replace("ky: 2024-Q2", right)
    _, findings = collected(check_report, build(tmp_path / "b", report=mended), Library(Workspace(tmp_path / "b")))
    assert [item.code for item in findings if item.code[0] in "CD"] == []


@pytest.mark.parametrize(("day", "reported"), [("30/11/2024", []), ("5/7/2025", ["C313"]), ("5/7/2042", ["C313"])])
def test_a_report_dated_long_after_its_period_is_said(day: str, reported: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, REPORT.replace("ngay: 5/7/2024", f"ngay: {day}")) == reported


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tổng số hồ sơ tiếp nhận là 1.234 hồ sơ.", []),
        ("Tổng số hồ sơ tiếp nhận là 1.243 hồ sơ.", ["C306"]),
        ("Tổng số hồ sơ đã tiếp nhận trong kỳ: 9.999 hồ sơ.", ["C306"]),
        ("Lũy kế từ đầu năm, tổng số hồ sơ tiếp nhận là 9.999 hồ sơ.", []),
        ("Lĩnh vực đất đai: tổng số hồ sơ tiếp nhận là 99 hồ sơ.", []),
        ("Tổng số hồ sơ tiếp nhận khoảng 1.200 hồ sơ.", []),
        ("Tổng số hồ sơ tiếp nhận: 716 hồ sơ kỳ trước.", []),
        ("Tổng số hồ sơ tiếp nhận: 716 hồ sơ của cùng kỳ năm trước.", []),
        ("Tổng số hồ sơ tiếp nhận: 1.243 hồ sơ, tăng so với kỳ trước.", ["C306"]),
    ],
)
def test_a_total_typed_into_prose_is_the_form_s(tmp_path: Path, words: str, found: list[str]) -> None:
    assert codes(tmp_path, REPORT.replace("Công việc **đúng hạn**.", words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Lĩnh vực Đất đai tiếp nhận 1.234 hồ sơ.", []),
        ("Lĩnh vực Đất đai tiếp nhận 1.243 hồ sơ.", ["C306"]),
        ("Đất đai: đã tiếp nhận 99 hồ sơ.", ["C306"]),
        ("Lĩnh vực Đất đai đang giải quyết 99 hồ sơ.", []),
        ("Cùng kỳ, lĩnh vực Đất đai tiếp nhận 99 hồ sơ.", []),
    ],
)
def test_a_figure_of_a_named_row_is_the_form_s(tmp_path: Path, words: str, found: list[str]) -> None:
    assert codes(tmp_path, REPORT.replace("Công việc **đúng hạn**.", words)) == found
