"""A layout that cannot print is told by ``render`` with the code and place that ``check templates/`` gives it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.layout_faults import layout_faults
from tthc_render.cli.main import main
from tthc_render.workspace.paths import packaged_templates


def test_a_misspelt_name_of_a_layout_has_its_code_in_render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = build(tmp_path).parent
    for name in ("layout.docx", "layout.html", "layout.yaml", "nd30.css"):
        shutil.copy(packaged_templates() / "layouts" / "nd30" / name, home)
    page = (home / "layout.html").read_text(encoding="utf-8").replace("{{ ho_ten }}", "{{ ho_tn }}")
    (home / "layout.html").write_text(page, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["render"])
    assert said.exit_code == 4
    line = page[: page.index("{{ ho_tn }}")].count("\n") + 1
    assert f"layout.html:{line}: LỖI T502" in said.stderr
    assert "“ho_ten”" in said.stderr
    assert "Lỗi ở bố cục" in said.stderr
    (error,) = json.loads(CliRunner().invoke(main, ["render", "--json"]).stdout)["errors"]
    assert error["code"] == "T502"


@pytest.mark.parametrize("name", ["layouts/khong/layout.docx", "layout.yaml", "layout.docx"])
def test_what_cannot_be_looked_at_has_no_code(name: str) -> None:
    assert layout_faults(name) == ()
