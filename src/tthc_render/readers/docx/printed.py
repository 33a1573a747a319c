"""The figures that a DOCX of ours prints, as a word processor shows them: running text, footnotes, tables of figures.

Letterhead, addressees in tables, signatures and heads of forms are no tables of figures; nothing of them is compared.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W, child_of, parse_strictly
from tthc_render.formats.printed import PrintedFigures, PrintedTable, PrintedText, cell_text, numbers_in

TABLE_STYLE: Final = "Bảng số liệu"
SHOWN: Final = 120
_BLANKS: Final = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_NOT_SHOWN: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "rPr", "pPr", "instrText"))
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def printed_in_docx(data: bytes) -> PrintedFigures:
    """The figures of the DOCX ``data``; raises what reading a broken package raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        root = parse_strictly(archive.read("word/document.xml"))
        styles = parse_strictly(archive.read("word/styles.xml"))
        notes = parse_strictly(archive.read("word/footnotes.xml")) if "word/footnotes.xml" in names else None
    own = {
        style.get(f"{W}styleId", "")
        for style in styles.iter(f"{W}style")
        if (name := child_of(style, "name")) is not None and name.get(f"{W}val") == TABLE_STYLE
    }
    body = child_of(root, "body")
    texts: list[PrintedText] = []
    tables: list[PrintedTable] = []
    order: list[str] = []
    for block in _blocks(body) if body is not None else ():
        if block.tag == f"{W}p":
            text = _text(block)
            texts.append(PrintedText(numbers_in(text), words=" ".join(text.split())[:SHOWN]))
            order += _calls(block)
        elif _is_of_figures(block, own):
            tables.append(_table(block))
            order += _calls(block)
    return PrintedFigures(tuple(texts), tuple(_notes(notes, order)) if notes is not None else (), tuple(tables))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BLANKS:
            yield _BLANKS[child.tag]
        elif child.tag not in _NOT_SHOWN and child.tag != _FALLBACK:
            yield from _pieces(child)


def _calls(element: etree._Element) -> list[str]:
    return [call.get(f"{W}id", "") for call in element.iter(f"{W}footnoteReference")]


def _notes(root: etree._Element, order: list[str]) -> Iterator[PrintedText]:
    """The notes in the order in which they are called: programs renumber them when they save."""
    known = {note.get(f"{W}id", ""): note for note in root.iterchildren(f"{W}footnote")}
    for identity in order:
        if (note := known.get(identity)) is not None:
            text = " ".join(_text(paragraph) for paragraph in _blocks(note) if paragraph.tag == f"{W}p")
            yield PrintedText(numbers_in(text), words=" ".join(text.split())[:SHOWN])


def _is_of_figures(table: etree._Element, own: set[str]) -> bool:
    properties = child_of(table, "tblPr")
    style = child_of(properties, "tblStyle") if properties is not None else None
    if style is not None and style.get(f"{W}val") in own:
        return True
    return any(_is_head(row) for row in table.iterchildren(f"{W}tr"))


def _is_head(row: etree._Element) -> bool:
    properties = child_of(row, "trPr")
    switch = child_of(properties, "tblHeader") if properties is not None else None
    return switch is not None and switch.get(f"{W}val", "true") not in ("0", "false", "off")


def _table(table: etree._Element) -> PrintedTable:
    head: list[tuple[str, ...]] = []
    rows: list[tuple[str, ...]] = []
    for row in table.iterchildren(f"{W}tr"):
        properties = child_of(row, "trPr")
        if properties is not None and child_of(properties, "del") is not None:
            continue
        cells = tuple(cell_text(" ".join(map(_text, _blocks(cell)))) for cell in _cells(row) if not _goes_on(cell))
        (head if _is_head(row) else rows).append(cells)
    return PrintedTable("", tuple(head), tuple(rows))


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _goes_on(cell: etree._Element) -> bool:
    """Whether a cell is the rest of the one above it."""
    properties = child_of(cell, "tcPr")
    merge = child_of(properties, "vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
