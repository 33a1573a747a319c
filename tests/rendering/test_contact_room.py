"""An address with too many lines is told where it is typed, before anything is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build
from tthc_render.rendering.outcome import Outcome
from tthc_render.rendering.pipeline import check_file, render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

LONG = "Số 2 đường Lê Lợi, phường A, tỉnh B; ĐT: 0239 385 0000; " * 5


@pytest.mark.parametrize(
    ("typed", "found"),
    [("|\n    Số 2\n    ĐT: 0239\n    Email: a@b.vn", "3"), (f'"{LONG}"', "3"), ("|\n    Số 2\n    ĐT: 0239", "")],
)
def test_too_many_lines_are_told_at_their_line(typed: str, found: str, tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("  luu: VT", f"  dia_chi: {typed}\n  luu: VT"))
    line = path.read_text(encoding="utf-8").split("  dia_chi:")[0].count("\n") + 1
    for run in (check_file(path, Library(Workspace(tmp_path))), _rendered(path, tmp_path)):
        told = [(item.where.line, item.details["found"]) for item in run.findings if item.code == "D799"]
        assert told == ([(line, found)] if found else [])
        assert run.error == ""


def _rendered(path: Path, root: Path) -> Outcome:
    return render_report(path, Library(Workspace(root)), root / "out")
