"""Rows that only name the rows below them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_row_headings import with_headings


def row(symbol: str, label: str, unit: str = "", code: str = "") -> DraftRow:
    return DraftRow(code, label, symbol=symbol, unit=unit)


def headings(rows: list[DraftRow]) -> list[str]:
    return [item.symbol for item in with_headings(rows, coded=False) if item.heading]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [row("A", "CHÍNH QUYỀN"), row("1", "Hồ sơ", "%"), row("B", "KINH TẾ SỐ"), row("2", "Hộ", "hộ")],
            ["A", "B"],
        ),
        ([row("I", "Chính quyền số"), row("1", "Hồ sơ", "%"), row("2", "Hộ", "hộ")], ["I"]),
        ([row("A", "XÃ HỘI"), row("I", "Y tế"), row("1", "Trạm", "trạm"), row("2", "Giường", "giường")], ["A", "I"]),
        ([row("A", "Thu", "đồng"), row("1", "Thuế", "đồng"), row("2", "Phí", "đồng")], []),
        ([row("A", "Tổng số"), row("1", "Thuế", "đồng"), row("2", "Phí", "đồng")], []),
        ([row("A", "Thu (A=1+2)"), row("1", "Thuế", "đồng"), row("2", "Phí", "đồng")], []),
        ([row("A", "Thu"), row("1", "Thuế"), row("2", "Phí")], []),
        ([row("1", "Thu"), row("2", "Thuế", "đồng"), row("3", "Phí", "đồng")], []),
    ],
)
def test_rows_without_unit_above_rows_with_units_are_headings(rows: list[DraftRow], found: list[str]) -> None:
    assert headings(rows) == found


def test_what_was_decided_is_asked() -> None:
    with_unit = with_headings([row("A", "SỐ"), row("1", "Hồ sơ", "%")], coded=False)
    without = with_headings([row("A", "THU"), row("1", "Thuế")], coded=False)
    assert "hiểu là đề mục" in with_unit[0].remark
    assert "de_muc: true" in without[0].remark
    assert (with_unit[1].remark, without[1].remark) == ("", "")


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([row("", "CẤP TỈNH"), row("1", "Sở A"), row("", "CẤP XÃ"), row("1", "Xã A")], ["CẤP TỈNH", "CẤP XÃ"]),
        ([row("", "CẤP TỈNH"), row("", "CẤP XÃ"), row("", "CẤP THÔN")], []),
        ([row("", "CẤP TỈNH"), row("", "Sở A"), row("", "Sở B")], []),
        ([row("", "Cấp tỉnh"), row("1", "Sở A")], []),
        ([row("1", "SỞ A"), row("2", "SỞ B")], []),
        ([row("", "TỔNG SỐ"), row("1", "Sở A")], []),
        ([row("", "CẤP TỈNH", "người"), row("1", "Sở A", "người")], []),
    ],
)
def test_rows_in_capitals_above_numbered_ones_are_asked_about(rows: list[DraftRow], asked: list[str]) -> None:
    assert [item.label for item in with_headings(rows, coded=False) if "de_muc: true" in item.remark] == asked


def test_a_row_with_cells_crossed_out_and_others_open_is_no_heading() -> None:
    drafts = [DraftRow("16", "TUỔI ĐỜI", blanks=(3,)), DraftRow("17", "KHEN THƯỞNG")]
    assert [item.heading for item in with_headings(drafts, coded=True)] == [False, True]


HERD = [
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Năm trước", "Năm nay", "Tiến độ (Nhanh / Chậm)", "Lý do"],
    ["A", "B", "C", "1", "2", "3", "4"],
    ["I", "Gia súc", "con", "500", "600", "", ""],
    ["1", "Trâu", "", "", "", "Nhanh", "Giá tốt"],
    ["", "- Số con", "con", "200", "250", "", ""],
    ["", "- Trọng lượng", "kg/con", "90", "91", "", ""],
    ["2", "Bò", "", "", "", "", ""],
    ["", "- Số con", "con", "300", "350", "", ""],
    ["II", "Lợn", "con", "400", "400", "", ""],
]


def test_a_row_with_words_alone_keeps_their_cells_and_leaves_figures_blank() -> None:
    rows = {item.label: item for item in read_header(grid_of_texts(HERD)).rows}
    buffalo, cattle = rows["Trâu"], rows["Bò"]
    assert (buffalo.heading, buffalo.blanks, cattle.heading) == (False, (3, 4), True)
    assert "“Nhanh”, “Giá tốt”" in buffalo.remark
    assert buffalo.code


def test_a_group_is_the_sum_of_rows_of_one_name_where_figures_show_it() -> None:
    rows = read_header(grid_of_texts(HERD)).rows
    parts = [item.code for item in rows if item.label == "- Số con"]
    assert rows[0].formula == " + ".join(parts)
    changed = [[*row[:3], "310", *row[4:]] if row[3] == "300" else row for row in HERD]
    assert read_header(grid_of_texts(changed)).rows[0].formula == ""


def test_words_that_the_form_prints_leave_a_row_a_heading() -> None:
    table = [["STT", "Chỉ tiêu", "Cách tính", "Đơn vị tính", "Số"], ["A", "B", "C", "D", "1"]]
    table += [["I", "Y tế", "theo năm", "", ""], ["1", "Trạm", "đếm", "trạm", "4"], ["2", "Giường", "đếm", "cái", "9"]]
    assert read_header(grid_of_texts(table)).rows[0].heading


def _filled(number: str, label: str, *figures: int) -> DraftRow:
    return DraftRow("", label, number, figures=tuple((at, Decimal(value)) for at, value in enumerate(figures)))


@pytest.mark.parametrize(
    ("numbers", "heading", "optional"),
    [
        (["I", "II", "III"], [], ["II"]),
        (["1", "2", "3"], [], ["2"]),
        (["I", "II", "1"], ["II"], []),
        (["1", "2", "1"], ["2"], []),
        (["I", "II", "IV"], ["II"], []),
        (["1", "2"], ["2"], []),
    ],
)
def test_a_blank_row_above_the_one_that_counts_on_heads_nothing(
    numbers: list[str], heading: list[str], optional: list[str]
) -> None:
    rows = [_filled(number, "Thu", *([] if at == 1 else [5, 7])) for at, number in enumerate(numbers)]
    found = with_headings([*rows, _filled("", "x", 1), _filled("", "y", 1)], coded=False)
    assert [row.symbol for row in found if row.heading] == heading
    assert [row.symbol for row in found if row.optional] == optional
    assert all(row.remark for row in found if row.heading or row.optional)
