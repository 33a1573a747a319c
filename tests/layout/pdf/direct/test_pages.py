"""Slices on pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.direct.page_styles import PageStyle
from tthc_render.layout.pdf.direct.pages import Page, pages_of
from tthc_render.layout.pdf.direct.slices import NoteLines, PageBreak, Slice
from tthc_render.layout.pdf.direct.styles import Style

NUMBER = Style(size=14.0, line_height=1.0)


def style(name: str, first: bool) -> PageStyle:
    """100 points of room a page."""
    no_line = (0.0, 0.0, 0.0, 0.0)
    number = None if first else NUMBER
    return PageStyle(200.0, 120.0, (10.0, 10.0, 10.0, 10.0), number, bool(name) and first, 5.0, 5.0, no_line)


def line(text: str) -> TextLine:
    return TextLine(0.0, 8.0, (Span(text, 10.0),))


def piece(text: str, height: float = 30.0, notes: Sequence[float] = (), **fields: object) -> Slice:
    made = Slice(height, drawn=[line(text)], notes=[NoteLines(size, [line(f"{text}*")]) for size in notes])
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def texts_of(page: Page) -> list[str]:
    """The words of a page, a string for each line."""
    return ["".join(span.text for span in line.spans) for line in page.lines]


def pages(*slices: Slice) -> list[list[str]]:
    return [texts_of(page) for page in pages_of(slices, style)]


def test_pages_are_filled_from_the_top() -> None:
    assert pages(*map(piece, "abcde")) == [["a", "b", "c"], ["d", "e"]]


def test_a_page_ends_where_it_may() -> None:
    assert pages(piece("a"), piece("b"), piece("c"), piece("d", may_break=PageBreak.AVOID)) == [["a", "b"], ["c", "d"]]
    glued = [piece(name, may_break=PageBreak.AVOID) for name in "bcd"]
    assert pages(piece("a"), *glued) == [["a", "b", "c"], ["d"]]
    wishes = {"b": PageBreak.LAST_RESORT, "c": PageBreak.AVOID, "d": PageBreak.LAST_RESORT}
    lines = [piece(name, may_break=wish) for name, wish in wishes.items()]
    assert pages(piece("a"), *lines) == [["a", "b"], ["c", "d"]]


def test_a_note_is_on_the_page_of_its_call() -> None:
    assert pages(piece("a"), piece("b"), piece("c", notes=[20.0])) == [["a", "b"], ["c", "c*"]]
    assert pages(piece("a", notes=[20.0]), piece("b"), piece("c")) == [["a", "b", "a*"], ["c"]]


def test_the_head_of_a_table_is_repeated() -> None:
    head = (piece("H", 10.0),)
    rows = [piece(name, 30.0, head=head) for name in "bcde"]
    assert pages(head[0], piece("a"), *rows) == [["H", "a", "b", "c"], ["H", "d", "e"]]


def test_sections_begin_pages_and_numbers_anew() -> None:
    first, *others = (piece(name, page="p") for name in "bcdef")
    first.new_page = first.opens_pages = True
    found = pages_of([piece("a"), first, *others], style)
    assert [page.number for page in found] == [0, 0, 2]
    assert [texts_of(page) for page in found] == [["a"], ["b", "c", "d"], ["e", "f"]]


def tops(found: list[Page]) -> list[float]:
    return [page.lines[0].baseline - 8.0 for page in found]


def test_room_at_the_top_of_a_page_that_begins_by_itself_is_left_out() -> None:
    three = [piece(name, gap=1.0) for name in "abc"]
    assert tops(pages_of([*three, piece("d", gap=1.0)], style)) == [11.0, 10.0]
    three = [piece(name, gap=1.0) for name in "abc"]
    assert tops(pages_of([*three, piece("d", gap=1.0, new_page=True)], style)) == [11.0, 11.0]


def test_a_row_that_begins_a_page_is_right_below_the_head() -> None:
    head = (piece("H", 10.0, gap=3.0),)
    rows = [piece("a"), piece("b", head=head, new_page=True)]
    assert tops(pages_of([piece("H", 10.0, gap=3.0), *rows], style)) == [13.0, 10.0]


def test_a_page_has_room_for_the_border_below_its_last_row() -> None:
    for foot, expected in ((10.0, [["a", "b", "c"], ["d"]]), (10.1, [["a", "b"], ["c", "d"]])):
        assert pages(*(piece(name, foot=foot) for name in "abcd")) == expected


@pytest.mark.parametrize(
    "slices",
    [
        [piece("a", 101.0)],
        [piece("a"), piece("b", 80.0, may_be_cut=True)],
        [piece("a"), piece("b", 80.0, cuts_cell=True)],
        [piece("a", 50.0, notes=[60.0])],
    ],
)
def test_what_does_not_fit_is_refused(slices: list[Slice]) -> None:
    with pytest.raises(NotCoveredError):
        pages_of(slices, style)
