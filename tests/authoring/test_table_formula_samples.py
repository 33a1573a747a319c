"""Formulas of a code row against the figures below it."""

from __future__ import annotations

import pytest

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
        ("Còn lại", "1-2", (("200", "150", "60"), ("40", "30", "10")), "so", "(1) - (2)", ""),
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
    assert ("số trong bảng gốc" in column.note) is bool(asked)
