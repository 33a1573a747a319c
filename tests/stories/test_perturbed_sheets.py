"""Sheets as other offices would send them: each fact of a sheet stays in its form, or the draft tells it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tthc_render.authoring.new_form import Pick, picked_of
from tthc_render.authoring.table_leaves import leaves_of

Sheet = Worksheet
HEAD = 5
CODES = 7
"""Rows of the first titles and of the codes."""
ROWS: list[list[object]] = [
    ["Biểu số 07/KTXH"],
    ["KẾT QUẢ SẢN XUẤT CỦA CÁC XÃ"],
    ["(Ban hành theo Thông tư số 10/2024/TT-BNV ngày 05/6/2024)"],
    [None, None, None, None, None, None, "Đơn vị tính: triệu đồng"],
    ["TT", "Chỉ tiêu", "Mã số", "Dự toán", "Thực hiện", None, "So sánh (%)"],
    [None, None, None, None, "Tổng số", "Tr.đó: xã", None],
    ["A", "B", "C", "1", "2", "3", "4=2/1*100"],
    ["I", "Tổng thu (01=02+03)", "01", 300, 270, 30, 90],
    ["1", "Thu nội địa", "02", 200, 180, 20, 90],
    ["2", "Thu khác", "03", 100, 90, 10, 90],
    ["II", "Tổng chi", "04", 250, 200, 40, 80],
    [],
    ["Ghi chú: số liệu đã quyết toán."],
    [None, "NGƯỜI LẬP BIỂU", None, None, None, "CHỦ TỊCH"],
]
MERGED = ("A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:F5", "G5:G6")


def book() -> Workbook:
    out = Workbook()
    sheet = out.active
    assert sheet is not None
    for at, row in enumerate(ROWS, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(at, column, value)  # type: ignore[arg-type]
    for area in MERGED:
        sheet.merge_cells(area)
    return out


def facts(path: Path) -> tuple[dict[str, object], str]:
    """What the form of a sheet says, by name, and all remarks as one text."""
    out: dict[str, object] = {}
    remarks: list[str] = []
    for _, header in picked_of(path, Pick())[:1]:
        remarks += header.remarks
        for leaf in leaves_of(header.columns):
            formula = re.sub(r"[()\[\]\s]", "", leaf.formula)
            out[f"cột {leaf.title}"] = (leaf.kind, formula, leaf.whole.strip("()[]"), leaf.signed)
            remarks.append(f"{leaf.title} {leaf.note}")
        for row in header.rows:
            out[f"dòng {row.label}"] = (row.code, row.formula, row.parent, row.heading)
            remarks.append(f"{row.label} {row.remark}")
        out |= {"ký hiệu": header.sign, "tên": header.title, "đơn vị tính": header.measure, "nguồn": header.circular}
        out |= {f"ghi chú {note}": True for note in header.notes}
        out |= {f"ký {title}": True for title, _ in header.signers}
    return out, " ".join(remarks)


def measure_at_the_left(sheet: Sheet) -> None:
    sheet["G4"].value, sheet["A4"].value = None, "(ĐVT: triệu đồng)"


def heads_without_merged_cells(sheet: Sheet) -> None:
    for area in MERGED:
        sheet.unmerge_cells(area)


def codes_in_brackets(sheet: Sheet) -> None:
    for column, code in zip("DEFG", ("(1)", "(2)", "(3)", "(4)=(2)/(1)*100"), strict=True):
        sheet[f"{column}{CODES}"].value = code


def codes_in_squares(sheet: Sheet) -> None:
    for column, code in zip("DEFG", ("[1]", "[2]", "[3]", "[4]=[2]/[1]*100"), strict=True):
        sheet[f"{column}{CODES}"].value = code


def codes_as_numbers(sheet: Sheet) -> None:
    for column, code in zip("DEF", (1, 2, 3), strict=True):
        sheet[f"{column}{CODES}"].value = code


def another_table_below(sheet: Sheet) -> None:
    sheet.append([])
    head = ["TT", "Phòng", "Đầu kỳ", "Cuối kỳ"]
    for row in (["BẢNG PHỤ VỀ NHÂN SỰ"], head, ["A", "B", "1", "2"], ["1", "Một", 5, 6]):
        sheet.append(row)


def blank_rows_below_the_codes(sheet: Sheet) -> None:
    sheet.insert_rows(CODES + 1, 2)


def rows_above(sheet: Sheet) -> None:
    for area in MERGED:
        sheet.unmerge_cells(area)
    sheet.insert_rows(1, 3)
    for area in MERGED:
        sheet.merge_cells(re.sub(r"\d+", lambda found: str(int(found[0]) + 3), area))


KEPT: list[Callable[[Sheet], None]] = [
    measure_at_the_left, heads_without_merged_cells, codes_in_brackets, codes_in_squares, codes_as_numbers,
    another_table_below, blank_rows_below_the_codes, rows_above,
]  # fmt: skip


def hidden_share(sheet: Sheet) -> None:
    sheet.column_dimensions["G"].hidden = True


def hidden_row(sheet: Sheet) -> None:
    sheet.row_dimensions[HEAD + 5].hidden = True


def no_row_of_codes(sheet: Sheet) -> None:
    for column in "ABCDEFG":
        sheet[f"{column}{CODES}"].value = None


def shares_as_parts_of_one(sheet: Sheet) -> None:
    for row, value in enumerate((0.904, 0.912, 0.887, 0.8), CODES + 1):
        sheet[f"G{row}"].value = value


TOLD: list[tuple[Callable[[Sheet], None], str]] = [
    (hidden_share, "bỏ cột ẩn G “So sánh (%)”"),
    (hidden_row, "bỏ hàng ẩn 10 “Thu khác”"),
    (no_row_of_codes, "không biết công thức"),
    (shares_as_parts_of_one, "không khớp công thức"),
]


def changed(change: Callable[[Sheet], None], folder: Path) -> Path:
    out = book()
    sheet = out.active
    assert sheet is not None
    change(sheet)
    path = folder / "changed.xlsx"
    out.save(path)
    return path


@pytest.fixture
def known(tmp_path: Path) -> dict[str, object]:
    path = tmp_path / "as-is.xlsx"
    book().save(path)
    return facts(path)[0]


def test_the_sheet_as_it_is(known: dict[str, object]) -> None:
    assert known["cột So sánh (%)"] == ("ty_le", "2/1*100", "", False)
    assert known["cột Tr.đó: xã"] == ("tien", "", "2", False)
    assert known["dòng Tổng thu (01=02+03)"] == ("01", "02 + 03", "", False)
    assert known["đơn vị tính"] == "triệu đồng"
    assert {"ghi chú Ghi chú: số liệu đã quyết toán.", "ký NGƯỜI LẬP BIỂU", "ký CHỦ TỊCH"} <= known.keys()


@pytest.mark.parametrize("change", KEPT, ids=lambda change: change.__name__)
def test_the_same_sheet_in_another_dress_is_the_same_form(
    change: Callable[[Sheet], None], known: dict[str, object], tmp_path: Path
) -> None:
    assert facts(changed(change, tmp_path))[0] == known


@pytest.mark.parametrize(("change", "words"), TOLD, ids=lambda value: getattr(value, "__name__", ""))
def test_what_a_sheet_no_longer_shows_is_told(change: Callable[[Sheet], None], words: str, tmp_path: Path) -> None:
    assert words in facts(changed(change, tmp_path))[1]
