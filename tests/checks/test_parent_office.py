"""Whether the letterhead of a unit of another level names the body above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("cap: so", False),
        ("cap: khac", True),
        ("cap: khac\n    in_co_quan_cap_tren: true", False),
        ("cap: khac\n    in_co_quan_cap_tren: false", False),
    ],
)
def test_a_unit_of_another_level_says_it(level: str, told: bool, tmp_path: Path) -> None:
    path = build(tmp_path)
    units = tmp_path / "data" / "units.yaml"
    text = units.read_text(encoding="utf-8")
    assert "cap: so" in text
    units.write_text(text.replace("cap: so", level, 1), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert ("D790" in [item.code for item in findings]) is told
