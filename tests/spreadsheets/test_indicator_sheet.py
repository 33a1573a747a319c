"""The sheet of the figures of the text."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.support.workspaces import build
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.library import Library
from tthc_render.spreadsheets.indicator_sheet import fill_indicators
from tthc_render.workspace.paths import Workspace


def test_lines_values_units_and_formulas(tmp_path: Path) -> None:
    build(tmp_path)
    loaded = Library(Workspace(tmp_path)).report_type("ngan", Place(), Findings())
    assert loaded is not None
    sheet = Workbook().active
    fill_indicators(sheet, loaded.type, loaded.indicators, {"pakn": {"moi": "3", "ky_truoc": None}}, ("Tên",))
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert lines == [
        [None, "Chỉ tiêu", "Giá trị", "Đơn vị tính"],
        [None, "Phản ánh, kiến nghị", None, None],
        ["chi_tieu/pakn/tong", "Tổng số", '=IFERROR((C7+C8),"")', "số"],
        ["chi_tieu/pakn/moi", "Số mới", 3, "số"],
        ["chi_tieu/pakn/ky_truoc", "Số kỳ trước", None, "số"],
        ["chi_tieu/pakn/ty_le", "Tỷ lệ mới", '=IFERROR(((C7/C6)*100),"")', "%"],
    ]
    assert [sheet[f"C{row}"].protection.locked for row in (6, 7, 8, 9)] == [True, False, False, True]
