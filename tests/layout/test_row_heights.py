"""Columns of short texts give way to those of long ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.documents import geometry, row
from tthc_render.document.tree import Table
from tthc_render.formats.fonts import advance_width
from tthc_render.layout import row_heights
from tthc_render.layout.column_widths import cells_of, column_widths
from tthc_render.layout.row_heights import with_fewest_lines

LONG = "Đường truyền cũ chỉ đạt 40 Mbps, thường nghẽn từ 8 giờ đến 10 giờ; nhà cung cấp đề nghị kéo cáp mới"
NOTE = Table(
    (row("TT", "Nhiệm vụ", "Bắt đầu", "Ghi chú", kind="header"),),
    (row("1", "Rà soát", "01/3", ""), row("2", "Nâng cấp", "05/3", LONG), row("3", "Sơ kết", "09/3", "")),
    4,
)


def height(table: Table, widths: list[float], size: float) -> int:
    """The lines of all rows, by another way: word by word at the width itself."""
    lines: dict[int, int] = {}
    for column, line, cell in cells_of(table):
        count, text = 1, ""
        for word in cell.inlines[0].text.split() if cell.inlines else []:  # type: ignore[union-attr]
            longer = f"{text} {word}".strip()
            bold = line.kind == "header"
            if text and advance_width(longer, size, bold=bold) > round(widths[column]) - 6:
                count, text = count + 1, word
            else:
                text = longer
        lines[id(line)] = max(lines.get(id(line), 0), count)
    return sum(lines.values())


def test_a_long_note_takes_the_room_of_dates_and_short_names() -> None:
    even = [100.0] * 4
    widths = with_fewest_lines(list(cells_of(NOTE)), even, [30.0] * 4, 11.0, 6.0)
    assert sum(widths) == pytest.approx(sum(even))
    assert min(widths) >= 30
    assert widths[3] == max(widths) > 150
    assert height(NOTE, widths, 11) < height(NOTE, even, 11)


TEXTS = st.lists(st.sampled_from(("Sở", "hồ sơ một cửa", "05", LONG, "Văn phòng Ủy ban")), min_size=3, max_size=3)


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(st.integers(40, 200), min_size=3, max_size=3))
def test_no_table_gets_higher_or_another_width(texts: list[list[str]], widths: list[int]) -> None:
    table = Table((), tuple(row(*line) for line in texts), 3)
    before = [float(width) for width in widths]
    after = with_fewest_lines(list(cells_of(table)), before, [40.0] * 3, 11.0, 6.0)
    assert sum(after) == pytest.approx(sum(before))
    assert min(after) >= 40
    assert height(table, after, 11) <= height(table, before, 11)


def test_large_tables_keep_their_widths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_heights, "MOST_CELLS", 10)
    assert with_fewest_lines(list(cells_of(NOTE)), [100.0] * 4, [30.0] * 4, 11.0, 6.0) == [100.0] * 4


def test_a_table_typed_in_a_text_has_these_widths() -> None:
    table = column_widths(replace(NOTE, is_free=True, rows=NOTE.rows * 3), 250.0, geometry())
    assert table.weights[3] > 2 * table.weights[2]
    assert sum(table.weights) == pytest.approx(1)
