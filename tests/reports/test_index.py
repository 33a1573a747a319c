"""Tests of ``reports/index``."""

from __future__ import annotations

from pathlib import Path

from tests.reports.test_inventory import library
from tests.support.workspaces import REPORT, build, write
from tthc_render.reports.index import find_report, present_reports
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

__all__ = ["library"]


def test_a_report_is_found_by_what_it_says_not_by_its_name(tmp_path: Path) -> None:
    path = build(tmp_path)
    other = write(tmp_path / "data" / "so-mau" / "x.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    library = Library(Workspace(tmp_path))
    assert find_report(library, "so-mau", "ngan", "2024-Q2") == path
    assert find_report(library, "so-mau", "ngan", "2024-Q1") == other
    assert find_report(library, "so-mau", "ngan", "2023-Q1") is None
    assert find_report(library, "khong-co", "ngan", "2024-Q2") is None


def test_files_that_are_no_reports_are_left_out(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "data" / "so-mau" / "ghi-chu.yaml", "viec: 3\n")
    write(tmp_path / "data" / "so-mau" / "ky-la.yaml", "loai: ngan\nky: mùa hè\n")
    assert [item.file.name for item in present_reports(library)] == ["2024-Q2-ngan.yaml"]
