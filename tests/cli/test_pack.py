"""``pack`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.batch.options import Options
from tthc_render.batch.run import run
from tthc_render.cli.main import main


def test_a_period_is_packed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    run(Options(formats=("docx",)))
    done = CliRunner().invoke(main, ["pack", "2024-Q2"])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("luu-tru-2024-Q2.zip: ")
    assert CliRunner().invoke(main, ["pack", "2024-Q2"]).exit_code == 2
    (tmp_path / "outputs" / "so-mau" / "2024-Q2" / "ngan.docx").unlink()
    lost = CliRunner().invoke(main, ["pack", "2024-Q2", "-o", "b.zip"])
    assert lost.exit_code == 1
    assert "so-mau/2024-Q2/ngan.docx" in lost.output


def test_a_period_that_is_not_complete_is_packed_and_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["pack", "2024-Q2"])
    assert done.exit_code == 0, done.output
    assert "Hồ sơ chưa đủ: 1 báo cáo chưa có văn bản: data/so-mau/2024-Q2-ngan.yaml" in done.output
