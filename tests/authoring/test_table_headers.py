"""Headers of tables: tree, codes, formulas, keys and kinds of columns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.merged_grids import merged_grid
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_header_rows import HeaderRows
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.diagnostics.errors import DataUnreadable

TABLES = Path(__file__).parents[1] / "data" / "samples" / "tables"


def read(name: str) -> tuple[HeaderColumn, ...]:
    return read_header(read_tables(TABLES / name)[0]).columns


def tree(columns: tuple[HeaderColumn, ...]) -> list[object]:
    return [[item.title, tree(item.columns)] if item.columns else item.title for item in columns]


def test_the_tree_of_three_header_rows() -> None:
    assert tree(read("so-ngoai-vu-II.06a.csv")) == [
        "STT",
        "Lĩnh vực giải quyết",
        [
            "Số lượng hồ sơ tiếp nhận",
            ["Tổng số", ["Trong kỳ", ["Trực tuyến", "Trực tiếp, dịch vụ bưu chính"]], "Từ kỳ trước"],
        ],
        ["Số lượng hồ sơ đã giải quyết", ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"]],
        ["Số lượng hồ sơ đang giải quyết", ["Tổng số", "Trong hạn", "Quá hạn"]],
    ]


def test_codes_and_formulas_are_those_of_the_code_row() -> None:
    columns = list(leaves_of(read("so-ngoai-vu-II.06a.csv")))
    assert [column.code for column in columns] == [f"({n})" for n in range(1, 14)]
    assert {column.code: column.formula for column in columns if column.formula} == {
        "(3)": "(4) + (5) + (6)",
        "(7)": "(8) + (9) + (10)",
        "(11)": "(12) + (13)",
    }


@pytest.mark.parametrize("name", sorted(path.name for path in TABLES.glob("*.csv") if "tidy" not in path.name))
def test_every_sample_table_gives_distinct_keys(name: str) -> None:
    columns = list(leaves_of(read(name)))
    keys = [column.key for column in columns]
    assert len(set(keys)) == len(keys)
    assert all(key.isidentifier() and key.isascii() and len(key) <= 40 for key in keys)
    words = json.loads((TABLES / "headers.json").read_text(encoding="utf-8"))
    assert words  # the samples' headers are there to be read


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("(3)=(4)+(5)", ("(3)", "(4) + (5)")),
        ("(3) = (1) + (2)", ("(3)", "(1) + (2)")),
        ("3=1+2", ("3", "(1) + (2)")),
        ("[3]=[1]+[2]", ("[3]", "(1) + (2)")),
        ("(3=1+2)", ("(3)", "(1) + (2)")),
        ("(3)=(1)/(2)*100", ("(3)", "(1) / (2) * 100")),
        ("(3)=(1)/(2)x100%", ("(3)", "(1) / (2) * 100")),
        ("(3)=(1):(2)", ("(3)", "(1) / (2)")),
        ("3", ("3", "")),
        ("(3a)", ("(3a)", "")),
    ],
)
def test_how_code_cells_may_be_written(code: str, expected: tuple[str, str]) -> None:
    texts = [["Năm", "Kỳ", "Tổng", "Thu", "Chi"], ["(1)", "(2)", code, "(4)", "(5)"], ["1", "2", "3", "4", "5"]]
    column = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2]
    assert (column.code, column.formula) == expected


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("(3)=(1)+(99)", "(1) + (99)"),
        ("(3)=(3)+(1)", "(3) + (1)"),
        ("(3)=tổng các cột", "tổng các cột"),
        ("(2)", "(2)"),
    ],
)
def test_what_cannot_be_a_formula_becomes_a_remark(code: str, note: str) -> None:
    texts = [["Tên", "Xã", "Tổng", "Thu", "Chi"], ["(1)", "(2)", code, "(4)", "(5)"], ["1", "2", "3", "4", "5"]]
    column = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2]
    assert column.formula == ""
    assert note in column.note


@pytest.mark.parametrize(
    ("title", "cells", "kind"),
    [
        ("Tỷ lệ hoàn thành", ["1"], "ty_le"),
        ("So với dự toán (%)", ["1"], "ty_le"),
        ("Đã tích hợp (có=1; không=0)", ["1"], "co_khong"),
        ("Ghi chú", [""], "chu"),
        ("Cơ quan chủ trì", ["Sở A", "Sở B"], "chu"),
        ("Số hồ sơ", ["12", "1.234"], "so"),
    ],
)
def test_the_kind_is_reported_from_title_and_values(title: str, cells: list[str], kind: str) -> None:
    texts = [["STT", "Nội dung", title], ["(1)", "(2)", "(3)"], *([["1", "Việc", cell] for cell in cells])]
    assert [column.kind for column in leaves_of(read_header(grid_of_texts(texts)).columns)] == ["stt", "chu", kind]


def test_letters_may_be_codes() -> None:
    columns = read_header(grid_of_texts([["STT", "Tên", "Số"], ["A", "B", "1"], ["1", "x", "2"]])).columns
    assert [column.code for column in columns] == ["A", "B", "1"]


def test_titles_that_repeat_take_their_group_s_name_and_reserved_words_another() -> None:
    texts = [["Đơn vị", "Kỳ này", "", "Kỳ trước", ""], ["", "Số hồ sơ", "Items", "Số hồ sơ", "Tổng số"]]
    columns = read_header(grid_of_texts([*texts, ["(1)", "(2)", "(3)", "(4)", "(5)"]])).columns
    assert [column.key for column in leaves_of(columns)] == [
        "ten_don_vi",
        "so_ho_so",
        "ky_nay_items",
        "ky_truoc_so_ho_so",
        "ky_truoc",
    ]


def test_a_header_without_codes_needs_its_height() -> None:
    grid = grid_of_texts([["Nội dung", "Năm nay", ""], ["", "Thu", "Chi"], ["Việc", "", ""]])
    with pytest.raises(DataUnreadable, match="--header-rows"):
        read_header(grid)
    with pytest.raises(DataUnreadable, match="chỉ có 3 hàng"):
        read_header(grid, HeaderRows(count=4))
    assert tree(read_header(grid, HeaderRows(count=2)).columns) == ["Nội dung", ["Năm nay", ["Thu", "Chi"]]]


def test_titles_above_a_table_of_a_workbook_are_not_its_header() -> None:
    texts = [["PHỤ LỤC I", "", ""], ["STT", "Tên", "Số"], ["(1)", "(2)", "(3)"]]
    grid = grid_of_texts(texts)
    merged = type(grid)(grid.rows, merged=True)
    assert tree(read_header(merged).columns) == ["STT", "Tên", "Số"]


def test_the_total_row_gives_its_label() -> None:
    assert read_header(read_tables(TABLES / "so-ngoai-vu-II.06a.csv")[0]).total_label == "TỔNG CỘNG"
    assert read_header(grid_of_texts([["Tên", "Số"], ["(1)", "(2)"], ["1", "2"]])).total_label == ""


def shape(texts: list[list[str]]) -> list[str]:
    """The columns of a table read from its rows: title of the group, title, code."""
    out = []
    for column in read_header(grid_of_texts(texts)).columns:
        out += [f"{column.title} > {item.title} {item.code}" for item in leaves_of(column.columns)] or [
            f"{column.title} {column.code}"
        ]
    return out


def test_lines_above_a_table_without_merged_cells_are_no_header() -> None:
    texts = [
        ["Biểu số 04/BHYT (Kèm theo Công văn số 915/BHXH)", "", "", ""],
        ["TÌNH HÌNH THAM GIA BẢO HIỂM Y TẾ Tháng …", "", "", "Đơn vị tính: Người"],
        ["TT", "Nhóm", "Tăng, giảm", ""],
        ["", "", "Số người", "Tỷ lệ (%)"],
        ["A", "B", "1", "2 = 1 / 1 x 100"],
        ["1", "Hộ gia đình", "", ""],
        ["Người lập biểu", "", "Giám đốc", ""],
        ["(Ký, họ tên)", "", "(Ký, đóng dấu)", ""],
    ]
    assert shape(texts) == [
        "TT A", "Nhóm B", "Tăng, giảm > Số người 1", "Tăng, giảm > Tỷ lệ (%) 2",
    ]  # fmt: skip
    header = read_header(grid_of_texts(texts))
    assert (header.sign, header.circular) == ("Biểu số 04/BHYT", "(Kèm theo Công văn số 915/BHXH)")
    assert (header.title, header.measure) == ("TÌNH HÌNH THAM GIA BẢO HIỂM Y TẾ", "Người")
    assert header.signers == (("NGƯỜI LẬP BIỂU", "(Ký, họ tên)"), ("GIÁM ĐỐC", "(Ký, đóng dấu)"))


def test_a_formula_that_names_a_column_of_words_is_only_asked_about() -> None:
    texts = [["TT", "Tên", "Tổng"], ["(1)", "(2)", "(3)=(2)/2"], ["1", "Xã A", "5"]]
    column = list(leaves_of(read_header(grid_of_texts(texts)).columns))[2]
    assert column.formula == ""
    assert "(2) / 2" in column.note


def test_a_table_without_codes_says_that_it_has_no_formulas() -> None:
    grid = grid_of_texts([["Tên", "Thu", "Chi"], ["Xã A", "1", "2"]])
    assert "không có hàng mã cột" in read_header(grid, HeaderRows(count=1)).remarks[0]


def test_a_header_that_is_printed_again_below_is_no_row() -> None:
    head = [["STT", "Xã", "Số hộ"], ["(1)", "(2)", "(3)"]]
    header = read_header(grid_of_texts([*head, ["1", "A", "4"], *head, ["2", "B", "5"], ["", "Cộng", "9"]]))
    assert "dòng 4, 5 in lại đầu bảng" in header.remarks[0]
    assert [column.signed for column in leaves_of(header.columns)] == [False] * 3
    assert header.total_label == "Cộng"


def test_lines_of_offices_are_no_title() -> None:
    texts = [["UBND TỈNH X", "", ""], ["BÁO CÁO SỐ LIỆU CÁN BỘ", "", ""], ["Stt", "Phòng", "Có"], ["1", "2", "3"]]
    assert read_header(grid_of_texts(texts)).title == "BÁO CÁO SỐ LIỆU CÁN BỘ"


def test_columns_beside_a_narrower_table_are_none_of_it_and_signers_there_are_kept() -> None:
    rows = [["Đơn vị", "Trong nước", "Nước ngoài", "", ""], ["A", "1", "2", "", ""], ["Xã A", "5", "6", "", ""]]
    found = read_header(grid_of_texts([*rows, ["Người lập biểu", "", "", "", "CHỦ TỊCH"]]))
    assert [leaf.title for leaf in leaves_of(found.columns)] == ["Đơn vị", "Trong nước", "Nước ngoài"]
    assert found.signers == (("NGƯỜI LẬP BIỂU", ""), ("CHỦ TỊCH", ""))
    spread = read_header(grid_of_texts([["Đơn vị", "Thực hiện", ""], ["A", "1", "2"], ["Xã A", "5", "6"]]))
    assert [leaf.code for leaf in leaves_of(spread.columns)] == ["A", "1", "2"]


def test_a_formula_that_names_no_column_says_which_one() -> None:
    texts = [["TT", "Đơn vị", "Tổng", "Đạt"], ["(1)", "(2)", "(3)=(4)+(9)", "(4)"], ["1", "Sở A", "5", "2"]]
    found = read_header(grid_of_texts(texts))
    assert list(leaves_of(found.columns))[2].formula == ""
    assert any("(4) + (9) (không có cột số (9)" in remark for remark in found.remarks)


def test_a_title_and_a_code_that_are_merged_over_two_columns(tmp_path: Path) -> None:
    head = ["Nội dung", "Nội dung", "Mã số", "Tổng số"]
    rows = [["Khởi tố", "Vụ", "01", "5"], ["Giải quyết", "Bị can", "02", "7"]]
    found = read_header(merged_grid([head, ["A", "A", "B", "1"], *rows]))
    leaves = list(leaves_of(found.columns))
    assert [leaf.code for leaf in leaves] == ["A", "", "B", "1"]
    assert not any("hai lần" in remark for remark in found.remarks)
    assert any("bảng gốc gộp ô tên “Nội dung” trên 2 cột" in remark for remark in found.remarks)


def test_a_note_below_the_rows_shows_nothing_of_its_column() -> None:
    rows = [["01", "Việc làm", "5"], ["02", "Đào tạo", "7"], ["* DTTS: dân tộc thiểu số.", "", ""]]
    found = read_header(grid_of_texts([["Mã", "Lĩnh vực", "Số"], ["A", "B", "1"], *rows]))
    assert [leaf.kind for leaf in leaves_of(found.columns)] == ["ma_dong", "chu", "so"]
    assert found.notes == ("* DTTS: dân tộc thiểu số.",)
