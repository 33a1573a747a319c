"""What rows that only show samples say of their columns."""

from __future__ import annotations

import pytest

from tests.support.merged_grids import merged_grid
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import TableHeader, read_header
from tthc_render.authoring.table_leaves import leaves_of

HEAD = [
    ["Họ tên", "Vị trí", "", "", "Tuổi", "Ngày vào"],
    ["", "Quản lý", "Kỹ thuật", "Khác", "", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
]


def read(*rows: list[str]) -> tuple[TableHeader, list[HeaderColumn]]:
    header = read_header(grid_of_texts([*HEAD, *rows]))
    return header, list(leaves_of(header.columns))


@pytest.mark.parametrize(
    ("rows", "note", "asked"),
    [
        ([["A", "x", "", "", "30", ""], ["B", "", "", "x", "40", ""]], "", "mỗi dòng mẫu chỉ đánh dấu một ô"),
        ([["A", "x", "", "x", "30", ""], ["B", "", "", "x", "40", ""]], "", ""),
        (
            [["A", "x", "", "x", "30", ""], ["B", "", "", "x", "40", ""]],
            "Ghi chú: đánh dấu x vào một ô.",
            "ghi chú nói chỉ đánh dấu một ô",
        ),
        ([["A", "1", "", "", "30", ""], ["B", "", "", "2", "40", ""]], "", ""),
    ],
)
def test_ticks_of_which_one_is_made_are_asked(rows: list[list[str]], note: str, asked: str) -> None:
    header, leaves = read(*rows, *([[note, "", "", "", "", ""]] if note else []))
    found = [remark for remark in header.remarks if "lua_chon: [Quản lý, Kỹ thuật, Khác]" in remark]
    assert len(found) == bool(asked)
    assert asked in " ".join(found)
    ticked = [leaf.title for leaf in leaves if leaf.choices == ("x",)]
    assert ticked == ([] if rows[0][1] == "1" else ["Quản lý", "Kỹ thuật", "Khác"])


def test_columns_that_sample_rows_leave_blank_may_be_blank_but_not_the_names() -> None:
    header, leaves = read(["A", "3", "1", "(x)", "30", "01/02/2024"], ["B", "", "2", "4", "40", ""])
    assert {leaf.title: leaf.optional for leaf in leaves} == {
        "Họ tên": False,
        "Quản lý": True,
        "Kỹ thuật": False,
        "Khác": True,
        "Tuổi": False,
        "Ngày vào": True,
    }
    assert any("có dòng mẫu để trống" in remark for remark in header.remarks)


def test_groups_and_totals_leave_no_column_blank() -> None:
    lines = [["I", "Nhóm một", "", "5"], ["1", "A", "x1", "2"], ["2", "B", "x2", "3"], ["", "Tổng cộng", "", "5"]]
    header = read_header(grid_of_texts([["TT", "Tên", "Ký hiệu dự án", "Số"], ["(1)", "(2)", "(3)", "(4)"], *lines]))
    assert not any(leaf.optional for leaf in leaves_of(header.columns))


def test_crosses_of_few_rows_are_said_and_may_be_left_blank() -> None:
    head = [["TT", "Cơ sở", "Lượt khám", "Nội trú"], ["A", "B", "1", "2"]]
    rows = [["I", "Tuyến tỉnh", "5", "3"], ["1", "Viện A", "5", "3"], ["II", "Trạm y tế", "9", "x"]]
    found = read_header(grid_of_texts([*head, *rows]), fixed=False)
    figures = list(leaves_of(found.columns))[2:]
    assert [leaf.optional for leaf in figures] == [False, True]
    assert "dòng 5 của tệp ghi x" in figures[1].note


@pytest.mark.parametrize(
    ("rows", "optional"),
    [
        ([["I", "Biển", "8", "x"], ["1", "Xã A", "5", "1"], ["II", "Núi", "3", "x"], ["1", "Xã B", "3", "2"]], False),
        ([["I", "Biển", "8", "x"], ["1", "Xã A", "5", "1"], ["2", "Xã C", "5", "x"], ["3", "Xã B", "3", "2"]], True),
    ],
)
def test_crosses_of_groups_leave_no_column_blank(rows: list[list[str]], optional: bool) -> None:
    head = [["TT", "Cơ sở", "Lượt khám", "Nội trú"], ["A", "B", "1", "2"]]
    found = read_header(grid_of_texts([*head, *rows]), fixed=False)
    assert [leaf.optional for leaf in [*leaves_of(found.columns)][2:]] == [False, optional]


def test_ticks_below_titles_of_two_levels_are_one_choice_where_a_note_says_so() -> None:
    state = "Tình trạng (đánh dấu x)"
    head = [
        ["TT", "Tên", "Công suất", state, state, state],
        ["TT", "Tên", "Công suất", "Bền vững", "Bền vững", "Hỏng"],
        ["TT", "Tên", "Công suất", "Tốt", "Khá", "Hỏng"],
        ["A", "B", "1", "2", "3", "4"],
    ]
    rows = [["1", "Trạm Đông", "5", "", "", ""], ["2", "Trạm Tây", "6", "", "", ""]]
    note = ["Ghi chú: chỉ đánh dấu x vào một trong các cột 2 đến 4."]
    header = read_header(merged_grid([*head, *rows, [*note, "", "", "", "", ""]]), fixed=False)
    assert [remark for remark in header.remarks if "lua_chon" in remark] == [
        "cột 2, 3, 4: ghi chú nói chỉ đánh dấu một ô; chương trình không bắt buộc điều ấy; cần chắc thì gộp thành một "
        "cột kieu: chon, lua_chon: [Tốt, Khá, Hỏng]"
    ]
