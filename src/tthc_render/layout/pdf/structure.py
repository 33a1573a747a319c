"""What a page of ours means to a reader who hears it: headings, paragraphs, lists, notes, links, tables.

One tree of structure elements (ISO 32000-1, 14.7 and 14.8), on which both ways to PDF hang their pieces of content: a
paragraph that goes on over the page stays one paragraph, a table one table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element as Node

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
HEADINGS: Final = frozenset(f"H{level}" for level in range(1, 7))
IN_TABLES: Final = {"table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR"}
ITEM_DEPTHS: Final = {"gach": 1, "cong": 2, "noi-nhan": 1, "kinh-gui-tung": 1}
"""Classes of paragraphs that are items of lists, and how deep they lie at least."""

NESTED_CLASS: Final = "bac-{}"
"""The class of an item that is so many steps deeper than the first level."""

LAYOUT_TABLES: Final = {
    "dau-van-ban": "Đầu văn bản",
    "cuoi-van-ban": "Nơi nhận và chữ ký",
    "dau-bieu": "Đầu biểu",
    "chu-ky": "Chữ ký",
    "dia-chi": "Địa chỉ",
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


class Element:
    """A structure element of the type ``kind``. ``kids`` are in the order of reading.

    ``repeats``: what is printed of it again on later pages is no part of the text. ``name`` and ``headers`` connect the
    cells of a table with those that head them; ``scope`` is "Column" or "Row". A report has a thousand elements, so
    what most have not is not set for each.
    """

    name: str = ""
    headers: tuple[str, ...] = ()
    scope: str = ""
    rows: int = 1
    columns: int = 1
    alt: str = ""
    title: str = ""
    box: tuple[float, float, float, float] | None = None
    first_page: int = -1
    number: int = 0
    """That of its object in the file, once it has one."""
    follower: Element | None = None
    """The element that stands behind this one as soon as this one has its place: the note behind its call."""

    def __init__(self, kind: str, parent: Element | None = None, *, repeats: bool = False, placed: bool = True) -> None:
        self.kind, self.parent, self.repeats, self.placed = kind, parent, repeats, placed
        self.kids: list[Element | Content | Annotation] = []

    def child(self, kind: str, *, placed: bool = True) -> Element:
        """A new last child; ``placed`` false: it gets its place when it gets its first content."""
        made = Element(kind, self, repeats=self.repeats, placed=placed)
        if placed:
            self.kids.append(made)
        return made

    def add(self, kid: Content | Annotation) -> None:
        """Hang a piece of content on this element."""
        if not self.placed:
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
            kids = element.kids
            if len(kids) > 1:
                waiting += [kid for kid in reversed(kids) if isinstance(kid, Element)]
            elif kids and isinstance(kids[0], Element):
                waiting.append(kids[0])


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

    def prune(self) -> list[Element]:
        """Take away what has no content, but cells: without them a table would not be one. No level of heading lacks.

        What is left, in the order of reading. PDF/UA-1, 7.4.2: headings are as deep as there are wider ones above them.
        """
        _pruned(self.document)
        above: list[str] = []
        left = list(self.document.walk())
        for element in left:
            if element.kind in HEADINGS:
                while above and above[-1] >= element.kind:
                    above.pop()
                above.append(element.kind)
                element.kind = f"H{len(above)}"
        return left


def _pruned(element: Element) -> bool:
    """Whether anything is left of ``element``."""
    keeps_cells = element.kind == "TR"
    element.kids = [
        kid
        for kid in element.kids
        if not isinstance(kid, Element)
        or (len(kid.kids) == 1 and not isinstance(kid.kids[0], Element))  # as most are
        or _pruned(kid)
        or (keeps_cells and kid.kind in _CELLS)
    ]
    if element.kind == "LBody":  # the items below an item stand behind its own words
        element.kids.sort(key=lambda kid: isinstance(kid, Element) and kid.kind == "L")
    return bool(element.kids)


_CELLS: Final = frozenset(("TH", "TD"))
