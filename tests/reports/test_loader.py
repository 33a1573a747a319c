"""Loading a report: everything wrong with it is found at once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def load(root: Path, report: str = REPORT):  # type: ignore[no-untyped-def]
    return collected(load_report, build(root, report=report), Library(Workspace(root)))


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("so-mau\nky", "so-mauu\nky"), "D309", 2),
        (("2024-Q2", "2024-T02"), "D308", 3),
        (("M.01:", "M.1:"), "D103", 14),
        (("M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", "M.01:"), "D310", 14),
        (
            ("bieu:\n  M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", "bieu: 5"),
            "D110",
            13,
        ),
        (("  chung: |", "  chungg: |"), "D102", 18),
    ],
)
def test_faults(change: tuple[str, str], code: str, line: int, tmp_path: Path) -> None:
    _, findings = load(tmp_path, REPORT.replace(*change))
    assert (code, line) in {(item.code, item.where.line) for item in findings}
    assert all(item.message() and "{" not in item.message() for item in findings)
