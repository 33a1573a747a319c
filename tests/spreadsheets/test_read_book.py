"""Workbooks of strangers."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage
from tthc_render.spreadsheets.read_book import read_book


def test_what_a_sheet_holds(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B2"], sheet["C3"] = "Tên", 5, "=B2+1"
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["C"].hidden = True
    book.create_sheet("ẩn").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    [first, second] = read_book(tmp_path / "a.xlsx")
    assert first.cells == {(1, 1): "Tên", (2, 2): 5, (3, 3): None}
    assert (first.formulas, first.merged) == ({(3, 3): "=B2+1"}, [(1, 1, 1, 2)])
    assert (first.hidden_rows, first.hidden_columns, first.last_row) == ({2}, {3}, 3)
    assert (first.hidden, second.hidden) == (False, True)


def test_broken_and_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(DataUnreadable):
        read_book(tmp_path / "a.xlsx")
    (tmp_path / "a.xls").write_bytes(b"")
    with pytest.raises(DataUnreadable):
        read_book(tmp_path / "a.xls")
    (tmp_path / "a.png").write_bytes(b"")
    with pytest.raises(WrongUsage):
        read_book(tmp_path / "a.png")


def test_a_table_of_texts_keeps_its_places(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Tên;Số\n\nHộ tịch;1.204\n", encoding="utf-8")
    [sheet] = read_book(tmp_path / "a.csv")
    assert sheet.cells[sheet.last_row, 2] == "1.204"
    assert sheet.row(1) == {1: "Tên", 2: "Số"}
