"""A wide form over two pages, with its names again on the second one, is one table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.merged_grids import merged_grid
from tthc_render.authoring.table_continued_columns import with_columns_joined
from tthc_render.authoring.table_grids import Grid
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_leaves import leaves_of

NAMES = ["Tổng số", "Xã A", "Xã B"]


def table(head: list[list[str]], above: tuple[str, ...] = (), names: list[str] = NAMES, number: int = 1) -> Grid:
    width = len(head[0])
    rows = [[name, *[""] * (width - 1)] for name in names]
    return replace(merged_grid([*head, *rows]), name=f"bảng {number}", above=above, table=number)


FIRST = [["Đơn vị", "Số vụ", "Số vụ"], ["Đơn vị", "Tổng số", "Mới"], ["A", "1=2+3", "2"]]
SECOND = [
    ["Đơn vị", "Số người", "Số người", "Tỷ lệ (%)"],
    ["Đơn vị", "Nam", "Nữ", "Tỷ lệ (%)"],
    ["A", "3", "4", "5=2/1x100"],
]
LOW = [["Đơn vị", "Nam", "Nữ", "Tỷ lệ (%)"], ["A", "3", "4", "5"]]


@pytest.mark.parametrize(
    ("second", "above", "names", "joined"),
    [
        (SECOND, (), NAMES, True),
        (SECOND, ("Biểu số 02/TP (tiếp theo)",), NAMES, True),
        (LOW, (), NAMES, True),
        (SECOND, ("II. Số người được trợ giúp",), NAMES, False),
        (SECOND, (), ["Tổng số", "Xã A", "Xã C"], False),
        (SECOND, (), NAMES[:2], False),
        ([["Đơn vị", "Nam", "Nữ", "Khác"], ["A", "1", "2", "3"]], (), NAMES, False),
        ([["Đơn vị", "Nam", "Nữ", "Khác"], ["A", "4", "5", "6"]], (), NAMES, False),
        ([["Địa bàn", "Nam", "Nữ", "Khác"], ["A", "3", "4", "5"]], (), NAMES, False),
    ],
)
def test_a_table_with_the_same_rows_and_the_codes_that_follow_goes_on(
    second: list[list[str]], above: tuple[str, ...], names: list[str], joined: bool
) -> None:
    grids = with_columns_joined([table(FIRST), table(second, above, names, 2)])
    assert len(grids) == (1 if joined else 2)
    assert any("hiểu là một biểu, ghép các cột" in remark for remark in grids[0].remarks) is joined


@pytest.mark.parametrize(("second", "formula"), [(SECOND, "(2) / (1) * 100"), (LOW, "")])
def test_columns_of_both_tables_stand_beside_each_other(second: list[list[str]], formula: str) -> None:
    [grid] = with_columns_joined([table(FIRST), table(second, number=2)])
    leaves = list(leaves_of(read_header(grid).columns))
    assert [leaf.code for leaf in leaves] == ["A", "1", "2", "3", "4", "5"]
    assert leaves[5].formula == formula


def test_a_sheet_is_never_joined() -> None:
    first = replace(table(FIRST), columns=(1, 2, 3))
    assert len(with_columns_joined([first, replace(table(SECOND), columns=(5, 6, 7, 8))])) == 2
