"""Earlier reports and reports of units below, held against this one."""

from __future__ import annotations

from pathlib import Path

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build, write
from tthc_render.checks.related import earlier_reports
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def test_reports_of_earlier_periods_are_found(tmp_path: Path) -> None:
    path = build(tmp_path)
    write(tmp_path / "data" / "so-mau" / "x.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    library = Library(Workspace(tmp_path))
    computed, _ = collected(load_report, path, library)
    assert computed is not None
    assert [item.period.code for item in earlier_reports(computed, library)] == ["2024-Q1"]
