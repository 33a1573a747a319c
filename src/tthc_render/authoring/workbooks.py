"""Sheets of XLSX, XLS and ODS files as a person sees them: displayed text, merged cells, what is hidden left out.

XLSX is read by openpyxl, which knows formats, formulas and what is hidden; XLS and ODS by calamine, which knows values
and merged cells only, so a remark says what could not be seen.
"""

from __future__ import annotations

import ast
import contextlib
import io
import operator
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Final

ROWS_MAX: Final = 2000
COLUMNS_MAX: Final = 120
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows, the formula behind it ("" if none), and whether it is bold."""

    text: str
    formula: str = ""
    bold: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet by row and column, both from 1 as the program shows them; ``merged`` are (top, left, bottom, right)."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)


def read_workbook(path: Path) -> list[Sheet]:
    """The sheets that are shown. ImportError where the libraries are not installed; their errors for bad files."""
    return list(_xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _calamine(path))


def _xlsx(path: Path) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    short = _without_rows_below(path)
    formulas, values = load_workbook(short), load_workbook(short, data_only=True)
    for sheet in formulas.worksheets:
        if sheet.sheet_state != "visible":
            continue
        out = Sheet(sheet.title)
        stored = values[sheet.title]
        for row in sheet.iter_rows(max_row=min(sheet.max_row, ROWS_MAX), max_col=min(sheet.max_column, COLUMNS_MAX)):
            for cell in row:
                if cell.value is None:
                    continue
                formula = cell.value if isinstance(cell.value, str) and cell.value.startswith("=") else ""
                value = stored.cell(cell.row, cell.column).value if formula else cell.value
                text = shown(value, cell.number_format)
                out.cells[cell.row, cell.column] = SheetCell(text, formula, bool(cell.font and cell.font.b))
        out.merged = [(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
        out.hidden_rows = {number for number, item in sheet.row_dimensions.items() if item.hidden}
        for item in sheet.column_dimensions.values():
            if item.hidden:
                out.hidden_columns |= set(range(item.min, item.max + 1))
        if isinstance(short, io.BytesIO):
            out.remarks.append(f"tệp rất dài: chỉ đọc {ROWS_MAX} hàng đầu")
        if any(cell.formula and not cell.text for cell in out.cells.values()):
            compute_missing(out)
            out.remarks += _without_values(out)
        yield out


LONG_SHEET: Final = 8_000_000
"""Bytes of a sheet's XML from which rows below ``ROWS_MAX`` are left out before it is parsed: about 50,000 rows."""
_ROW: Final = re.compile(rb'<row\b[^>]*?\br="(\d+)"')


def _without_rows_below(path: Path) -> Path | io.BytesIO:
    """The workbook, or a copy of it without the rows that are not read where a sheet is very long."""
    with zipfile.ZipFile(path) as archive:
        sheets = [item for item in archive.infolist() if item.filename.startswith("xl/worksheets/sheet")]
        if all(item.file_size < LONG_SHEET for item in sheets):
            return path
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copy:
            for item in archive.infolist():
                data = archive.read(item)
                if item in sheets and item.file_size >= LONG_SHEET:
                    cut = next((row.start() for row in _ROW.finditer(data) if int(row[1]) > ROWS_MAX), len(data))
                    end = data.rfind(b"</sheetData>")
                    data = data[:cut] + data[end:] if cut < end else data
                copy.writestr(item.filename, data)
    return out


def _calamine(path: Path) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    with CalamineWorkbook.from_path(str(path)) as book:
        for number, meta in enumerate(book.sheets_metadata):
            if meta.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_index(number)
            out = Sheet(sheet.name)
            for top, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
                for left, value in enumerate(row[:COLUMNS_MAX], 1):
                    if value != "" and top <= ROWS_MAX:
                        out.cells[top, left] = SheetCell(shown(value, ""))
            out.merged = [
                (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1) for first, last in sheet.merged_cell_ranges or ()
            ]
            if path.suffix.lower() == ".ods":
                out.hidden_rows, out.hidden_columns, out.merged = _seen_in_ods(path, number)
            else:
                out.remarks.append(
                    "tệp .xls không cho biết hàng, cột bị ẩn và cách hiện số; nếu có thì lưu lại thành .xlsx"
                )
            yield out


def _without_values(sheet: Sheet) -> list[str]:
    """A remark on formulas that the file keeps without what they come to, and that were not computed here."""
    places = []
    for place, cell in sorted(sheet.cells.items()):
        with contextlib.suppress(ArithmeticError):  # a division by what is still blank
            if cell.formula and not cell.text and _evaluated(cell.formula, sheet.cells) is None:
                places.append(place)
    names = [f"{column_letters(column)}{row}" for row, column in places]
    more = f" và {len(names) - 6} ô nữa" if len(names) > 6 else ""
    return (
        [f"ô {', '.join(names[:6])}{more} có công thức nhưng tệp chưa lưu giá trị; mở bằng Excel rồi lưu lại"]
        if names
        else []
    )


