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
