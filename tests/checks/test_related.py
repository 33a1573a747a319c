"""Finding the report of a unit, a type and a period."""

from __future__ import annotations

from pathlib import Path

from tests.support.workspaces import REPORT, build, write
from tthc_render.checks.related import find_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def test_a_report_is_found_by_what_it_says_not_by_its_name(tmp_path: Path) -> None:
    path = build(tmp_path)
    other = write(tmp_path / "data" / "so-mau" / "x.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    library = Library(Workspace(tmp_path))
    assert find_report(library, "so-mau", "ngan", "2024-Q2") == path
    assert find_report(library, "so-mau", "ngan", "2024-Q1") == other
    assert find_report(library, "so-mau", "ngan", "2023-Q1") is None
    assert find_report(library, "khong-co", "ngan", "2024-Q2") is None
