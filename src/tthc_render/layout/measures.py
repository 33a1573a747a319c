"""Measures that both layouts share: wrapped lines, rule lengths, column widths, hair indents.

All of them come from font metrics (Times New Roman or a font of equal widths), so that DOCX and PDF
break the same lines. Lengths are in points unless the name says otherwise.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from tthc_render.document.inlines import runs_of
from tthc_render.document.tree import (
    Appendix,
    Block,
    Document,
    Figure,
    FormHead,
    MarkedText,
    Orientation,
    Run,
    Signatures,
    Table,
)
from tthc_render.formats.fonts import advance_width
from tthc_render.layout.bold_labels import with_bold_labels
from tthc_render.layout.bound_cells import with_bound_cells
from tthc_render.layout.column_widths import column_widths
from tthc_render.layout.even_lines import (
    Lines,
    bound,
    lines_of,
    with_even_lines,
    with_plain_blanks,
    with_whole_words,
    wrap,
    wrap_names,
    wrap_title,
)
from tthc_render.layout.geometry import PT_PER_MM, Area, Geometry
from tthc_render.layout.hair_indents import settle
from tthc_render.layout.head_rows import with_head_heights
from tthc_render.layout.line_ends import line_end_marks, with_marks
from tthc_render.layout.nonbreaking import bind_document
from tthc_render.layout.page_starts import Place
from tthc_render.layout.pictures import fitted
from tthc_render.layout.signature_lines import with_level_names
from tthc_render.layout.squeezed_names import Squeezed, squeezed
from tthc_render.layout.tall_rows import parted
from tthc_render.layout.word_widths import Piece


@dataclass(frozen=True, slots=True)
class HeadMeasures:
    """Wrapped title of an appendix or form, the length of the rule below its notes, and the code of a form."""

    title: Lines
    rule_pt: float
    code: Lines = ()


@dataclass(frozen=True, slots=True)
class Cramped:
    """A table that is too wide for its paper, so that words or figures are broken; "" where no paper is wide enough."""

    table: Table
    enough: Orientation | Literal[""]


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything a layout needs beside the tree. ``document`` has its tables' widths and its pictures filled in.

    ``page_starts`` are the blocks, lines and rows that begin a page, where pages were planned.
    """

    document: Document
    parent: Lines
    issuer: Lines
    subject: tuple[Lines, ...]
    issuer_rule_pt: float
    motto_rule_pt: float
    subject_rule_pt: float
    heads: tuple[HeadMeasures, ...]
    about: Lines = ()
    cramped: tuple[Cramped, ...] = ()
    squeezed: tuple[Squeezed, ...] = ()
    page_starts: tuple[Place, ...] = ()


def tables_of(document: Document) -> Iterator[Table]:
    """The tables of the body and of the appendices, in their order."""
    for block in itertools.chain(document.blocks, *(item.blocks for item in document.appendices)):
        if isinstance(block, Table):
            yield block


def measure(document: Document, geometry: Geometry) -> Measures:
    """The measures of ``document`` on the pages of ``geometry``."""
    document = bind_document(with_bold_labels(document), geometry.bound_words, geometry.bound_units)
    document = _with_whole_lines(document, geometry)
    sizes = geometry.sizes
    head_left = geometry.letterhead_left_pt - NAME_AIR_PT
    letterhead = document.letterhead
    parent = wrap_names(letterhead.parent, head_left, sizes["co_quan"])
    issuer = wrap_names(letterhead.issuer, head_left, sizes["co_quan"], bold=True)
    text_width = geometry.text_width_pt("body")
    subject = tuple(_title(line, text_width, sizes["trich_yeu"], geometry) for line in document.subject)
    above_rule = document.window or (subject[-1][-1] if subject else "")
    measured = replace(
        document,
        blocks=_measured_blocks(document.blocks, "body", geometry),
        appendices=tuple(
            replace(item, blocks=_measured_blocks(item.blocks, item.orientation, geometry))
            for item in document.appendices
        ),
    )
    return Measures(
        document=measured,
        parent=parent,
        issuer=issuer,
        subject=subject,
        issuer_rule_pt=geometry.rule_share * advance_width(issuer[-1], sizes["co_quan"], bold=True) if issuer else 0,
        motto_rule_pt=advance_width(geometry.motto, sizes["tieu_ngu"], bold=True),
        subject_rule_pt=geometry.rule_share
        * advance_width(above_rule, sizes["trich_yeu"], bold=not document.window, italic=bool(document.window)),
        heads=tuple(_head_measures(item, geometry) for item in document.appendices),
        about=_about(document, geometry),
        cramped=tuple(_cramped(measured, geometry)),
        squeezed=tuple(_squeezed(measured, geometry)),
    )


