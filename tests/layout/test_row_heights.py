"""Lines that rows take at given widths of their columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import cell, row
from tthc_render.document.tree import Row, Table
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.line_breaking import break_lines
from tthc_render.layout.row_heights import RowLines
from tthc_render.layout.table_grid import cells_of
from tthc_render.layout.word_widths import Piece

SIZE, PADDING = 11.0, 6.0
LONG = "Đường truyền cũ chỉ đạt 40 Mbps, thường nghẽn từ 8 giờ đến 10 giờ; nhà cung cấp đề nghị kéo cáp mới"
CODE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
NOTE = Table(
    (row("TT", "Nhiệm vụ được giao", "Bắt đầu", "Ghi chú", kind="header"),),
    (row("1", "Rà soát", "01/3", ""), row("2", "Nâng cấp", "05/3", LONG), row("3", "Sơ kết", "09/3", "")),
    4,
)


def lines_of(table: Table, *wrapped: int) -> RowLines:
    return RowLines(cells_of(table), table.columns, wrapped, SIZE, PADDING)


@given(st.sampled_from([LONG, CODE, f"Mã {CODE} của hồ sơ", "05", "giai đoạn 2021-2025 - 2030"]), st.integers(40, 300))
def test_a_cell_takes_the_lines_that_are_printed(text: str, width: int) -> None:
    """Of a word in several lines about as many."""
    (lines,) = lines_of(Table((), (row(text),), 1), 0).body([float(width)])
    printed = len(break_lines([Piece(text, SIZE)], width - PADDING))
    is_broken = max(advance_width(word, SIZE) for word in text.split()) > width - PADDING
    assert lines == pytest.approx(printed, abs=1 if is_broken else 0)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    lines = lines_of(NOTE, 1, 3)
    body = lines.body([30.0, 100.0, 40.0, 120.0])
    assert body[0] == body[2] == 1
    assert body[1] == len(break_lines([Piece(LONG, SIZE)], 120 - PADDING)) > 3


def test_figures_take_one_line_whatever_their_column() -> None:
    assert lines_of(NOTE).body([1.0] * 4) == (1, 1, 1)


def test_a_head_is_as_high_as_its_titles_one_below_the_other() -> None:
    header = Row((cell("STT", 2), cell("Số hồ sơ", 1, 2)), "header"), Row((cell("A"), cell("B")), "header")
    lines = lines_of(Table(header, (row("1", "2", "3"),), 3))
    assert lines.head([50.0, 100.0, 100.0]) == 2
    assert lines.head([50.0, 20.0, 20.0]) == 3


def test_the_widths_of_titles_are_the_least_for_so_many_lines() -> None:
    lines = lines_of(NOTE)
    least = [20.0, 60.0, 20.0, 20.0]
    one, two = (lines.head_widths(count, least) for count in (1, 2))
    assert one[1] == pytest.approx(advance_width("Nhiệm vụ được giao", SIZE, bold=True) + PADDING, abs=1)
    assert least[1] <= two[1] < one[1]
    assert lines.head([*one[:1], two[1], *one[2:]]) == 2
    assert lines.head(one) == 1


def test_a_column_gives_what_its_rows_do_not_need() -> None:
    lines = lines_of(NOTE, 3)
    widths = [30.0, 100.0, 40.0, 300.0]
    less = [*widths[:3], lines.narrowest(3, widths, 50.0)]
    assert less[3] < 300
    assert lines.body(less) == lines.body(widths)
    assert lines.body([*less[:3], less[3] - 2]) != lines.body(widths)
