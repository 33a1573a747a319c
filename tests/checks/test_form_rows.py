"""Rows pasted twice, forms without rows, names that differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

ROW = "- {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([ROW], []),
        ([ROW, ROW.replace("Đất đai", "Hộ tịch")], []),
        ([ROW, ROW], ["C301"]),
        ([ROW, ROW.replace("1200", "900")], ["C302"]),
        ([ROW, ROW.replace("Đất đai", "đất  đai").replace("1200", "900")], ["C302", "C304"]),
        ([], ["C303"]),
    ],
)
def test_rows(tmp_path: Path, rows: list[str], codes: list[str]) -> None:
    assert REPORT.count(ROW) == 1
    report = REPORT.replace(ROW, f"\n{' ' * 6}".join(rows))
    if not rows:
        report = report.replace("dong:\n", "dong: []\n")
    path = build(tmp_path, report=report)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code.startswith("C30")] == codes


@pytest.mark.parametrize(("period", "told"), [("2025-Q4", ["1"]), ("2025-Q3", []), ("2025-Q1", [])])
def test_rows_of_districts_when_there_are_none(period: str, told: list[str], tmp_path: Path) -> None:
    day = f"ngay: 20/12/{period[:4]}"
    report = REPORT.replace("2024-Q2", period).replace("ngay: 5/7/2024", day).replace("Đất đai", "UBND huyện Mẫu")
    _, findings = collected(check_report, build(tmp_path, report=report), Library(Workspace(tmp_path)))
    assert [item.details["count"] for item in findings if item.code == "D633"] == told
