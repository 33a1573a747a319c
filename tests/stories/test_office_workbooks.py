"""Workbooks to be filled in, through LibreOffice Calc: its figures are those of the program."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.stories.test_examples import EXAMPLE_UNITS, with_figures
from tests.support.office import Office
from tests.support.workspaces import write
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.spreadsheets.changes import changed_text
from tthc_render.spreadsheets.filled import about_of, filled_changes
from tthc_render.spreadsheets.form_places import places_of
from tthc_render.spreadsheets.form_workbook import form_workbook, open_report
from tthc_render.spreadsheets.read_book import read_book
from tthc_render.vietnamese.numbers import Printed
from tthc_render.workspace.paths import Workspace

pytestmark = pytest.mark.office

ROOT = Path(__file__).parents[2]
REPORTS = [
    ROOT / "data" / "so-ngoai-vu-ha-tinh" / "2024-Q2-kiem-soat-tthc-quy.yaml",
    ROOT / "data" / "ubnd-tinh-ha-tinh" / "2024-cai-cach-tthc-nam.yaml",
    *with_figures(),
]


def same(cell: object, value: Decimal) -> bool:
    """Whether Calc has the program's figure, which is rounded as it is printed; a blank cell is 0."""
    got = Decimal(str(cell if cell not in (None, "") else 0))
    half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    return got == value or (got != got.to_integral_value() and abs(got - value) <= half + Decimal("1e-9"))


def test_figures_of_calc_are_those_of_the_program(tmp_path: Path) -> None:
    chance = random.Random(7)
    units = (ROOT / "data" / "units.yaml").read_text(encoding="utf-8")
    write(tmp_path / "data" / "units.yaml", units + EXAMPLE_UNITS.replace("\ndon_vi:\n", ""))
    library = Library(Workspace(tmp_path))
    books = []
    for number, path in enumerate(REPORTS):
        report = open_report(path, library, Findings())
        assert report is not None
        data = form_workbook(report, library, Findings())
        assert data is not None
        target = tmp_path / f"{number}.xlsx"
        target.write_bytes(data)
        book = load_workbook(target)
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if not cell.protection.locked and isinstance(cell.value, int) and cell.value > 1:
                        cell.value = chance.randint(2, 5000)
        book.save(target)
        books.append(target)
    Office(tmp_path / "profile").convert(books, "xlsx", tmp_path / "saved")
    compared = 0
    for number, path in enumerate(REPORTS):
        report = open_report(path, library, Findings())
        assert report is not None
        saved = tmp_path / "saved" / f"{number}.xlsx"
        sheets, findings = read_book(saved), Findings()
        about = about_of(sheets)
        assert about is not None
        changes = filled_changes(sheets, about, report, saved.name, findings)
        assert not findings, (path, [item.message() for item in findings])
        again = tmp_path / f"{number}.yaml"
        again.write_text(changed_text(report.source, changes), encoding="utf-8")
        compared += compare(load_workbook(saved, data_only=True), again, library)
    assert compared > 500


def compare(book: Any, path: Path, library: Library) -> int:
    """Every computed cell of forms and indicators beside the program's own figure; how many there were."""
    found = load_report(path, library, Findings())
    assert found is not None
    count = 0
    for code, (form, result) in found.forms.items():
        sheet = book[code]
        for part in form.parts:
            place = places_of(form, {}).parts[part.key]
            top = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == f"#{part.key}")
            marks = [
                row
                for row in range(top + 1, sheet.max_row + 1)
                if str(sheet.cell(row, 1).value or "").startswith(f"{part.key}/")
                # Room for new rows; a prescribed row that is computed has its code there.
                and not re.match(rf"{part.key}/\+/(?!#)", str(sheet.cell(row, 1).value))
            ]
            lines = result.parts[part.key].lines
            assert len(marks) == len(lines), code
            for row, line in zip(marks, lines, strict=True):
                for column in part.columns:
                    value = line.cells.get(column.key)
                    if column.numeric and isinstance(value, int | Decimal) and not isinstance(value, Printed):
                        cell = sheet[f"{place.letter(column.key)}{row}"].value
                        assert same(cell, Decimal(value)), (path, code, row, column.key, cell, value)
                        count += 1
    if "Chỉ tiêu" in book.sheetnames:
        for mark, _, cell, _ in book["Chỉ tiêu"].iter_rows(values_only=True, max_col=4):
            if str(mark or "").startswith("chi_tieu/"):
                _, group, key = mark.split("/")
                value = found.figures[group].get(key)
                if isinstance(value, Decimal | int) and not isinstance(value, Printed):
                    assert same(cell, Decimal(value)), (path, mark, cell, value)
                    count += 1
    return count
