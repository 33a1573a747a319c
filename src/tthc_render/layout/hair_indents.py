"""Right indents of a hair's breadth that settle close decisions about line ends.

Programs round widths differently, by up to 0.01 pt. Where a line is as wide as its column to 0.1 pt, one of them
would take a word more than another. A right indent of a few twips, too small to be seen, moves the column's edge away
from every such line. It belongs to the tree, so that DOCX and PDF have the same one.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.document.tree import Block, Cell, Figure, Heading, Inline, Note, Row, Signatures, Table
from tthc_render.layout.cell_lines import TWIPS_PER_PT
from tthc_render.layout.geometry import Geometry, ParagraphLook
from tthc_render.layout.line_breaking import BreakableText, breakable
from tthc_render.layout.line_ends import letters_of, line_end_marks, with_marks, without_marks
from tthc_render.layout.paragraphs import (
    CAPTION_STYLE,
    NOTE_STYLE,
    block_pieces,
    cell_pieces,
    inline_pieces,
    look_of,
    note_pieces,
)
from tthc_render.layout.table_grid import INDENT_PT, cells_with_widths, narrower_pt
from tthc_render.layout.word_widths import Piece
from tthc_render.vietnamese.text import LONG_WORD, longest_word

CLEARANCE_PT: Final = 0.1
"""Ten times what programs were seen to differ by."""
CLEARANCE_LONG_PT: Final = 0.3
"""Within a word of so many letters, what programs round adds up."""
BROKEN_WORD: Final = 40
MOST_TWIPS: Final = 20
"""One point: 1 of 500 paragraphs needs more than 2 twips, and a point is still not seen."""
MOST_TWIPS_TALL: Final = 120
"""Six points, where a text flush left has hundreds of lines, of which some is close at almost every width."""


def settle(blocks: tuple[Block, ...], width_pt: float, geometry: Geometry) -> tuple[Block, ...]:
    """``blocks`` in a column ``width_pt`` wide, with the indents they need, their notes and tables included."""
    return tuple(_settled(block, width_pt, geometry) for block in blocks)


def hair(
    pieces: Sequence[Piece],
    width_pt: float,
    first_indent_pt: float = 0.0,
    narrower_pt: float = 0.0,
    most_twips: int = MOST_TWIPS,
) -> int:
    """The smallest right indent in twips, mostly 0, at which no line end depends on less than `CLEARANCE_PT`.

    Where there is none within ``most_twips``, the one with the greatest clearance. One of the programs has a column
    that is ``narrower_pt`` narrower: lines end alike in both.
    """
    width_pt -= narrower_pt / 2
    longest = sum(len(piece.text) * piece.size_pt for piece in pieces)
    if longest < width_pt - first_indent_pt - narrower_pt - CLEARANCE_PT:
        # No letter is wider than its size: this is one short line, as most cells are.
        return 0
    paragraph = breakable(pieces)
    best, best_clearance = 0, -math.inf
    enough = (CLEARANCE_LONG_PT if _has_long_word(pieces, BROKEN_WORD) else CLEARANCE_PT) + narrower_pt / 2
    for twips in _choices(most_twips):
        if width_pt - twips / TWIPS_PER_PT - max(first_indent_pt, 0) <= 0:
            continue
        clearance = clearance_pt(paragraph, width_pt - twips / TWIPS_PER_PT, first_indent_pt)
        if clearance >= enough:
            return twips
        if clearance > best_clearance:
            best, best_clearance = twips, clearance
    return best


def clearance_pt(paragraph: BreakableText, width_pt: float, first_indent_pt: float = 0.0) -> float:
    """How far the column's width may be off before a line of ``paragraph`` ends elsewhere."""
    return min((line.clearance_pt for line in paragraph.lines(width_pt, first_indent_pt)), default=math.inf)


def _has_long_word(pieces: Sequence[Piece], letters: int) -> bool:
    return any(longest_word(piece.text) >= letters for piece in pieces)


LOOSE_EM: Final = 0.8
"""So much more, in sizes of the font, a blank between justified words may not get: four blanks."""


@functools.cache
def _choices(most_twips: int) -> list[int]:
    return sorted(range(-most_twips, most_twips + 1), key=lambda twips: (abs(twips), -twips))


def is_ragged(pieces: Sequence[Piece], width_pt: float, first_indent_pt: float = 0.0) -> bool:
    """Would a line be torn apart between both margins, because the word behind it is too long for it?

    Such a paragraph is set flush left, in both formats.
    """
    if not _has_long_word(pieces, LONG_WORD):
        return False
    paragraph = breakable(pieces)
    size = max(piece.size_pt for piece in pieces)
    return any(
        line.slack_pt > LOOSE_EM * size * blanks
        for line in paragraph.lines(width_pt, first_indent_pt)[:-1]
        if (blanks := paragraph.text.count(" ", line.start, line.end))
    )


