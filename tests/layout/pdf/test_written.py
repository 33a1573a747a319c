"""Objects whose text the caller writes stand in a file as those of pydyf do."""

from __future__ import annotations

import io

import pydyf
import pypdfium2

from tthc_render.layout.pdf.written import add_written


def test_objects_have_the_numbers_that_references_name() -> None:
    pdf = pydyf.PDF()
    first, second = add_written(pdf, "<</A 1>>"), add_written(pdf)
    assert (first.reference, second.number) == (b"%d 0 R" % first.number, first.number + 1)
    assert first.indirect == b"%d 0 obj\n<</A 1>>\nendobj" % first.number


def test_a_file_with_them_is_read_again() -> None:
    pdf = pydyf.PDF()
    page = pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference, "MediaBox": pydyf.Array([0, 0, 100, 50])})
    pdf.add_page(page)
    title = add_written(pdf)
    title.data = b"(Title)"
    pdf.info["Title"] = title.reference
    out = io.BytesIO()
    pdf.write(out)
    found = pypdfium2.PdfDocument(out.getvalue())
    try:
        assert (len(found), found.get_metadata_value("Title")) == (1, "Title")
    finally:
        found.close()
