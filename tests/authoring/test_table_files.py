"""Tables of CSV, Excel and Word files as the same grid, merged cells included."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import Grid, grid_of_texts, with_blanks_joined
from tthc_render.diagnostics.errors import DataUnreadable, WrongUsage

TEXTS = [
    ["STT", "Lĩnh vực", "Tiếp nhận", "", "", "Ghi chú"],
    ["", "", "Tổng số", "Trong kỳ", "", ""],
    ["", "", "", "Trực tuyến", "Trực tiếp", ""],
    ["(1)", "(2)", "(3)=(4)+(5)", "(4)", "(5)", "(6)"],
    ["1", "Đất đai", "3", "1", "2", ""],
]
MERGED = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 4), (0, 5, 2, 5), (1, 2, 2, 2), (1, 3, 1, 4)]


def to_csv(folder: Path) -> Path:
    text = io.StringIO()
    csv.writer(text).writerows(TEXTS)
    path = folder / "bảng.csv"
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    return path


def to_xlsx(folder: Path) -> Path:
    book = Workbook()
    sheet: Any = book.active
    for row in TEXTS:
        sheet.append([cell or None for cell in row])
    for top, left, bottom, right in MERGED:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    book.save(folder / "bảng.xlsx")
    return folder / "bảng.xlsx"


def to_docx(folder: Path) -> Path:
    document = Document()
    table = document.add_table(len(TEXTS), len(TEXTS[0]))
    for top, row in enumerate(TEXTS):
        for left, text in enumerate(row):
            if text:
                table.cell(top, left).text = text
    for top, left, bottom, right in MERGED:
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    document.save(str(folder / "bảng.docx"))
    return folder / "bảng.docx"


def header(grid: Grid) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.top, cell.left) for cell in row] for row in grid.rows[:4]]


@pytest.mark.parametrize("write", [to_csv, to_xlsx, to_docx])
def test_all_kinds_of_files_give_the_same_header(write: Any, tmp_path: Path) -> None:
    (grid,) = read_tables(write(tmp_path))
    grid = with_blanks_joined(grid, 0, 2)
    assert header(grid) == header(with_blanks_joined(grid_of_texts(TEXTS), 0, 2))
    assert grid.width == 6
    assert grid.rows[0][2].right == 4
    assert grid.rows[0][0].bottom >= 2
    assert grid.rows[1][3].right == 4


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_cells_is_found(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"STT{mark}Tên{mark}Số\n(1){mark}(2){mark}(3)\n", encoding="utf-8")
    assert read_tables(path)[0].width == 3


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.pdf", b"%PDF", WrongUsage),
        ("a.xlsx", b"not a zip", DataUnreadable),
        ("a.docx", b"not a zip", DataUnreadable),
        ("a.csv", b"\xff\xfe\x00", DataUnreadable),
        ("c.csv", b"a\0b;c", DataUnreadable),
        ("b.csv", b"", DataUnreadable),
    ],
)
def test_what_is_no_table_is_reported(name: str, data: bytes, error: type[Exception], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error, match=name.replace(".", r"\.")):
        read_tables(tmp_path / name)


def test_a_broken_file_is_not_called_too_large_for_its_name(tmp_path: Path) -> None:
    path = tmp_path / "hồ sơ quá hạn.xlsx"
    path.write_bytes(b"not a zip")
    with pytest.raises(DataUnreadable) as caught:
        read_tables(path)
    assert "quá lớn" not in caught.value.message


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="Không có tệp"):
        read_tables(tmp_path / "x.csv")


def test_without_the_library_for_excel_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = to_xlsx(tmp_path)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(WrongUsage, match="pip install"):
        read_tables(path)


def test_a_table_that_is_too_large_is_advised_to_be_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 1_500_000, encoding="utf-8")
    with pytest.raises(DataUnreadable, match="chép phần ấy sang một tệp mới"):
        read_tables(path)
