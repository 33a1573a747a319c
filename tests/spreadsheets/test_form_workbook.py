"""The workbook of a report."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.workspaces import build
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.library import Library
from tthc_render.spreadsheets.form_workbook import form_workbook, open_report
from tthc_render.workspace.paths import Workspace


def made(root: Path) -> tuple[Any, Findings]:
    library, findings = Library(Workspace(root)), Findings()
    [path] = (root / "data" / "so-mau").glob("*.yaml")
    report = open_report(path, library, findings)
    data = form_workbook(report, library, findings) if report is not None else None
    return (load_workbook(io.BytesIO(data)) if data else None), findings


def test_sheets_and_what_they_are(tmp_path: Path) -> None:
    build(tmp_path)
    book, findings = made(tmp_path)
    assert not findings
    assert book.sheetnames == ["M.01", "Chỉ tiêu", "_tthc"]
    about = book["_tthc"]
    assert about.sheet_state == "veryHidden"
    values = {row[0].value: row[1].value for row in about.iter_rows()}
    assert (values["loai"], values["don_vi"], values["ky"]) == ("ngan", "so-mau", "2024-Q2")
    assert all(book[name].protection.sheet for name in ("M.01", "Chỉ tiêu"))


def test_figures_that_are_missing_leave_open_cells(tmp_path: Path) -> None:
    build(tmp_path)
    [path] = (tmp_path / "data" / "so-mau").glob("*.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("bieu:")[0] + "bieu: {}\n", encoding="utf-8")
    book, _ = made(tmp_path)
    assert [cell.value for row in book["M.01"].iter_rows() for cell in row if not cell.protection.locked][:3] == [
        None
    ] * 3


@pytest.mark.parametrize(("old", "new"), [("so-mau", "so-la"), ("ngan", "khong-co"), ("2024-Q2", "2024-Q9")])
def test_a_report_whose_head_is_wrong_gives_findings(tmp_path: Path, old: str, new: str) -> None:
    build(tmp_path)
    [path] = (tmp_path / "data" / "so-mau").glob("*.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    book, findings = made(tmp_path)
    assert book is None
    assert findings.blocked
