"""Sheets of XLSX, XLS and ODS files as a person sees them: displayed text, merged cells, what is hidden left out.

XLSX is read by openpyxl, which knows formats, formulas and what is hidden; XLS and ODS by calamine, which knows values
and merged cells only; what else they say is read beside it (``old_workbooks``, ``ods_sheets``), and a remark says what
could not be seen.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tthc_render.authoring.blank_cells import PLAIN, CellLook, look_of
from tthc_render.authoring.cell_values import figure_of, lines_of, plain, shown
from tthc_render.authoring.ods_sheets import OpenSheet, paper_in_ods, seen_in_ods
from tthc_render.authoring.old_workbooks import OldSheet, about_unread, old_sheets
from tthc_render.authoring.sheet_formulas import column_letters, evaluated, hidden_sheets, place_of
from tthc_render.vietnamese.text import inset_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

ROWS_MAX: Final = 2000
COLUMNS_MAX: Final = 120


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows, the formula behind it ("" if none), and whether it is bold.

    ``lines`` are its lines where it has several; ``value`` its figure, unrounded; ``inset`` is how far its words are
    set in, in blanks; ``unsaved``: the file does not keep what its formula comes to; ``shaded``: it is grey.
    """

    text: str
    formula: str = ""
    bold: bool = False
    lines: tuple[str, ...] = ()
    value: Decimal | None = None
    number_format: str = ""
    inset: int = 0
    unsaved: bool = False
    shaded: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet by row and column, both from 1 as the program shows them; ``merged`` are (top, left, bottom, right).

    ``paper`` is the size ("A4", "A3") and the orientation ("doc", "ngang") of its pages, "" for what is not set;
    ``choices`` are the values that a column's list lets one choose from, ``listed`` the first and last rows that have
    the list; ``blanks`` are cells without a value that have a look of their own.
    """

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)
    paper: tuple[str, str] = ("", "")
    choices: dict[int, tuple[str, ...]] = field(default_factory=dict)
    listed: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    blanks: dict[tuple[int, int], CellLook] = field(default_factory=dict)


def read_workbook(path: Path) -> list[Sheet]:
    """The sheets that are shown. ImportError where the libraries are not installed; their errors for bad files."""
    return list(_xlsx(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _calamine(path))


def _xlsx(path: Path) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    short = _without_rows_below(path)
    formulas, values = load_workbook(short), load_workbook(short, data_only=True)
    seen = [sheet for sheet in formulas.worksheets if sheet.sheet_state == "visible"]
    left_out = hidden_sheets(sheet.title for sheet in formulas.worksheets if sheet not in seen)
    for sheet in seen:
        out = Sheet(sheet.title, remarks=[left_out] if left_out else [])
        stored = values[sheet.title]
        pale = []
        for row in sheet.iter_rows(max_row=min(sheet.max_row, ROWS_MAX), max_col=min(sheet.max_column, COLUMNS_MAX)):
            for cell in row:
                if cell.value is None:
                    if (look := look_of(cell)) != PLAIN:
                        out.blanks[cell.row, cell.column] = look
                    continue
                if _is_pale(cell):
                    pale.append(cell.coordinate)
                    continue
                formula = cell.value if isinstance(cell.value, str) and cell.value.startswith("=") else ""
                kept = stored.cell(cell.row, cell.column) if formula else cell
                value = kept.value
                text = shown(value, cell.number_format)
                bold = bool(cell.font and cell.font.b)
                out.cells[cell.row, cell.column] = SheetCell(
                    text,
                    formula,
                    bold,
                    lines_of(value),
                    figure_of(value),
                    cell.number_format,
                    _inset(cell),
                    bool(formula) and value is None and kept.data_type != EMPTY_WORDS,
                    look_of(cell).shaded,
                )
        if pale:
            out.remarks.append(f"bỏ ô chữ trắng trên nền trắng {', '.join(pale[:6])}{' …' if len(pale) > 6 else ''}")
        _within_print_area(sheet, out)
        size, turned = sheet.page_setup.paperSize, sheet.page_setup.orientation
        out.paper = _SIZES.get(str(size or ""), ""), _TURNED.get(str(turned or ""), "")
        out.choices, out.listed = _choices(sheet, values)
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


_SIZES: Final = {"8": "A3", "9": "A4"}
"""Numbers of paper sizes in Open XML (ST_PaperSize, ECMA-376 Part 1, 18.3.1.63)."""
_TURNED: Final = {"portrait": "doc", "landscape": "ngang"}
_WHITE: Final = ("FFFFFFFF", "00FFFFFF")


def _is_pale(cell: Cell | MergedCell) -> bool:
    """Whether a cell is written in white on no colour, so that nobody sees it."""
    color = cell.font.color if cell.font else None
    white = color is not None and (color.rgb in _WHITE or (color.type == "theme" and color.theme == 0))
    return white and (cell.fill is None or cell.fill.fill_type is None)


EMPTY_WORDS: Final = "str"
"""The type of a cell whose formula came to "" (ECMA-376 Part 1, 18.18.11); one that is not stored has none."""


INDENT: Final = 3
"""Blanks that a level of a cell's indent is as wide as (ECMA-376 Part 1, 18.8.1: three spaces)."""


