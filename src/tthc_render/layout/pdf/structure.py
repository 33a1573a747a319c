"""What a page of ours means to a reader who hears it: headings, paragraphs, lists, notes, links, tables.

One tree of structure elements (ISO 32000-1, 14.7 and 14.8) is made from the HTML page, and both ways to PDF hang their
pieces of content on it: a paragraph that goes on over the page stays one paragraph, a table one table. Letterheads,
signatures and heads of forms are tables on paper only; here they are their paragraphs, cell by cell.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element as Node

from tthc_render.layout.pdf.weasyprint_page import NOTE_CLASS

BLOCKS: Final = {
    "p": "P",
    "div": "Div",
    "section": "Sect",
    "article": "Art",
    "main": "Part",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "figcaption": "Caption",
    "caption": "Caption",
    "img": "Figure",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
IN_TABLES: Final = {"table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR"}
ITEM_DEPTHS: Final = {"gach": 1, "cong": 2, "noi-nhan": 1, "kinh-gui-tung": 1}
"""Classes of paragraphs that are items of lists, and how deep they lie."""

LAYOUT_TABLES: Final = {
    "dau-van-ban": "Đầu văn bản",
    "cuoi-van-ban": "Nơi nhận và chữ ký",
    "dau-bieu": "Đầu biểu",
    "chu-ky": "Chữ ký",
}
"""What tables that only put words beside each other are called in the structure; readers of records skip them."""

SIGNER_CLASS: Final = "quyen-han"
CODE_ROW: Final = "code"
CLOSING_RULE: Final = "day"
"""The class of a foot that is nothing but a rule."""
CONTINUED_ROW: Final = "tiep"
"""The class of a row that goes on with the words of the row above: it is part of that one."""


class Content(NamedTuple):
    """A piece of marked content: the page, counted from 0, and its number there."""

    page: int
    number: int


class Annotation(NamedTuple):
    """A reference to the annotation ``number`` of a page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """A structure element of the type ``kind``. ``kids`` are in the order of reading.

    ``repeats``: what is printed of it again on later pages is no part of the text. ``name`` and ``headers`` connect the
    cells of a table with those that head them; ``scope`` is "Column" or "Row".
    """

    kind: str
    parent: Element | None = None
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    repeats: bool = False
    name: str = ""
    headers: tuple[str, ...] = ()
    scope: str = ""
    rows: int = 1
    columns: int = 1
    alt: str = ""
    title: str = ""
    box: tuple[float, float, float, float] | None = None
    first_page: int = -1
    placed: bool = True
    number: int = 0
    """That of its object in the file, once it has one."""
    follower: Element | None = None
    """The element that stands behind this one as soon as this one has its place: the note behind its call."""

    def child(self, kind: str, *, placed: bool = True) -> Element:
        """A new last child; ``placed`` false: it gets its place when it gets its first content."""
        made = Element(kind, self, repeats=self.repeats, placed=placed)
        if placed:
            self.kids.append(made)
        return made

    def add(self, kid: Content | Annotation) -> None:
        """Hang a piece of content on this element."""
        self.take_place()
        self.kids.append(kid)
        if self.first_page < 0:
            self.first_page = kid.page

    def take_place(self) -> None:
        """Stand among the parent's children, behind what is printed so far."""
        if self.placed or self.parent is None:
            return
        self.placed = True
        self.parent.take_place()
        self.parent.kids.append(self)
        if self.follower is not None:
            self.follower.take_place()

    def is_repeated_on(self, page: int) -> bool:
        """Whether what is printed on ``page`` was printed on an earlier one."""
        return self.repeats and 0 <= self.first_page < page

    def walk(self) -> Iterator[Element]:
        """This element and all below, in the order of reading."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


@dataclass(slots=True)
class Structure:
    """The structure of one page of HTML. ``notes`` are in the order of their calls."""

    document: Element
    notes: list[Element] = field(default_factory=list)
    calls: list[Element] = field(default_factory=list)
    signer: Element | None = None
    """The last line above the signature: the signer's title."""
    signature: Element | None = None
    """What holds title, signature and name."""
    _at: dict[int, Element] = field(default_factory=dict)
    _numbers: dict[int, int] = field(default_factory=dict)

    def at(self, node: Node) -> Element:
        """The element that the words of ``node`` belong to."""
        return self._at.get(id(node), self.document)

    def note_of(self, node: Node) -> int | None:
        """The index of the note that the element ``node`` is, None if it is none."""
        return self._numbers.get(id(node))

    def prune(self) -> None:
        """Take away what has no content, but cells: without them a table would not be one."""
        _pruned(self.document)


def structure_of(root: Node) -> Structure:
    """The structure of the page ``root``, still without content."""
    made = Structure(Element("Document"))
    body = root.find("body")
    _Maker(made).children(root if body is None else body, made.document)
    return made


