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
class CellLook:
    """What the look of a cell shows: the decimals that figures in it get, None for no format of numbers, and
    whether it is grey or hatched, as forms mark what is not filled in; ``day``: it takes days, ``plus``: a plus stands
    before figures above 0, ``brackets``: figures below 0 stand in brackets; ``zero`` is the dash that 0 is shown as.
    """

    decimals: int | None = None
    shaded: bool = False
    day: bool = False
    plus: bool = False
    brackets: bool = False
    zero: str = ""


PLAIN: Final = CellLook()


def look_by_format(number_format: str, shaded: bool = False) -> CellLook:
    """The look of a cell that has this format."""
    brackets, zero = _below_and_at_zero(number_format)
    return CellLook(
        decimals_in(number_format), shaded, takes_days(number_format), has_plus(number_format), brackets, zero
    )


def _below_and_at_zero(number_format: str) -> tuple[bool, str]:
    """Whether a format puts figures below 0 in brackets, and the dash that it shows for 0.

    The formats of accounting are those of a button of the program, which nobody chose for that.
    """
    sections = number_format.split(";")
    if len(sections) < 2 or re.match(r"_[(-]|_-?\*", sections[0].strip()):
        return False, ""
    zero = re.fullmatch(r'[\s"\\]*([-–—])[\s"\\?]*', _UNSHOWN.sub("", sections[2])) if len(sections) > 2 else None
    return "(" in _UNSHOWN.sub("", sections[1]), zero[1] if zero else ""


_UNSHOWN: Final = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, room as wide as a sign, and signs that fill a cell."""


def _first_section(number_format: str) -> str:
    """What a format shows of figures above 0."""
    return unescaped(_UNSHOWN.sub("", number_format.partition(";")[0])).strip()


def unescaped(section: str) -> str:
    r"""A format with signs, brackets and blanks as they are shown, though each is written with a mark: ``\+0.0``."""
    return re.sub(r'\\([+\-−–() ])|"([+\-−–() ])"', lambda found: found[1] or found[2], section)


def decimals_in(number_format: str) -> int | None:
    """The decimals of a format of numbers such as #,##0.00; None for General, text, days and all else."""
    found = re.fullmatch(r'"?\+?"?[#,]*0(?:\.(0+))?%?(?:[)\s].*)?', _first_section(number_format))
    return len(found[1] or "") if found else None


def takes_days(number_format: str) -> bool:
    """Whether a format shows days: dd/mm/yyyy, d-mmm-yy."""
    bare = re.sub(r'"[^"]*"|\\.', "", _first_section(number_format)).lower()
    return {*"dmy"} <= {*bare}


def has_plus(number_format: str) -> bool:
    """Whether a format puts a plus before figures above 0: +#,##0;-#,##0;0."""
    return bool(re.match(r'"?\+', _first_section(number_format)))


def look_of(cell: Cell | MergedCell) -> CellLook:
    """The look of a cell without a value."""
    from openpyxl.styles.colors import COLOR_INDEX

    fill = cell.fill if cell.has_style else None
    if fill is None or fill.fill_type is None:
        return look_by_format(cell.number_format) if cell.has_style else PLAIN
    color = fill.fgColor
    rgb = str(color.rgb)[-6:] if color.type == "rgb" else ""
    if color.type == "indexed" and color.indexed < len(COLOR_INDEX):
        rgb = COLOR_INDEX[color.indexed][-6:]
    grey = is_grey(rgb)
    tinted = color.type == "theme" and color.theme == 0 and color.tint < 0
    return look_by_format(cell.number_format, fill.fill_type != "solid" or grey or tinted)


def decimals_shown(decimals: Sequence[int]) -> tuple[int | None, list[str]]:
    """The decimals that most cells of a column show by their format, None for whole numbers, and remarks on them."""
    usual = max(decimals, key=decimals.count)
    others = sorted({count for count in decimals if count != usual})
    words = [f"{usual} số lẻ như định dạng ô trong tệp"] if usual else []
    if others:
        words.append(f"{BY_FORMAT} {usual} số lẻ, có ô {' hay '.join(map(str, others))}: xem lại so_le")
    return usual or None, words
