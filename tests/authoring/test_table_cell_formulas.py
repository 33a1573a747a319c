"""Formulas behind cells: of columns and rows, of cells that differ, and those whose results a file does not keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_headers import TableHeader, read_header
from tthc_render.authoring.table_leaves import leaves_of

HEAD: list[list[object]] = [["STT", "Xã", "Biên chế", "Có mặt", "Thiếu", "Tỷ lệ (%)"], ["A", "B", "1", "2", "3", "4"]]


def header(tmp_path: Path, rows: list[list[object]], head: list[list[object]] = HEAD) -> TableHeader:
    book = Workbook()
    for row in [*head, *rows]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    return read_header(read_tables(tmp_path / "a.xlsx")[0])


def said(found: TableHeader, words: str) -> str:
    return next((remark for remark in found.remarks if words in remark), "")


def staff(*missing: object) -> list[list[object]]:
    return [[at, f"Xã {at}", 40 + at, 38, value, f"=D{at + 2}/C{at + 2}*100"] for at, value in enumerate(missing, 1)]


def test_a_row_that_is_computed_otherwise_is_told_with_both_formulas(tmp_path: Path) -> None:
    found = header(tmp_path, staff("=C3-D3", "=C4-D4", "=C5-D5+1"))
    assert list(leaves_of(found.columns))[4].formula == ""
    told = said(found, "mỗi dòng một công thức")
    assert "dòng 3, 4: (1) - (2); dòng 5: (1) - (2) + 1" in told
    assert "thì ghi cong_thuc: (1) - (2)" in told


def test_a_formula_that_no_form_has_is_told_beside_that_of_its_column(tmp_path: Path) -> None:
    found = header(tmp_path, staff("=C3-D3", "=C4-D4", "=VLOOKUP(B5,X1:Y9,2,0)"))
    assert list(leaves_of(found.columns))[4].formula == "(1) - (2)"
    assert "dòng 5: =VLOOKUP(B5,X1:Y9,2,0)" in said(found, "có dòng tính khác")


def test_a_column_of_foreign_formulas_is_typed_and_asked_about(tmp_path: Path) -> None:
    found = header(tmp_path, staff("=INDEX(Z1:Z9,1)", "=INDEX(Z1:Z9,2)", "=Sheet9!B5"))
    assert list(leaves_of(found.columns))[4].formula == ""
    assert "cột 3: công thức trong ô Excel chương trình không đổi được" in said(found, "không đổi được")


def test_sums_below_a_column_are_no_foreign_formulas(tmp_path: Path) -> None:
    found = header(tmp_path, [*staff("=C3-D3", "=C4-D4"), ["", "Cộng", *[f"=SUM({c}3:{c}4)" for c in "CDE"], ""]])
    assert not said(found, "tính khác")
    assert not said(found, "không đổi được")


def test_columns_whose_results_are_not_stored_are_named(tmp_path: Path) -> None:
    found = header(tmp_path, staff("=C3-D3", "=C4-D4"))
    assert "cột 3, 4 (dòng 3–4): ô có công thức nhưng tệp chưa lưu kết quả" in said(found, "chưa lưu kết quả")
    assert not said(header(tmp_path, [[1, "Xã A", 5, 3, 2, 60]]), "chưa lưu kết quả")


def test_a_row_whose_cells_differ_has_the_formula_of_most_and_tells_the_others(tmp_path: Path) -> None:
    head: list[list[object]] = [["STT", "Nội dung", "Mã số", "Quý I", "Quý II"], ["A", "B", "C", "1", "2"]]
    rows: list[list[object]] = [
        [1, "Tổng thu", "01", "=D4+D5", "=SUMIF(A1:A9,1,D1:D9)"], ["", "Phí", "02", 5, 6], ["", "Khác", "03", 7, 8],
    ]  # fmt: skip
    found = header(tmp_path, rows, head)
    assert found.rows[0].formula == "02 + 03"
    assert "cột 2: =SUMIF" in found.rows[0].remark


def test_a_sum_over_a_hidden_row_keeps_the_rows_that_are_shown_and_tells(tmp_path: Path) -> None:
    head: list[list[object]] = [["Chỉ tiêu", "Mã số", "Nam", "Nữ"], ["A", "B", "1", "2"]]
    rows: list[list[object]] = [["Tổng", "01", "=SUM(C4:C6)", "=SUM(D4:D6)"]]
    rows += [[f"Loại {at}", f"0{at}", 5, 6] for at in (2, 3, 4)]
    book = Workbook()
    for row in [*head, *rows]:
        book.active.append(row)
    book.active.row_dimensions[5].hidden = True
    book.save(tmp_path / "a.xlsx")
    found = read_header(read_tables(tmp_path / "a.xlsx")[0])
    assert [row.formula for row in found.rows] == ["02 + 04", "", ""]
    assert "dòng 01: ô Excel cộng cả hàng 5 bị ẩn" in said(found, "bị ẩn")


def test_a_share_of_the_total_row_is_one_of_the_total(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["TT", "Loại đất", "Mã", "Diện tích", "Cơ cấu (%)"], ["A", "B", "C", "1", "2"],
        ["I", "Tổng diện tích", "01", "=D4+D5", "=D3/D$3*100"], ["1", "Đất lúa", "02", 60, "=D4/D$3*100"],
        ["2", "Đất rừng", "03", 40, "=D5/D$3*100"],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "dat.xlsx")
    [grid] = read_tables(tmp_path / "dat.xlsx")
    found = read_header(grid)
    assert list(leaves_of(found.columns))[4].formula == "(1) / tong(1) * 100"
    assert found.rows[0].formula == "02 + 03"


BLANK_FORM: list[list[object]] = [
    ["Chỉ tiêu", "Mã số", "Tổng số", "Cơ quan nhà nước", "Tư nhân"],
    ["A", "B", "1", "2", "3"],
    ["Trường", "01", None, None, None],
    ["Lớp", "02", "=SUM(D4:E4)", None, None],
    ["Học sinh", "03", "=SUM(D5:E5)", None, None],
    ["   Học sinh theo tuổi (03 = 04 + 05)", None, None, None, None],
    ["Sáu tuổi", "04", "=SUM(D7:E7)", None, None],
    ["Khác", "05", "=SUM(D8:E8)", None, None],
    ["Học sinh trên lớp", "06", None, None, None],
]


def blank_form(tmp_path: Path, shaded: str, unit: str = "") -> TableHeader:
    book = Workbook()
    sheet = book.active
    for row in BLANK_FORM:
        sheet.append(row)
    if unit:
        sheet["F1"], sheet["F2"], sheet["F3"], sheet["F9"] = "Đơn vị tính", "C", "Trường", unit
    for line in sheet["C3:E9"]:
        for cell in line:
            cell.number_format = "0.0" if cell.row == 9 else "#,##0.00"
    for name in shaded.split():
        sheet[name].fill = PatternFill("solid", fgColor="BFBFBF")
    book.save(tmp_path / "a.xlsx")
    return read_header(read_tables(tmp_path / "a.xlsx")[0])


def test_the_format_of_blank_cells_says_that_they_hold_figures_and_their_decimals(tmp_path: Path) -> None:
    found = blank_form(tmp_path, "")
    leaves = list(leaves_of(found.columns))
    assert [(leaf.kind, leaf.places) for leaf in leaves[2:]] == [("so", 2)] * 3
    assert "ô trong tệp định dạng 2 số lẻ, có ô 1: xem lại so_le" in leaves[3].note
    assert "dòng 01, 06 không có công thức (2) + (3)" in said(found, "không có công thức")


def test_grey_cells_are_not_filled_in(tmp_path: Path) -> None:
    found = blank_form(tmp_path, "D3 E3 C6 D6 E6")
    rows = {row.code or row.label.strip(): row for row in found.rows}
    assert rows["01"].blanks == (3, 4)
    assert rows["Học sinh theo tuổi (03 = 04 + 05)"].heading
    assert rows["03"].seconds == ("04 + 05",)
    assert "dòng 06 không có công thức (2) + (3)" in said(found, "không có công thức")


def test_rows_of_other_units_have_the_decimals_of_their_own_format(tmp_path: Path) -> None:
    found = blank_form(tmp_path, "", "HS/lớp")
    assert [row.places for row in found.rows] == [2, 2, 2, None, 2, 2, 1]
    assert [leaf.places for leaf in leaves_of(found.columns)][2:5] == [None] * 3


def test_an_average_or_a_maximum_of_a_row_is_told_and_never_summed(tmp_path: Path) -> None:
    rows = [[at, f"Xã {at}", 4, 6, f"=AVERAGE(C{at + 2}:D{at + 2})", f"=MAX(C{at + 2}:D{at + 2})"] for at in (1, 2, 3)]
    head = [["STT", "Xã", "Đợt 1", "Đợt 2", "Trung bình năm", "Lớn nhất"], HEAD[1]]
    found = header(tmp_path, rows, head)
    assert [leaf.kind for leaf in leaves_of(found.columns)][2:] == ["so", "so", "binh_quan", "binh_quan"]
    told = [remark for remark in found.remarks if "không đổi được" in remark]
    assert "=AVERAGE(C3:D3)" in " ".join(told)
    assert "=MAX(C3:D3)" in " ".join(told)
    total = header(tmp_path, [*staff("=C3-D3", "=C4-D4"), ["", "Cộng", "=AVERAGE(C3:C4)", "", "", ""]])
    assert not said(total, "tính khác")


def test_a_sum_of_cells_beside_another_in_the_name_is_asked_about(tmp_path: Path) -> None:
    head: list[list[object]] = [["Chỉ tiêu", "Mã số", "Nam"], ["A", "B", "1"]]
    rows: list[list[object]] = [["Một", "01", 5], ["Hai", "02", 6], ["Ba", "03", 7]]
    found = header(tmp_path, [*rows, ["Tổng số (04 = 01 + 02)", "04", "=C3+C5"]], head)
    assert found.rows[3].formula == "01 + 02"
    assert "theo tên dòng là 01 + 02, ô Excel tính 01 + 03: xem lại" in found.rows[3].remark
    assert sum("ô Excel tính 01 + 03" in remark for remark in found.remarks) == 1
    same = header(tmp_path, [*rows, ["Tỷ lệ (04 = 02 / 01) (%)", "04", "=C4/C3*100"]], head)
    assert "xem lại bên nào đúng" not in same.rows[3].remark


def test_an_average_of_rows_is_asked_at_its_row(tmp_path: Path) -> None:
    head: list[list[object]] = [["Chỉ tiêu", "Mã số", "Quý I", "Quý II"], ["A", "B", "1", "2"]]
    rows: list[list[object]] = [["Trạm A", "01", 20, 22], ["Trạm B", "02", 24, 26], ["Chung", "03"]]
    rows[2] += ["=AVERAGE(C3:C4)", "=AVERAGE(D3:D4)"]
    found = header(tmp_path, rows, head)
    assert found.rows[2].formula == ""
    assert "ô Excel tính AVERAGE(01, 02) ở 2 cột" in found.rows[2].remark
    assert "ví dụ cong_thuc: (01 + 02) / 2" in found.rows[2].remark
    assert not said(found, "chưa lưu giá trị")  # computed here


def test_an_average_in_the_total_row_is_asked_where_the_form_would_print_another_figure(tmp_path: Path) -> None:
    total = ["", "Tổng cộng", "=SUM(C3:C4)", "=AVERAGE(D3:D4)", "=AVERAGE(E3:E4)", "=AVERAGE(F3:F4)"]
    found = header(tmp_path, [*staff("=C3-D3", "=C4-D4"), total])
    assert "cột 2 trong ô Excel tính =AVERAGE(D3:D4), chương trình cộng các dòng" in said(found, "dòng tổng: cột 2")
    assert "chương trình tính (2) / (1) * 100 từ số của dòng tổng" in said(found, "dòng tổng: cột 4")
    assert not said(found, "dòng tổng: cột 1 ")


@pytest.mark.parametrize(
    ("formula", "told", "silent"),
    [
        ("=AVERAGE(Khac!{0}3:{0}4)", "không đổi được (dòng 5: =AVERAGE(Khac!C3:C4))", "AVERAGE()"),
        ("=COUNTA(Bang)", "", "COUNTA()"),
        ('=COUNTIF({0}3:{0}4,">25,5")', 'ô Excel tính COUNTIF(01, 02, ">25,5") ở 2 cột', "ví dụ cong_thuc"),
    ],
)
def test_what_is_no_range_of_rows_is_never_named_as_rows(tmp_path: Path, formula: str, told: str, silent: str) -> None:
    head: list[list[object]] = [["Chỉ tiêu", "Mã số", "Quý I", "Quý II"], ["A", "B", "1", "2"]]
    rows: list[list[object]] = [["Trạm A", "01", 20, 22], ["Trạm B", "02", 24, 26], ["Chung", "03"]]
    rows[2] += [formula.format("C"), formula.format("D")]
    found = header(tmp_path, rows, head)
    remarks = " ".join([*found.remarks, *(row.remark for row in found.rows)])
    assert told in remarks
    assert silent not in remarks


@pytest.mark.parametrize(("formula", "asked"), [("=C{0}+D{0}", True), ("=C{0}/D{0}*100", False)])
def test_a_row_without_the_formula_of_a_share_is_asked_about_once(tmp_path: Path, formula: str, asked: bool) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Chỉ tiêu", "Mã số", "Kỳ này", "Kỳ trước", "So sánh"])
    sheet.append(["A", "B", "1", "2", "3"])
    for number in range(3, 8):
        sheet.append([f"Trường {number}", f"0{number - 2}", 5, 4, None if number == 7 else formula.format(number)])
    book.save(tmp_path / "a.xlsx")
    found = read_header(read_tables(tmp_path / "a.xlsx")[0])
    assert any("dòng 05 không có công thức" in remark for remark in found.remarks) is asked
    assert any("dòng 05: cột 3 để trống" in remark for remark in found.remarks)
