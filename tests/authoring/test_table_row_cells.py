"""Figures as cells show them, and rows with cells that are grey."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tthc_render.authoring.blank_cells import look_by_format
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import GridCell, grid_of_texts
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_row_cells import (
    CLOSED,
    SHADED,
    Places,
    crossed_by,
    figure,
    is_part_figure,
    label_place,
    row_of,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.250,5", "1250.5"), ("(12)", "-12"), ("−3", "-3"), ("45%", "45"), ("04", "4"), ("x", None), ("1.25", None)],
)
def test_the_figure_that_a_cell_shows(text: str, value: str | None) -> None:
    assert figure(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "number_format", "part"),
    [
        ("(47.645)", "General", True),
        ("(47645)", r"#,##0;\(#,##0\);\-", False),
        ("-5", "General", False),
        ("(a)", "General", False),
    ],
)
def test_brackets_that_a_format_makes_say_that_a_figure_is_negative(text: str, number_format: str, part: bool) -> None:
    assert is_part_figure(GridCell(text, 0, 0, 0, 0, look=look_by_format(number_format))) is part


def test_a_row_has_its_name_number_crosses_and_figures() -> None:
    row = row_of(grid_of_texts([["1.1", "- Cấp xã", "x", "1.250"]]), 0, Places(label=1, symbol=0, figures=(2, 3)))
    assert (row.symbol, row.label, row.blanks, row.figures) == ("1.1", "- Cấp xã", (2,), ((3, Decimal(1250)),))


@pytest.mark.parametrize(
    ("cells", "blanks", "printed"),
    [
        (["Hộp an toàn", "40", "x", "x"], (2, 3), ()),
        (["Hộp an toàn", "x", "", "(x)"], (1, 3), ()),
        (["Hộp an toàn", "40", "5/6/2026", "x"], (), ((3, "x"),)),
        (["Hộp an toàn", "40", "x", "lô x"], (2,), ((3, "lô x"),)),
    ],
)
def test_a_cross_among_words_closes_the_cell_where_figures_or_days_of_the_row_are_crossed_out(
    cells: list[str], blanks: tuple[int, ...], printed: tuple[tuple[int, str], ...]
) -> None:
    row = row_of(grid_of_texts([cells]), 0, Places(figures=(1,), dates=(2,), words=(3,)))
    assert (row.blanks, row.printed) == (blanks, printed)


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["I", "", "Đã làm"], ["1", "Ban A", "Gói 1"], ["", "", "Tổng cộng"]], 2),
        ([["I", "Đã làm", ""], ["1", "Ban A", "Gói 1"], ["", "Tổng cộng", ""]], 1),
        ([["1", "Ban A", "Gói 1"], ["2", "", "Gói 2"]], 1),
        ([["1", "Ban A", "Gói 1"], ["", "", "Tổng cộng"]], 1),
    ],
)
def test_the_column_that_names_totals_and_groups_names_the_rows(rows: list[list[str]], place: int) -> None:
    assert label_place(grid_of_texts(rows).rows, [1, 2]) == place


@pytest.mark.parametrize(
    ("cells", "places"),
    [
        (["Nợ đầu kỳ", ("x", "General"), (None, "0.0"), (None, "0.0")], 1),
        (["Nợ đầu kỳ", (None, "0.0"), (None, "0.0"), (None, "0.0")], 1),
        (["Nợ đầu kỳ", ("x", "General"), (None, "0.0"), (None, "0.00")], None),
        (["Nợ đầu kỳ", (5, "0"), (None, "0.0"), (None, "0.0")], None),
    ],
)
def test_decimals_of_a_row_without_figures_are_those_of_its_formats(
    tmp_path: Path, cells: list[Any], places: int | None
) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append([cells[0], *(value for value, _ in cells[1:])])
    for column, (_, number_format) in enumerate(cells[1:], 2):
        sheet.cell(1, column).number_format = number_format
    sheet.append(["Dòng"] * len(cells))
    book.save(tmp_path / "dong.xlsx")
    [grid] = read_tables(tmp_path / "dong.xlsx")
    assert row_of(grid, 0, Places(figures=(1, 2, 3))).places == places


@pytest.mark.parametrize(("cells", "shown"), [(["(x)", "(x)", "x"], "(x)"), (["1", "2", "3"], "")])
def test_what_blank_cells_print(cells: list[str], shown: str) -> None:
    assert crossed_by(grid_of_texts([cells]), 0) == shown


GREYED: list[list[object]] = [
    ["TT", "Mã", "Chỉ tiêu", "Đơn vị tính", "Số lượng", "Giá trị"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["1", "NG", "VỀ NGƯỜI", None, None, None],
    ["1.1", "NG1", "Số người bị thương", "người", None, None],
    ["2", "NH", "VỀ NHÀ Ở", None, None, "=F6+F7"],
    ["2.1", "NH1", "Nhà đổ", "cái", None, None],
    ["2.2", "NH2", "Nhà hư hại", "cái", None, None],
    [None, "TS", "ƯỚC TÍNH BẰNG TIỀN (1+2)", "triệu đồng", None, "=F5"],
]


def greyed(folder: Path, grey: str, fill: str = "D9D9D9") -> dict[str, DraftRow]:
    book = Workbook()
    for row in GREYED:
        book.active.append(row)
    for place in grey.split():
        book.active[place].fill = PatternFill("solid", fgColor=fill)
    book.save(folder / "a.xlsx")
    return {row.code: row for row in read_header(read_tables(folder / "a.xlsx")[0]).rows}


def test_grey_cells_stay_blank(tmp_path: Path) -> None:
    found = greyed(tmp_path, "F4 E5 E8")
    assert {code: row.blanks for code, row in found.items()} == {
        "NG": (), "NG1": (5,), "NH": (4,), "NH1": (), "NH2": (), "TS": (4,),
    }  # fmt: skip
    assert all((SHADED in row.remark) is bool(row.blanks) for row in found.values())
    assert found["NH"].formula == "NH1 + NH2"


def test_a_row_of_grey_cells_is_a_heading_though_a_name_counts_it_in(tmp_path: Path) -> None:
    found = greyed(tmp_path, "E3 F3 E8")
    assert found["NG"].heading
    assert found["NG"].remark == CLOSED
    assert found["TS"].formula == "NH"
    assert "theo tên dòng là NG + NH, ô Excel tính NH" in found["TS"].remark


@pytest.mark.parametrize(("grey", "fill"), [("F4", "FFFF00"), ("F4", "FFFFFF"), ("C4 F4", "D9D9D9")])
def test_other_colours_and_rows_grey_as_a_whole_say_nothing(tmp_path: Path, grey: str, fill: str) -> None:
    assert not greyed(tmp_path, grey, fill)["NG1"].blanks
