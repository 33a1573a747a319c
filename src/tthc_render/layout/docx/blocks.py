"""Blocks of the tree as WordprocessingML, in the named styles of a layout.

Footnotes, links and pictures are collected by the writer; the package needs them in
parts of their own.
"""

from __future__ import annotations

import hashlib
import itertools
import math
import re
from collections.abc import Callable, Collection, Iterable
from typing import Final

from markupsafe import escape

from tthc_render.document.articles import DIVISION, is_article_title
from tthc_render.document.tree import (
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Picture,
    Row,
    Run,
    SignatureLine,
    Signatures,
    Table,
    plain,
)
from tthc_render.layout.cell_lines import cell_line_twips
from tthc_render.layout.docx.runs import run
from tthc_render.layout.paragraphs import (
    CAPTION_STYLE,
    NOTE_STYLE,
    blocks_kept_with_next,
    deeper_indent_pt,
    rows_kept_with_next,
    style_of,
)
from tthc_render.layout.pictures import ENDINGS, height_mm, raster
from tthc_render.layout.signature_lines import margin_pt
from tthc_render.layout.table_grid import INDENT_PT, code_size

TWIPS: Final = 20
_NOTE_CALL: Final = re.compile(r"<w:r>(?:(?!</w:r>).)*<w:footnoteReference [^>]*/></w:r>")
EMU_PER_MM: Final = 36000
ROW_STYLES: Final = {"header": "Ô đầu cột", "code": "Ô mã cột", "group": "Ô nhóm", "total": "Ô tổng"}
PART_STYLE: Final = "Tên phần biểu"
LONGEST_CAPTION: Final = 200
SIGNER: Final = "Ô số"
CELL_MARGIN: Final = 108
"""Twips at the left of a cell without a style: compatibility mode 14 moves a table to the left by them."""
LOW_MM: Final = 8.0
"""Pictures higher than this are higher than any line."""
SIGNER_PT: Final = 12.0
"""The size of signatures below a form, as in the style sheet of the PDF."""
DERIVED: Final = {
    "Ghi chú biểu": ("Đơn vị báo cáo", '<w:spacing w:before="60"/><w:jc w:val="both"/>'),
    "giua": ("Thân bài", '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'),
    DIVISION: ("Thân bài", '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'),
}
"""Styles that layouts need not have: the style they are made of, and what differs."""

NO_HEIGHT: Final = '<w:spacing w:before="0" w:after="0" w:line="1" w:lineRule="exact"/>'
"""A twentieth of a point."""
# A line with a picture has the descent of its paragraph mark below it.
_NO_DESCENT: Final = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
_ALIGN: Final = {"justify": "both"}
_WHOLE: Final = '<w:vAlign w:val="center"/>'
_OPEN: Final = '<w:tcMar><w:top w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/></w:tcMar><w:vAlign w:val="top"/>'
"""Cells of rows that no page break splits, and of those higher than a page."""


