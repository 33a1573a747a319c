"""What ODS files say beside their values: what is hidden or merged, how cells look, formulas, paper of sheets."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.authoring.blank_cells import PLAIN, CellLook
from tthc_render.formats.colors import is_grey

if TYPE_CHECKING:
    from lxml import etree

_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NUMBER: Final = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_SIDES: Final = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""Short and long side of the sizes of paper in millimetres (ISO 216)."""
_TURNED: Final = {"portrait": "doc", "landscape": "ngang"}


DECIMALS_MAX: Final = 6
Area = tuple[int, int, int, int]
BLANK_MM: Final = 1.06
"""A blank is so wide in letters of 12 points."""
_CELL: Final = re.compile(
    r"\[(?:\$?(?P<sheet>'[^']*'|[^.\[\]']*))?\.(?P<first>\$?[A-Z]+\$?\d+)(?::\.(?P<last>\$?[A-Z]+\$?\d+))?\]"
)
"""A cell or an area in a formula: [.B3], [.B3:.D3], [$'Trang 2'.B3] (OpenFormula, 5.8)."""


@dataclass(slots=True)
class OpenSheet:
    """A sheet of an ODS file by row and column, from 1: how many blanks cells are set in by, number formats, formulas.

    ``blanks`` is what cells without a value show; ``shaded`` are grey cells with a value, ``bold`` those in bold.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    insets: dict[tuple[int, int], int] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    blanks: dict[tuple[int, int], CellLook] = field(default_factory=dict)
    shaded: set[tuple[int, int]] = field(default_factory=set)
    bold: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Look:
    """How cells of a style look; ``inset`` in blanks."""

    inset: int = 0
    blank: CellLook = PLAIN
    bold: bool = False


def seen_in_ods(path: Path, number: int, rows_max: int, columns_max: int) -> OpenSheet:
    """What a sheet says beside its values, down to ``rows_max`` and ``columns_max``."""
    roots = _roots(path)
    table = list(roots[0].iter(f"{_TABLE}table"))[number]
    looks = _looks(roots)
    out = OpenSheet(_hidden(table, "row", rows_max), _hidden(table, "column", rows_max))
    by_column = _default_styles(table, columns_max)
    top = 1
    for row in table.iter(f"{_TABLE}table-row"):
        rows = range(top, min(top + _count(row, "rows"), rows_max + 1))
        in_row = row.get(f"{_TABLE}default-cell-style-name")
        left = 1
        for cell in row if rows else ():
            columns = range(left, min(left + _count(cell, "columns"), columns_max + 1))
            across, down = (int(cell.get(f"{_TABLE}number-{kind}s-spanned", "1")) for kind in ("column", "row"))
            if across > 1 or down > 1:
                out.merged.append((top, left, top + down - 1, left + across - 1))
            styles = [cell.get(f"{_TABLE}style-name") or in_row or by_column.get(at, "") for at in columns]
            _see(cell, out, rows, columns, [looks.get(style, _Look()) for style in styles])
            left += _count(cell, "columns")
        top += _count(row, "rows")
    return out


def _see(cell: etree._Element, out: OpenSheet, rows: range, columns: range, looks: list[_Look]) -> None:
    """Note what a cell says that is repeated over rows and columns."""
    words = "".join(map(str, cell.itertext())).strip()
    value = cell.get(f"{_OFFICE}value")
    look = _format(words, value) if value is not None else ""
    formula = in_signs_of_sheets(cell.get(f"{_TABLE}formula", ""))
    if not (words or formula) and len(rows) > FILLER:
        return
    for row in rows:
        for column, style in zip(columns, looks, strict=True):
            place = row, column
            if style.inset:
                out.insets[place] = style.inset
            if value is not None:
                out.formats[place] = look
            if formula:
                out.formulas[place] = formula
            if (words or formula) and style.blank.shaded:
                out.shaded.add(place)
            if words and style.bold:
                out.bold.add(place)
            if not (words or formula) and style.blank != PLAIN:
                out.blanks[place] = style.blank


FILLER: Final = 100
"""So many blank rows that are alike only fill up the sheet."""


def in_signs_of_sheets(formula: str) -> str:
    """A formula of an ODS file in the signs of other sheets: of:=SUM([.B3:.B5]) is =SUM(B3:B5)."""

    def named(found: re.Match[str]) -> str:
        sheet = f"{found['sheet'].lstrip('$')}!" if found["sheet"] else ""
        return f"{sheet}{found['first']}{':' + found['last'] if found['last'] else ''}"

    text = _CELL.sub(named, re.sub(r"^[a-z]+:(?==)", "", formula))
    return text if text.startswith("=") and "[" not in text else ""


def _count(item: etree._Element, kind: str) -> int:
    """How often a row or cell is repeated."""
    return int(item.get(f"{_TABLE}number-{kind}-repeated", "1"))


def _hidden(table: etree._Element, kind: str, most: int) -> set[int]:
    """The rows or columns that a table hides."""
    out: set[int] = set()
    at = 0
    for item in table.iter(f"{_TABLE}table-{kind}"):
        count = min(_count(item, f"{kind}s"), most)
        if item.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            out |= set(range(at + 1, at + count + 1))
        at += count
    return out


def _default_styles(table: etree._Element, columns_max: int) -> dict[int, str]:
    """The styles that cells without one of their own have, by column."""
    out: dict[int, str] = {}
    at = 1
    for item in table.iter(f"{_TABLE}table-column"):
        count = _count(item, "columns")
        style = item.get(f"{_TABLE}default-cell-style-name", "")
        out |= dict.fromkeys(range(at, min(at + count, columns_max + 1)), style)
        at += count
    return out


def _roots(path: Path) -> list[etree._Element]:
    """The contents and the styles of a file."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False)
    with zipfile.ZipFile(path) as archive:
        return [
            etree.fromstring(archive.read(name), parser)
            for name in ("content.xml", "styles.xml")
            if name in archive.namelist()
        ]


