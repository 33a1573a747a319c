"""Workbooks as a person sees them: formats, hidden rows and columns, formulas without stored values, ODS and XLS."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from tthc_render.authoring import workbooks
from tthc_render.authoring.old_workbooks import OldSheet
from tthc_render.authoring.sheet_formulas import place_of
from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.workbooks import ROWS_MAX, read_workbook


def workbook(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    for row in (["STT", "Tên", "Nội bộ", "Số"], ["(1)", "(2)", "(3)", "(4)"], [1, "A", "x", 5], [2, "B", "y", 6]):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet["Z1"].number_format = "0.00"  # a cell far away with a format only
    hidden = book.create_sheet("Nháp")
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def test_hidden_rows_columns_and_sheets_are_left_out(tmp_path: Path) -> None:
    [grid] = read_tables(workbook(tmp_path / "a.xlsx"))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["STT", "Tên", "Số"], ["(1)", "(2)", "(4)"], ["1", "A", "5"],
    ]  # fmt: skip
    assert grid.columns == (1, 2, 4)
    assert grid.remarks == (
        "bỏ trang tính ẩn “Nháp”; cần đọc thì cho hiện rồi chạy lại",
        "bỏ hàng ẩn 4 “B”; dòng tổng của bảng gốc có thể đã cộng cả hàng ẩn",
    )


@pytest.mark.parametrize(
    ("names", "hidden", "is_lost"),
    [
        (["A", "B", "Tổng"], (5,), True),
        (["A", "B", "TỔNG CỘNG:"], (4, 5), True),
        (["A", "B", "Tổng"], (4,), False),
        (["Cộng", "B", "Tổng"], (5,), False),
        (["A", "Tổng kết", "B"], (4,), False),
    ],
)
def test_a_hidden_total_beside_no_other_is_told_to_be_lost(
    tmp_path: Path, names: list[str], hidden: tuple[int, ...], is_lost: bool
) -> None:
    book = Workbook()
    for row in (["STT", "Tên", "Tổng số"], ["(1)", "(2)", "(3)"], *([at, name, 5] for at, name in enumerate(names))):
        book.active.append(row)
    for row in hidden:
        book.active.row_dimensions[row].hidden = True
    book.save(tmp_path / "a.xlsx")
    [remark] = read_tables(tmp_path / "a.xlsx")[0].remarks
    assert ("biểu không còn dòng tổng" in remark, "có thể đã cộng" in remark) == (is_lost, not is_lost)


def test_formulas_without_stored_values_are_computed_where_simple(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([1, "=A1+1", "=B1+1", "=VLOOKUP(A1,X:Y,2)"])
    book.save(tmp_path / "a.xlsx")
    [sheet] = read_workbook(tmp_path / "a.xlsx")
    assert [sheet.cells[1, column].text for column in (1, 2, 3, 4)] == ["1", "2", "3", ""]
    assert sheet.cells[1, 2].formula == "=A1+1"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("=A1*B1", "20"),
        ("=(A1+B1)/2", "6"),
        ("=SUM(A1:C1)", "10"),
        ("=A1/C1", ""),
        ("=ROUND(A1,0)", ""),
        ("=A1**B1", ""),
        ("=SUM(A1:B200)", ""),
    ],
)
def test_what_simple_formulas_come_to(formula: str, text: str, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([2, 10, 0 if formula == "=A1/C1" else -2, formula])
    book.save(tmp_path / "a.xlsx")
    [sheet] = read_workbook(tmp_path / "a.xlsx")
    assert sheet.cells[1, 4].text == text
    assert bool(sheet.remarks) == (formula in ("=ROUND(A1,0)", "=A1**B1", "=SUM(A1:B200)"))


def test_places() -> None:
    assert place_of("E7") == place_of("$E$7") == (7, 5)
    assert place_of("AA1") == (1, 27)
    with pytest.raises(ValueError, match="7E"):
        place_of("7E")


def test_an_old_workbook_is_read_as_excel_shows_it() -> None:
    [grid] = read_tables(Path(__file__).parents[1] / "data" / "tables" / "so-vu.xls")
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["TT", "Đơn vị", "Số vụ", "Số vụ"], ["TT", "Đơn vị", "Mới", "Cũ"], ["(1)", "(2)", "(3)", "(4)"],
        ["1", "Xã A", "3", "4,5"],
    ]  # fmt: skip
    assert grid.remarks == ()


def ods(path: Path, merged: str = "") -> Path:
    rows = [["STT", "Tên", "Nháp", "Số"], ["(1)", "(2)", "(3)", "(4)"], ["1", "A", "x", "5"], ["2", "B", "y", "6"]]
    cells = (
        "".join(
            f"<table:table-row{' table:visibility=' + chr(34) + 'collapse' + chr(34) if number == 3 else ''}>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
                for text in row
            )
            + "</table:table-row>"
            for number, row in enumerate(rows)
        )
        + merged
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        "<table:table-column/>"
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Bieu">{columns}{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def test_an_opendocument_sheet_is_read_without_what_is_hidden(tmp_path: Path) -> None:
    [grid] = read_tables(ods(tmp_path / "a.ods"))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["STT", "Tên", "Số"],
        ["(1)", "(2)", "(4)"],
        ["1", "A", "5"],
    ]


def test_merged_cells_of_an_opendocument_sheet_are_read(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>M</text:p>'
    row = f"<table:table-row>{cell}</table:table-cell><table:covered-table-cell/></table:table-row>"
    [sheet] = read_workbook(ods(tmp_path / "a.ods", row))
    assert sheet.merged == [(5, 1, 5, 2)]


def test_of_a_very_long_sheet_only_the_first_rows_are_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Workbook()
    for number in range(1, ROWS_MAX + 50):
        book.active.append([number])
    book.save(tmp_path / "a.xlsx")
    monkeypatch.setattr(workbooks, "LONG_SHEET", 1000)
    [sheet] = read_workbook(tmp_path / "a.xlsx")
    assert max(row for row, _ in sheet.cells) == ROWS_MAX
    assert "chỉ đọc 2000 hàng" in sheet.remarks[0]


@pytest.mark.parametrize(
    ("formats", "text", "asked"), [({(4, 4): "0.0%"}, "450,0%", 0), ({(4, 4): "0;(0)"}, "4,5", 0), ({}, "4,5", 1)]
)
def test_numbers_of_an_old_workbook_have_their_formats(
    formats: dict[tuple[int, int], str], text: str, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "old_sheets", lambda path: [OldSheet(("A4", "doc"), formats=formats)])
    [sheet] = workbooks.read_workbook(Path(__file__).parents[1] / "data" / "tables" / "so-vu.xls")
    assert sheet.cells[4, 4].text == text
    assert len([remark for remark in sheet.remarks if "cách hiện số" in remark]) == asked


@pytest.mark.parametrize(
    ("area", "taken"), [("B2:B7", True), ("B2:B1000", True), ("B2:B5", True), ("B3 B6", False), ("B2:B3", False)]
)
def test_a_list_of_few_cells_is_none_of_the_column(tmp_path: Path, area: str, taken: bool) -> None:
    book = Workbook()
    for index in range(7):
        book.active.append(["Chỉ số", "Kết quả", "Điểm"] if not index else [f"Chỉ số {index}", "5", "x"])
    rule = DataValidation(type="list", formula1='"Có,Không"')
    for part in area.split():
        rule.add(part)
    book.active.add_data_validation(rule)
    book.save(tmp_path / "a.xlsx")
    [grid] = read_tables(tmp_path / "a.xlsx")
    assert dict(grid.choices) == ({1: ("Có", "Không")} if taken else {})
    assert any("có danh sách chọn (Có, Không)" in remark for remark in grid.remarks) is not taken


GUARDED = ["Việc A", None, 2, '=IF(B2="","",MAX(C2,1)/B2)']


def guarded(folder: Path, *, saved: bool) -> Path:
    """A workbook with a formula that comes to "", with or without what it comes to in the file."""
    book = Workbook()
    for row in (["Nội dung", "Kế hoạch", "Thực hiện", "Tỷ lệ"], GUARDED):
        book.active.append(row)
    path = folder / "a.xlsx"
    book.save(path)
    if saved:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = parts[sheet].replace(b'<c r="D2">', b'<c r="D2" t="str">')
        assert b't="str"' in parts[sheet]
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)
    return path


@pytest.mark.parametrize("saved", [True, False])
def test_a_formula_that_came_to_nothing_is_stored(tmp_path: Path, saved: bool) -> None:
    sheet = read_workbook(guarded(tmp_path, saved=saved))[0]
    assert sheet.cells[2, 4].unsaved is not saved
    assert any("chưa lưu giá trị" in remark for remark in sheet.remarks) is not saved


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("of:=IF([.B2]=0;&quot;&quot;;MAX([.B2];1))", False),
        ("of:=IF(ISNUMBER([.B2]);MAX([.B2];1);&quot;...&quot;)", False),
        ("of:=MAX([.B2];1)", True),
    ],
)
def test_a_blank_formula_of_an_ods_file_may_have_come_to_nothing(tmp_path: Path, formula: str, told: bool) -> None:
    row = f'<table:table-row><table:table-cell table:formula="{formula}"/></table:table-row>'
    path = ods(tmp_path / "a.ods", row)
    assert any("chưa lưu giá trị" in remark for remark in read_workbook(path)[0].remarks) is told