class BlockWriter:
    """Writes the blocks of one document. ``style`` gives a style's id by its name.

    ``least_lines``: cells say how high their lines are; not where the layout spaces them in its own way.
    """

    def __init__(
        self,
        style: Callable[[str], str],
        table_style: str,
        last_note_id: int = 0,
        drawing_ids: Collection[str] = (),
        item_twips: int = 567,
        *,
        least_lines: bool = True,
        note_line_twips: int = 0,
    ) -> None:
        self.notes: list[str] = []
        self.links: dict[str, str] = {}
        self.note_links: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.cell_styles: dict[str, str] = {}
        self._style = style
        self._table_style = table_style
        self._last_note_id = last_note_id
        self._item_twips = item_twips
        self._least_lines = least_lines
        line = f'<w:spacing w:line="{note_line_twips}" w:lineRule="atLeast"/>' if note_line_twips else ""
        self._note_look = f"<w:keepLines/>{line}"
        self._in_note = False
        self._title = ""
        self._free_ids = (number for number in itertools.count(1) if str(number) not in drawing_ids)

    def blocks(self, blocks: tuple[Block, ...], width_pt: float, *, keep_last: bool = False, title: str = "") -> str:
        """The XML of ``blocks`` in a column ``width_pt`` wide; ``keep_last``: stay with what follows.

        ``title`` is that of the whole; tables have it, or the heading above them, as their caption.
        """
        self._title = title
        kept = zip(blocks, blocks_kept_with_next(blocks, keep_last=keep_last), strict=True)
        return "".join(self._block(block, width_pt, keep) for block, keep in kept)

    def _block(self, block: Block, width_pt: float, keep: bool) -> str:
        if isinstance(block, Item):
            indent = self._indent_of(block) + _flush(block)
            return self._paragraph(style_of(block), block.marker, block.inlines, keep, _new_page(block) + indent)
        if isinstance(block, Paragraph) and block.style in DERIVED:
            style, look = DERIVED[block.style]
            keep = keep or block.style == DIVISION
            return self._paragraph(style, block.label, block.inlines, keep, _new_page(block) + look)
        if isinstance(block, Heading | Paragraph):
            if isinstance(block, Heading) or block.style == PART_STYLE:
                self._title = f"{block.label} {plain(block.inlines)}".strip()
            keep = keep or (isinstance(block, Paragraph) and is_article_title(block))
            indent = self._indent_of(block) + _flush(block)
            return self._paragraph(style_of(block), block.label, block.inlines, keep, _new_page(block) + indent)
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, Signatures):
            return self._signatures(block, width_pt)
        return self.table(block, width_pt, keep=keep)

    def _indent_of(self, block: Heading | Paragraph | Item) -> str:
        first = round(deeper_indent_pt(block, self._item_twips / TWIPS) * TWIPS)
        return _indent(block.hair_twips, first or None)

    def _paragraph(self, style: str, label: str, inlines: tuple[Inline, ...], keep: bool, indent: str = "") -> str:
        lead = run(Run(f"{label} ")) if label else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._style(style)}"/>{"<w:keepNext/>" if keep else ""}{indent}</w:pPr>'
            f"{lead}{self.inlines(inlines)}</w:p>"
        )

    def inlines(self, inlines: Iterable[Inline], *, bold: bool = False, italic: bool = False) -> str:
        """Runs, links and note calls; ``bold`` and ``italic`` are added to the formatting of each run."""
        out = []
        for inline in inlines:
            if isinstance(inline, Note):
                out.append(self._note(inline))
            elif inline.link:
                links = self.note_links if self._in_note else self.links
                identity = links.setdefault(inline.link, f"rIdLink{len(links) + 1}")
                out.append(f'<w:hyperlink r:id="{identity}">{run(inline, bold, italic)}</w:hyperlink>')
            else:
                out.append(run(inline, bold, italic))
        return "".join(out)

    def _note(self, note: Note) -> str:
        place, identity = len(self.notes), note.number + self._last_note_id
        self.notes.append("")
        self._in_note, outer = True, self._in_note
        text = self.inlines(note.inlines)
        self._in_note = outer
        reference = self._style("footnote reference")
        self.notes[place] = (
            f'<w:footnote w:id="{identity}"><w:p><w:pPr><w:pStyle w:val="{self._style(NOTE_STYLE)}"/>'
            f"{self._note_look}{_indent(note.hair_twips)}{_flush(note)}</w:pPr>"
            f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr><w:footnoteRef/></w:r>{run(Run(" "))}{text}'
            "</w:p></w:footnote>"
        )
        look = "<w:i/><w:iCs/>" if note.italic else ""
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{reference}"/>{look}</w:rPr><w:footnoteReference w:id="{identity}"/></w:r>'
        )

    def table(self, table: Table, width_pt: float, *, keep: bool = False) -> str:
        """A table of the full width; its header rows repeat and no row is split between pages.

        ``keep``: its last row stays with what follows.
        """
        width = round(width_pt * TWIPS)
        edges = [0]
        for share in table.weights:
            edges.append(edges[-1] + round(share * width))
        edges[-1] = width
        busy: dict[int, tuple[int, int, str]] = {}
        header = "".join(self._row(row, edges, busy, table.size_pt, "<w:tblHeader/>") for row in table.header)
        stays = rows_kept_with_next(table.rows, keep_last=keep)
        rows = [
            self._row(row, edges, busy, table.size_pt, "", "<w:keepNext/>" * (kept and number not in table.page_starts))
            for number, (row, kept) in enumerate(zip(table.rows, stays, strict=True), 1)
        ]
        grid = "".join(f'<w:gridCol w:w="{b - a}"/>' for a, b in itertools.pairwise(edges))
        style = f'<w:tblStyle w:val="{self._table_style}"/>' if self._table_style else ""
        caption = f'<w:tblCaption w:val="{escape(self._title[:LONGEST_CAPTION])}"/>' if self._title else ""
        start = (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{caption}'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{header}"
        )
        after = self._style("Sau bảng")
        # LibreOffice loses rows of a table that goes on over pages and calls notes: there each page has its own.
        new_page = f'<w:p><w:pPr><w:pStyle w:val="{after}"/><w:keepNext/><w:pageBreakBefore/>{NO_HEIGHT}</w:pPr></w:p>'
        cuts = [0, *(row for row in table.page_starts if row), len(rows)]
        again = _NOTE_CALL.sub("", start)  # a note is called once, though the head of its call is printed again
        parts = [
            f"{again if first else start}{''.join(rows[first:last])}</w:tbl>"
            for first, last in itertools.pairwise(cuts)
        ]
        first = new_page if 0 in table.page_starts else ""
        look = f'<w:pStyle w:val="{after}"/>{"<w:keepNext/>" * keep}'
        return f"{first}{new_page.join(parts)}<w:p><w:pPr>{look}</w:pPr></w:p>"

    def _row(
        self,
        row: Row,
        edges: list[int],
        busy: dict[int, tuple[int, int, str]],
        size_pt: float,
        repeat: str,
        keep: str = "",
    ) -> str:
        """One row. ``busy``: columns covered from above, as (rows left, columns, style); it is updated."""
        cells, column, left = [], 0, iter(row.cells)
        covered, columns = dict(busy), len(edges) - 1
        busy.clear()
        while column < columns:
            if column in covered:
                rows_left, span, style = covered[column]
                cells.append(_cell(edges[column + span] - edges[column], span, "<w:vMerge/>", style, keep, ""))
                if rows_left > 1:
                    busy[column] = (rows_left - 1, span, style)
                column += span
                continue
            cell = next(left)
            size = code_size(size_pt) if row.kind == "code" and size_pt else size_pt
            name = ROW_STYLES.get(row.kind) or ("Ô chữ" if cell.align == "left" else "Ô số")
            style = self._cell_style(name, size)
            width = edges[column + cell.colspan] - edges[column]
            cells.append(self._filled(cell, width, style, keep, is_open=bool(row.lines)))
            if cell.rowspan > 1:
                busy[column] = (cell.rowspan - 1, cell.colspan, style)
            column += cell.colspan
        whole = "" if row.lines else "<w:cantSplit/>"
        height = f'<w:trHeight w:val="{math.ceil(row.least_pt * TWIPS)}" w:hRule="atLeast"/>' if row.least_pt else ""
        properties = f"<w:trPr>{whole}{height}{repeat}</w:trPr>" if whole or height or repeat else ""
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _cell_style(self, name: str, size_pt: float) -> str:
        """The id of the cell style ``name`` in ``size_pt``: a style of its own, so that no run says its size."""
        base = self._style(name)
        if not size_pt:
            return base
        identity = f"{base}-{round(size_pt * 2)}"
        line = f'<w:spacing w:line="{cell_line_twips(size_pt)}" w:lineRule="atLeast"/>'
        spacing = f"<w:pPr>{line}</w:pPr>" if self._least_lines else ""
        if identity not in self.cell_styles:
            self.cell_styles[identity] = (
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}">'
                f'<w:name w:val="{name} {size_pt:g}"/><w:basedOn w:val="{base}"/>'
                f"{spacing}<w:rPr>{_size(size_pt)}</w:rPr></w:style>"
            )
        return identity

    def _filled(self, cell: Cell, width: int, style: str, keep: str, *, is_open: bool) -> str:
        """A cell with its words; ``is_open``: pages may end in it.

        Programs repeat the room above and below its words on every page or do not: there is none.
        """
        merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
        left = round(cell.indent * INDENT_PT * TWIPS)
        if is_open:
            keep = '<w:widowControl w:val="0"/>'
        align = f'{keep}{_indent(cell.hair_twips, left=left)}<w:jc w:val="{_ALIGN.get(cell.align, cell.align)}"/>'
        runs = self.inlines(cell.inlines, bold=cell.bold, italic=cell.italic)
        return _cell(width, cell.colspan, merge, style, align, runs, _OPEN if is_open else _WHOLE)

    def _signatures(self, block: Signatures, width_pt: float) -> str:
        """Signers side by side: a row of cells without borders that no page break splits."""
        shares = block.shares or (1 / len(block.columns),) * len(block.columns)
        widths = [round(width_pt * TWIPS * share) for share in shares]
        style = self._cell_style(SIGNER, SIGNER_PT)
        margin = round(margin_pt(block) * TWIPS)
        sides = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
        margins = f"<w:tblCellMar>{sides}</w:tblCellMar>" if margin != CELL_MARGIN else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            + "".join(self._signature_line(line, self._style(line.style) if line.style else style) for line in lines)
            + "</w:tc>"
            for width, lines in zip(widths, block.columns, strict=True)
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{margin}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
            f'<w:p><w:pPr><w:pStyle w:val="{self._style("Sau bảng")}"/></w:pPr></w:p>'
        )

    @staticmethod
    def _signature_line(line: SignatureLine, style: str) -> str:
        space = f'<w:spacing w:before="{round(line.space_pt * TWIPS)}"/>' if line.space_pt else ""
        text = run(Run(line.text), bold=line.bold, italic=line.italic) if line.text else ""
        if line.style:
            return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:keepNext w:val="0"/>{space}</w:pPr>{text}</w:p>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{space}<w:jc w:val="center"/></w:pPr>{text}</w:p>'

    def _embedded(self, data: bytes, ending: str) -> str:
        """The relationship to a picture's bytes; equal bytes are one part."""
        name = f"media/{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
        self.pictures.setdefault(name, data)
        return f"rIdPicture{list(self.pictures).index(name) + 1}"

    def _picture_style(self, high_mm: float) -> str:
        """The id of the style of a picture: of one lower than a line the letters are tiny, or it takes a line."""
        base = self._style("Hình")
        if high_mm > LOW_MM:
            return base
        self.cell_styles[f"{base}-2"] = (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{base}-2"><w:name w:val="Hình thấp"/>'
            f'<w:basedOn w:val="{base}"/><w:rPr>{_size(1)}</w:rPr></w:style>'
        )
        return f"{base}-2"

    def _figure(self, figure: Figure) -> str:
        picture = figure.picture
        assert isinstance(picture, Picture)
        svg = ""
        if picture.kind == "svg":
            # Word since 2016 draws the SVG; every other program the PNG beside it.
            identity = self._embedded(raster(picture, figure.width_mm), ENDINGS["png"])
            svg = (
                '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
                '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
                f'r:embed="{self._embedded(picture.data, ENDINGS["svg"])}"/></a:ext></a:extLst>'
            )
        else:
            identity = self._embedded(picture.data, ENDINGS[picture.kind])
        number = next(self._free_ids)
        extent = f'cx="{round(figure.width_mm * EMU_PER_MM)}" cy="{round(height_mm(figure) * EMU_PER_MM)}"'
        drawing = (
            '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            f' distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name="Hình {number}" descr="{escape(figure.alt or figure.path)}"/>'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Hình {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{identity}">{svg}</a:blip><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )
        look = _NO_DESCENT if figure.caption else f'<w:keepNext w:val="0"/>{_NO_DESCENT}'
        name = self._picture_style(height_mm(figure))
        out = f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{look}</w:pPr><w:r>{drawing}</w:r></w:p>'
        if figure.caption:
            out += self._paragraph(CAPTION_STYLE, "", figure.caption, False, _indent(figure.hair_twips))
        return out


def _indent(hair_twips: int, first_twips: int | None = None, left: int = 0) -> str:
    """Direct indents: what they leave out is the style's."""
    right = f' w:right="{hair_twips}"' if hair_twips else ""
    first = "" if first_twips is None else f' w:firstLine="{first_twips}"'
    start = f' w:left="{left}"' if left else ""
    return f"<w:ind{start}{right}{first}/>" if start or right or first else ""


def _flush(block: Heading | Paragraph | Item | Note) -> str:
    """Flush left, where lines between both margins would be torn apart."""
    return '<w:jc w:val="left"/>' if not isinstance(block, Heading) and block.is_ragged else ""


def _new_page(block: Heading | Paragraph | Item) -> str:
    return "<w:pageBreakBefore/>" if block.starts_page else ""


def _size(size_pt: float) -> str:
    return f'<w:sz w:val="{round(size_pt * 2)}"/><w:szCs w:val="{round(size_pt * 2)}"/>'


def _cell(width: int, span: int, merge: str, style: str, align: str, runs: str, look: str = _WHOLE) -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{merge}{look}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr>{runs}</w:p></w:tc>'
    )
