"""Lines of those who sign side by side: even, and the names at one height below titles of different length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tthc_render.document.tree import SIGNATURE_GAP, SignatureLine, Signatures
from tthc_render.formats.fonts import LINE_HEIGHT
from tthc_render.layout.cell_lines import TWIPS_PER_PT
from tthc_render.layout.even_lines import bound, wrap_title
from tthc_render.layout.geometry import CELL_MARGIN_PT, Geometry
from tthc_render.layout.line_breaking import breakable
from tthc_render.layout.signer_columns import column_shares
from tthc_render.layout.word_widths import Piece

ROOMY_COLUMNS: Final = 3
CLOSE_MARGIN_PT: Final = 2.0
FORM_SIZE_PT: Final = 12.0
"""The size of signatures below a form."""


def margin_pt(block: Signatures) -> float:
    """The room at each side of a column: less where so many sign that "PHÓ CHỦ TỊCH" needs it."""
    is_end = any(line.style for column in block.columns for line in column)
    return CLOSE_MARGIN_PT if is_end and len(block.columns) > ROOMY_COLUMNS else CELL_MARGIN_PT


def with_level_names(block: Signatures, geometry: Geometry, text_pt: float) -> Signatures:
    """``block`` in a text ``text_pt`` wide, with more room below the titles that have fewer lines than others."""
    size = geometry.sizes.get("quyen_han", 0.0)
    margin = margin_pt(block)
    if not size or text_pt / len(block.columns) <= 2 * margin:
        return block
    shares = column_shares(block, size, text_pt, margin)
    widths = [share * text_pt - 2 * margin for share in shares]
    columns = [
        tuple(_even(line, size, width) for line in column) for column, width in zip(block.columns, widths, strict=True)
    ]
    counts = [
        [_lines(line, size, width) for line in column[:-1]] for column, width in zip(columns, widths, strict=True)
    ]
    most = max(map(sum, counts))
    filled = (_filled(column, most - sum(lines), size) for column, lines in zip(columns, counts, strict=True))
    return replace(block, columns=tuple(filled), shares=shares)


def _even(line: SignatureLine, size_pt: float, width: float) -> SignatureLine:
    """A title or a name with even lines that end between its words."""
    if not line.text:
        return line
    look = _look(line, size_pt)
    lines = wrap_title(line.text, width, look.size_pt, bold=look.bold)
    return replace(line, text=bound(lines, line.text, look._replace(text=""), width))


def _look(line: SignatureLine, size_pt: float) -> Piece:
    return Piece(line.text, size_pt if line.style else FORM_SIZE_PT, line.bold or bool(line.style), line.italic)


def _lines(line: SignatureLine, size_pt: float, width: float) -> int:
    """How many lines ``line`` takes; room of a height of its own counts as none."""
    if line.style == SIGNATURE_GAP:
        return 0
    return max(1, len(breakable([_look(line, size_pt)]).lines(width)))


def _filled(column: Sequence[SignatureLine], lacking: int, size_pt: float) -> tuple[SignatureLine, ...]:
    """``column`` with the room of ``lacking`` lines more above its name, so that a note stands below its title."""
    if lacking <= 0:
        return tuple(column)
    for at, line in enumerate(column):
        if line.style == SIGNATURE_GAP:
            more = lacking * round(LINE_HEIGHT * size_pt * TWIPS_PER_PT) / TWIPS_PER_PT
            return (*column[:at], replace(line, space_pt=line.space_pt + more), *column[at + 1 :])
    return (*column[:-1], *(SignatureLine("", bold=True),) * lacking, column[-1])
