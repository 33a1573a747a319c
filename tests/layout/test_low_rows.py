"""Columns of figures and of short texts give way to those of long texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.test_row_heights import LONG, NOTE, lines_of
from tests.support.documents import row
from tthc_render.document.tree import Table
from tthc_render.layout import low_rows
from tthc_render.layout.low_rows import Room, levelled, with_low_rows

NAME = "Ban Quản lý dự án đầu tư xây dựng công trình dân dụng, công nghiệp, giao thông và nông nghiệp"


def room(width: float, least: list[float], figures: list[int]) -> Room:
    return Room(width, least, least, figures, 4.0)


def test_a_long_note_takes_the_room_of_short_names() -> None:
    even = [100.0] * 4
    widths = with_low_rows(lines_of(NOTE, 1, 3), even, room(400, [30.0] * 4, [0, 2]))
    assert sum(widths) == pytest.approx(400)
    assert min(widths) >= 30
    assert widths[3] == max(widths) > 150


@pytest.mark.parametrize("figures", [1, 3, 6])
def test_figures_give_a_name_the_room_that_they_do_not_need(figures: int) -> None:
    heads = ["Số hồ sơ"] * figures
    table = Table((row("Đơn vị", *heads, kind="header"),), (row(NAME, *["1.234"] * figures),) * 4, figures + 1)
    lines, width = lines_of(table, 0), 450.0
    before = [120.0, *[(width - 120) / figures] * figures]
    after = with_low_rows(lines, before, room(width, [60.0, *[40.0] * figures], list(range(1, figures + 1))))
    assert max(lines.body(after)) < max(lines.body(before))
    assert min(after[1:]) >= 40


def test_figures_stay_alike_and_take_what_is_left() -> None:
    table = Table((row("Đơn vị", "Mới", "Cũ", kind="header"),), (row(NAME, "1", "2"), row("Sở", "1", "2")), 3)
    widths = with_low_rows(lines_of(table, 0), [100.0, 300.0, 300.0], room(700, [60.0, 40.0, 40.0], [1, 2]))
    assert widths[1] == pytest.approx(widths[2])
    assert widths[1] > 40
    assert sum(widths) == pytest.approx(700)


@pytest.mark.parametrize(("rows", "head", "lines_of_name"), [(1, 4, 3), (8, 4, 3), (30, 7, 2)])
def test_heads_get_higher_only_where_rows_get_lower_by_more(rows: int, head: int, lines_of_name: int) -> None:
    heads = ["Tổng số hồ sơ quá hạn do nguyên nhân khách quan"] * 3
    table = Table((row("Đơn vị", *heads, kind="header"),), (row(NAME, "1", "2", "3"),) * rows, 4)
    lines = lines_of(table, 0)
    widths = with_low_rows(lines, [100.0] * 4, room(400, [60.0, *[52.0] * 3], [1, 2, 3]))
    assert lines.head(widths) == head
    assert set(lines.body(widths)) == {lines_of_name}


TEXTS = st.lists(st.sampled_from(("Sở", "hồ sơ một cửa", "05", LONG, "Văn phòng Ủy ban")), min_size=3, max_size=3)


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), st.lists(st.integers(40, 200), min_size=3, max_size=3))
def test_no_table_gets_higher_or_another_width(texts: list[list[str]], widths: list[int]) -> None:
    head = row("Đơn vị", "Tổng số hồ sơ quá hạn", "Ghi chú", kind="header")
    lines = lines_of(Table((head,), tuple(row(*line) for line in texts), 3), 0, 1, 2)
    before = [float(width) for width in widths]
    after = with_low_rows(lines, before, room(sum(before), [40.0] * 3, []))
    assert sum(after) == pytest.approx(sum(before))
    assert min(after) >= 39.99
    heights = [sum(lines.body(those)) + max(lines.body(those)) + lines.head(those) for those in (after, before)]
    assert heights[0] <= heights[1] or lines.head(after) < lines.head(before)


def test_texts_of_large_tables_share_their_room_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table((), (row(LONG, LONG[:60]),) * 3, 2)
    monkeypatch.setattr(low_rows, "MOST_CELLS", 4)
    tried = []
    monkeypatch.setattr(low_rows, "_exchange", lambda *args: tried.append(args))
    with_low_rows(lines_of(table, 0, 1), [200.0, 100.0], room(300, [50.0, 50.0], []))
    assert not tried


def test_what_is_left_goes_to_the_narrowest_first() -> None:
    assert levelled([10.0, 20.0, 50.0], 12.0, [0, 1]) == pytest.approx([21.0, 21.0, 50.0])
    assert levelled([10.0, 20.0, 50.0], 5.0, [0, 1, 2]) == pytest.approx([15.0, 20.0, 50.0])
