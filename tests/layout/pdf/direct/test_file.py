"""The file around the pages: what it says of itself, bookmarks, the same bytes again."""

from __future__ import annotations

import io

import pdfplumber
import pypdfium2

from tests.support.documents import STAMP, pdf_of, without_pictures
from tthc_render.document.tree import Heading, plain
from tthc_render.formats.stamp import is_stamped, pdf_stamp
from tthc_render.layout.pdf.direct.file import colour_profile


def test_the_file_carries_the_stamp_and_the_claim_of_pdf_a() -> None:
    data = pdf_of(without_pictures(), engine="direct")
    assert is_stamped(data, STAMP)
    assert str(STAMP) in pdf_stamp(data)
    assert b"<pdfaid:part>3</pdfaid:part>" in data
    with pdfplumber.open(io.BytesIO(data)) as found:
        catalog = found.doc.catalog
        assert catalog["Lang"] == b"vi"
        assert found.metadata["Title"] == STAMP.title


def test_equal_input_gives_equal_bytes() -> None:
    assert pdf_of(without_pictures(), engine="direct") == pdf_of(without_pictures(), engine="direct")


def test_bookmarks_are_the_headings_without_the_numbers_of_their_notes() -> None:
    found = pypdfium2.PdfDocument(pdf_of(without_pictures(), engine="direct"))
    try:
        marks = [item.get_title() for item in found.get_toc()]
    finally:
        found.close()
    blocks = without_pictures().blocks
    headings = [f"{block.label} {plain(block.inlines)}" for block in blocks if isinstance(block, Heading)]
    assert [mark for mark in marks if mark in headings] == headings


def test_the_colour_profile_is_srgb() -> None:
    import zlib

    assert zlib.decompress(colour_profile())[36:40] == b"acsp"
