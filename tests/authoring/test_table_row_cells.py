"""Figures as cells show them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_files import grid_of_texts
from tthc_render.authoring.table_row_cells import Places, figure, row_of


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.250,5", "1250.5"), ("(12)", "-12"), ("−3", "-3"), ("45%", "45"), ("04", "4"), ("x", None), ("1.25", None)],
)
def test_the_figure_that_a_cell_shows(text: str, value: str | None) -> None:
    assert figure(text) == (None if value is None else Decimal(value))


def test_a_row_has_its_name_number_crosses_and_figures() -> None:
    row = row_of(grid_of_texts([["1.1", "- Cấp xã", "x", "1.250"]]), 0, Places(label=1, symbol=0, figures=(2, 3)))
    assert (row.symbol, row.label, row.blanks, row.figures) == ("1.1", "- Cấp xã", (2,), ((3, Decimal(1250)),))
