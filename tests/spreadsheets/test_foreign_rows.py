"""Rows of other offices' tables: which name groups, and where the rows end."""

from __future__ import annotations

import unicodedata

import pytest

from tthc_render.spreadsheets.foreign_rows import groups_of_table, has_rows, is_figure, is_total, rows_of_table
from tthc_render.spreadsheets.read_book import BookSheet, Value

Line = tuple[Value, ...]


def sheet_of(*lines: Line) -> BookSheet:
    cells = {(row, at): value for row, line in enumerate(lines, 1) for at, value in enumerate(line, 1) if value != ""}
    return BookSheet("Trang", cells=cells)


@pytest.mark.parametrize(
    ("value", "is_one"),
    [(5, True), (0.5, True), ("1.204", True), ("(12)", True), (True, False), ("Xã A", False), ("-", False)],
)
def test_figures(value: Value, is_one: bool) -> None:
    assert is_figure(value) is is_one


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Tổng cộng (I+II)", True),
        ("Tổng", True),
        (unicodedata.normalize("NFD", "Tổng cộng"), True),
        ("Tổng cục Thuế", False),
    ],
)
def test_totals(name: str, is_one: bool) -> None:
    assert is_total(name) is is_one


@pytest.mark.parametrize(
    ("last", "rows"),
    [
        ([("Ghi chú: Cột (2) là một phần của cột (1).",), ("- Cột (3) tính trên cột (1).",)], 3),
        ([("", "", "", "Hà Trung, ngày 17 tháng 6 năm 2024"), ("", "NGƯỜI LẬP BIỂU"), ("", "Trịnh Thu Hoài")], 3),
        ([("", "NGƯỜI TỔNG HỢP", "", "TM. ỦY BAN NHÂN DÂN"), ("", "", "", "CHỦ TỊCH")], 3),
        ([("", "", "", "HẠT TRƯỞNG")], 3),
        ([("* Số liệu đến 30/6",), ("", "Người lập biểu"), ("", "Lê Thị A", 4)], 3),
        ([(3, "Chủ tịch UBND các xã", "", "")], 4),
        ([("", "Chủ tịch UBND", "", ""), ("", "Tổng cộng", 12, 14)], 5),
        ([("", "Nguồn vốn khác", 5, 6)], 4),
        ([("", "Cán bộ không chuyên trách", 5, 6)], 4),
        ([("", "Xã chưa có số", "", "")], 4),
    ],
)
def test_rows_end_before_notes_and_signatures(last: list[Line], rows: int) -> None:
    sheet = sheet_of(("TT", "Tên", "Số 1", "Số 2"), (1, "Xã A", 5, 6), (2, "Xã B", 7, 8), *last)
    assert len(rows_of_table(sheet, 2, 2, (3, 4))) == rows - 1


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        ([("I", "Thành thị", 5, 7), (1, "A", 2, 3), (2, "B", 3, 4), ("II", "Nông thôn", 9, 9), (1, "C", 9, 9)],
         {1: "I", 4: "II"}),
        ([("A.", "Thu", "", ""), ("I.", "Nội địa", "", ""), (1, "A", 2, 3), ("B.", "Chi", "", ""), (1, "C", 9, 9)],
         {1: "A", 2: "I", 4: "B"}),
        ([("", "I. Khối sở", 5, 7), ("", "Sở A", 2, 3), ("", "Sở B", 3, 4)], {1: "I"}),
        ([("", "Thành thị", 500, 7), ("", "A", 200, 3), ("", "B", 300, 4), ("", "Nông thôn", 300, 5),
          ("", "C", 100, 2), ("", "D", 200, 3)], {1: "", 4: ""}),
        ([("", "Xã A", 5, 7), ("", "Xã B", 2, 3), ("", "Xã C", 3, 4)], {}),
        ([("I", "Thành thị", 5, 7), (1, "A", 5, 7), ("II", "Nông thôn", 9, 9)], {1: "I", 3: "II"}),
        ([("I", "Xã A", 5, 7), ("II", "Xã B", 2, 3), ("III", "Xã C", 3, 4)], {}),
        ([("A", "Xã A", 1, 7), ("B", "Xã B", 2, 3), ("C", "Xã C", 3, 4)], {}),
        ([(1, "Xã A", 5, 7), (2, "Xã B", 2, 3), (3, "Xã C", 4, 4)], {}),
        ([(1, "C. Mác", 5, 7), (2, "Xã B", 2, 3), (3, "Xã C", 4, 4)], {}),
        ([("", "Xã A", 5, 7), ("", "Xã B", 2, 3), ("", "Xã C", 3, 5)], {}),
    ],
)  # fmt: skip
def test_groups_among_rows(lines: list[Line], groups: dict[int, str]) -> None:
    sheet = sheet_of(*lines)
    names = {row: str(line[1]) for row, line in enumerate(lines, 1)}
    assert groups_of_table(sheet, names, 2, (3, 4), summed=True) == groups
    if not any(groups.values()):
        assert groups_of_table(sheet, names, 2, (3, 4), summed=False) == {}


def test_a_group_without_rows() -> None:
    names = {1: "Thành thị", 2: "A", 3: "Nông thôn", 4: "Khác", 5: "B"}
    assert [has_rows(row, names, {1: "A", 3: "B", 4: "I"}) for row in (1, 3, 4)] == [True, True, True]
    assert [has_rows(row, names, {1: "I", 3: "II", 4: "III"}) for row in (1, 3, 4)] == [True, False, True]
