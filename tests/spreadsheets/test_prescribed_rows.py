"""Forms with prescribed rows, repeated rows, dates, choices and codes, there and back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from tests.support.workspaces import REPORT, build, write
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.library import Library
from tthc_render.spreadsheets.changes import changed_text
from tthc_render.spreadsheets.filled import about_of, filled_changes
from tthc_render.spreadsheets.form_workbook import OpenReport, form_workbook, open_report
from tthc_render.spreadsheets.read_book import read_book
from tthc_render.workspace.paths import Workspace

FORM = """
ma: M.01
ten: Biểu thử
nguon: Thử
phan:
  - khoa: phan_1
    cot:
      - {ten: Chỉ tiêu, khoa: chi_tieu, ma: A, kieu: chu}
      - {ten: Mã số, khoa: ma_so, ma: B, kieu: ma_dong}
      - {ten: Số, khoa: so, ma: (1), am: true}
      - {ten: Ngày, khoa: ngay, ma: (2), kieu: ngay}
      - {ten: Xếp loại, khoa: loai, ma: (3), kieu: chon, lua_chon: [Tốt, Khá]}
      - {ten: Ghi chú, khoa: ghi_chu, ma: (4), kieu: chu}
    dong:
      - {ma: "01", ten: Tổng, cong_thuc: 02 + 03}
      - {ma: "02", ten: Một}
      - {ma: "03", ten: Hai}
      - {tu_do: true}
"""
ROWS = """
bieu:
  M.01:
    dong:
      - {dong: "03", so: 3, ngay: 20/3/2024, loai: Tốt} # ba
"""


def opened(root: Path) -> tuple[OpenReport, Library]:
    library = Library(Workspace(root))
    [path] = (root / "data" / "so-mau").glob("*.yaml")
    report = open_report(path, library, Findings())
    assert report is not None
    return report, library


def started(root: Path, rows: str = ROWS, form: str = FORM) -> tuple[OpenReport, Any]:
    head, _, rest = REPORT.partition("bieu:")
    tail = rest[rest.index("loi_van:") :] if "loi_van:" in rest else ""
    build(root, report=f"{head}{rows}{tail}")
    write(root / "templates" / "forms" / "M.01.yaml", form)
    report, library = opened(root)
    findings = Findings()
    data = form_workbook(report, library, findings)
    assert data is not None, [item.message() for item in findings]
    return report, load_workbook(io.BytesIO(data))


def changed(report: OpenReport, book: Any, root: Path) -> tuple[str, list[str]]:
    book.save(root / "a.xlsx")
    sheets, findings = read_book(root / "a.xlsx"), Findings()
    about = about_of(sheets)
    assert about is not None
    changes = filled_changes(sheets, about, report, "a.xlsx", findings)
    return changed_text(report.source, changes), [item.code for item in findings]


def cell(sheet: Any, mark: str, key: str) -> Any:
    row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == mark)
    keys = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == "#phan_1")
    at = next(c for c in range(2, sheet.max_column + 1) if sheet.cell(keys, c).value == key)
    return sheet.cell(row, at)


def test_nothing_touched_nothing_changed(tmp_path: Path) -> None:
    report, book = started(tmp_path)
    assert changed(report, book, tmp_path) == (report.source.text, [])


def test_rows_that_were_missing_and_cells_of_all_kinds(tmp_path: Path) -> None:
    report, book = started(tmp_path)
    sheet = book["M.01"]
    assert cell(sheet, "phan_1/+/#01", "so").value.startswith("=IFERROR(")
    assert cell(sheet, "phan_1/0/#03", "chi_tieu").protection.locked
    cell(sheet, "phan_1/+/#02", "so").value = "(5)"
    cell(sheet, "phan_1/0/#03", "loai").value = "Khá"
    cell(sheet, "phan_1/0/#03", "ngay").value = "21/03/2024"
    for key, value in {"chi_tieu": "Dòng riêng", "so": 7, "ghi_chu": "=1+1 là hai"}.items():
        place = cell(sheet, "phan_1/+/", key)
        place.value = value
        place.data_type = "n" if isinstance(value, int) else "s"
    text, codes = changed(report, book, tmp_path)
    assert codes == []
    assert '      - {dong: "03", so: 3, ngay: "21/3/2024", loai: Khá} # ba\n' in text
    assert '      - dong: "02"\n        so: -5\n' in text
    assert '      - chi_tieu: Dòng riêng\n        so: 7\n        ghi_chu: "=1+1 là hai"\n' in text


def test_figures_that_the_form_prints_are_locked_numbers(tmp_path: Path) -> None:
    printed = '{ma: "02", ten: Một, in_san: [{cot: so, chu: "1.200"}]}'
    report, book = started(tmp_path, form=FORM.replace('{ma: "02", ten: Một}', printed))
    figure = cell(book["M.01"], "phan_1/+/#02", "so")
    assert (figure.value, figure.protection.locked) == (1200, True)
    assert changed(report, book, tmp_path) == (report.source.text, [])


def test_rows_of_the_unit_take_what_the_form_says_of_them(tmp_path: Path) -> None:
    report, book = started(tmp_path, form=FORM.replace("{tu_do: true}", "{tu_do: true, so_le: 2, bo_trong: [loai]}"))
    sheet = book["M.01"]
    assert "#" in cell(sheet, "phan_1/+/", "so").number_format.partition(".")[2]
    assert cell(sheet, "phan_1/+/", "loai").protection.locked
    cell(sheet, "phan_1/+/", "chi_tieu").value = "Dòng riêng"
    cell(sheet, "phan_1/+/", "so").value = 1.25
    text, codes = changed(report, book, tmp_path)
    assert codes == []
    assert "      - chi_tieu: Dòng riêng\n        so: 1.25\n" in text


def test_a_row_of_the_unit_shows_its_own_code(tmp_path: Path) -> None:
    rows = ROWS + "      - {chi_tieu: Dòng riêng, ma_so: R1, so: 2, ngay: 1/2/2024, loai: Khá}\n"
    report, book = started(tmp_path, rows)
    assert cell(book["M.01"], "phan_1/1/dong_rieng", "ma_so").value == "R1"
    assert changed(report, book, tmp_path) == (report.source.text, [])


def test_a_choice_that_is_none_is_named(tmp_path: Path) -> None:
    report, book = started(tmp_path)
    cell(book["M.01"], "phan_1/0/#03", "loai").value = "Kém"
    _, codes = changed(report, book, tmp_path)
    assert codes == ["D801"]


REPEATED = (
    FORM.replace("    dong:", "    lap: true\n    dong:")
    + """
