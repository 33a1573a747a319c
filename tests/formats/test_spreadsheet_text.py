"""Cells of CSV files: what others typed never becomes a formula."""

from __future__ import annotations

import pytest

from tthc_render.formats.spreadsheet_text import LONGEST_CELL, clean_cell, plain_cell, sheet_title


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84 912", "'+84 912"),
        ("-HYPERLINK(1)", "'-HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" \t=cmd|' /C calc'!A0", "' \t=cmd|' /C calc'!A0"),
        ("＝1", "'＝1"),
        ("\r=1", "‹U+000D›=1"),
        ("\x01=1", "'=1"),
        ("-12.5", "-12.5"),
        ("0912345678", "0912345678"),
        ("UBND xã A", "UBND xã A"),
        ("UBND xã \u202eA nẩC", "UBND xã ‹U+202E›A nẩC"),
        ("", ""),
    ],
)
def test_no_cell_is_read_as_a_formula(text: str, cell: str) -> None:
    assert plain_cell(text) == cell


def test_cells_hold_what_excel_can_hold() -> None:
    assert clean_cell("a\x00\x0bb") == "ab"
    assert len(clean_cell("x" * 40_000)) == LONGEST_CELL


def test_sheets_have_names_of_their_own() -> None:
    taken: set[str] = set()
    names = [sheet_title(text, taken) for text in ("II.06a", "ii.06A", "a/b", "x" * 40, "x" * 41, "")]
    assert names == ["II.06a", "ii.06A (2)", "a-b", "x" * 31, f"{'x' * 27} (2)", "Biểu"]
