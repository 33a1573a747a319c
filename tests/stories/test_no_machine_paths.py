"""What is wrong with a layout is told with its path in the workspace, never with where that lies on the machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.main import main
from tthc_render.reports.library import Library
from tthc_render.workbench.open_workspace import OpenWorkspace
from tthc_render.workspace.paths import OWN_TEMPLATES, Workspace, packaged_templates, without_roots

ND30 = packaged_templates() / "layouts" / "nd30"
FAULTS: dict[str, Callable[[Path], object]] = {
    "no-word-file": lambda nd30: (nd30 / "layout.docx").write_text("?"),
    "no-page": lambda nd30: (nd30 / "layout.html").unlink(),
    "no-utf-8": lambda nd30: (nd30 / "layout.html").write_bytes(b"\xff"),
    "wrong-tag": lambda nd30: added(nd30 / "layout.html", "{% if %}"),
    "unknown-name": lambda nd30: added(nd30 / "layout.html", "{{ khong.co.gi }}"),
    "file-elsewhere": lambda nd30: added(nd30 / "nd30.css", "p { background: url(file:///etc/passwd) }"),
    "file-missing": lambda nd30: added(nd30 / "nd30.css", "p { background: url(thieu.png) }"),
    "sheet-missing": lambda nd30: added(nd30 / "nd30.css", "", "@import 'thieu.css';"),
    "wrong-measures": lambda nd30: (nd30 / "layout.yaml").write_text("a: ["),
    "no-measures": lambda nd30: (nd30 / "layout.yaml").unlink(),
    "wrong-kinds": lambda nd30: (nd30 / "kinds.yaml").write_text("loai: 3"),
}


def added(path: Path, end: str, head: str = "") -> None:
    path.write_text(f"{head}{path.read_text(encoding='utf-8')}{end}", encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_layout_is_named_by_its_path_in_the_workspace(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "nơi làm việc"
    report = build(home)
    nd30 = home / "templates" / "layouts" / "nd30"
    shutil.copytree(ND30, nd30)
    FAULTS[fault](nd30)
    monkeypatch.chdir(home)
    for arguments in (["render", "--pdf-engine", "weasyprint"], ["check", "data"], ["check", "templates"]):
        done = CliRunner().invoke(main, arguments, terminal_width=500)
        assert str(tmp_path) not in done.output
        assert str(packaged_templates()) not in done.output
        told = done.exit_code and arguments[0] == "render"
        assert not told or "templates/layouts/nd30" in done.output or OWN_TEMPLATES in done.output
    assert str(tmp_path) not in str(OpenWorkspace(Workspace(home)).preview(report))


def test_a_template_that_cannot_be_looked_into_is_named_in_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path)
    (tmp_path / "templates" / "forms" / "vong").symlink_to("/proc")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["render"])
    assert done.exit_code == 4
    assert str(tmp_path) not in done.output
    assert "templates/forms/vong: liên kết này" in done.output


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("{root}/templates/a.css: x", "templates/a.css: x"),
        ("{own}/layouts/nd30/a.css: x", f"{OWN_TEMPLATES}layouts/nd30/a.css: x"),
        ("không tải được “{root}/a.css”", "không tải được “a.css”"),
        ("/khac{root}/a.css: x", "/khac{root}/a.css: x"),
        ("{root}-cu/a.css: x", "{root}-cu/a.css: x"),
    ],
)
def test_only_whole_paths_below_the_roots_are_shortened(message: str, shown: str, tmp_path: Path) -> None:
    names = {"root": str(tmp_path), "own": str(packaged_templates())}
    assert without_roots(message.format(**names), tmp_path) == shown.format(**names)
    assert Library(Workspace(tmp_path)).workspace.said(message.format(**names)) == shown.format(**names)
