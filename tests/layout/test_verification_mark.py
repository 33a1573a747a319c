"""The mark of verification: off, nothing changes; on, no line of the text moves, and it holds the data's hash."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree

from tests.support.documents import STAMP, everything, layout_copy, letter
from tests.support.pdf_claims import faults
from tthc_render.diagnostics.errors import TemplateUnusable
from tthc_render.document.tree import Document
from tthc_render.formats.ooxml import RELATIONS, W
from tthc_render.formats.record import make_record
from tthc_render.formats.verification import verification_line
from tthc_render.layout.docx.renderer import render_docx
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.renderer import PdfFile, load_html_layout, render_pdf
from tthc_render.layout.verification_mark import FOOT_MM, QR_FOOT_MM, QR_MM, mark_of

TYPED = b"don_vi: so-ngoai-vu\n"
RECORD = make_record(STAMP, TYPED, b'{"in": {}}')
PT_PER_MM = 72 / 25.4
DOCUMENT = everything(rows=20)
"""Every kind of block; its longest table goes over two pages."""


def asking(folder: Path, value: str) -> Path:
    """A copy of the layout that asks for the mark ``value``."""
    layout = layout_copy(folder)
    with (layout / "layout.yaml").open("a", encoding="utf-8") as file:
        file.write(f"kiem_chung: {value}\n")
    return layout


def pdf(document: Document, folder: Path, engine: str = "auto") -> PdfFile:
    layout = load_html_layout(folder / "layout.html")
    return render_pdf(measure(document, layout.geometry), layout, STAMP, engine, RECORD)  # type: ignore[arg-type]


def docx(document: Document, folder: Path) -> zipfile.ZipFile:
    layout = load_docx_layout(folder / "layout.docx")
    return zipfile.ZipFile(io.BytesIO(render_docx(measure(document, layout.geometry), layout, STAMP, RECORD)))


def body_lines(data: bytes) -> list[list[tuple[str, float]]]:
    """The lines of each page above the bottom margin, and where they stand."""
    with pdfplumber.open(io.BytesIO(data)) as found:
        return [
            [
                (line["text"], round(line["top"], 1))
                for line in page.extract_text_lines()
                if line["bottom"] < page.height - 56
            ]
            for page in found.pages
        ]


def test_off_is_the_same_as_not_said(tmp_path: Path) -> None:
    plain = layout_copy(tmp_path / "a")
    off = asking(tmp_path / "b", "khong")
    assert pdf(letter(), plain).data == pdf(letter(), off).data
    assert pdf(letter(), off).engine == "direct"
    one, other = docx(letter(), plain), docx(letter(), off)
    assert {name: one.read(name) for name in one.namelist()} == {name: other.read(name) for name in other.namelist()}


@pytest.fixture(scope="module")
def unmarked(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[str, float]]]:
    """The lines of the document without a mark."""
    return body_lines(pdf(DOCUMENT, layout_copy(tmp_path_factory.mktemp("unmarked")), "weasyprint").data)


@pytest.mark.parametrize("kind", ["dong", "qr"])
def test_on_leaves_every_line_of_the_pdf_where_it_was(
    tmp_path: Path, kind: str, unmarked: list[list[tuple[str, float]]]
) -> None:
    made = pdf(DOCUMENT, asking(tmp_path, kind))
    assert made.engine == "weasyprint"
    assert body_lines(made.data) == unmarked
    assert faults(made.data) == []


def test_the_line_stands_in_the_margin_of_the_first_page_only(tmp_path: Path) -> None:
    line = verification_line(DOCUMENT.letterhead.number, hashlib.sha256(TYPED).hexdigest())
    with pdfplumber.open(io.BytesIO(pdf(DOCUMENT, asking(tmp_path, "dong")).data)) as found:
        below = [[item for item in page.extract_text_lines() if item["top"] > page.height - 56] for page in found.pages]
        assert [item["text"] for item in below[0]] == [line]
        assert not any(below[1:])
        assert float(found.pages[0].height) - below[0][0]["bottom"] == pytest.approx(FOOT_MM * PT_PER_MM, abs=2)
        assert below[0][0]["x1"] < found.pages[0].width - 40


def test_the_code_is_square_and_above_the_edge_that_printers_leave(tmp_path: Path) -> None:
    with pdfplumber.open(io.BytesIO(pdf(letter(), asking(tmp_path, "qr")).data)) as found:
        page = found.pages[0]
        drawn = [item for item in [*page.curves, *page.lines, *page.rects] if item["top"] > page.height - 57]
        left, right = min(item["x0"] for item in drawn), max(item["x1"] for item in drawn)
        lowest = float(page.height) - max(item["bottom"] for item in drawn)
    assert right - left == pytest.approx(QR_MM * PT_PER_MM, abs=1)
    assert lowest == pytest.approx(QR_FOOT_MM * PT_PER_MM, abs=1.5)


@pytest.mark.parametrize("kind", ["dong", "qr"])
def test_in_word_the_first_page_of_the_body_has_it_and_no_other(tmp_path: Path, kind: str) -> None:
    plain, marked = docx(DOCUMENT, layout_copy(tmp_path / "a")), docx(DOCUMENT, asking(tmp_path / "b", kind))
    relations = etree.fromstring(marked.read("word/_rels/document.xml.rels"))
    targets = {item.get("Id"): item.get("Target") for item in relations}
    root = etree.fromstring(marked.read("word/document.xml"))
    firsts = [
        targets[item.get(f"{{{RELATIONS}}}id")]
        for section in root.iter(f"{W}sectPr")
        for item in section.iter(f"{W}footerReference")
    ]
    assert firsts[0] == "footer9001.xml"
    assert len(firsts) > 1
    assert set(firsts[1:]) == {"footer9002.xml"}
    for reference in list(root.iter(f"{W}footerReference")):
        reference.getparent().remove(reference)  # type: ignore[union-attr]
    same = etree.tostring(root, method="c14n", exclusive=True)
    assert same == etree.tostring(etree.fromstring(plain.read("word/document.xml")), method="c14n", exclusive=True)
    footer = "".join(map(str, etree.fromstring(marked.read("word/footer9001.xml")).itertext()))
    assert (hashlib.sha256(TYPED).hexdigest() in footer) == (kind == "dong")
    assert ("word/media/kiem-chung.png" in marked.namelist()) == (kind == "qr")


def test_what_cannot_be_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TemplateUnusable, match="chỉ dùng khong, dong hoặc qr"):
        load_geometry(asking(tmp_path / "a", "co"))
    geometry = load_geometry(asking(tmp_path / "b", "qr"))
    assert mark_of(geometry, "Số: 1/BC", None) is None
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(TemplateUnusable, match=r"tthc-render\[qr\]"):
        mark_of(geometry, "Số: 1/BC", RECORD)
