"""``preview`` on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.main import main
from tthc_render.workbench import serve


def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    calls: list[tuple[Any, ...]] = []

    def instead(workspace: Any, report: Any, tell: Any, **options: Any) -> None:
        calls.append((workspace.root, report, options))
        tell("http://127.0.0.1:1/x/")

    monkeypatch.setattr(serve, "serve", instead)
    return calls


def test_the_address_is_reported_and_the_report_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path)
    calls = called(monkeypatch)
    monkeypatch.chdir(tmp_path / "data")
    done = CliRunner().invoke(main, ["preview", "--no-browser", str(path)])
    assert done.exit_code == 0, done.output
    assert "http://127.0.0.1:1/x/" in done.output
    assert calls == [(tmp_path, path, {"host": "127.0.0.1", "port": 0, "origin": "", "opens": False})]


def test_without_data_it_is_reported_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["preview"])
    assert done.exit_code == 2
    assert "new unit" in done.output
    done = CliRunner().invoke(main, ["preview", "khong-co.yaml"])
    assert done.exit_code == 2
    assert "khong-co.yaml" in done.output
