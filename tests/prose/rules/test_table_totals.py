"""Totals in prose against the tables of a Word file."""

from __future__ import annotations

import pytest

from tests.prose.rules.test_tables import ROWS, table
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.rules.table_totals import check_table_totals

HEAD = "STT | Lĩnh vực | Số hồ sơ tiếp nhận | Đã giải quyết | Trực tiếp | Tỷ lệ"
TOTAL = " | Tổng cộng | 1.234 | 1.180 | 54 | 78,2%"


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Tổng số hồ sơ tiếp nhận là 1.234 hồ sơ.", []),
        ("Tổng số hồ sơ đã tiếp nhận trong kỳ: 1.243 hồ sơ.", ["1.234"]),
        ("Tổng số hồ sơ đã giải quyết là 1.810 hồ sơ.", ["1.180"]),
        ("Tổng số hồ sơ tiếp nhận từ đầu năm là 8.412 hồ sơ.", []),
        ("Lũy kế, tổng số hồ sơ tiếp nhận là 1.243 hồ sơ.", []),
        ("Tổng số hồ sơ tiếp nhận khoảng 1.200 hồ sơ.", []),
        ("Đã tiếp nhận 1.243 hồ sơ.", []),
    ],
)
def test_a_total_in_prose_is_the_table_s(text: str, reported: list[str]) -> None:
    found = check_table_totals([table(HEAD, *ROWS, TOTAL)], [Reading(Passage(text))])
    assert [item.details["total"] for item in found] == reported


def test_a_table_without_totals_says_nothing() -> None:
    assert check_table_totals([table(HEAD, *ROWS)], [Reading(Passage("Tổng số hồ sơ tiếp nhận là 1.243."))]) == []


def test_heads_that_begin_with_total_are_no_row_of_totals() -> None:
    head = "STT | Lĩnh vực | Tổng số tiếp nhận | Đã giải quyết | Trực tiếp | Tỷ lệ"
    found = check_table_totals(
        [table(head, *ROWS, TOTAL)], [Reading(Passage("Tổng số hồ sơ tiếp nhận là 1.243 hồ sơ."))]
    )
    assert [item.details["total"] for item in found] == ["1.234"]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Tổng số hộ nghèo toàn xã là 154 hộ.", ["145"]),
        ("Tổng số hộ nghèo là 145 hộ.", []),
        ("Tổng số hộ cận nghèo là 154 hộ.", []),
        ("Tổng số hộ nghèo dân tộc thiểu số là 154 hộ.", []),
        ("Riêng năm trước, tổng số hộ nghèo là 154 hộ.", []),
        ("Tổng số hộ nghèo là 312 hộ.", []),
    ],
)
def test_columns_of_other_things_by_the_words_of_their_heads(text: str, reported: list[str]) -> None:
    rows = ("TT | Thôn | Số hộ nghèo", "1 | Tân Trung | 100", "2 | Phú Lễ | 45", " | Tổng cộng | 145")
    found = check_table_totals([table(*rows)], [Reading(Passage(text))])
    assert [item.details["total"] for item in found] == reported
