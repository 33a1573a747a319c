"""The command ``list``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.workspaces import build
from tthc_render.cli.list import SUBJECTS
from tthc_render.cli.main import main
from tthc_render.reports.inventory import LISTINGS


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["list", *words])


@pytest.mark.parametrize("what", LISTINGS)
def test_each_subject_is_a_table_and_json(what: str) -> None:
    result = run(what)
    assert result.exit_code == 0, result.output
    data = json.loads(run(what, "--json").stdout)
    assert list(data) == [what]
    assert f"({len(data[what])})" in result.stdout
    assert all(next(iter(row.values())) in result.stdout for row in data[what])


def test_without_a_subject_all_are_listed() -> None:
    assert list(json.loads(run("--json").stdout)) == list(LISTINGS)
    assert (*LISTINGS, "missing") == SUBJECTS


def test_missing_reports() -> None:
    assert "Còn thiếu kỳ 2024-Q2: không có." in run("missing", "--period", "2024-Q2").stdout
    assert "so-mau" in run("missing", "--period", "2024-Q3").stdout
    assert run("--period", "2024-Q3").stdout == run("missing", "--period", "2024-Q3").stdout
    result = run("missing")
    assert result.exit_code == 2
    assert "--period" in result.stderr


def test_rows_of_a_pipe_are_not_broken() -> None:
    lines = run("types").stdout.splitlines()
    row = next(line for line in lines if line.startswith("kiem-soat-tthc-quy"))
    assert "Báo cáo quý về kiểm soát TTHC" in row
    assert "II.06a, II.07b, II.08" in row
