"""The content of a finished report, packed for the naive script and for plain docxtpl."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.tree import Appendix, Block, Cell, Document, Note, Row, Run, Table
from tthc_render.formats.stamp import Stamp
from tthc_render.layout.docx import renderer as docx
from tthc_render.layout.docx import template as layout_template
from tthc_render.layout.docx.blocks import BlockWriter
from tthc_render.layout.docx.repairs import normalise
from tthc_render.layout.docx.template import DocxLayout, load_docx_layout
from tthc_render.layout.measures import Measures, measure
from tthc_render.layout.pdf import renderer as pdf
from tthc_render.layout.pdf import weasyprint_printer
from tthc_render.rendering.pipeline import check_report, stamp_of
from tthc_render.reports.builder import build_document
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report


@dataclass(frozen=True)
class Ready:
    """A report with its content final: all that is left is to lay it out."""

    measures: Measures
    stamp: Stamp
    docx_layout: DocxLayout
    html_layout: pdf.HtmlLayout


def ready(path: Path, library: Library) -> Ready:
    """The report at ``path``, computed and measured."""
    document, computed = check_report(path, library, Findings())
    assert document is not None
    assert computed is not None
    place = library.workspace.layout_file
    layout = load_docx_layout(place(document.layout, "layout.docx", document.report_type, document.unit))
    html = pdf.load_html_layout(place(document.layout, "layout.html", document.report_type, document.unit))
    return Ready(measure(document, layout.geometry), stamp_of(computed, document, "0" * 32), layout, html)


@dataclass(frozen=True)
class Content:
    """A report's document, for ``render_bytes``."""

    document: Any
    stamp: Stamp


def content(path: Path, library: Library) -> Content:
    """What both sides need before they lay out: data read, figures computed, document built; nothing checked."""
    computed = load_report(path, library, Findings())
    assert computed is not None
    document = build_document(computed, Findings())
    assert document is not None
    return Content(document, stamp_of(computed, document, "0" * 32))


def context_of(report: Ready) -> dict[str, Any]:
    """The names that the Word layout uses, with their values."""
    return docx._context(report.measures, report.docx_layout, docx_writer(report))[0]


def docx_writer(report: Ready) -> BlockWriter:
    """A writer of blocks as ``render_docx`` makes it."""
    layout = report.docx_layout
    return BlockWriter(layout.style, layout.table_style, lambda name: Path(name), layout.last_note_id)


def plain_layout(report: Ready, folder: Path) -> Path:
    """The layout as docxtpl itself can fill it: without the sample sections, which our program takes from it."""
    template = DocxTemplate(str(report.docx_layout.path))
    template.init_docx()
    body = template.docx.element.body
    normalise(body)
    layout_template._take_sections(body, report.docx_layout.path)
    appendices = report.measures.document.appendices
    last = appendices[-1].orientation if appendices else "body"
    body.append(etree.fromstring(report.docx_layout.sections[last]))
    path = folder / "layout.docx"
    template.docx.save(str(path))
    return path


def write_pack(report: Ready, folder: Path) -> Path:
    """Everything that the naive script needs, in ``folder``."""
    css = folder / "fonts.css"
    css.write_text(weasyprint_printer._font_faces(), encoding="utf-8")
    home = report.html_layout.path.parent
    pack = {
        "layout": str(plain_layout(report, folder)),
        "context": _plain(context_of(report)),
        "html": pdf.render_html(report.measures, report.html_layout, report.stamp),
        "base": home.as_uri() + "/",
        "css": [str(css), *(str(path) for path in sorted(home.glob("*.css")))],
    }
    path = folder / "pack.json"
    path.write_text(json.dumps(pack, ensure_ascii=False), encoding="utf-8")
    return path


def _plain(value: Any) -> Any:
    if isinstance(value, Markup):
        return {"xml": str(value)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def canonical(data: bytes) -> bytes:
    """``word/document.xml`` of a DOCX in canonical form, without the line breaks between elements."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for element in root.iter():
        if element.tail is not None and not element.tail.strip():
            element.tail = None
        if len(element) and element.text is not None and not element.text.strip():
            element.text = None
    return bytes(etree.tostring(root, method="c14n"))


def another(measures: Measures, number: int) -> Measures:
    """The same report with other figures of equal width and its words in another order: nothing is made twice."""

    def text_of(text: str) -> str:
        words = text.translate(_DIGITS[number % 10]).split(" ")
        step = number % max(len(words) - 2, 1)  # blanks at the ends stay
        return " ".join([words[0], *words[1 + step : -1], *words[1 : 1 + step], *words[1:][-1:]])

    def changed(value: Any) -> Any:
        if isinstance(value, Run):
            return replace(value, text=text_of(value.text))
        if isinstance(value, tuple):
            return tuple(changed(item) for item in value)
        if isinstance(value, Block | Row | Cell | Note | Appendix | Document):
            parts = {part.name: getattr(value, part.name) for part in fields(value)}
            return replace(value, **{name: changed(part) for name, part in parts.items() if name in _PARTS and part})
        return value

    return replace(measures, document=changed(measures.document))


def longer(document: Document, times: int) -> Document:
    """``document`` with the rows of its appendices' tables ``times`` over."""

    def block(item: Block) -> Block:
        return replace(item, rows=item.rows * times) if isinstance(item, Table) else item

    return replace(
        document,
        appendices=tuple(replace(item, blocks=tuple(map(block, item.blocks))) for item in document.appendices),
    )


_PARTS = ("blocks", "appendices", "inlines", "header", "rows", "cells")
_DIGITS = [str.maketrans("0123456789", "0123456789"[step:] + "0123456789"[:step]) for step in range(10)]
