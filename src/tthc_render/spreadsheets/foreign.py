"""Tables of other offices: which of their columns are the form's, and what they change in a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from openpyxl.utils import column_index_from_string, get_column_letter
from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.codes import plain_code
from tthc_render.forms.model import Column, Form, Part
from tthc_render.spreadsheets.changes import Changes, PartChanges
from tthc_render.spreadsheets.filled import PartReader, SheetReader
from tthc_render.spreadsheets.form_workbook import OpenReport
from tthc_render.spreadsheets.read_book import BookSheet, Value
from tthc_render.vietnamese.patterns import pattern_of
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.fields import Code, Count, Line, Model, Text
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Keys
from tthc_render.yaml_files.validation import validate

ENDING: Final = ".cot"
"""Behind the form's code, the name of the file beside the report that keeps which column is which."""
HEAD_ROWS: Final = 40
_TOTAL: Final = pattern_of(r"(?:tổng (?:cộng|số)|cộng(?! đồng| tác| hòa| hoà))(?!\w).*|tổng\W*", re.IGNORECASE)
"""The name of a line of totals; Công Thương and Tổng cục Thuế are rows."""
_FIGURE: Final = re.compile(r"[-−(]?\s*\d[\d.,\s]*\)?\s*%?")


class ColumnMap(Model):
    """Cột nào của bảng là cột nào của biểu."""

    trang: Text = Field(description="Tên trang của tệp Excel")
    phan: Code = Field("phan_1", description="Phần của biểu")
    dong_dau: Count = Field(description="Hàng đầu tiên có số liệu")
    cot: dict[str, Line] = Field(description="Cột của Excel theo khóa cột của biểu, ví dụ truc_tuyen: E")


@dataclass(frozen=True)
class ForeignTable:
    """A table on ``sheet`` that is a part of the form: the first row of its figures, its column of each key."""

    sheet: BookSheet
    part: Part
    first: int
    columns: Mapping[str, int]

    def lines(self) -> list[str]:
        """The mapping as it is asked and kept."""
        out = [f"trang: {scalar(self.sheet.name)}", f"phan: {self.part.key}", f"dong_dau: {self.first}", "cot:"]
        for key, at in self.columns.items():
            column = self.part.column(key)
            out.append(f"  {key}: {get_column_letter(at)} # {column.name if column is not None else ''}")
        return out


def map_path(report: Path, form: Form) -> Path:
    """Where the columns of tables for ``form`` are kept: beside the report, for all reports there."""
    return report.parent / f"{form.code}{ENDING}"


def table_by_map(path: Path, sheets: Sequence[BookSheet], form: Form, findings: Findings) -> ForeignTable | None:
    """The table that a file of columns describes; None with findings, WrongUsage where it does not fit the workbook."""
    source = read_source(path, str(path), findings)
    read = validate(ColumnMap, source, findings) if source is not None else None
    if read is None:
        return None
    sheet = next((item for item in sheets if item.name == read.trang), None)
    part = next((item for item in form.parts if item.key == read.phan), None)
    if sheet is None or part is None:
        names = ", ".join(item.name for item in sheets)
        raise WrongUsage(f"{path}: không có trang “{read.trang}” hay phần “{read.phan}”. Tệp Excel có trang: {names}.")
    unknown = [key for key in read.cot if part.column(key) is None]
    if unknown:
        known = ", ".join(column.key for column in part.all_columns)
        raise WrongUsage(f"{path}: biểu {form.code} không có cột {', '.join(unknown)}. Các cột: {known}.")
    try:
        columns = {key: column_index_from_string(letters) for key, letters in read.cot.items()}
    except ValueError as error:
        raise WrongUsage(f"{path}: cột của Excel ghi bằng chữ, ví dụ B hay AA ({error}).") from error
    return ForeignTable(sheet, part, read.dong_dau, columns)


def guessed_table(sheets: Sequence[BookSheet], form: Form) -> ForeignTable | None:
    """The table whose code row or titles are most like a part of the form; None where too little is."""
    best: tuple[int, ForeignTable] | None = None
    for sheet in sheets:
        if sheet.hidden:
            continue
        for part in form.parts:
            found = _by_codes(sheet, part) or _by_titles(sheet, part)
            if found is not None and (best is None or len(found.columns) > best[0]):
                best = len(found.columns), found
    return best[1] if best else None


def _asked(part: Part) -> list[Column]:
    return [column for column in part.columns if column is part.label or column.typed or column.worded]


def _by_codes(sheet: BookSheet, part: Part) -> ForeignTable | None:
    """By the row of codes, ``(4)`` or ``(3)=(4)+(5)``."""
    codes = {plain_code(column.code): column.key for column in _asked(part) if plain_code(column.code)}
    for number in range(1, min(sheet.last_row, HEAD_ROWS) + 1):
        row = {plain_code(str(value).partition("=")[0]): at for at, value in sheet.row(number).items()}
        found = {key: row[code] for code, key in codes.items() if code in row}
        if len(codes) > 1 and len(found) == len(codes):
            return ForeignTable(sheet, part, number + 1, found)
    return None


