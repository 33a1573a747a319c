"""Cells that a form greys out: no figure is asked for there, and a row of them is a heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from tthc_render.authoring.grey_cells import GREY_CELLS, GREY_ROW, is_grey
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_headers import read_header

ROWS: list[list[object]] = [
    ["TT", "Mã", "Chỉ tiêu", "Đơn vị tính", "Số lượng", "Giá trị"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["1", "NG", "VỀ NGƯỜI", None, None, None],
    ["1.1", "NG1", "Số người bị thương", "người", None, None],
    ["2", "NH", "VỀ NHÀ Ở", None, None, "=F6+F7"],
    ["2.1", "NH1", "Nhà đổ", "cái", None, None],
    ["2.2", "NH2", "Nhà hư hại", "cái", None, None],
    [None, "TS", "ƯỚC TÍNH BẰNG TIỀN (1+2)", "triệu đồng", None, "=F5"],
]


def rows(folder: Path, grey: str, fill: str = "D9D9D9") -> dict[str, DraftRow]:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    for place in grey.split():
        book.active[place].fill = PatternFill("solid", fgColor=fill)
    book.save(folder / "a.xlsx")
    return {row.code: row for row in read_header(read_tables(folder / "a.xlsx")[0]).rows}


def test_grey_cells_stay_blank(tmp_path: Path) -> None:
    found = rows(tmp_path, "F4 E5 E8")
    assert {code: row.blanks for code, row in found.items()} == {
        "NG": (), "NG1": (5,), "NH": (4,), "NH1": (), "NH2": (), "TS": (4,),
    }  # fmt: skip
    assert all((GREY_CELLS in row.remark) is bool(row.blanks) for row in found.values())
    assert found["NH"].formula == "NH1 + NH2"


def test_a_row_of_grey_cells_is_a_heading_though_a_name_counts_it_in(tmp_path: Path) -> None:
    found = rows(tmp_path, "E3 F3 E8")
    assert found["NG"].heading
    assert found["NG"].remark == GREY_ROW
    assert found["TS"].formula == "NH"
    assert "theo tên dòng là NG + NH, ô Excel tính NH" in found["TS"].remark


@pytest.mark.parametrize(("grey", "fill"), [("F4", "FFFF00"), ("F4", "FFFFFF"), ("C4 F4", "D9D9D9")])
def test_other_colours_and_rows_grey_as_a_whole_say_nothing(tmp_path: Path, grey: str, fill: str) -> None:
    assert not rows(tmp_path, grey, fill)["NG1"].blanks


@pytest.mark.parametrize(
    ("fill", "grey"),
    [
        (None, False),
        (PatternFill(), False),
        (PatternFill("gray125"), True),
        (PatternFill("darkUp"), False),
        (PatternFill("solid", fgColor="BFBFBF"), True),
        (PatternFill("solid", fgColor="000000"), False),
        (PatternFill("solid", fgColor=Color(theme=0, tint=-0.15)), True),
        (PatternFill("solid", fgColor=Color(theme=0)), False),
        (PatternFill("solid", fgColor=Color(theme=4, tint=-0.15)), False),
        (PatternFill("solid", fgColor=Color(indexed=22)), False),
    ],
)
def test_which_fills_are_grey(fill: PatternFill | None, grey: bool) -> None:
    assert is_grey(fill) is grey
