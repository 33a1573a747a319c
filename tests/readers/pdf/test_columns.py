"""The column of a page: a page of centred lines alone takes it from the other pages of its section."""

from __future__ import annotations

import pytest

from tests.readers.pdf.test_margins import A4, LEFT, RIGHT, line
from tthc_render.readers.facts import MM_PER_PT, Section
from tthc_render.readers.pdf.columns import Ink, is_long, page_column
from tthc_render.readers.pdf.lines import PdfLine
from tthc_render.readers.pdf.margins import centered
from tthc_render.readers.pdf.text import PdfPage

PAGE = PdfPage(2, *A4, (), ())
MIDDLE = (LEFT + RIGHT) / 2


def section(left: float | None = None, right: float | None = None) -> Section:
    sides = (None if left is None else left * MM_PER_PT, None if right is None else (PAGE.width - right) * MM_PER_PT)
    return Section(0, 1, PAGE.width * MM_PER_PT, PAGE.height * MM_PER_PT, (None, None, *sides))


def titles() -> list[PdfLine]:
    return [line("QUY CHẾ", MIDDLE - 32, MIDDLE + 32, 130), line("Làm việc của Tổ", MIDDLE - 92, MIDDLE + 92, 147)]


def test_a_known_margin_is_the_edge() -> None:
    column = page_column(PAGE, titles(), section(LEFT, RIGHT), Ink.of([titles()]))
    assert column.known
    assert (column.left, column.right) == pytest.approx((LEFT, RIGHT))


def test_a_page_of_titles_has_the_column_of_the_pages_before_it() -> None:
    own = [line("ỦY BAN NHÂN DÂN", LEFT + 24, LEFT + 146, 70), titles()[0]]
    text = [line("Sở đã rà soát các thủ tục thuộc thẩm quyền", LEFT, RIGHT, 200)]
    alone, both = (
        page_column(PAGE, own, section(), Ink.of([own])),
        page_column(PAGE, own, section(), Ink.of([text, own])),
    )
    assert not centered(own[1], alone.left, alone.right)
    assert centered(own[1], both.left, both.right)
    assert not both.known


def test_a_long_line_fills_most_of_its_column() -> None:
    assert is_long(line("Sở đã rà soát", LEFT, RIGHT))
    assert not is_long(titles()[0])


def test_a_page_without_ink_is_as_wide_as_its_paper() -> None:
    column = page_column(PAGE, [], section(), Ink.of([[]]))
    assert (column.left, column.right, column.flow) == (0.0, PAGE.width, (0.0, PAGE.width))
