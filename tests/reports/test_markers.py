"""Tests of ``reports/markers``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, UNITS, build, write
from tthc_render.checks.related import cross_check
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.markers import AGGREGATED
from tthc_render.workspace.paths import Workspace

ROOM = (
    UNITS
    + """
  - ma: phong-mau
    ten: Phòng Mẫu
    cap: phong
    cap_tren: so-mau
    ten_in: [PHÒNG MẪU]
    ky_hieu: PM
    dia_danh: Mẫu
"""
)


@pytest.mark.parametrize(("mark", "codes"), [("", set()), (f"\n  {AGGREGATED} so-mau 2024-Q2", {"C204"})])
def test_a_child_s_own_figures_are_not_the_sum_of_the_units_beneath_it(
    tmp_path: Path, mark: str, codes: set[str]
) -> None:
    report = REPORT.replace("bieu:", f"bieu:{mark}")
    build(tmp_path, report=report, units=ROOM, kind=TYPE.rstrip("\n") + "\ntong_hop: [M.01]\n")
    parent = REPORT.replace("don_vi: so-mau", "don_vi: ubnd-tinh-mau").replace("1200", "1300")
    path = write(tmp_path / "data" / "ubnd-tinh-mau" / "a.yaml", parent)
    library = Library(Workspace(tmp_path))
    computed, _ = collected(load_report, path, library)
    assert computed is not None
    assert {item.code for item in cross_check(computed, library)} == codes
