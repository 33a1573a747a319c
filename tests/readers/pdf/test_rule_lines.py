"""The text that a drawn line of a PDF page is under."""

from __future__ import annotations

import pytest

from tthc_render.readers.facts import PageParagraph, TextPiece
from tthc_render.readers.pdf.rule_lines import rule_lines
from tthc_render.readers.pdf.strokes import Stroke
from tthc_render.readers.pdf.text import PdfPage


def text(number: int, words: str, left: float, top: float, right: float) -> PageParagraph:
    return PageParagraph(number, 1, 0, words, (TextPiece(words, 13.0),), box_pt=(left, top, right, top + 15))


def under(*strokes: Stroke, lines: tuple[PageParagraph, ...]) -> list[int]:
    page = PdfPage(1, 595.0, 842.0, (), strokes)
    return [rule.after for rule in rule_lines(page, list(lines))]


NAME = text(1, "SỞ NỘI VỤ", 130, 60, 210)


@pytest.mark.parametrize(
    ("stroke", "after"),
    [
        (Stroke(150, 76, 190, 77), [1]),
        (Stroke(150, 92, 190, 93), [1]),  # an empty line between the name and the line
        (Stroke(150, 120, 190, 121), []),
        (Stroke(60, 92, 400, 93), []),  # wider than the name, as the head of a table is
        (Stroke(150, 50, 190, 51), []),
    ],
)
def test_a_stroke_belongs_to_the_text_near_above_it(stroke: Stroke, after: list[int]) -> None:
    assert under(stroke, lines=(NAME,)) == after


@pytest.mark.parametrize("dashes", ["_____", "——", "—"])
def test_a_row_of_dashes_is_a_line(dashes: str) -> None:
    assert under(lines=(NAME, text(2, dashes, 155, 76, 185))) == [1]
