"""One form as a sheet to be filled in: its real head, rows, open and locked cells, formulas, identities."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from tthc_render.forms.data import printed_value, signers_of
from tthc_render.forms.data_models import PRINTED, Cell
from tthc_render.forms.model import Column, Part, code_text, is_one_title
from tthc_render.forms.spec import ColumnSpec
from tthc_render.forms.tables import mark_of_blank, mark_without_total
from tthc_render.forms.working import WorkRow
from tthc_render.spreadsheets.form_places import HEAD_ROWS, MARKS, FormPlaces, PartPlace
from tthc_render.spreadsheets.rows import SheetRow
from tthc_render.spreadsheets.styles import (
    COMPUTED,
    ERROR,
    HEAD,
    WARNING,
    boxed,
    number_format,
    opened,
    put,
    put_formula,
)
from tthc_render.yaml_files.fields import Override

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS: Final = {"stt": 6, "ma_dong": 8, "chu": 32, "ngay": 13, "chon": 18, "don_vi_tinh": 12}
SIGNER_MARK: Final = "nguoi_ky/"
"""Begins the mark of a row that holds the name of who signs the form; its key follows."""
NAME_COLUMNS: Final = 3
"""Columns that a name may fill."""
KEYS_MARK: Final = "#"
"""Begins the mark of the hidden row that holds the keys of a part's columns."""