def _inset(cell: Cell | MergedCell) -> int:
    """How many blanks the words of a cell are set in by: those typed before them, and its indent."""
    return _inset_of(cell.value, INDENT * int(cell.alignment.indent or 0) if cell.alignment else 0)


def _inset_of(value: object, look: int) -> int:
    return (inset_of(value) if isinstance(value, str) else 0) + look


def _within_print_area(sheet: Worksheet, out: Sheet) -> None:
    """Leave out what stands outside the area that the sheet prints, and say where it stands."""
    found = re.fullmatch(r".*!\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)", str(sheet.print_area or ""))
    if not found:
        return
    (top, left), (bottom, right) = place_of(f"{found[1]}{found[2]}"), place_of(f"{found[3]}{found[4]}")
    outside = [
        place for place, cell in sorted(out.cells.items()) if cell.text and not _inside(place, top, left, bottom, right)
    ]
    for place in [place for place in out.cells if not _inside(place, top, left, bottom, right)]:
        del out.cells[place]
    if outside:
        names = ", ".join(f"{column_letters(column)}{row}" for row, column in outside[:6])
        more = f" và {len(outside) - 6} ô nữa" if len(outside) > 6 else ""
        area = f"{found[1]}{found[2]}:{found[3]}{found[4]}"
        out.remarks.append(f"bỏ ô {names}{more} ngoài vùng in {area}; cần thì đặt lại vùng in trong Excel")


def _inside(place: tuple[int, int], top: int, left: int, bottom: int, right: int) -> bool:
    return top <= place[0] <= bottom and left <= place[1] <= right


