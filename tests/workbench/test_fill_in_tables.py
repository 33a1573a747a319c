"""Tables of a report as grids: columns, rows, cells, what is wrong in one cell."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, cast

from tests.support.workspaces import REPORT, build, prescribed_form, write
from tests.workbench.test_fill_in import sections
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.library import Library
from tthc_render.spreadsheets.form_workbook import open_report
from tthc_render.workbench.fill_in_tables import Last, table_sections
from tthc_render.workbench.open_workspace import OpenWorkspace
from tthc_render.workspace.paths import Workspace


def test_a_table_has_columns_rows_and_its_total(tmp_path: Path) -> None:
    table = sections(tmp_path)["bieu.M.01"]
    assert [column["key"] for column in table["columns"]] == ["stt", "linh_vuc", "tiep_nhan", "truc_tuyen", "truc_tiep"]
    row, total = table["rows"]
    assert row["path"] == ["bieu", "M.01", "dong", 0]
    assert row["cells"]["truc_tuyen"] == {"value": "1200", "shown": "1.200", "last": "1.000", "editable": True}
    assert row["cells"]["tiep_nhan"]["shown"] == "1.234"
    assert row["cells"]["tiep_nhan"]["editable"] is False
    assert (total["kind"], total["cells"]["tiep_nhan"]["shown"]) == ("total", "1.234")


def test_the_rest_of_a_table_stays_computed_beside_a_cell_that_cannot_be_read(tmp_path: Path) -> None:
    rows = """{linh_vuc: Đất đai, truc_tuyen: "12 hồ sơ", truc_tiep: 34}
      - {linh_vuc: Hộ tịch, truc_tuyen: 5, truc_tiep: 6}"""
    text = REPORT.replace("{linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", rows)
    land, civil, total = sections(tmp_path, text)["bieu.M.01"]["rows"]
    assert land["cells"]["truc_tuyen"] == {"value": "12 hồ sơ", "last": "1.000", "editable": True}
    assert "shown" not in land["cells"]["tiep_nhan"]
    assert land["cells"]["truc_tiep"]["shown"] == "34"
    assert [civil["cells"][key]["shown"] for key in ("stt", "tiep_nhan")] == ["2", "11"]
    assert "shown" not in total["cells"]["truc_tuyen"]
    assert "shown" not in total["cells"]["tiep_nhan"]
    assert total["cells"]["truc_tiep"]["shown"] == "40"


def test_cells_that_cannot_be_read_stay_in_the_file_as_it_was_read(tmp_path: Path) -> None:
    text = REPORT.replace("truc_tuyen: 1200, truc_tiep: 34", 'truc_tuyen: "12 hồ sơ", truc_tiep: 34, qua_mang: 3')
    path = build(tmp_path, report=text)
    library, findings = Library(Workspace(tmp_path)), Findings()
    report, registry = open_report(path, library, findings), library.units(findings)
    assert report is not None
    assert registry is not None
    before = copy.deepcopy(report.source.data)
    (table,) = table_sections(report.source, report.forms["M.01"], registry, Last(None))
    cells = cast(Any, table)["rows"][0]["cells"]
    assert (cells["truc_tiep"]["shown"], cells["truc_tuyen"].get("shown")) == ("34", None)
    assert report.source.data == before


def test_a_key_that_the_form_does_not_have_costs_no_figure_of_the_table(tmp_path: Path) -> None:
    row = sections(tmp_path, REPORT.replace("truc_tiep: 34", "truc_tiep: 34, qua_mang: 3"))["bieu.M.01"]["rows"][0]
    assert row["cells"]["truc_tuyen"]["shown"] == "1.200"


def test_prescribed_rows_are_listed_whether_the_file_has_them_or_not(tmp_path: Path) -> None:
    form = prescribed_form(
        """
        {ma: "01", ten: Tổng số, cong_thuc: 02 + 03}
        {ma: "02", ten: Nam}
        {ma: "03", ten: Nữ}
        """
    )
    row = "{linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"
    path = build(tmp_path, report=REPORT.replace(row, "{dong: 03, so: 5}"))
    write(tmp_path / "templates" / "forms" / "M.01.yaml", form)
    table = next(item for item in OpenWorkspace(Workspace(tmp_path)).open(path)["sections"] if item["kind"] == "table")
    rows = {row["code"]: row for row in table["rows"]}
    assert [row["label"] for row in table["rows"]] == ["Tổng số", "Nam", "Nữ"]
    assert rows["02"]["path"] is None
    assert rows["01"]["cells"]["so"]["formula"] == "02 + 03"
    assert rows["03"]["path"] == ["bieu", "M.01", "dong", 0]
    assert rows["03"]["cells"]["so"]["value"] == "5"
    assert [rows[code]["cells"]["so"]["editable"] for code in ("01", "02", "03")] == [False, True, True]
    assert rows["02"]["cells"]["ma_so"]["shown"] == "02"


def test_cells_of_prescribed_rows_are_asked_for_as_their_row_says(tmp_path: Path) -> None:
    form = prescribed_form(
        """
        {ma: "01", ten: Diện tích, don_vi_tinh: ha, so_le: 1}
        {ma: "02", ten: Ngày công nhận, kieu: ngay}
        {ma: "03", ten: Đạt chuẩn, kieu: chon, lua_chon: [Đạt, Chưa]}
        {ma: "04", ten: Có trụ sở, kieu: co_khong}
        {ma: "05", ten: Khác, de_trong: true}
        """,
        "{ten: Hạn, khoa: han, ma: (2), kieu: ngay}",
    )
    row = "{linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"
    path = build(tmp_path, report=REPORT.replace(row, "{dong: 01, so: 5.5}"))
    write(tmp_path / "templates" / "forms" / "M.01.yaml", form)
    table = next(item for item in OpenWorkspace(Workspace(tmp_path)).open(path)["sections"] if item["kind"] == "table")
    cells = {row["code"]: row["cells"]["so"] for row in table["rows"]}
    assert cells["01"]["unit"] == "ha"
    assert (cells["02"]["kind"], cells["02"]["choices"]) == ("day", [])
    assert (cells["03"]["kind"], cells["03"]["choices"]) == ("text", ["Đạt", "Chưa"])
    assert cells["04"]["choices"] == ["1", "0"]
    assert [cells[code]["required"] for code in cells] == [True, True, True, True, False]
    assert [column["kind"] for column in table["columns"]] == ["ma_dong", "text", "number", "day"]
    assert table["totals"] is False


def test_rows_have_their_names_while_their_figures_are_missing(tmp_path: Path) -> None:
    table = sections(tmp_path, REPORT.replace("1200", "null"))["bieu.M.01"]
    assert [row["label"] for row in table["rows"]] == ["Đất đai", "TỔNG CỘNG"]
    assert table["rows"][1]["cells"]["truc_tiep"]["shown"] == "34"  # totals of what is there already