class _Maker:
    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.level = 0
        self.tables = 0

    def children(self, node: Node, parent: Element) -> None:
        """The elements below ``node``; items that follow each other are one list."""
        self.structure._at[id(node)] = parent
        if not len(node):
            return
        lists: list[tuple[int, Element]] = []
        for child in node:
            if not isinstance(child.tag, str):
                continue
            depth = max((ITEM_DEPTHS.get(name, 0) for name in child.get("class", "").split()), default=0)
            if child.tag == "p" and depth:
                self.children(child, _list_for(depth, lists, parent).child("LI").child("LBody"))
            else:
                lists = []
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
        if kind.startswith("H"):
            # PDF/UA-1, 7.4.2: no level is left out.
            self.level = min(int(kind[1]), self.level + 1)
            kind = f"H{self.level}"
        made = parent.child(kind)
        if SIGNER_CLASS in node.get("class", "").split():
            self.structure.signer, self.structure.signature = made, parent
        if node.tag == "img":
            made.alt = node.get("alt", "")
        if kind == "LI":
            self.structure._at[id(node)] = made
            made = made.child("LBody")
        self.children(node, made)

    def note(self, node: Node, parent: Element) -> None:
        structure = self.structure
        structure._numbers[id(node)] = len(structure.notes)
        call, note = parent.child("Reference", placed=False), parent.child("Note", placed=False)
        call.follower = note
        note.name = f"n{len(structure.notes) + 1}"
        note.child("Lbl")
        structure.calls.append(call)
        structure.notes.append(note)
        self.children(node, note)

    # Tables --------------------------------------------------------------------------------------------------------

    def table(self, node: Node, parent: Element) -> None:
        if node.find("thead") is None and node.find(".//th") is None:
            self.layout_table(node, parent)
            return
        self.tables += 1
        table = parent.child("Table")
        self.structure._at[id(node)] = table
        heads: dict[int, list[str]] = {}
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

    def rows(self, rows: list[Node], parent: Element, heads: dict[int, list[str]], *, in_head: bool) -> None:
        taken: dict[tuple[int, int], str] = {}  # by cells that span rows
        of_columns: dict[tuple[int, int], tuple[str, ...]] = {}
        whole: list[Element] = []
        made = parent
        for number, row in enumerate(rows):
            if CONTINUED_ROW in row.get("class", ""):
                for node, cell in zip(row, whole, strict=True):
                    self.children(node, cell)
                made.name = f"t{self.tables}d{number}"  # by which readers of single pages know it as one row
                continue
            made = parent.child("TR")
            self.structure._at[id(row)] = made
            column, label = 0, _label_of(row) if not in_head else None
            is_code = CODE_ROW in row.get("class", "").split()
            own: list[str] = []
            cells: list[tuple[Element, int, int]] = []
            for node in row:
                while taken and (number, column) in taken:
                    own += [name for name in [taken[number, column]] if name and name not in own]
                    column += 1
                head = in_head or node is label or node.tag == "th"
                cell = made.child("TH" if head else "TD")
                spans = node.get("colspan"), node.get("rowspan")
                if spans != _NO_SPANS:
                    cell.columns, cell.rows = int(spans[0] or 1), int(spans[1] or 1)
                after = column + cell.columns
                if head:
                    cell.scope = "Column" if in_head else "Row"
                    if not is_code:
                        cell.name = f"t{self.tables}{'c' if in_head else 'r'}{_count(heads)}"
                        heads.setdefault(-1, []).append(cell.name)
                    if in_head and cell.name:
                        for place in range(column, after):
                            heads.setdefault(place, []).append(cell.name)
                    if not in_head:
                        own.append(cell.name)
                else:
                    cells.append((cell, column, after))
                if cell.rows > 1:
                    rows_below = range(number + 1, number + cell.rows)
                    covered = itertools.product(rows_below, range(column, after))
                    taken.update(dict.fromkeys(covered, cell.name if head and not in_head else ""))
                    # A row without cells of its own is no row to a reader: whoever spans it spans one less.
                    cell.rows -= sum(below < len(rows) and not len(rows[below]) for below in rows_below)
                self.children(node, cell)
                column = after
            names = tuple(own)
            whole = [kid for kid in made.kids if isinstance(kid, Element)]
            for cell, column, after in cells:
                above = of_columns.get((column, after))
                if above is None:
                    found = (name for place in range(column, after) for name in heads.get(place, ()))
                    above = of_columns[column, after] = tuple(dict.fromkeys(found))
                cell.headers = above + names

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


def _list_for(depth: int, lists: list[tuple[int, Element]], parent: Element) -> Element:
    """The list that an item of ``depth`` belongs to; ``lists`` are those still open, and are updated."""
    while lists and lists[-1][0] > depth:
        lists.pop()
    if not lists or lists[-1][0] < depth:
        above = parent
        if lists:
            [*_, item] = (kid for kid in lists[-1][1].kids if isinstance(kid, Element))
            [*_, above] = (kid for kid in item.kids if isinstance(kid, Element))
        lists.append((depth, above.child("L")))
    return lists[-1][1]


_GROUPS: Final = frozenset(("Document", "Div", "Sect", "Art", "Part", "BlockQuote", "LBody"))


def _count(heads: dict[int, list[str]]) -> int:
    return len(heads.get(-1, ())) + 1


def _label_of(row: Node) -> Node | None:
    """The cell that names a row: the first that stands left, as the forms have it."""
    return next((cell for cell in row if "left" in cell.get("class", "").split()), None)


def _has_blocks(node: Node) -> bool:
    return any(child.tag in BLOCKS or child.tag in IN_TABLES for child in node if isinstance(child.tag, str))


def _pruned(element: Element) -> bool:
    """Whether anything is left of ``element``."""
    keeps_cells = element.kind == "TR"
    element.kids = [
        kid
        for kid in element.kids
        if not isinstance(kid, Element) or _pruned(kid) or (keeps_cells and kid.kind in _CELLS)
    ]
    if element.kind == "LBody":  # the items below an item stand behind its own words
        element.kids.sort(key=lambda kid: isinstance(kid, Element) and kid.kind == "L")
    return bool(element.kids)


_CELLS: Final = frozenset(("TH", "TD"))
_NO_SPANS: Final = (None, None)
