"""Total rows: their labels, and the columns that they leave blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_totals import (
    about_rows_left_out,
    about_rows_of_groups,
    crosses_of_sums,
    label_of_total,
)

HEAD = [["TT", "Loại việc", "Số việc", "Mức thu", "Số thu", "Tỷ lệ (%)"], ["A", "B", "1", "2", "3=1*2", "4"]]
ROWS = [["1", "Khai sinh", "35", "8.000", "280.000", "90"], ["2", "Kết hôn", "4", "30.000", "120.000", "80"]]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Tổng cộng: 03 hộ", ("Tổng cộng", "03 hộ")),
        ("Cộng (12 người)", ("Cộng", "12 người")),
        ("TỔNG SỐ", ("TỔNG SỐ", "")),
        ("Tổng cộng 2026", ("Tổng cộng 2026", "")),
    ],
)
def test_the_count_in_a_label(label: str, found: tuple[str, str]) -> None:
    assert label_of_total(label) == found


@pytest.mark.parametrize(
    ("total", "summed"),
    [
        (["", "Cộng", "39", "", "400.000", ""], ("so_viec", "so_thu")),
        (["", "Cộng", "39", "38.000", "400.000", ""], ()),  # all that add up
        (["", "Cộng", "", "", "", ""], ()),  # shows nothing
    ],
)
def test_columns_that_the_total_leaves_blank(total: list[str], summed: tuple[str, ...]) -> None:
    header = read_header(grid_of_texts([*HEAD, *ROWS, total]))
    assert header.summed == summed
    assert any("để trống cột 2" in remark for remark in header.remarks) is bool(summed)


def test_a_total_of_shares_that_nobody_can_compute_is_said() -> None:
    header = read_header(grid_of_texts([*HEAD, *ROWS, ["", "Cộng", "39", "38.000", "400.000", "85"]]))
    assert any("không tính được" in remark and "cột 4" in remark for remark in header.remarks)


LISTED = [["TT", "Tên xe", "Giá mua", "Giá bán"], ["1", "2", "3", "4"], ["I", "Xe con", "", ""]]
LISTED += [["1", "Xe A", "100", "120"], ["2", "Xe B", "50", ""], ["II", "Xe tải", "", ""], ["1", "Xe C", "300", "290"]]


@pytest.mark.parametrize(
    ("total", "note", "told"),
    [
        (["", "Cộng", "400", "410"], "", ["cột 3 ghi 400, các dòng cộng lại 450"]),
        (["", "Cộng", "450", "410"], "", []),
        (["", "Cộng", "", ""], "Ghi chú: Dòng cộng không gồm xe chưa kiểm tra.", ["không gồm xe chưa kiểm tra"]),
        (["", "Cộng (chưa tính xe mượn)", "450", "410"], "", ["chưa tính xe mượn"]),
        (["", "Cộng", "450", "410"], "Ghi chú: Xe mượn không ghi vào biểu.", []),
    ],
)
def test_a_total_that_leaves_rows_out_is_told(total: list[str], note: str, told: list[str]) -> None:
    rows = [*LISTED, total, *([[note, "", "", ""]] if note else [])]
    remarks = [text for text in read_header(grid_of_texts(rows)).remarks if "tổng bỏ dòng nào" in text]
    assert len(remarks) == len(told)
    assert all(words in text for words, text in zip(told, remarks, strict=True))


@pytest.mark.parametrize(
    ("labels", "notes", "told"),
    [
        (["Tổng số (trừ xe mượn)"], [], "“Tổng số (trừ xe mượn)”"),
        (["Cộng, chưa tính xe mượn"], [], "“Cộng, chưa tính xe mượn”"),
        ([], ["Dòng cộng (không gồm xe mượn)."], "“cộng (không gồm xe mượn)”"),
        ([], ["(Tổng số không gồm xe mượn)"], "“Tổng số không gồm xe mượn”"),
        (["Hộ dân ở cộng đồng chưa tính thuế", "Xe công cộng không tính phí"], [], ""),
        (["Tổng thu trừ chi", "Tổng công ty không tính chi nhánh", "Cộng tác viên không tính lương"], [], ""),
        ([], ["Nơi công cộng không gồm chợ; cộng tác viên chưa tính; Tổng công ty không gồm công ty con."], ""),
        ([], ["Tổng điểm thấp, trừ điểm thi đua."], ""),
    ],
)
def test_which_words_say_that_a_total_leaves_rows_out(labels: list[str], notes: list[str], told: str) -> None:
    found = list(about_rows_left_out(labels, notes))
    assert [text.partition(": ")[0] for text in found] == ([told] if told else [])


LEAVES = [
    HeaderColumn("Nước", "nuoc", "1", "chu"),
    HeaderColumn("Lao động", "lao_dong", "2"),
    HeaderColumn("Lương bình quân", "luong", "3", "binh_quan"),
    HeaderColumn("Tỷ lệ (%)", "ty_le", "4", "ty_le", "(2) / (3) * 100"),
]


@pytest.mark.parametrize(
    ("cells", "formulas", "asked"),
    [
        (["Châu Á", "5", "1.245", "9"], ["", "=SUM(B3:B5)", "=AVERAGE(C3:C5)", "=B2/C2"], ["3: ô Excel tính =AVERAGE"]),
        (["Châu Á", "5", "1.245", "9"], ["", "", "", ""], ["3: chương trình in trống"]),
        (["Châu Á", "5", "", "9"], ["", "=AVERAGE(B3:B5)", "", "=AVERAGE(D3:D5)"], ["2: ô Excel tính =AVERAGE"]),
        (["Châu Á", "5", "x", "9"], ["", "=SUM(B3:B5)", "", "=B2/C2"], []),
        (["Châu Á", "", "", ""], ["", "", "", ""], []),
    ],
)
def test_rows_of_groups_that_are_no_sums_are_asked_about(
    cells: list[str], formulas: list[str], asked: list[str]
) -> None:
    [row] = grid_of_texts([cells]).rows
    rows = [[replace(cell, formula=formula) for cell, formula in zip(row, formulas, strict=True)]]
    told = list(about_rows_of_groups(LEAVES, rows))
    assert len(told) == len(asked)
    assert all(f"ở cột {words}" in line for words, line in zip(asked, told, strict=True))


@pytest.mark.parametrize(
    ("group", "total", "summed", "mark", "told"),
    [
        (["Châu Á", "5", "x", "9"], ["Cộng", "5", "x", "(x)"], [], "", "dòng nhóm (cột 3), dòng tổng (cột 3, 4)"),
        (["Châu Á", "5", "", "9"], ["Cộng", "5", "x", ""], [], "", "dòng tổng (cột 3)"),
        (["Châu Á", "5", "-", "9"], ["Cộng", "5", "", ""], [], "", ""),
        (["Châu Á", "5", "x", "9"], ["Cộng", "5", "x", "9"], [], "x", "dòng nhóm (cột 3), dòng tổng (cột 3)"),
        (["Châu Á", "5", "x", "x"], ["Cộng", "5", "x", "x"], ["2"], "x", "dòng nhóm (cột 3, 4), dòng tổng (cột 3, 4)"),
        (["Châu Á", "5", "x", "9"], [], [], "x", "dòng nhóm (cột 3)"),
        (["Châu Á", "x", "x", "x"], ["Cộng", "5", "x", "9"], None, "x", "dòng nhóm (cột 2, 3, 4), dòng tổng (cột 3)"),
        (["Châu Á", "x", "", "x"], ["Cộng", "5", "x", "9"], None, "", "dòng nhóm (cột 2, 4), dòng tổng (cột 3)"),
    ],
)
def test_crosses_of_groups_and_totals_are_printed_where_they_fill_all_blank_cells(
    group: list[str], total: list[str], summed: list[str] | None, mark: str, told: str
) -> None:
    rows = grid_of_texts([group, *([total] if total else [])]).rows
    keys = [leaf.key for leaf in LEAVES if leaf.code in (summed or ())]
    found, said = crosses_of_sums(LEAVES, rows[:1], rows[1] if total else (), keys, named_only=summed is None)
    assert found == mark
    assert len(said) == bool(told)
    assert all(told in words and ("in trống" in words) is not bool(mark) for words in said)
