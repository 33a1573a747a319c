"""A workbook of ours that has been filled in, compared with its report: what it changes, what cannot be understood."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.utils import get_column_letter

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Place
from tthc_render.forms.data import signers_of
from tthc_render.forms.data_models import PRINTED
from tthc_render.forms.model import Column, FixedRow, Form, Part
from tthc_render.forms.pasted_rows import take_pasted
from tthc_render.spreadsheets.changes import Changes, PartChanges, Value
from tthc_render.spreadsheets.form_sheet import KEYS_MARK, SIGNER_MARK
from tthc_render.spreadsheets.form_workbook import ABOUT, OpenReport
from tthc_render.spreadsheets.indicator_sheet import VALUE
from tthc_render.spreadsheets.read_book import BookSheet
from tthc_render.spreadsheets.sheet_cells import UNREAD, SheetCells
from tthc_render.spreadsheets.yaml_values import same, shown_value
from tthc_render.vietnamese.numbers import shortest
from tthc_render.vietnamese.text import slug
from tthc_render.yaml_files.source import Keys, Yaml

MARKS: Final = 1


@dataclass(frozen=True)
class About:
    """What the hidden sheet says: type, unit, period, hash of the report's file, sheet of each form and its version."""

    values: Mapping[str, str]
    forms: Mapping[str, tuple[str, str]]


def about_of(sheets: list[BookSheet]) -> About | None:
    """What a workbook of ours says of itself; None for another one."""
    sheet = next((item for item in sheets if item.name == ABOUT), None)
    if sheet is None:
        return None
    values: dict[str, str] = {}
    forms: dict[str, tuple[str, str]] = {}
    for number in range(1, sheet.last_row + 1):
        row = sheet.row(number)
        key, value = str(row.get(1, "")), str(row.get(2, ""))
        if key == "bieu":
            code, title, version = (*value.split("|"), "", "")[:3]
            forms[code] = (title, version)
        elif key:
            values[key] = value
    return About(values, forms) if {"loai", "don_vi", "ky"} <= values.keys() else None


def filled_changes(sheets: list[BookSheet], about: About, report: OpenReport, file: str, findings: Findings) -> Changes:
    """What the workbook ``file`` changes in ``report``; computed cells are never read."""
    changes = Changes()
    named = {sheet.name: sheet for sheet in sheets}
    for code, form in report.forms.items():
        title, version = about.forms.get(code, ("", ""))
        if version != str(form.spec.hieu_luc.tu or ""):
            findings.add(
                "D802", Place(file), what=f"phiên bản biểu {code}", seen=version or "trước", wanted=form.spec.ten
            )
        elif (sheet := named.get(title) or _renamed(sheets, form, about)) is None:
            findings.add("D806", Place(file), sheet=title or code, what="trang")
        else:
            SheetReader(sheet, form, report, file, changes, findings).parts()
    title = about.values.get("chi_tieu", "")
    if title and title in named:
        _indicators(named[title], report, file, changes, findings)
    elif title:
        findings.add("D806", Place(file), sheet=title, what="trang")
    return changes


def _renamed(sheets: list[BookSheet], form: Form, about: About) -> BookSheet | None:
    """The one sheet that the workbook does not name and that has the keys of the form's columns."""
    titles = {title for title, _ in about.forms.values()}
    wanted = {(f"{KEYS_MARK}{part.key}", *(column.key for column in part.columns)) for part in form.parts}
    found = []
    for sheet in sheets:
        rows = (tuple(map(str, sheet.row(row).values())) for (row, at) in list(sheet.cells) if at == MARKS)
        keys = [row for row in rows if row[0].startswith(KEYS_MARK)]
        if sheet.name not in titles and all(any(set(part) <= set(row) for row in keys) for part in wanted):
            found.append(sheet)
    return found[0] if len(found) == 1 else None


