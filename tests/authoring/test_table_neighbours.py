"""Tables of a file among each other: which go on from which, and which are left out, by their numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.support.merged_grids import merged_grid
from tthc_render.authoring.new_form import Pick, picked_of
from tthc_render.authoring.table_grids import Grid, grid_of_texts
from tthc_render.authoring.table_neighbours import joined_tables, split_tables, with_whole_columns

HEAD = [["STT", "Chỉ tiêu", "Số"], ["(1)", "(2)", "(3)"]]


def test_tables_below_each_other_on_a_sheet_are_parts() -> None:
    head = [["STT", "Khoản thu", "Số"], ["(1)", "(2)", "(3)"], ["1", "Thuế", "5"]]
    more = [["II. CHI", "", ""], ["STT", "Khoản chi", "Số"], ["(1)", "(2)", "(3)"], ["1", "Lương", "7"]]
    upper, lower = split_tables(grid_of_texts([*head, ["", "", ""], *more]))
    assert [len(upper.rows), lower.rows[0][0].text, lower.number(0)] == [3, "", 4]
    assert split_tables(grid_of_texts([*head, *head])) == [grid_of_texts([*head, *head])]


def word_tables(*tables: Grid) -> list[Grid]:
    return [replace(grid, name=f"bảng {number}", table=number) for number, grid in enumerate(tables, 1)]


@pytest.mark.parametrize(
    ("above", "rows", "joined"),
    [
        (("Biểu số 02 (tiếp theo)",), [["3", "c", "5"]], 3),
        (("2",), [["3", "c", "5"]], 3),
        (("Tiếp theo trang trước",), [["3", "c", "5"]], 3),
        (("Bảng kê kèm theo",), [HEAD[0], ["3", "c", "5"]], 3),
        (("Bảng kê kèm theo",), [["Mã", "Tên", "Đơn giá"], ["3", "c", "5"]], 2),
    ],
)
def test_a_table_without_codes_goes_on_from_the_one_above(
    above: tuple[str, ...], rows: list[list[str]], joined: int
) -> None:
    first = grid_of_texts([*HEAD, ["1", "a", "5"], ["2", "b", "6"]])
    found = joined_tables(word_tables(first, replace(grid_of_texts(rows), above=above)))
    assert len(found[0].rows) - len(HEAD) == joined
    assert len(found) == (1 if joined > 2 else 2)


def test_tables_of_a_word_file_without_codes_are_named_with_their_numbers(tmp_path: Path) -> None:
    document = Document()
    bodies = [
        [["a", "b"], ["c", "d"]],
        [*HEAD, ["1", "Xã A", "5"]],
        [["Mã", "Tên", "Đơn giá", "Số lượng"], ["x", "y", "z", "5"]],
        [["STT", "Tên", "Giá"], ["(1)", "(2)", "(3)"], ["1", "Xã B", "7"]],
    ]
    for body in bodies:
        table = document.add_table(len(body), len(body[0]))
        for row, texts in zip(table.rows, body, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("Đoạn văn ở giữa hai bảng của tệp.")
    path = tmp_path / "a.docx"
    document.save(str(path))
    found = picked_of(path, Pick())
    assert [grid.table for grid, _ in found] == [2, 4]
    [told] = [remark for remark in found[0][1].remarks if "không lấy bảng" in remark]
    assert "bảng 3 (4 cột, “Mã”)" in told
    assert "--table 3" in told
    assert picked_of(path, Pick(table=4))[0][1].columns[2].title == "Giá"


def test_a_header_printed_again_begins_another_table_where_the_codes_of_rows_begin_anew() -> None:
    head = [["Chỉ tiêu", "Mã số", "Số"], ["A", "B", "1"]]
    first = [["Thụ lý", "01", "5"], ["Cũ", "02", "2"], ["Mới", "03", "3"]]
    onward = [["Trả", "04", "5"], ["Đúng hạn", "05", "2"], ["Khác", "06", "3"]]
    title = [["B. VỀ TIỀN", "", ""]]
    assert len(split_tables(grid_of_texts([*head, *first, *head, *onward]))) == 1
    upper, lower = split_tables(grid_of_texts([*head, *first, *title, *head, *first]))
    assert [len(upper.rows), lower.rows[0][0].text] == [5, "B. VỀ TIỀN"]
    assert "phần riêng" in "".join(lower.remarks)


def test_columns_that_a_table_merges_throughout_are_one() -> None:
    head = ["TT", "Tên", "Đầu năm", "Đầu năm", "Cuối năm"]
    grid = merged_grid(
        [head, ["A", "B", "1", "1", "2"], ["1", "Hộ nghèo", "5", "5", "4"], ["2", "Cận nghèo", "", "", ""]]
    )
    assert [cell.text for cell in with_whole_columns(grid).rows[1]] == ["A", "B", "1", "2"]
    apart = merged_grid([head, ["A", "B", "1", "1", "2"], ["1", "Hộ nghèo", "5", "6", "4"]])
    assert with_whole_columns(apart).width == 5


def test_notes_and_signatures_between_two_tables_of_a_sheet_end_the_first() -> None:
    table = [
        ["TT", "Tên", "Đầu kỳ", "Cuối kỳ"],
        ["A", "B", "1", "2"],
        ["1", "Hộ một", "5", "6"],
        ["2", "Hộ hai", "7", "8"],
    ]
    between = [["Ghi chú: số liệu tạm tính.", "", "", ""], ["NGƯỜI LẬP BIỂU", "", "", ""], ["BẢNG HAI", "", "", ""]]
    upper, lower = split_tables(
        grid_of_texts([*table, ["", "", "", ""], *between, ["TT", "Tên", "Tăng", "Giảm"], *table[1:]])
    )
    assert [row[0].text for row in upper.rows[-2:]] == ["Ghi chú: số liệu tạm tính.", "NGƯỜI LẬP BIỂU"]
    assert lower.rows[0][0].text == "BẢNG HAI"


def test_who_signs_above_the_number_of_the_next_form_signs_the_table_before(tmp_path: Path) -> None:
    table = ["| STT | Việc | Số |", "|---|---|---|", "| A | B | 1 |", "| 1 | Đến | 4 |", ""]
    lines = ["Biểu 1a", "", *table, "CHÁNH VĂN PHÒNG", "(Ký tên)", "", "Biểu 1b", "", "SỞ NỘI VỤ", "", *table]
    lines += ["TRƯỞNG PHÒNG"]
    (tmp_path / "a.md").write_text("\n".join(lines), encoding="utf-8")
    first, second = (header for _, header in picked_of(tmp_path / "a.md", Pick()))
    assert (first.signers, second.signers) == ((("CHÁNH VĂN PHÒNG", "(Ký tên)"),), (("TRƯỞNG PHÒNG", ""),))
    assert (first.sign, second.sign) == ("Biểu 1a", "Biểu 1b")


def test_the_number_of_an_earlier_small_table_is_not_that_of_the_next_one(tmp_path: Path) -> None:
    lines = ["Biểu số 05/TP", "", "DANH SÁCH BAN CHỈ ĐẠO", "", "| Họ tên | Chức vụ |", "|---|---|", "| … | … |", ""]
    lines += ["Biểu số 06/TP", "", "KẾT QUẢ HÒA GIẢI", "", "| STT | Việc | Số |", "|---|---|---|", "| A | B | 1 |"]
    (tmp_path / "a.md").write_text("\n".join([*lines, "| 1 | Đến | 4 |"]), encoding="utf-8")
    [(_, header)] = picked_of(tmp_path / "a.md", Pick())
    assert (header.sign, header.title) == ("Biểu số 06/TP", "KẾT QUẢ HÒA GIẢI")
    assert any("không lấy bảng 1 “Biểu số 05/TP" in remark for remark in header.remarks)


def test_the_same_header_behind_signatures_begins_another_table() -> None:
    first = [*HEAD, ["1", "Đến", "4"], ["2", "Đi", "5"], ["", "", "CHÁNH VĂN PHÒNG"]]
    upper, lower = split_tables(grid_of_texts([*first, ["Biểu 1b", "", ""], *HEAD, ["1", "Đến", "7"]]))
    assert (upper.rows[-1][2].text, lower.rows[0][0].text) == ("CHÁNH VĂN PHÒNG", "Biểu 1b")
    assert lower.remarks == ()


SIGNERS = ["NGƯỜI LẬP\n(Ký)", "KẾ TOÁN TRƯỞNG\n(Ký)", "THỦ QUỸ\n(Ký)", "GIÁM ĐỐC\n(Ký, đóng dấu)"]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("coded", [True, False])
@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (["(*) Chỉ ghi khi lập dự toán.", "Cột 4 gồm cả phần vốn tự có của đơn vị."], 2),
        (["Ghi chú:", "1. Cột 4 gồm cả vốn tự có;", "2. Số lấy đến hết ngày cuối kỳ."], 3),
        (["- Cột 4 gồm cả phần vốn tự có của đơn vị."], 1),
        ([], 0),
    ],
)
def test_notes_and_a_table_of_signatures_below_a_table_are_read_with_it(
    tmp_path: Path, count: int, coded: bool, lines: list[str], notes: int
) -> None:
    document = Document()
    table = document.add_table(0, 4)
    codes = [["A", "1", "2", "3"]] if coded else []
    for texts in [["STT", "Tên", "Dự toán", "Thực hiện"], *codes, ["1", "Xã A", "5", "6"], ["2", "Xã B", "7", "8"]]:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    for line in lines:
        document.add_paragraph(line)
    below = document.add_table(1, count)
    for cell, text in zip(below.rows[0].cells, SIGNERS[-count:], strict=True):
        cell.text = text
    document.save(str(tmp_path / "a.docx"))
    [(_, header)] = picked_of(tmp_path / "a.docx", Pick())
    assert len(header.notes) == notes
    assert [f"{title}\n{under}" for title, under in header.signers] == SIGNERS[-count:]
    assert not [remark for remark in header.remarks if "không lấy" in remark or "chưa dùng" in remark]


def test_lines_of_a_text_that_no_table_takes_are_told(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Lời dẫn của bảng thứ nhất")
    for rows in (
        [["họ và tên", "quê", "làng nghề", "ghi thêm"]] * 2,
        [["STT", "Tên", "Số", "Giá"], ["A", "B", "1", "2"], ["1", "Xã", "5", "6"]],
    ):
        table = document.add_table(0, 4)
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("Lời cuối trang")
    document.save(str(tmp_path / "a.docx"))
    [(_, header)] = picked_of(tmp_path / "a.docx", Pick())
    told = " ".join(header.remarks)
    assert "Lời dẫn của bảng thứ nhất" in told
    assert "Lời cuối trang" in told
