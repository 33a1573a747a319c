"""Cells read as Excel shows them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.formkit import own_form
from tthc_render.diagnostics.collector import Findings
from tthc_render.forms.model import Column
from tthc_render.spreadsheets.read_book import BookSheet, Value
from tthc_render.spreadsheets.sheet_cells import UNREAD, SheetCells

COLUMNS = """\
{ten: Số, khoa: so, ma: (2)}
{ten: Tỷ lệ, khoa: ty_le, ma: (3), kieu: ty_le}
{ten: Hệ số, khoa: he_so, ma: (4), kieu: thap_phan}
{ten: Ngày, khoa: ngay, ma: (5), kieu: ngay}
{ten: Loại, khoa: loai, ma: (6), kieu: chon, lua_chon: [Tốt, Khá]}
"""


@pytest.fixture
def columns(tmp_path: Path) -> dict[str, Column]:
    return {column.key: column for column in own_form(tmp_path, COLUMNS).parts[0].columns}


def read(column: Column, value: Value, form: str = "") -> tuple[object, str]:
    sheet = BookSheet("II.06a", cells={(7, 4): value}, formats={(7, 4): form} if form else {})
    findings = Findings()
    found = SheetCells(sheet, "a.xlsx", findings).value(7, 4, column)
    return found, " ".join(item.message() for item in findings)


@pytest.mark.parametrize(
    ("key", "value", "form", "wanted"),
    [
        ("ty_le", 0.975, "0.0%", Decimal("97.5")),
        ("ty_le", 1, "0%", Decimal(100)),
        ("ty_le", 97.5, '0.0"%"', Decimal("97.5")),
        ("ty_le", 97.5, "0.0\\%", Decimal("97.5")),
        ("ty_le", "97,5%", "0%", Decimal("97.5")),
        ("he_so", 0.125, "0.0%", Decimal("12.5")),
        ("so", 12, "#,##0", Decimal(12)),
        ("ngay", "06.10.2026", "", "6/10/2026"),
        ("ngay", "5-9-2026", "", "5/9/2026"),
        ("loai", "TỐT", "", "Tốt"),
    ],
)
def test_what_a_cell_shows(columns: dict[str, Column], key: str, value: Value, form: str, wanted: object) -> None:
    assert read(columns[key], value, form) == (wanted, "")


@pytest.mark.parametrize(
    ("key", "value", "form", "said"),
    [
        ("so", 0.12, "0%", "bỏ kiểu Percent"),
        ("so", 1.5, "", "“1,5”"),
        ("so", True, "", "“TRUE”"),
        ("ngay", 46303, "", "46303 là ngày 8/10/2026"),
        ("ngay", "10/31/2026", "", "một ngày"),
        ("ngay", "5/9/26", "", "một ngày"),
        ("loai", "Kém", "", "Tốt, Khá"),
    ],
)
def test_what_is_unclear_is_asked(columns: dict[str, Column], key: str, value: Value, form: str, said: str) -> None:
    found, message = read(columns[key], value, form)
    assert found is UNREAD
    assert "II.06a!D7" in message
    assert said in message


def test_a_cell_below_a_merged_one_is_asked_and_not_empty(columns: dict[str, Column]) -> None:
    sheet = BookSheet("T", cells={(7, 4): 5}, merged=[(7, 4, 8, 4), (9, 4, 10, 4)])
    findings = Findings()
    cells = SheetCells(sheet, "a.xlsx", findings)
    assert cells.value(7, 4, columns["so"]) == 5
    assert cells.value(10, 4, columns["so"]) is None  # nothing was written in these
    assert not findings
    assert cells.value(8, 4, columns["so"]) is UNREAD
    assert "gộp với ô T!D7" in findings[0].message()
