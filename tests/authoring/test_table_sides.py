"""Tables with two sides beside each other: each side is read as a table of its own; others stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import Grid, grid_of_texts
from tthc_render.authoring.table_header_rows import BY_ITSELF, HeaderRows
from tthc_render.authoring.table_headers import TableHeader
from tthc_render.authoring.table_leaves import leaves_of
from tthc_render.authoring.table_sides import read_sides

BALANCE = [
    ["TÀI SẢN", "Mã số", "Đầu năm", "Cuối năm", "NGUỒN VỐN", "Mã số", "Đầu năm", "Cuối năm"],
    ["A", "B", "1", "2", "C", "D", "3", "4"],
    ["A. NGẮN HẠN (100=110+120)", "100", "", "", "A. NỢ PHẢI TRẢ (300=310+320)", "300", "", ""],
    ["I. Tiền", "110", "", "", "I. Nợ ngắn hạn", "310", "", ""],
    ["II. Hao mòn (*)", "120", "", "", "II. Lỗ (**)", "320", "", ""],
    ["TỔNG CỘNG", "250", "", "", "", "", "", ""],
    ["(*) Ghi bằng số âm. (**) Lỗ thì ghi số âm.", "", "", "", "", "", "", ""],
]


def sides(rows: list[list[str]], by_hand: HeaderRows = BY_ITSELF) -> list[TableHeader]:
    return [header for _, header in read_sides(grid_of_texts(rows), by_hand)]


def titles(header: TableHeader) -> list[str]:
    return [leaf.title for leaf in leaves_of(header.columns)]


def test_both_sides_keep_their_rows_codes_and_formulas_and_are_asked_about() -> None:
    left, right = sides(BALANCE)
    assert [left.part, right.part] == ["TÀI SẢN", "NGUỒN VỐN"]
    assert [row.code for row in left.rows] == ["100", "110", "120", "250"]
    assert [(row.code, row.formula) for row in right.rows] == [("300", "310 + 320"), ("310", ""), ("320", "")]
    assert [leaf.code for leaf in leaves_of(right.columns)] == ["C", "D", "3", "4"]
    assert [row.code for row in (*left.rows, *right.rows) if row.signed] == ["120", "320"]
    assert "2 bên đặt cạnh nhau (TÀI SẢN | NGUỒN VỐN)" in left.remarks[0]


@pytest.mark.parametrize(
    ("head", "row", "widths"),
    [
        (["Thu", "Số tiền", "Chi", "Số tiền"], ["Thu phí", "5", "Chi lương", "6"], [2, 2]),
        (["TT", "Thu", "Tiền", "TT", "Chi", "Tiền"], ["1", "Thu phí", "5", "1", "Chi lương", "6"], [3, 3]),
        (
            ["Tài sản", "Mã số", "Đầu kỳ", "Cuối kỳ", "Nguồn vốn", "Đầu kỳ", "Cuối kỳ"],
            ["Tiền", "01", "50", "6", "Nợ", "70", "8"],
            [4, 3],
        ),
        (
            ["TT", "Xã", "Hộ", "TT", "Xã", "Hộ", "TT", "Xã", "Hộ"],
            ["1", "Xã An", "5", "2", "Xã Bình", "6", "3", "Xã Cam", "7"],
            [3, 3, 3],
        ),
        # one side only
        (["TT", "Nội dung", "Kế hoạch", "Thực hiện"], ["1", "Thu phí", "5", "6"], [4]),
        (["TT", "Dự án", "Mã số", "Chủ đầu tư", "Mã số", "Vốn"], ["1", "Cầu", "11", "Sở", "12", "6"], [6]),
        (["Tên", "Số hộ", "Số khẩu", "Ghi chú"], ["Thôn Đông", "5", "6", "Mới lập"], [4]),
        (["TT", "Tên", "Số tiền", "Ngày", "Số hiệu"], ["1", "Thu phí", "5", "1/2/2026", "AB 12"], [5]),
    ],
)
def test_which_tables_have_several_sides(head: list[str], row: list[str], widths: list[int]) -> None:
    rows = [head, row, [text if text.isdigit() else f"{text} khác" for text in row]]
    found = sides(rows, HeaderRows(count=1))
    assert [len(titles(header)) for header in found] == widths
    assert [title for header in found for title in titles(header)] == head


@pytest.mark.parametrize("groups", [["Kế hoạch", "Thực hiện"], ["Năm 2025", "Năm 2026"]])
def test_groups_with_the_same_columns_are_no_sides(groups: list[str]) -> None:
    rows = [
        ["Tên", groups[0], "", "Đơn vị làm", groups[1], ""],
        ["", "Số", "Vốn", "", "Số", "Vốn"],
        ["Cầu", "1", "2", "Sở Xây dựng", "3", "4"],
        ["Đường", "1", "2", "Xã An", "3", "4"],
    ]
    assert len(sides(rows, HeaderRows(count=2))) == 1


def test_titles_over_whole_sides_name_them() -> None:
    rows = [
        ["PHẦN THU", "", "PHẦN CHI", ""],
        ["Nội dung", "Số tiền", "Nội dung", "Số tiền"],
        ["Thu phí", "1", "Chi lương", "3"],
        ["Thu khác", "1", "Chi khác", "3"],
    ]
    assert [header.part for header in sides(rows, HeaderRows(count=2))] == ["PHẦN THU", "PHẦN CHI"]


def test_what_stands_above_and_below_a_sheet_of_two_sides_is_read_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Đơn vị: HTX", *[None] * 5, "Mẫu số B01-HTX"])
    sheet.append(["BẢNG CÂN ĐỐI TÀI SẢN"])
    sheet.append([*[None] * 6, "Đơn vị tính: đồng"])
    for row in BALANCE[:-1]:
        sheet.append(row)
    sheet.append(["Người lập biểu", *[None] * 5, "Giám đốc"])
    sheet.merge_cells("A2:H2")
    book.save(tmp_path / "a.xlsx")
    grid: Grid = read_tables(tmp_path / "a.xlsx")[0]
    (_, left), (_, right) = read_sides(grid)
    assert (left.sign, left.title, left.measure) == ("Mẫu số B01-HTX", "BẢNG CÂN ĐỐI TÀI SẢN", "đồng")
    assert [title for title, _ in (*left.signers, *right.signers)] == ["NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"]
    assert right.title == ""