class SheetReader:
    """Reads the parts of one form's sheet."""

    def __init__(
        self, sheet: BookSheet, form: Form, report: OpenReport, file: str, changes: Changes, findings: Findings
    ) -> None:
        self.sheet, self.form, self.report, self.changes = sheet, form, report, changes
        self.file, self.findings = file, findings
        self.cells = SheetCells(sheet, file, findings)

    def parts(self) -> None:
        marks = {row: str(value) for (row, at), value in self.sheet.cells.items() if at == MARKS and value is not None}
        tops = {mark.removeprefix(KEYS_MARK): row for row, mark in marks.items() if mark.startswith(KEYS_MARK)}
        for part in self.form.parts:
            if part.key not in tops:
                self.findings.add("D806", Place(self.file), sheet=self.sheet.name, what=f"phần {part.key}")
                continue
            rows = [row for row, mark in marks.items() if mark.startswith(f"{part.key}/")]
            if rows:
                self.part(part, tops[part.key], marks, max(rows))
        self.signers(
            {mark.removeprefix(SIGNER_MARK): row for row, mark in marks.items() if mark.startswith(SIGNER_MARK)}
        )
        if self.sheet.cut:
            self.findings.add("D806", Place(self.file), sheet=self.sheet.name, what="các hàng, cột quá xa")

    def signers(self, rows: Mapping[str, int]) -> None:
        """The names of those who sign the form; workbooks of before 0.2 have none."""
        written: Yaml = self.report.source.data
        for step in (path := ("bieu", self.form.code, "nguoi_ky")):
            written = written.get(step) if isinstance(written, dict) else None
        for key, title in signers_of(self.form).items():
            row = rows.get(key)
            at = next((at for at in sorted(self.sheet.row(row or 0)) if at > MARKS + 1), 0)
            if row is None or row in self.sheet.hidden_rows:
                continue
            seen = self.sheet.cells.get((row, at))
            name, before = " ".join(str(seen or "").split()), written.get(key) if isinstance(written, dict) else None
            if name and not any(map(str.isalpha, name)):
                address, wanted = self.cells.address(row, at), "họ và tên bằng chữ"
                self.findings.add("D801", Place(self.file), cell=address, seen=seen, wanted=wanted, column=title)
            elif name != " ".join(str(before or "").split()):
                if name:
                    self.changes.values[(*path, key)] = name
                else:
                    self.changes.dropped.add((*path, key))
                cell = self.cells.address(row, at or MARKS + 2)
                self.changes.words.append(f"{cell}  {title}: {in_words(before)} → {in_words(name or None)}")

    def part(self, part: Part, top: int, marks: Mapping[int, str], last: int) -> None:
        """One part: its keys are in row ``top``, its lines below down to ``last``."""
        keys = {str(value): at for at, value in self.sheet.row(top).items() if at > MARKS}
        missing = [column.name for column in part.all_columns if column.key not in keys and _asked(column)]
        hidden = [column for column in part.all_columns if keys.get(column.key) in self.sheet.hidden_columns]
        if missing:
            self.findings.add("D806", Place(self.file), sheet=self.sheet.name, what=f"cột {'; '.join(missing)}")
            return
        for column in hidden:
            cell = get_column_letter(keys[column.key])
            self.findings.add("D804", Place(self.file), sheet=self.sheet.name, what=f"cột {cell} ({column.name})")
        columns = {column: keys[column.key] for column in part.all_columns if _asked(column) and column not in hidden}
        root: Keys = ("bieu", self.form.code, *((part.key,) if len(self.form.parts) > 1 else ()))
        found = PartChanges(root, self.rows(part, root))
        self.changes.parts.append(found)
        reader = PartReader(self, part, found, columns)
        lines = {
            number: (*marks.get(number, f"{part.key}/+/").split("/", 2), "", "")[1:3]
            for number in range(top + 1, last + 1)
        }
        places = reader.places(lines)
        taken = set(places.values())
        seen: set[int] = set()
        behind = -1
        for number, (index, identity) in lines.items():
            if index == "=":
                continue
            at = places.get(number)
            if at is None and (index == "+" or (index.isdigit() and reader.found(index, identity) in taken)):
                reader.new_row(number, part.row(identity.removeprefix("#")) if identity else None, behind)
                continue
            if at is None:
                self.findings.add("D803", Place(self.file), cell=self.cells.address(number, MARKS + 1), row=identity)
                continue
            seen.add(at)
            behind = at
            if not identity.startswith("="):
                reader.old_row(number, at)
        for at, row in enumerate(found.rows):
            if at not in seen and not (isinstance(row, dict) and ("nhom" in row or "tong_con" in row)):
                reader.lost_row(at)

    def rows(self, part: Part, root: Keys) -> list[Yaml]:
        """The rows that the report has, pasted ones by their columns."""
        at: Yaml = copy.deepcopy(self.report.source.data)
        for step in root:
            at = at.get(str(step)) if isinstance(at, dict) else None
        take_pasted(part, at, self.report.source, root, Findings())
        rows = at.get("dong") if isinstance(at, dict) else None
        return rows if isinstance(rows, list) else []