def _settled(block: Block, width_pt: float, geometry: Geometry) -> Block:
    if isinstance(block, Table):
        return _table(block, width_pt, geometry)
    if isinstance(block, Figure):
        look = geometry.paragraphs.get(CAPTION_STYLE)
        if look is None or not block.caption:
            return block
        return replace(block, hair_twips=hair(inline_pieces(block.caption, look), width_pt))
    if isinstance(block, Signatures):
        return block
    inlines, look = _inlines(block.inlines, width_pt, geometry), look_of(block, geometry)
    if look is None:
        return replace(block, inlines=inlines)
    pieces = block_pieces(block, look)
    twips = hair(pieces, width_pt, look.first_indent_pt)
    lead = sum(len(piece.text) for piece in pieces) - letters_of(inlines)
    marks = line_end_marks(pieces, width_pt - twips / TWIPS_PER_PT, look.first_indent_pt)
    inlines = with_marks(inlines, marks, lead)
    if isinstance(block, Heading):
        return replace(block, inlines=inlines, hair_twips=twips)
    ragged = is_ragged(pieces, width_pt - twips / TWIPS_PER_PT, look.first_indent_pt)
    return replace(block, inlines=inlines, hair_twips=twips, is_ragged=ragged)


def _inlines(inlines: tuple[Inline, ...], page_pt: float, geometry: Geometry) -> tuple[Inline, ...]:
    """``inlines`` with their notes settled; notes are as wide as the page's text, also those of tables."""
    look = geometry.paragraphs.get(NOTE_STYLE)
    if look is None or not any(isinstance(inline, Note) for inline in inlines):
        return inlines
    return tuple(_note(inline, look, page_pt) if isinstance(inline, Note) else inline for inline in inlines)


def _note(note: Note, look: ParagraphLook, page_pt: float) -> Note:
    pieces = note_pieces(note, look)
    twips = hair(pieces, page_pt)
    lead = sum(len(piece.text) for piece in pieces) - letters_of(note.inlines)
    marks = line_end_marks(pieces, page_pt - twips / TWIPS_PER_PT)
    ragged = is_ragged(pieces, page_pt - twips / TWIPS_PER_PT)
    inlines = with_marks(note.inlines, marks, lead)
    return replace(note, inlines=inlines, hair_twips=twips, is_ragged=ragged)


def _table(table: Table, width_pt: float, geometry: Geometry) -> Table:
    settled = iter(
        _cell(cell, row, width, table.size_pt, width_pt, geometry)
        for row, cell, width in cells_with_widths(table, width_pt)
    )

    def rows(those: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(row, cells=tuple(next(settled) for _ in row.cells)) for row in those)

    return replace(table, header=rows(table.header), rows=rows(table.rows))


def settled_alone(cell: Cell, row: Row, width_pt: float, size_pt: float, geometry: Geometry) -> Cell:
    """``cell`` of a row that the PDF prints line by line: only Word's own column decides where its lines end."""
    room = width_pt - 2 * geometry.cell_padding_pt - cell.indent * INDENT_PT
    if room <= 0 or not size_pt:
        return cell
    pieces = cell_pieces(replace(cell, inlines=without_marks(cell.inlines)), row, size_pt)
    twips = hair(pieces, room, most_twips=MOST_TWIPS_TALL)
    marks = line_end_marks(pieces, room - twips / TWIPS_PER_PT)
    return replace(cell, inlines=with_marks(without_marks(cell.inlines), marks), hair_twips=twips)


def _cell(cell: Cell, row: Row, width_pt: float, size_pt: float, page_pt: float, geometry: Geometry) -> Cell:
    room = width_pt - 2 * geometry.cell_padding_pt - cell.indent * INDENT_PT
    if room <= 0 or not size_pt:
        return cell
    pieces = cell_pieces(cell, row, size_pt)
    narrower = narrower_pt(width_pt, page_pt, geometry)
    twips = hair(pieces, room, narrower_pt=narrower)
    inlines = _inlines(cell.inlines, page_pt, geometry)
    inlines = with_marks(inlines, line_end_marks(pieces, room - narrower - twips / TWIPS_PER_PT))
    return cell if not twips and inlines is cell.inlines else replace(cell, inlines=inlines, hair_twips=twips)
