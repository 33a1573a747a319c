"""``import`` on the command line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from tests.support.workspaces import UNITS, build
from tthc_render.cli.main import main
from tthc_render.readers.isolation import BUDGETS, Budget


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert call("export-form", str(report_in(tmp_path)), "-o", "dien.xlsx").exit_code == 0
    return tmp_path


def report_in(root: Path) -> Path:
    [path] = (root / "data" / "so-mau").glob("*.yaml")
    return path


def call(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def fill(value: object) -> str:
    """Puts ``value`` into the first open figure of the form; its cell."""
    book = load_workbook("dien.xlsx")
    cell = next(
        cell
        for row in book["M.01"].iter_rows()
        for cell in row
        if not cell.protection.locked and isinstance(cell.value, int)
    )
    cell.value = value
    book.save("dien.xlsx")
    return f"M.01!{cell.coordinate}"


def test_changes_are_listed_and_written_only_when_reported(root: Path) -> None:
    before = report_in(root).read_bytes()
    cell = fill(4321)
    done = call("import", "dien.xlsx")
    assert done.exit_code == 0
    assert cell in done.output
    assert "→ 4321" in done.output
    assert "chưa ghi" in done.output
    assert report_in(root).read_bytes() == before
    done = call("import", "dien.xlsx", "--yes")
    assert done.exit_code == 0
    assert "đã ghi 1 thay đổi" in done.output
    assert b"4321" in report_in(root).read_bytes()
    assert "không có gì thay đổi" in call("import", "dien.xlsx").output


def test_a_cell_that_is_not_understood_stops_everything(root: Path) -> None:
    before = report_in(root).read_bytes()
    cell = fill("năm hồ sơ")
    done = call("import", "dien.xlsx", "--yes")
    assert done.exit_code == 1
    assert "D801" in done.output
    assert cell in done.output
    assert report_in(root).read_bytes() == before


def test_a_report_edited_meanwhile_is_reported(root: Path) -> None:
    path = report_in(root)
    path.write_text(f"# sửa sau\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    fill(4321)
    assert "D807" in call("import", "dien.xlsx").output


@pytest.mark.parametrize(("old", "new"), [("2024-Q2", "2024-Q3"), ("so-mau", "ubnd-tinh-mau")])
def test_another_report_is_refused_by_name(root: Path, old: str, new: str) -> None:
    assert "ubnd-tinh-mau" in UNITS
    other = root / "data" / "khac.yaml"
    other.write_text(report_in(root).read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = call("import", "dien.xlsx", "--report", str(other), "--yes")
    assert done.exit_code == 1
    assert "D802" in done.output
    assert new in done.output


def test_wrong_use(root: Path) -> None:
    from openpyxl import Workbook

    Workbook().save("la.xlsx")
    assert call("import", "khong-co.xlsx").exit_code == 2
    assert call("import", "la.xlsx").exit_code == 2
    report_in(root).unlink()
    assert call("import", "dien.xlsx").exit_code == 2


def test_what_is_read_of_a_workbook_is_limited_in_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(1300)
    monkeypatch.setitem(BUDGETS, "xlsx", Budget(5, 700, 20, "for tests"))
    monkeypatch.setattr("tthc_render.spreadsheets.filled.filled_changes", lambda *_: time.sleep(60))
    result = call("import", "dien.xlsx", "--yes")
    assert result.exit_code == 3
    assert "dien.xlsx: đọc quá 5 giây" in result.output
