"""One form as a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.support.formkit import own_form, shipped
from tthc_render.spreadsheets.form_places import FormPlaces, places_of
from tthc_render.spreadsheets.form_sheet import FormSheet, is_open


@pytest.fixture
def places() -> FormPlaces:
    return places_of(shipped("II.06a"), {})


@pytest.fixture
def sheet(places: FormPlaces) -> Any:
    sheet = Workbook().active
    FormSheet(sheet, places, ("Biểu", "TÊN", "Sở", "Điền", ""), {})
    return sheet


def test_heads_are_merged_as_the_form_prints_them(sheet: Any) -> None:
    assert {"B7:B9", "D7:G7", "D8:D9", "E8:F8"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [sheet["D7"].value, sheet["E8"].value, sheet["D10"].value] == [
        "Số lượng hồ sơ tiếp nhận",
        "Trong kỳ",
        "(3)=(4)+(5)+(6)",
    ]


def test_keys_and_marks_are_hidden(sheet: Any) -> None:
    assert sheet.row_dimensions[11].hidden
    assert sheet.column_dimensions["A"].hidden
    assert (sheet["A11"].value, sheet["E11"].value, sheet["A12"].value) == ("#phan_1", "truc_tuyen", "phan_1/+/")
    assert sheet.freeze_panes == "D12"


def test_what_is_open_what_is_computed(sheet: Any) -> None:
    assert not sheet["C12"].protection.locked
    assert not sheet["E12"].protection.locked
    assert sheet["D12"].protection.locked
    assert sheet["D12"].value.startswith("=IFERROR(")
    assert sheet["E12"].number_format == "#,##0"


def test_what_may_be_typed(sheet: Any) -> None:
    [rule] = sheet.data_validations.dataValidation
    assert (rule.type, rule.operator, rule.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert "không âm" in rule.error


def test_totals_are_never_open(places: FormPlaces) -> None:
    part = places.form.parts[0]
    total = places.parts["phan_1"].rows.rows[-1].line
    assert not any(is_open(part, column, total) for column in part.columns)


def test_identities_colour_the_cells(sheet: Any) -> None:
    assert len(list(sheet.conditional_formatting)) == 1


def test_a_title_of_all_columns_below_it_is_one_head(tmp_path: Path) -> None:
    form = own_form(tmp_path, "{ten: G, cot: [{ten: G, khoa: a}, {ten: G, khoa: b}]}")
    made = Workbook().active
    FormSheet(made, places_of(form, {}), ("Biểu", "TÊN", "Sở", "Điền", ""), {})
    heads = [str(area) for area in made.merged_cells.ranges if made.cell(area.min_row, area.min_col).value == "G"]
    assert len(heads) == 1
    assert [cell.value for row in made.iter_rows() for cell in row].count("G") == 1
