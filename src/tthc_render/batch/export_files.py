"""Figures for other programs: a workbook with a sheet for each form, or one tidy CSV. No text becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tthc_render.batch.figures import TableRow, Unread
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.formats.spreadsheet_text import clean_cell, plain_cell, sheet_title

HEAD: Final = ("Mã đơn vị", "Đơn vị", "Cấp", "Cấp trên", "Kỳ", "Loại báo cáo", "Nhóm", "Dòng", "Loại dòng")
SOURCE: Final = ("Tệp", "Dòng trong tệp")
ROW_KINDS: Final = {"data": "số liệu", "group": "cộng nhóm", "subtotal": "cộng nhỏ", "total": "tổng cộng"}
TIDY_HEAD: Final = (
    *("don_vi", "ten_don_vi", "cap", "cap_tren", "ky", "loai", "bieu", "phan", "loai_dong", "nhom", "dong"),
    *("cot", "ten_cot", "gia_tri", "tep", "dong_tep"),
)
if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet


def workbook(rows: Sequence[TableRow], unread: Sequence[Unread]) -> bytes:
    """An XLSX file: a sheet for each part of a form, a row for each unit and row of the form, real numbers.

    Heads are frozen, columns can be filtered, the last columns say where a row comes from; reports that could not be
    read are listed on a sheet of their own. Raises WrongUsage where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise WrongUsage("Chưa cài phần ghi Excel. Chạy: pip install 'tthc-render[xlsx]'") from error
    book = Workbook(write_only=True)
    book.properties.creator = "tthc-render"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    tables: dict[tuple[str, str], list[TableRow]] = {}
    for row in rows:
        tables.setdefault((row.form, row.part), []).append(row)
    titles: set[str] = set()
    parts = {form: len([key for key in tables if key[0] == form]) for form, _ in tables}
    for (form, part), items in tables.items():
        names = {key: name for row in items for key, name in row.names.items()}
        sheet = _sheet(book, sheet_title(form if parts[form] == 1 else f"{form} {part}", titles))
        _write(sheet, [*HEAD, *names.values(), *SOURCE], len(items))
        for row in items:
            cells = [row.cells.get(key) for key in names]
            head = [row.unit, row.unit_name, row.level, row.parent, row.period, row.report_type, row.group, row.label]
            sheet.append([_cell(sheet, value) for value in (*head, ROW_KINDS[row.kind], *cells, row.file, row.line)])
    if unread or not tables:
        sheet = _sheet(book, sheet_title("Không lấy được số", titles))
        _write(sheet, ["Mã đơn vị", "Kỳ", "Loại báo cáo", "Tệp", "Lý do"], len(unread))
        for item in unread:
            entry = item.entry
            cells_ = (entry.unit, entry.code, entry.report_type, entry.shown, item.words)
            sheet.append([_cell(sheet, value) for value in cells_])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tidy_csv(rows: Iterable[TableRow]) -> str:
    """One line for each figure, for programs: plain numbers with a point, texts that are no formulas."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(TIDY_HEAD)
    for row in rows:
        head = (row.unit, row.unit_name, row.level, row.parent, row.period, row.report_type, row.form, row.part)
        before = [plain_cell(text) for text in (*head, row.kind, row.group, row.label)]
        for key, value in row.cells.items():
            after = [plain_cell(key), plain_cell(row.names[key]), f"{value:f}", plain_cell(row.file), str(row.line)]
            writer.writerow([*before, *after])
    return out.getvalue()


def _sheet(book: Workbook, title: str) -> WriteOnlyWorksheet:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    sheet.column_dimensions["B"].width = 32
    sheet.column_dimensions["H"].width = 28
    return sheet


def _write(sheet: WriteOnlyWorksheet, head: Sequence[str], count: int) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count + 1}"
    cells = []
    for text in head:
        cell = _cell(sheet, text)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        cells.append(cell)
    sheet.append(cells)


def _cell(sheet: WriteOnlyWorksheet, value: str | int | Decimal | None) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        number = int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
        cell = WriteOnlyCell(sheet, value=number)
        if number is not None:
            cell.number_format = "#,##0" if isinstance(number, int) else "#,##0.##"
        return cell
    cell = WriteOnlyCell(sheet, value=clean_cell(value))
    cell.data_type = "s"  # a text that begins with = stays a text
    return cell
