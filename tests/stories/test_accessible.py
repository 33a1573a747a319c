"""Every PDF keeps its claims (PDF/A-3u, PDF/UA-1) and is read aloud as its tree says, by every reader alike."""

from __future__ import annotations

import functools
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from lxml import etree

from tests.stories.test_same_text import Case, cases
from tests.support.documents import docx_of, everything, layout_copy, letter, pdf_of, torture, without_pictures, words
from tests.support.pdf_claims import artefacts, faults, spoken
from tests.support.read_aloud import squeezed, words_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.document.tree import Document, Figure, Heading, Paragraph, Table
from tthc_render.formats.fonts import LETTERS
from tthc_render.formats.ooxml import W
from tthc_render.layout.pdf.engines import Engine
from tthc_render.readers.docx.printed import TABLE_STYLE
from tthc_render.rendering.pipeline import check_report, render_bytes, stamp_of
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import find_workspace

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EXAMPLES = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))


@functools.cache
def example(path: Path) -> tuple[Document, bytes]:
    library = Library(find_workspace((path,)))
    document, computed = check_report(path, library, Findings())
    assert document is not None
    assert computed is not None
    return document, render_bytes(document, library, stamp_of(computed, document, "0" * 32), "pdf").data


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_keep_their_claims_and_are_read_as_their_tree_says(path: Path) -> None:
    document, data = example(path)
    assert faults(data) == []
    assert squeezed(text for _, text in spoken(data)) == squeezed(words_of(document))
    assert all(re.fullmatch(r"\d*", text) for text in artefacts(data)[:1])


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
def test_both_ways_to_pdf_say_the_same(engine: Engine) -> None:
    document = without_pictures()
    data = pdf_of(document, engine=engine)
    assert faults(data) == []
    assert squeezed(text for _, text in spoken(data)) == squeezed(words_of(document))
    levels = [kind for kind, text in spoken(data) if kind.startswith("H") and not text.startswith(("Biểu", "Phụ lục"))]
    assert levels == [f"H{block.level}" for block in document.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("engine", ["auto", "weasyprint"])
@pytest.mark.parametrize("empty", [1, 2, 3])
def test_a_heading_without_words_leaves_no_gap_in_the_levels(engine: Engine, empty: int) -> None:
    blocks = (Heading(level, words(f"Mục {level}") if level != empty else ()) for level in (1, 2, 3, 2, 3))
    assert faults(pdf_of(letter(blocks=tuple(blocks)), engine=engine)) == []


def test_pictures_and_long_notes_keep_the_claims(tmp_path: Path) -> None:
    data = pdf_of(everything(note_sentences=3), layout_copy(tmp_path))
    assert faults(data) == []
    assert faults(pdf_of(torture(12), engine="weasyprint"), bookmarks=False) == []


# Without shrinking: it takes minutes, and the document that is drawn is small enough to read.
@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(cases())
def test_any_document_keeps_the_claims(case: Case) -> None:
    document = case.document
    try:
        data = pdf_of(document, engine="direct")
    except RenderingFailed:
        return
    assert faults(data, bookmarks=False) == []
    assert squeezed(text for _, text in spoken(data)) == squeezed(words_of(document))


@settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(cases())
def test_any_document_keeps_the_claims_through_weasyprint(case: Case) -> None:
    data = pdf_of(case.document, engine="weasyprint")
    assert faults(data, bookmarks=False) == []
    assert squeezed(text for _, text in spoken(data)) == squeezed(words_of(case.document))


def alphabet() -> Document:
    rows = [" ".join(LETTERS[at : at + 30]) for at in range(0, len(LETTERS), 30)]
    looks = ({}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True})
    return letter(blocks=tuple(Paragraph(words(row, **look)) for look in looks for row in rows))


@pytest.mark.parametrize("engine", ["direct", "weasyprint"])
@pytest.mark.parametrize("reader", ["pdfium", "pdfminer", "pdftotext", "mutool"])
def test_every_letter_is_read_as_typed(engine: Engine, reader: str, tmp_path: Path) -> None:
    path = tmp_path / "chu.pdf"
    path.write_bytes(pdf_of(alphabet(), engine=engine))
    if reader == "pdfium":
        document = pypdfium2.PdfDocument(path)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    elif reader == "pdfminer":
        with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
            text = "".join(char["text"] for page in pdf.pages for char in page.chars)
    elif shutil.which(reader) is None:
        pytest.skip(f"{reader} is not installed")
    else:
        command = ["pdftotext", path, "-"] if reader == "pdftotext" else ["mutool", "draw", "-F", "txt", path]
        text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    assert text == unicodedata.normalize("NFC", text)
    counts = {letter: text.count(letter) for letter in LETTERS}
    assert {letter: count for letter, count in counts.items() if count < 4} == {}


def word_trees(data: bytes) -> tuple[etree._Element, etree._Element]:
    """The document and the styles of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml")), etree.fromstring(archive.read("word/styles.xml"))


@pytest.mark.parametrize("source", [*EXAMPLES, "everything"], ids=lambda source: getattr(source, "stem", source))
def test_the_word_file_says_its_language_its_heads_and_its_headings(source: Path | str, tmp_path: Path) -> None:
    if isinstance(source, Path):
        library = Library(find_workspace((source,)))
        document, computed = check_report(source, library, Findings())
        assert document is not None
        assert computed is not None
        data = render_bytes(document, library, stamp_of(computed, document, "0" * 32), "docx").data
    else:
        document = everything()
        data = docx_of(document, layout_copy(tmp_path))
    body, styles = word_trees(data)
    assert {item.get(f"{W}val") for tree in (body, styles) for item in tree.iter(f"{W}lang")} == {"vi-VN"}
    names = {style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val") for style in styles.iter(f"{W}style")}
    used = [names[item.get(f"{W}val")] for item in body.iter(f"{W}pStyle")]
    blocks = [block for part in (document, *document.appendices) for block in part.blocks]
    levels = [f"heading {block.level}" for block in blocks if isinstance(block, Heading) and block.inlines]
    assert sorted(name for name in used if name.startswith("heading")) == sorted(levels)
    figures = 0
    for table in body.iter(f"{W}tbl"):
        properties = table.find(f"{W}tblPr")
        style = properties.find(f"{W}tblStyle")
        if style is not None and names[style.get(f"{W}val")] == TABLE_STYLE:
            figures += 1
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
            assert properties.find(f"{W}tblCaption").get(f"{W}val")
        else:  # it only puts words beside each other
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None
            assert properties.find(f"{W}tblDescription").get(f"{W}val")
    assert figures == sum(isinstance(block, Table) for block in blocks)
    pictures = list(body.iter(f"{DRAWING}docPr"))
    assert all(picture.get("descr") for picture in pictures)
    assert len(pictures) == sum(isinstance(block, Figure) for block in blocks)
