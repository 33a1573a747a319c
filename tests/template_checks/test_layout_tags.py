"""The table of names is what the program really gives to layouts, and what the layouts of the product place."""

from __future__ import annotations

import pytest

from tests.support import documents
from tthc_render.document.tree import Appendix, AppendixHead, Document
from tthc_render.formats.stamp import Stamp
from tthc_render.layout.docx.blocks import BlockWriter
from tthc_render.layout.docx.renderer import _context as docx_context
from tthc_render.layout.docx.template import load_docx_layout
from tthc_render.layout.geometry import load_geometry
from tthc_render.layout.measures import measure
from tthc_render.layout.pdf.html import HtmlWriter
from tthc_render.layout.pdf.renderer import _context as html_context
from tthc_render.template_checks.layout_tags import APPENDIX, CLASSES, NAMES, STYLES, sample_names, unplaced
from tthc_render.template_checks.layouts import sample_document
from tthc_render.workspace.paths import packaged_templates

ND30 = packaged_templates() / "layouts" / "nd30"
STAMP = Stamp("a", "2024-Q2", "b", "0" * 32, "c", "d")


def context(kind: str) -> dict[str, object]:
    document = sample_document()
    other = Appendix(AppendixHead("Phụ lục I", ("TÊN",), ("Kèm theo",)), document.appendices[0].blocks)
    whole = Document(
        **{name: getattr(document, name) for name in Document.__slots__} | {"appendices": (*document.appendices, other)}
    )
    measures = measure(whole, load_geometry(ND30))
    if kind == "html":
        return html_context(measures, HtmlWriter(), STAMP, ND30)
    layout = load_docx_layout(ND30 / "layout.docx")
    names, _ = docx_context(measures, layout, BlockWriter(layout.style, layout.table_style))
    return names


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_the_table_has_the_names_that_layouts_get(kind: str) -> None:
    given = context(kind)
    assert set(given) == {name for name, item in NAMES.items() if kind in item.formats}
    appendices = given["phu_luc"]
    assert isinstance(appendices, list)
    assert set().union(*appendices) == {name for name, item in APPENDIX.items() if kind in item.formats}


def test_the_styles_are_those_that_the_word_layout_has() -> None:
    layout = load_docx_layout(ND30 / "layout.docx")
    assert set(STYLES) <= set(layout.styles)


def test_every_block_of_a_document_uses_a_style_and_a_class_of_the_tables() -> None:
    asked: set[str] = set()
    document = documents.everything()
    writer = BlockWriter(lambda name: asked.add(name) or name, "")
    html = HtmlWriter()
    written = ""
    for blocks in (document.blocks, *(item.blocks for item in document.appendices)):
        kept = tuple(block for block in blocks if type(block).__name__ != "Figure")
        writer.blocks(kept, 400.0)
        written += html.blocks(kept)
    assert asked <= set(STYLES)
    assert 'class="so-lieu' in written
    assert "so-lieu" in CLASSES


def test_what_is_not_placed_is_reported_by_format() -> None:
    assert {name for name, _ in unplaced(set(), "docx")} == {
        *(name for name, item in NAMES.items() if "docx" in item.formats and item.wanted),
        *(f"phu_luc: {name}" for name, item in APPENDIX.items() if "docx" in item.formats and item.wanted),
    }
    assert ("phu_luc: huong", APPENDIX["huong"]) not in unplaced(set(), "docx")
    assert sample_names("html")["phu_luc"][0]["huong"] == "chữ"