chan_bieu:
  - {chuc_danh: NGƯỜI LẬP BIỂU, khoa: nguoi_lap}
  - {chuc_danh: THỦ TRƯỞNG ĐƠN VỊ}
"""
)
BLOCKS = """
bieu:
  M.01: # hai huyện
    dong:
      - nhom: Huyện A
      - {dong: "02", so: 1} # A một
      - {dong: "03", so: 2}
      - {chi_tieu: Ngoài biểu, so: 5}
      - nhom: Huyện B
      - {dong: "02", so: 10}
      - {dong: "03", so: 20}
"""


def rows_marked(sheet: Any, mark: str) -> list[int]:
    return [number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 1).value == mark]


def test_repeated_rows_come_back_to_their_own_block(tmp_path: Path) -> None:
    report, book = started(tmp_path, BLOCKS, REPEATED)
    assert changed(report, book, tmp_path) == (report.source.text, [])
    sheet = book["M.01"]
    cell(sheet, "phan_1/5/#02", "so").value = 11
    cell(sheet, "phan_1/2/#03", "loai").value = "Khá"
    keys = next(number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 1).value == "#phan_1")
    columns = {sheet.cell(keys, at).value: at for at in range(2, sheet.max_column + 1)}
    spare = rows_marked(sheet, "phan_1/+/")
    for number, name in ((spare[0], "Thêm ở A"), (spare[-1], "Thêm ở B")):
        sheet.cell(number, columns["chi_tieu"]).value = name
        sheet.cell(number, columns["so"]).value = 7
    text, codes = changed(report, book, tmp_path)
    assert codes == []
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("- ")]
    at = [number for number, line in enumerate(lines) if "nhom" in line]
    first, second = lines[at[0] : at[1]], lines[at[1] :]
    assert "# A một" in first[1]
    assert "loai: Khá" in first[2]
    assert "chi_tieu: Thêm ở A" in first[4]
    assert "so: 11" in second[1]
    assert "chi_tieu: Thêm ở B" in second[3]


def test_a_prescribed_row_that_one_block_lacks_is_added_there(tmp_path: Path) -> None:
    report, book = started(tmp_path, BLOCKS.replace('      - {dong: "03", so: 20}\n', ""), REPEATED)
    sheet = book["M.01"]
    [missing] = rows_marked(sheet, "phan_1/+/#03")
    keys = next(number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 1).value == "#phan_1")
    columns = {sheet.cell(keys, at).value: at for at in range(2, sheet.max_column + 1)}
    sheet.cell(missing, columns["so"]).value = 20
    text, codes = changed(report, book, tmp_path)
    assert codes == []
    assert text.index("so: 20") > text.index("so: 10") > text.index("Huyện B")


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("", {}, {}),
        ("", {"nguoi_lap": "Trần Thị  Bình "}, {"nguoi_lap": "Trần Thị Bình"}),
        ("", {"thu_truong_don_vi": "An: #1"}, {"thu_truong_don_vi": "An: #1"}),
        (
            "nguoi_lap: Lê A, thu_truong_don_vi: Lê B",
            {"nguoi_lap": "Lê C"},
            {"nguoi_lap": "Lê C", "thu_truong_don_vi": "Lê B"},
        ),
        ("nguoi_lap: Lê A, thu_truong_don_vi: Lê B", {"nguoi_lap": None}, {"thu_truong_don_vi": "Lê B"}),
        ("nguoi_lap: Lê A", {"nguoi_lap": "  "}, None),
        ("nguoi_lap: Lê A", {}, {"nguoi_lap": "Lê A"}),
    ],
)
def test_names_of_signers_come_back(
    tmp_path: Path, before: str, typed: dict[str, str | None], after: dict[str, str] | None
) -> None:
    rows = BLOCKS.replace("    dong:", f"    nguoi_ky: {{{before}}}\n    dong:") if before else BLOCKS
    report, book = started(tmp_path, rows, REPEATED)
    sheet = book["M.01"]
    for key, name in typed.items():
        [number] = rows_marked(sheet, f"nguoi_ky/{key}")
        sheet.cell(number, 3).value = name
        assert not sheet.cell(number, 3).protection.locked
    text, codes = changed(report, book, tmp_path)
    assert codes == []
    assert yaml.safe_load(text)["bieu"]["M.01"].get("nguoi_ky") == (after or None)
    assert "# A một" in text
    if not typed:
        assert text == report.source.text


def test_a_name_of_figures_is_named_by_its_cell(tmp_path: Path) -> None:
    report, book = started(tmp_path, BLOCKS, REPEATED)
    [number] = rows_marked(book["M.01"], "nguoi_ky/nguoi_lap")
    book["M.01"].cell(number, 3).value = 12
    assert changed(report, book, tmp_path) == (report.source.text, ["D801"])
