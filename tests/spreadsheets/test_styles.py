"""How cells look."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import Workbook

from tthc_render.spreadsheets.styles import number_format, opened, put, put_formula


@pytest.mark.parametrize("text", ["=1+1", "+5", "@x", "=HYPERLINK(1)"])
def test_a_text_is_never_a_formula(text: str) -> None:
    cell = put(Workbook().active, 1, 1, text)
    assert (cell.value, cell.data_type) == (text, "s")


def test_cells_are_locked_until_opened() -> None:
    sheet = Workbook().active
    cell = put(sheet, 1, 1, Decimal("2"))
    assert (cell.value, cell.protection.locked) == (2, True)
    assert opened(cell).protection.locked is False
    assert put_formula(sheet, 2, 1, "=A1").data_type == "f"


@pytest.mark.parametrize(
    ("kind", "places", "wanted"),
    [("so", 0, "#,##0"), ("co_khong", 0, "0"), ("ty_le", 2, "#,##0.##"), ("thap_phan", 2, "#,##0.00")],
)
def test_number_formats(kind: str, places: int, wanted: str) -> None:
    assert number_format(kind, places) == wanted
