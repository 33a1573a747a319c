"""Marks of a page: words to their elements, page numbers and repeated heads to none."""

from __future__ import annotations

from tthc_render.layout.pdf.direct.boxes import Span
from tthc_render.layout.pdf.direct.lines import TextLine
from tthc_render.layout.pdf.direct.tags import AGAIN_LINK, END, PAGE_NUMBER, Marks
from tthc_render.layout.pdf.structure import Content, Element, Structure


def marked(marks: Marks, line: TextLine) -> list[str]:
    return [text for span in line.spans for text in marks.before(line, span).split("\n") if text]


def test_lines_of_one_paragraph_share_a_mark() -> None:
    paragraph = Element("P")
    marks = Marks(Structure(paragraph), 3)
    lines = [TextLine(0.0, 0.0, (Span("a", 10.0), Span("b", 10.0, bold=True)), tag=paragraph)] * 2
    assert [text for line in lines for text in marked(marks, line)] == ["/P<</MCID 0>>BDC"]
    assert paragraph.kids == [Content(3, 0)]
    assert marks.end() == END


def test_a_link_that_comes_again_is_another_link() -> None:
    paragraph = Element("P")
    marks = Marks(Structure(paragraph), 0)
    link = Span("x", 10.0, link="https://a.vn")
    line = TextLine(0.0, 0.0, (link, Span(" và ", 10.0), link), tag=paragraph)
    assert [text for text in marked(marks, line) if text != END] == [
        "/Link<</MCID 0>>BDC",
        "/P<</MCID 1>>BDC",
        "/Link<</MCID 2>>BDC",
    ]
    assert marks.takes_link(line)
    assert marks.takes_link(line)
    links = [kid for kid in paragraph.kids if isinstance(kid, Element)]
    assert [len(kid.kids) for kid in links] == [2, 2]


def test_page_numbers_and_repeated_heads_are_artefacts() -> None:
    head = Element("TH", repeats=True)
    head.add(Content(0, 0))
    marks = Marks(Structure(Element("Document")), 1)
    line = TextLine(0.0, 0.0, (Span("A", 10.0, link="https://a.vn"),), tag=head)
    assert marked(marks, line) == [AGAIN_LINK]
    assert not marks.takes_link(line)
    assert marked(marks, TextLine(0.0, 0.0, (Span("2", 10.0),))) == [END, PAGE_NUMBER]
