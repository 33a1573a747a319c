"""Round trip: a report as a workbook, filled in, back into its YAML file."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.stories.test_examples import EXAMPLE_UNITS, with_figures
from tests.support.workspaces import write
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.spreadsheets.changes import Changes, changed_text
from tthc_render.spreadsheets.filled import about_of, filled_changes
from tthc_render.spreadsheets.form_workbook import OpenReport, form_workbook, open_report
from tthc_render.spreadsheets.read_book import read_book
from tthc_render.workspace.paths import Workspace

ROOT = Path(__file__).parents[2]
REPORTS = sorted(
    [*(ROOT / "data").glob("*/2024*.yaml"), *with_figures()],
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("workspace")
    units = (ROOT / "data" / "units.yaml").read_text(encoding="utf-8")
    write(root / "data" / "units.yaml", units + EXAMPLE_UNITS.replace("\ndon_vi:\n", ""))
    return Library(Workspace(root))


def opened(path: Path, library: Library) -> OpenReport:
    findings = Findings()
    report = open_report(path, library, findings)
    assert report is not None, [item.message() for item in findings]
    return report


def exported(report: OpenReport, library: Library) -> bytes:
    findings = Findings()
    data = form_workbook(report, library, findings)
    assert data is not None, [item.message() for item in findings]
    return data


MADE: dict[str, bytes] = {}
"""The workbook of each text of a report: most tests fill in a copy of the same one."""


def made_once(report: OpenReport, library: Library) -> bytes:
    text = report.source.text
    if text not in MADE:
        MADE[text] = exported(report, library)
    return MADE[text]


def book_of(report: OpenReport, library: Library) -> Any:
    return load_workbook(io.BytesIO(made_once(report, library)))


def read(book: Any, report: OpenReport, folder: Path) -> tuple[Changes, Findings]:
    path = folder / "dien.xlsx"
    book.save(path)
    sheets, findings = read_book(path), Findings()
    about = about_of(sheets)
    assert about is not None
    return filled_changes(sheets, about, report, "dien.xlsx", findings), findings


def open_cells(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if not cell.protection.locked]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_not_touched_changes_nothing(path: Path, library: Library, tmp_path: Path) -> None:
    report = opened(path, library)
    changes, findings = read(book_of(report, library), report, tmp_path)
    assert (changes.words, [item.message() for item in findings]) == ([], [])
    assert changed_text(report.source, changes) == report.source.text


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_same_report_gives_the_same_bytes(path: Path, library: Library) -> None:
    report = opened(path, library)
    assert exported(report, library) == made_once(report, library)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_figure_filled_in_comes_back(path: Path, library: Library, tmp_path: Path) -> None:
    report = opened(path, library)
    book = book_of(report, library)
    typed = 0
    for cell in open_cells(book):
        if isinstance(cell.value, int | float) and cell.value not in (0, 1):
            typed += 1
            cell.value = typed * 7 + 2
    changes, findings = read(book, report, tmp_path)
    assert not findings
    again = tmp_path / "again.yaml"
    again.write_text(changed_text(report.source, changes), encoding="utf-8")
    figures = [cell.value for cell in open_cells(book)]
    after = [cell.value for cell in open_cells(book_of(opened(again, library), library))]
    assert after == figures
    comments = [line for line in report.source.text.split("\n") if line.lstrip().startswith("#")]
    assert [line for line in again.read_text(encoding="utf-8").split("\n") if line.lstrip().startswith("#")] == comments


QUARTER = ROOT / "data" / "so-ngoai-vu-ha-tinh" / "2024-Q2-kiem-soat-tthc-quy.yaml"


def find(sheet: Any, text: str) -> Any:
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text and cell.column > 1)


def column_of(sheet: Any, key: str) -> int:
    return int(find(sheet, key).column)


@pytest.mark.parametrize(
    ("shown", "stands"),
    [
        (40, "40"),
        ("40", "40"),
        ("1.204", "1204"),
        ("1 204", "1204"),
        (40.0, "40"),
        (0.1 + 0.2 + 39.7, "40"),
        ("04", "4"),
        ("-", "null"),
    ],
)
def test_figures_as_offices_write_them(shown: object, stands: str, library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    row = find(sheet, "Lĩnh vực lãnh sự").row
    sheet.cell(row, column_of(sheet, "truc_tuyen")).value = shown
    changes, findings = read(book, report, tmp_path)
    assert not findings
    text = changed_text(report.source, changes)
    before = report.source.text.split("\n")
    [changed] = [line for line, old in zip(text.split("\n"), before, strict=True) if line != old]
    assert changed == f"        truc_tuyen: {stands}"


@pytest.mark.parametrize("shown", ["12 hồ sơ", "1.5", 1.5, "(1)", -3, "=1/0", True])
def test_what_cannot_be_understood_is_named_by_its_cell(shown: object, library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    cell = sheet.cell(find(sheet, "Lĩnh vực lãnh sự").row, column_of(sheet, "truc_tuyen"))
    cell.value = shown
    changes, findings = read(book, report, tmp_path)
    assert [item.code for item in findings] == ["D801"]
    assert f"II.06a!{cell.coordinate}" in findings[0].message()
    assert not changes


def test_new_rows_lost_rows_and_renamed_rows(library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    keys = ["linh_vuc", "truc_tuyen", "truc_tiep", "ky_truoc", "truoc_han", "dung_han", "qua_han"]
    keys += ["dang_trong_han", "dang_qua_han"]
    first, second = find(sheet, "Lĩnh vực lãnh sự").row, find(sheet, "Lĩnh vực HTQT").row
    for key in keys:
        sheet.cell(first, column_of(sheet, key)).value = None
    sheet.cell(second, column_of(sheet, "linh_vuc")).value = "Hợp tác: quốc tế"
    for number, key in enumerate(keys):
        sheet.cell(second + 3, column_of(sheet, key)).value = "Hộ tịch" if key == "linh_vuc" else number
    changes, findings = read(book, report, tmp_path)
    assert not findings
    text = changed_text(report.source, changes)
    assert "Lĩnh vực lãnh sự" not in text
    assert '      - linh_vuc: "Hợp tác: quốc tế"\n        truc_tuyen: 0\n' in text
    assert "      - linh_vuc: Hộ tịch\n        truc_tuyen: 1\n        truc_tiep: 2\n" in text
    assert text.index("Hợp tác") < text.index("Hộ tịch") < text.index("II.07b")
    assert text.partition("bieu:")[0] == report.source.text.partition("bieu:")[0]
    assert text.partition("II.07b:")[2] == report.source.text.partition("II.07b:")[2]


def test_lines_that_were_sorted_renamed_or_added_change_nothing_when_they_are_read_again(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "report.yaml"
    path.write_bytes(QUARTER.read_bytes())
    report = opened(path, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    columns = [column_of(sheet, key) for key in ("linh_vuc", "truc_tuyen", "truc_tiep", "ky_truoc", "dung_han")]
    first, second = find(sheet, "Lĩnh vực lãnh sự").row, find(sheet, "Lĩnh vực HTQT").row
    for at in columns:  # sorted by hand: the hidden marks stay where they are
        one, other = sheet.cell(first, at), sheet.cell(second, at)
        one.value, other.value = other.value, one.value
    changes, findings = read(book, report, tmp_path)
    assert (changes.words, list(findings)) == ([], [])
    sheet.cell(first, columns[0]).value = "Lĩnh vực mới tên"
    for at, value in zip(columns, ("Hộ tịch", 5, 0, 0, 5), strict=True):
        sheet.cell(second + 1, at).value = value
    changes, findings = read(book, report, tmp_path)
    assert not findings
    path.write_text(changed_text(report.source, changes), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert "linh_vuc: Lĩnh vực mới tên" in text
    assert "linh_vuc: Hộ tịch" in text
    changes, findings = read(book, opened(path, library), tmp_path)
    assert (changes.words, list(findings)) == ([], [])


def test_a_line_with_the_name_of_another_one_stays_the_row_that_it_was(library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    first, second = find(sheet, "Lĩnh vực lãnh sự"), find(sheet, "Lĩnh vực HTQT")
    cell, column = first.coordinate, column_of(sheet, "truc_tuyen")
    first.value = "Lĩnh vực HTQT"
    sheet.cell(second.row, column).value = 77
    changes, findings = read(book, report, tmp_path)
    assert not findings
    renamed, figure = changes.words
    assert renamed.startswith(f"II.06a!{cell}  Lĩnh vực lãnh sự, ")
    assert figure.startswith(f"II.06a!{sheet.cell(second.row, column).coordinate}  Lĩnh vực HTQT, ")


def test_a_sheet_of_another_name_is_known_by_its_columns(library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    sheet.cell(find(sheet, "Lĩnh vực lãnh sự").row, column_of(sheet, "truc_tuyen")).value = 32
    sheet.title = "Biểu 6a"
    book.create_sheet("Nháp", 0)["A1"] = "II.06a"
    changes, findings = read(book, report, tmp_path)
    assert not findings
    assert [words.partition("  ")[0][:7] for words in changes.words] == ["Biểu 6a"]


def test_a_new_row_without_a_name_is_named(library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    sheet.cell(find(sheet, "Lĩnh vực HTQT").row + 1, column_of(sheet, "truc_tuyen")).value = 5
    _, findings = read(book, report, tmp_path)
    assert [item.code for item in findings] == ["D808"]


def test_a_hidden_row_is_left_out_and_said(library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    row = find(sheet, "Lĩnh vực lãnh sự").row
    sheet.cell(row, column_of(sheet, "truc_tuyen")).value = 99
    sheet.row_dimensions[row].hidden = True
    changes, findings = read(book, report, tmp_path)
    assert ([item.code for item in findings], bool(changes)) == (["D804"], False)


def test_a_deleted_sheet_keeps_its_figures(library: Library, tmp_path: Path) -> None:
    report = opened(QUARTER, library)
    book = book_of(report, library)
    del book["II.08"]
    changes, findings = read(book, report, tmp_path)
    assert ([item.code for item in findings], bool(changes)) == (["D806"], False)


def test_an_override_is_never_overwritten(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "report.yaml"
    text = QUARTER.read_text(encoding="utf-8")
    path.write_text(text.replace("truc_tuyen: 31", "truc_tuyen: {in: '31', vi_sao: Như bản giấy}"), encoding="utf-8")
    report = opened(path, library)
    book = book_of(report, library)
    sheet = book["II.06a"]
    sheet.cell(find(sheet, "Lĩnh vực lãnh sự").row, column_of(sheet, "truc_tuyen")).value = 32
    changes, findings = read(book, report, tmp_path)
    assert ([item.code for item in findings], bool(changes)) == (["D805"], False)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_figures_come_back_as_typed(library: Library, tmp_path: Path, data: st.DataObject) -> None:
    """Each example fills all cells of two forms with figures of their own."""
    report = opened(QUARTER, library)
    book = book_of(report, library)
    wanted: dict[tuple[str, str], object] = {}
    for code in ("II.06a", "II.07b"):
        for cell in open_cells([book[code]]):
            if isinstance(cell.value, int):
                cell.value = data.draw(st.integers(0, 10**9))
                wanted[code, cell.coordinate] = cell.value
    changes, findings = read(book, report, tmp_path)
    assert not findings
    path = tmp_path / "again.yaml"
    path.write_text(changed_text(report.source, changes), encoding="utf-8")
    again = book_of(opened(path, library), library)
    assert {(code, place): again[code][place].value for code, place in wanted} == wanted
    computed = load_report(path, library, Findings())
    assert computed is not None
    rows = computed.forms["II.06a"][1].parts["phan_1"].dong
    sheet = again["II.06a"]
    at = column_of(sheet, "truc_tuyen")
    assert [Decimal(str(row["truc_tuyen"])) for row in rows] == [
        Decimal(sheet.cell(find(sheet, str(row["linh_vuc"])).row, at).value) for row in rows
    ]
