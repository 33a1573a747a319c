"""Which report is copied for the next period, and where the draft goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.support.workspaces import REPORT, build, write
from tthc_render.authoring.new_report import begin_report, suggested_reports
from tthc_render.diagnostics.errors import FoundErrors, WrongUsage
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Library:
    build(tmp_path)
    write(tmp_path / "templates" / "reports" / "ngan" / "example.yaml", "# mẫu\n" + REPORT.lstrip())
    return Library(Workspace(tmp_path))


def test_from_a_file_the_next_report_lies_beside_it(library: Library, tmp_path: Path) -> None:
    last = tmp_path / "data" / "so-mau" / "2024-Q2-ngan.yaml"
    draft = begin_report(library, last)
    assert draft.path == last.with_name("2024-Q3-ngan.yaml")
    assert "2024-Q3" in draft.words
    assert begin_report(library, last, period="2025-Q2", name="khac").path.name == "khac.yaml"


def test_a_unit_s_latest_report_is_taken(library: Library) -> None:
    first = begin_report(library, None, unit="so-mau", kind="ngan")
    assert first.path.name == "2024-Q3-ngan.yaml"
    text = (
        first.path.read_text(encoding="utf-8")
        .replace(": null", ": 0")
        .replace("ngay: 0, thang: 0", "ngay: 1, thang: 9")
    )
    first.path.write_text(text, encoding="utf-8")
    assert begin_report(library, None, unit="so-mau").path.name == "2024-Q4-ngan.yaml"


def test_a_unit_without_a_report_gets_an_empty_one(library: Library, tmp_path: Path) -> None:
    draft = begin_report(library, None, unit="ubnd-tinh-mau", kind="ngan", period="2025-Q1")
    data = yaml.safe_load(draft.path.read_text(encoding="utf-8"))
    assert (data["don_vi"], data["ky"]) == ("ubnd-tinh-mau", "2025-Q1")
    assert data["chi_tieu"]["pakn"] == {"moi": None, "ky_truoc": None}
    assert draft.path == tmp_path / "data" / "ubnd-tinh-mau" / "2025-Q1-ngan.yaml"
    assert data["van_ban"]["ngay"] == {"thang": 3, "nam": 2025}
    assert {"so", "ho_ten"}.isdisjoint(data["van_ban"])
    assert data["van_ban"]["quyen_han"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    lines = draft.path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../schemas/bao-cao/ngan.json"
    assert lines[1].startswith("# Bản thảo.")


@pytest.mark.parametrize(
    ("today", "period"),
    [(date(2026, 11, 28), "2026-Q3"), (date(2026, 12, 15), "2026-Q4"), (date(2025, 3, 14), "2024-Q4")],
)
def test_without_a_period_it_is_the_last_closed_one(library: Library, today: date, period: str) -> None:
    draft = begin_report(library, None, unit="ubnd-tinh-mau", kind="ngan", today=today)
    assert draft.path.name == f"{period}-ngan.yaml"


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"unit": "so-mauu", "kind": "ngan"}, "Có phải so-mau"),
        ({"unit": "ubnd-tinh-mau"}, "--type. Có: "),
        ({"unit": "ubnd-tinh-mau", "kind": "khong-co"}, "Không có loại báo cáo"),
        ({"unit": "so-mau", "kind": "ngan", "period": "quý 3"}, "--period quý 3"),
        ({"unit": "so-mau", "kind": "ngan", "period": "2024-Q2"}, "Đã có báo cáo"),
        ({"unit": "so-mau", "kind": "ngan", "period": "2024-T09"}, r"2024-T09.*quy \(như 2024-Q2\)"),
        ({"unit": "ubnd-tinh-mau", "kind": "ngan", "period": "2025"}, r"2025: .*quy \(như 2024-Q2\)"),
    ],
)
def test_what_does_not_fit_is_reported(how: dict[str, str], words: str, library: Library) -> None:
    with pytest.raises(WrongUsage, match=words):
        begin_report(library, None, **how)


def test_a_missing_file_is_reported(library: Library, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Không có tệp"):
        begin_report(library, tmp_path / "data" / "x.yaml")


def test_a_report_with_errors_is_not_copied(library: Library, tmp_path: Path) -> None:
    last = tmp_path / "data" / "so-mau" / "2024-Q2-ngan.yaml"
    last.write_text(last.read_text(encoding="utf-8").replace("moi: 3", "moi: ba"), encoding="utf-8")
    with pytest.raises(FoundErrors, match=r"2024-Q2-ngan\.yaml:\d+"):
        begin_report(library, last)


def test_a_wrong_kind_of_period_writes_nothing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="ky"):
        begin_report(library, tmp_path / "data" / "so-mau" / "2024-Q2-ngan.yaml", period="2024-T09")
    assert [path.name for path in (tmp_path / "data" / "so-mau").iterdir()] == ["2024-Q2-ngan.yaml"]


@pytest.mark.parametrize("period", ["2025-Q3", "2026-Q1"])
def test_a_district_has_no_report_of_a_period_without_districts(period: str, tmp_path: Path) -> None:
    units = "don_vi:\n  - {ma: ubnd-huyen-a, ten: UBND huyện A, cap: huyen, dia_danh: A}\n"
    write(tmp_path / "data" / "units.yaml", units)
    library = Library(Workspace(tmp_path))
    with pytest.raises(WrongUsage, match="từ ngày 01/7/2025 không còn cấp huyện"):
        begin_report(library, None, unit="ubnd-huyen-a", kind="kiem-soat-tthc-quy", period=period)
    assert begin_report(library, None, unit="ubnd-huyen-a", kind="kiem-soat-tthc-quy", period="2025-Q2").path.is_file()


@pytest.mark.parametrize(("today", "periods"), [(date(2025, 5, 1), True), (date(2026, 5, 1), False)])
def test_a_district_is_offered_no_period_without_districts(today: date, periods: bool, tmp_path: Path) -> None:
    units = "don_vi:\n  - {ma: ubnd-huyen-a, ten: UBND huyện A, cap: huyen, dia_danh: A}\n"
    write(tmp_path / "data" / "units.yaml", units)
    assert bool(suggested_reports(Library(Workspace(tmp_path)), "ubnd-huyen-a", today)) == periods
