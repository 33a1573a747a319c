"""The elements of a page of ours as boxes: text, blocks, tables; what is not one of them raises `NotCoveredError`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element as Node

from tthc_render.layout.pdf import structure
from tthc_render.layout.pdf.direct.css import Length, NotCoveredError
from tthc_render.layout.pdf.direct.styles import Element, Style
from tthc_render.vietnamese.text import NO_BREAK_HYPHEN

_BLANKS: Final = re.compile(r"[ \t\n\r]+")
_WORD_JOINER: Final = "\u2060"
_ZERO_WIDTH_SPACE: Final = "\u200b"
_BROKEN_CODE: Final = re.compile(r"[.=/:]\u200b|\u200b[+*x×]|[^\d%]-\u200b")
CELLS_KEPT: Final = 4096


class Span(NamedTuple):
    """Text of one look. ``rise``: height of its baseline over the line's, in points."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    rise: float = 0.0
    link: str = ""
    note: NoteBox | None = None
    is_code: bool = False
    """Whether it is the code of a column, whose lines end at the signs of its formula."""


class NoteBox(NamedTuple):
    """A footnote: its text, and the number before it, ``gap`` points wide of it."""

    number: int
    style: Style
    marker: Span
    gap: float
    spans: tuple[Span, ...]
    tag: structure.Element | None = None

    @property
    def label(self) -> structure.Element | None:
        """What the number before the note belongs to."""
        first = self.tag.kids[0] if self.tag else None
        return first if isinstance(first, structure.Element) else None


class TextBox(NamedTuple):
    """A paragraph. ``lines`` are its parts between forced line ends. ``level`` is that of a heading, else 0."""

    style: Style
    lines: tuple[tuple[Span, ...], ...]
    level: int = 0
    tag: structure.Element | None = None
    is_bare: bool = False
    """Whether its style asks for no room of its own: the text of a cell."""
    number: int = -1
    """That of its block in the document; -1 of what is none."""


@dataclass(frozen=True, slots=True)
class BlockBox:
    """A box of boxes; one without children is as high as its style says."""

    style: Style
    children: tuple[Box, ...]


class CellBox(NamedTuple):
    style: Style
    children: tuple[Box, ...]
    columns: int
    rows: int
    tag: structure.Element | None = None


