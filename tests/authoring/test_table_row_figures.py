"""What figures of prescribed rows show beside and against their formulas."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tthc_render.authoring.table_files import read_tables
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_headers import TableHeader, read_header

HEAD = [["STT", "Chỉ tiêu", "Mã số", "Kỳ trước", "Kỳ này"], ["A", "B", "C", "1", "2"]]


def found(*rows: list[str], head: list[list[str]] = HEAD) -> TableHeader:
    return read_header(grid_of_texts([*head, *rows]))


@pytest.mark.parametrize(("total", "asked"), [("9", False), ("12", True)])
def test_a_sample_that_denies_the_formula_of_its_row_is_asked(total: str, asked: bool) -> None:
    rows = [["1", "Đã xử lý", "01", "4", ""], ["2", "Chưa xử lý", "02", "5", ""], ["3", "Cộng (03=01+02)", "03"]]
    header = found(*rows[:2], [*rows[2], total, ""])
    assert header.rows[2].formula == "01 + 02"
    assert ("không khớp công thức 01 + 02 (cột 1 ghi 12, tính ra 9)" in header.rows[2].remark) is asked


def test_rows_of_one_level_that_add_up_as_figures_show_are_asked() -> None:
    rows = [["I", "Hồ sơ mới", "01", "4", "6"], ["1", "Trực tiếp", "02", "1", "2"], ["2", "Khác", "03", "3", "4"]]
    rows += [["II", "Hồ sơ cũ", "04", "5", "7"], ["III", "Phải giải quyết", "05", "9", "13"]]
    assert "dòng này = 01 + 04: luôn đúng thì ghi cong_thuc" in found(*rows).rows[4].remark
    rows[-1] = ["III", "Còn lại", "05", "1", "2"]
    assert "dòng này =" not in found(*rows).rows[4].remark


def test_a_difference_of_the_two_rows_before_is_asked() -> None:
    rows = [["I", "Thu", "01", "40", "60"], ["II", "Chi", "02", "25", "37"], ["III", "Kết dư", "03", "15", "23"]]
    assert "dòng này = 01 - 02" in found(*rows).rows[2].remark


def test_a_part_of_all_is_one_of_the_total_further_up() -> None:
    rows = [["", "Tổng số", "01", "100", "90"], ["I", "Trong nước", "02", "60", "50"]]
    rows += [["II", "Nước ngoài", "03", "40", "40"], ["", "Trong tổng số: nữ", "04", "30", "20"]]
    part = found(*rows).rows[3]
    assert part.parent == "01"
    assert "của dòng 03 thì sửa trong_do" in part.remark


def test_a_row_of_words_among_figures_takes_words() -> None:
    head = [["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"], ["A", "B", "1", "2"]]
    rows = [["Hộ nghèo", "Hộ", "20", "18"], ["Thôn văn hóa", "Thôn", "5", "5"], ["Xếp loại", "", "Đạt", "Đạt"]]
    row = found(*rows, head=head).rows[2]
    assert (row.heading, row.kind) == (False, "chu")
    assert "ô số ghi chữ “Đạt”: hiểu là dòng ghi chữ" in row.remark


def test_groups_of_rows_without_numbers_are_sums_as_figures_show() -> None:
    rows = [["I", "Nội địa", "01", "60", "80"], ["", "Doanh nghiệp", "02", "20", "30"], ["", "Hộ", "03", "40", "50"]]
    rows += [["II", "Nước ngoài", "04", "40", "50"], ["", "Á", "05", "15", "20"], ["", "Âu", "06", "25", "30"]]
    header = found(*rows, ["III", "Tổng thu", "07", "100", "130"])
    assert [row.formula for row in header.rows] == ["02 + 03", "", "", "05 + 06", "", "", ""]
    assert "số trong bảng gốc cho thấy 01 + 04" in header.rows[6].remark


def test_bold_rows_that_add_up_those_below_them_are_sums_or_asked(tmp_path: Path) -> None:
    book = Workbook()
    lines = [["Chỉ tiêu", "Năm trước", "Năm nay"], ["A", 1, 2], ["Nội địa", 60, 80], ["Doanh nghiệp", 20, 30]]
    for line in [*lines, ["Hộ", 40, 50], ["Nước ngoài", 40, 50], ["Á", 15, 20], ["Âu", 25, 30]]:
        book.active.append(line)
    for row in (3, 6):
        book.active.cell(row, 1).font = Font(bold=True)
    book.save(tmp_path / "a.xlsx")
    [grid] = read_tables(tmp_path / "a.xlsx")
    fixed = read_header(grid, fixed=True)
    assert [row.formula for row in fixed.rows] == ["02 + 03", "", "", "05 + 06", "", ""]
    assert any("dòng “Nội địa”, “Nước ngoài”: số bằng tổng" in remark for remark in read_header(grid).remarks)
