"""The facts of a DOCX: what Word would show, read without changing anything.

Page numbers are those that Word noted when it last saved the file; without them pages stay unknown (0).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final, NamedTuple

from lxml import etree

from tthc_render.formats.ooxml import W, child_of
from tthc_render.readers.docx.columns import SectionColumns
from tthc_render.readers.docx.drawings import box_place, hangs_on_page, height_alone, runs_of
from tthc_render.readers.docx.formatting import MM_PER_TWIP, Shape, line_spacing, looks_of
from tthc_render.readers.docx.package import Package, open_package
from tthc_render.readers.docx.placement import (
    MEASURED_LETTERS,
    UNDERSCORES,
    Drawn,
    Placement,
    place_paragraph,
    tab_segments,
)
from tthc_render.readers.docx.revisions import accepted, has_deletions, is_deleted_row
from tthc_render.readers.docx.sections import first_header, page_numbers, read_sections, section_of
from tthc_render.readers.docx.stretches import Stretches
from tthc_render.readers.docx.styles import ListCounters, Look, number, tab_stops
from tthc_render.readers.docx.tables import cell_sides, holds_cells, is_bordered, own_parts, value_of
from tthc_render.readers.facts import (
    MM_PER_PT,
    Facts,
    PageParagraph,
    Section,
    Story,
    TextPiece,
    font_uses,
    normal,
)

DEFAULT_CELL_SIDE: Final = 108
BOX_LEVEL_PT: Final = 4.0
LETTERHEAD: Final = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|^\s*Số\s*:.*/", re.MULTILINE)
_P, _TBL, _RPR, _T, _BR = f"{W}p", f"{W}tbl", f"{W}rPr", f"{W}t", f"{W}br"
_TABS: Final = frozenset({f"{W}tab", f"{W}ptab"})
_WRAPPERS: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class _Column(NamedTuple):
    """The place of paragraphs: the cell's name, its left edge and width in mm, its table's style."""

    cell: str
    left: float
    width: float
    grid: bool = False
    table_style: str = ""
    place: Story = "body"
    note: str = ""


class _Reader:
    """Walks over one document; paragraphs and rule lines pile up."""

    def __init__(self, package: Package, main: str) -> None:
        self.package, self.main = package, main
        self.targets = package.targets(main)
        self._looks = looks_of(package, *(self._target(f"{name}.xml") for name in ("styles", "theme1", "numbering")))
        self.styles = self._looks.styles
        settings = self._part("settings.xml")
        tab = None if settings is None else settings.find(f"{W}defaultTabStop")
        self.tab_mm = (720 if tab is None else number(tab.get(f"{W}val"), 720)) * MM_PER_TWIP
        self.mirrored = settings is not None and settings.find(f"{W}mirrorMargins") is not None
        self.paragraphs: list[PageParagraph] = []
        self.placement = Placement()
        self.sections: tuple[Section, ...] = ()
        self.page = 0
        self.tables = 0
        self._frame: tuple[str, float] = ("", 0.0)
        self._last: Shape | None = None
        self._revised = False
        self._columns = SectionColumns()
        self._stretches = Stretches()
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
        self._revised = has_deletions(root)
        self.sections = read_sections(body)
        self._letterhead_in_header(body)
        self._walk(body, None)
        stretches = self._stretches.all(self.placement.down)
        numbers = page_numbers(body, self.package, self.main, self.styles)
        self._notes()
        text = tuple(self.paragraphs)
        properties, core = self.package.part("docProps/app.xml"), self.package.part("docProps/core.xml")
        stated = "" if properties is None else (properties.findtext("{*}Pages") or "")
        pages = int(stated) if stated.isdigit() and len(stated) < 6 else 0
        return Facts(
            "docx",
            self.package.shown,
            text,
            tuple(self.placement.rules()),
            self.sections,
            numbers,
            font_uses(text),
            pages,
            keywords="" if core is None else core.findtext("{*}keywords") or "",
            stretches=stretches,
        )

    def _letterhead_in_header(self, body: etree._Element) -> None:
        """Read the header of the first page before the text, if a letterhead is in it; sections begin later then."""
        root = self.package.part(first_header(body, self.package.targets(self.main)))
        if root is None or not LETTERHEAD.search("".join(text.text or "" for text in root.iter(_T))):
            return
        self._walk(root, None)
        more = len(self.paragraphs)
        self.sections = tuple(
            replace(
                item,
                first_paragraph=item.first_paragraph + (more if item.index else 0),
                last_paragraph=item.last_paragraph + more,
            )
            for item in self.sections
        )

    def _walk(self, parent: etree._Element, column: _Column | None) -> None:
        for child in accepted(parent) if self._revised else parent:
            if child.tag == _P:
                if column is None:
                    self.placement.down = self._columns.enter(self._section(), child, self.placement.down)
                self._paragraph(child, column or self._page_column())
            elif child.tag == _TBL:
                self._table(child, column or self._page_column())
            elif child.tag in _WRAPPERS:
                self._walk(child, column)

    def _section(self) -> Section:
        return section_of(self.sections, len(self.paragraphs) + 1)

    def _page_column(self) -> _Column:
        section = self._section()
        if (place := self._columns.place(section)) is not None:
            return _Column(*place)
        left, right = section.margins_mm[2] or 0.0, section.margins_mm[3] or 0.0
        return _Column("", left, max(0.0, section.width_mm - left - right))

    def _table(self, table: etree._Element, outer: _Column) -> None:
        self.tables += 1
        name, properties = f"{self.tables}", table.find(f"{W}tblPr")
        style = value_of(properties, "tblStyle") or self.styles.default("table")
        chain = [item.find(f"{W}tblPr") for item in self.styles.chain(style)]
        layers = [layer for layer in (*chain, properties) if layer is not None]
        rows = own_parts(table, table, "tr")
        if self._revised:
            rows = [row for row in rows if not is_deleted_row(row)]
        grid = is_bordered(layers) or any(is_bordered([cell]) for cell in table.iter(f"{W}tcPr"))
        if grid and not outer.cell:
            self._mark_table()
        grid = grid and holds_cells(table, rows)
        sides = (DEFAULT_CELL_SIDE, DEFAULT_CELL_SIDE)
        for layer in layers:
            sides = cell_sides(layer.find(f"{W}tblCellMar"), sides)
        widths = [number(item.get(f"{W}w"), 0) for item in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        total = sum(widths) * MM_PER_TWIP
        start = outer.left - sides[0] * MM_PER_TWIP
        if value_of(properties, "jc") in ("center",) and total:
            start = outer.left + (outer.width - total) / 2
        begun, began = len(self.paragraphs), self.placement.down
        for row, line in enumerate(rows):
            place = 0
            top = bottom = self.placement.down
            for cell in own_parts(line, table, "tc"):
                look = child_of(cell, "tcPr")
                parts = {} if look is None else {item.tag: item for item in look.iterchildren(reversed=True)}
                spanning, measure = parts.get(f"{W}gridSpan"), parts.get(f"{W}tcW")
                span = 1 if spanning is None else number(spanning.get(f"{W}val", ""), 1)
                width = sum(widths[place : place + span])
                if measure is not None and measure.get(f"{W}type", "dxa") == "dxa":
                    width = number(measure.get(f"{W}w"), width) or width
                edge = start + sum(widths[:place]) * MM_PER_TWIP
                named, place = f"{outer.cell}{name}:{row}:{place}", place + span
                own = cell_sides(parts.get(f"{W}tcMar"), sides)
                left, inner = edge + own[0] * MM_PER_TWIP, max(0.0, (width - sum(own)) * MM_PER_TWIP)
                column = _Column(named, left, inner, grid or outer.grid, style, outer.place)
                self.placement.down, self._last = top, None
                before = len(self.paragraphs)
                self._walk(cell, column)
                if not grid and self.paragraphs[before:]:
                    edges = edge, edge + width * MM_PER_TWIP
                    self._border(parts.get(f"{W}tcBorders"), self.paragraphs[before], (top, self.placement.down), edges)
                bottom = max(bottom, self.placement.down)
            self.placement.down = bottom
        if not grid and properties is not None and total and self.paragraphs[begun:]:
            edges = start, start + total
            self._border(properties.find(f"{W}tblBorders"), self.paragraphs[begun], (began, self.placement.down), edges)

    def _border(
        self,
        borders: etree._Element | None,
        first: PageParagraph,
        heights: tuple[float, float],
        edges: tuple[float, float],
    ) -> None:
        """A lone upper or lower border of a cell or table is a drawn line as wide as that."""
        for edge in () if borders is None else borders:
            name = etree.QName(edge).localname
            if name in ("top", "bottom") and edge.get(f"{W}val", "none") not in ("none", "nil"):
                length = (edges[1] - edges[0]) / MM_PER_PT
                self.placement.draw(first, heights[name == "bottom"], length, "border", sum(edges) / 2, edges)

    def _mark_table(self) -> None:
        section = self._section()
        if not section.has_table:
            self.sections = tuple(
                replace(item, has_table=True) if item.index == section.index else item for item in self.sections
            )

    def _paragraph(self, element: etree._Element, column: _Column) -> None:
        own = child_of(element, "pPr")
        shape = self._looks.shape(own, column.table_style)
        look, style = shape.look, shape.style
        if self._frame[0] or look.get("frame-w"):
            column = self._framed(look, column)
        pieces: list[TextPiece] = []
        shapes: list[etree._Element] = []
        boxes: list[tuple[etree._Element, etree._Element]] = []
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
            if face.underlined and (piece.text.strip() or "".join(raw).isspace()):
                underlined.append((piece.text, piece.size_pt, piece.bold, piece.italic))
        label = self._lists.label(look) if "numId" in look else None
        if label is not None:
            pieces.insert(0, self._looks.label_face(shape, own, column.table_style).piece(label))
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
            align=shape.align,
            column_mm=(column.left, column.width),
            left_mm=shape.left_mm,
            right_mm=shape.right_mm,
            first_mm=shape.first_mm + (self.tab_mm if raw_text.startswith("\t") else 0.0),
            gap_pt=self._gap(shape),
            spacing=line_spacing(look, pieces) if shape.spacing is None else shape.spacing,
            exact=shape.exact,
            cell=column.cell,
            grid=column.grid,
            place=column.place,
            nfc=raw_text.isascii() or unicodedata.is_normalized("NFC", raw_text),
            raw=raw_text,
            list_label=label or "",
            calls=tuple(calls),
            note=column.note,
        )
        if "\t" in text and "\n" not in text and len(text) < MEASURED_LETTERS:
            start = column.left + shape.left_mm + shape.first_mm
            parts = tab_segments(pieces, start, tab_stops(look, column.left - start), self.tab_mm)
            paragraph = replace(paragraph, segments=parts)
        above = [item for item in boxes if text.strip() and self._is_above(*item, paragraph, section)]
        if above:  # the eye meets a box above a text before the text that it hangs on
            self._boxes(above, paragraph, section, self.placement.down)
            paragraph = replace(paragraph, number=len(self.paragraphs) + 1)
        if column.place == "body":
            self._stretches.pass_paragraph(element, paragraph.number, section, look, self.placement.down)
        self.paragraphs.append(paragraph)
        top = place_paragraph(self.placement, paragraph, Drawn(look, shapes, underlined, lines), section)
        self._boxes([item for item in boxes if item not in above], paragraph, section, top)

    def _is_above(
        self, drawing: etree._Element, box: etree._Element, paragraph: PageParagraph, section: Section
    ) -> bool:
        """Whether a box begins where the page does, above the paragraph that it hangs on or level with it."""
        top = self.placement.down
        return hangs_on_page(drawing) and box_place(drawing, box, paragraph, section, top)[2] < top + BOX_LEVEL_PT

    def _boxes(
        self,
        boxes: list[tuple[etree._Element, etree._Element]],
        paragraph: PageParagraph,
        section: Section,
        top: float,
    ) -> None:
        """Read text boxes that hang on ``paragraph``, whose top is at ``top`` points."""
        for drawing, box in boxes:
            left, width, down = box_place(drawing, box, paragraph, section, top)
            below, last, self._last = self.placement.down, self._last, None
            self.placement.down = down
            self._walk(box, _Column(f"box{len(self.paragraphs)}", left, width, place="box"))
            end = max(self.placement.down, down + height_alone(drawing))
            self.placement.down, self._last = max(below, end) if height_alone(drawing) else below, last

    def _framed(self, look: Look, column: _Column) -> _Column:
        """The column of a paragraph in a frame; frames side by side begin at one height."""
        key = "" if not look.get("frame-w") or column.cell else f"{look['frame-w']}:{look['frame-x']}:{look['frame']}"
        before, down = self._frame
        if key != before:
            if before and not key:
                self.placement.down = max(down, self.placement.down)
            elif before:
                self.placement.down = down
            self._frame = key, self.placement.down
        if not key:
            return column
        width = number(look["frame-w"], 0) * MM_PER_TWIP
        left = number(look["frame-x"], 0) * MM_PER_TWIP
        if look["frame-hAnchor"] != "page":
            left += column.left
        if not look["frame-x"]:
            left = column.left + (column.width - width) * {"center": 0.5, "right": 1.0}.get(look["frame"], 0.0)
        return column._replace(left=left, width=width, cell=f"frame{key}")

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
                kind = child.get(f"{W}type")
                self._stretches.broken |= kind == "page"
                out.append("" if kind in ("page", "column") else "\n")
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