class FormSheet:
    """Fills ``sheet``; ``head`` are its lines above the form, ``choices`` says where the list of values is.

    ``signers`` are names by key, as the report has them.
    """

    def __init__(
        self,
        sheet: Worksheet,
        places: FormPlaces,
        head: tuple[str, ...],
        choices: Mapping[tuple[str, ...], str],
        signers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.sheet, self.places, self.choices = sheet, places, choices
        self.validations: dict[tuple[str, str], DataValidation] = {}
        self.ruled: dict[tuple[str, str], list[CellRange]] = {}
        for row, text in enumerate(head[:HEAD_ROWS], 1):
            put(sheet, row, MARKS + 1, text, bold=row == 2, italic=row > 3)
        for place in places.parts.values():
            self.part(place)
        self.signers(signers)
        for key, made in self.validations.items():
            made.sqref = MultiCellRange(self.ruled[key])  # at once: adding cells one by one looks through all before
        sheet.column_dimensions[get_column_letter(MARKS)].hidden = True
        only = next(iter(places.parts.values()))
        words = next((at for at, item in enumerate(only.part.columns) if item.kind == "chu"), 0)
        right = get_column_letter(MARKS + words + 2)
        sheet.freeze_panes = f"{right}{only.first if len(places.parts) == 1 else HEAD_ROWS + 1}"
        sheet.page_setup.orientation = "portrait" if places.form.spec.huong == "doc" else "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if places.form.spec.kho_giay == "A3" else sheet.PAPERSIZE_A4
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = 0
        sheet.protection.sheet = True
        for name in ("formatColumns", "formatRows", "insertRows"):
            setattr(sheet.protection, name, False)  # False: allowed

    def part(self, place: PartPlace) -> None:
        """Title, heads, code row, hidden keys, lines and notes of a part."""
        part, sheet = place.part, self.sheet
        put(sheet, place.title, MARKS + 1, part.spec.tieu_de, bold=True)
        column = MARKS + 1
        for spec in part.spec.cot:
            column += self.head(spec, place.heads, column, place.heads + place.depth - 1)
        for item in part.hidden:
            boxed(put(sheet, place.heads, column, f"{item.spec.ten} (không in)", bold=True), fill=HEAD)
            sheet.merge_cells(None, place.heads, column, place.heads + place.depth - 1, column)
            column += 1
        put(sheet, place.keys, MARKS, f"{KEYS_MARK}{part.key}")
        for at, item in enumerate(part.all_columns, MARKS + 1):
            boxed(put(sheet, place.keys - 1, at, "" if item.hidden else code_text(item, part), italic=True), fill=HEAD)
            put(sheet, place.keys, at, item.key)
            width = sheet.column_dimensions[get_column_letter(at)]
            width.width = max(width.width if width.customWidth else 0, WIDTHS.get(item.kind, 12))
        sheet.row_dimensions[place.keys].hidden = True
        for number, row in enumerate(place.rows.rows, place.first):
            self.line(place, row, number)
        for cells, formula, grave in self.places.broken(part):
            sheet.conditional_formatting.add(cells, FormulaRule([formula], fill=ERROR if grave else WARNING))
        for at, text in enumerate(part.spec.ghi_chu, place.last + 1):
            put(sheet, at, MARKS + 1, text, italic=True)

    def signers(self, names: Mapping[str, str]) -> None:
        """Below the last part: who signs the form, each with the cell of the name."""
        last = list(self.places.parts.values())[-1]
        words = next((at for at, item in enumerate(last.part.columns) if item.kind == "chu"), 0)
        at = MARKS + words + 2
        for number, (key, title) in enumerate(signers_of(self.places.form).items(), self.places.end + 1):
            put(self.sheet, number, MARKS, f"{SIGNER_MARK}{key}")
            put(self.sheet, number, MARKS + 1, f"{title} (họ và tên)", bold=True)
            self.sheet.merge_cells(None, number, MARKS + 1, number, at - 1)
            for column in range(at, at + NAME_COLUMNS):
                opened(boxed(put(self.sheet, number, column, None), "left", text=True))
            put(self.sheet, number, at, names.get(key))
            self.sheet.merge_cells(None, number, at, number, at + NAME_COLUMNS - 1)

    def head(self, spec: ColumnSpec, row: int, column: int, last: int) -> int:
        """A head with those below it; how many columns it covers."""
        covers = len(spec.cot) if is_one_title(spec) else 0
        for inner in () if is_one_title(spec) else spec.cot:
            covers += self.head(inner, row + 1, column + covers, last)
        bottom = row if spec.cot and not is_one_title(spec) else last
        covers = covers or 1
        boxed(put(self.sheet, row, column, spec.ten, bold=True), fill=HEAD)
        if covers > 1 or bottom > row:
            self.sheet.merge_cells(None, row, column, bottom, column + covers - 1)
        return covers

    def line(self, place: PartPlace, row: SheetRow, number: int) -> None:
        """One line of the part, in the sheet's row ``number``."""
        if row.mark:
            put(self.sheet, number, MARKS, row.mark)
        bold = row.line.sums or (row.line.data.rules is not None and row.line.data.rules.spec.dam)
        for at, column in enumerate(place.part.all_columns, MARKS + 1):
            self.cell(place.part, column, row, number, at, bold=bold)

    def cell(self, part: Part, column: Column, row: SheetRow, number: int, at: int, *, bold: bool) -> None:
        """The cell of a line in a column: printed, computed, open, or blank."""
        line, sheet = row.line, self.sheet
        rules = line.data.rules
        own = rules.cell(column) if rules else column
        align = column.spec.can or ("left" if column.kind == "chu" else "right" if column.numeric else "center")
        formula = self.places.formula(part, column, line)
        typed = line.data.cells.get(column.key)
        if isinstance(typed, Override):  # stays as the report declares it
            value = typed.gia_tri if typed.gia_tri is not None else printed_value(typed)
            boxed(put(sheet, number, at, typed.in_ if value is None else value, italic=True), align, fill=COMPUTED)
        elif formula:
            cell = boxed(put_formula(sheet, number, at, formula, bold=bold), align)
            shown = number_format(own.kind, own.places)
            cell.number_format = f"{shown};-{shown};" if row.spare else shown  # no column of zeros in empty rows
        elif is_open(part, column, line):
            self.open_cell(own, typed, number, at, align)
        else:
            figure = line.data.rules.figure_of(column) if line.data.rules else None
            printed = _printed(part, column, line) if figure is None else figure
            boxed(put(sheet, number, at, printed, bold=bold), align, fill=COMPUTED)

    def open_cell(self, column: Column, typed: Cell, number: int, at: int, align: str) -> None:
        """A cell to be filled in, with what the report has."""
        value = typed if isinstance(typed, Decimal | str) else None
        cell = opened(boxed(put(self.sheet, number, at, value), align, text=not column.numeric))
        if column.numeric:
            cell.number_format = number_format(column.kind, column.places)
        if (key := self.rule(column)) is not None:
            self.ruled[key].append(CellRange(cell.coordinate))

    def rule(self, column: Column) -> tuple[str, str] | None:
        """The key of the rule for what may be typed into cells of a column; None for words."""
        signed = column.spec.am
        if column.kind == "chon":
            where = self.choices[column.spec.lua_chon]
            key, made = ("chon", where), DataValidation("list", where, allow_blank=True)
            made.error = "Chọn một giá trị trong danh sách."
        elif column.kind == "co_khong":
            key, made = ("co_khong", ""), DataValidation("list", '"0,1"', allow_blank=True)
            made.error = "Ghi 1 (có) hoặc 0 (không)."
        elif column.numeric:
            whole = not column.places and not column.rate
            least = "-999999999999999" if signed else "0"
            key = ("whole" if whole else "decimal", least)
            made = DataValidation(key[0], least, operator="greaterThanOrEqual", allow_blank=True)
            made.error = ("Chỉ ghi số nguyên" if whole else "Chỉ ghi số") + ("." if signed else ", không âm.")
        else:
            return None
        if key not in self.validations:
            made.errorTitle, made.showErrorMessage = "Số liệu chưa đúng", True
            self.validations[key], self.ruled[key] = made, []
            self.sheet.add_data_validation(made)
        return key


def is_open(part: Part, column: Column, line: WorkRow) -> bool:
    """Whether something is to be filled in where ``line`` meets ``column``."""
    if line.sums or column.kind in PRINTED:
        return False
    fixed = line.data.fixed
    if fixed is not None:
        return column is not part.label and fixed.named and fixed.takes(column)
    if column is part.label:
        return not line.data.unit
    return line.data.room.takes(column) if line.data.room else column.formula is None


def _printed(part: Part, column: Column, line: WorkRow) -> str:
    """What the form itself prints in a cell."""
    rules = line.data.rules
    if column.kind == "stt":
        return line.data.symbol
    total = part.spec.tong_cong
    at = total.o if line.kind == "total" and total and total.o else (part.label or part.columns[0]).key
    if column.key == at:
        return line.data.label
    own = line.data.cells.get(column.key)
    if column.kind in PRINTED and isinstance(own, str):
        return own
    if rules is None:
        return mark_without_total(part, column, line.kind)
    if column.kind in ("ma_dong", "don_vi_tinh"):
        return rules.spec.ma if column.kind == "ma_dong" else rules.spec.don_vi_tinh
    return mark_of_blank(part, rules) if column.key in rules.blanks else rules.words_of(column)
