"""Kinds of pages."""

from __future__ import annotations

import pytest

from tests.support.documents import nd30_css
from tthc_render.layout.pdf.direct.css import parse_sheet
from tthc_render.layout.pdf.direct.page_styles import PageStyle, page_style
from tthc_render.layout.pdf.direct.styles import root_element


def sheet_page(name: str, first: bool) -> PageStyle:
    sheet = parse_sheet(nd30_css())
    return page_style([sheet], name, first, root_element([sheet]).child("html").style)


def test_pages_of_the_shipped_layout() -> None:
    """Annex I, part I.1: A4, margins 20, 20, 20 and 30 mm; the number is hidden on first pages, part I.7."""
    first, second = sheet_page("", True), sheet_page("", False)
    landscape = sheet_page("phu-luc-ngang", True)
    assert (round(first.width), round(first.height)) == (595, 842)
    assert (round(landscape.width), round(landscape.height)) == (842, 595)
    assert [round(side / 72 * 25.4) for side in first.margin] == [20, 20, 20, 30]
    assert (first.number, landscape.number) == (None, None)
    assert second.number is not None
    assert (first.restarts, landscape.restarts) == (False, True)
    assert first.note_line[2:] == pytest.approx((144, 0.6))
