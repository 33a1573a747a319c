"""What cells below a header show of their columns, also by their formats where they are blank."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tthc_render.authoring.table_column_cells import ColumnCells
from tthc_render.authoring.table_files import read_tables


def column(tmp_path: Path, cells: Sequence[tuple[object, str]]) -> ColumnCells:
    """The cells of column 1 below its title, each with its value and format."""
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Tên", "Số"])
    for number, (value, number_format) in enumerate(cells, 2):
        sheet.cell(number, 1, f"Dòng {number}")
        sheet.cell(number, 2, value).number_format = number_format
    book.save(tmp_path / "bang.xlsx")
    return ColumnCells((), read_tables(tmp_path / "bang.xlsx")[0].rows[1:])


DAY, SIGNED = "dd/mm/yyyy", "+#,##0;-#,##0;0"


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        ([(None, DAY), (None, DAY), (None, "General")], True),
        ([("x", "General"), (None, DAY), (None, DAY)], True),
        ([(None, DAY), (None, "General"), (None, "General")], False),
        ([("… / … / 20…", "General"), (None, "General"), ("x", "General")], True),
        ([("…/…/…", "General"), ("5/6/2026", "General"), (None, "General")], False),
        ([("lần 1", "General"), (None, DAY), (None, DAY)], False),
    ],
)
def test_blank_cells_that_take_days(tmp_path: Path, cells: list[tuple[object, str]], days: bool) -> None:
    assert column(tmp_path, cells).takes_days(1) is days


@pytest.mark.parametrize(
    ("cells", "plus"),
    [
        ([(-5, SIGNED), (-2, SIGNED), (-1, SIGNED)], True),
        ([(None, SIGNED), (None, SIGNED)], True),
        ([(-5, SIGNED), (3, "#,##0"), (4, "#,##0")], False),
        ([("+5", "General"), ("-2", "General")], True),
        ([(None, "General"), ("-2", "General")], False),
    ],
)
def test_columns_that_print_a_plus(tmp_path: Path, cells: list[tuple[object, str]], plus: bool) -> None:
    assert column(tmp_path, cells).shows_plus(1) is plus


@pytest.mark.parametrize(
    ("cells", "decimals"),
    [
        ([(None, "0.00"), (None, "0.00"), (None, "General")], [2, 2]),
        ([("x", "General"), (None, "0.0"), (None, "0.0")], [1, 1]),
        ([(None, "0.0"), (None, "General"), (None, "General")], []),
        ([(5, "0.0"), (None, "0.0")], []),
    ],
)
def test_decimals_by_the_format_of_blank_cells(
    tmp_path: Path, cells: list[tuple[object, str]], decimals: list[int]
) -> None:
    assert column(tmp_path, cells).decimals(1) == decimals