def _looks(roots: Iterable[etree._Element]) -> dict[str, _Look]:
    """The looks of all styles of cells, by name; a style has what the one that it is based on says."""
    styles = {str(style.get(f"{_STYLE}name")): style for root in roots for style in root.iter(f"{_STYLE}style")}
    decimals = {
        str(holder.get(f"{_STYLE}name")): int(item.get(f"{_NUMBER}decimal-places", "0"))
        for root in roots
        for item in root.iter(f"{_NUMBER}number")
        if (holder := item.getparent()) is not None and f"{_NUMBER}decimal-places" in item.attrib
    }

    days = {str(style.get(f"{_STYLE}name")) for root in roots for style in root.iter(f"{_NUMBER}date-style")}

    def first(name: str, read: str, part: str = "") -> str:
        style, seen = styles.get(name), {name}
        while style is not None:
            holder = style.find(f"{_STYLE}{part}") if part else style
            if holder is not None and (value := holder.get(read)):
                return value
            parent = style.get(f"{_STYLE}parent-style-name", "")
            style, seen = (None if parent in seen else styles.get(parent)), {*seen, parent}
        return ""

    out = {}
    for name in styles:
        inset = round(_millimetres(first(name, f"{_FO}margin-left", "paragraph-properties")) / BLANK_MM)
        color = first(name, f"{_FO}background-color", "table-cell-properties").removeprefix("#")
        data = first(name, f"{_STYLE}data-style-name")
        bold = first(name, f"{_FO}font-weight", "text-properties") == "bold"
        out[name] = _Look(inset, CellLook(decimals.get(data), is_grey(color), data in days), bold)
    return out


def _format(shown: str, value: str) -> str:
    """The number format that shows ``value`` as a cell does, whatever signs stand between its digits; "" for none."""
    figure = abs(Decimal(value)) * (100 if shown.endswith("%") else 1)
    digits = re.sub(r"\D", "", shown)
    for places in range(DECIMALS_MAX + 1):
        if digits and fixed(figure, places).replace(".", "") == digits:
            return f"{'+' * shown.startswith('+')}0{'.' * bool(places)}{'0' * places}{'%' * shown.endswith('%')}"
    return ""


def fixed(value: Decimal, places: int) -> str:
    """A figure with so many decimals, a half rounded up as Excel and LibreOffice show it."""
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP
        return f"{value:.{places}f}"


def paper_in_ods(path: Path, number: int) -> tuple[str, str]:
    """Size and orientation of the pages of a sheet, from its style by way of its master page."""
    roots = _roots(path)
    found = {str(item.get(f"{_STYLE}name")): item for root in roots for item in root.iter(f"{_STYLE}*")}
    table = list(roots[0].iter(f"{_TABLE}table"))[number]
    style = found.get(str(table.get(f"{_TABLE}style-name")))
    master = found.get(str(style.get(f"{_STYLE}master-page-name"))) if style is not None else None
    layout = found.get(str(master.get(f"{_STYLE}page-layout-name"))) if master is not None else None
    page = layout.find(f"{_STYLE}page-layout-properties") if layout is not None else None
    if page is None:
        return "", ""
    sides = [_millimetres(page.get(f"{_FO}page-{name}", "")) for name in ("width", "height")]
    size = next(
        (
            name
            for name, known in _SIDES.items()
            if all(abs(a - b) < 2 for a, b in zip(sorted(sides), known, strict=True))
        ),
        "",
    )
    turned = page.get(f"{_STYLE}print-orientation", "")
    return size, _TURNED.get(turned, "") or ("" if sides[0] == sides[1] else "ngang" if sides[0] > sides[1] else "doc")


def _millimetres(length: str) -> float:
    found = re.fullmatch(r"([\d.]+)(mm|cm|in|pt)", length)
    return float(found[1]) * {"mm": 1, "cm": 10, "in": 25.4, "pt": 25.4 / 72}[found[2]] if found else 0.0
