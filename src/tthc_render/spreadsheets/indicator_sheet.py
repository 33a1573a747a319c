"""The sheet of the figures of the text: a line for each, with what it is, its value and its unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from tthc_render.forms.formula import Reference
from tthc_render.forms.model import Form
from tthc_render.reports.types import ReportType
from tthc_render.spreadsheets.form_places import MARKS
from tthc_render.spreadsheets.formulas import cell_formula
from tthc_render.spreadsheets.styles import COMPUTED, HEAD, boxed, number_format, opened, put, put_formula
from tthc_render.spreadsheets.yaml_values import shown_value

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TITLE: Final = "Chỉ tiêu"
VALUE: Final = MARKS + 2
_FIRST: Final = 5
_UNITS: Final = {"so": "số", "thap_phan": "số", "ty_le": "%", "chu": "chữ"}


def fill_indicators(
    sheet: Worksheet, kind: ReportType, form: Form, written: Mapping[str, object], head: tuple[str, ...]
) -> None:
    """The groups of ``kind`` below each other; ``written`` is what the report has under ``chi_tieu``, as read."""
    for at, text in enumerate(head[: _FIRST - 2], 1):
        put(sheet, at, MARKS + 1, text, bold=at == 1, italic=at > 2)
    for at, text in enumerate(("Chỉ tiêu", "Giá trị", "Đơn vị tính"), MARKS + 1):
        boxed(put(sheet, _FIRST - 1, at, text, bold=True), fill=HEAD)
    numbers: dict[tuple[str, str], int] = {}
    number = _FIRST
    for key, group in kind.chi_tieu.items():
        number += 1
        for name in group.truong:
            numbers[key, name] = number
            number += 1
    for part in form.parts:
        group = kind.chi_tieu[part.key]
        put(sheet, numbers[part.key, part.columns[0].key] - 1, MARKS + 1, group.ten, bold=True)
        row = written.get(part.key)
        for column in part.columns:
            number, spec = numbers[part.key, column.key], group.truong[column.key]
            put(sheet, number, MARKS, f"chi_tieu/{part.key}/{column.key}")
            boxed(put(sheet, number, MARKS + 1, spec.ten), "left")
            boxed(put(sheet, number, VALUE + 1, _UNITS[spec.kieu]))
            value = shown_value(row.get(column.key) if isinstance(row, dict) else None, column)

            def address(item: Reference, part_key: str = part.key) -> str:
                return f"C{numbers[item.part or part_key, item.name]}"

            if column.formula is not None:
                cell = put_formula(sheet, number, VALUE, cell_formula(column.formula.root, address))
            elif isinstance(row, dict) and isinstance(row.get(column.key), dict):
                cell = put(sheet, number, VALUE, value, italic=True)
                cell.fill = COMPUTED
            else:
                cell = opened(put(sheet, number, VALUE, value))
            boxed(cell, "right" if column.numeric else "left", text=not column.numeric)
            if column.numeric:
                cell.number_format = number_format(column.kind, 6 if spec.kieu == "thap_phan" else column.places)
    sheet.column_dimensions["A"].hidden = True
    for letter, width in (("B", 70), ("C", 18), ("D", 14)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"C{_FIRST}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
