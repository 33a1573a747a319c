"""HTML as boxes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.support.documents import nd30_css
from tthc_render.layout.pdf.direct.boxes import BlockBox, Box, Reader, TableBox, TextBox
from tthc_render.layout.pdf.direct.css import NotCoveredError, parse_sheet
from tthc_render.layout.pdf.direct.styles import root_element

SHEET = parse_sheet(nd30_css())


def box(html: str) -> Box:
    body = ElementTree.fromstring(f"<body>{html}</body>")
    found = Reader().block(body, root_element([SHEET]).child("html").child("body"))
    assert isinstance(found, BlockBox)
    (only,) = found.children
    return only


def text(html: str) -> TextBox:
    found = box(html)
    assert isinstance(found, TextBox)
    return found


def test_blanks_are_one_blank_and_none_at_the_ends() -> None:
    found = text('<p class="than">\n  Một <b> hai</b>\n ba </p>')
    assert "".join(span.text for span in found.lines[0]) == "Một hai ba"
    assert [span.bold for span in found.lines[0]] == [False, True, False]


def test_forced_line_ends_part_lines() -> None:
    assert [[span.text for span in line] for line in text('<p class="than">a<br/>b<br/></p>').lines] == [
        ["a"],
        ["b"],
        [],
    ]


def test_raised_text_rises_by_its_own_size() -> None:
    high = text('<p class="than">m<sup>2</sup></p>').lines[0][1]
    assert (high.size, high.rise) == pytest.approx((14 * 0.58, 0.569 * 14 * 0.58))


def test_characters_that_steer_lines_are_left_out() -> None:
    assert text('<p class="than">16/\u2060QĐ 2021-\u200b2025</p>').lines[0][0].text == "16/QĐ 2021-2025"


def test_a_note_is_numbered_where_it_is_called() -> None:
    found = text('<p class="than">a<span class="chu-thich">xem <i>b</i></span>, c</p>')
    call = found.lines[0][1]
    assert (call.text, call.size) == ("1", 8.12)
    assert call.note is not None
    assert ("".join(span.text for span in call.note.spans), call.note.gap) == ("xem b", 2.5)


def test_a_table_has_its_head_apart() -> None:
    found = box('<table class="so-lieu"><thead><tr class="header"><td colspan="2">A</td></tr></thead>'
                '<tbody><tr class="data"><td>1</td><td>2</td></tr></tbody></table>')  # fmt: skip
    assert isinstance(found, TableBox)
    assert [cell.columns for cell in found.head[0].cells] == [2]
    assert len(found.body[0].cells) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<p class='than'>a<img src='x.png'/></p>",
        "<div>a<p class='than'>b</p></div>",
        "<p class='than' align='right'>a</p>",
        "<table><tr><p class='than'>a</p></tr></table>",
        "<table class='so-lieu'><caption>a</caption></table>",
        "<p class='than'>a<span class='chu-thich'>b<br/>c</span></p>",
    ],
)
def test_what_is_not_known_is_refused(html: str) -> None:
    with pytest.raises(NotCoveredError):
        box(html)
