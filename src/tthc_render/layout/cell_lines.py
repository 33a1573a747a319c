"""Heights of lines, so that every program ends a page at the same line or row.

Of its own a word processor rounds the line of a font to whole twips: Times New Roman in 14 pt is 16.10 pt high, not
16.0986, and in 10 pt 11.50 in Word, 11.55 in LibreOffice 25.2. Over a page of rows that is a line; on a page that is
full to a tenth of a point it is one, too. Lines of cells and notes say their least height in both formats; paragraphs
have in the PDF what word processors make of them.
"""

from __future__ import annotations

import math
from typing import Final

from tthc_render.formats.fonts import LINE_HEIGHT

TWIPS_PER_PT: Final = 20
_HIGHER: Final = {10.0: 231}
"""Size in points → twips, where LibreOffice (measured in 25.2, 7.5 to 14 pt) is higher than the font's line."""
_HAIR: Final = 0.02
"""What the font's line may lack of whole twips: 252.98 are 253."""


def cell_line_twips(size_pt: float) -> int:
    """The least height of a line of ``size_pt`` that no program goes beyond on its own, in twips."""
    return _HIGHER.get(size_pt, math.ceil(LINE_HEIGHT * size_pt * TWIPS_PER_PT - _HAIR))


def cell_line_pt(size_pt: float, spacing: float = 1.0, exact_pt: float = 0.0) -> float:
    """The height of a line in points; ``spacing`` and ``exact_pt`` are those of the layout's own cell style."""
    if exact_pt:
        return exact_pt
    return cell_line_twips(size_pt) / TWIPS_PER_PT if spacing == 1 else LINE_HEIGHT * spacing * size_pt


def text_line_pt(size_pt: float, spacing: float = 1.0) -> float:
    """The height of a line of a paragraph, ``spacing`` times the font's own: whole twips, of a multiple cut off."""
    return math.floor(cell_line_twips(size_pt) * spacing + _HAIR) / TWIPS_PER_PT


def note_line_twips(size_pt: float, spacing: float, exact_pt: float) -> int:
    """The least height of a line in a note, in twips; 0 where the layout's own style says another spacing."""
    return cell_line_twips(size_pt) if spacing == 1 and not exact_pt else 0
