"""What rows below a header settle about columns: formulas of cells, hidden columns, decimals by row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.support.merged_grids import merged_grid
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_rows import HeaderRows
from tthc_render.authoring.table_headers import TableHeader, read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_settling import hidden_keys

HEAD: list[list[object]] = [
    ["STT", "Nội dung", "Dự toán", "Thực hiện", "Kỳ trước (để tính)", "So kỳ trước (%)"],
    ["A", "B", 1, 2, None, 4],
]


def header(
    tmp_path: Path, rows: list[list[object]], hidden: str = "E", codes: list[object] | None = None
) -> TableHeader:
    book = Workbook()
    for row in [HEAD[0], codes or HEAD[1], *rows]:
        book.active.append(row)
    if hidden:
        book.active.column_dimensions[hidden].hidden = True
    book.save(tmp_path / "a.xlsx")
    return read_header(read_tables(tmp_path / "a.xlsx")[0])


def test_a_hidden_column_that_a_formula_needs_is_kept(tmp_path: Path) -> None:
    rows: list[list[object]] = [["1", "Thu", 5, 6, 3, "=D3/E3*100"], ["2", "Chi", 7, 8, 4, "=D4/E4*100"]]
    found = header(tmp_path, rows)
    assert found.hidden == (("ky_truoc", "Kỳ trước (để tính)"),)
    assert list(leaves_of(found.columns))[-1].formula == "(2) / ky_truoc * 100"
    assert any("cot_phu" in remark for remark in found.remarks)
    assert not any("bỏ cột ẩn" in remark for remark in found.remarks)


def test_codes_that_excel_made_negative_are_found_beside_a_hidden_column(tmp_path: Path) -> None:
    found = header(tmp_path, [["1", "Thu", 5, 6, 3, 200]], codes=[-1, -2, -3, -4, -5, -6])
    columns = list(leaves_of(found.columns))
    assert [column.code for column in columns] == ["(1)", "(2)", "(3)", "(4)", "(6)"]
    assert not any(column.signed for column in columns)


def test_a_hidden_column_that_nothing_needs_is_left_out_and_named(tmp_path: Path) -> None:
    found = header(tmp_path, [["1", "Thu", 5, 6, 3, 200], ["2", "Chi", 7, 8, 4, 200]])
    assert found.hidden == ()
    assert "bỏ cột ẩn E “Kỳ trước (để tính)”" in found.remarks


def test_the_code_of_a_hidden_column_that_is_left_out_is_named(tmp_path: Path) -> None:
    found = header(tmp_path, [["1", "Thu", 5, 6, 3, 200]], codes=["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"])
    [words] = [remark for remark in found.remarks if "bỏ cột ẩn" in remark]
    assert words.startswith("bỏ cột ẩn E “Kỳ trước (để tính)”, mã cột (5); mã ấy không có trong biểu nữa")


@pytest.mark.parametrize(
    ("code", "stated", "share", "formula"),
    [
        ("CK", "4=(2-CK)/CK*100", "=(D4-E4)/E4*100", "((2) - ky_truoc) / ky_truoc * 100"),
        ("CK", "4=2/CK*100", 150, "(2) / ky_truoc * 100"),
        ("(3)", "(4)=(2)/(3)*100", 150, "(2) / ky_truoc * 100"),
    ],
)
def test_a_formula_that_names_a_hidden_column_by_its_code(
    tmp_path: Path, code: str, stated: str, share: object, formula: str
) -> None:
    rows: list[list[object]] = [["1", "Thu", 5, 6, 3, share], ["2", "Chi", 7, 8, 4, share]]
    found = header(tmp_path, rows, codes=["A", "B", "1", "2", code, stated])
    assert found.hidden == (("ky_truoc", "Kỳ trước (để tính)"),)
    assert list(leaves_of(found.columns))[-1].formula == formula


def test_a_code_that_neither_a_shown_nor_a_hidden_column_has_stays_a_question(tmp_path: Path) -> None:
    rows: list[list[object]] = [["1", "Thu", 5, 6, 3, 150], ["2", "Chi", 7, 8, 4, 150]]
    found = header(tmp_path, rows, codes=["A", "B", "1", "2", "CK", "4=2/KH*100"])
    last = list(leaves_of(found.columns))[-1]
    assert (found.hidden, last.formula) == ((), "")
    assert "KH" in last.note


def test_formulas_over_rows_go_into_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["A", "Thu", "=C4+C5", "=D4+D5", 3, None], ["I", "Thuế", 7, 8, 4, None], ["1", "Phí", 7, 8, 4, None],
    ]  # fmt: skip
    found = header(tmp_path, rows)
    assert found.rows[0].formula == f"{found.rows[1].code} + {found.rows[2].code}"
    assert any("công thức lấy từ ô Excel" in remark for remark in found.remarks)


def test_decimals_belong_to_rows_where_each_has_its_unit() -> None:
    texts = [
        ["Chỉ tiêu", "Mã số", "Đơn vị tính", "Số", "So sánh (%)"], ["A", "B", "C", "1", "2"],
        ["Người", "01", "người", "5", "50,1"], ["Diện tích", "02", "ha", "5,25", "50,1"],
    ]  # fmt: skip
    found = read_header(grid_of_texts(texts))
    assert list(leaves_of(found.columns))[3].places is None
    assert [row.places for row in found.rows] == [None, 2]


def test_a_total_that_the_figures_show_is_asked_about() -> None:
    texts = [["STT", "Xã", "Tổng số", "Nam", "Nữ"], ["A", "B", "1", "2", "3"]]
    found = read_header(grid_of_texts([*texts, ["1", "A", "9", "4", "5"], ["2", "B", "7", "3", "4"]]))
    total = list(leaves_of(found.columns))[2]
    assert (total.formula, "= (2) + (3)" in total.note) == ("", True)
    found = read_header(grid_of_texts([*texts, ["1", "A", "9", "4", "5"], ["2", "B", "8", "3", "4"]]))
    assert list(leaves_of(found.columns))[2].note == ""


def test_shares_do_not_speak_against_a_sum_of_rows() -> None:
    texts = [["STT", "Nội dung", "Dự toán", "So sánh (%)", "Tỷ trọng (%)"], ["A", "B", "1", "2", "3"]]
    rows = [["A", "THU", "30", "5,5", "100"], ["I", "Trong nước", "30", "5", "90"], ["1", "Thuế", "10", "4", "50"]]
    found = read_header(grid_of_texts([*texts, *rows, ["2", "Phí", "20", "3", "40"], ["B", "CHI", "7", "1", "2"]]))
    assert [row.formula for row in found.rows] == ["", "03 + 04", "", "", ""]


@pytest.mark.parametrize(
    ("head", "codes", "expected"),
    [
        (["Tổng số", "Trong đó: nữ"], ["1", "2"], ["", "1"]),
        (["Tổng số", "Trong đó: nữ"], ["", ""], ["", "tong_so"]),
        (["Tổng số", "Trong đó tỷ lệ (%)"], ["1", "2"], ["", ""]),
        (["Tổng số", "Chia ra: nữ"], ["1", "2"], ["", ""]),
        (["Tổng số", "Trong đó: nữ", "Trong đó: trẻ em"], ["1", "2", "3"], ["", "1", "1"]),
        (["Tổng số", "Trong đó: nữ", "Trong đó: nam"], ["1=2+3", "2", "3"], ["", "", ""]),
    ],
)
def test_columns_under_a_part_head_are_parts(head: list[str], codes: list[str], expected: list[str]) -> None:
    rows = [["Đơn vị", *head], *([["A", *codes]] if any(codes) else []), ["Xã A", *("5" for _ in head)]]
    found = read_header(grid_of_texts(rows), HeaderRows(count=1))
    assert [column.whole for column in leaves_of(found.columns)][1:] == expected
    marked = [column for column in leaves_of(found.columns) if column.whole]
    assert all("một phần" in column.note for column in marked)


def test_columns_below_a_merged_part_head_are_parts_of_the_column_before_it(tmp_path: Path) -> None:
    book = Workbook()
    for row in [
        ["Đơn vị", "Tổng số", "Trong đó", None],
        [None, None, "Nữ", "Trẻ em"],
        ["A", 1, 2, 3],
        ["Xã A", 5, 2, 1],
    ]:
        book.active.append(row)
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        book.active.merge_cells(area)
    book.save(tmp_path / "a.xlsx")
    found = read_header(read_tables(tmp_path / "a.xlsx")[0])
    assert [column.whole for column in leaves_of(found.columns)] == ["", "", "1", "1"]


def test_a_cell_whose_formula_needs_crossed_out_columns_is_asked_for() -> None:
    head = [["Chỉ tiêu", "Mã số", "Đầu", "Tăng", "Giảm", "Cuối"], ["A", "B", "1", "2", "3", "4=1+2-3"]]
    rows = [["Số hộ", "01", "", "", "", ""], ["Kinh phí", "02", "", "x", "x", ""], ["Quỹ", "03", "", "x", "x", "x"]]
    found = read_header(grid_of_texts([*head, *rows]))
    asked = [remark for remark in found.remarks if "phải nhập" in remark]
    assert len(asked) == 1
    assert asked[0].startswith("dòng 02: cột 4 phải nhập")


def test_a_note_makes_words_of_prescribed_rows_a_choice_and_parts_of_columns() -> None:
    rows = [
        ["STT", "Chỉ tiêu", "Mã số", "ĐVT", "Số lượng", "Hỏng", "Kết quả"],
        ["A", "B", "C", "D", "(5)", "(6)", "(7)"],
        ["1", "Sách", "01", "Quyển", "5", "1", "Tốt"],
        ["2", "Bàn", "02", "Cái", "7", "2", "Kém"],
        ["Ghi chú: cột (7) ghi Tốt hoặc Kém. Cột (6) nằm trong cột (5).", "", "", "", "", "", ""],
    ]
    found = read_header(grid_of_texts(rows))
    last = list(leaves_of(found.columns))[-1]
    assert (last.kind, last.choices) == ("chon", ("Tốt", "Kém"))
    assert [row.printed for row in found.rows] == [(), ()]
    assert not any("in_san" in remark for remark in found.remarks)
    assert any("chọn một trong: Tốt, Kém" in remark for remark in found.remarks)
    assert list(leaves_of(found.columns))[-2].whole == "(5)"


def test_crosses_in_dates_are_blanks_and_plus_signs_are_kept() -> None:
    rows = [
        ["STT", "Chỉ tiêu", "Mã số", "Ngày nộp", "So kỳ trước"],
        ["A", "B", "C", "1", "2"],
        ["1", "Sách", "01", "01/02/2026", "+2"],
        ["2", "Vở", "02", "x", "-1"],
    ]
    found = read_header(grid_of_texts(rows))
    assert [row.blanks for row in found.rows] == [(), (3,)]
    last = list(leaves_of(found.columns))[-1]
    assert (last.signed, last.plus) == (True, True)


@pytest.mark.parametrize(("last", "asked"), [("", True), ("100", False), ("x", False)])
def test_a_share_that_only_one_row_leaves_blank_is_asked_about(last: str, asked: bool) -> None:
    rows = [
        ["STT", "Nội dung", "Mã số", "Dự toán", "Thực hiện", "Tỷ lệ (%)"],
        ["A", "B", "C", "1", "2", "3=2/1*100"],
        ["I", "THU", "01", "100", "90", "90"],
        ["II", "CHI", "02", "70", "60", "85,7"],
        ["III", "CÒN LẠI (I-II)", "03", "30", "30", last],
    ]
    remarks = read_header(grid_of_texts(rows)).remarks
    assert any("bo_trong: [ty_le]" in remark and "dòng 03" in remark for remark in remarks) == asked


YIELD: list[list[object]] = [["Cây", "Diện tích", "Năng suất", "Sản lượng"], ["A", "1", "2", "3"]]


def crops(tmp_path: Path, rows: list[list[object]]) -> TableHeader:
    book = Workbook()
    for row in [*YIELD, *rows]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    return read_header(read_tables(tmp_path / "a.xlsx")[0])


def test_a_formula_of_the_rows_of_groups_is_none_of_the_column(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Lương thực", 15, "=D3/B3*10", "=D4+D5"],
        ["Lúa", 10, 50, "=B4*C4/10"],
        ["Ngô", 5, 40, "=B5*C5/10"],
    ]
    area, each, crop = list(leaves_of(crops(tmp_path, rows).columns))[1:]
    assert (area.formula, each.formula, crop.formula) == ("", "", "(1) * (2) / 10")
    assert "ít dòng có công thức trong ô Excel ((3) / (1) * 10)" in each.note


def test_formulas_of_cells_that_call_each_other_are_asked_about(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Lúa", 10, "=D3/B3*10", 50], ["Ngô", 5, 40, "=B4*C4/10"]]
    each, crop = list(leaves_of(crops(tmp_path, rows).columns))[2:]
    assert (each.formula, crop.formula) == ("(3) / (1) * 10", "")
    assert "gọi vòng quanh" in crop.note


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (("5", "6", "7", "8", "9", ""), "dòng 03: cột 2 để trống trong bảng gốc"),
        (("5", "6", "7", "8", "", ""), "dòng 03: cột 1, 2 để trống trong bảng gốc"),
        (("5", "6", "7", "", "9", ""), ""),  # two rows leave it blank
        (("5", "6", "7", "8", "9", "x"), ""),
        (("", "", "", "", "", ""), ""),
    ],
)
def test_a_cell_to_be_typed_that_one_row_leaves_blank(cells: tuple[str, ...], asked: str) -> None:
    head = [["Chỉ tiêu", "Mã số", "Nam", "Nữ"], ["A", "B", "1", "2"]]
    rows = [[f"Dòng {at}", f"0{at}", *cells[2 * at - 2 : 2 * at]] for at in (1, 2, 3)]
    remarks = [item for item in read_header(grid_of_texts([*head, *rows])).remarks if "để trống trong bảng gốc" in item]
    assert [item.startswith(asked) for item in remarks] == [True] * bool(asked)


MONEY = [["Đơn vị", "Tổng số (triệu đồng)", "Y tế", "Trả lương", "Số ngày nghỉ"]]


@pytest.mark.parametrize(
    ("codes", "kinds"),
    [
        (["A", "1=2+3", "2", "3", "4"], ["chu", "tien", "tien", "tien", "so"]),
        (["A", "1=2*3", "2", "3", "4"], ["chu", "tien", "so", "so", "so"]),
        (["A", "1", "2", "3", "4=2+3"], ["chu", "tien", "so", "so", "so"]),
    ],
)
def test_what_a_sum_of_money_adds_up_is_money(codes: list[str], kinds: list[str]) -> None:
    found = read_header(grid_of_texts([*MONEY, codes, ["Xã A", "", "", "", ""]]))
    assert [column.kind for column in leaves_of(found.columns)] == kinds
    asked = [remark for remark in found.remarks if "vì cột 1 cộng cột này là tiền" in remark]
    assert len(asked) == (1 if "tien" in kinds[2:] else 0)


def test_formulas_that_differ_from_row_to_row_are_asked_about(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["1", "Thu", 5, 6, None, '=IF(D3=0,"",C3/D3*100)'],
        ["2", "Chi", 7, 8, None, "=C4/D4"],
        ["3", "Nợ", 7, 8, None, "=C5/D5*100"],
    ]
    found = header(tmp_path, rows)
    last = list(leaves_of(found.columns))[-1]
    assert last.formula == ""
    assert "dòng 3, 5: (1) / (2) * 100; dòng 4: (1) / (2)" in last.note


@pytest.mark.parametrize(("stated", "nothing", "blank"), [(4, "-", "-"), ("4=2/1*100", "-", "-"), (4, "", "")])
def test_the_dash_of_a_formula_is_printed_where_it_divides_by_0(
    tmp_path: Path, stated: object, nothing: str, blank: str
) -> None:
    rows: list[list[object]] = [
        [str(row - 2), "Thu", 5, 6, None, f'=IF(C{row}=0,"{nothing}",D{row}/C{row}*100)'] for row in (3, 4)
    ]
    found = header(tmp_path, rows, codes=["A", "B", 1, 2, None, stated])
    last = list(leaves_of(found.columns))[-1]
    assert (last.formula, last.blank) == ("(2) / (1) * 100", blank)


def test_a_row_called_a_share_that_a_cell_adds_up_is_none(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["1", "Giải quyết hồ sơ", "=C4+C5", "=D4+D5"],
        ["1.1", "Tỷ lệ đúng hạn", 8, 7],
        ["1.2", "Xin lỗi khi trễ hạn", 4, 4],
        ["2", "Tỷ lệ hài lòng", 5, 5],
    ]
    book = Workbook()
    for row in (["STT", "Tiêu chí", "Kỳ trước", "Kỳ này"], ["A", "B", "1", "2"], *rows):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = read_header(read_tables(tmp_path / "a.xlsx")[0], fixed=True)
    assert [row.kind for row in found.rows] == ["", "", "", "ty_le"]
    assert any("được cộng vào dòng 01" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("title", "cells", "asked"),
    [
        ("Độ che phủ (%)", ["52,4", "", "", ""], True),
        ("Số hộ", ["5", "", "", ""], True),
        ("Số hộ", ["5", "6", "", ""], False),
        ("Số hộ", ["", "", "", ""], False),
        ("Số hộ", ["5", "x", "x", "x"], False),
        ("Ghi chú", ["5", "", "", ""], False),
    ],
)
def test_a_column_that_few_rows_fill_in_is_asked_about(title: str, cells: list[str], asked: bool) -> None:
    texts = [["Tên", "Mã", "Đầu kỳ", "Cuối kỳ", title], ["A", "B", "1", "2", "3"]]
    texts += [[f"Rừng {at}", f"{at:02d}", "5", "7", cell] for at, cell in enumerate(cells, 1)]
    remarks = read_header(grid_of_texts(texts)).remarks
    assert any("chỉ dòng 01 có số" in remark and "bo_trong: [" in remark for remark in remarks) == asked


def test_a_number_of_the_code_row_that_cells_take_as_a_number_is_one(tmp_path: Path) -> None:
    rows: list[list[object]] = [[at, f"Xã {at}", 5, 6, None, f"=(C{at + 2}+D{at + 2})*(1+D{at + 2})"] for at in (1, 2)]
    found = header(tmp_path, rows, codes=["A", "B", 1, 2, None, "3=(1+2)*(1+2)"])
    column = list(leaves_of(found.columns))[-1]
    assert column.formula == "((1) + (2)) * (1 + (2))"
    assert "lấy theo ô Excel" in column.note
    same = header(tmp_path, rows, codes=["A", "B", 1, 2, None, "3=((1)+(2))*((1)+(2))"])
    other = header(tmp_path, rows, codes=["A", "B", 1, 2, None, "3=1*100"])
    assert "lấy theo ô Excel" in list(leaves_of(same.columns))[-1].note
    assert "khác ô mã" in list(leaves_of(other.columns))[-1].note


def test_shares_that_a_product_multiplies_by_are_parts_of_one_where_the_figures_fit_only_so() -> None:
    head = ["Họ tên", "Hệ số lương", "Thâm niên (%)", "Cộng hệ số"]
    rows = [["An", "4,00", "7%", "4,28"], ["Bình", "2,00", "10%", "2,20"], ["Chi", "3,00", "", "3,00"]]
    column = list(leaves_of(read_header(grid_of_texts([head, ["A", "1", "2", "3=1+1*2"], *rows])).columns))[-1]
    assert column.formula == "(1) + (1) * ((2) / 100)"
    assert "chia 100" in column.note


def test_codes_in_the_column_of_units_are_codes_of_their_rows() -> None:
    head = ["STT", "Loại khoáng sản", "Đơn vị tính", "Số lượng", "Phải nộp"]
    rows = [
        ["1", "Đá xây dựng", "m3", "10,125", "100"],
        ["2", "Đất san lấp", "m3", "20,5", "200"],
        ["", "Phí phát sinh trong kỳ", "[21]", "", "300"],
        ["", "Nộp thừa kỳ trước", "[22]", "", "50"],
        ["", "Phải nộp trong kỳ ([23]=[21]-[22])", "[23]", "", "250"],
        ["", "Trong đó: nộp ngân sách xã", "[23a]", "", "10"],
    ]
    found = read_header(grid_of_texts([head, ["(1)", "(2)", "(3)", "(4)", "(5)"], *rows]))
    assert [row.code for row in found.rows][2:] == ["21", "22", "23", "23a"]
    assert [row.unit for row in found.rows] == ["m3", "m3", "", "", "", ""]
    assert (found.rows[4].formula, found.rows[5].parent) == ("21 - 22", "23")
    assert [row.places for row in found.rows] == [None] * 6


def test_ticks_are_seen_beside_a_total_that_counts_them_and_below_a_title_of_ticks() -> None:
    head = [["TT", "Kiến nghị", "Xong", "Chưa"], ["(1)", "(2)", "(3)", "(4)"]]
    rows = [["1", "Đường", "X", ""], ["2", "Đèn", "", "X"], ["…", "", "", ""], ["", "Cộng", "1", "1"]]
    found = read_header(grid_of_texts([*head, *rows]), fixed=False)
    assert [leaf.choices for leaf in leaves_of(found.columns)][2:] == [("x",), ("x",)]


def test_a_group_with_a_total_and_a_part_of_it_leaves_that_part_below_its_own_total() -> None:
    head = [
        ["TT", "Tên", "Tổng số", "Trong đó", "Trong đó", "Trong đó"],
        ["TT", "Tên", "Tổng số", "Nữ", "Trẻ em", "Trẻ em"],
        ["TT", "Tên", "Tổng số", "Nữ", "Tổng số", "Tr.đó dưới 6 tuổi"],
        ["A", "B", "1", "2", "3", "4"],
    ]
    found = read_header(merged_grid([*head, ["1", "Viện A", "9", "4", "3", "1"]]))
    assert [leaf.whole for leaf in leaves_of(found.columns)][3:] == ["1", "1", "3"]


def test_a_ring_in_the_row_of_codes_is_asked_about() -> None:
    head = [["TT", "Tên", "Thu", "Chi", "Còn"], ["A", "B", "1=2-3", "2=1+3", "3"]]
    found = read_header(grid_of_texts([*head, ["1", "Xã A", "5", "7", "2"]]))
    leaves = list(leaves_of(found.columns))
    assert [leaf.formula for leaf in leaves[2:]] == ["(2) - (3)", "", ""]
    assert "gọi vòng quanh" in leaves[3].note
    assert leaves[3].printed


def test_a_hidden_column_named_after_a_unit_is_named_by_its_place() -> None:
    grid = replace(grid_of_texts([["1"]]), hidden=((6, "ha"),))
    cell = replace(grid.rows[0][0], formula="=F1/D1")
    assert hidden_keys(replace(grid, rows=((cell,),)), 0, []) == {6: ("cot_an_f", "Cột ẩn F (ha)")}


@pytest.mark.parametrize(
    ("sites", "unit", "rows", "columns"),
    [
        (["14", "13", "-1,0"], True, [1, 1, None], [None, None, 1]),
        (["14", "13", "-1,0"], False, [1, 1, None], [None, None, 1]),
        (["14", "13", "-1"], True, [1, 1, None], [None, None, None]),
        (["14", "13", "-1"], False, [1, 1, None], [None, None, None]),
        (["14,0", "13,0", "-1,0"], True, [1, 1, 1], [None, None, None]),
        (["14,0", "13,0", "-1,0"], False, [None, None, None], [1, 1, 1]),
    ],
)
def test_a_row_of_whole_numbers_below_tons_keeps_them(
    sites: list[str], unit: bool, rows: list[int | None], columns: list[int | None]
) -> None:
    texts = [
        ["Mã số", "Chỉ tiêu", "Đơn vị tính", "Quý trước", "Quý này", "Tăng, giảm"],
        ["A", "B", "C", "(1)", "(2)", "(3)=(2)-(1)"],
        ["01", "Rác thu gom", "Tấn", "1.420,5", "1.465,2", "44,7"],
        ["02", "Rác chôn lấp", "Tấn", "310,0", "298,4", "-11,6"],
        ["03", "Trạm trung chuyển", "Trạm", *sites],
    ]
    found = read_header(grid_of_texts(texts if unit else [[*row[:2], *row[3:]] for row in texts]))
    assert [column.places for column in leaves_of(found.columns)][-3:] == columns
    assert [row.places for row in found.rows] == rows
