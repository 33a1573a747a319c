"""Nothing leaves the text box of its page, and no letter is blank."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pdfplumber
import pytest

from tests.support.documents import ND30, STAMP, docx_of, everything, letter, torture, words
from tests.support.drawn import drawn_oddities
from tests.support.read_back import part
from tthc_render.document.tree import Cell, Document, Paragraph, Row, Run, Table
from tthc_render.formats.fonts import letter_widths
from tthc_render.formats.ooxml import W
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.engines import Engine
from tthc_render.layout.pdf.renderer import load_html_layout, render_pdf

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 20 * MM, 20 * MM, 20 * MM
SLACK = 1.0
LONG = "https://dichvucong.hatinh.gov.vn/tra-cuu?maHoSo=H27.99-240614-0001&token=" + "eyJhbGciOiJIUzI1NiIs" * 12
CODE = "ABCDEFGHIJ" * 20


def long_words() -> Document:
    row = Row((Cell((Run(LONG),), align="left"), Cell((Run(CODE),)), Cell((Run("1.234"),))))
    head = Row(tuple(Cell((Run(text),)) for text in ("Địa chỉ", "Mã hồ sơ", "Số")), "header")
    table = Table((head,), (row, row), 3)
    return letter(blocks=(Paragraph(words(f"Xem {LONG} và {CODE}.")), table))


DOCUMENTS = {"letter": letter, "everything": lambda: everything(rows=20), "torture": torture, "long_words": long_words}


@pytest.mark.parametrize("engine", ["auto", "weasyprint"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_letter_and_picture_is_inside_the_margins(name: str, engine: Engine) -> None:
    layout = load_html_layout(ND30 / "layout.html")
    data = render_pdf(measure(DOCUMENTS[name](), layout.geometry), layout, STAMP, engine).data
    outside = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            numbers = [item for item in page.chars if item["bottom"] < TOP]
            assert "".join(item["text"] for item in numbers).strip().isdigit() or not numbers
            for item in (*page.chars, *page.images):
                if item in numbers or not item.get("text", "x").strip():
                    continue
                if (
                    item["x0"] < LEFT - SLACK
                    or item["x1"] > page.width - RIGHT + SLACK
                    or item["bottom"] > page.height - BOTTOM + SLACK
                ):
                    outside.append((number, item.get("text", "hình"), round(item["x0"]), round(item["bottom"])))
            assert not any(item["text"].startswith("(cid:") for item in page.chars), "a letter that cannot be read"
    assert outside == []


@pytest.mark.parametrize("name", [*DOCUMENTS, "oddities"])
def test_no_letter_of_the_word_file_is_one_that_the_font_lacks(name: str) -> None:
    """It would be blank, or in whatever font a machine has."""
    document = drawn_oddities(random.Random(3)) if name == "oddities" else DOCUMENTS[name]()
    data = docx_of(document)
    known = letter_widths()
    for part_name in ("word/document.xml", "word/footnotes.xml"):
        written = {letter for text in part(data, part_name).iter(f"{W}t") for letter in text.text or ""}
        assert {letter for letter in written if not dict.__contains__(known, letter)} <= set(STEERING)  # type: ignore[arg-type]


STEERING = "\u200b"
"""Where a line may end inside of a code; it prints nothing."""


def test_a_picture_as_wide_as_the_paper_is_made_to_fit() -> None:
    layout = load_html_layout(ND30 / "layout.html")
    document = everything()
    blocks = tuple(replace(block, width_mm=400.0) if hasattr(block, "width_mm") else block for block in document.blocks)
    data = render_pdf(measure(replace(document, blocks=blocks), layout.geometry), layout, STAMP).data
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        images = [(image, page) for page in pdf.pages for image in page.images]
    assert images
    assert all(image["x1"] <= page.width - RIGHT + SLACK and image["x0"] >= LEFT - SLACK for image, page in images)
