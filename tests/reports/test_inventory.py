"""What is there and what is missing, reported from the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, TYPE, UNITS, build, write
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.reports.inventory import (
    list_forms,
    list_missing,
    list_periods,
    list_types,
    list_units,
)
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Library:
    build(tmp_path)
    return Library(Workspace(tmp_path))


def add(root: Path, unit: str, period: str, name: str = "x") -> None:
    text = REPORT.replace("so-mau", unit).replace("2024-Q2", period)
    write(root / "data" / unit / f"{period}-{name}.yaml", text)


def test_units_with_level_parent_and_reports(library: Library) -> None:
    rows = list_units(library).rows
    assert [(row["ma"], row["cap"], row["cap_tren"], row["bao_cao"]) for row in rows] == [
        ("ubnd-tinh-mau", "tỉnh", "", ""),
        ("so-mau", "sở, ban, ngành", "ubnd-tinh-mau", "1"),
    ]


def test_types_and_forms_of_the_user_and_of_the_program(library: Library, tmp_path: Path) -> None:
    form = tmp_path / "templates" / "forms" / "M.01.yaml"
    write(form, form.read_text(encoding="utf-8").replace("xac_nhan: da_xac_nhan\n", ""))
    types = {row["ma"]: row for row in list_types(library).rows}
    assert types["ngan"]["bieu"] == "M.01"
    assert types["ngan"]["mau"] == ""
    assert types["kiem-soat-tthc-quy"]["mau"] == "có"
    forms = {row["ma"]: row for row in list_forms(library).rows}
    assert (forms["M.01"]["cot"], forms["M.01"]["xac_nhan"]) == ("5", "chưa đối chiếu")
    assert forms["II.06a"]["xac_nhan"] == "đã đối chiếu"


def test_what_cannot_be_read_is_listed_with_its_fault(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "templates" / "forms" / "M.02.yaml", "ma: [")
    write(tmp_path / "templates" / "reports" / "hong" / "report.yaml", "ma: hong")
    assert next(row["ten"] for row in list_forms(library).rows if row["ma"] == "M.02").startswith("lỗi: ")
    assert next(row["ten"] for row in list_types(library).rows if row["ma"] == "hong").startswith("lỗi: ")


def test_periods_the_latest_first(library: Library, tmp_path: Path) -> None:
    add(tmp_path, "so-mau", "2024-Q4")
    add(tmp_path, "ubnd-tinh-mau", "2024-Q2")
    rows = list_periods(library).rows
    assert [(row["ky"], row["don_vi"], row["bao_cao"]) for row in rows] == [
        ("2024-Q4", "1", "1"),
        ("2024-Q2", "2", "2"),
    ]


@pytest.mark.parametrize("ending", [".yaml.txt", ".yaml.bak.txt"])
def test_a_misnamed_report_counts_for_no_period(ending: str, library: Library, tmp_path: Path) -> None:
    add(tmp_path, "so-mau", "2024-Q4")
    for path in (tmp_path / "data" / "so-mau").glob("2024-Q4*"):
        path.rename(path.with_name(path.name.replace(".yaml", ending)))
    assert [row["ky"] for row in list_periods(library).rows] == ["2024-Q2"]


def test_a_unit_is_expected_to_report_what_it_has_reported(library: Library, tmp_path: Path) -> None:
    assert list_missing(library, "2024-Q2").rows == ()
    assert list_missing(library, "2024-Q3").rows == (
        {"don_vi": "so-mau", "ten": "Sở Mẫu", "loai": "ngan", "gan_nhat": "2024-Q2", "han": "", "ghi_chu": ""},
    )
    add(tmp_path, "so-mau", "2024-Q3")
    library.reports.forget()
    assert list_missing(library, "2024-Q3").rows == ()


def test_periods_of_another_kind_are_not_expected(library: Library) -> None:
    assert list_missing(library, "2024").rows == ()


def test_units_below_one_that_adds_up_are_expected(tmp_path: Path) -> None:
    units = UNITS + "  - {ma: xa-mau, ten: UBND xã, cap: xa, cap_tren: so-mau, ten_in: [X], ky_hieu: U, dia_danh: M}\n"
    build(tmp_path, kind=TYPE + "tong_hop: [M.01]\n", units=units)
    rows = list_missing(Library(Workspace(tmp_path)), "2024-Q2").rows
    assert [(row["don_vi"], row["gan_nhat"]) for row in rows] == [("xa-mau", "")]


def test_a_period_that_is_none_is_wrong_usage(library: Library) -> None:
    with pytest.raises(WrongUsage, match="2024-Q2"):
        list_missing(library, "quý 2/2024")


def test_without_units_the_remedy_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DataUnreadable, match="new unit"):
        list_units(Library(Workspace(tmp_path)))


@pytest.mark.parametrize("text", ["don_vi: [", "", "don_vi:\n  - ma: a\n    ten: [\n"])
def test_a_file_of_units_that_is_there_is_to_be_mended_not_made(text: str, tmp_path: Path) -> None:
    write(tmp_path / "data" / "units.yaml", text)
    with pytest.raises(DataUnreadable, match=r"tthc-render check data/units\.yaml") as told:
        list_units(Library(Workspace(tmp_path)))
    assert "new unit" not in str(told.value).rpartition("Sửa tệp")[2]


def test_deadlines_are_listed_with_what_is_missing(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "data" / "ky-han.yaml", "han:\n  - {ky: [quy], so_ngay: 5}\n")
    listing = list_missing(library, "2024-Q3")
    assert [(row["don_vi"], row["han"]) for row in listing.rows] == [("so-mau", "19/9/2024")]
    assert list(listing.columns)[-1] == "han"


def test_a_wrong_file_of_deadlines_is_reported(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "data" / "ky-han.yaml", "han:\n  - {ky: [quy], so_ngay: năm}\n")
    assert [item.where.file for item in list_missing(library, "2024-Q3").findings] == ["data/ky-han.yaml"]


def test_documents_of_a_unit_that_has_not_reported_are_named(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "data" / "so-mau" / "BC quý III.docx", "x")
    listing = list_missing(library, "2024-Q3")
    assert [row["ghi_chu"] for row in listing.rows] == ["chưa đọc “data/so-mau/BC quý III.docx”"]
    assert listing.columns["ghi_chu"] == "Tệp có mà chưa tính"
