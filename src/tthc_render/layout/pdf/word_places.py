"""Places for the words of a document in a page of a layout, which are put there from the tree.

Most of a report's HTML would be its words, written as tags only to be read again. A layout that prints its words and
does nothing else with them is filled with an empty element in the place of each part of the document; what stands there
is made from the tree. Whether a layout does nothing else is read from its source: one that might look at the words (a
filter, a call, a comparison) gets them as HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element as Node

from markupsafe import Markup

from tthc_render.document.tree import UNPRINTABLE, Block, Figure, Heading, Inline, Item, Note, Paragraph, Row, Table
from tthc_render.layout.paragraphs import blocks_kept_with_next, rows_kept_with_next
from tthc_render.layout.pdf.direct.css import NotCoveredError
from tthc_render.layout.pdf.html import (
    NEW_PAGE,
    HtmlWriter,
    TextLook,
    after_table,
    row_classes,
    row_style,
    table_look,
    text_look,
)
from tthc_render.layout.pdf.layout_limits import BODY
from tthc_render.layout.pdf.page_structure import Lists, Maker, depth_of, item_in
from tthc_render.layout.pdf.structure import IN_TABLES, Element
from tthc_render.layout.pdf.table_structure import Heads, RowMaker, RowShape

_TAGS: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_PRINTED: Final = re.compile(r"\{\{-?\s*(?:\w+\.)?than\s*-?\}\}")
_PLAIN: Final = re.compile(r"\|\s*length\b|\[\d+\]")
_DEEPER: Final = re.compile(r"[\[(|~\"']|\bthan\b|\b(?:set|filter|macro|call|include|import|from|extends|block)\b")


class NotPlainError(Exception):
    """Something in a document or on its page that only HTML says."""


def only_prints_words(source: str) -> bool:
    """Whether a layout prints the words of a document and does nothing else with them."""
    tags = (tag for tag in _TAGS.findall(source) if not _PRINTED.fullmatch(tag))
    return not any(_DEEPER.search(_PLAIN.sub("", tag)) for tag in tags)


class Words(NamedTuple):
    """A block of text with its element of the page and that of the structure."""

    block: Heading | Item | Paragraph
    look: TextLook
    element: Element
    number: int


class Grid(NamedTuple):
    """A table with the classes and style of its element; of head and body the rows with theirs and their cells.

    ``below`` are the classes of the room that follows it.
    """

    table: Table
    classes: str
    style: str
    head: list[GridRow]
    body: list[GridRow]
    number: int
    below: str


class GridRow(NamedTuple):
    """A row with the classes and style of its element, and its cells in the structure."""

    row: Row
    classes: str
    style: str
    cells: list[Element]


class Tags(NamedTuple):
    """A block as HTML."""

    nodes: list[Node]


Part = Words | Grid | Tags


@dataclass(slots=True)
class _Place:
    blocks: tuple[Block, ...]
    keep_last: bool
    parts: list[Part] | None = None


class WordPlaces(HtmlWriter):
    """Writes an empty element in the place of blocks, and puts them there later.

    ``only_room``: of pictures nothing but the room that they take.
    """

    def __init__(self, item_indent_pt: float, cell_left_pt: float, *, only_room: bool = False) -> None:
        super().__init__(item_indent_pt=item_indent_pt, cell_left_pt=cell_left_pt)
        self._only_room = only_room
        self._places: list[_Place] = []
        self._filled = 0

    def blocks(self, blocks: tuple[Block, ...], *, keep_last: bool = False) -> Markup:
        if not blocks:
            return Markup()
        self._places.append(_Place(blocks, keep_last))
        return Markup('<div class="{}"></div>').format(BODY)

    def fill(self, maker: Maker, node: Node, parent: Element, lists: Lists) -> bool:
        """Make the structure of the words that belong in the place of ``node``, if it is one (`page_structure.Filled`).

        Places are met in the order in which they were given out.
        """
        if node.get("class") != BODY:
            return False
        if self._filled == len(self._places):
            raise NotPlainError("chỗ in phần nội dung")
        place = self._places[self._filled]
        self._filled += 1
        node.set("id", str(self._filled))
        kept = blocks_kept_with_next(place.blocks, keep_last=place.keep_last)
        place.parts = [
            self._part(block, maker, parent, lists, keep=keep) for block, keep in zip(place.blocks, kept, strict=True)
        ]
        return True

    def hold(self) -> None:
        """NotPlainError unless every place was filled."""
        if self._filled != len(self._places):
            raise NotPlainError("chỗ in phần nội dung")

    def parts_at(self, node: Node) -> list[Part] | None:
        """What belongs in the place of ``node``; None if it is no place for words."""
        return self._places[int(node.get("id", "")) - 1].parts if node.get("class") == BODY else None

    def _part(self, block: Block, maker: Maker, parent: Element, lists: Lists, *, keep: bool) -> Part:
        if isinstance(block, Heading | Item | Paragraph):
            look = text_look(block, self.item_indent_pt, keep=keep)
            depth = depth_of(look.classes) if look.tag == "p" else 0
            if depth:
                element = item_in(depth, lists, parent)
            else:
                lists.clear()
                element = maker.text("P" if look.tag == "p" else look.tag.upper(), look.classes, parent)
            notes_in(block.inlines, maker, element)
            self.count += 1
            return Words(block, look, element, self.count - 1)
        lists.clear()
        if isinstance(block, Table) and not any(row.lines for row in block.rows):
            self.count += 1
            extra = (" giu" if keep else "") + NEW_PAGE * (0 in block.page_starts)
            return _grid(block, maker, parent, extra, self.count - 1, keep=keep)
        if isinstance(block, Figure) and not self._only_room:
            raise NotCoveredError("hình")
        nodes = list(ElementTree.fromstring(f"<div>{printable(self._block(block, keep))}</div>"))
        for node in nodes:
            if self._only_room:
                pictures_as_room(node)
            maker.one(node, parent)
        return Tags(nodes)


def pictures_as_room(page: Node) -> None:
    """Have empty boxes in the place of the pictures in ``page``, as large as they are."""
    for node in page.iter("img"):
        node.tag = "div"
        node.attrib = {"style": node.get("style", "").replace("display:block;", "")}


def notes_in(inlines: tuple[Inline, ...], maker: Maker, element: Element) -> None:
    """The structure of the notes that are called in ``inlines``."""
    for piece in inlines:
        if isinstance(piece, Note):
            maker.note_in(element)


def _grid(table: Table, maker: Maker, parent: Element, extra: str, place: int, *, keep: bool) -> Grid:
    """A table with its structure."""
    maker.tables += 1
    made, heads = parent.child("Table"), Heads(maker.tables)
    kept = rows_kept_with_next(table.rows, keep_last=keep)
    parts = []
    for tag, rows, stays in (("thead", table.header, ()), ("tbody", table.rows, kept)):
        inner = made.child(IN_TABLES[tag])
        inner.repeats = tag == "thead"
        shapes = [RowShape(row.cells, (), row.kind == "code") for row in rows]
        row_maker = RowMaker(shapes, inner, heads, in_head=tag == "thead")
        found = []
        for number, row in enumerate(rows):
            _, cells = row_maker.row(number)
            for cell, element in zip(row.cells, cells, strict=True):
                notes_in(cell.inlines, maker, element)
            classes = f"{row.kind}{row_classes(table, number, kept=stays[number])}" if stays else row.kind
            found.append(GridRow(row, classes, row_style(row, table.size_pt), cells))
        parts.append(found)
    head, body = parts
    return Grid(table, *table_look(table, extra), head, body, place, after_table(keep=keep))


def printable(text: str) -> str:
    """``text``; NotPlainError if a page cannot hold one of its characters, of which the HTML way gives the place."""
    if UNPRINTABLE.search(text):
        raise NotPlainError("ký tự không in được")
    return text