def _by_titles(sheet: BookSheet, part: Part) -> ForeignTable | None:
    """By the titles above the figures; a title that two columns have counts with those above it."""
    first = _first_figures(sheet)
    if first is None:
        return None
    heads: dict[int, list[str]] = {}
    covered = {
        (row, at): (top, left)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        for at in range(left, right + 1)
    }
    last = max((at for _, at in sheet.cells), default=0)
    for at in range(1, last + 1):
        for row in range(1, first):
            value = sheet.cells.get(covered.get((row, at), (row, at)))
            text = slug(str(value)) if value is not None else ""
            if text and text not in heads.setdefault(at, []):
                heads[at].append(text)
    found: dict[str, int] = {}
    for column in _asked(part):
        wanted = [slug(title) for title in column.titles]
        fitting = [at for at, texts in heads.items() if all(title in texts for title in wanted)]
        if len(fitting) == 1 and fitting[0] not in found.values():
            found[column.key] = fitting[0]
    label = part.label
    return ForeignTable(sheet, part, first, found) if len(found) > 1 and (label is None or label.key in found) else None


def _first_figures(sheet: BookSheet) -> int | None:
    for number in range(2, min(sheet.last_row, HEAD_ROWS) + 1):
        values = sheet.row(number).values()
        figures = [value for value in values if _is_figure(value)]
        words = [value for value in values if isinstance(value, str) and not plain_code(value.partition("=")[0])]
        if len(figures) > 1 and words:
            return number
    return None


def _is_figure(value: Value) -> bool:
    """A number, or text that shows one, as tables in text files do."""
    if isinstance(value, str):
        return _FIGURE.fullmatch(value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def map_to_fill(sheets: Sequence[BookSheet], form: Form) -> list[str]:
    """The file of columns of a table of which too little was recognised, to be filled in; its columns are named."""
    sheet = next((item for item in sheets if not item.hidden and item.cells), None)
    if sheet is None:
        return []
    first, part = _first_figures(sheet) or 2, form.parts[0]
    titles: dict[int, str] = {}
    for (row, column), value in sorted(sheet.cells.items()):
        if row < first and isinstance(value, str):
            titles[column] = value
    out = [f"# {get_column_letter(at)}: {' '.join(titles[at].split())}" for at in sorted(titles)]
    out += [f"trang: {scalar(sheet.name)}", f"phan: {part.key}", f"dong_dau: {first}", "cot:"]
    return out + [f"  {column.key}: # {column.name}" for column in _asked(part)]


def table_changes(table: ForeignTable, form: Form, report: OpenReport, file: str, findings: Findings) -> Changes:
    """What a table changes in ``report``: rows are found by their names, others are added, none is taken out."""
    changes, part, sheet = Changes(), table.part, table.sheet
    reader = SheetReader(sheet, form, report, file, changes, findings)
    root: Keys = ("bieu", form.code, *((part.key,) if len(form.parts) > 1 else ()))
    found = PartChanges(root, reader.rows(part, root))
    changes.parts.append(found)
    columns = {}
    for column in part.all_columns:
        at = table.columns.get(column.key)
        if at is not None and at in sheet.hidden_columns:
            what = f"cột {get_column_letter(at)} ({column.name})"
            findings.add("D804", Place(file), sheet=sheet.name, what=what)
        elif at is not None:
            columns[column] = at
    rows = PartReader(reader, part, found, columns)
    label = part.label
    if label is None or label not in columns:
        raise WrongUsage(f"{file}: chưa rõ cột nào là tên dòng ({label.key if label else 'biểu không có cột tên'}).")
    tops = {
        row: top
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        if left <= columns[label] <= right
    }
    for number in range(table.first, sheet.last_row + 1):
        top = (tops.get(number, number), columns[label])
        name = " ".join(str(sheet.cells.get(top) or "").split())
        fixed = next((row for row in part.rows if row.named and slug(row.spec.ten) == slug(name)), None)
        index = rows.found("+", f"#{fixed.code}" if fixed is not None else slug(name)) if name else None
        is_row = index is not None or fixed is not None
        if not name or (not is_row and _TOTAL.fullmatch(unicodedata.normalize("NFC", name))):
            if sheet.row(number):
                findings.add("D809", Place(file), cell=rows.cells.address(number, columns[label]), seen=name or "–")
            continue
        sheet.cells[number, columns[label]] = name
        if index is not None:
            rows.old_row(number, index)
        else:
            rows.new_row(number, fixed, len(found.rows) - 1)
    return changes
