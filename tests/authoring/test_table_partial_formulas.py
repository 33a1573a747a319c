"""Formulas that a file has in some cells only of a column or a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_headers import TableHeader, read_header
from tthc_render.authoring.table_leaves import leaves_of

Rows = list[list[object]]
HEAD: Rows = [["STT", "Loại", "Mã", "Đầu kỳ", "Lúa", "Màu", "Rừng"], ["A", "B", "C", "1", "2", "3", "4"]]


def header(tmp_path: Path, rows: Rows) -> TableHeader:
    book = Workbook()
    for row in [*HEAD, *rows]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    return read_header(read_tables(tmp_path / "a.xlsx")[0])


def lines(*cells: tuple[object, object, object, object], total: tuple[object, ...] = ()) -> Rows:
    rows: Rows = [[at, f"Đất {at}", f"0{at}", *row] for at, row in enumerate(cells, 1)]
    return [*rows, *([["", "Tổng cộng", "", *total]] if total else [])]


B = None


@pytest.mark.parametrize(
    ("rows", "formulas", "told"),
    [
        pytest.param(
            lines((B, "=D3+1", B, B), (B, B, "=D4+1", B), (B, B, B, "=D5+1")),
            ("", "", ""),
            "cột 2, 3, 4: ít dòng có công thức trong ô Excel ((1) + 1): chỉ ô E3, F4, G5; để nhập cả cột",
            id="a diagonal of blank cells",
        ),
        pytest.param(
            lines((9, "=D3-1", 2, 3), (9, 4, "=D4-1", 3), (9, 4, 2, "=D5-1")),
            ("", "", ""),
            "chỉ ô E3, F4, G5; để nhập cả cột",
            id="a diagonal among figures",
        ),
        pytest.param(
            lines((9, "=D3-1", 2, 3), (9, "=D4-1", 2, 3), (9, 7, 2, 3)),
            ("(1) - 1", "", ""),
            "số gõ trong bảng gốc khác công thức (1) - 1 (ô E5 ghi 7, tính ra 8)",
            id="one figure among formulas",
        ),
        pytest.param(
            lines((9, "=D3-F3", 2, 3), (9, "=D4-F4", 2, 3), (9, B, 2, 3)),
            ("(1) - (3)", "", ""),
            "dòng 03 không có công thức (1) - (3) như các dòng khác",
            id="one blank cell among formulas",
        ),
        pytest.param(
            lines((9, "=D3-F3", 2, 3), (9, "=D4-F4", 2, 3), (9, "x", 2, 3)),
            ("(1) - (3)", "", ""),
            "",
            id="a crossed cell is none that lacks it",
        ),
        pytest.param(
            lines((9, "=D3-F3", 2, 3), (9, "=D4-F4", 2, 3), (9, "=D5-F5", 2, 3)), ("(1) - (3)", "", ""), "", id="all"
        ),
    ],
)  # fmt: skip
def test_a_column_is_computed_where_most_of_its_cells_are(
    tmp_path: Path, rows: Rows, formulas: tuple[str, ...], told: str
) -> None:
    found = header(tmp_path, rows)
    assert tuple(leaf.formula for leaf in list(leaves_of(found.columns))[4:]) == formulas
    remarks = [remark for remark in found.remarks if "công thức (" in remark or "ít dòng" in remark]
    assert (told in " ".join(remarks)) if told else not remarks


@pytest.mark.parametrize(
    ("cells", "formula", "told"),
    [
        (("=D4+D5", "=E4+E5", "=F4+F5", "=G4+G5"), "02 + 03", ""),
        (("=D4+D5", "=E4+E5", "=F4+F5", B), "02 + 03", "trong tệp ô G3 không có công thức"),
        (("=D4+D5", "=E4+E5", "=F4+F5", "x"), "02 + 03", ""),
        (("=D4+D5", "=E4+E5", "=F4+F5", 6), "02 + 03", ""),  # what the formula comes to
        (("=D4+D5", B, 9, B), "", "chỉ cột 1 có công thức trong ô Excel (02 + 03), ô E3, F3, G3 không có"),
    ],
)
def test_a_row_is_computed_where_most_of_its_cells_are(
    tmp_path: Path, cells: tuple[object, object, object, object], formula: str, told: str
) -> None:
    found = header(tmp_path, lines(cells, (9, 1, 2, 3), (8, 1, 2, 3)))
    assert found.rows[0].formula == formula
    assert told in found.rows[0].remark
    assert ("không có" in found.rows[0].remark) is bool(told)


@pytest.mark.parametrize(
    ("total", "told"),
    [
        (("=SUM(D3:D5)", "=E4+E5", "=F3+F5", "=G3+G4+G5"), "không cộng ô E3, F4,"),
        (("=SUM(D3:D5)", "=SUM(E3:E5)", "=F3+F4+F5", "=G3+G4+G5"), ""),
    ],
)
def test_cells_that_the_total_of_a_file_leaves_out_are_told(
    tmp_path: Path, total: tuple[object, ...], told: str
) -> None:
    found = header(tmp_path, lines((9, 1, 2, 3), (9, 1, 2, 3), (8, 1, 2, 3), total=total))
    remarks = [remark for remark in found.remarks if "không cộng ô" in remark]
    assert (told in remarks[0]) if told else not remarks


@pytest.mark.parametrize(
    ("base", "formula", "told"),
    [
        (("D$3", "D$6"), "", "dòng 01–03 chia cho dòng 01; dòng 04–06 chia cho dòng 04"),
        (("D$3", "D$3"), "(1) / tong(1) * 100", ""),
    ],
)
def test_shares_of_several_totals_are_typed_and_asked_about(
    tmp_path: Path, base: tuple[str, str], formula: str, told: str
) -> None:
    rows: Rows = [["STT", "Nội dung", "Mã", "Số tiền", "Tỷ trọng (%)"], ["A", "B", "C", "1", "2"]]
    names = ["Tổng thu", "Thu A", "Thu B", "Tổng chi", "Chi A", "Chi B"]
    for at, (name, value) in enumerate(zip(names, (100, 60, 40, 80, 50, 30), strict=True), 1):
        rows.append([at, name, f"0{at}", value, f"=D{at + 2}/{base[at > 3]}*100"])
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = read_header(read_tables(tmp_path / "a.xlsx")[0])
    share = list(leaves_of(found.columns))[4]
    assert (share.kind, share.formula) == ("ty_le", formula)
    assert told in share.note
