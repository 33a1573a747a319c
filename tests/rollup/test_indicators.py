"""Counts of the text that are added up."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, UNITS, build, write
from tthc_render.reports.library import Library
from tthc_render.rollup.aggregate import aggregate
from tthc_render.rollup.gather import Wishes
from tthc_render.rollup.indicators import LeftOut, added_indicators, left_out
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


@pytest.mark.parametrize(("count", "reported"), [(5, [5]), (4, []), (0, [])])
def test_counts_of_a_unit_that_adds_up_others_are_left_out_and_reported(
    tmp_path: Path, count: int, reported: list[int]
) -> None:
    kind = TYPE.replace("moi: {ten: Số mới}", "moi: {ten: Số mới, tong_hop: true}")
    build(tmp_path, kind=kind, units=UNITS + MORE.replace("cap_tren: ubnd-tinh-mau", "cap_tren: so-mau"))
    path = tmp_path / "data" / "so-hai" / "2024-Q2-ngan.yaml"
    write(path, REPORT.replace("so-mau", "so-hai").replace("moi: 3", "moi: 4"))
    upper = tmp_path / "data" / "so-mau" / "2024-Q2-ngan.yaml"
    write(upper, REPORT.replace("moi: 3", f"moi: {count}").replace("\nbieu:", "\nbieu_rieng:", 1))
    library = Library(Workspace(tmp_path))
    registry, _ = collected(library.units)
    assert registry is not None
    found = aggregate(library, registry, registry.units["ubnd-tinh-mau"], "2024-Q2", wishes=Wishes(tree=True))
    assert [child.unit.ma for child in found.children] == ["so-mau", "so-hai"]
    assert added_indicators(found.children) == {("pakn", "moi"): 4}
    rest = list(left_out(found.children, [("pakn", "moi")], registry))
    assert rest == [LeftOut(registry.units["so-mau"], "pakn", "moi", Decimal(value)) for value in reported]
