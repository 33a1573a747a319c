"""Cells of a sheet as a form's column reads them: what they show, or a finding that names sheet and cell."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from openpyxl.utils import get_column_letter

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.model import Column
from tthc_render.spreadsheets.read_book import BookSheet
from tthc_render.spreadsheets.yaml_values import CellError, cell_value, number_in
from tthc_render.vietnamese.numbers import shortest
from tthc_render.vietnamese.patterns import pattern_of

UNREAD: Final = object()
"""What a cell that cannot be understood holds; there is a finding for it."""
_WORDS: Final = pattern_of(r'"[^"]*"|\\.')
"""Parts of a number format that are printed as they are."""


class SheetCells:
    """Reads cells of one sheet; what cannot be understood is D801."""

    def __init__(self, sheet: BookSheet, file: str, findings: Findings) -> None:
        self.sheet, self.file, self.findings = sheet, file, findings
        self._covered = {
            (row, at): (top, left)
            for top, left, bottom, right in sheet.merged
            for row in range(top, bottom + 1)
            for at in range(left, right + 1)
            if (row, at) != (top, left)
        }

    def address(self, row: int, column: int) -> str:
        """``II.06a!D7``."""
        return f"{self.sheet.name}!{get_column_letter(column)}{row}"

    def value(self, row: int, at: int, column: Column) -> object:
        """What the cell says, ``UNREAD`` with a finding where it cannot be understood."""
        value = self.sheet.cells.get((row, at))
        try:
            return cell_value(self._as_shown(row, at, column), column)
        except CellError as error:
            seen = value if value is not None else self.sheet.formulas.get((row, at), "ô gộp")
            self.findings.add(
                "D801",
                Place(self.file),
                cell=self.address(row, at),
                seen=_seen(seen),
                wanted=error,
                column=column.name,
            )
            return UNREAD

    def _as_shown(self, row: int, at: int, column: Column) -> object:
        """The value as Excel shows it: 0,975 in a percent format is 97,5."""
        value = self.sheet.cells.get((row, at))
        top = self._covered.get((row, at))
        if value is None and top is not None and self.sheet.cells.get(top) is not None:
            merged = f"ô này đang gộp với ô {self.address(*top)}"
            raise CellError(f"một ô riêng; {merged}: bỏ gộp ô (Unmerge) rồi ghi từng ô")
        if value is None and (row, at) in self.sheet.formulas:
            raise CellError("một số; công thức chưa được tính: mở tệp bằng Excel, lưu lại rồi nhập")
        percent = "%" in _WORDS.sub("", self.sheet.formats.get((row, at), ""))
        number = number_in(value) if percent and not isinstance(value, str) else None
        if number is None:
            return value
        if column.numeric and not (column.rate or column.places):
            raise CellError("một số không phải phần trăm: bỏ kiểu Percent của ô")
        return number * 100 + 0


def _seen(value: object) -> str:
    """A value as the clerk sees it in the sheet."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and (number := number_in(value)) is not None:
        return shortest(Decimal(number)).replace(".", ",")
    return str(value)
