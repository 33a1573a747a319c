"""The address at the foot of page 1: at the same place in both formats, and no line of the text moves."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from tests.support.documents import STAMP, everything, layout_copy
from tests.support.pdf_claims import faults
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.document.tree import Document
from tthc_render.layout.contact_line import LINE_PT, contact_lines
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf
from tthc_render.workspace.paths import packaged_templates

LAYOUT = packaged_templates() / "layouts" / "nd30"
ADDRESS = (
    "Số 02 đường Nguyễn Chí Thanh, phường Thành Sen, tỉnh Hà Tĩnh; ĐT: 0239.3855.000; Email: so@hatinh.gov.vn; "
    "Website: hatinh.gov.vn"
)
DOCUMENT = everything(rows=20)


def pages(document: Document, folder: Path = LAYOUT) -> list[list[tuple[str, float]]]:
    """The words of each page of the PDF, each with how far its lower edge is from that of the paper."""
    layout = load_html_layout(folder / "layout.html")
    data = render_pdf(measure(document, load_geometry(folder)), layout, STAMP).data
    assert faults(data) == []
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [
            [(word["text"], float(page.height) - word["bottom"]) for word in page.extract_words()]
            for page in file.pages
        ]


def test_the_address_stands_in_the_margin_of_the_first_page_only() -> None:
    with_address, without = pages(replace(DOCUMENT, contact=ADDRESS)), pages(DOCUMENT)
    first = with_address[0]
    address = [item for item in first if item not in without[0]]
    assert " ".join(text for text, _ in address) == ADDRESS
    assert [item for item in first if item in without[0]] == without[0]
    assert with_address[1:] == without[1:]
    heights = sorted({round(height) for _, height in address})
    assert len(heights) == 2
    assert 28 <= heights[0] <= 30  # a centimetre, as Word has it


def test_the_footer_of_the_first_page_of_word_has_the_same_lines() -> None:
    layout = load_docx_layout(LAYOUT / "layout.docx")
    document = replace(DOCUMENT, contact=ADDRESS)
    data = render_docx(measure(document, layout.geometry), layout, STAMP)
    lines = contact_lines(document, layout.geometry)
    assert " ".join(lines) == ADDRESS
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        footer = archive.read("word/footer9001.xml").decode("utf-8")
        body = archive.read("word/document.xml").decode("utf-8")
    assert [line in footer for line in lines] == [True, True]
    assert "w:pBdr" in footer
    assert f'w:line="{round(LINE_PT * 20)}"' in footer
    assert body.count("rIdKiemChung") == 1


def test_lines_of_an_address_end_where_they_were_typed_to_end() -> None:
    typed = "Số 02 đường Nguyễn Chí Thanh; ĐT: 0239.3855.000\n  Website: hatinh.gov.vn\n"
    document = replace(DOCUMENT, contact=typed)
    lines = ("Số 02 đường Nguyễn Chí Thanh; ĐT: 0239.3855.000", "Website: hatinh.gov.vn")
    assert contact_lines(document, load_geometry(LAYOUT)) == lines
    words = [(text, round(height)) for text, height in pages(document)[0]]
    first, second = (next(height for text, height in words if text == word) for word in ("0239.3855.000", "Website:"))
    assert first > second


def test_an_address_of_three_lines_and_a_foot_in_use_are_refused(tmp_path: Path) -> None:
    geometry = load_geometry(LAYOUT)
    with pytest.raises(TemplateUnusable, match="3 dòng"):
        contact_lines(replace(DOCUMENT, contact=f"{ADDRESS}; {ADDRESS[:60]}"), geometry)
    folder = layout_copy(tmp_path)
    with (folder / "layout.yaml").open("a", encoding="utf-8") as file:
        file.write("kiem_chung: dong\n")
    with pytest.raises(TemplateUnusable, match="kiem_chung"):
        contact_lines(replace(DOCUMENT, contact=ADDRESS), load_geometry(folder))
