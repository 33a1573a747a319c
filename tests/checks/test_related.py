"""Earlier reports and reports of units below, held against this one."""

from __future__ import annotations

from pathlib import Path

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build, write
from tthc_render.checks.related import earlier_reports
from tthc_render.rendering.pipeline import check_report
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


def test_an_earlier_report_is_found_wherever_it_lies(tmp_path: Path) -> None:
    """In another folder it is listed and added up, so the continuity check must see it as well."""
    kind = TYPE + "noi_tiep:\n  - {nhom: pakn, nay: ky_truoc, truoc: moi, nguon: Quy định mẫu}\n"
    path = build(tmp_path, kind=kind)
    write(tmp_path / "data" / "khac" / "2024-Q1-ngan.yaml", REPORT.replace("2024-Q2", "2024-Q1"))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code.startswith("C2")] == ["C203"]
