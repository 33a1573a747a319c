"""Facts from painted pages are those that PDFium finds in the file."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from tests.stories.test_same_text import Case, cases
from tests.support.documents import ND30, STAMP, letter, torture, without_pictures, words
from tthc_render.document.tree import Document, Heading, Item, Note, Paragraph, Run
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import Printed, load_html_layout, render_pdf
from tthc_render.readers.read import read_facts
from tthc_render.rendering.painted import painted_facts
from tthc_render.rendering.read_back import differences


def printed(document: Document) -> Printed:
    layout = load_html_layout(ND30 / "layout.html")
    return render_pdf(measure(document, layout.geometry), layout, STAMP)


def disagreements(document: Document) -> Sequence[str]:
    made = printed(document)
    if made.engine != "direct":
        return ()
    return differences(painted_facts(made.pages, str(STAMP), "x"), read_facts(made.data, "pdf", "x"))


@pytest.mark.parametrize(
    "document", [letter(), without_pictures(), torture(30)], ids=["letter", "everything", "torture"]
)
def test_documents_of_all_blocks_agree(document: Document) -> None:
    assert printed(document).engine == "direct"
    assert disagreements(document) == []


@settings(max_examples=12, deadline=None)
@given(cases())
def test_drawn_documents_agree(case: Case) -> None:
    assert list(disagreements(case.document)) == []


def test_long_raised_words_and_a_note_on_one_line_have_no_gap_between() -> None:
    raised = Run("Sở Sở Sở Sở", vertical="sup")
    rest = (*words("SởSở"), *words("Sở Sở", bold=True), *words("Sở"))
    item = Item("-", (raised, *rest, Note(words("Sở"), 1)), 1)
    blocks = (*(Heading(1, words("Sở Sở Sở Sở " * lines)) for lines in range(1, 8)), item)
    for first in range(len(blocks)):
        assert list(disagreements(letter(blocks=blocks[first:]))) == []


def test_blanks_and_hidden_letters_are_as_a_reader_gives_them() -> None:
    text = "Số     /BC-\u00adUBND,  ngày   tháng 6"
    document = letter(blocks=(Paragraph(words(text)),))
    facts = painted_facts(printed(document).pages, "", "x")
    assert any(item.text == "Số /BC-UBND, ngày tháng 6" for item in facts.paragraphs)
    assert disagreements(document) == []
