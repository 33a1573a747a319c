"""Grey or blank rows that a formula of another row adds stay terms of that formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tthc_render.authoring.table_called_rows import CALLED, called_rows
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_headers import read_header

ROWS = [
    ["STT", "Nội dung", "Kế hoạch", "Thực hiện"],
    ["A", "Tổng kinh phí", "=C3+C6+C7", "=D3+D6+D7"],
    ["I", "Ngân sách trung ương", "=C4+C5", "=D4+D5"],
    ["1", "Chi đầu tư", 10, 20],
    ["2", "Chi thường xuyên", 5, 6],
    ["II", "Ngân sách địa phương", None, None],
    ["III", "Vốn khác", 7, 8],
]


def rows_of(folder: Path, changes: dict[str, object], grey: str) -> dict[str, DraftRow]:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    for place, value in changes.items():
        book.active[place] = value
    for place in grey.split():
        book.active[place].fill = PatternFill("solid", fgColor="BFBFBF")
    book.save(folder / "a.xlsx")
    return {row.symbol: row for row in read_header(read_tables(folder / "a.xlsx")[0], fixed=True).rows}


@pytest.mark.parametrize("grey", ["C6 D6", ""])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"C2": 22, "D2": 34, "B2": "Tổng kinh phí (A = I + II + III)"},
        {"C2": 22, "D2": 34, "B2": "Tổng kinh phí (I+II+III)"},
    ],
)
def test_a_blank_row_that_a_formula_adds_is_a_term_of_it(tmp_path: Path, changes: dict[str, object], grey: str) -> None:
    found = rows_of(tmp_path, changes, grey)
    assert found["A"].formula == f"{found['I'].code} + {found['II'].code} + {found['III'].code}"
    assert not found["II"].heading
    assert found["II"].code


def test_what_a_grey_row_was_taken_for_is_said(tmp_path: Path) -> None:
    found = rows_of(tmp_path, {}, "C6 D6")
    assert CALLED in found["II"].remark
    assert found["II"].optional


def test_a_grey_row_that_no_formula_adds_is_a_heading(tmp_path: Path) -> None:
    found = rows_of(tmp_path, {"C2": "=C3+C7", "D2": "=D3+D7"}, "C6 D6")
    assert found["II"].heading


def test_ends_of_ranges_and_cells_of_other_columns_are_not_called(tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ["=A2+$A$3", "=SUM(B2:B4)", "=A4*2+Sheet2!C4+'Trang 2'!$C$4+SUM(T3!C3:C4)"],
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    grid = read_tables(tmp_path / "a.xlsx")[0]
    assert called_rows(grid, range(4), range(3)) == {2, 3}