def _seen_in_ods(path: Path, number: int) -> tuple[set[int], set[int], list[tuple[int, int, int, int]]]:
    """Hidden rows, hidden columns and merged areas of a sheet."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("content.xml"), etree.XMLParser(resolve_entities=False))
    table = list(root.iter(f"{_TABLE}table"))[number]

    def hidden(kind: str) -> set[int]:
        out: set[int] = set()
        at = 0
        for item in table.iter(f"{_TABLE}table-{kind}"):
            count = min(int(item.get(f"{_TABLE}number-{kind}s-repeated", "1")), ROWS_MAX)
            if item.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                out |= set(range(at + 1, at + count + 1))
            at += count
        return out

    merged = []
    top = 1
    for row in table.iter(f"{_TABLE}table-row"):
        left = 1
        for cell in row:
            across, down = (int(cell.get(f"{_TABLE}number-{kind}s-spanned", "1")) for kind in ("column", "row"))
            if (across > 1 or down > 1) and top <= ROWS_MAX:
                merged.append((top, left, top + down - 1, left + across - 1))
            left += min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), COLUMNS_MAX)
        top += min(int(row.get(f"{_TABLE}number-rows-repeated", "1")), ROWS_MAX)
    return hidden("row"), hidden("column"), merged


def shown(value: object, number_format: str) -> str:
    """What the program shows for a value in a number format, as far as tables of figures go."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), number_format)
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _number(value: Decimal, number_format: str) -> str:
    sections = number_format.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if "%" in section:
        fixed = re.search(r"\.(0+)", section)
        return f"{value * 100:.{len(fixed[1])}f}%".replace(".", ",") if fixed else f"{_plain(round(value * 100, 0))}%"
    digits = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", section)
    if value < 0 and len(sections) > 1 and "(" in section:
        return f"({_plain(-value)})"
    if re.fullmatch(r"\(0+\)", digits):
        return f"({_plain(value)})"
    if re.fullmatch(r"0{2,}", digits):
        return f"{int(value):0{len(digits)}d}"
    places = re.search(r"\.(0+)", digits)
    return f"{value:.{len(places[1])}f}".replace(".", ",") if places else _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value.normalize():f}" if value else "0"
    return text.replace(".", ",")


def compute_missing(sheet: Sheet) -> None:
    """Fill in what simple formulas without a stored value come to; what is not simple stays blank."""
    for _ in range(50):
        changed = False
        for place, cell in list(sheet.cells.items()):
            if not cell.formula or cell.text:
                continue
            with contextlib.suppress(ArithmeticError):
                if (value := _evaluated(cell.formula, sheet.cells)) is not None:
                    sheet.cells[place] = SheetCell(_plain(round(value, 4)), cell.formula, cell.bold)
                    changed = True
        if not changed:
            break


def _evaluated(formula: str, cells: Mapping[tuple[int, int], SheetCell]) -> Decimal | None:
    """What a formula over cells and numbers with the four signs, brackets and SUM comes to; None for anything else.

    Raises ArithmeticError for a division by 0.
    """
    text = formula.removeprefix("=").replace("$", "").replace(" ", "")
    text = re.sub(r"(?i)\bSUM\(([^()]*)\)", lambda found: f"({summed_cells(found[1])})", text)
    if not re.fullmatch(r"[-+*/().A-Z\d]{1,2000}", text) or re.search(r"\*\*|//|[A-Z]{4}", text):
        return None
    try:
        return _value(ast.parse(text.lstrip("+"), mode="eval").body, cells)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _value(node: ast.expr, cells: Mapping[tuple[int, int], SheetCell]) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        cell = cells.get(place_of(node.id))
        if cell is None:
            return Decimal(0)
        text = cell.text.rstrip("%")
        if not re.fullmatch(r"-?\d+(?:,\d+)?", text):
            raise ValueError(text)
        return Decimal(text.replace(",", ".")) / (100 if cell.text.endswith("%") else 1)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        value = _value(node.operand, cells)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
        return _SIGNS[type(node.op)](_value(node.left, cells), _value(node.right, cells))
    raise ValueError(ast.dump(node)[:40])


_SIGNS: Final[Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def summed_cells(inside: str) -> str:
    """The cells of a list or range of SUM, with + between them; as it is where a range has over 200 cells."""
    out = []
    for piece in re.split(r"[,;]", inside):
        ends = re.fullmatch(r"([A-Z]{1,3}\d+):([A-Z]{1,3}\d+)", piece)
        if not ends:
            out.append(piece)
            continue
        (top, left), (bottom, right) = place_of(ends[1]), place_of(ends[2])
        if (bottom - top + 1) * (right - left + 1) > 200:
            return inside
        out += [f"{column_letters(c)}{r}" for r in range(top, bottom + 1) for c in range(left, right + 1)]
    return "+".join(out)


def column_letters(column: int) -> str:
    """The letters of a column, counted from 1: 28 is AB."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of "E7": (7, 5)."""
    found = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d+)", reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
