"""``export-form`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.workspaces import build
from tthc_render.cli.main import main


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    [path] = Path("data/so-mau").glob("*.yaml")
    return path


def call(*words: object) -> Result:
    return CliRunner().invoke(main, ["export-form", *map(str, words)])


def test_a_workbook_is_written_and_never_overwritten_unasked(report: Path) -> None:
    done = call(report, "-o", "dien.xlsx")
    assert done.exit_code == 0
    assert "M.01" in done.output
    first = Path("dien.xlsx").read_bytes()
    assert call(report, "-o", "dien.xlsx").exit_code == 2
    assert call(report, "-o", "dien.xlsx", "--force").exit_code == 0
    assert Path("dien.xlsx").read_bytes() == first


def test_wrong_use(report: Path) -> None:
    assert call("khong-co.yaml").exit_code == 2
    assert call(report, "-o", "dien.xls").exit_code == 2


def test_a_report_with_errors_is_not_exported(report: Path) -> None:
    report.write_text("loai: ngan\n", encoding="utf-8")
    done = call(report)
    assert done.exit_code == 1
    assert "chưa ghi" in done.output
    assert not list(Path().glob("*.xlsx"))
