"""Numbers in formulas of the code row that are no columns."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of


def last_column(stated: str, title: str = "Công suất (%)", codes: tuple[str, str] = ("1", "2")) -> HeaderColumn:
    rows = [["STT", "Đơn vị", "Giường", "Ngày điều trị", title], ["A", "B", *codes, stated]]
    rows += [["1", "Bệnh viện A", "100", "8000", "88,9"], ["2", "Bệnh viện B", "50", "4000", "88,9"]]
    return [*leaves_of(read_header(grid_of_texts(rows)).columns)][-1]


@pytest.mark.parametrize(
    ("stated", "formula"),
    [
        ("3=2/(1×90)", "(2) / ((1) * 90) * 100"),
        ("3=2/(1*365)*100", "(2) / ((1) * 365) * 100"),
        ("3=(2)/((1)x(90))", "(2) / ((1) * 90) * 100"),
        ("3=2/1", "(2) / (1) * 100"),
    ],
)
def test_a_factor_beyond_all_columns_is_a_number(stated: str, formula: str) -> None:
    column = last_column(stated)
    assert column.formula == formula
    assert ("hiểu là số" in column.note) is ("0" in stated.replace("100", "") or "365" in stated)
    assert column.printed == stated


def test_a_term_beyond_all_columns_is_asked_about_with_what_to_type() -> None:
    column = last_column("3=2-15", "Còn lại")
    assert column.formula == ""
    assert "15 là số thì ghi cong_thuc: (2) - 15" in column.note


def test_a_column_that_was_left_out_may_be_meant() -> None:
    column = last_column("5=2/(1×3)", codes=("1", "2"))
    assert column.formula == ""
    assert "3 là số thì ghi cong_thuc: (2) / ((1) * 3) * 100" in column.note
