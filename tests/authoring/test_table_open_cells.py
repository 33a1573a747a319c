"""Cells that few prescribed rows leave blank."""

from __future__ import annotations

from tthc_render.authoring.table_files import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of


def test_a_lettered_column_of_figures_that_a_formula_calls_holds_figures() -> None:
    head = ["Chỉ tiêu", "Mã số", "ĐVT", "Năm trước", "Tổng số", "Tỉnh", "Xã", "So năm trước (%)"]
    codes = ["A", "B", "C", "D", "(1)=(2)+(3)", "(2)", "(3)", "(4) = (1) : D x 100"]
    rows = [
        ["Thư viện", "01", "Thư viện", "90", "99", "1", "98", "110"],
        ["Sách", "02", "Bản", "600", "660", "60", "600", "110"],
        ["Thẻ", "03", "Thẻ", "20", "22", "2", "20", "110"],
        ["Vòng quay", "04", "Lần", "0,9", "", "1,2", "0,7", ""],
    ]
    found = read_header(grid_of_texts([head, codes, *rows]))
    leaves = list(leaves_of(found.columns))
    assert [leaves[3].kind, leaves[7].formula] == ["so", "(1) / (D) * 100"]
    assert any(remark.startswith("dòng 04: cột 1, 4 để trống") for remark in found.remarks)
