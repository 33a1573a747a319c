"""Type, unit and period that are typed into each other's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace

HEAD = "loai: ngan\ndon_vi: so-mau\nky: 2024-Q2"


@pytest.mark.parametrize(
    ("head", "right"),
    [
        ("loai: so-mau\ndon_vi: ngan\nky: 2024-Q2", "loai: ngan; don_vi: so-mau"),
        ("loai: ngan\ndon_vi: 2024-Q2\nky: so-mau", "don_vi: so-mau; ky: 2024-Q2"),
        ("loai: 2024-Q2\ndon_vi: so-mau\nky: ngan", "loai: ngan; ky: 2024-Q2"),
    ],
)
def test_two_values_that_change_places_are_one_finding(tmp_path: Path, head: str, right: str) -> None:
    path = build(tmp_path, report=REPORT.replace(HEAD, head))
    _, found = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [(item.code, item.details["right"]) for item in found] == [("D681", right)]


@pytest.mark.parametrize(
    "head", [HEAD, "loai: ngan\ndon_vi: ngan\nky: 2024-Q2", "loai: ngan\ndon_vi: so-mau\nky: so-mau"]
)
def test_values_that_are_wrong_alone_are_not_called_exchanged(tmp_path: Path, head: str) -> None:
    path = build(tmp_path, report=REPORT.replace(HEAD, head))
    _, found = collected(load_report, path, Library(Workspace(tmp_path)))
    assert "D681" not in [item.code for item in found]