def _about(document: Document, geometry: Geometry) -> Lines:
    """The lines of "V/v …" below the number of a letter; one where the layout does not say its size."""
    size = geometry.sizes.get("so_ky_hieu", 0.0)
    return with_plain_blanks(
        wrap(document.about, geometry.letterhead_left_pt - NAME_AIR_PT, size) if size else (document.about,)
    )


def _cramped(document: Document, geometry: Geometry) -> Iterator[Cramped]:
    parts: list[tuple[Area, tuple[Block, ...]]] = [("body", document.blocks)]
    parts += [(item.orientation, item.blocks) for item in document.appendices]
    for area, blocks in parts:
        papers = [paper for paper in PAPERS if area != "body" and paper.endswith("_a3") >= area.endswith("_a3")]
        for table in blocks:
            if isinstance(table, Table) and table.lacking_pt > 0:
                need = geometry.text_width_pt(area) + table.lacking_pt
                enough = (paper for paper in papers if geometry.text_width_pt(paper) >= need)
                yield Cramped(table, next(enough, ""))


def _squeezed(document: Document, geometry: Geometry) -> Iterator[Squeezed]:
    """Those of forms: who keeps a form chooses its paper and unit."""
    for appendix in document.appendices:
        width = geometry.text_width_pt(appendix.orientation)
        for table in appendix.blocks:
            if isinstance(table, Table) and (found := squeezed(table, width, geometry)):
                yield found


PAPERS: Final[tuple[Orientation, ...]] = ("landscape", "landscape_a3")
"""Papers that are wider than another one, the handier first."""


def _head_measures(appendix: Appendix, geometry: Geometry) -> HeadMeasures:
    head = appendix.head
    if isinstance(head, FormHead):
        width = geometry.form_title_pt(appendix.orientation)
        size = geometry.sizes["ten_bieu"]
        titles = (wrap_title(line, width, size, bold=True) for line in head.title)
        title = with_plain_blanks(itertools.chain.from_iterable(titles))
        return HeadMeasures(title, 0.0, _code_lines(head.code, appendix.orientation, geometry))
    width = geometry.text_width_pt(appendix.orientation)
    size = geometry.sizes["ten_phu_luc"]
    title = tuple(itertools.chain.from_iterable(_title(line, width, size, geometry) for line in head.title))
    if head.notes:
        lines = [line.width_pt for line in lines_of(head.notes[-1], Piece("", size, italic=True), width)]
        above = max(lines[-1], max(lines) / 2)
    else:
        above = advance_width(title[-1] if title else "", size, bold=True)
    return HeadMeasures(title, geometry.rule_share * above)


NAME_AIR_PT: Final = 0.5
"""Room that lines of a letterhead leave: a program that rounds otherwise would part a name that just fills its cell."""
LONG_TITLE: Final = 3
"""A title of more lines may be wider than others, where that saves a line."""
WIDEST_TITLE: Final = 0.97


def _title(line: str, text_pt: float, size_pt: float, geometry: Geometry) -> Lines:
    """A title between margins ``text_pt`` apart."""
    lines = wrap(line, text_pt * geometry.title_share, size_pt, bold=True)
    if len(lines) <= LONG_TITLE:
        return with_plain_blanks(lines)
    wider = wrap(line, text_pt * max(WIDEST_TITLE, geometry.title_share), size_pt, bold=True)
    return with_plain_blanks(wider if len(wider) < len(lines) else lines)