class PartReader:
    """Compares lines of a part with the report's rows."""

    def __init__(self, reader: SheetReader, part: Part, found: PartChanges, columns: Mapping[Column, int]) -> None:
        self.cells, self.part, self.changes, self.columns = reader.cells, part, found, columns
        self.sheet, self.findings, self.file = reader.sheet, reader.findings, reader.file
        self.words, self.source = reader.changes.words, reader.report.source
        self.identities = [_identity(part, row) for row in found.rows]
        counts = Counter(self.identities)
        self.named_once = {item: at for at, item in enumerate(self.identities) if counts[item] == 1}

    def found(self, index: str, identity: str) -> int | None:
        """The row of the report that a mark means: at its place, or the only one of that name."""
        if index.isdigit() and int(index) < len(self.identities) and self.identities[int(index)] == identity:
            return int(index)
        return self.named_once.get(identity)

    def places(self, lines: Mapping[int, tuple[str, ...]]) -> dict[int, int]:
        """The row of the report that each line of the sheet is, by the line's number; new lines have none.

        A line is first the row whose name it shows: clerks sort and retype lines, and a file may be read twice. Only
        then it is the row that was there when the sheet was made.
        """
        out: dict[int, int] = {}
        names = {
            number: self.named(number) for number, (_, identity) in lines.items() if identity[:1] not in ("#", "@", "=")
        }
        counts = Counter(names.values())
        for number, name in names.items():
            if name and name in self.named_once and counts[name] == 1:
                out[number] = self.named_once[name]
        taken = set(out.values())
        for number, (index, identity) in lines.items():
            at = self.found(index, identity) if index.isdigit() else None
            if number not in out and at is not None and at not in taken:
                out[number] = at
                taken.add(at)
        return out

    def named(self, number: int) -> str:
        """The identity that the name in a line of the sheet gives, "" for none."""
        at = self.columns.get(self.part.label) if self.part.label is not None else None
        value = self.sheet.cells.get((number, at)) if at is not None else None
        return slug(str(value)) if value is not None else ""

    def asked(self, row: Yaml, fixed: FixedRow | None) -> dict[Column, int]:
        """The columns that are filled in for a row, with those of the sheet."""
        by_unit = isinstance(row, dict) and "don_vi" in row and self.part.label is not None
        rules = fixed or self.part.room
        return {
            column: at
            for column, at in self.columns.items()
            if not (column is self.part.label and (fixed is not None or by_unit))
            and (rules is None or rules.takes(column) or column.hidden)
        }

    def own(self, column: Column, fixed: FixedRow | None) -> Column:
        """What a column is in a row: as the form has it there, or at the place of rows of units' own."""
        rules = fixed or self.part.room
        return rules.cell(column) if rules is not None else column

    def old_row(self, number: int, index: int) -> None:
        """A row that the report has."""
        row = self.changes.rows[index]
        if not isinstance(row, dict):
            return
        if number in self.sheet.hidden_rows:
            self.findings.add("D804", Place(self.file), sheet=self.sheet.name, what=f"hàng {number}")
            return
        fixed = self.part.row(str(row["dong"])) if "dong" in row else None
        asked = self.asked(row, fixed)
        if fixed is None and all(self.sheet.cells.get((number, at)) in (None, "") for at in asked.values()):
            self.lost_row(index)
            return
        name = self.name(row, fixed)
        for column, at in asked.items():
            raw = row.get(column.key)
            own = self.own(column, fixed)
            value = self.cells.value(number, at, own)
            if value is UNREAD or same(raw, value, own):  # type: ignore[arg-type]
                continue
            if isinstance(raw, dict):
                if shown_value(raw, own) is not None:
                    self.findings.add(
                        "D805", self.source.place((*self.changes.path, "dong", index, column.key)),
                        cell=self.cells.address(number, at), seen=value, printed=raw.get("in", ""),
                    )  # fmt: skip
                continue
            self.changes.cells[index, column.key] = value  # type: ignore[assignment]
            before = shown_value(raw, own)
            self.words.append(
                f"{self.cells.address(number, at)}  {name}, {column.name}: {in_words(before)} → {in_words(value)}"
            )

    def new_row(self, number: int, fixed: FixedRow | None, behind: int) -> None:
        """A row that the report does not have yet; nothing for one that is empty."""
        asked = self.asked(None, fixed)
        if all(self.sheet.cells.get((number, at)) in (None, "") for at in asked.values()):
            return
        if number in self.sheet.hidden_rows:
            self.findings.add("D804", Place(self.file), sheet=self.sheet.name, what=f"hàng {number}")
            return
        row: dict[str, Value] = {"dong": fixed.code} if fixed is not None else {}
        for column, at in asked.items():
            value = self.cells.value(number, at, self.own(column, fixed))
            if value is None and (column.hidden or not column.numeric):
                continue
            row[column.key] = None if value is UNREAD else value  # type: ignore[assignment]
        label = self.part.label
        if fixed is None and label is not None and not row.get(label.key):
            if label in asked:
                self.findings.add(
                    "D808", Place(self.file), cell=self.cells.address(number, asked[label]), column=label.name
                )
            return
        self.changes.new.setdefault(behind, []).append(row)
        name = fixed.name if fixed is not None else str(row.get(label.key, "")) if label is not None else ""
        self.words.append(f"{self.cells.address(number, MARKS + 1)}  thêm dòng: {name}")

    def lost_row(self, index: int) -> None:
        """A row of the report that the sheet no longer has, or that has been emptied."""
        row = self.changes.rows[index]
        if isinstance(row, dict):
            if any(isinstance(value, dict) for value in row.values()):
                place = self.source.place((*self.changes.path, "dong", index))
                self.findings.add("D805", place, cell=self.sheet.name, seen="bỏ dòng", printed=self.name(row, None))
                return
            fixed = self.part.row(str(row["dong"])) if "dong" in row else None
            self.changes.gone.add(index)
            self.words.append(f"{self.sheet.name}  bỏ dòng: {self.name(row, fixed)}")

    def name(self, row: Mapping[str, Yaml], fixed: FixedRow | None) -> str:
        if fixed is not None:
            return fixed.name
        label = self.part.label
        return str((row.get(label.key) if label is not None else None) or row.get("don_vi") or "")


