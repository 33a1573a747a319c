"""Tables of other offices: what they change in a report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.data_models import PRINTED
from tthc_render.forms.model import Column, Form
from tthc_render.spreadsheets.changes import Changes, PartChanges, Value, merged_rows
from tthc_render.spreadsheets.filled import PartReader, SheetReader, in_words
from tthc_render.spreadsheets.foreign_apart import say_apart
from tthc_render.spreadsheets.foreign_columns import ForeignTable
from tthc_render.spreadsheets.foreign_drafts import drop_drafts
from tthc_render.spreadsheets.foreign_fixed import Prescribing
from tthc_render.spreadsheets.foreign_groups import Places, names_all, rows_in, sums_of_groups
from tthc_render.spreadsheets.foreign_put import WHOLE, Origin, put_row, read_dashes, say_total
from tthc_render.spreadsheets.foreign_rows import groups_of_table, has_rows, is_total, rows_of_table
from tthc_render.spreadsheets.form_workbook import OpenReport
from tthc_render.spreadsheets.read_book import BookSheet
from tthc_render.spreadsheets.sheet_cells import SheetCells
from tthc_render.spreadsheets.yaml_values import shown_value
from tthc_render.vietnamese.subtotals import is_subtotal
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.source import Keys, Yaml


def table_changes(
    table: ForeignTable,
    form: Form,
    report: OpenReport,
    file: str,
    findings: Findings,
    drafted: Collection[str] = (),
) -> Changes:
    """What a table changes in ``report``: rows are found by code and name, others added; ``drafted`` ones taken out.

    No two rows of the table go to one row of the report. What cannot be told, and what prints otherwise than in the
    table, is a finding.
    """
    changes, part, sheet = Changes(), table.part, table.sheet
    reader = SheetReader(sheet, form, report, file, changes, findings)
    root: Keys = ("bieu", form.code, *((part.key,) if len(form.parts) > 1 else ()))
    found = PartChanges(root, reader.rows(part, root))
    changes.parts.append(found)
    columns = _columns(table, file, findings)
    rows = PartReader(reader, part, found, {column: at for column, at in columns.items() if column.kind not in PRINTED})
    label = part.label
    if label is None or label not in columns:
        raise WrongUsage(f"{file}: chưa rõ cột nào là tên dòng ({label.key if label else 'biểu không có cột tên'}).")
    named = _names(sheet, table.first, columns[label], [at for column, at in columns.items() if column.numeric])
    for number, name in named.items():
        sheet.cells[number, columns[label]] = name
    origins = Prescribing(rows, table, named).take() if part.rows else _free_rows(rows, named, columns[label])
    drop_drafts(found, rows.words, drafted, {origin for origin in origins.values() if isinstance(origin, int)}, part)
    say_apart(table, form, report.source, changes, origins, file, findings)
    return changes


def _columns(table: ForeignTable, file: str, findings: Findings) -> dict[Column, int]:
    """The column of the sheet of each column that is read; hidden ones are told."""
    out = {}
    for column in table.part.all_columns:
        at = table.columns.get(column.key)
        if at is not None and at in table.sheet.hidden_columns:
            what = f"cột {get_column_letter(at)} ({column.name})"
            findings.add("D804", Place(file), sheet=table.sheet.name, what=what)
        elif at is not None:
            out[column] = at
    return out


def _names(sheet: BookSheet, first: int, label: int, figures: Sequence[int]) -> dict[int, str]:
    """The names of the rows of the table, also where they are in a merged cell."""
    tops = {
        row: (top, left)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        if left <= label <= right
    }
    return {
        number: " ".join(str(sheet.cells.get(tops.get(number, (number, label))) or "").split())
        for number in rows_of_table(sheet, first, label, figures)
    }


def _free_rows(rows: PartReader, named: Mapping[int, str], label: int) -> dict[int, Origin]:
    """Take over rows that units write; the report's row of each."""
    part, sheet, found = rows.part, rows.sheet, rows.changes
    figures = [at for column, at in rows.columns.items() if column.numeric]
    totals: dict[int, str] = {}
    names: dict[int, str] = {}
    own = slug(part.spec.tong_cong.nhan) if part.spec.tong_cong is not None else ""
    for number, name in named.items():
        is_row = name and rows.found("+", slug(name)) is not None
        if not name or (not is_row and (slug(name) == own or is_total(name))):
            say_total(rows, number, name, label)
            totals |= {number: name} if name and number not in sheet.hidden_rows else {}
        else:
            names[number] = name
    summed = part.spec.nhom == "co_tong"
    groups = groups_of_table(sheet, names, label, figures, summed=summed) if part.spec.nhom != "khong" else {}
    places = Places(found.rows, rows.identities, names, groups)
    behind = _before_groups(places, found)
    out: dict[int, Origin] = {}
    for number, name in names.items():
        index = places.row(number)
        read_dashes(rows, number, None)
        if number in groups and index is None and number not in sheet.hidden_rows:
            behind, out[number] = _new_group(rows, number, name, groups[number], places)
            if has_rows(number, names, groups) or not any(sheet.cells.get((number, at)) for at in figures):
                continue
        origin = put_row(rows, number, index, None, behind)
        out |= {number: origin} if origin is not None else {}
        behind = index if index is not None and places.grouped and not groups else behind
    sums = sums_of_groups(totals, places, own) if groups else {}
    whole = [number for number, name in totals.items() if slug(name) == own or names_all(name, places)]
    whole = whole or [number for number, name in totals.items() if number not in sums and not is_subtotal(name)]
    for number, head in sums.items():
        _say_other_sum(rows, number, totals[number], rows_in(merged_rows(found), places.in_table[head]))
        out |= {number: out[head]} if summed and head in out else {}
    if len(whole) == 1:
        out[whole[0]] = WHOLE
        _say_other_sum(rows, whole[0], totals[whole[0]], rows_in(merged_rows(found), ()))
    for number in groups:
        if has_rows(number, names, groups) and number not in sheet.hidden_rows:
            inside = rows_in(merged_rows(found), places.in_table[number])
            _say_other_sum(rows, number, names[number], inside)
    return out


def _before_groups(places: Places, found: PartChanges) -> int:
    """The place behind which new rows above all groups of a table come: at the end where the report has no groups."""
    first = places.first_group()
    return len(found.rows) - 1 if first is None else first - 1


def _new_group(rows: PartReader, number: int, name: str, symbol: str, places: Places) -> tuple[int, Origin]:
    """A row that names a group, unless the report has it; the place behind which its new rows come, and the row."""
    found = rows.changes
    if (last := places.behind(number)) is not None:
        return last, places.heads[places.in_table[number]]
    after = next((places.row(row) for row in places.names if row > number), None)
    whole = places.end_of_whole(number)
    end = len(found.rows) - 1 if whole is None else whole
    behind = end if after is None else after - 1
    apart = symbol and not name.startswith(symbol)
    made: dict[str, Value] = {"nhom": name, **({"ky_hieu": symbol} if apart else {})}
    found.new.setdefault(behind, []).append(made)
    rows.words.append(f"{rows.cells.address(number, 1)}  thêm nhóm: {name}")
    return (end if after is None else after), made


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
