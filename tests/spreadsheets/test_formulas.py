"""Formulas of forms as formulas of a spreadsheet."""

from __future__ import annotations

import pytest

from tthc_render.forms.formula import parse
from tthc_render.spreadsheets.formulas import cell_formula, sum_formula


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("(4) + (5) + (6)", "((D7+E7)+F7)"),
        ("(4) - (5) / (6) * 100", "(D7-((E7/F7)*100))"),
        ("-(4) * 1.5", "((-D7)*1.5)"),
        ("max((4), (5))", "MAX((D7+0),(E7+0))"),
        ("round((4) / 3, 1)", "ROUND((D7/3),1)"),
    ],
)
def test_a_formula_of_columns(text: str, formula: str) -> None:
    cells = {"(4)": "D7", "(5)": "E7", "(6)": "F7"}
    assert cell_formula(parse(text).root, lambda item: cells[item.name]) == f'=IFERROR({formula},"")'


@pytest.mark.parametrize(
    ("rows", "formula"),
    [([], "=0"), ([7], "=SUM(D7:D7)"), ([7, 8, 9], "=SUM(D7:D9)"), ([9, 7, 8, 12], "=SUM(D7:D9,D12:D12)")],
)
def test_a_sum_takes_neighbours_together(rows: list[int], formula: str) -> None:
    assert sum_formula("D", rows) == formula


def test_a_sum_of_many_pieces_stays_within_what_sum_takes() -> None:
    assert sum_formula("D", range(1, 601, 2)).count("SUM(") == 2
