"""Cells that few prescribed rows leave blank."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_open_cells import blank_sums, open_cells
from tthc_render.authoring.table_rows import Below


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


@pytest.mark.parametrize(
    ("last", "zero", "keys"), [("0,0", "nhập 0 thì cột 3 tính được; ", "lam, ty_le"), ("x", "", "lam")]
)
def test_a_figure_left_blank_takes_what_is_computed_from_it_along(last: str, zero: str, keys: str) -> None:
    head = [["Chỉ tiêu", "Mã số", "Giao", "Làm", "Tỷ lệ (%)"], ["A", "B", "1", "2", "3=2/1*100"]]
    rows = [["Việc 4", "04", "4", "", last], *([f"Việc {at}", f"0{at}", "4", "2", "50"] for at in (1, 2, 3))]
    found = read_header(grid_of_texts([*head, *rows]))
    told = f"các dòng khác đều có số; {zero}không in số thì thêm vào dòng: bo_trong: [{keys}]"
    assert any(remark.endswith(told) for remark in found.remarks)


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        (["", "90"], "so_luong"),
        (["315", "90"], ""),
        (["x", "90"], ""),
        (["", ""], ""),
    ],
)
def test_a_sum_that_the_table_leaves_blank_above_figures_is_asked_about(own: list[str], asked: str) -> None:
    head = [["STT", "Chỉ tiêu", "Mã số", "Đơn vị tính", "Số lượng", "Giá trị"], ["A", "B", "C", "D", "1", "2"]]
    rows = [["1", "Chăn nuôi (CN=CN1+CN2)", "CN", "con", *own], ["1.1", "Gia súc", "CN1", "con", "15", "60"]]
    found = read_header(grid_of_texts([*head, *rows, ["1.2", "Gia cầm", "CN2", "con", "300", "30"]]), fixed=True)
    told = [remark for remark in found.remarks if "các dòng được cộng có số ở đó" in remark]
    assert len(told) == bool(asked)
    assert all("dòng CN: cột 1 để trống" in words and f"bo_trong: [{asked}]" in words for words in told)


@pytest.mark.parametrize(
    ("own", "whole", "blanks"),
    [
        (["", "", "5", "7500"], ["", "", "9", "9500"], [(2, 3), (2, 3)]),
        (["2,0", "", "5", "7500"], ["", "", "9", "9500"], [(2, 3), ()]),  # the coefficient of one group is filled in
        (["2,0", "1000", "5", "7500"], ["2,0", "1000", "9", "9500"], [(), ()]),
        (["", "1000", "5", "7500"], ["", "", "9", "9500"], [(2, 3), (2,)]),
        (["x", "x", "5", "7500"], ["", "", "9", "9500"], [(2, 3), (2, 3)]),
        (["", "", "", ""], ["", "", "", ""], [(), ()]),  # nothing is filled in
    ],
)
def test_a_coefficient_that_sums_leave_blank_is_not_asked_for(
    own: list[str], whole: list[str], blanks: list[tuple[int, ...]]
) -> None:
    head = [["Nhóm", "Mã số", "Hệ số", "Mức", "Số người", "Kinh phí"], ["A", "B", "1", "2=1*500", "3", "4=2*3"]]
    rows = [
        ["Tổng số (01=10+20)", "01", *whole],
        ["Trẻ em (10=11+12)", "10", *own],
        ["Dưới 4 tuổi", "11", "2,5", "1250", "4", "5000"],
        ["Từ 4 tuổi", "12", "2,5", "1250", "2", "2500"],
        ["Người già", "20", "1,0", "500", "4", "2000"],
    ]
    found = read_header(grid_of_texts([*head, *rows]), fixed=True)
    assert [row.blanks for row in found.rows[:2]] == blanks
    told = [remark for remark in found.remarks if "để trống như bảng gốc (bo_trong)" in remark]
    assert bool(told) is any(row.blanks and not row.crosses for row in found.rows)
    assert not any("in tổng" in remark for remark in found.remarks)
    assert all(not row.blanks for row in found.rows[2:])


@pytest.mark.parametrize(
    ("formula", "what"), [("3=1*2", "in số theo công thức"), ("3=1+2", "in tổng"), ("3", "in tổng")]
)
def test_what_is_printed_where_a_sum_is_blank_in_the_table(formula: str, what: str) -> None:
    head = [["Nhóm", "Mã số", "Số hộ", "Số người", "Nhân"], ["A", "B", "1", "2", formula]]
    result = ["6", "8"] if "*" in formula else ["5", "6"]
    rows = [["Tổng số (01=02+03)", "01", "5", "6", ""], ["Xã A", "02", "3", "2", result[0]]]
    found = read_header(grid_of_texts([*head, *rows, ["Xã B", "03", "2", "4", result[1]]]), fixed=True)
    assert [what in remark for remark in found.remarks if "các dòng được cộng có số ở đó" in remark] == [True]


def test_questions_of_rows_stay_where_they_are_told() -> None:
    rows = [DraftRow("01", "Một", number=1, remark="hỏi"), DraftRow("02", "Hai", number=2, remark="bớt")]
    below = Below(rows=rows, remarks=["dòng 01: hỏi", "câu khác"])
    leaves = [HeaderColumn("Tên", "ten", "A", "chu"), HeaderColumn("Hệ số", "he_so", "1", "binh_quan")]
    assert list(blank_sums(leaves, below, grid_of_texts([["Một", "1,0"], ["Hai", ""]]), 0)) == []
    assert below.remarks == ["dòng 01: hỏi", "câu khác"]


def test_columns_of_one_formula_that_a_row_cannot_compute_are_one_question() -> None:
    leaves = [HeaderColumn(f"Cột {at}", f"cot_{at}", str(at)) for at in (1, 2)]
    leaves += [HeaderColumn(f"Cột {at}", f"cot_{at}", str(at), formula="(1) - (2)") for at in (3, 4, 5)]
    leaves += [HeaderColumn("Cột 6", "cot_6", "6", formula="(1) + (2)")]
    rows = [DraftRow("01", "Một"), DraftRow("02", "Hai", blanks=(1,)), DraftRow("03", "Ba", blanks=(1, 3))]
    asked = list(open_cells(leaves, rows))
    assert [words.partition(" phải nhập")[0] for words in asked] == [
        "dòng 02, 03: cột 3, 5",
        "dòng 02: cột 4",
    ]
