"""The structure of a page of ours, made from its HTML.

Letterheads, signatures and heads of forms are tables on paper only; here they are their paragraphs, cell by cell.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element as Node

from tthc_render.layout.pdf.structure import (
    BLOCKS,
    CLOSING_RULE,
    CODE_ROW,
    CONTINUED_ROW,
    IN_TABLES,
    ITEM_DEPTHS,
    LAYOUT_TABLES,
    NESTED_CLASS,
    SIGNER_CLASS,
    Element,
    Structure,
)
from tthc_render.layout.pdf.table_structure import Heads, RowMaker, RowShape
from tthc_render.layout.pdf.weasyprint_page import NOTE_CLASS

Lists = list[tuple[int, Element]]
"""Lists that are open, from the outermost in, each with the depth of its items."""
Filled = Callable[["Maker", Node, Element, Lists], bool]
"""What is asked of each element: whether it is a place for words from elsewhere, which are then put below a parent."""


def structure_of(root: Node, filled: Filled | None = None) -> Structure:
    """The structure of the page ``root``, still without content; ``filled`` fills places for words in it."""
    made = Structure(Element("Document"))
    body = root.find("body")
    Maker(made, filled).children(root if body is None else body, made.document)
    return made


class Maker:
    """Makes the structure of one document, from the top down."""

    def __init__(self, structure: Structure, filled: Filled | None = None) -> None:
        self.structure = structure
        self.tables = 0
        self._filled = filled

    def children(self, node: Node, parent: Element) -> None:
        """The elements below ``node``; items that follow each other are one list."""
        self.structure._at[id(node)] = parent
        if not len(node):
            return
        lists: Lists = []
        for child in node:
            if not isinstance(child.tag, str) or (self._filled and self._filled(self, child, parent, lists)):
                continue
            depth = depth_of(child.get("class", "")) if child.tag == "p" else 0
            if depth:
                self.children(child, item_in(depth, lists, parent))
            else:
                lists.clear()
                self.one(child, parent)

    def one(self, node: Node, parent: Element) -> None:
        classes = node.get("class", "").split()
        if NOTE_CLASS in classes and node.tag == "span":
            self.note(node, parent)
        elif node.tag == "table":
            self.table(node, parent)
        elif node.tag == "a" and node.get("href"):
            link = parent.child("Link", placed=False)
            link.title = node.get("href", "")
            self.children(node, link)
        elif node.tag in BLOCKS:
            self.block(node, parent)
        else:
            self.children(node, parent)

    def block(self, node: Node, parent: Element) -> None:
        kind = BLOCKS[node.tag]
        if node.tag == "div" and not _has_blocks(node):
            # Words in a box inside a cell are the cell's; an empty box is a rule line or a gap.
            has_words = bool("".join(node.itertext()).strip())
            self.children(node, parent.child("P") if has_words and parent.kind in _GROUPS else parent)
            return
        made = self.text(kind, node.get("class", ""), parent)
        if node.tag == "img":
            made.alt = node.get("alt", "")
        if kind == "LI":
            self.structure._at[id(node)] = made
            made = made.child("LBody")
        self.children(node, made)

    def text(self, kind: str, classes: str, parent: Element) -> Element:
        """A new block of text below ``parent``."""
        made = parent.child(kind)
        if SIGNER_CLASS in classes and SIGNER_CLASS in classes.split():
            self.structure.signer, self.structure.signature = made, parent
        return made

    def note(self, node: Node, parent: Element) -> None:
        self.structure._numbers[id(node)] = len(self.structure.notes)
        self.children(node, self.note_in(parent))

    def note_in(self, parent: Element) -> Element:
        """The next note, which is called in ``parent``."""
        structure = self.structure
        call, note = parent.child("Reference", placed=False), parent.child("Note", placed=False)
        call.follower = note
        note.name = f"n{len(structure.notes) + 1}"
        note.child("Lbl")
        structure.calls.append(call)
        structure.notes.append(note)
        return note

    # Tables --------------------------------------------------------------------------------------------------------

    def table(self, node: Node, parent: Element) -> None:
        if node.find("thead") is None and node.find(".//th") is None:
            self.layout_table(node, parent)
            return
        self.tables += 1
        table = parent.child("Table")
        self.structure._at[id(node)] = table
        heads = Heads(self.tables)
        for part in node:
            if part.tag == "tr":
                self.rows([part], table, heads, in_head=False)
            elif part.tag in IN_TABLES and CLOSING_RULE not in part.get("class", "").split():
                inner = table.child(IN_TABLES[part.tag])
                inner.repeats = part.tag == "thead"
                self.structure._at[id(part)] = inner
                self.rows(list(part), inner, heads, in_head=part.tag == "thead")
            elif part.tag == "caption":
                self.block(part, table)

    def rows(self, rows: list[Node], parent: Element, heads: Heads, *, in_head: bool) -> None:
        shapes = [None if CONTINUED_ROW in row.get("class", "") else _row_shape(row) for row in rows]
        maker = RowMaker(shapes, parent, heads, in_head=in_head)
        made, whole = parent, list[Element]()
        for number, row in enumerate(rows):
            if shapes[number] is None:
                made.name = f"t{self.tables}d{number}"  # by which readers of single pages know it as one row
            else:
                made, whole = maker.row(number)
                self.structure._at[id(row)] = made
            for node, cell in zip(row, whole, strict=True):
                self.children(node, cell)

    def layout_table(self, node: Node, parent: Element) -> None:
        """A table that only puts words beside each other."""
        group = parent.child("Div")
        group.title = LAYOUT_TABLES.get(node.get("class", "").split(" ")[0], "")
        self.structure._at[id(node)] = group
        for row in node.iter("tr"):
            self.structure._at[id(row)] = group
            for cell in row:
                inner = group.child("Div" if _has_blocks(cell) else "P")
                self.children(cell, inner)


NESTED: Final = NESTED_CLASS.format("")


@functools.lru_cache(maxsize=256)
def depth_of(classes: str) -> int:
    """How deep a paragraph of these classes lies in lists; 0 if it is no item."""
    names = classes.split()
    depth = max([ITEM_DEPTHS.get(name, 0) for name in names], default=0)
    nested = [int(name.removeprefix(NESTED)) for name in names if name.startswith(NESTED)] if depth else []
    return max([depth, *(steps + 1 for steps in nested)])


def item_in(depth: int, lists: Lists, parent: Element) -> Element:
    """The body of a new item of ``depth``; ``lists`` are those still open, and are updated."""
    while lists and lists[-1][0] > depth:
        lists.pop()
    if not lists or lists[-1][0] < depth:
        above = parent
        if lists:
            [*_, item] = (kid for kid in lists[-1][1].kids if isinstance(kid, Element))
            [*_, above] = (kid for kid in item.kids if isinstance(kid, Element))
        lists.append((depth, above.child("L")))
    return lists[-1][1].child("LI").child("LBody")


_GROUPS: Final = frozenset(("Document", "Div", "Sect", "Art", "Part", "BlockQuote", "LBody"))


class _CellShape(NamedTuple):
    align: str
    colspan: int
    rowspan: int


def _row_shape(row: Node) -> RowShape:
    cells = [
        _CellShape(
            "left" if "left" in node.get("class", "").split() else "",
            int(node.get("colspan") or 1),
            int(node.get("rowspan") or 1),
        )
        for node in row
    ]
    heads = [place for place, node in enumerate(row) if node.tag == "th"]
    return RowShape(cells, heads, CODE_ROW in row.get("class", "").split())


def _has_blocks(node: Node) -> bool:
    return any(child.tag in BLOCKS or child.tag in IN_TABLES for child in node if isinstance(child.tag, str))
