"""Blocks of the tree as boxes, the same as their HTML gives: by its elements, under the same style sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element as Node

from tthc_render.document.tree import Cell, Inline, Note, Row, Run
from tthc_render.layout.line_ends import MARKS, parts_at_marks
from tthc_render.layout.pdf import structure
from tthc_render.layout.pdf.direct.boxes import (
    BlockBox,
    Box,
    CellBox,
    Reader,
    RowBox,
    Span,
    TableBox,
    TextBox,
    checked_cell,
    checked_inline,
    checked_row,
    checked_table,
    keep_boxes,
    kept_boxes,
    span_of,
    trimmed,
)
from tthc_render.layout.pdf.direct.css import Length
from tthc_render.layout.pdf.direct.styles import Element
from tthc_render.layout.pdf.html import NO_BREAK_SPACE, cell_style, column_share, declared, is_bold
from tthc_render.layout.pdf.weasyprint_page import NOTE_CLASS
from tthc_render.layout.pdf.word_places import Grid, GridRow, NotPlainError, WordPlaces, Words, printable


@dataclass(slots=True)
class TreeBoxes:
    """The boxes of the words of one document, in the places that ``places`` has for them."""

    places: WordPlaces
    _looks: dict[tuple[int, bool, bool, str, bool], Element] = field(default_factory=dict)

    def at(self, reader: Reader, node: Node, parent: Element) -> list[Box] | None:
        """The boxes in the place of ``node``; None if it is no place for words."""
        parts = self.places.parts_at(node)
        if parts is None:
            return None
        out: list[Box] = []
        for part in parts:
            if isinstance(part, Words):
                out.append(self._words(reader, part, parent))
            elif isinstance(part, Grid):
                out.append(self._table(reader, part, parent))
                out.append(BlockBox(parent.child("div", part.below).style, ()))
            else:
                out += [reader.child(item, parent) for item in part.nodes]
        return out

    def _words(self, reader: Reader, words: Words, parent: Element) -> Box:
        block, (tag, classes, style, label), owner, number = words
        element = parent.child(tag, classes, style)
        line = self._line(reader, block.inlines, element, f"{label} " if label else "", owner)
        if not line:
            return BlockBox(element.style, ())
        return TextBox(element.style, (line,), int(tag[1]) if tag[0] == "h" else 0, owner, number=number)

    def _line(
        self, reader: Reader, inlines: Sequence[Inline], element: Element, lead: str, owner: structure.Element | None
    ) -> tuple[Span, ...]:
        """The spans of ``inlines`` in ``element``; texts that are alike and side by side are one."""
        out: list[Span] = []
        plain = lead
        for piece in inlines:
            if isinstance(piece, Note):
                _put_text(out, plain, element, "")
                plain = ""
                checked_inline(element.child("span"), "span")
                out.append(self._note(reader, piece, element))
            elif piece.bold or piece.italic or piece.vertical or piece.link:
                _put_text(out, plain, element, "")
                plain, inner = "", self._look(element, piece)
                for place, part in enumerate(parts_at_marks(piece.text)):
                    if place:
                        checked_inline(inner.child("wbr"), "wbr")
                    _put_text(out, part, inner, piece.link)
            else:
                first, *others = parts_at_marks(piece.text)
                plain += first
                for part in others:
                    _put_text(out, plain, element, "")
                    checked_inline(element.child("wbr"), "wbr")
                    plain = part
        _put_text(out, plain, element, "")
        return trimmed(out)

    def _look(self, element: Element, run: Run) -> Element:
        key = id(element), run.bold, run.italic, run.vertical, bool(run.link)
        found = self._looks.get(key)
        if found is None:
            found = element
            tags = ("a" if run.link else "", "b" if run.bold else "", "i" if run.italic else "", run.vertical)
            for tag in filter(None, tags):
                found = checked_inline(found.child(tag), tag)
            self._looks[key] = found
        return found

    def _note(self, reader: Reader, note: Note, around: Element) -> Span:
        element = checked_inline(
            around.child("span", NOTE_CLASS, declared(note.hair_twips, ragged=note.is_ragged)), "span"
        )
        if not element.style.is_footnote:
            raise NotPlainError("chú thích")
        return reader.note(
            element,
            around.style,
            lambda tag: (self._line(reader, note.inlines, element, "", tag),),
        )

    def _table(self, reader: Reader, grid: Grid, parent: Element) -> TableBox:
        table = grid.table
        element = parent.child("table", grid.classes, grid.style)
        checked_table(element)
        element.child("colgroup").child("col")
        widths = tuple([Length(float(column_share(share)), "%") for share in table.weights])
        head, body = (
            tuple([self._row(reader, row, element.child(tag)) for row in rows])
            for tag, rows in (("thead", grid.head), ("tbody", grid.body))
        )
        return TableBox(element.style, widths, head, body, number=grid.number)

    def _row(self, reader: Reader, row: GridRow, parent: Element) -> RowBox:
        element = checked_row(parent.child("tr", row.classes, row.style))
        return RowBox(
            element.style,
            tuple(
                [
                    self._cell(reader, cell, row.row, element, owner)
                    for cell, owner in zip(row.row.cells, row.cells, strict=True)
                ]
            ),
        )

    def _cell(self, reader: Reader, cell: Cell, row: Row, parent: Element, owner: structure.Element) -> CellBox:
        element = parent.child("td", cell.align, cell_style(cell, self.places.cell_left_pt) if cell.indent else "")
        if (text := _plain_text(cell, row)) is not None:
            kept = kept_boxes(element, text)
            children = _keep(element, text) if kept is None else kept
            return CellBox(element.style, children, cell.colspan, cell.rowspan, owner)
        checked_cell(element)
        inner, box = element, None
        if cell.hair_twips:
            inner = box = element.child("div", "", declared(cell.hair_twips))
        for tag, is_set in (("b", is_bold(cell, row)), ("i", cell.italic)):
            if is_set:
                inner = checked_inline(inner.child(tag), tag)
        line = self._line(reader, cell.inlines, inner, "", owner)
        if box is not None:
            made: Box = TextBox(box.style, (line,), 0, owner) if line else BlockBox(box.style, ())
            children = (made,)
        else:
            children = (TextBox(element.text_style, (line,), is_bare=True),) if line else ()
        return CellBox(element.style, children, cell.colspan, cell.rowspan, owner)


def _plain_text(cell: Cell, row: Row) -> str | None:
    """The words of a cell that is nothing but words of one look; None of any other."""
    if cell.hair_twips or cell.italic or is_bold(cell, row):
        return None
    text = ""
    for run in cell.inlines:
        if isinstance(run, Note) or run.bold or run.italic or run.vertical or run.link:
            return None
        text += run.text
    return (text or NO_BREAK_SPACE) if MARKS.isdisjoint(text) else None


def _keep(element: Element, text: str) -> tuple[Box, ...]:
    """The boxes of a cell with nothing but ``text``, which the element keeps for the next one."""
    checked_cell(element)
    line = trimmed([span_of(printable(text), element.style, "")])
    made: tuple[Box, ...] = (TextBox(element.text_style, (line,), is_bare=True),) if line else ()
    return keep_boxes(element, text, made)


def _put_text(out: list[Span], text: str, element: Element, link: str) -> None:
    if text:
        out.append(span_of(printable(text), element.style, link))
