"""The figures that a DOCX of ours prints, as a word processor shows them: running text, footnotes, tables of figures.

Letterhead, addressees in tables, signatures and heads of forms are no tables of figures; nothing of them is compared.
What a word processor does not show is not on paper: deletions that are tracked, hidden words, hidden rows.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tthc_render.formats.ooxml import W, child_of, parse_strictly
from tthc_render.formats.printed import PrintedFigures, PrintedTable, PrintedText, cell_text, numbers_in
from tthc_render.readers.docx.styles import OFF, Styles, run_look

TABLE_STYLE: Final = "Bảng số liệu"
SHOWN: Final = 120
_BLANKS: Final = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_NOT_SHOWN: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "rPr", "pPr", "instrText"))
_HIDDEN_ROWS: Final = ("del", "hidden")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def printed_in_docx(data: bytes) -> PrintedFigures:
    """The figures of the DOCX ``data``; raises what reading a broken package raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        root = parse_strictly(archive.read("word/document.xml"))
        styles = parse_strictly(archive.read("word/styles.xml"))
        notes = parse_strictly(archive.read("word/footnotes.xml")) if "word/footnotes.xml" in names else None
    body = child_of(root, "body")
    return _Paper(styles).figures(body, notes) if body is not None else PrintedFigures()


class _Paper:
    """What is shown of a document with these styles."""

    def __init__(self, styles: etree._Element) -> None:
        known = Styles(styles)
        identities = [style.get(f"{W}styleId", "") for style in styles.iter(f"{W}style")]
        self.tables = {one for one in identities if known.name(one) == TABLE_STYLE.lower()}
        self.hiding = {one for one in identities if known.style_run(one).get("vanish") == "1"}

    def figures(self, body: etree._Element, notes: etree._Element | None) -> PrintedFigures:
        texts: list[PrintedText] = []
        tables: list[PrintedTable] = []
        called: list[str] = []
        above: etree._Element | None = None
        for block in _blocks(body):
            if block.tag == f"{W}p":
                texts.append(_printed(self.text(block, called)))
            elif _is_of_figures(block, self.tables):
                table = self.table(block, called)
                if tables and above is not None and _goes_on_below(above) and tables[-1].head == table.head:
                    table = PrintedTable("", table.head, tables.pop().rows + table.rows)
                tables.append(table)
            above = block
        return PrintedFigures(
            tuple(texts), tuple(self.notes(notes, called)) if notes is not None else (), tuple(tables)
        )

    def text(self, paragraph: etree._Element, called: list[str] | None = None) -> str:
        """The words of a paragraph; the notes that it calls are added to ``called``."""
        properties = child_of(paragraph, "pPr")
        style = child_of(properties, "pStyle") if properties is not None else None
        is_hidden = style is not None and style.get(f"{W}val") in self.hiding
        return "".join(self.pieces(paragraph, [] if called is None else called, is_hidden=is_hidden))

    def pieces(self, element: etree._Element, called: list[str], *, is_hidden: bool) -> Iterator[str]:
        for child in element:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _BLANKS:
                yield _BLANKS[child.tag]
            elif child.tag == f"{W}footnoteReference":
                called.append(child.get(f"{W}id", ""))
            elif child.tag == f"{W}r":
                if not self.is_hidden(child, usually=is_hidden):
                    yield from self.pieces(child, called, is_hidden=is_hidden)
            elif child.tag not in _NOT_SHOWN and child.tag != _FALLBACK:
                yield from self.pieces(child, called, is_hidden=is_hidden)

    def is_hidden(self, run: etree._Element, *, usually: bool) -> bool:
        """Whether a run is hidden; ``usually``: as its paragraph says where the run itself says nothing."""
        properties = child_of(run, "rPr")
        if properties is None:
            return usually
        look = run_look(properties)
        # Two styles that hide show again (ECMA-376 part 1, 17.7.3).
        return look["vanish"] == "1" if "vanish" in look else usually != (look.get("style", "") in self.hiding)

    def notes(self, root: etree._Element, called: list[str]) -> Iterator[PrintedText]:
        """The notes in the order in which they are called: programs renumber them when they save."""
        known = {note.get(f"{W}id", ""): note for note in root.iterchildren(f"{W}footnote")}
        for identity in called:
            if (note := known.get(identity)) is not None:
                yield _printed(" ".join(self.text(block) for block in _blocks(note) if block.tag == f"{W}p"))

    def table(self, table: etree._Element, called: list[str]) -> PrintedTable:
        head: list[tuple[str, ...]] = []
        rows: list[tuple[str, ...]] = []
        for row in table.iterchildren(f"{W}tr"):
            if any(_switched(row, "trPr", name) for name in _HIDDEN_ROWS):
                continue
            cells = tuple(
                cell_text(" ".join(self.text(block, called) for block in _blocks(cell)))
                for cell in _cells(row)
                if not _goes_on(cell) and not _switched(cell, "tcPr", "cellDel")
            )
            (head if _switched(row, "trPr", "tblHeader") else rows).append(cells)
        return PrintedTable("", tuple(head), tuple(rows))


def _printed(text: str) -> PrintedText:
    return PrintedText(numbers_in(text), words=" ".join(text.split())[:SHOWN])


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _goes_on_below(paragraph: etree._Element) -> bool:
    """Whether a paragraph only begins a page, between the parts of a table that has one for each page."""
    properties = child_of(paragraph, "pPr")
    return properties is not None and child_of(properties, "pageBreakBefore") is not None and len(paragraph) == 1


def _is_of_figures(table: etree._Element, own: set[str]) -> bool:
    properties = child_of(table, "tblPr")
    style = child_of(properties, "tblStyle") if properties is not None else None
    if style is not None and style.get(f"{W}val") in own:
        return True
    return any(_switched(row, "trPr", "tblHeader") for row in table.iterchildren(f"{W}tr"))


def _switched(element: etree._Element, properties: str, name: str) -> bool:
    """Whether the switch ``name`` of a row or cell is on."""
    found = child_of(element, properties)
    switch = child_of(found, name) if found is not None else None
    return switch is not None and switch.get(f"{W}val", "true") not in OFF


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
