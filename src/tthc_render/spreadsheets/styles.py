"""How the sheets look: cells to be filled in are light yellow and open, all others are locked."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from tthc_render.formats.spreadsheet_text import clean_cell

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT: Final = "Times New Roman"
_LINE: Final = Side(style="thin", color="808080")
BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
OPEN: Final = PatternFill("solid", fgColor="FFFBE0")
HEAD: Final = PatternFill("solid", fgColor="E3E8EE")
COMPUTED: Final = PatternFill("solid", fgColor="F0F0F0")
ERROR: Final = PatternFill("solid", bgColor="F8C9C4")
WARNING: Final = PatternFill("solid", bgColor="FCE4B0")
UNLOCKED: Final = Protection(locked=False)


# A workbook knows a font that it has by comparing all its fields, and one object that is always the same at once.
@functools.cache
def _font(bold: bool, italic: bool) -> Font:
    return Font(name=FONT, size=11, bold=bold, italic=italic)


@functools.cache
def _alignment(horizontal: str) -> Alignment:
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=True)


def put(sheet: Worksheet, row: int, column: int, value: object, *, bold: bool = False, italic: bool = False) -> Cell:
    """A locked cell; a text that begins with "=" stays a text."""
    cell = sheet.cell(row, column)
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    cell.value = clean_cell(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = _font(bold, italic)
    return cell


def put_formula(sheet: Worksheet, row: int, column: int, formula: str, *, bold: bool = False) -> Cell:
    """A locked cell with a formula of ours."""
    cell = put(sheet, row, column, None, bold=bold)
    cell.value = formula
    cell.fill = COMPUTED
    return cell


def boxed(cell: Cell, align: str = "center", *, fill: PatternFill | None = None, text: bool = False) -> Cell:
    """``cell`` as one of a table: with lines, its text broken; ``text`` keeps what is typed as typed."""
    cell.border = BOX
    cell.alignment = _alignment(align)
    if fill is not None:
        cell.fill = fill
    if text:
        cell.number_format = "@"
    return cell


def opened(cell: Cell) -> Cell:
    """``cell`` to be filled in."""
    cell.protection = UNLOCKED
    cell.fill = OPEN
    return cell


def number_format(kind: str, places: int) -> str:
    """The format of figures of a kind, with as many decimals as the form has."""
    if kind in ("so", "tien", "co_khong") and not places:
        return "#,##0" if kind != "co_khong" else "0"
    return f"#,##0.{'0' * places}" if places and kind == "thap_phan" else f"#,##0.{'#' * (places or 6)}"
