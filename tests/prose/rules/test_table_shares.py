"""Shares in the rows of a table."""

from __future__ import annotations

import pytest

from tests.prose.rules.test_tables import table
from tthc_render.prose.rules.table_shares import check_table_shares

HEAD = "TT | Nội dung | Dự toán | Thực hiện | Tỷ lệ (%)"
ROWS = ("1 | Thuế | 20.000 | 12.400 | 62,0", "2 | Phí | 8.000 | 4.000 | 50", "3 | Thu khác | 2.000 | 900 | 45,0")


def _found(*rows: str) -> list[tuple[str, str]]:
    return [(item.details["written"], item.details["right"]) for item in check_table_shares([table(*rows)])]


def test_a_row_with_another_share_than_its_figures_is_reported() -> None:
    assert _found(HEAD, *ROWS) == []
    assert _found(HEAD, ROWS[0].replace("62,0", "72,0"), *ROWS[1:], "4 | Khác | 10 | 5 | 50") == [("72,0", "62,0")]
    assert _found(
        HEAD,
        "(1) | (2) | (3) | (4) | (5)",
        ROWS[0].replace("62,0", "26,0%"),
        *ROWS[1:],
        " | Tổng | 30.000 | 17.300 | 57,7",
    ) == [("26,0", "62,0")]


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD.replace("Tỷ lệ (%)", "Tăng, giảm (%)"), ROWS[0].replace("62,0", "72,0"), *ROWS[1:]),
        (HEAD.replace("Tỷ lệ (%)", "Ghi chú"), ROWS[0].replace("62,0", "72,0"), *ROWS[1:]),
        (HEAD, ROWS[0].replace("62,0", "72,0"), ROWS[1].replace("| 50", "| 60"), ROWS[2]),
        (HEAD, ROWS[0].replace("62,0", "x"), *ROWS[1:]),
        (HEAD, ROWS[0].replace("20.000", "-"), *ROWS[1:]),
        (HEAD, ROWS[0].replace("62,0", "62"), *ROWS[1:]),
        (HEAD, ROWS[0].replace("62,0", "72,0"), ROWS[1]),
        ("TT | Nội dung | Số | Tỷ lệ (%)", "1 | A | 20 | 40", "2 | B | 10 | 20", "3 | C | 20 | 40"),
    ],
)
def test_other_columns_and_tables_without_a_clear_rule_are_left_alone(rows: tuple[str, ...]) -> None:
    assert _found(*rows) == []
