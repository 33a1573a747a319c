"""Boxes as slices: lines, rows, room between them, where a page may end."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.support.documents import nd30_css
from tthc_render.layout.pdf.direct.boxes import Reader
from tthc_render.layout.pdf.direct.css import NotCoveredError, parse_sheet
from tthc_render.layout.pdf.direct.flow import slices_of
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.direct.slices import PageBreak, Rectangle, Slice
from tthc_render.layout.pdf.direct.styles import root_element

CSS = nd30_css()
WORDS = "tiếp nhận và giải quyết thủ tục hành chính "


def slices(html: str, width: float = 453.55, css: str = "") -> list[Slice]:
    body = ElementTree.fromstring(f"<body>{html}</body>")
    root = root_element([parse_sheet(CSS + css)]).child("html").child("body")
    return slices_of(Reader().block(body, root), {"": width, "phu-luc-ngang": 700.0})


def lines(found: list[Slice]) -> list[str]:
    return ["".join(span.text for span in thing.spans) for item in found for thing in item.drawn
            if isinstance(thing, TextLine)]  # fmt: skip


def test_a_paragraph_keeps_two_lines_at_either_end() -> None:
    found = slices(f'<p class="than">{WORDS * 12}</p>')
    assert len(found) > 5
    assert [item.may_break for item in found[:3]] == [PageBreak.FREE, PageBreak.LAST_RESORT, PageBreak.FREE]
    assert [item.may_break for item in found[-2:]] == [PageBreak.FREE, PageBreak.LAST_RESORT]
    assert " ".join(lines(found)) == (WORDS * 12).strip()


def test_all_lines_but_the_last_fill_the_measure() -> None:
    found = slices(f'<p class="than">{WORDS * 6}</p>')
    spacings = [thing.word_spacing for item in found for thing in item.drawn if isinstance(thing, TextLine)]
    assert all(word_spacing > 0 for word_spacing in spacings[:-1])
    assert spacings[-1] == 0


def test_margins_meet_and_a_heading_stays_with_the_next_block() -> None:
    first, second = slices('<h1 class="muc">A</h1><p class="don-vi-tinh">B</p>')
    assert second.gap == 6.0
    assert second.may_break is PageBreak.AVOID
    assert first.heading == (1, "A")


def test_room_below_the_last_block_of_a_page_is_dropped() -> None:
    _, second = slices('<p class="than">A</p><section class="phu-luc ngang"><p class="than">B</p></section>')
    assert (second.new_page, second.opens_pages, second.page, second.gap) == (True, True, "phu-luc-ngang", 0.0)


def test_a_row_is_as_high_as_its_highest_cell_and_cells_stand_in_its_middle() -> None:
    (row,) = slices('<table class="so-lieu"><tbody><tr class="data"><td>a<br/>b</td><td>c</td></tr></tbody></table>')
    assert row.height == pytest.approx(2 * 16.1 + 4 + 0.5 + 0.5)
    places = {thing.spans[0].text: thing.baseline for thing in row.drawn if isinstance(thing, TextLine)}
    assert places["c"] == pytest.approx((places["a"] + places["b"]) / 2)
    bars = [thing for thing in row.drawn if isinstance(thing, Rectangle)]
    # Cells in a row share the lines above and below, and neighbours the one between them.
    assert sum(bar.width > bar.height for bar in bars) == 2
    assert sum(bar.height > bar.width for bar in bars) == 3


def test_the_head_of_a_table_is_repeated_and_never_alone() -> None:
    found = slices('<table class="so-lieu"><thead><tr class="header"><td>A</td></tr></thead>'
                   '<tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>')  # fmt: skip
    assert [item.may_break for item in found] == [PageBreak.FREE, PageBreak.LAST_RESORT, PageBreak.FREE]
    assert [len(item.head) for item in found] == [0, 0, 1]


def test_rows_below_a_cell_that_spans_them_may_not_begin_a_page() -> None:
    found = slices('<table class="so-lieu"><tbody><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>'
                   '</tbody></table>')  # fmt: skip
    assert [item.cuts_cell for item in found] == [False, True]


def test_a_note_goes_with_its_line() -> None:
    found = slices(f'<p class="than">{WORDS * 6}a<span class="chu-thich">{WORDS * 4}</span></p>')
    assert [len(item.notes) for item in found] == [0] * (len(found) - 1) + [1]
    assert found[-1].notes[0].height > 10 * 1.1499


def test_a_rule_line_is_centred() -> None:
    (item,) = slices('<div class="duong-ke" style="width:100pt"></div>')
    (rectangle,) = [thing for thing in item.drawn if isinstance(thing, Rectangle)]
    assert (rectangle.x, rectangle.width, rectangle.height) == pytest.approx((176.775, 100.0, 0.75))
    assert item.gap == 3.0


@pytest.mark.parametrize("css", [".than { padding: 2pt }", ".than { border: 1pt solid #000 }"])
def test_looks_that_are_not_known_are_refused(css: str) -> None:
    with pytest.raises(NotCoveredError):
        slices('<p class="than">a</p>', css=css)
