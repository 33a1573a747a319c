"""Headers, footers and the logo of a Word layout."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from PIL import Image

from tests.support import read_back
from tests.support.documents import ND30, STAMP, everything, layout_copy, letter, pdf_of, words
from tthc_render.document.tree import Paragraph
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.renderer import load_html_layout, render_html
from tthc_render.layout.pdf.word_sheet import sheet_of
from tthc_render.layout.word_frames import PAGE, word_frames


def test_the_shipped_layout_has_the_number_of_the_page_and_no_more() -> None:
    frames = word_frames(ND30 / "layout.docx")
    assert [line.words for line in frames.header] == [PAGE]
    assert (frames.footer, frames.first, frames.logo) == ((), False, None)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = layout_copy(tmp_path)
    layout = docx.Document(str(folder / "layout.docx"))
    line = layout.sections[0].header.add_paragraph('Mẫu "nội bộ"')
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    layout.sections[0].footer.paragraphs[0].text = "Văn phòng Sở"
    Image.new("RGB", (30, 20)).save(tmp_path / "logo.png")
    top = layout.tables[0].rows[0].cells[0].paragraphs[0].insert_paragraph_before()
    top.add_run().add_picture(str(tmp_path / "logo.png"), width=Mm(15))
    layout.save(str(folder / "layout.docx"))
    return folder


def test_lines_and_logo_are_read(home: Path) -> None:
    frames = word_frames(home / "layout.docx")
    assert [(line.words, line.align) for line in frames.header] == [(PAGE, ""), ('Mẫu "nội bộ"', "right")]
    assert [line.words for line in frames.footer] == ["Văn phòng Sở"]
    assert frames.logo is not None
    assert (frames.logo.width_mm, frames.logo.height_mm) == pytest.approx((15, 10), abs=0.01)


def test_they_are_in_the_page_and_its_sheet(home: Path) -> None:
    (sheet,) = sheet_of(home)
    assert 'content: counter(page) "\\A" ""' in sheet.replace('"" counter(page) ""', "counter(page)")
    assert '@top-right { content: "" "\\A" "Mẫu \\"nội bộ\\""' in sheet
    assert "@bottom-" in sheet
    assert "@page :first" in sheet
    layout = load_html_layout(home / "layout.html")
    assert "width:15.00mm;height:10.00mm" in render_html(measure(letter(), layout.geometry), layout, STAMP)


def test_the_first_page_has_its_own_footer_and_the_logo_stands_where_word_has_it(home: Path) -> None:
    layout = docx.Document(str(home / "layout.docx"))
    layout.sections[0].first_page_footer.paragraphs[0].text = "Số 02 đường Nguyễn Chí Thanh"
    top = layout.tables[0].rows[0].cells[0].paragraphs[0]
    for align, margin in ((WD_ALIGN_PARAGRAPH.RIGHT, "0 0 3pt auto"), (WD_ALIGN_PARAGRAPH.LEFT, "0 0 3pt;")):
        top.alignment = align
        layout.save(str(home / "layout.docx"))
        word_frames.cache_clear()
        frames = word_frames(home / "layout.docx")
        assert [line.words for line in frames.first_footer] == ["Số 02 đường Nguyễn Chí Thanh"]
        html = load_html_layout(home / "layout.html")
        assert f"margin:{margin}" in render_html(measure(letter(), html.geometry), html, STAMP)
    (sheet,) = sheet_of(home)
    first = next(line for line in sheet.split("@page") if line.strip().startswith(":first"))
    assert "Số 02 đường Nguyễn Chí Thanh" in first


@pytest.mark.parametrize("align", [WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT])
@pytest.mark.parametrize(("edge", "border"), [("header", "bottom"), ("footer", "top")])
def test_the_rule_of_a_header_or_footer_is_as_wide_as_the_text(
    edge: str, border: str, align: WD_ALIGN_PARAGRAPH, tmp_path: Path
) -> None:
    folder = layout_copy(tmp_path)
    layout = docx.Document(str(folder / "layout.docx"))
    paragraph = getattr(layout.sections[0], edge).paragraphs[0]
    paragraph.text, paragraph.alignment = "Sở Y tế", align
    rule = f'<w:{border} w:val="single" w:sz="8" w:space="2" w:color="auto"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{rule}</w:pBdr>"))
    layout.save(str(folder / "layout.docx"))
    document = letter(blocks=tuple(Paragraph(words(f"Việc thứ {n}.")) for n in range(60)))
    with pdfplumber.open(io.BytesIO(pdf_of(document, folder))) as pdf:
        page = pdf.pages[1]
        (word,) = page.search("Sở Y tế")
        rules = [item for item in page.rects + page.curves if item["x1"] - item["x0"] > 400]
    assert len(rules) == 1
    assert rules[0]["x1"] - rules[0]["x0"] == pytest.approx(453.55, abs=0.5)
    assert rules[0]["bottom"] - rules[0]["top"] == pytest.approx(1, abs=0.1)
    gap = rules[0]["top"] - word["bottom"] if border == "bottom" else word["top"] - rules[0]["bottom"]
    assert 0 < gap < 6


@pytest.mark.parametrize("engine", ["auto", "weasyprint"])
def test_first_pages_have_their_number_where_word_prints_it(engine: Engine, tmp_path: Path) -> None:
    folder = layout_copy(tmp_path)
    layout = docx.Document(str(folder / "layout.docx"))
    for section in layout.sections:
        section.different_first_page_header_footer = False
    layout.save(str(folder / "layout.docx"))
    document = everything(picture=False, rows=3)
    numbers = [
        [page.number for page in read_back.pages(pdf_of(document, home, engine=engine))] for home in (ND30, folder)
    ]
    assert "1" not in numbers[0]
    assert numbers[1].count("1") == numbers[0].count("") > 2
