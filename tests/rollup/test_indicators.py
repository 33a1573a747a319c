"""Counts of the text that are added up."""

from __future__ import annotations

from pathlib import Path

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, UNITS, build, write
from tthc_render.reports.library import Library
from tthc_render.rollup.aggregate import aggregate
from tthc_render.rollup.indicators import added_indicators
from tthc_render.workspace.paths import Workspace

MORE = "  - {ma: so-hai, ten: Sở Hai, cap: so, cap_tren: ubnd-tinh-mau, ten_in: [X], ky_hieu: U, dia_danh: M}\n"


def test_only_counts_that_the_type_marks_are_added(tmp_path: Path) -> None:
    kind = TYPE.replace("moi: {ten: Số mới}", "moi: {ten: Số mới, tong_hop: true}")
    units = (
        UNITS
        + "  - {ma: so-hai, ten: Sở Hai, cap: so, cap_tren: ubnd-tinh-mau, ten_in: [X], ky_hieu: U, dia_danh: M}\n"
    )
    build(tmp_path, kind=kind, units=units)
    write(
        tmp_path / "data" / "so-hai" / "2024-Q2-ngan.yaml",
        REPORT.replace("so-mau", "so-hai").replace("moi: 3", "moi: 4"),
    )
    library = Library(Workspace(tmp_path))
    registry, _ = collected(library.units)
    assert registry is not None
    found = aggregate(library, registry, registry.units["ubnd-tinh-mau"], "2024-Q2")
    assert added_indicators(found.children) == {("pakn", "moi"): 7}
