"""The figures of a DOCX are those of its tree, also after somebody has saved or edited it."""

from __future__ import annotations

import io
import random

import pytest
from docx import Document as WordDocument

from tests.support.documents import docx_of, everything, layout_copy, letter, merged_table
from tests.support.drawn import drawn_notes
from tthc_render.document.tree import Document
from tthc_render.formats.printed import differences
from tthc_render.readers.docx.printed import printed_in_docx
from tthc_render.reports.figures_record import printed_of


@pytest.mark.parametrize(
    "document",
    [letter(), letter(blocks=(merged_table(12),)), everything(), drawn_notes(random.Random(0), 0.3)],
    ids=["letter", "table", "everything", "tables that begin pages"],
)
def test_paper_says_what_the_tree_says(document: Document, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = layout_copy(tmp_path_factory.mktemp("bo-cuc"))
    assert differences(printed_of(document), printed_in_docx(docx_of(document, folder))) == []


def test_an_edited_cell_is_seen() -> None:
    document = letter(blocks=(merged_table(3),))
    word = WordDocument(io.BytesIO(docx_of(document)))
    table = next(table for table in word.tables if len(table.columns) == 6)
    paragraph = table.rows[5].cells[3].paragraphs[0]
    assert paragraph.text == "1.001"
    paragraph.runs[0].text = "1.010"
    out = io.BytesIO()
    word.save(out)
    [found] = differences(printed_of(document), printed_in_docx(out.getvalue()))
    assert (found.data, found.paper) == ("1.001", "1.010")
    assert "Hội nghị, hội thảo quốc tế 1" in found.where
