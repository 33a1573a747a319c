"""Figures as cells show them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_files import grid_of_texts
from tthc_render.authoring.table_row_cells import Places, crossed_by, figure, label_place, row_of


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.250,5", "1250.5"), ("(12)", "-12"), ("−3", "-3"), ("45%", "45"), ("04", "4"), ("x", None), ("1.25", None)],
)
def test_the_figure_that_a_cell_shows(text: str, value: str | None) -> None:
    assert figure(text) == (None if value is None else Decimal(value))


def test_a_row_has_its_name_number_crosses_and_figures() -> None:
    row = row_of(grid_of_texts([["1.1", "- Cấp xã", "x", "1.250"]]), 0, Places(label=1, symbol=0, figures=(2, 3)))
    assert (row.symbol, row.label, row.blanks, row.figures) == ("1.1", "- Cấp xã", (2,), ((3, Decimal(1250)),))


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


@pytest.mark.parametrize(("cells", "shown"), [(["(x)", "(x)", "x"], "(x)"), (["1", "2", "3"], "")])
def test_what_blank_cells_print(cells: list[str], shown: str) -> None:
    assert crossed_by(grid_of_texts([cells]), 0) == shown
