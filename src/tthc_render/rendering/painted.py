"""The facts of a PDF from the pages that were painted, without reading the file: what PDFium would find on them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.glyphs import face
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.direct.pages import Page
from tthc_render.layout.pdf.direct.painter import lines_of
from tthc_render.readers.facts import INVISIBLE, Facts
from tthc_render.readers.pdf.reader import facts_of
from tthc_render.readers.pdf.strokes import Stroke
from tthc_render.readers.pdf.text import Font, PdfPage, TextRun, measure_font
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN

BLACK: Final = "000000"
DIGITS: Final = 3
"""Behind the comma, as the file has places: lines at one height are at exactly one height."""


def painted_facts(pages: Sequence[Page], keywords: str, shown: str) -> Facts:
    """The facts of the file made of ``pages``; ``keywords`` are those of its properties."""
    fonts: dict[int, Font] = {}
    return facts_of([_page(page, number, fonts) for number, page in enumerate(pages, 1)], keywords, shown)


def _page(page: Page, number: int, fonts: dict[int, Font]) -> PdfPage:
    runs = tuple([run for line in lines_of(page) for run in _runs(line, fonts)])
    strokes = {Stroke(item.x, item.y, item.x + item.width, item.y + item.height): None for item in page.rectangles}
    return PdfPage(number, page.style.width, page.style.height, runs, tuple(strokes))


def _runs(line: TextLine, fonts: dict[int, Font]) -> Iterator[TextRun]:
    """The runs of a line: its spans, those of one look as one."""
    x = round(line.x, DIGITS)
    for (number, size, rise, _), spans in itertools.groupby(line.spans, _look):
        text = "".join([span.text for span in spans]).replace("\u00a0", " ").replace(NO_BREAK_HYPHEN, "-")
        widths = face(number).widths
        scale, more = size / 1000, line.word_spacing
        if more:
            steps = [widths[letter] * scale + (more if letter == " " else 0.0) for letter in text]
        else:
            steps = [widths[letter] * scale for letter in text]
        edges = list(itertools.accumulate(steps, initial=x))
        x = edges[-1]
        if "  " in text or not INVISIBLE.isdisjoint(text):
            text, edges = _seen(text, edges)
        if text.strip():
            if text[-1] == " ":
                edges[-1] = edges[-2] + widths[" "] * scale  # the box of a blank, which is not stretched with the line
            reach = face(number).reaches.get(text[-1])
            if reach is not None:
                edges[-1] = max(edges[-1], edges[-2] + reach * scale)
            if number not in fonts:
                fonts[number] = Font(face(number).name, True, bool(number & 1), bool(number & 2))
            run = TextRun(text, edges, round(line.baseline - rise, DIGITS), round(size, 2), fonts[number], BLACK)
            measure_font(run)
            yield run


def _seen(text: str, edges: list[float]) -> tuple[str, list[float]]:
    """Letters as PDFium gives them: nothing that is invisible, and of several blanks the first."""
    seen = [
        place
        for place, letter in enumerate(text)
        if letter not in INVISIBLE and not (letter == " " and place and text[place - 1] == " ")
    ]
    return "".join([text[place] for place in seen]), [*(edges[place] for place in seen), edges[-1]]


def _look(span: Span) -> tuple[int, float, float, str]:
    """What parts runs: the look, and in a tagged file also links and calls of notes."""
    owner = str(span.note.number) if span.note else span.link
    return span.bold + 2 * span.italic, span.size, span.rise, owner
