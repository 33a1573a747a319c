"""Columns in which one chooses or ticks."""

from __future__ import annotations

import pytest

from tests.support.merged_grids import merged_grid
from tthc_render.authoring.table_choices import chosen, ticked, values_in_notes
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of

STATE = HeaderColumn("Tình trạng", "tinh_trang", "[9]", "chu")


@pytest.mark.parametrize(
    ("note", "values"),
    [
        (
            "Ghi chú: cột [9] ghi một trong ba tình trạng: Đã xong, Đang làm, Từ chối.",
            ("Đã xong", "Đang làm", "Từ chối"),
        ),
        ("Cột 9 ghi Mức độ 1, Mức độ 2 hoặc Chưa đạt.", ("Mức độ 1", "Mức độ 2", "Chưa đạt")),
        ("- Cột tình trạng chỉ ghi Đạt hoặc Không đạt;", ("Đạt", "Không đạt")),
        ("Cột 8 ghi Đạt hoặc Không đạt.", ()),  # another one
        ("Cột 9 ghi số ngày kể từ ngày nhận được đơn đến ngày trả lời.", ()),
        ("Cột 9 ghi rõ lý do.", ()),
    ],
)
def test_values_that_a_note_lists(note: str, values: tuple[str, ...]) -> None:
    assert values_in_notes(STATE, [note]) == values


@pytest.mark.parametrize(("samples", "kind"), [(["Đạt", "đạt"], "chon"), ([], "chon"), (["Đạt", "Vắng"], "chu")])
def test_a_choice_holds_what_rows_write(samples: list[str], kind: str) -> None:
    assert chosen(STATE, samples, ["Cột 9 ghi Đạt hoặc Không đạt."]).kind == kind


@pytest.mark.parametrize(("cells", "kind"), [(["x", "", "X"], "chon"), (["", ""], "so"), (["x", "5"], "so")])
def test_a_column_of_ticks(cells: list[str], kind: str) -> None:
    column = ticked(HeaderColumn("Hộ nghèo", "ho_ngheo", "1"), ["Hộ nghèo"], cells)
    assert (column.kind, column.optional) == (kind, kind == "chon")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Đoàn đông người (đánh dấu X)", "chon"),
        ("Hộ nghèo (ghi x)", "chon"),
        ("Ghi X nếu có", "chon"),
        ("Số người ghi danh", "so"),
        ("Số xã đánh giá", "so"),
    ],
)
def test_a_title_that_asks_for_a_tick(title: str, kind: str) -> None:
    assert ticked(HeaderColumn(title, "cot", "1"), [title], ["", ""]).kind == kind
    assert ticked(HeaderColumn(title, "cot", "1"), [title], ["", "5"]).kind == "so"


def test_crosses_of_which_each_prescribed_row_has_one_are_ticks() -> None:
    head = [["TT", "Nội dung", "Kết quả", "Kết quả"], ["TT", "Nội dung", "Có", "Không"], ["A", "B", "1", "2"]]
    rows = [["1", "Có rào", "x", ""], ["2", "Có nước", "", "x"], ["3", "Có ban", "x", ""]]
    found = read_header(merged_grid([*head, *rows]), fixed=True)
    assert [leaf.choices for leaf in leaves_of(found.columns)][2:] == [("x",), ("x",)]
    assert [row.blanks for row in found.rows] == [(), (), ()]
    counted = read_header(merged_grid([*head, *rows[:2], ["3", "Số ban", "x", "5"]]), fixed=True)
    assert [row.blanks for row in counted.rows] == [(2,), (3,), (2,)]


def test_a_row_that_counts_ticks_is_one_of_figures_and_no_cross_is_printed() -> None:
    head = [
        ["TT", "Nội dung", "Số", "Kết quả", "Kết quả"],
        ["TT", "Nội dung", "Số", "Có", "Không"],
        ["A", "B", "1", "2", "3"],
    ]
    rows = [["1", "Có rào", "5", "x", ""], ["2", "Có nước", "6", "", "x"], ["3", "Có ban", "7", "x", ""]]
    found = read_header(merged_grid([*head, *rows, ["", "Số mục có, không", "", "2", "1"]]), fixed=True)
    assert [leaf.choices for leaf in leaves_of(found.columns)][3:] == [("x",), ("x",)]
    assert [(row.kind, row.blanks) for row in found.rows] == [("", ()), ("", ()), ("", ()), ("so", (2,))]
    assert found.crossed == ""
    other = read_header(merged_grid([*head, *rows, ["", "Số mục có, không", "", "9", "1"]]), fixed=True)
    assert not any(leaf.choices for leaf in leaves_of(other.columns))


def test_ticks_that_a_last_row_without_a_number_counts_are_ticks() -> None:
    column = HeaderColumn("Đạt", "dat", kind="so")
    found = ticked(column, ("Đạt",), ["x", "", "x", "2"])
    assert (found.kind, found.choices) == ("chon", ("x",))
    assert "dòng cuối đếm dấu x (2)" in found.note
    assert ticked(column, ("Đạt",), ["x", "", "x", "5"]).kind == "so"


TICKED = [
    ["TT", "Tên công trình", "Công suất", "Tình trạng (đánh dấu x)", "Tình trạng (đánh dấu x)"],
    ["TT", "Tên công trình", "Công suất", "Hoạt động", "Hỏng"],
    ["A", "B", "1", "2", "3"],
]
GROUPED = [
    ["I", "Xã A", "", "", ""],
    ["1", "", "", "", ""],
    ["…", "", "", "", ""],
    ["II", "Xã B", "", "", ""],
    ["1", "", "", "", ""],
    ["…", "", "", "", ""],
]
FIXED = [["1", "Trạm Đông", "", "", ""], ["2", "Trạm Tây", "", "x", ""], ["3", "Trạm Nam", "", "", "x"]]


@pytest.mark.parametrize(
    ("rows", "fixed", "choices"),
    [
        (GROUPED, None, [("x",), ("x",)]),
        (FIXED, True, [("x",), ("x",)]),
        ([*FIXED, ["4", "Trạm Bắc", "5", "", ""]], True, [("x",), ("x",)]),
        ([*FIXED, ["4", "Trạm Bắc", "5", "2", ""]], True, [(), ("x",)]),
        ([["1", "Trạm Đông", "5", "3", ""], ["2", "Trạm Tây", "5", "2", ""]], False, [(), ("x",)]),
    ],
)
def test_columns_below_a_title_that_asks_for_a_tick_are_ticked(
    rows: list[list[str]], fixed: bool | None, choices: list[tuple[str, ...]]
) -> None:
    found = read_header(merged_grid([*TICKED, *rows]), fixed=fixed)
    assert [leaf.choices for leaf in leaves_of(found.columns)][3:] == choices
    ticked_rows = [row.blanks for row in found.rows if choices == [("x",), ("x",)]]
    assert not any(ticked_rows)