class RowBox(NamedTuple):
    style: Style
    cells: tuple[CellBox, ...]


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table: the wished widths of its columns, rows of its head (repeated on every page) and its body."""

    style: Style
    widths: tuple[Length | None, ...]
    head: tuple[RowBox, ...]
    body: tuple[RowBox, ...]
    closing_pt: float | None = None
    """How far below a line the rule is that is drawn where a page ends inside of a row; None where no row is cut."""
    number: int = -1
    """That of its block in the document; -1 of what is none."""


Box = TextBox | BlockBox | TableBox
Lines = tuple[tuple[Span, ...], ...]
"""The parts of a paragraph between forced line ends."""


@dataclass(slots=True)
class Reader:
    """Reads one document; ``notes`` counts its footnotes, ``meaning`` says what its elements are to a reader."""

    notes: int = 0
    meaning: structure.Structure | None = None
    filled: Callable[[Reader, Node, Element], list[Box] | None] | None = None
    """The boxes that stand in the place of an element from elsewhere; None where it is no such place."""

    def block(self, node: Node, element: Element) -> Box:
        """The box of a block element."""
        if element.style.display == "table":
            return self._table(node, element)
        children = self.children(node, element)
        if len(children) == 1 and isinstance(children[0], TextBox) and not _has_blocks(node, element):
            level = int(node.tag[1]) if re.fullmatch("h[1-6]", node.tag) else 0
            return TextBox(element.style, children[0].lines, level, children[0].tag)
        return BlockBox(element.style, children)

    def child(self, node: Node, parent: Element) -> Box:
        """The box of a block below ``parent``."""
        return self.block(node, element_of(node, parent))

    def children(self, node: Node, element: Element) -> tuple[Box, ...]:
        """The boxes inside an element: its blocks, or its text as one paragraph."""
        if not _has_blocks(node, element):
            lines = self._lines(node, element)
            # Boxes of cells are kept by their words; what a cell is to a reader is its own.
            tag = self.meaning.at(node) if self.meaning and node.tag not in _CELLS else None
            return (TextBox(element.text_style, lines, tag=tag, is_bare=True),) if any(lines) else ()
        out: list[Box] = []
        if (node.text or "").strip():
            raise NotCoveredError(f"HTML: chữ cạnh khối trong <{node.tag}>")
        for child in node:
            boxes = self.filled(self, child, element) if self.filled else None
            if boxes is None:
                out.append(self.child(child, element))
            else:
                out += boxes
            if (child.tail or "").strip():
                raise NotCoveredError(f"HTML: chữ cạnh khối trong <{node.tag}>")
        return tuple(out)

    # Text ----------------------------------------------------------------------------------------------------------

    def _lines(self, node: Node, element: Element) -> Lines:
        lines: list[list[Span]] = [[]]
        for span in self._spans(node, element, ""):
            if span is None:
                lines.append([])
            else:
                lines[-1].append(span)
        return tuple(trimmed(line) for line in lines)

    def _spans(self, node: Node, element: Element, link: str) -> Iterator[Span | None]:
        """The spans inside an element; None is a forced line end."""
        style = element.style
        if node.text:
            yield span_of(node.text, style, link)
        for child in node:
            inner = element_of(child, element)
            checked_inline(inner, child.tag)
            if child.tag == "br":
                yield None
            elif inner.style.is_footnote:
                lines = functools.partial(self._lines, child, inner)
                yield self.note(inner, style, lambda _, lines=lines: lines())  # type: ignore[misc]
            else:
                yield from self._spans(child, inner, child.get("href") or link)
            if child.tail:
                yield span_of(child.tail, style, link)

    def note(self, element: Element, around: Style, lines_of: Callable[[structure.Element | None], Lines]) -> Span:
        """The call, in words of the style ``around``, of the next note; ``lines_of`` gives what belongs to its tag."""
        self.notes += 1
        tag = self.meaning.notes[self.notes - 1] if self.meaning else None
        call, marker = element.pseudo("footnote-call"), element.pseudo("footnote-marker")
        if {element.content("footnote-call"), element.content("footnote-marker")} != {"counter(footnote)"}:
            raise NotCoveredError("CSS: nội dung số chú thích")
        text = str(self.notes)
        lines = lines_of(tag)
        if len(lines) > 1 or any(span.note for span in lines[0]):
            raise NotCoveredError("HTML: chú thích có xuống dòng hoặc chú thích")
        note = NoteBox(
            self.notes,
            element.style,
            Span(text, marker.size, marker.bold, marker.italic, marker.rise),
            marker.margin[1] or 0.0,
            lines[0],
            tag,
        )
        return Span(text, call.size, call.bold, call.italic, call.rise + around.rise, note=note)

    # Tables --------------------------------------------------------------------------------------------------------

    def _table(self, node: Node, element: Element) -> TableBox:
        checked_table(element)
        widths: list[Length | None] = []
        head: list[RowBox] = []
        body: list[RowBox] = []
        closing: float | None = None
        for child in node:
            if child.tag == "tfoot" and child.get("class") == structure.CLOSING_RULE:
                closing = element.child("tbody", structure.CLOSING_RULE).child("tr").child("td").style.padding[0]
                continue
            inner = element_of(child, element)
            if child.tag == "colgroup":
                widths += [element_of(column, inner).style.width for column in child]
            elif child.tag in ("thead", "tbody"):
                rows = [self._row(row, element_of(row, inner)) for row in child]
                (head if child.tag == "thead" else body).extend(rows)
            elif child.tag == "tr":
                body.append(self._row(child, element.child("tbody").child("tr", child.get("class", ""))))
            else:
                raise NotCoveredError(f"HTML: <{child.tag}> trong bảng")
        return TableBox(element.style, tuple(widths), tuple(head), tuple(body), closing)

    def _row(self, node: Node, element: Element) -> RowBox:
        cells = []
        checked_row(element)
        for child in node:
            inner = element_of(child, element)
            if child.tag not in ("td", "th"):
                raise NotCoveredError(f"HTML: <{child.tag}> trong dòng của bảng")
            cells.append(self._cell(child, inner))
        return RowBox(element.style, tuple(cells))

    def _cell(self, node: Node, element: Element) -> CellBox:
        tag = self.meaning.at(node) if self.meaning else None
        columns, rows = node.get("colspan"), node.get("rowspan")
        if len(node):
            children = self._in_cell(node, element)
        else:
            known = kept_boxes(element, node.text)
            children = keep_boxes(element, node.text, self._in_cell(node, element)) if known is None else known
        return CellBox(element.style, children, int(columns) if columns else 1, int(rows) if rows else 1, tag)

    def _in_cell(self, node: Node, element: Element) -> tuple[Box, ...]:
        checked_cell(element)
        return self.children(node, element)


_CELLS: Final = frozenset(("td", "th"))


_ATTRIBUTES: Final = frozenset(("id", "class", "style", "href", "colspan", "rowspan", "lang"))


def element_of(node: Node, parent: Element) -> Element:
    """The element that ``node`` is below ``parent``."""
    if not isinstance(node.tag, str) or not _ATTRIBUTES.issuperset(node.keys()):
        raise NotCoveredError(f"HTML: <{node.tag}> có thuộc tính lạ")
    return parent.child(node.tag, node.get("class", ""), node.get("style", ""))


def checked_inline(element: Element, tag: str) -> Element:
    """``element``, which stands in a line of words."""
    style = element.style
    if style.display != "inline" or style.underlined or (element.has_room and not style.is_footnote):
        raise NotCoveredError(f"HTML: <{tag}> trong dòng chữ")
    return element


def checked_table(element: Element) -> None:
    """NotCoveredError for a table whose columns depend on its words."""
    style = element.style
    if not (style.collapses and style.fixed and style.width is not None):
        raise NotCoveredError("CSS: bảng không có border-collapse, table-layout, width")


def checked_row(element: Element) -> Element:
    """``element``, a row of a table."""
    if element.has_room:
        raise NotCoveredError("CSS: kích thước của dòng trong bảng")
    return element


def checked_cell(element: Element) -> None:
    """NotCoveredError for a cell that is not as large as its words and padding."""
    style = element.style
    if style.width is not None or style.height is not None or any(style.margin):
        raise NotCoveredError("CSS: width, height, margin của ô")


def kept_boxes(element: Element, text: str | None) -> tuple[Box, ...] | None:
    """The boxes that are kept for cells with nothing but ``text``; None without any."""
    known = element.cells.get(text)
    return known if isinstance(known, tuple) else None


def keep_boxes(element: Element, text: str | None, made: tuple[Box, ...]) -> tuple[Box, ...]:
    """``made``, which is kept for the next cell with nothing but ``text``."""
    if len(element.cells) >= CELLS_KEPT:
        element.cells.clear()
    element.cells[text] = made
    return made


def _has_blocks(node: Node, element: Element) -> bool:
    return any(element_of(child, element).style.display != "inline" for child in node)


def span_of(text: str, style: Style, link: str) -> Span:
    """The span of a text node."""
    # Most texts have nothing to replace, and to look for it takes less time than to try.
    has_other_blanks = "  " in text or "\n" in text or "\t" in text or "\r" in text
    shown = _BLANKS.sub(" ", text) if has_other_blanks else text
    is_code = False
    # Two characters only mark line breaks for WeasyPrint; here `layout.line_breaking` decides them.
    if _ZERO_WIDTH_SPACE in shown:
        is_code = _BROKEN_CODE.search(text) is not None
        shown = shown.replace(_ZERO_WIDTH_SPACE, "")
    if _WORD_JOINER in shown:
        shown = shown.replace(f"-{_WORD_JOINER}", NO_BREAK_HYPHEN).replace(_WORD_JOINER, "")
    return Span(shown, style.size, style.bold, style.italic, style.rise, link, None, is_code)


def trimmed(line: list[Span]) -> tuple[Span, ...]:
    """``line`` without blanks at its ends, and with one blank where several spans bring some."""
    out: list[Span] = []
    blank = True
    for span in line:
        text = span.text[1:] if blank and span.text.startswith(" ") else span.text
        if not text:
            continue
        blank = text.endswith(" ")
        out.append(span if text is span.text else span._replace(text=text))
    if out and out[-1].text.endswith(" "):
        last = out.pop()
        text = last.text.rstrip(" ")
        out += [last._replace(text=text)] if text else []
    return tuple(out)
