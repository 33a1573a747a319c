"""``watch`` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.batch import render_changes
from tthc_render.cli.main import main


def test_it_tells_each_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(render_changes, "changes_below", lambda folders: iter([[folders[0] / "x.yaml"]]))
    done = CliRunner().invoke(main, ["watch", "-f", "docx"])
    assert done.exit_code == 0, done.output
    assert "Đang theo dõi data, templates" in done.output
    assert done.output.count("data/so-mau/2024-Q2-ngan.yaml: xong") == 1


def test_without_data_there_is_nothing_to_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["watch"])
    assert done.exit_code == 2
    assert "data/" in done.output


def test_without_the_watcher_the_remedy_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = CliRunner().invoke(main, ["watch", "-f", "docx"])
    assert done.exit_code == 2
    assert "tthc-render[watch]" in done.output
