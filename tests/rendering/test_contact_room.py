"""An address with too many lines is told where it is typed, before anything is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, TYPE, UNITS, build
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


FOLDED = ">-\n      " + LONG.strip().replace("; ", ";\n      ")


@pytest.mark.parametrize("typed", [f'"{LONG}"', FOLDED, "|\n      Số 2\n      A\n      B"])
def test_an_address_of_the_units_is_told_at_its_own_unit(typed: str, tmp_path: Path) -> None:
    first, own = UNITS.replace("dia_danh: Mẫu", f"dia_danh: Mẫu\n    dia_chi: {typed}").split("  - ma: so-mau")
    units = f"{first}  - ma: so-mau{own}"
    path = build(tmp_path, units=units, kind=f"{TYPE}loai_van_ban: cong-van\n")
    told = [item.where for item in check_file(path, Library(Workspace(tmp_path))).findings if item.code == "D799"]
    line = units[: units.rindex("dia_chi:")].lstrip("\n").count("\n") + 1
    assert [(where.file, where.line) for where in told] == [("data/units.yaml", line)]


def _rendered(path: Path, root: Path) -> Outcome:
    return render_report(path, Library(Workspace(root)), root / "out")
