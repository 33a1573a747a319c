"""Where a header stands: below lines of words, above codes; by hand as the file's program counts rows."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_rows import HeaderPlace, HeaderRows, header_place, named_rows
from tthc_render.diagnostics.errors import DataUnreadable

ROWS = [["BÁO CÁO", "", ""], ["Nội dung", "Số", ""], ["", "Thu", "Chi"], ["(1)", "(2)", "(3)"], ["Xã A", "1", "2"]]


@pytest.mark.parametrize(
    ("by_hand", "place"),
    [
        (HeaderRows(), HeaderPlace(1, 3, 3)),
        (HeaderRows(2, 4), HeaderPlace(1, 3, 3)),
        (HeaderRows(3, 3), HeaderPlace(2, 3, 3)),
        (HeaderRows(count=2), HeaderPlace(0, None, 2)),
    ],
)
def test_the_rows_of_a_header(by_hand: HeaderRows, place: HeaderPlace) -> None:
    assert header_place(grid_of_texts(ROWS), by_hand) == place


@pytest.mark.parametrize(
    ("line", "first"),
    [(["Kỳ: tháng 6", "", "Đơn vị tính: đồng"], 1), (["Xã", "Năm 2025", ""], 0)],
)
def test_a_line_of_period_and_unit_is_above_the_header(line: list[str], first: int) -> None:
    rows = [line, ["Nội dung", "Số thu", ""], ["(1)", "(2)", "(3)"], ["A", "1", "2"]]
    assert header_place(grid_of_texts(rows)).first == first


def test_rows_are_named_as_the_program_of_the_file_numbers_them() -> None:
    grid = grid_of_texts([["", "", ""], *ROWS])
    assert [named_rows(grid, 0, 0), named_rows(grid, 1, 2)] == ["hàng 2", "các hàng 3–4"]


def test_a_table_without_a_header_is_refused() -> None:
    with pytest.raises(DataUnreadable, match="--header-rows"):
        header_place(grid_of_texts([["a", "b"], ["c", "d"]]))
