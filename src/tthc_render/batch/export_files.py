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
A3: Final = 8
"""The number of this paper in Open XML."""
NARROWEST: Final = 13
WIDEST: Final = 60
"""Characters across a column; the words of a head are wrapped."""

Value = str | int | Decimal | None
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
        lines = []
        for row in items:
            cells = [row.cells.get(key) for key in names]
            head = [row.unit, row.unit_name, row.level, row.parent, row.period, row.report_type, row.group, row.label]
            lines.append([*head, ROW_KINDS[row.kind], *cells, row.file, row.line])
        title = sheet_title(form if parts[form] == 1 else f"{form} {part}", titles)
        _write(book, title, [*HEAD, *names.values(), *SOURCE], lines)
    if unread or not tables:
        found = [(item.entry, item.words) for item in unread]
        lines = [[entry.unit, entry.code, entry.report_type, entry.shown, words] for entry, words in found]
        _write(
            book, sheet_title("Không lấy được số", titles), ["Mã đơn vị", "Kỳ", "Loại báo cáo", "Tệp", "Lý do"], lines
        )
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


def _write(book: Workbook, title: str, head: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """A sheet whose columns show what is in them; on paper A3 across, the head on every page."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for at in range(len(head)):
        longest = max((len(str(row[at])) for row in rows if row[at] is not None), default=0)
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(max(longest + 2, NARROWEST), WIDEST)
    cells = []
    for text in head:
        cell = _cell(sheet, text)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        cells.append(cell)
    sheet.append(cells)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell:
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
