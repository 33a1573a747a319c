"""Tests of ``forms/model``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.formkit import shipped, source_of
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.loader import load_form
from tthc_render.forms.model import code_text, column_in_row
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def test_code_row_prints_formulas_unless_reported_not_to() -> None:
    part = shipped("II.06a").parts[0]
    assert [code_text(column, part) for column in part.columns[:4]] == ["(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)"]
    rates = shipped("II.07b").part("phan_2")
    assert [code_text(column, rates) for column in rates.columns] == ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]


@pytest.mark.parametrize(
    ("day", "formulas", "titles"),
    [
        (date(2025, 6, 14), ["(3)=(4)+(5)+(6)", "(7)=(8)+(9)+(10)", "(11)=(12)+(13)+(14)"], True),
        (date(2025, 9, 14), ["(3)=(4)+(6)", "(7)=(8)+(10)", "(11)=(12)+(14)"], False),
    ],
)
def test_the_district_level_leaves_the_form_in_july_2025(
    day: date, formulas: list[str], titles: bool, tmp_path: Path
) -> None:
    form, findings = collected(Library(Workspace(tmp_path)).form, "II.07b", Place(), day)
    assert form is not None
    assert [item.code for item in findings] == ([] if titles else ["D314"])
    codes = [code_text(column, form.parts[0]) for column in form.parts[0].columns]
    assert [code for code in codes if "=" in code] == formulas
    assert any("huyện" in " ".join(column.titles) for part in form.parts for column in part.columns) is titles


@pytest.mark.parametrize(
    ("column", "row", "places"),
    [
        ("kieu: tien, so_le: 1", "don_vi_tinh: ha, so_le: 2", 1),
        ("kieu: tien, so_le: 1", "don_vi_tinh: triệu đồng, so_le: 2", 2),
        ("kieu: tien, so_le: 1", "so_le: 2", 2),
        ("kieu: tien, so_le: 1", "kieu: so, don_vi_tinh: ha, so_le: 2", 2),
        ("kieu: tien", "don_vi_tinh: ha, so_le: 2", 2),
        ("so_le: 1", "don_vi_tinh: ha, so_le: 2", 2),
    ],
)
def test_money_has_the_decimals_of_its_column_beside_rows_that_measure(
    column: str, row: str, places: int, tmp_path: Path
) -> None:
    text = f"""
        ma: thu
        ten: Biểu thử
        nguon: Bộ kiểm thử
        phan:
          - cot:
              - {{ten: Nội dung, khoa: ten, kieu: chu}}
              - {{ten: Giá trị, khoa: gia_tri, {column}}}
            dong:
              - {{ma: "04", ten: Lúa, {row}}}
        """
    form, findings = collected(load_form, source_of(tmp_path, text, "bieu.yaml"))
    assert form is not None, findings
    [part] = form.parts
    assert column_in_row(part.columns[1], part.rows[0].spec).places == places
