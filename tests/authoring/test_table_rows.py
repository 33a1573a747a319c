"""What is below a header: prescribed rows, samples, totals, and what is no table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_row_cells import Places
from tthc_render.authoring.table_rows import Below, read_below

HEAD = [["STT", "Chỉ tiêu", "Mã", "ĐVT", "Kỳ trước", "Kỳ này"], ["A", "B", "C", "D", "1", "2"]]
PLACES = Places(label=1, symbol=0, code=2, unit=3, figures=(4, 5))


def below(rows: list[list[str]], places: Places = PLACES) -> Below:
    grid = grid_of_texts([*HEAD, *rows])
    # A blank of a row of data is a blank, not a merged cell.
    return read_below(grid, 2, places)


def test_rows_with_codes_are_prescribed() -> None:
    found = below(
        [
            ["I", "Tổng số (01=02+04)", "01", "Người", "-", "-"],
            ["1", "Cấp tỉnh", "02", "Người", "-", "-"],
            ["1.1", "Trong đó: nữ", "03", "Người", "-", "x"],
            ["2", "Cấp xã", "04", "Người", "-", "-"],
        ]
    )
    assert [row.code for row in found.rows] == ["01", "02", "03", "04"]
    assert found.rows[0].formula == "02 + 04"
    assert (found.rows[2].parent, found.rows[2].blanks, found.rows[2].indent) == ("02", (5,), 2)
    assert found.rows[1].unit == "Người"
    assert "4 dòng cố định (01–04), dòng 3–6 của tệp" in found.remarks[0]


def test_a_formula_that_adds_a_part_again_is_asked_about() -> None:
    found = below(
        [
            ["I", "Tổng số (01=02+03)", "01", "Người", "-", "-"],
            ["1", "Cấp tỉnh", "02", "Người", "-", "-"],
            ["1.1", "Trong đó: nữ", "03", "Người", "-", "-"],
        ]
    )
    assert "cộng cả dòng “trong đó” 03" in found.rows[0].remark


def test_a_formula_over_rows_that_are_not_there_is_a_remark() -> None:
    found = below([["I", "Tổng (01=02+09)", "01", "Người", "-", "-"], ["1", "Cấp tỉnh", "02", "Người", "-", "-"]])
    assert found.rows[0].formula == ""
    assert "09" in found.rows[0].remark


def test_rows_without_codes_get_them_where_figures_are_blank() -> None:
    places = Places(label=1, symbol=0, figures=(2, 3, 4, 5))
    found = below([["A", "Thu", "-", "-", "-", "-"], ["I", "Thu nội địa", "-", "-", "-", "-"]], places)
    assert [(row.code, row.symbol, row.label) for row in found.rows] == [("01", "A", "Thu"), ("02", "I", "Thu nội địa")]


def test_filled_rows_are_samples_and_the_total_is_kept() -> None:
    places = Places(label=1, symbol=0, figures=(4, 5))
    found = below(
        [["1", "Xã A", "x", "y", "3", "4"], ["2", "Xã B", "x", "y", "5", "6"], ["-", "Tổng cộng", "x", "y", "8", "10"]],
        places,
    )
    assert found.rows == []
    assert found.total == "Tổng cộng"
    assert len(found.samples) == 2
    assert "dòng mẫu" in found.remarks[0]


def test_signatures_and_notes_are_left_out_and_said() -> None:
    places = Places(label=1, symbol=0, figures=(4, 5))
    found = below(
        [
            ["1", "Xã A", "x", "y", "3", "4"],
            ["Ghi chú: số liệu ước tính"] * 1,
            ["", "NGƯỜI LẬP BIỂU", "", "", "THỦ TRƯỞNG ĐƠN VỊ", ""],
            ["", "Nguyễn Văn A", "", "", "", ""],
        ],
        places,
    )
    assert found.signers == [("NGƯỜI LẬP BIỂU", ""), ("THỦ TRƯỞNG ĐƠN VỊ", "")]
    assert found.notes == ["Ghi chú: số liệu ước tính"]
    assert "dòng 5 “NGƯỜI LẬP BIỂU”" in found.remarks[0]


def test_groups_of_rows_that_units_add_are_groups() -> None:
    places = Places(label=1, symbol=0, figures=(4, 5))
    found = below(
        [
            ["", "Tổng số", "", "", "", ""],
            ["I", "Sở, ban, ngành", "", "", "", ""],
            ["1", "…", "", "", "", ""],
            ["II", "Xã, phường", "", "", "", ""],
            ["1", "…", "", "", "", ""],
            ["", "…", "", "", "", ""],
        ],
        places,
    )
    assert (found.rows, found.grouped, found.total, found.total_first) == ([], "co_tong", "Tổng số", True)
    assert "I. Sở, ban, ngành; II. Xã, phường" in found.remarks[0]


def test_rows_without_a_code_among_coded_ones_are_headings() -> None:
    found = below(
        [
            ["I", "NHÂN SỰ", "", "", "", ""],
            ["1", "Tổng số", "01", "Người", "", ""],
            ["", "Trong đó: nữ", "02", "Người", "", ""],
            ["", "Tỷ lệ nữ (03=02/01×100)", "03", "%", "", ""],
            ["2", "Tài liệu tăng (+), giảm (-)", "04", "Mét giá", "", ""],
        ]
    )
    assert [(row.code, row.heading, row.indent) for row in found.rows] == [
        ("", True, 0), ("01", False, 1), ("02", False, 2), ("03", False, 2), ("04", False, 1),
    ]  # fmt: skip
    assert (found.rows[3].formula, found.rows[4].signed) == ("02 / 01 * 100", True)


@pytest.mark.parametrize(
    ("text", "signers", "dated", "notes"),
    [
        ("Người lập biểu (Ký, họ tên)", [("NGƯỜI LẬP BIỂU", "(Ký, họ tên)")], False, []),
        ("……, ngày … tháng … năm … THỦ TRƯỞNG ĐƠN VỊ (Ký)", [("THỦ TRƯỞNG ĐƠN VỊ", "(Ký)")], True, []),
        ("......, ngày 5 tháng 7 năm 2026", [], True, []),
        ("Ghi chú: cột 4 tự tính", [], False, ["Ghi chú: cột 4 tự tính"]),
        ("Nguyễn Văn A", [], False, []),
    ],
)
def test_a_line_below_the_table(text: str, signers: list[object], dated: bool, notes: list[str]) -> None:
    grid = replace(grid_of_texts([*HEAD, ["1", "Xã A", "x", "y", "3", "4"]]), below=(text,))
    found = read_below(grid, len(HEAD), Places(label=1, symbol=0, figures=(4, 5)))
    assert (found.signers, found.dated, found.notes) == (signers, dated, notes)


def test_group_rows_among_samples_are_groups() -> None:
    places = Places(label=1, symbol=0, figures=(4, 5))
    rows = [["A", "KHỐI SỞ"], ["1", "Sở A", "", "", "3", "2"], ["B", "KHỐI XÃ"], ["1", "Xã C", "", "", "3", "1"]]
    found = below([*rows, ["", "Tổng", "", "", "6", "3"]], places)
    assert (found.grouped, found.total, found.total_first) == ("tieu_de", "Tổng", False)


def test_lines_after_a_note_belong_to_it() -> None:
    places = Places(label=1, symbol=0, figures=(4, 5))
    found = below([["1", "Xã A", "", "", "3", "4"], ["Ghi chú:"], ["- Cột 3 tự cộng"], ["Giám đốc"]], places)
    assert found.notes == ["Ghi chú:", "- Cột 3 tự cộng"]
    assert found.signers == [("GIÁM ĐỐC", "")]


def test_a_numbered_row_named_total_is_a_row() -> None:
    found = below([["1", "Tổng", "", "", "3", "4"], ["2", "Khác", "", "", "1", "2"]], Places(1, 0, figures=(4, 5)))
    assert found.total == ""


def test_rows_without_figures_among_filled_ones_are_headings_to_be_confirmed() -> None:
    places = Places(label=1, symbol=0, unit=3, figures=(4, 5))
    rows = [["A", "TRỒNG TRỌT"], ["-", "Diện tích", "", "Ha", "5", "6"], ["-", "Sản lượng", "", "Tấn", "7", "8"]]
    found = below([*rows, ["Nguồn số liệu: các xã"]], places)
    assert [(row.heading, row.label) for row in found.rows] == [
        (True, "TRỒNG TRỌT"), (False, "Diện tích"), (False, "Sản lượng"),
    ]  # fmt: skip
    assert "hiểu là đề mục" in found.rows[0].remark
    assert found.notes == ["Nguồn số liệu: các xã"]


def test_numbers_that_a_sheet_keeps_as_numbers_have_a_point() -> None:
    found = below([["1", "Cấp tỉnh", "1", "Người", "-", "-"], ["1,1", "Nữ", "1,1", "Người", "1,5", "-"]])
    assert [(row.symbol, row.code) for row in found.rows] == [("1", "1"), ("1.1", "1.1")]


ROWS = [["1", "Cấp tỉnh", "01", "Người", "-", "-"], ["2", "Cấp xã", "02", "Người", "-", "-"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ghi chú:", "1. Cột 1 ghi tổng số", "2. Cột 2 ghi kỳ này"],
        ["Ghi chú: như sau", "a) Cột 1 ghi tổng số", "Dấu “x” là không ghi", "Số liệu lấy từ Cổng dịch vụ công"],
        ["Dấu (x) là không ghi", "- Dòng 01 gồm cả cấp xã"],
        ["* Số liệu đến hết kỳ", "Cột 1 không gồm cấp xã"],
    ],
)
def test_every_line_of_notes_is_kept(lines: list[str]) -> None:
    signed = ["", "NGƯỜI LẬP BIỂU", "", "", "", ""]
    found = below([*ROWS, *([line, "", "", "", "", ""] for line in lines), signed])
    assert [row.code for row in found.rows] == ["01", "02"]
    assert found.notes == lines
    assert [title for title, _ in found.signers] == ["NGƯỜI LẬP BIỂU"]
    taken = next(remark for remark in found.remarks if remark.startswith("không thành dòng"))
    assert all(line[:39] in taken for line in lines)


def test_notes_with_their_numbers_in_a_cell_of_their_own_are_kept() -> None:
    notes = [["Ghi chú:", "", "", "", "", ""], ["1.", "Cột 1 ghi tổng số người", "", "", "", ""]]
    found = below([*ROWS, *notes])
    assert found.notes == ["Ghi chú:", "1. Cột 1 ghi tổng số người"]
    assert len(found.rows) == 2


def test_what_is_listed_as_taken_was_taken_and_the_rest_is_listed_as_left_out() -> None:
    grid = replace(
        grid_of_texts([*HEAD, *ROWS]), below=("Ghi chú:", "1. Một", "NGƯỜI LẬP BIỂU", "Nguyễn Văn An", "V 12")
    )
    found = read_below(grid, 2, PLACES)
    assert found.notes == ["Ghi chú:", "1. Một"]
    taken, left_out = (next(remark for remark in found.remarks if remark.startswith(word)) for word in ("không", "bỏ"))
    assert "1. Một" in taken
    assert "V 12" not in taken
    assert "V 12" in left_out


def test_dotted_rows_below_prescribed_ones_are_room_for_rows_of_the_unit() -> None:
    found = below(
        [
            ["1", "Cơ sở", "01", "Cơ sở", "", ""],
            ["2", "Lượt", "02", "Lượt", "", ""],
            ["", "…………", "", "", "", ""],
            ["", "- ........", "", "", "", ""],
        ]
    )
    assert [(row.code, row.free) for row in found.rows] == [("01", False), ("02", False), ("", True), ("", True)]
    assert "chỗ cho các dòng đơn vị tự thêm" in "; ".join(found.remarks)


def test_a_balance_below_numbered_rows_is_not_indented() -> None:
    found = below(
        [["I", "Thu", "01", "đ", "", ""], ["1", "Thuế", "02", "đ", "", ""], ["", "CÂN ĐỐI", "03", "đ", "", ""]]
    )
    assert found.rows[2].indent == 0


def test_the_highest_rows_are_not_set_in() -> None:
    head = [["STT", "Chỉ tiêu", "Mã số", "Số"], ["A", "B", "C", "1"]]
    rows = [["1", "Tăng", "01", ""], ["1.1", "Tuyển mới", "02", ""], ["2", "Giảm", "03", ""]]
    assert [row.indent for row in read_header(grid_of_texts([*head, *rows])).rows] == [0, 1, 0]
    rows.insert(0, ["I", "LAO ĐỘNG", "", ""])
    assert [row.indent for row in read_header(grid_of_texts([*head, *rows])).rows] == [0, 1, 2, 1]


@pytest.mark.parametrize(
    ("sums", "total"),
    [
        (("Cộng I", "Cộng II", "Tổng cộng"), "Tổng cộng"),
        (("Cộng nhóm A", "Cộng nhóm B", ""), ""),
        (("Cộng các sở", "Cộng các xã", "Toàn tỉnh"), "Toàn tỉnh"),
        (("Cộng I", "Cộng II", "Tổng cộng (I+II)"), "Tổng cộng (I+II)"),
    ],
)
def test_sums_of_groups_are_named_and_are_no_samples(sums: tuple[str, str, str], total: str) -> None:
    rows = [["1", "Đất đai", "5", "4"], ["2", "Hộ tịch", "6", "5"], ["", sums[0], "11", "9"]]
    rows += [["1", "Xây dựng", "1", "1"], ["", sums[1], "1", "1"], *([["", sums[2], "12", "10"]] if sums[2] else [])]
    grid = grid_of_texts([["STT", "Lĩnh vực", "Tiếp nhận", "Giải quyết"], *rows])
    found = read_below(grid, 1, Places(label=1, symbol=0, figures=(2, 3)))
    assert (found.total, len(found.samples)) == (total, 3)
    assert any(f"dòng 4 “{sums[0]}”; dòng 6 “{sums[1]}” là dòng cộng từng nhóm" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("label", "total"),
    [("TỔNG CỘNG (A+B)", "TỔNG CỘNG (A+B)"), ("Cộng A + B", "Cộng A + B"), ("Cộng B", ""), ("Cộng (1+2)", "")],
)
def test_a_sum_that_names_all_groups_is_the_total(label: str, total: str) -> None:
    rows = [["A", "Cấp tỉnh", "5", "4"], ["1", "Đất đai", "5", "4"], ["B", "Cấp xã", "3", "3"]]
    rows += [["1", "Hộ tịch", "3", "3"], ["", label, "8", "7"]]
    grid = grid_of_texts([["STT", "Lĩnh vực", "Tiếp nhận", "Giải quyết"], *rows])
    found = read_below(grid, 1, Places(label=1, symbol=0, figures=(2, 3)))
    assert (found.total, found.grouped) == (total, "co_tong")


@pytest.mark.parametrize(
    ("label", "total"), [("TỔNG CỘNG (A+B)", "TỔNG CỘNG (A+B)"), ("Cộng A + B", "Cộng A + B"), ("Cộng (I+II)", "")]
)
def test_a_sum_that_names_all_outer_groups_is_the_total(label: str, total: str) -> None:
    rows = [["A", "Chuyển tiếp", "5", "4"], ["I", "Giao thông", "3", "3"], ["1", "Cầu", "3", "3"]]
    rows += [["II", "Y tế", "2", "1"], ["1", "Trạm", "2", "1"], ["B", "Khởi công mới", "3", "3"]]
    rows += [["1", "Kè", "3", "3"], ["", label, "8", "7"]]
    grid = grid_of_texts([["STT", "Dự án", "Vốn", "Giải ngân"], *rows])
    found = read_below(grid, 1, Places(label=1, symbol=0, figures=(2, 3)), fixed=False)
    assert (found.total, found.grouped) == (total, "co_tong")


def test_a_total_of_prescribed_groups_adds_the_groups_and_not_their_rows() -> None:
    rows = [["A", "Doanh nghiệp", "", "Hộ", "-", "-"], ["1", "Nhà nước", "", "Hộ", "-", "-"]]
    rows += [
        ["B", "Khác", "", "Hộ", "-", "-"],
        ["1", "Hợp tác xã", "", "Hộ", "-", "-"],
        ["", "CỘNG (A+B)", "", "", "", ""],
    ]
    found = below(rows)
    assert (found.total, found.rows[-1].formula) == ("", "01 + 03")
    assert "số thứ tự" in found.rows[-1].remark
    plain = below([*rows[:-1], ["", "CỘNG", "", "", "", ""]])
    assert plain.total == "CỘNG"


def test_lines_of_a_register_that_are_numbered_in_advance_are_no_rows_of_the_form() -> None:
    rows = [["1", "Nguyễn Văn A", "", "", "5", ""], *([str(number), "", "", "", "", ""] for number in range(2, 12))]
    found = below(rows, Places(label=1, symbol=0, figures=(4, 5)))
    assert (found.rows, len(found.samples)) == ([], 11)


@pytest.mark.parametrize(
    "note", ["- Mã số 1 = 2 = 3 (các cách phân loại).", "Dòng 01 = 02 + 03", "Cột (4) ≥ (5)", "Mã số 1+2 = 3"]
)
def test_a_note_of_an_identity_below_a_table_is_no_row(note: str) -> None:
    found = below(
        [
            ["1", "Tổng số", "1", "Vụ", "", ""],
            ["2", "Có người chết", "2", "Vụ", "", ""],
            [note, "", "", "", "", ""],
            [],
            ["", "", "", "", "NGƯỜI BÀN GIAO", ""],
        ]
    )
    assert [row.code for row in found.rows] == ["1", "2"]
    assert found.notes == [note]
    assert [title for title, _ in found.signers] == ["NGƯỜI BÀN GIAO"]


@pytest.mark.parametrize(
    "note",
    [
        "Cột 2a, 2b là một phần của cột 2.",
        "Các cột (3), (4) không gồm hồ sơ trực tuyến",
        "Mã 01 = 02 + 03",
        "Dòng 02 đến 04 ghi theo Sổ theo dõi",
    ],
)
def test_what_a_line_says_of_rows_and_columns_is_a_note_and_no_sample_row(note: str) -> None:
    rows = [["1", "Xã A", "", "", "5", ""], ["2", "Xã B", "", "", "6", ""], ["", "Tổng cộng", "", "", "11", ""]]
    found = below([*rows, [note, "", "", "", "", ""]], Places(label=1, symbol=0, figures=(4, 5)))
    assert (found.notes, len(found.samples)) == ([note], 2)
    assert any(note[:30] in remark for remark in found.remarks)


@pytest.mark.parametrize("mark", ["…", "...", "……"])
def test_a_row_numbered_with_dots_is_room_for_rows_of_the_unit(mark: str) -> None:
    rows = [["1", "Lúa", "01", "ha", "", ""], ["2", "Ngô", "02", "ha", "", ""]]
    found = below([*rows, ["", "Cây khác (ghi rõ)", mark, "", "", ""]])
    assert [row.free for row in found.rows] == [False, False, True]
    assert any("Cây khác (ghi rõ)" in remark and "tự thêm dòng" in remark for remark in found.remarks)


def test_rooms_that_the_form_cannot_keep_are_told() -> None:
    rows = [["1", "Lúa", "01", "ha", "", ""], ["", "…", "", "", "", ""], ["2", "Ngô", "02", "ha", "", ""]]
    found = below([*rows, ["", "…", "", "", "", ""]])
    assert any("giữ chỗ cuối, bỏ dòng" in remark for remark in found.remarks)


@pytest.mark.parametrize("label", ["Xã/phường/đặc khu …", "- Sở, ban, ngành ……", "Dự án ..."])
def test_room_for_a_name_among_prescribed_rows_is_a_row_of_the_unit(label: str) -> None:
    rows = [["1", "Lúa", "01", "ha", "", ""], ["2", "Ngô", "02", "ha", "", ""], ["", label, "", "", "", ""]]
    found = below(rows)
    assert [row.free for row in found.rows] == [False, False, True]
    assert any("tự thêm dòng" in remark for remark in found.remarks)


def test_groups_print_sums_only_where_those_with_rows_have_figures() -> None:
    rows = [["I", "Trâu, bò", "", "", "", ""], ["1", "A", "", "", "5", "6"], ["2", "B", "", "", "5", "6"]]
    lone = ["II", "Gia cầm", "", "", "9", "9"]
    places = Places(label=1, symbol=0, figures=(4, 5))
    assert below([*rows, lone], places).grouped == "tieu_de"
    rows[0][4:] = ["10", "12"]
    assert below([*rows, lone], places).grouped == "co_tong"


@pytest.mark.parametrize("fixed", [None, True])
def test_a_sentence_about_totals_is_a_note_and_sums_of_all_groups_are_printed(fixed: bool | None) -> None:
    rows = [["I", "Theo lĩnh vực", "", ""], ["1", "Tư vấn", "2", "1"], ["", "Tổng cộng I", "2", "1"]]
    rows += [["II", "Theo hình thức", "", ""], ["1", "Rộng rãi", "2", "1"], ["", "Tổng cộng II", "2", "1"]]
    said = "Tổng cộng I và Tổng cộng II phải bằng nhau."
    grid = grid_of_texts([["STT", "Nội dung", "Số gói", "Giá"], *rows, [said, "", "", ""]])
    found = read_below(grid, 1, Places(label=1, symbol=0, figures=(2, 3)), fixed)
    assert (found.total, found.notes, len(found.rows)) == ("", [said], 6 if fixed else 0)
    assert any("thêm kiem_tra" in remark and "dòng 8" in remark for remark in found.remarks)
    assert found.grouped == ("" if fixed else "co_tong")


def test_a_name_merged_over_the_whole_row_is_no_unit_of_measure() -> None:
    grid = grid_of_texts([*HEAD, ["1", "Văn bản", "1", "Văn bản", "2", "3"], ["2", "Lớp", "2", "Lớp", "4", "3"]])
    wide = replace(grid.rows[2][0], text="TUYÊN TRUYỀN", left=0, right=5)
    grid = replace(
        grid,
        rows=(
            *grid.rows[:2],
            (wide,) * 6,
            *(tuple(replace(cell, top=3, bottom=3) for cell in row) for row in grid.rows[2:3]),
        ),
    )
    found = read_below(grid, 2, PLACES, True)
    assert [(row.label, row.unit, row.heading) for row in found.rows] == [
        ("TUYÊN TRUYỀN", "", True),
        ("Văn bản", "Văn bản", False),
    ]


def test_numbers_in_labels_set_rows_in() -> None:
    rows = [["", "I. Rừng", "1100", "ha", "", ""], ["", "1. Rừng trồng", "1120", "ha", "", ""]]
    rows += [["", "- Trồng mới", "1121", "ha", "", ""], ["", "Trong đó: cao su", "1124", "ha", "", ""]]
    assert [row.indent for row in below(rows).rows] == [0, 1, 2, 2]
    assert [row.indent for row in below(rows[1:]).rows] == [0, 2, 1]
    assert [row.indent for row in below([*rows, ["", "Tự nhiên", "1130", "ha", "", ""]]).rows] == [0, 0, 2, 1, 0]


@pytest.mark.parametrize("fixed", [None, False])
def test_rooms_for_names_in_each_of_several_groups_are_rows_that_units_add(fixed: bool | None) -> None:
    rows = [["I", "Thành thị", "", ""], ["1", "Phường …", "", ""], ["2", "Phường …", "", ""], ["…", "", "", ""]]
    rows += [["II", "Nông thôn", "", ""], ["1", "Xã …", "", ""], ["", "Tổng cộng (I+II)", "", ""]]
    grid = grid_of_texts([["TT", "Khu vực", "Số hộ", "Hộ nghèo"], *rows])
    found = read_below(grid, 1, Places(label=1, symbol=0, figures=(2, 3)), fixed)
    assert (found.rows, found.grouped, found.total) == ([], "co_tong", "Tổng cộng (I+II)")


@pytest.mark.parametrize(
    ("total", "figure", "grouped", "asked"),
    [
        ("Tổng cộng (I+II)", "", "co_tong", False),
        ("Tổng cộng", "", "tieu_de", True),
        ("Tổng cộng (I+II)", "5", "tieu_de", False),
    ],
)
def test_groups_of_a_blank_table_print_sums_where_the_total_adds_them(
    total: str, figure: str, grouped: str, asked: bool
) -> None:
    rows = [["I", "Thành thị", "", ""], ["1", "Hải Châu", figure, figure], ["II", "Nông thôn", "", ""]]
    grid = grid_of_texts([["TT", "Khu vực", "Hộ", "Nghèo"], *rows, ["1", "Hòa Tiến", figure, ""], ["", total, "", ""]])
    found = read_below(grid, 1, Places(label=1, symbol=0, figures=(2, 3)), fixed=False)
    assert found.grouped == grouped
    assert any("bảng gốc không có số: dòng nhóm" in remark for remark in found.remarks) == asked


def test_what_is_scored_keeps_its_points_and_its_parts() -> None:
    head = [["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"], ["1", "2", "3", "4"]]
    body = [
        ["II", "Hạ tầng", "25", ""],
        ["2.1", "Tỷ lệ thôn phủ băng rộng", "15", ""],
        ["2.2", "Trong đó: thôn khó khăn", "(5)", ""],
        ["2.3", "Máy tính", "10", ""],
        ["III", "Chính quyền", "35", ""],
    ]
    found = read_header(grid_of_texts([*head, *body]))
    assert [row.parent for row in found.rows] == ["", "", "02", "", ""]
    assert [row.kind for row in found.rows] == [""] * 5
    assert found.rows[0].formula == "02 + 04"
    assert any("hiểu là điểm" in remark for remark in found.remarks)
    assert any("hiểu là số 5" in remark for remark in found.remarks)
    assert not any(leaf.signed for leaf in leaves_of(found.columns))


def test_a_row_with_a_dash_holds_figures_and_large_figures_are_no_shares() -> None:
    head = [["STT", "Nội dung", "Dự toán", "Thực hiện"], ["A", "B", "1", "2"]]
    body = [
        ["A", "TỔNG THU", "7.400", "1.803"], ["I", "Nội địa", "6.200", "1.489"], ["II", "Dầu thô", "-", "-"],
        ["III", "Xuất nhập khẩu", "1.200", "314"], ["B", "Thu phân chia theo tỷ lệ phần trăm (%)", "1.954", "460"],
    ]  # fmt: skip
    found = read_header(grid_of_texts([*head, *body]), fixed=True)
    assert [row.heading for row in found.rows] == [False] * 5
    assert [row.kind for row in found.rows] == [""] * 5
    assert found.rows[0].formula == "02 + 03 + 04"


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([["", "Tổng cộng", "", "", "", ""]], False),
        ([["", "Tổng cộng", "", "", "5", "5"], ["1", "Xã A", "", "", "5", "5"]], True),
    ],
)
def test_a_lone_total_is_the_last_row_and_asked(rows: list[list[str]], first: bool) -> None:
    found = below(rows)
    assert (found.total, found.total_first) == ("Tổng cộng", first)
    assert any("không có dòng nào khác" in remark for remark in found.remarks) != first


def test_registers_and_persons_are_rows_of_units() -> None:
    register = Places(label=1, symbol=0, figures=(2,), words=(3, 4, 5))
    rows = [[number, f"Gói {number}", "5", "Trọn gói", "Quý I", "45 ngày"] for number in ("1", "1.1", "2")]
    rows.insert(0, ["I", "Đã làm", "10", "", "", ""])
    assert below(rows, register).rows == []
    bare = [[*row[:3], "", "", ""] for row in rows]
    assert below(bare, register).rows != []
    assert below(bare, replace(register, persons=True)).rows == []


@pytest.mark.parametrize(
    ("rows", "noted"),
    [
        ([["", "Thư viện xã gồm cả phòng đọc cơ sở."], ["", "Người lập", "", "", "Giám đốc", ""]], True),
        ([[""], ["Thư viện xã gồm cả phòng đọc cơ sở."]], True),
        ([["", "Thư viện xã gồm cả phòng đọc cơ sở."], ["", "Xã", "02", "Bản", "3", "4"]], False),
        ([["", "Thư viện xã gồm cả phòng đọc cơ sở"]], False),
        ([["", "- Thư viện xã gồm cả phòng đọc cơ sở."]], False),
    ],
)
def test_a_sentence_below_the_last_coded_row_is_a_note(rows: list[list[str]], noted: bool) -> None:
    found = below([["1", "Thư viện", "01", "Bản", "3", "4"], *rows])
    assert bool(found.notes) is noted
    assert not (noted and any("Thư viện xã" in row.label for row in found.rows))


def test_a_note_that_is_parted_over_cells_is_one_note() -> None:
    found = below(
        [["1", "Trâu", "01", "Con", "3", "4"], ["Ghi chú: Dòng 02 là bò", " dòng 03 là lợn.", "", "", "", ""]]
    )
    assert found.notes == ["Ghi chú: Dòng 02 là bò dòng 03 là lợn."]


def test_who_signs_at_the_left_comes_first_though_an_authority_at_the_right_stands_higher() -> None:
    rows = [["1", "a", "01", "", "1", "2"], ["", "", "", "", "", ""], ["", "", "", "", "TM. ỦY BAN NHÂN DÂN", ""]]
    rows += [["", "TRƯỞNG PHÒNG", "", "", "CHỦ TỊCH", ""]]
    assert [title for title, _ in below(rows).signers] == ["TRƯỞNG PHÒNG", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]


def test_an_office_that_names_a_row_above_the_total_does_not_sign() -> None:
    grid = grid_of_texts([["Chức danh", "Số"], ["(1)", "(2)"], ["Bí thư", ""], ["Chủ tịch UBND", ""], ["Cộng", ""]])
    found = read_header(grid)
    assert [row.label for row in found.rows] == ["Bí thư", "Chủ tịch UBND"]
    assert (found.total_label, found.signers) == ("Cộng", ())


def test_a_last_row_that_is_not_counted_is_told() -> None:
    places = Places(label=1, symbol=0, figures=(2,))
    grid = grid_of_texts([["TT", "Chất", "Số"], ["1", "2", "3"], ["1", "a", "4"], ["2", "b", "5"], ["", "Số đạt", "2"]])
    assert any("dòng 5 “Số đạt” không có số thứ tự" in remark for remark in read_below(grid, 2, places).remarks)
