"""The stamp of urgency and the head of attached texts: in both formats, or refused by name."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest

from tests.support.documents import STAMP, everything, layout_copy, letter
from tests.support.pdf_claims import faults
from tests.support.read_back import W
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.document.tree import Appendix, AppendixHead, Document, Paragraph, Run
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf
from tthc_render.layout.urgency import HEIGHT_MM, SIZE_PT, WIDTHS_MM
from tthc_render.workspace.paths import packaged_templates

LAYOUT = packaged_templates() / "layouts" / "nd30"
PT_PER_MM = 72 / 25.4
TEXT = Appendix(
    AppendixHead("QUY CHẾ", ("Làm việc của Tổ",), ("(Kèm theo Quyết định số 1/QĐ-SM)",), letterhead=True),
    (Paragraph((Run("Quy chế này quy định việc làm."),)),),
    "portrait",
)


def word(document: Document, folder: Path = LAYOUT) -> docx.document.Document:
    layout = load_docx_layout(folder / "layout.docx")
    return docx.Document(io.BytesIO(render_docx(measure(document, layout.geometry), layout, STAMP)))


def pdf(document: Document, folder: Path = LAYOUT) -> bytes:
    layout = load_html_layout(folder / "layout.html")
    return render_pdf(measure(document, load_geometry(folder)), layout, STAMP).data


@pytest.mark.parametrize("words", WIDTHS_MM)
def test_the_stamp_has_its_box_in_both_formats(words: str) -> None:
    document = replace(letter(), urgency=words)
    cell = word(document).tables[0].cell(1, 0)
    stamp = cell.paragraphs[-1]
    assert stamp.text == words
    assert stamp.runs[0].bold
    assert stamp._p.pPr.find(".//{*}pBdr") is not None
    # In Word as in the PDF it takes its height and 6 pt above: room and lines of the border are beside the paragraph's.
    spacing = stamp.paragraph_format
    edges = [item for item in stamp._p.pPr.find(".//{*}pBdr") if item.tag.endswith(("}top", "}bottom"))]
    border = sum(float(edge.get(f"{W}space")) + 0.75 for edge in edges)
    taken = spacing.space_before.pt + border + SIZE_PT * 1.15 + spacing.space_after.pt
    assert abs(taken - (6 + HEIGHT_MM * PT_PER_MM + 1.5)) < 0.3
    printed = pdf(document)
    with pdfplumber.open(io.BytesIO(printed)) as file:
        page = file.pages[0]
        red = [item for item in (*page.rects, *page.lines, *page.curves) if (item["stroking_color"] or ())[:1] == (1,)
               or (item["non_stroking_color"] or ())[:1] == (1,)]  # fmt: skip
        assert words in page.extract_text()
    width = max(item["x1"] for item in red) - min(item["x0"] for item in red)
    height = max(item["bottom"] for item in red) - min(item["top"] for item in red)
    assert abs(width / PT_PER_MM - WIDTHS_MM[words]) < 1
    assert abs(height / PT_PER_MM - HEIGHT_MM) < 1
    assert faults(printed) == []


def test_a_document_without_a_stamp_has_no_room_for_one() -> None:
    assert [item.text for item in word(letter()).tables[0].cell(1, 0).paragraphs][-1] != ""


def test_a_text_issued_with_the_document_has_the_issuer_and_the_state_above_its_title() -> None:
    document = replace(everything(rows=2), appendices=(TEXT, replace(TEXT, head=replace(TEXT.head, letterhead=False))))
    tables = [table for table in word(document).tables if "CỘNG HÒA" in table.cell(0, 1).text]
    assert len(tables) == 2  # of the document and of the first text
    assert [item.text for item in tables[1].cell(0, 0).paragraphs if item.text] == [
        item.text for item in tables[0].cell(0, 0).paragraphs if item.text
    ]
    with pdfplumber.open(io.BytesIO(pdf(document))) as file:
        heads = [page.extract_text().split("\n")[0] for page in file.pages[-2:]]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in heads[0]
    assert heads[1] == "QUY CHẾ"


@pytest.mark.parametrize(
    ("document", "tag", "key"),
    [
        (replace(letter(), urgency="KHẨN"), "dau_khan", "do_khan"),
        (replace(letter(), appendices=(TEXT,)), "dau_van_ban", "dau_van_ban"),
    ],
)
def test_a_layout_without_the_place_refuses_by_name(document: Document, tag: str, key: str, tmp_path: Path) -> None:
    folder = layout_copy(tmp_path)
    page = folder / "layout.html"
    page.write_text(page.read_text(encoding="utf-8").replace(tag, "kinh_gui"), encoding="utf-8")
    with pytest.raises(TemplateUnusable, match=f"thẻ {tag}.*{key}"):
        pdf(document, folder)
