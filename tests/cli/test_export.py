"""``export`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.workspaces import build, write
from tthc_render.cli.main import main


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["export", *words])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ([], "outputs/so-lieu-2024-Q2.xlsx"),
        (["-f", "csv"], "outputs/so-lieu-2024-Q2.csv"),
        (["-o", "x.csv"], "x.csv"),
        (["-o", "x.xlsx", "--unit", "so-mau"], "x.xlsx"),
    ],
)
def test_a_file_is_written(root: Path, words: list[str], name: str) -> None:
    done = call("2024-Q2", *words)
    assert (done.exit_code, done.output) == (0, f"{name}: 1 báo cáo, 10 số\n")
    assert (root / name).is_file()


@pytest.mark.parametrize(
    "words", [["2024-Q9"], ["2023-Q1"], ["2024-Q2", "-o", "x.pdf"], ["2024-Q2", "-f", "csv", "-o", "x.xlsx"]]
)
def test_wrong_use(root: Path, words: list[str]) -> None:
    assert call(*words).exit_code == 2


def test_a_report_that_cannot_be_read_is_named_and_the_others_are_written(root: Path) -> None:
    write(root / "data" / "ubnd-tinh-mau" / "2024-Q2-ngan.yaml", "loai: [")
    done = call("2024-Q2")
    assert done.exit_code == 1
    assert "data/ubnd-tinh-mau/2024-Q2-ngan.yaml" in done.output
    assert (root / "outputs" / "so-lieu-2024-Q2.xlsx").is_file()
