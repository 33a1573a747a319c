"""Cells without a value: how their format and colour say what belongs into them, and with how many decimals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tthc_render.formats.colors import is_grey

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

BY_FORMAT: Final = "ô trong tệp định dạng"


@dataclass(frozen=True, slots=True)
class BlankCell:
    """What a cell without a value shows: the decimals that figures in it get, None for no format of numbers, and
    whether it is grey or hatched, as forms mark what is not filled in.
    """

    decimals: int | None = None
    shaded: bool = False


def decimals_in(number_format: str) -> int | None:
    """The decimals of a format of numbers such as #,##0.00; None for General, text, days and all else."""
    found = re.match(r"[#,]*0(?:\.(0+))?%?(?:[;_)\s]|$)", number_format)
    return len(found[1] or "") if found else None


def look_of(cell: Cell | MergedCell) -> BlankCell:
    """The look of a cell without a value."""
    from openpyxl.styles.colors import COLOR_INDEX

    fill = cell.fill if cell.has_style else None
    if fill is None or fill.fill_type is None:
        return BlankCell(decimals_in(cell.number_format) if cell.has_style else None)
    color = fill.fgColor
    rgb = str(color.rgb)[-6:] if color.type == "rgb" else ""
    if color.type == "indexed" and color.indexed < len(COLOR_INDEX):
        rgb = COLOR_INDEX[color.indexed][-6:]
    grey = is_grey(rgb)
    tinted = color.type == "theme" and color.theme == 0 and color.tint < 0
    return BlankCell(decimals_in(cell.number_format), fill.fill_type != "solid" or grey or tinted)


def decimals_shown(decimals: Sequence[int]) -> tuple[int | None, list[str]]:
    """The decimals that most cells of a column show by their format, None for whole numbers, and remarks on them."""
    usual = max(decimals, key=decimals.count)
    others = sorted({count for count in decimals if count != usual})
    words = [f"{usual} số lẻ như định dạng ô trong tệp"] if usual else []
    if others:
        words.append(f"{BY_FORMAT} {usual} số lẻ, có ô {' hay '.join(map(str, others))}: xem lại so_le")
    return usual or None, words
