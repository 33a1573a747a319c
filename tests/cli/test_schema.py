"""The command ``schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.main import main


def test_every_printed_path_is_a_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    monkeypatch.chdir(tmp_path)
    paths = CliRunner().invoke(main, ["schema", "-o", "luoc-do"]).output.split()
    assert len(paths) > 3
    assert all("$schema" in json.loads(Path(path).read_text(encoding="utf-8")) for path in paths)
