"""Lines of cells are as high in Word as in the PDF."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.documents import ND30, docx_of, geometry, letter, row
from tests.support.read_back import part
from tthc_render.document.tree import Table
from tthc_render.formats.fonts import LINE_HEIGHT
from tthc_render.formats.ooxml import W
from tthc_render.layout.cell_lines import cell_line_pt, cell_line_twips, text_line_pt
from tthc_render.layout.pdf.word_sheet import sheet_of

OFFICE = {7.5: 172, 8: 184, 8.5: 195, 9: 207, 9.5: 219, 10: 231, 10.5: 242, 11: 253, 11.5: 265, 12: 276, 13: 299}
"""Twips that LibreOffice 25.2 gives a line of Times New Roman by itself."""


@pytest.mark.parametrize("size", OFFICE)
def test_no_program_makes_the_line_higher_and_little_is_given(size: float) -> None:
    least = cell_line_twips(size)
    assert OFFICE[size] <= least
    assert LINE_HEIGHT * size * 20 <= least + 0.05
    assert least <= LINE_HEIGHT * size * 20 + 1.1


def test_sizes_grow_with_their_lines() -> None:
    lines = [cell_line_twips(half / 2) for half in range(12, 33)]
    assert all(lower < higher for lower, higher in pairwise(lines))


def test_a_layout_may_space_its_cells_in_its_own_way() -> None:
    assert cell_line_pt(10) == 11.55
    assert cell_line_pt(10, spacing=1.5) == pytest.approx(LINE_HEIGHT * 15)
    assert cell_line_pt(10, exact_pt=14) == 14


@pytest.mark.parametrize(
    ("size", "spacing", "height"),
    [(14, 1.0, 16.1), (13, 1.0, 14.95), (12, 1.0, 13.8), (10, 1.0, 11.55), (14, 1.1, 17.7), (14, 1.5, 24.15)],
)
def test_lines_of_paragraphs_are_whole_twips_as_word_processors_have_them(
    size: float, spacing: float, height: float
) -> None:
    assert text_line_pt(size, spacing) == pytest.approx(height)


def test_paragraphs_of_the_pdf_have_the_lines_of_word() -> None:
    """A page that is full to a tenth of a point would else have a line more in one of the formats."""
    (sheet,) = sheet_of(ND30)
    (body,) = [rule for rule in sheet.splitlines() if rule.startswith(".than,")]
    assert "font-size: 14pt" in body
    assert f"line-height: {16.1 / 14:.5f}" in body


def test_word_and_pdf_say_the_same_height() -> None:
    table = Table((), (row("a", "b"),), 2)
    styles = part(docx_of(letter(blocks=(table,))), "word/styles.xml")
    said = {}
    for style in styles.iter(f"{W}style"):
        spacing = style.find(f"{W}pPr/{W}spacing")
        size = style.find(f"{W}rPr/{W}sz")
        if style.get(f"{W}styleId", "").rpartition("-")[2].isdigit() and spacing is not None and size is not None:
            assert spacing.get(f"{W}lineRule") == "atLeast"
            said[int(size.get(f"{W}val", "0")) / 2] = int(spacing.get(f"{W}line", "0"))
    assert said
    (sheet,) = sheet_of(ND30)
    for size, twips in said.items():
        assert f"line-height: {twips / 20 / size:.5f}" in sheet
        assert twips / 20 == geometry().cell_line_pt(size)
