"""Cells that few prescribed rows leave blank."""

from __future__ import annotations

from tthc_render.authoring.table_grids import grid_of_texts
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


def test_a_blank_form_whose_sums_come_to_nothing_asks_nothing_of_its_columns() -> None:
    head = [["Chỉ tiêu", "Mã số", "Quý I", "Quý II", "Cộng"], ["A", "B", "1", "2", "3=1+2"]]
    rows = [
        ["Tổng số (01=02+03)", "01", "0", "0", "0"],
        *([f"Xã {number}", f"0{number}", "", "", "0"] for number in range(2, 4)),
        *([f"Khác {number}", f"0{number}", "", "", "0"] for number in range(4, 8)),
    ]
    found = read_header(grid_of_texts([*head, *rows]))
    assert found.rows[0].formula == "02 + 03"
    assert not any("chỉ dòng 01 có số" in remark for remark in found.remarks)


def test_closed_cells_of_a_blank_form_are_no_figures_of_a_column() -> None:
    head = [["Chỉ tiêu", "Mã số", "Công lập", "Tư thục"], ["A", "B", "1", "2"]]
    rows = [
        ["Trường 1", "01", "", "X"],
        ["Trường 2", "02", "", "X"],
        *([f"Lớp {at}", f"0{at}", "", ""] for at in range(3, 9)),
    ]
    found = read_header(grid_of_texts([*head, *rows]))
    assert [row.blanks for row in found.rows[:3]] == [(3,), (3,), ()]
    assert not any("có số trong bảng gốc" in remark for remark in found.remarks)


def test_one_typed_row_with_figures_of_its_own_is_asked_about() -> None:
    head = [["Chỉ tiêu", "Mã số", "Quý I", "Quý II", "Lao động"], ["A", "B", "1", "2", "3"]]
    rows = [["Đội 1", "01", "4", "5", "6"], *([f"Đội {at}", f"0{at}", "4", "5", ""] for at in range(2, 7))]
    found = read_header(grid_of_texts([*head, *rows]))
    assert any("cột 3: chỉ dòng 01 có số" in remark for remark in found.remarks)
