"""Tables of other offices: which of their columns are the form's, and what they change in a report."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from openpyxl.utils import column_index_from_string, get_column_letter
from pydantic import Field

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.codes import plain_code
from tthc_render.forms.model import Column, FixedRow, Form, Part
from tthc_render.spreadsheets.changes import Changes, PartChanges, merged_rows
from tthc_render.spreadsheets.filled import PartReader, SheetReader, in_words
from tthc_render.spreadsheets.foreign_groups import Places, rows_in
from tthc_render.spreadsheets.foreign_rows import TOTAL, groups_of_table, has_rows, is_figure, rows_of_table
from tthc_render.spreadsheets.form_workbook import OpenReport
from tthc_render.spreadsheets.read_book import BookSheet
from tthc_render.spreadsheets.sheet_cells import SheetCells
from tthc_render.spreadsheets.yaml_values import NOTHING, shown_value
from tthc_render.vietnamese.subtotals import is_subtotal
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.emit import scalar
from tthc_render.yaml_files.fields import Code, Count, Line, Model, Text
from tthc_render.yaml_files.loader import read_source
from tthc_render.yaml_files.source import Keys, Yaml
from tthc_render.yaml_files.validation import validate

ENDING: Final = ".cot"
"""Behind the form's code, the name of the file beside the report that keeps which column is which."""
HEAD_ROWS: Final = 40


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
        figures = [value for value in values if is_figure(value)]
        words = [value for value in values if isinstance(value, str) and not plain_code(value.partition("=")[0])]
        if len(figures) > 1 and words:
            return number
    return None


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
        row: (top, left)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        if left <= columns[label] <= right
    }
    figures = [at for column, at in columns.items() if column.numeric]
    names: dict[int, str] = {}
    totals: dict[int, str] = {}
    fixed_rows = {slug(row.spec.ten): row for row in part.rows if row.named}
    for number in rows_of_table(sheet, table.first, columns[label], figures):
        top = tops.get(number, (number, columns[label]))
        name = " ".join(str(sheet.cells.get(top) or "").split())
        is_row = slug(name) in fixed_rows or (name and rows.found("+", slug(name)) is not None)
        if not name or (not is_row and TOTAL.fullmatch(unicodedata.normalize("NFC", name))):
            findings.add("D809", Place(file), cell=rows.cells.address(number, columns[label]), seen=name or "–")
            totals |= {number: name} if name and number not in sheet.hidden_rows else {}
        else:
            names[number] = name
    grouped = part.spec.nhom != "khong" and not part.rows
    summed = part.spec.nhom == "co_tong"
    groups = groups_of_table(sheet, names, columns[label], figures, summed=summed) if grouped else {}
    places = Places(found.rows, rows.identities, names, groups)
    behind = _before_groups(places, found)
    for number, name in names.items():
        sheet.cells[number, columns[label]] = name
        fixed = fixed_rows.get(slug(name))
        index = rows.found("+", f"#{fixed.code}") if fixed is not None else places.row(number)
        _read_dashes(rows, number, fixed)
        if number in groups and index is None and number not in sheet.hidden_rows:
            behind = _new_group(rows, number, name, groups[number], places)
            if has_rows(number, names, groups) or not any(sheet.cells.get((number, at)) for at in figures):
                continue
        if index is not None:
            rows.old_row(number, index)
            behind = index if places.grouped and not groups else behind
        else:
            rows.new_row(number, fixed, behind)
    _say_other_totals(rows, totals)
    for number in groups:
        if has_rows(number, names, groups) and number not in sheet.hidden_rows:
            inside = rows_in(merged_rows(found), places.in_table[number])
            _say_other_sum(rows, number, names[number], inside)
    return changes


def _before_groups(places: Places, found: PartChanges) -> int:
    """The place behind which new rows above all groups of a table come: at the end where the report has no groups."""
    first = places.first_group()
    return len(found.rows) - 1 if first is None else first - 1


def _read_dashes(rows: PartReader, number: int, fixed: FixedRow | None) -> None:
    """Read a dash as 0, as ``new form`` does, where a figure must be typed."""
    for column, at in rows.asked(None, fixed).items():
        value = rows.sheet.cells.get((number, at))
        own = rows.own(column, fixed)
        if own.numeric and not own.spec.de_trong and isinstance(value, str) and value.strip() in NOTHING[1:]:
            rows.sheet.cells[number, at] = 0


def _new_group(rows: PartReader, number: int, name: str, symbol: str, places: Places) -> int:
    """A row that names a group, unless the report has it; the place behind which its new rows come."""
    found = rows.changes
    if (last := places.behind(number)) is not None:
        return last
    after = next((places.row(row) for row in places.names if row > number), None)
    whole = places.end_of_whole(number)
    end = len(found.rows) - 1 if whole is None else whole
    behind = end if after is None else after - 1
    apart = symbol and not name.startswith(symbol)
    found.new.setdefault(behind, []).append({"nhom": name, **({"ky_hieu": symbol} if apart else {})})
    rows.words.append(f"{rows.cells.address(number, 1)}  thêm nhóm: {name}")
    return end if after is None else after


def _say_other_totals(rows: PartReader, totals: Mapping[int, str]) -> None:
    """D810 where the file's own total is not what the report adds up after the import."""
    whole = [number for number, name in totals.items() if not is_subtotal(name)]
    if len(whole) != 1 or rows.part.rows:
        return
    _say_other_sum(rows, whole[0], totals[whole[0]], rows_in(merged_rows(rows.changes), ()))


def _say_other_sum(rows: PartReader, number: int, name: str, added: Sequence[Mapping[str, Yaml]]) -> None:
    """D810 where the figures of a row of the file are not what rows of the report add up to."""
    quiet = SheetCells(rows.sheet, rows.file, Findings())
    told = []
    for column, at in rows.columns.items():
        stated = quiet.value(number, at, column) if column.total == "sum" and column.numeric else None
        typed = [shown_value(row.get(column.key), column) for row in added]
        figures = [value for value in typed if isinstance(value, Decimal)]
        if not isinstance(stated, Decimal) or not figures:
            continue
        exponents = [int(value.as_tuple().exponent) for value in (stated, *figures)]
        unit = Decimal(1).scaleb(min(exponents[0], 0))
        rounded = min(exponents) < 0
        if abs(sum(figures) - stated) > (unit * (len(figures) + 1) / 2 if rounded else 0):
            told.append(f"{column.name}: tệp {in_words(stated)}, cộng được {in_words(Decimal(sum(figures)))}")
    if told:
        cell = rows.cells.address(number, next(iter(rows.columns.values())))
        rows.findings.add("D810", Place(rows.file), cell=cell, seen=name, apart="; ".join(told))
