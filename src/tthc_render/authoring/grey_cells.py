"""Cells of a sheet that are grey, as forms print those in which nothing is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl.styles import PatternFill

GREY_CELLS: Final = "ô tô xám trong bảng gốc: hiểu là không ghi số (bo_trong); có số thì bỏ bo_trong"
GREY_ROW: Final = "mọi ô số tô xám: hiểu là đề mục; có số thì bỏ de_muc"
_PATTERNS: Final = ("gray0625", "gray125", "lightGray", "mediumGray", "darkGray")
_LEAST, _MOST, _TINGE = 0x60, 0xF5, 6
"""How dark and how light grey is, and how much its three colours may differ."""


def is_grey(fill: PatternFill | None) -> bool:
    """Whether a cell is filled with grey: no white, no black and no colour."""
    if fill is None or fill.fill_type is None:
        return False
    if fill.fill_type != "solid":
        return fill.fill_type in _PATTERNS
    color = fill.fgColor
    if color.type == "theme":  # white of the theme made darker
        return color.theme == 0 and color.tint < 0
    if color.type != "rgb" or len(color.rgb) != len("FFD9D9D9"):
        return False
    red, green, blue = (int(color.rgb[at : at + 2], 16) for at in (2, 4, 6))
    return (
        min(red, green, blue) >= _LEAST
        and max(red, green, blue) <= _MOST
        and max(red, green, blue) - min(red, green, blue) <= _TINGE
    )
