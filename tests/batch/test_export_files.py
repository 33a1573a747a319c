"""Workbooks and tidy tables: real numbers, sources, no formulas."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.batch.test_figures import collected_in
from tests.support.workspaces import REPORT, UNITS, build, write
from tthc_render.batch.export_files import tidy_csv, workbook
from tthc_render.batch.figures import TableRow, Unread


@pytest.fixture
def found(tmp_path: Path) -> tuple[list[TableRow], list[Unread]]:
    units = UNITS.replace("ten: Sở Mẫu", "ten: '=HYPERLINK(\"x\")'")
    build(tmp_path, units=units, report=REPORT.replace("Đất đai", '"=1+1"'))
    write(tmp_path / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", "loai: [")
    return collected_in(tmp_path, "2024-Q2")


def test_a_workbook_has_a_sheet_for_each_form(found: tuple[list[TableRow], list[Unread]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(*found)))
    assert book.sheetnames == ["M.01", "chi_tieu", "Không lấy được số"]
    sheet = book["M.01"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:N3")
    head, first, total = sheet.iter_rows()
    names = [cell.value for cell in head]
    cells = dict(zip(names, first, strict=True))
    assert cells["Đơn vị"].value == '=HYPERLINK("x")'
    assert {cells[name].data_type for name in ("Đơn vị", "Dòng")} == {"s"}
    figure = cells["Trực tuyến (cột 4)"]
    assert (figure.value, figure.data_type, figure.number_format) == (1200, "n", "#,##0")
    assert [cells[name].value for name in ("Tệp", "Dòng trong tệp")] == ["data/so-mau/2024-Q2-ngan.yaml", 16]
    assert dict(zip(names, total, strict=True))["Loại dòng"].value == "tổng cộng"
    assert book["Không lấy được số"]["D2"].value == "data/ubnd-tinh-mau/2024-Q2-ngan.yaml"


def test_every_column_shows_what_is_in_it_and_the_head_is_on_every_printed_page(
    found: tuple[list[TableRow], list[Unread]],
) -> None:
    unit = "van-phong-uy-ban-nhan-dan-phuong-thu-nhat"
    rows = [replace(found[0][0], unit=unit), *found[0]]
    for sheet in openpyxl.load_workbook(io.BytesIO(workbook(rows, found[1]))):
        assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
        assert sheet.page_setup.fitToHeight == 0
        for column in sheet.iter_cols(min_row=2):
            longest = max(len(str(cell.value or "")) for cell in column)
            assert sheet.column_dimensions[column[0].column_letter].width >= min(longest + 1, 60)


def test_sheets_have_names_that_excel_takes(found: tuple[list[TableRow], list[Unread]]) -> None:
    rows = [replace(found[0][0], form=form) for form in ("A/B", "A:B", "x" * 40, "x" * 41)]
    names = openpyxl.load_workbook(io.BytesIO(workbook(rows, []))).sheetnames
    assert names == ["A-B", "A-B (2)", "x" * 31, "x" * 27 + " (2)"]


def test_tidy_rows(found: tuple[list[TableRow], list[Unread]]) -> None:
    lines = list(csv.DictReader(io.StringIO(tidy_csv(found[0]).lstrip("\ufeff"))))
    assert len(lines) == sum(len(row.cells) for row in found[0])
    first = lines[0]
    assert (first["ten_don_vi"], first["dong"]) == ('\'=HYPERLINK("x")', "'=1+1")
    assert (first["cot"], first["gia_tri"], first["dong_tep"]) == ("tiep_nhan", "1234", "16")


def test_shares_keep_their_decimals(found: tuple[list[TableRow], list[Unread]]) -> None:
    row = replace(found[0][0], cells={"ty_le": Decimal("12.50")}, names={"ty_le": "Tỷ lệ"})
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([row], [])))["M.01"]
    assert sheet["J2"].value == 12.5
