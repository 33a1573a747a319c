"""From the page of an HTML layout to the bytes of a PDF, without a layout engine."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from xml.etree import ElementTree

from tthc_render.layout.pdf.direct.boxes import Reader, element_of
from tthc_render.layout.pdf.direct.css import NotCoveredError, sheets_of
from tthc_render.layout.pdf.direct.file import pdf_of
from tthc_render.layout.pdf.direct.flow import slices_of
from tthc_render.layout.pdf.direct.page_styles import PageStyle, page_style
from tthc_render.layout.pdf.direct.pages import Page, StyleOf, pages_of
from tthc_render.layout.pdf.direct.slices import Slice
from tthc_render.layout.pdf.direct.styles import Element, root_element
from tthc_render.layout.pdf.direct.tree_boxes import TreeBoxes
from tthc_render.layout.pdf.page_structure import structure_of
from tthc_render.layout.pdf.structure import Structure
from tthc_render.layout.pdf.word_places import WordPlaces


def print_page(
    html: str,
    sheets: tuple[str, ...],
    identifier: bytes,
    prefixes: tuple[str, ...] = (),
    files: Mapping[str, bytes] = MappingProxyType({}),
    places: WordPlaces | None = None,
) -> tuple[bytes, list[Page]]:
    """``html``, under the style sheets ``sheets``, as a PDF/A file; NotCoveredError if something in them is not known.

    Also gives the pages as they were painted.

    ``prefixes`` come before the page numbers that viewers show, one for each time that numbers start again; ``files``
    are put inside. ``places`` are those in ``html`` for words from the tree; NotPlainError if these take HTML.
    """
    try:
        root = ElementTree.fromstring(html.strip())
    except ElementTree.ParseError as error:
        raise NotCoveredError(f"HTML: {error}") from error
    meaning = structure_of(root, places.fill if places else None)
    if places:
        places.hold()
    pages = laid_out(root, sheets, meaning, places)
    head = root.find("head")
    meta = {item.get("name", ""): item.get("content", "") for item in root.iter("meta")}
    title = "" if head is None else (head.findtext("title") or "")
    restarts = [number for number, page in enumerate(pages) if page.style.restarts]
    data = pdf_of(
        pages,
        meaning,
        labels=dict(zip(restarts, prefixes, strict=True)) if len(restarts) == len(prefixes) else {},
        title=title,
        author=meta.get("author", ""),
        keywords=meta.get("keywords", ""),
        language=root.get("lang", "vi"),
        identifier=identifier,
        files=files,
    )
    return data, pages


def laid_out(
    root: ElementTree.Element,
    sheets: tuple[str, ...],
    meaning: Structure | None = None,
    places: WordPlaces | None = None,
) -> list[Page]:
    """The pages of the document ``root``; ``meaning`` is its structure, ``places`` are those for words in it."""
    return pages_of(*in_slices(root, sheets, meaning, places))


def in_slices(
    root: ElementTree.Element,
    sheets: tuple[str, ...],
    meaning: Structure | None = None,
    places: WordPlaces | None = None,
) -> tuple[list[Slice], StyleOf]:
    """The slices of the document ``root`` and the styles of its pages."""
    html = _html_element(sheets)
    if root.keys() not in ([], ["lang"]):
        raise NotCoveredError("HTML: <html> có thuộc tính lạ")
    body = root.find("body")
    head = root.find("head")
    if body is None or (head is not None and head.find("style") is not None):
        raise NotCoveredError("HTML: không có <body>, hoặc có <style>")

    def style_of(name: str, first: bool) -> PageStyle:
        return _page_style(sheets, name, first)

    box = Reader(meaning=meaning, filled=TreeBoxes(places).at if places else None).block(body, element_of(body, html))
    widths = {name: _width(style_of(name, True)) for name in {"", *_names(sheets)}}
    return slices_of(box, widths), style_of


@functools.lru_cache(maxsize=16)
def _html_element(sheets: tuple[str, ...]) -> Element:
    return root_element(sheets_of(sheets)).child("html")


@functools.lru_cache(maxsize=64)
def _page_style(sheets: tuple[str, ...], name: str, first: bool) -> PageStyle:
    return page_style(sheets_of(sheets), name, first, _html_element(sheets).style)


@functools.lru_cache(maxsize=16)
def _names(sheets: tuple[str, ...]) -> frozenset[str]:
    return frozenset(rule.name for sheet in sheets_of(sheets) for rule in sheet.pages if rule.name)


def _width(style: PageStyle) -> float:
    return style.width - style.margin[1] - style.margin[3]
