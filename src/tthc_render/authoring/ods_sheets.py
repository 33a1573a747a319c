"""What ODS files say beside their values: hidden rows and columns, merged areas, how figures look, paper of sheets."""

from __future__ import annotations

import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path
from typing import Final

_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SIDES: Final = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""Short and long side of the sizes of paper in millimetres (ISO 216)."""
_TURNED: Final = {"portrait": "doc", "landscape": "ngang"}


DECIMALS_MAX: Final = 6
Area = tuple[int, int, int, int]
BLANK_MM: Final = 1.06
"""A blank is so wide in letters of 12 points."""


def seen_in_ods(
    path: Path, number: int, rows_max: int, columns_max: int
) -> tuple[set[int], set[int], list[Area], dict[tuple[int, int], int], dict[tuple[int, int], str]]:
    """Hidden rows, hidden columns, merged areas, how many blanks cells are set in by and number formats of a sheet.

    It is read down to ``rows_max`` and ``columns_max``.
    """
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("content.xml"), etree.XMLParser(resolve_entities=False))
    table = list(root.iter(f"{_TABLE}table"))[number]

    def hidden(kind: str) -> set[int]:
        out: set[int] = set()
        at = 0
        for item in table.iter(f"{_TABLE}table-{kind}"):
            count = min(int(item.get(f"{_TABLE}number-{kind}s-repeated", "1")), rows_max)
            if item.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                out |= set(range(at + 1, at + count + 1))
            at += count
        return out

    depths = {
        str(style.get(f"{_STYLE}name")): round(_millimetres(look.get(f"{_FO}margin-left", "")) / BLANK_MM)
        for style in root.iter(f"{_STYLE}style")
        for look in style.iterfind(f"{_STYLE}paragraph-properties")
    }
    merged: list[Area] = []
    insets: dict[tuple[int, int], int] = {}
    formats: dict[tuple[int, int], str] = {}
    top = 1
    for row in table.iter(f"{_TABLE}table-row"):
        left = 1
        rows = min(int(row.get(f"{_TABLE}number-rows-repeated", "1")), rows_max)
        for cell in row:
            across, down = (int(cell.get(f"{_TABLE}number-{kind}s-spanned", "1")) for kind in ("column", "row"))
            if (across > 1 or down > 1) and top <= rows_max:
                merged.append((top, left, top + down - 1, left + across - 1))
            if (depth := depths.get(str(cell.get(f"{_TABLE}style-name")), 0)) and top <= rows_max:
                insets[top, left] = depth
            columns = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), columns_max)
            if top <= rows_max and (value := cell.get(f"{_OFFICE}value")) is not None:
                look = _format("".join(cell.itertext()).strip(), value)
                for at in range(top, min(top + rows, rows_max + 1)):
                    formats |= {(at, place): look for place in range(left, min(left + columns, columns_max + 1))}
            left += columns
        top += rows
    return hidden("row"), hidden("column"), merged, insets, formats


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
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False)
    with zipfile.ZipFile(path) as archive:
        roots = [
            etree.fromstring(archive.read(name), parser)
            for name in ("content.xml", "styles.xml")
            if name in archive.namelist()
        ]
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
