"""The facts of a DOCX: what Word would show, read without changing anything.

Page numbers are those that Word noted when it last saved the file; without them pages stay unknown (0).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from lxml import etree

from tthc_render.formats.fonts import advance_width
from tthc_render.formats.ooxml import W, child_of
from tthc_render.readers.docx.drawings import drawn_lines, runs_of
from tthc_render.readers.docx.formatting import MM_PER_TWIP, Looks, Shape, line_spacing
from tthc_render.readers.docx.package import Package, open_package
from tthc_render.readers.docx.sections import page_numbers, read_sections, section_of
from tthc_render.readers.docx.styles import ListCounters, Look, Styles, number
from tthc_render.readers.facts import (
    MM_PER_PT,
    Align,
    Facts,
    PageParagraph,
    RuleLine,
    Section,
    TextPiece,
    font_uses,
    normal,
)

# Word sets superscript letters at two thirds of their size; the decree's own samples lift underscores that way.
RAISED: Final = 2 / 3
DEFAULT_CELL_SIDE: Final = 108
UNDERSCORES = re.compile(r"^[\s_\-–—─‾¯]*[_\-–—─‾¯]{3,}[\s_\-–—─‾¯]*$")
_P, _TBL, _RPR, _T, _BR = f"{W}p", f"{W}tbl", f"{W}rPr", f"{W}t", f"{W}br"
_TABS: Final = frozenset({f"{W}tab", f"{W}ptab"})
_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_SIDE_BORDERS: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class _Column:
    """Where paragraphs stand: the cell's name, its left edge and width in mm, its table's style."""

    cell: str
    left: float
    width: float
    grid: bool = False
    table_style: str = ""
    place: str = "body"
    note: str = ""


class _Reader:
    """Walks over one document; paragraphs and rule lines pile up."""

    def __init__(self, package: Package, main: str) -> None:
        self.package, self.main = package, main
        self.targets = package.targets(main)
        self.styles = Styles(
            self._part("styles.xml"), package.part(self._target("theme1.xml")), self._part("numbering.xml")
        )
        settings = self._part("settings.xml")
        tab = None if settings is None else settings.find(f"{W}defaultTabStop")
        self.tab_mm = (720 if tab is None else number(tab.get(f"{W}val"), 720)) * MM_PER_TWIP
        self.mirrored = settings is not None and settings.find(f"{W}mirrorMargins") is not None
        self.paragraphs: list[PageParagraph] = []
        self.rules: list[RuleLine] = []
        self.sections: tuple[Section, ...] = ()
        self.page = 0
        self.tables = 0
        self._above: PageParagraph | None = None
        self._last: Shape | None = None
        self._looks = Looks(self.styles)
        self._lists = ListCounters(self.styles)

    def _part(self, name: str) -> etree._Element | None:
        return self.package.part(self._target(name))

    def _target(self, name: str) -> str:
        return next((part for part in self.targets.values() if part.endswith(name)), f"word/{name}")

    def read(self) -> Facts:
        root = self.package.part(self.main)
        body = None if root is None else root.find(f"{W}body")
        if root is None or body is None:
            return Facts("docx", self.package.shown, ())
        known = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        self.page = 1 if known else 0
        self.sections = read_sections(body)
        self._walk(body, None)
        numbers = page_numbers(body, self.package, self.main, self.styles)
        self._notes()
        text = tuple(self.paragraphs)
        properties = self.package.part("docProps/app.xml")
        told = "" if properties is None else (properties.findtext("{*}Pages") or "")
        pages = int(told) if told.isdigit() and len(told) < 6 else 0
        return Facts(
            "docx", self.package.shown, text, tuple(self.rules), self.sections, numbers, font_uses(text), pages
        )

    def _walk(self, parent: etree._Element, column: _Column | None) -> None:
        for child in parent:
            if child.tag == _P:
                self._paragraph(child, column or self._page_column())
            elif child.tag == _TBL:
                self._table(child, column or self._page_column())
            elif child.tag in _WRAPPERS:
                self._walk(child, column)

    def _section(self) -> Section:
        return section_of(self.sections, len(self.paragraphs) + 1)

    def _page_column(self) -> _Column:
        section = self._section()
        left, right = section.margins_mm[2] or 0.0, section.margins_mm[3] or 0.0
        return _Column("", left, max(0.0, section.width_mm - left - right))

    def _table(self, table: etree._Element, outer: _Column) -> None:
        self.tables += 1
        name, properties = f"{self.tables}", table.find(f"{W}tblPr")
        style = _value(properties, "tblStyle") or self.styles.default("table")
        chain = [item.find(f"{W}tblPr") for item in self.styles.chain(style)]
        layers = [layer for layer in (*chain, properties) if layer is not None]
        grid = _bordered(layers) or any(_bordered([cell]) for cell in table.iter(f"{W}tcPr"))
        if grid and not outer.cell:
            self._mark_table()
        sides = [DEFAULT_CELL_SIDE, DEFAULT_CELL_SIDE]
        for layer in layers:
            for index, (edge, also) in enumerate((("left", "start"), ("right", "end"))):
                for key in (edge, also):
                    found = layer.find(f"{W}tblCellMar/{W}{key}")
                    sides[index] = sides[index] if found is None else number(found.get(f"{W}w"), 0)
        widths = [number(item.get(f"{W}w"), 0) for item in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        total = sum(widths) * MM_PER_TWIP
        start = outer.left - sides[0] * MM_PER_TWIP
        if _value(properties, "jc") in ("center",) and total:
            start = outer.left + (outer.width - total) / 2
        for row, line in enumerate(_own(table, table, "tr")):
            place = 0
            for order, cell in enumerate(_own(line, table, "tc")):
                look = child_of(cell, "tcPr")
                span = number(_value(look, "gridSpan"), 1)
                told = None if look is None else child_of(look, "tcW")
                width = sum(widths[place : place + span])
                if told is not None and told.get(f"{W}type", "dxa") == "dxa":
                    width = number(told.get(f"{W}w"), width) or width
                left = start + sum(widths[:place]) * MM_PER_TWIP + sides[0] * MM_PER_TWIP
                place += span
                inner = max(0.0, (width - sum(sides)) * MM_PER_TWIP)
                outside, self._above = self._above, None
                column = _Column(
                    f"{outer.cell}{name}:{row}:{order}", left, inner, grid or outer.grid, style, outer.place
                )
                self._walk(cell, column)
                self._above = outside

    def _mark_table(self) -> None:
        section = self._section()
        if not section.has_table:
            self.sections = tuple(
                replace(item, has_table=True) if item.index == section.index else item for item in self.sections
            )

    def _paragraph(self, element: etree._Element, column: _Column) -> None:
        shape = self._looks.shape(child_of(element, "pPr"), column.table_style)
        look, style = shape.look, shape.style
        pieces: list[TextPiece] = []
        shapes: list[etree._Element] = []
        boxes: list[etree._Element] = []
        underlined: list[tuple[str, float, bool, bool]] = []
        raw: list[str] = []
        calls: list[tuple[int, str]] = []
        started = self.page
        for run in runs_of(element, shapes, boxes):
            properties, text, note = self._run(run)
            if note is not None:
                calls.append((sum(map(len, raw)) + len(text), note.get(f"{W}id", "")))
            if not text:
                continue
            face = self._looks.face(properties, style, column.table_style)
            if face.hidden:
                continue
            raw.append(text.upper() if face.caps else text)
            piece = face.piece(normal(text))
            pieces.append(piece)
            if face.underlined and piece.text.strip():
                underlined.append((piece.text, piece.size_pt, piece.bold, piece.italic))
        if (label := self._lists.label(look)) is not None:
            pieces.insert(0, self._looks.face(None, style, column.table_style).piece(label))
        text = "".join(piece.text for piece in pieces)
        lines = text.split("\n")
        ruled = len(lines) > 1 and UNDERSCORES.match(lines[-1])
        if ruled:
            text = "\n".join(lines[:-1])
        section = self._section()
        raw_text = "".join(raw)
        paragraph = PageParagraph(
            number=len(self.paragraphs) + 1,
            page=self.page if started else 0,
            section=section.index,
            text=text,
            pieces=tuple(pieces),
            align=cast(Align, look.get("frame") or look.get("jc", "left")),
            column_mm=(column.left, column.width),
            left_mm=shape.left_mm,
            right_mm=shape.right_mm,
            first_mm=shape.first_mm + (self.tab_mm if raw_text.startswith("\t") else 0.0),
            gap_pt=self._gap(shape),
            spacing=line_spacing(look, pieces),
            exact=look.get("lineRule") == "exact",
            cell=column.cell,
            grid=column.grid,
            place=cast(Any, column.place),
            nfc=raw_text.isascii() or unicodedata.is_normalized("NFC", raw_text),
            raw=raw_text,
            list_label=label or "",
            calls=tuple(calls),
            note=column.note,
        )
        self._rules(paragraph, look, shapes, underlined, lines[-1] if ruled else "")
        for box in boxes:
            outside, self._above = self._above, None
            self._walk(box, _Column(f"box{len(self.paragraphs)}", column.left, column.width, place="box"))
            self._above = outside

    def _rules(
        self,
        paragraph: PageParagraph,
        look: Look,
        shapes: list[etree._Element],
        underlined: list[tuple[str, float, bool, bool]],
        last_line: str,
    ) -> None:
        left, width = paragraph.column_mm
        middle = left + width / 2
        size = paragraph.pieces[0].size_pt if paragraph.pieces else 14.0
        if paragraph.pieces and paragraph.pieces[0].raised:
            size *= RAISED
        above = self._above.number if self._above else 0
        empty = not paragraph.text.strip()
        border = next((edge for edge in ("top", "bottom") if f"border-{edge}" in look), "")
        boxed = "border-left" in look
        self.paragraphs.append(paragraph)
        own = paragraph.number
        if UNDERSCORES.match(paragraph.text):
            drawn = paragraph.text.strip()
            center = middle if paragraph.align == "center" else None
            self.rules.append(RuleLine(paragraph.page, above, advance_width(drawn, size), "underscores", center))
            return
        if last_line:
            self.rules.append(RuleLine(paragraph.page, own, advance_width(last_line.strip(), size), "underscores"))
        if border and not boxed and (empty or "border-bottom" in look):
            length = width - paragraph.left_mm - paragraph.right_mm
            center = left + paragraph.left_mm + length / 2
            after = above if empty else own
            self.rules.append(RuleLine(paragraph.page, after, length / MM_PER_PT, "border", center))
        for shape in shapes:
            for line in drawn_lines(shape, paragraph, self.sections[paragraph.section]):
                after = own
                if empty or (line.down_pt is not None and line.down_pt < 0.6 * size):
                    after = above
                elif line.down_pt is not None and line.down_pt > 2 * 1.15 * size:
                    after = own + 1
                self.rules.append(RuleLine(paragraph.page, after, line.length_pt, "shape", line.center_mm))
        if underlined and paragraph.align == "center":
            length = sum(advance_width(*piece) for piece in underlined)
            self.rules.append(RuleLine(paragraph.page, own, length, "underline", None))
        if not empty:
            self._above = paragraph

    def _gap(self, shape: Shape) -> float:
        """Free points before this paragraph: its own, and what the one before leaves."""
        left_over, last = (0.0, None) if self._last is None else (self._last.after_pt, self._last)
        gap = shape.before_pt + left_over
        if last is not None and shape.style == last.style and (shape.contextual or last.contextual):
            gap = (0.0 if shape.contextual else shape.before_pt) + (0.0 if last.contextual else left_over)
        self._last = shape
        return gap

    def _run(self, run: etree._Element) -> tuple[etree._Element | None, str, etree._Element | None]:
        """The properties of a run, its text, and the footnote that it calls."""
        out: list[str] = []
        properties = note = None
        for child in run:
            name = child.tag
            if name == _RPR and properties is None:
                properties = child
            elif name == _T:
                out.append(child.text or "")
            elif name in _TABS:
                out.append("\t")
            elif name == _BR:
                out.append("" if child.get(f"{W}type") in ("page", "column") else "\n")
            elif name == f"{W}cr":
                out.append("\n")
            elif name == f"{W}noBreakHyphen":
                out.append("-")
            elif name == f"{W}lastRenderedPageBreak" and self.page:
                self.page += 1
            elif name == f"{W}footnoteReference" and note is None:
                note = child
        return properties, "".join(out), note

    def _notes(self) -> None:
        """Footnotes come after all other paragraphs."""
        root = self._part("footnotes.xml")
        if root is not None:
            for note in root.iterfind(f"{W}footnote"):
                if note.get(f"{W}type") is None:
                    self._walk(note, _Column("note", 0.0, 0.0, place="note", note=note.get(f"{W}id", "")))


def read_docx(data: bytes, shown: str) -> Facts:
    """The facts of the DOCX in ``data``; DataUnreadable if it is broken, locked, hostile or too large."""
    package = open_package(data, shown)
    return _Reader(package, package.main_part()).read()


def _own(parent: etree._Element, table: etree._Element, name: str) -> list[etree._Element]:
    """Rows or cells of ``table`` itself, not of tables inside its cells."""
    return [item for item in parent.iter(f"{W}{name}") if _owner(item) is table]


def _owner(element: etree._Element) -> etree._Element | None:
    parent = element.getparent()
    while parent is not None and parent.tag != f"{W}tbl":
        parent = parent.getparent()
    return parent


def _bordered(layers: list[etree._Element]) -> bool:
    """Whether inner or outer side borders are drawn; a lone top or bottom line makes no grid."""
    seen: dict[str, bool] = {}
    for layer in layers:
        for borders in (layer.find(f"{W}tblBorders"), layer.find(f"{W}tcBorders")):
            for edge in () if borders is None else borders:
                name = etree.QName(edge).localname.replace("start", "left").replace("end", "right")
                if name in _SIDE_BORDERS:
                    seen[name] = edge.get(f"{W}val", "none") not in ("none", "nil")
    return any(seen.get(name) for name in ("left", "right", "insideV", "insideH"))


def _value(parent: etree._Element | None, name: str) -> str:
    found = None if parent is None else child_of(parent, name)
    return "" if found is None else found.get(f"{W}val", "")