def _indicators(sheet: BookSheet, report: OpenReport, file: str, changes: Changes, findings: Findings) -> None:
    cells = SheetCells(sheet, file, findings)
    marks = {str(value): row for (row, at), value in sheet.cells.items() if at == MARKS}
    written = report.source.data.get("chi_tieu")
    for part in report.loaded.indicators.parts:
        group = written.get(part.key) if isinstance(written, dict) else None
        for column in part.columns:
            number = marks.get(f"chi_tieu/{part.key}/{column.key}")
            if column.formula is not None:
                continue
            if number is None or number in sheet.hidden_rows:
                code, what = ("D806", column.name) if number is None else ("D804", f"hàng {number}")
                findings.add(code, Place(file), sheet=sheet.name, what=what)
                continue
            raw = group.get(column.key) if isinstance(group, dict) else None
            value = cells.value(number, VALUE, column)
            if value is UNREAD or same(raw, value, column):  # type: ignore[arg-type]
                continue
            place = ("chi_tieu", part.key, column.key)
            if isinstance(raw, dict):
                address = cells.address(number, VALUE)
                findings.add("D805", report.source.place(place), cell=address, seen=value, printed=raw.get("in", ""))
                continue
            changes.values[place] = value  # type: ignore[assignment]
            before = in_words(shown_value(raw, column))
            changes.words.append(f"{cells.address(number, VALUE)}  {column.name}: {before} → {in_words(value)}")


def _asked(column: Column) -> bool:
    return column.kind not in PRINTED and (column.formula is None or not column.numeric)


def _identity(part: Part, row: Yaml) -> str:
    """As ``RowData.identity``: of rows as they are written; groups and subtotals begin with "="."""
    if not isinstance(row, dict):
        return ""
    for key in ("nhom", "tong_con"):
        if key in row:
            return f"={slug(str(row[key]))}"
    if "dong" in row:
        return f"#{row['dong']}"
    if "don_vi" in row:
        return f"@{row['don_vi']}"
    label = row.get(part.label.key) if part.label is not None else None
    return slug(str(label)) if label else ""


def in_words(value: object) -> str:
    """A value in the list of changes."""
    return "(trống)" if value is None else shortest(value) if isinstance(value, Decimal) else str(value)
