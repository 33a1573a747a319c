"""A layout copied to be changed in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tthc_render.authoring.new_layout import new_layout
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.workspace.paths import Workspace


def test_a_copy_has_every_file_and_is_never_overwritten(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    made = new_layout(workspace, "thu")
    origin = workspace.layout_file("nd30", "layout.docx").parent
    assert {path.name: path.read_bytes() for path in made} == {
        path.name: path.read_bytes() for path in origin.iterdir() if path.is_file()
    }
    with pytest.raises(WrongUsage, match="đã có"):
        new_layout(workspace, "thu")
