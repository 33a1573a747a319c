"""Formulas of a code row against the figures below it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_formula_samples import is_near
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import HeaderColumn, read_header
from tthc_render.authoring.table_leaves import leaves_of


def last(title: str, formula: str, *figures: tuple[str, str, str]) -> HeaderColumn:
    rows = [[f"Xã {place}", *cells] for place, cells in enumerate(figures)]
    head = ["Đơn vị", "Thuộc diện", "Đã tiêm", title]
    return list(leaves_of(read_header(grid_of_texts([head, ["A", "1", "2", f"3={formula}"], *rows])).columns))[-1]


@pytest.mark.parametrize(
    ("title", "formula", "figures", "kind", "result", "asked"),
    [
        ("Kết quả", "2/1", (("200", "150", "75,0"), ("40", "30", "75,0")), "ty_le", "(2) / (1) * 100", "là phần trăm"),
        ("Kết quả", "2/1", (("200", "150", "0,75"), ("40", "30", "0,75")), "so", "(2) / (1)", ""),
        ("Còn lại", "1-2", (("200", "150", "50"), ("40", "30", "10")), "so", "(1) - (2)", ""),
        ("Còn lại", "1-2", (("200", "150", "60"), ("40", "30", "11")), "so", "(1) - (2)", "không khớp"),
        ("Còn lại", "1-2", (("2,30000001", "2", "0,3000000123"),), "so", "(1) - (2)", ""),
        ("Còn lại", "1-2", (("200", "150", "60"), ("40", "30", "10")), "so", "(1) - (2)", "khác công thức"),
        ("Kết quả", "2/1", (("200", "150", "75,0"),), "so", "(2) / (1)", "không khớp"),
        ("Kết quả", "2/1", (("200", "150", "0,75"),), "so", "(2) / (1)", ""),
    ],
)
def test_figures_show_what_a_formula_means(
    title: str, formula: str, figures: tuple[tuple[str, str, str], ...], kind: str, result: str, asked: str
) -> None:
    column = last(title, formula, *figures)
    assert (column.kind, column.formula) == (kind, result)
    assert asked in column.note
    assert column.printed == (f"3={formula}" if "100" in result else "")  # the form prints what the file prints
    assert ("trong bảng gốc" in column.note or "là phần trăm" in column.note) is bool(asked)


def sheet(tmp_path: Path, *rows: list[object]) -> HeaderColumn:
    book = Workbook()
    for row in [["Xã", "Tổng", "Nhà", "Đất", "Khác"], ["A", "1=2+3+4", "2", "3", "4"], *rows]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    return list(leaves_of(read_header(read_tables(tmp_path / "a.xlsx")[0]).columns))[1]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (6.4, "ô B5 ghi 6,4, tính ra 6,2, tổng ở B6 (10,4 thành 10,2) đổi theo"),
        (5.9, "ô B5 ghi 5,9, tính ra 6,2"),
        (6.2, ""),
        (6.3, ""),  # three rounded terms
        ("=C5+D5+E5", ""),
        (None, ""),
    ],
)
def test_a_figure_typed_among_formulas_is_told_with_the_sums_it_changes(
    tmp_path: Path, typed: object, told: str
) -> None:
    one: list[object] = ["Xã 1", "=C3+D3+E3", 0.5, 0.6, 0.9]
    two: list[object] = ["Xã 2", "=C4+D4+E4", 0.5, 0.6, 0.9]
    column = sheet(tmp_path, one, two, ["Xã 3", typed, 0.9, 3.8, 1.5], ["Cộng", "=SUM(B3:B5)", 1.9, 5, 3.3])
    assert told in column.note
    assert ("số gõ" in column.note) is bool(told)


@pytest.mark.parametrize(
    ("typed", "value", "quotient", "near"),
    [
        ("0.67", "0.6666666", False, True),
        ("0.6", "0.6666666", False, True),
        ("2", "0.6666666", False, False),
        ("1000", "1004", True, True),
        ("1000", "1004", False, False),
        ("1e30", "1e30", False, True),
        ("1e30", "5", False, False),
    ],
)
def test_a_typed_figure_is_that_of_its_formula_but_for_rounding(
    typed: str, value: str, quotient: bool, near: bool
) -> None:
    assert is_near(Decimal(typed), Decimal(value), quotient) is near
