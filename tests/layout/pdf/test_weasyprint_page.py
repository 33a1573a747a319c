"""Pages of ours give the same PDF through the XML parser as WeasyPrint gives for any page; other pages still work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import weasyprint
from weasyprint import HTML

from tests.support.documents import ND30, STAMP, everything, layout_copy, letter
from tthc_render.document.tree import Document, Run
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf import weasyprint_page
from tthc_render.layout.pdf.renderer import load_html_layout, render_html
from tthc_render.layout.pdf.weasyprint_page import html_page
from tthc_render.layout.pdf.weasyprint_printer import HOME, VARIANT, StyleSheets, style_sheets

IDENTIFIER = b"0" * 16


def sheets_of(folder: Path) -> StyleSheets:
    layout = load_html_layout(folder / "layout.html")
    return style_sheets(layout.path, layout.sheets)


def pdf_of(page: HTML, folder: Path) -> bytes:
    known = sheets_of(folder)
    pages = page.render(stylesheets=list(known.sheets), font_config=known.font_config, pdf_variant=VARIANT)
    return bytes(pages.write_pdf(pdf_identifier=IDENTIFIER, pdf_variant=VARIANT))


def html_of(document: Document, folder: Path) -> str:
    return render_html(measure(document, load_geometry(folder)), load_html_layout(folder / "layout.html"), STAMP)


def odd() -> Document:
    """Signs that mean something to a parser, in every field that a writer fills."""
    document = letter()
    words = "A & B <b> &nbsp; \u201cC\u201d 'D' ]]> \u00a0"
    return replace(
        document,
        subject=(words,),
        recipients=(words, words),
        blocks=tuple(replace(block, inlines=(Run(words, bold=True), *block.inlines)) for block in document.blocks),  # type: ignore[arg-type,type-var,union-attr]
    )


@pytest.mark.parametrize("make", [letter, everything, odd])
def test_both_ways_give_the_same_bytes(make: object, tmp_path: Path) -> None:
    folder = layout_copy(tmp_path)
    document = make()  # type: ignore[operator]
    html = html_of(document, folder)
    ElementTree.fromstring(html.strip())
    fetcher = sheets_of(folder).fetcher
    general = html_page(html, HOME, fetcher, own_notes=True)
    assert type(general) is HTML
    quick = html_page(html, HOME, fetcher)
    assert type(quick) is not HTML
    assert pdf_of(quick, folder) == pdf_of(general, folder)


@pytest.mark.parametrize("html", ["<p>một<br>hai", "<html><body><p>a&nbsp;b</p></body></html>", ""])
def test_a_page_that_is_no_xml_goes_the_general_way(html: str) -> None:
    fetcher = sheets_of(ND30).fetcher
    quick, general = html_page(html, HOME, fetcher), html_page(html, HOME, fetcher, own_notes=True)
    assert ElementTree.tostring(quick.etree_element) == ElementTree.tostring(general.etree_element)
    assert pdf_of(quick, ND30) == pdf_of(general, ND30)


def test_the_private_parts_of_weasyprint_are_where_they_were() -> None:
    """pyproject.toml bounds WeasyPrint; when the bound is raised, this says whether the quick way still works."""
    rows = weasyprint.UA_STYLESHEET.matcher.other_selectors
    assert rows
    assert {row[3] for row in rows} >= {"footnote-call", "footnote-marker"}
    assert weasyprint_page._page_class() is not None


def test_another_weasyprint_goes_the_general_way(monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint_page._page_class.cache_clear()
    with monkeypatch.context() as patch:
        patch.delattr(weasyprint, "UA_STYLESHEET")
        assert type(html_page("<p>một</p>", HOME, sheets_of(ND30).fetcher)) is HTML
    weasyprint_page._page_class.cache_clear()
