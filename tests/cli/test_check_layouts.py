"""Layouts that units keep beside their reports."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.main import main
from tthc_render.workspace.paths import packaged_templates


def test_a_unit_s_own_layout_is_looked_at_and_its_yaml_is_no_report(tmp_path: Path) -> None:
    home = build(tmp_path).parent
    for name in ("layout.docx", "layout.html", "layout.yaml", "nd30.css"):
        shutil.copy(packaged_templates() / "layouts" / "nd30" / name, home)
    layout = docx.Document(str(home / "layout.docx"))
    layout.styles["Thân bài"].font.name = "Arial"
    layout.save(str(home / "layout.docx"))
    for path in (home, home / "layout.docx"):
        result = CliRunner().invoke(main, ["check", str(path)])
        assert "T761" in result.output, result.output
        assert "layout.yaml" not in result.output
