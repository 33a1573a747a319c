"""Lines of paragraphs and cells: the short way of cells gives what the long way gives."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.layout.pdf.direct.boxes import Span, TextBox
from tthc_render.layout.pdf.direct.paragraph_lines import set_lines, single_line
from tthc_render.layout.pdf.direct.styles import Style
from tthc_render.layout.pdf.structure import Element

Align = Literal["left", "center", "right", "justify"]
CELL = Element("TD")


def box(text: str, align: Align = "left", indent: float = 0.0) -> TextBox:
    style = Style(size=11.0, line_height=1.15, align=align, indent=indent)
    return TextBox(style, ((Span(text, 11.0),),), is_bare=True)


@given(
    st.text("ab1.,- ơữ", min_size=1, max_size=30).map(str.strip).filter(bool),
    st.sampled_from(["left", "center", "right", "justify"]),
    st.floats(5, 200),
)
def test_a_single_line_is_the_line_that_breaking_gives(text: str, align: Align, width: float) -> None:
    short = single_line(box(text, align), width, CELL)
    if short is not None:
        [(line, notes)] = set_lines(box(text, align), 0.0, width, 100.0)
        assert (line.spans, notes) == (short.spans, [])
        places = line.x, line.baseline, line.word_spacing
        assert places == pytest.approx((short.x, short.baseline, short.word_spacing))


@pytest.mark.parametrize(
    ("paragraph", "width"),
    [
        pytest.param(box("một hai ba"), 20.0, id="longer than its line"),
        pytest.param(box("một", indent=5.0), 100.0, id="with an indent"),
        pytest.param(TextBox(Style(), ((Span("a", 9.0), Span("b", 9.0, bold=True)),)), 100.0, id="in two looks"),
        pytest.param(TextBox(Style(), ((Span("a", 9.0),), (Span("b", 9.0),))), 100.0, id="in two lines"),
    ],
)
def test_others_take_a_closer_look(paragraph: TextBox, width: float) -> None:
    assert single_line(paragraph, width, CELL) is None
