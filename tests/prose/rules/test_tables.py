"""Totals and code rows of tables in Word files."""

from __future__ import annotations

from tthc_render.diagnostics.findings import Place
from tthc_render.prose.docx_tables import Cell, FigureTable
from tthc_render.prose.rules.tables import check_tables


def table(*rows: str) -> FigureTable:
    lines = [[text.strip() for text in row.split("|")] for row in rows]
    return FigureTable(
        1,
        tuple(
            tuple(Cell(text, Place("a.docx", 10 * at + order)) for order, text in enumerate(row))
            for at, row in enumerate(lines)
        ),
    )


HEAD = ("STT | Lĩnh vực | Tiếp nhận | Trực tuyến | Trực tiếp | Tỷ lệ", "(1) | (2) | (3)=(4)+(5) | (4) | (5) | (6)")
ROWS = ("1 | Đất đai | 30 | 20 | 10 | 66,7%", "2 | Hộ tịch | 50 | 45 | 5 | 90%", "3 | Chứng thực | 7 | 3 | 4 | 42,9%")


def found(*rows: str) -> list[tuple[str, int, str]]:
    return [(item.code, item.where.line, item.details["sum"]) for item in check_tables([table(*HEAD, *rows)])]


def test_a_total_above_or_below_its_rows() -> None:
    assert found(*ROWS, " | Tổng cộng | 87 | 68 | 19 | 78,2%") == []
    assert found(" | Tổng số | 87 | 68 | 19 | 78,2%", *ROWS) == []
    assert found(*ROWS, " | Tổng cộng | 87 | 68 | 91 | 78,2%") == [("P931", 54, "19"), ("P932", 52, "159")]


def test_groups_and_their_total() -> None:
    grouped = (
        "I | Cấp tỉnh | 80 | 65 | 15 | 81%",
        *ROWS[:2],
        "II | Cấp xã | 14 | 6 | 8 | 43%",
        ROWS[2],
        "4 | Khác | 7 | 3 | 4 | 43%",
    )
    assert found(*grouped, " | Tổng cộng | 94 | 71 | 23 | 75%") == []
    wrong = (grouped[0].replace("| 65 |", "| 56 |").replace("| 80 |", "| 71 |"), *grouped[1:])
    assert [item[:2] for item in found(*wrong, " | Tổng cộng | 94 | 71 | 23 | 75%")] == []
    assert ("P931", 23, "65") in found(
        grouped[0].replace("| 65 |", "| 56 |"), *grouped[1:], " | Tổng cộng | 94 | 71 | 23 | 75%"
    )


def test_a_code_row_states_an_identity() -> None:
    assert found(ROWS[0], ROWS[1].replace("| 50 |", "| 60 |"), ROWS[2]) == [("P932", 32, "50")]


def test_a_table_of_words_or_of_other_sums_is_left_alone() -> None:
    assert check_tables([table("A | B", "x | y", "Tổng | z")]) == []
    assert check_tables([table("Đơn vị | Số", "a | 1", "b | 2", "Tổng cộng | 9")]) == []


LIST = ("TT | Thôn | Số hộ nghèo", "1 | Tân Trung | 32", "2 | Phú Lễ | 41", "3 | Hòa Sơn | 27")


def _wrong_totals(*rows: str) -> list[str]:
    return [item.details["sum"] for item in check_tables([table(*rows)]) if item.code == "P931"]


def test_the_total_of_a_numbered_list_in_one_column() -> None:
    assert _wrong_totals(*LIST, " | Tổng cộng | 100") == []
    assert _wrong_totals(*LIST, " | Tổng cộng | 110") == ["100"]
    assert _wrong_totals(LIST[0], " | Tổng số | 110", *LIST[1:]) == ["100"]


def test_lists_whose_rows_may_not_be_parts_are_left_alone() -> None:
    total = " | Tổng cộng | 110"
    assert _wrong_totals("TT | Thôn | Bình quân (triệu đồng)", *LIST[1:], total) == []
    assert _wrong_totals("TT | Thôn | Tỷ lệ (%)", *LIST[1:], total) == []
    assert _wrong_totals("TT | Chỉ tiêu | Kết quả", *LIST[1:], total) == []
    assert _wrong_totals(*LIST, " | Trong đó: hộ mới | 12", total) == []
    assert _wrong_totals(*LIST, "3.1 | Xóm Đình | 12", total) == []
    assert _wrong_totals(*LIST[:3], total) == []
    assert _wrong_totals(*LIST, "4 | Tăng so với đầu năm | 12", total) == []
    assert _wrong_totals(*LIST, "5 | Yên Bình | 12", total) == []


def test_the_first_row_of_a_narrow_table_is_no_row_of_codes() -> None:
    assert [item.code for item in check_tables([table(*LIST, "4 | Yên Bình | 45", " | Tổng cộng | 154")])] == ["P931"]