def _choices(sheet: Worksheet, book: Workbook) -> tuple[dict[int, tuple[str, ...]], dict[int, list[tuple[int, int]]]]:
    """The lists from which cells of a column are chosen (Data Validation), and the rows that have them."""
    out: dict[int, tuple[str, ...]] = {}
    listed: dict[int, list[tuple[int, int]]] = {}
    for rule in sheet.data_validations.dataValidation:
        source = str(rule.formula1 or "").removeprefix("=")
        if rule.type != "list" or not source:
            continue
        if source.startswith('"'):
            values = [item.strip() for item in source.strip('"').split(",")]
        else:
            name, _, area = source.rpartition("!")
            name = name.strip("'").replace("''", "'") or sheet.title
            area = area.replace("$", "")
            if name not in book.sheetnames or not re.fullmatch(r"[A-Z]+\d+(:[A-Z]+\d+)?", area):
                continue
            first, _, last = area.partition(":")
            (top, left), (bottom, right) = place_of(first), place_of(last or first)
            rows = book[name].iter_rows(top, min(bottom, top + 200), left, min(right, left + 5), values_only=True)
            values = [shown(value, "") for row in rows for value in row]
        values = [value for value in dict.fromkeys(values) if value]
        for area in rule.sqref.ranges:
            for column in range(area.min_col, min(area.max_col, COLUMNS_MAX) + 1):
                if len(values) > 1:
                    out.setdefault(column, tuple(values))
                    listed.setdefault(column, []).append((area.min_row, area.max_row))
    return out, listed


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

    old = (old_sheets(path) if path.suffix.lower() == ".xls" else None) or []
    with CalamineWorkbook.from_path(str(path)) as book:
        if len(old) != len(book.sheets_metadata):
            old = []
        left_out = hidden_sheets(meta.name for meta in book.sheets_metadata if meta.visible != SheetVisibleEnum.Visible)
        for number, meta in enumerate(book.sheets_metadata):
            if meta.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_index(number)
            out = Sheet(sheet.name, remarks=[left_out] if left_out else [])
            is_ods = path.suffix.lower() == ".ods"
            seen: OldSheet | OpenSheet | None = old[number] if number < len(old) else None
            seen = seen_in_ods(path, number, ROWS_MAX, COLUMNS_MAX) if is_ods else seen
            formats = seen.formats if seen else {}
            insets = _insets(seen)
            formulas = seen.formulas if seen else {}
            shaded = seen.shaded if seen else set()
            bold = seen.bold if seen else set()
            for top, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
                for left, value in enumerate(row[:COLUMNS_MAX], 1):
                    if value != "" and top <= ROWS_MAX:
                        place = top, left
                        style = formats.get(place, "")
                        out.cells[place] = SheetCell(
                            shown(value, style),
                            formulas.get(place, ""),
                            place in bold,
                            lines=lines_of(value),
                            value=figure_of(value),
                            number_format=style,
                            inset=_inset_of(value, insets.get(place, 0)),
                            shaded=place in shaded,
                        )
            out.merged = [
                (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1) for first, last in sheet.merged_cell_ranges or ()
            ]
            if isinstance(seen, OpenSheet):
                out.merged = seen.merged
                out.paper = paper_in_ods(path, number)
            elif seen:
                out.paper = seen.paper
                out.remarks += about_unread(place for place, formula in seen.formulas.items() if not formula)
                if not seen.formats and any(cell.value is not None for cell in out.cells.values()):
                    out.remarks.append("tệp .xls không cho biết cách hiện số: so với bản giấy, hay lưu lại thành .xlsx")
            else:
                out.remarks.append(
                    "tệp .xls không cho biết khổ giấy, hàng, cột bị ẩn và cách hiện số: so với bản giấy, "
                    "hay lưu lại thành .xlsx"
                )
            if seen:
                out.hidden_rows, out.hidden_columns = seen.hidden_rows, seen.hidden_columns
                out.blanks = {place: look for place, look in seen.blanks.items() if place not in out.cells}
                blank = [place for place in seen.formulas if not (cell := out.cells.get(place)) or not cell.text]
                for place in blank:
                    formula = seen.formulas[place] or UNKNOWN
                    number_format = formats.get(place, "")
                    unsaved = (
                        '"' not in formula
                    )  # one that came to words, or to none, may have no result in these files
                    out.cells[place] = SheetCell("", formula, number_format=number_format, unsaved=unsaved)
                compute_missing(out)
                out.remarks += _without_values(out)
            yield out


def _insets(seen: OldSheet | OpenSheet | None) -> dict[tuple[int, int], int]:
    """How many blanks cells are set in by."""
    if isinstance(seen, OldSheet):
        return {place: INDENT * level for place, level in seen.indents.items()}
    return seen.insets if seen else {}


def _without_values(sheet: Sheet) -> list[str]:
    """A remark on formulas that the file keeps without what they come to, and that were not computed here."""
    places = []
    for place, cell in sorted(sheet.cells.items()):
        with contextlib.suppress(ArithmeticError):  # a division by what is still blank
            if cell.unsaved and not cell.text and evaluated(cell.formula, _values(sheet)) is None:
                places.append(place)
    return _blank_formulas(places)


UNKNOWN: Final = "="
"""The formula of a cell of which only that it has one is known."""


def _blank_formulas(places: Sequence[tuple[int, int]]) -> list[str]:
    """The remark on cells whose formulas have no value in the file."""
    names = [f"{column_letters(column)}{row}" for row, column in places]
    more = f" và {len(names) - 6} ô nữa" if len(names) > 6 else ""
    return (
        [f"ô {', '.join(names[:6])}{more} có công thức nhưng tệp chưa lưu giá trị; mở bằng Excel rồi lưu lại"]
        if names
        else []
    )


def compute_missing(sheet: Sheet) -> None:
    """Fill in what simple formulas without a stored value come to; what is not simple stays blank."""
    values = _values(sheet)
    for _ in range(50):
        changed = False
        for place, cell in list(sheet.cells.items()):
            if not cell.formula or cell.text:
                continue
            with contextlib.suppress(ArithmeticError):
                if (value := evaluated(cell.formula, values)) is not None:
                    unformatted = cell.number_format in ("", "General")
                    text = plain(round(value, 2)) if unformatted else shown(value, cell.number_format)
                    sheet.cells[place] = replace(cell, text=text, value=value)
                    values[place] = value
                    changed = True
        if not changed:
            break


def _values(sheet: Sheet) -> dict[tuple[int, int], Decimal | None]:
    """The figures of a sheet by row and column; None for words and for formulas that are not computed yet."""
    return {place: cell.value for place, cell in sheet.cells.items()}
