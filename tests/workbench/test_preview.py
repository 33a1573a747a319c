"""Pages as pictures, named by what is on them."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2 as pdfium
from PIL import Image

from tests.support.documents import letter, pdf_of, words
from tthc_render.document.tree import Document, Paragraph
from tthc_render.workbench import preview
from tthc_render.workbench.preview import WIDTH_PX, Pages


def shown(pages: Pages, document: Document, key: str = "a") -> list[str]:
    return [view.name for view in pages.show(key, pdfium.PdfDocument(pdf_of(document)))]


def long(last: str) -> Document:
    text = "Một câu đủ dài để in trên mấy dòng của trang giấy khổ A4, chữ cỡ 14, và hết dòng này sang dòng khác. " * 3
    blocks = [Paragraph(words(text)) for _ in range(12)]
    return replace(letter(), blocks=(*blocks, Paragraph(words(last))))


def test_only_the_page_that_has_changed_has_another_name() -> None:
    pages = Pages()
    first, second = shown(pages, long("Số hồ sơ là 12.")), shown(pages, long("Số hồ sơ là 13."))
    assert len(first) == len(second) > 1
    assert [one == other for one, other in zip(first, second, strict=True)].count(False) == 1


def test_a_page_is_a_png_of_the_width_asked_for() -> None:
    pages = Pages()
    [name, *_] = shown(pages, long("x"))
    picture = Image.open(io.BytesIO(pages.picture(name)))
    assert picture.width in (WIDTH_PX, WIDTH_PX + 1)
    assert picture.height > picture.width
    assert pages.picture(name) == pages.picture(name)
    assert pages.picture("khong-co") == b""


def test_documents_that_are_not_shown_any_more_are_let_go() -> None:
    pages = Pages()
    names = shown(pages, long("đầu"), "0")
    for number in range(preview.KEPT_DOCUMENTS):
        shown(pages, long(f"thứ {number}"), f"{number + 1}")
    assert pages.picture(names[-1]) == b""
