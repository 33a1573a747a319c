"""Kinds, decimals and signs of columns from titles, codes and all sample rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tthc_render.authoring.table_columns import Leaves
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of


@pytest.mark.parametrize(
    ("title", "cells", "kind"),
    [
        ("Số, ký hiệu văn bản", ["-"], "chu"),
        ("Trích yếu", ["-"], "chu"),
        ("Ngày có hiệu lực", ["15/01/2026", "20/02/2026"], "ngay"),
        ("Ngày ban hành", ["-"], "ngay"),
        ("Ngày điều trị bình quân", ["-"], "binh_quan"),
        ("Ngày công (ngày)", ["-"], "so"),
        ("Ngày giường điều trị", [""], "so"),
        ("Năm xây dựng", ["1985", "1992"], "chu"),
        ("Năm trước", ["1985", "1992"], "so"),
        ("Năm sinh", ["12", "1992"], "so"),
        ("Năm sinh", [""], "chu"),
        ("Số, ngày quyết định", [""], "chu"),
        ("Xếp hạng", ["2", "1"], "binh_quan"),
        ("Thu nhập BQ", ["2,5", "1,2"], "binh_quan"),
        ("So sánh (%)", ["46,9"], "ty_le"),
        ("Tỷ lệ giải quyết đúng hạn", ["-"], "ty_le"),
        ("Số tiền", ["1.200", "3.400"], "so"),
        ("Kết quả", ["Đạt", "Không đạt"], "chu"),
    ],
)
def test_kinds(title: str, cells: list[str], kind: str) -> None:
    texts = [["STT", "Nội dung", title], ["(1)", "(2)", "(3)"], *([["1", "Việc", cell] for cell in cells])]
    assert [column.kind for column in leaves_of(read_header(grid_of_texts(texts)).columns)][2] == kind


@pytest.mark.parametrize(
    ("above", "cells", "kind"),
    [("Năm sinh", ["1979", ""], "chu"), ("Năm sinh", ["", ""], "chu"), ("Năm 2025", ["1979", ""], "so")],
)
def test_years_below_a_title_over_several_columns(above: str, cells: list[str], kind: str) -> None:
    leaves = Leaves([], grid_of_texts([["1", "Ông Lê", cell] for cell in cells]).rows)
    leaves.words_seen = True
    assert leaves.kind("Nam", (above,), 2, "(3)")[0] == kind


def test_only_figures_take_negative_ones() -> None:
    columns = leaves_of(read_header(grid_of_texts([["STT", "Nội dung", "Số hồ sơ"], ["-5", "-2", "-3"]])).columns)
    assert [(column.kind, column.signed) for column in columns if column.signed] == [("so", True)]


@pytest.mark.parametrize(
    ("title", "cells", "kind", "asked"),
    [
        ("Đơn giá", ["12", "15"], "binh_quan", "không cộng"),
        ("Chỉ số hài lòng", ["90,5", "88"], "binh_quan", "không cộng"),
        ("Thời gian TB (ngày)", ["2", "3"], "binh_quan", "không cộng"),
        ("Điểm", ["8", "9"], "so", "binh_quan"),
        ("Điểm trường", ["8", "9"], "so", ""),
        ("Học lực TB", ["8", "9"], "so", ""),
        ("Chức vụ", [], "chu", ""),
        ("Thời hạn giải quyết", [], "so", "không có ô mẫu"),
        ("Số hồ sơ", [], "so", ""),
    ],
)
def test_figures_that_may_be_no_sum_and_columns_without_samples(
    title: str, cells: list[str], kind: str, asked: str
) -> None:
    texts = [["STT", "Nội dung", title], ["(1)", "(2)", "(3)"], *([["1", "Việc", cell] for cell in cells])]
    column = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2]
    assert column.kind == kind
    assert asked in column.note
    assert bool(asked) == bool(column.note)


def test_a_second_column_without_samples_is_asked_about() -> None:
    columns = list(leaves_of(read_header(grid_of_texts([["STT", "Số hồ sơ", "Số vụ"], ["(1)", "(2)", "(3)"]])).columns))
    assert [(column.kind, "không có ô mẫu" in column.note) for column in columns[1:]] == [("chu", True), ("so", False)]


def test_a_letter_is_the_code_of_words_and_a_number_of_figures() -> None:
    texts = [["STT", "Nội dung", "Cơ quan chủ trì", "Đơn vị báo cáo"], ["A", "B", "C", "1"], ["1", "x", "-", "-"]]
    assert [column.kind for column in leaves_of(read_header(grid_of_texts(texts)).columns)] == [
        "stt",
        "chu",
        "chu",
        "so",
    ]


def test_decimals_signs_and_shares_without_a_hundred() -> None:
    texts = [
        ["STT", "Nội dung", "Dự toán", "Thực hiện", "So sánh (%)"],
        ["A", "B", "1", "2", "3=2/1"],
        ["1", "Thu", "17500,5", "(320)", "46,9"],
    ]
    budget, done, share = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2:]
    assert budget.places == 1
    assert done.signed
    assert (share.formula, share.printed) == ("(2) / (1) * 100", "3=2/1")
    assert "× 100" in share.note or "100" in share.note


@pytest.mark.parametrize(
    ("title", "values", "kind", "words"),
    [
        ("Số điện thoại", ["0912345678", "0987000111"], "chu", "ghi chữ"),
        ("Mã hồ sơ", ["00123", "00124"], "chu", "ghi chữ"),
        ("Chỉ tiêu giao (%)", ["50", "90"], "ty_le", "phần trăm"),
        ("Ngày giao", ["02/03/2026", "46150"], "ngay", "08/05/2026"),
        ("Hạn", ["05/3/2026", "Quý III/2026"], "chu", "có ô ghi ngày"),
        ("Đoàn đông người", ["x", "x"], "so", "mọi dòng ghi x"),
        ("Khiếu nại", ["-", "", "3"], "so", "ô trống là chưa có số"),
        ("Tăng (+), giảm (-)", ["4", "(2)"], "so", "dau_cong"),
    ],
)
def test_what_samples_leave_open_is_asked(title: str, values: list[str], kind: str, words: str) -> None:
    texts = [["STT", "Đơn vị", title], ["(1)", "(2)", "(3)"]]
    texts += [[str(number), f"Xã {number}", value] for number, value in enumerate(values, 1)]
    column = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2]
    assert column.kind == kind
    assert words in column.note


def test_a_code_in_squares_keeps_the_round_brackets_of_its_formula() -> None:
    head = [
        ["TT", "Địa bàn", "Đầu", "Mới", "Xong", "Tỷ lệ (%)"],
        [*(f"[{at}]" for at in range(1, 6)), "[6]=[5]/([3]+[4])"],
    ]
    found = read_header(grid_of_texts([*head, ["1", "Xã A", "5", "5", "4", "40,0"]]))
    assert list(leaves_of(found.columns))[-1].printed == "[6]=[5]/([3]+[4])"


def test_a_title_that_is_its_choices_is_a_choice() -> None:
    head = [["TT", "Cơ sở", "Đạt/Không đạt", "Số thu/chi"], ["1", "2", "3", "4"]]
    found = read_header(grid_of_texts([*head, ["1", "Cơ sở A", "Đạt", "5"], ["2", "Cơ sở B", "Không đạt", "6"]]))
    assert [leaf.kind for leaf in leaves_of(found.columns)] == ["stt", "chu", "chon", "so"]


def test_a_column_without_a_title_is_asked_about() -> None:
    columns = list(leaves_of(read_header(grid_of_texts([["", "Tổng số"], ["A", "1"], ["Xã A", "5"]])).columns))
    assert ["không ghi tên cột" in column.note for column in columns] == [True, False]


def test_rows_counted_in_people_leave_a_column_of_money_beside_counts_as_it_is() -> None:
    head = ["Mã", "Chỉ tiêu", "Đơn vị tính", "Số lượng", "Giá trị (triệu đồng)"]
    rows = [["A1", "Số người", "người", "", ""], ["A2", "Nhà sập", "cái", "", ""], ["A3", "Tổng", "triệu đồng", "", ""]]
    found = read_header(grid_of_texts([head, ["(1)", "(2)", "(3)", "(4)", "(5)"], *rows]))
    assert [row.kind for row in found.rows] == ["", "", "tien"]


def test_a_column_that_is_blank_beside_figures_is_asked_about() -> None:
    rows = [["1", "Xã A", "5", "6", ""], ["2", "Xã B", "7", "8", ""]]
    grid = grid_of_texts([["STT", "Đơn vị", "Nam", "Nữ", "Kết quả"], ["(1)", "(2)", "(3)", "(4)", "(5)"], *rows])
    assert "để trống trong bảng gốc" in list(leaves_of(read_header(grid).columns))[-1].note
    blank = grid_of_texts([["STT", "Đơn vị", "Nam", "Nữ", "Khác"], ["(1)", "(2)", "(3)", "(4)", "(5)"], ["1", "A"]])
    assert "để trống" not in list(leaves_of(read_header(blank).columns))[-1].note


def test_days_that_some_rows_leave_blank_may_be_left_blank() -> None:
    rows = [
        ["I", "Bản A", "", "", "2"],
        ["1", "Lò Văn Páo", "12/03/1958", "", "1"],
        ["2", "Giàng Thị Mỷ", "", "05/11/1964", "1"],
        ["", "Tổng số", "", "", "2"],
    ]
    grid = grid_of_texts([["TT", "Họ tên", "Nam", "Nữ", "Suất"], ["(1)", "(2)", "(3)", "(4)", "(5)"], *rows])
    assert [column.optional for column in leaves_of(read_header(grid).columns)] == [False, False, True, True, False]
    rows[1][3] = rows[2][2] = "01/01/1970"
    grid = grid_of_texts([["TT", "Họ tên", "Nam", "Nữ", "Suất"], ["(1)", "(2)", "(3)", "(4)", "(5)"], *rows])
    assert not any(column.optional for column in leaves_of(read_header(grid).columns))


def test_a_cell_of_a_header_that_is_only_a_unit_says_what_its_column_counts() -> None:
    head = [["Đối tượng", "Số người", "Mức", "Số tháng", "Thành tiền"], ["", "(người)", "(đồng)", "(tháng)", "(đồng)"]]
    grid = grid_of_texts(
        [["Đơn vị tính: đồng"], *head, ["A", "1", "2", "3", "4=1*2*3"], ["Cán bộ", "5", "9", "2", "90"]]
    )
    columns = list(leaves_of(read_header(grid).columns))
    assert [column.kind for column in columns[1:]] == ["so", "tien", "so", "tien"]
    assert [column.key for column in columns[1:]] == ["so_nguoi", "muc", "so_thang", "thanh_tien"]


def test_ranks_have_no_decimals_and_are_never_added_up() -> None:
    grid = grid_of_texts([["STT", "Xã", "Xếp thứ"], ["(1)", "(2)", "(3)"], ["1", "A", "2"], ["2", "B", "1"]])
    column = list(leaves_of(read_header(grid).columns))[-1]
    assert (column.kind, column.places) == ("binh_quan", 0)
    assert "thứ hạng" in column.note


@pytest.mark.parametrize(
    ("title", "code", "cells", "places", "asked"),
    [
        ("Hệ số sử dụng", "(3)", ["1,12", "1,05"], 2, False),
        ("Tỷ lệ (%)", "(3)", ["1,67", "0,12"], 2, False),
        ("Tỷ lệ (%)", "(3)", ["0,972", "0,985"], 3, True),
        ("Tỷ lệ (%)", "(3)=(4)/(5)*100", ["0,97", "0,98"], 2, False),
    ],
)
def test_a_figure_without_the_format_of_percents_stays_as_it_stands(
    title: str, code: str, cells: list[str], places: int, asked: bool
) -> None:
    texts = [["STT", "Nội dung", title, "a", "b"], ["(1)", "(2)", code, "(4)", "(5)"]]
    texts += [["1", "Việc", cell, "97", "100"] for cell in cells]
    found = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2]
    assert (found.places, "nếu là 97,2%" in found.note) == (places, asked)


def test_days_of_birth_of_which_some_are_only_years_are_words() -> None:
    head = [["TT", "Họ tên", "Ngày sinh"], ["A", "B", "C"]]
    found = read_header(grid_of_texts([*head, ["1", "An", "1957"], ["2", "Bình", "05/11/1988"]]))
    assert list(leaves_of(found.columns))[2].kind == "chu"
    assert any("có ô ghi ngày, có ô ghi chữ" in remark for remark in found.remarks)


@pytest.mark.parametrize("title", ["Xã", "Trường", "Dự án đầu tư công"])
def test_a_title_below_which_names_may_stand_is_asked_where_nothing_is_written(title: str) -> None:
    found = read_header(grid_of_texts([["STT", "Họ tên", title], ["(1)", "(2)", "(3)"], ["1", "", ""], ["2", "", ""]]))
    assert "ghi chữ thì sửa thành kieu: chu" in list(leaves_of(found.columns))[2].note


def test_a_column_called_so_with_figures_is_sure() -> None:
    found = read_header(grid_of_texts([["TT", "Tỉnh", "Xã"], ["1", "2", "3"], ["1", "A", "12"], ["2", "B", "9"]]))
    assert list(leaves_of(found.columns))[2].note == ""


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        (["A", "1", "2", "B", "a)", "b)"], "stt"),
        (["I.", "1.", "2.", "II.", "(1)", "(2)"], "stt"),
        (["A", "1", "2", "B", "lớp 1", "lớp 2"], "chu"),
        (["Xã", "Thôn", "Bản", "Tổ", "Ấp", "Khu"], "chu"),
    ],
)
def test_numbers_with_brackets_are_numbers_of_rows_whatever_their_title_is(numbers: list[str], kind: str) -> None:
    rows = [[number, f"Đường {at}", "5", "6"] for at, number in enumerate(numbers)]
    head = [["Phân loại", "Loại đường", "Số vụ", "Số người"], ["A", "B", "1", "2"]]
    found = read_header(grid_of_texts([*head, *rows]))
    assert [leaf.kind for leaf in leaves_of(found.columns)] == [kind, "chu", "so", "so"]


@pytest.mark.parametrize(("total", "kind"), [(["", "Tổng cộng", "3"], "stt"), (["Tổng cộng", "", "3"], "chu")])
def test_a_first_column_that_counts_the_names_beside_it_is_one_of_numbers(total: list[str], kind: str) -> None:
    head = [["Đơn vị", "Xã, phường", "Số vụ"], ["(1)", "(2)", "(3)"]]
    found = read_header(grid_of_texts([*head, ["1", "", "1"], ["2", "", "2"], total]))
    assert next(iter(leaves_of(found.columns))).kind == kind


@pytest.mark.parametrize(
    ("title", "number_format", "kind", "places"),
    [
        ("Giá nước bình quân (đồng/m³)", "#,##0", "binh_quan", 0),
        ("Giá nước bình quân (đồng/m³)", "#,##0.0", "binh_quan", 1),
        ("Giá nước bình quân (đồng/m³)", "General", "binh_quan", None),
        ("Số hộ", "#,##0", "so", None),
        ("Lần kiểm tra gần nhất", "dd/mm/yyyy", "ngay", None),
        ("Tăng, giảm so năm trước", "+0.0;-0.0;0.0", "so", 1),
    ],
)
def test_blank_cells_of_a_sheet_say_by_their_format_what_they_take(
    tmp_path: Path, title: str, number_format: str, kind: str, places: int | None
) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["TT", "Tên", title, "Số khác"], ["A", "B", "1", "2"], ["1", "Xã A", None, 5], ["2", "Xã B", None, 6]):
        sheet.append(row)
    for number in (3, 4):
        sheet.cell(number, 3).number_format = number_format
    book.save(tmp_path / "bang.xlsx")
    leaf = list(leaves_of(read_header(read_tables(tmp_path / "bang.xlsx")[0]).columns))[2]
    assert (leaf.kind, leaf.places, leaf.plus) == (kind, places, "+" in number_format)
