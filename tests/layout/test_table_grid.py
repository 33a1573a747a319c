"""The grid of a table and the measures of its cells."""

from __future__ import annotations

import pytest

from tests.support.documents import cell, merged_table, row
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.findings import Place
from tthc_render.document.tree import Row, Table
from tthc_render.layout.table_grid import cells_of, cells_with_widths, check_grid, code_size


@pytest.mark.parametrize(("size", "code"), [(13, 11), (10, 8), (9, 8), (7.5, 8)])
def test_codes_are_smaller_but_legible(size: float, code: float) -> None:
    assert code_size(size) == code


@pytest.mark.parametrize(
    ("header", "rows", "reported"),
    [
        ((), (row("a"),), "hàng 1/1 của bảng 2 cột thiếu ô"),
        ((), (row("a", "b"), row("a", "b", "c")), "hàng 2/2 của bảng 2 cột thừa ô"),
        ((), (Row((cell("a", 1, 3),)),), "hàng 1/1 của bảng 2 cột thừa ô"),
        ((), (Row((cell("a"), cell("b", 2))),), "có ô gộp vượt quá hàng cuối"),
        (
            (Row((cell("a", 2), cell("b")), "header"),),
            (row("a"),),
            "hàng 1/1 của bảng 2 cột có ô gộp vượt quá hàng cuối",
        ),
        ((), (Row((cell("a", 2), cell("b"))), row("c", "d")), "hàng 2/2 của bảng 2 cột thừa ô"),
    ],
)
def test_a_table_with_holes_or_overlaps_is_refused(
    header: tuple[Row, ...], rows: tuple[Row, ...], reported: str
) -> None:
    with pytest.raises(RenderingFailed, match=f"bao-cao.yaml:7: .*{reported}"):
        check_grid(Table(header, rows, 2, where=Place("bao-cao.yaml", 7)))


def test_a_merged_cell_may_not_be_split_by_one_from_above() -> None:
    rows = Row((cell("a"), cell("b", 2), cell("c"))), Row((cell("d", 1, 2),))
    with pytest.raises(RenderingFailed, match="hàng 2/2 của bảng 3 cột thừa ô"):
        check_grid(Table((), rows, 3))


def test_cells_below_merged_ones_have_their_own_columns() -> None:
    table = merged_table(1)
    check_grid(table)
    by_row = {id(line): [column for column, item, _ in cells_of(table) if item is line] for line in table.header}
    assert list(by_row.values()) == [[0, 1, 2, 5], [2, 3], [3, 4, 5], [0, 1, 2, 3, 4, 5]]


def test_a_cell_is_as_wide_as_its_columns() -> None:
    head = Row((cell("a", 2), cell("b", 1, 2)), "header"), Row((cell("c"), cell("d")), "header")
    table = Table(head, (row("1", "2", "3"),), 3, weights=(0.5, 0.2, 0.3))
    assert [width for _, _, width in cells_with_widths(table, 100)] == pytest.approx([50, 50, 20, 30, 50, 20, 30])
