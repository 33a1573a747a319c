"""Figures on paper against figures in data: what differs is named, what does not count is not."""

from __future__ import annotations

import pytest

from tthc_render.formats.printed import (
    PrintedFigures,
    PrintedTable,
    PrintedText,
    cell_text,
    differences,
    numbers_in,
    printed_of_json,
)

TABLE = PrintedTable("Biểu 1", (("Tên", "Số"),), (("Đất đai", "1.234"), ("Hộ tịch", "05"), ("Tổng", "1.239")))
DATA = PrintedFigures(
    (PrintedText(("2024",), free=True), PrintedText(("314.849", "97,92%")), PrintedText(("15/3/2024",))),
    (PrintedText(("16/2024",)),),
    (TABLE,),
)


def paper(texts: list[str] | None = None, rows: list[tuple[str, ...]] | None = None) -> PrintedFigures:
    texts = ["Quý II năm 2024", "Tiếp nhận 314.849 hồ sơ, đạt 97,92%", "Từ ngày 15/3/2024"] if texts is None else texts
    table = PrintedTable("", TABLE.head, TABLE.rows if rows is None else tuple(rows))
    return PrintedFigures(tuple(PrintedText(numbers_in(text), words=text) for text in texts), DATA.notes, (table,))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tiếp nhận 314.849 hồ sơ (97,92%), giảm -3,2 so với 15/3/2024.", ("314.849", "97,92%", "3,2", "15/3/2024")),
        ("Kế hoạch số 107/KH-UBND giai đoạn 2021-2025", ("107", "2021", "2025")),
        ("Điều 5, khoản 2.", ("5", "2")),
        ("1.2\u2060.3", ("1.2.3",)),
        ("Không có số", ()),
    ],
)
def test_numbers_are_taken_as_printed(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


def test_equal_paper_has_no_difference() -> None:
    assert differences(DATA, paper()) == []
    assert differences(printed_of_json(DATA.to_json()), paper()) == []


@pytest.mark.parametrize(
    ("changed", "reported"),
    [
        (paper(["Quý II năm 2024", "Tiếp nhận 314.894 hồ sơ, đạt 97,92%", "Từ ngày 15/3/2024"]), "“314.894”"),
        (paper(["Quý II năm 2024", "Tiếp nhận hồ sơ, đạt 97,92%", "Từ ngày 15/3/2024"]), "có “314.849”, văn bản không"),
        (paper(["Quý II năm 2024", "314.849 hồ sơ, 97,92%", "Thêm 9", "15/3/2024"]), "có “9”, dữ liệu không có"),
        (paper(rows=[("Đất đai", "1.243"), *TABLE.rows[1:]]), "dòng 1 “Đất đai”, ô thứ 2: văn bản in “1.243”"),
        (paper(rows=[TABLE.rows[0], TABLE.rows[2]]), "dòng 2 “Hộ tịch”: dữ liệu có"),
        (paper(rows=[*TABLE.rows, ("Khác", "1")]), "văn bản có “Khác | 1”"),
        (paper(rows=[("Đất đai", "1.234", ""), *TABLE.rows[1:]]), "dòng 1"),
    ],
)
def test_one_change_is_one_difference_that_names_its_place(changed: PrintedFigures, reported: str) -> None:
    [found] = differences(DATA, changed)
    assert reported in str(found)
    assert found.to_json().keys() == {"cho", "du_lieu", "van_ban"}


def test_an_edited_row_is_named_whatever_was_put_in_before_it() -> None:
    changed = paper(rows=[("Mới", "7"), ("Đất đai", "1.243"), *TABLE.rows[1:]])
    assert [(item.data, item.paper) for item in differences(DATA, changed)] == [("", "Mới | 7"), ("1.234", "1.243")]
    changed = paper(rows=[("Hộ tịch", "06"), TABLE.rows[2]])
    found = differences(DATA, changed)
    assert [(item.data, item.paper) for item in found] == [("Đất đai | 1.234", ""), ("05", "06")]


def test_what_clerks_fill_in_and_where_lines_end_does_not_count() -> None:
    changed = paper(["Quý II năm 2025", "314.849\nhồ sơ 97,92%", "15/3/2024"], [("Đất\nđai", "1.234"), *TABLE.rows[1:]])
    assert differences(DATA, changed) == []


@pytest.mark.parametrize("value", [None, 3, {}, {"doan": [1], "chu_thich": [], "bang": []}, {"doan": 1}])
def test_what_was_not_written_so_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="không đúng cấu trúc"):
        printed_of_json(value)


def test_cells_are_one_line() -> None:
    assert cell_text(" Hội\u200b nghị,\n hội thảo ") == "Hội nghị, hội thảo"