def _code_lines(code: str, orientation: Orientation, geometry: Geometry) -> Lines:
    """The code of a form, whose number begins a line of its own where it does not fit behind "Biểu số"."""
    size, width = geometry.sizes.get("ky_hieu_bieu", 0.0), geometry.form_code_pt(orientation)
    if not size or width <= 0 or advance_width(code, size, bold=True) <= width:
        return (code,)
    called, blank, number = code.rpartition(" ")
    return (called, number) if blank and advance_width(called, size, bold=True) <= width else (code,)


def _with_whole_lines(document: Document, geometry: Geometry) -> Document:
    """``document`` with blanks bound in lines that cells break: titles of signers even, names of units whole."""
    size, width = geometry.sizes.get("quyen_han", 0.0), geometry.signature_pt
    lines = document.signature.lines
    if width > 0:
        lines = tuple(
            bound(wrap_title(line, width, size, bold=True), line, Piece("", size, bold=True), width) for line in lines
        )
    return replace(
        document,
        signature=replace(document.signature, lines=lines),
        recipients=tuple(_broken_well(line, geometry) for line in document.recipients),
        drafter=_broken_well(document.drafter, geometry),
        appendices=tuple(_with_whole_names(item, geometry) for item in document.appendices),
    )


def _broken_well(line: str, geometry: Geometry) -> str:
    """A line below "Nơi nhận:" without words parted by ends of lines, those longer than its column broken at signs."""
    size, width = geometry.sizes.get("noi_nhan", 0.0), geometry.recipients_pt
    if not size or width <= 0:
        return line
    return _ended_alike(with_whole_words(line, Piece("", size), width), size, width)


def _ended_alike(line: str, size: float, width: float) -> str:
    """A line of a cell with the marks of ends and signs at which programs end lines otherwise."""
    runs = tuple(runs_of(line))
    marks = line_end_marks([Piece(run.text, size, run.bold, run.italic) for run in runs], width)
    if not marks:
        return line
    marked = tuple(run for run in with_marks(runs, marks) if isinstance(run, Run))
    return MarkedText("".join(run.text for run in marked), marked)


def _with_whole_names(appendix: Appendix, geometry: Geometry) -> Appendix:
    """``appendix`` with each unit's name in a line of its own, where it does not fit behind what it is called."""
    head = appendix.head
    if not isinstance(head, FormHead):
        width = geometry.text_width_pt(appendix.orientation)
        look = Piece("", geometry.sizes["ten_phu_luc"], italic=True)
        return replace(
            appendix, head=replace(head, notes=tuple(with_even_lines(line, look, width) for line in head.notes))
        )
    size, width = geometry.sizes.get("don_vi_bieu", 0.0), geometry.form_units_pt(appendix.orientation)

    def whole(line: str) -> str:
        called, colon, name = line.partition(": ")
        if not colon or advance_width(line, size) <= width or advance_width(name, size) > width:
            return with_whole_words(line, Piece("", size), width) if size and width > 0 else line
        return bound((called + colon.rstrip(), name), line, Piece("", size), width)

    source, small, room = (
        head.source,
        geometry.sizes.get("ky_hieu_bieu", 0.0),
        geometry.form_code_pt(appendix.orientation),
    )
    if source and small and room > 0:
        source = _ended_alike(source, small, room)
    return replace(appendix, head=replace(head, source=source, units=tuple(map(whole, head.units))))


def _measured_blocks(blocks: tuple[Block, ...], orientation: Area, geometry: Geometry) -> tuple[Block, ...]:
    width = geometry.text_width_pt(orientation)

    def sized(block: Block) -> Block:
        if isinstance(block, Table):
            return with_bound_cells(column_widths(block, width, geometry), width, geometry)
        if isinstance(block, Signatures):
            return with_level_names(block, geometry, width)
        return fitted(block, orientation, geometry) if isinstance(block, Figure) else block

    settled = settle(tuple(map(sized, blocks)), width, geometry)
    height = geometry.text_height_mm[orientation] * PT_PER_MM

    def cut(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        return with_head_heights(parted(block, width, height, geometry), width, geometry)

    return tuple(map(cut, settled))
