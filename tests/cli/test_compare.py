"""``compare`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.workspaces import REPORT, build, write
from tthc_render.cli.main import main


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    text = REPORT.replace("2024-Q2", "2024-Q1").replace("1200", "1000")
    write(tmp_path / "data" / "so-mau" / "2024-Q1-ngan.yaml", text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["compare", "2024-Q1", *words])


def test_a_table_a_page_and_json(root: Path) -> None:
    done = call("2024-Q2", "-o", "so-sanh.html", "--top", "1")
    assert done.exit_code == 0
    assert "+200" in done.output
    assert "Còn 1 số thay đổi nữa" in done.output
    assert "+200" in (root / "so-sanh.html").read_text(encoding="utf-8")
    data = json.loads(call("2024-Q2", "--json").output)
    assert [item["chenh"] for item in data["thay_doi"]] == ["200", "200"]


@pytest.mark.parametrize("words", [["2024-Q3"], ["2024-Q9"], ["2024-Q2", "--unit", "khac"]])
def test_wrong_use(root: Path, words: list[str]) -> None:
    assert call(*words).exit_code == 2


def test_a_report_that_cannot_be_read_is_named(root: Path) -> None:
    write(root / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", "loai: [")
    done = call("2024-Q2")
    assert done.exit_code == 1
    assert "data/ubnd-tinh-mau/2024-Q2-ngan.yaml" in done.output
