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


def own_counts(root: Path, upper: str, wishes: Wishes) -> tuple[dict[tuple[str, str], Decimal], list[str]]:
    """The sums of a district whose commune reports 4, and the units that were asked about."""
    kind = TYPE.replace("moi: {ten: Số mới}", "moi: {ten: Số mới, tong_hop: true}")
    build(root, kind=kind, units=UNITS + MORE.replace("cap_tren: ubnd-tinh-mau", "cap_tren: so-mau"))
    beneath = REPORT.replace("so-mau", "so-hai").replace("moi: 3", "moi: 4")
    write(root / "data" / "so-hai" / "2024-Q2-ngan.yaml", beneath)
    write(root / "data" / "so-mau" / "2024-Q2-ngan.yaml", upper)
    library = Library(Workspace(root))
    registry, _ = collected(library.units)
    assert registry is not None
    found = aggregate(library, registry, registry.units["ubnd-tinh-mau"], "2024-Q2", wishes=wishes)
    return added_indicators(found.children), list(found.unsure)


OWN_ROWS = "bieu_rieng:\n  M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 2, truc_tiep: 1}\n"
KEPT = "chi_tieu_rieng:\n  pakn: {moi: 5}\n"


@pytest.mark.parametrize("tree", [False, True])
@pytest.mark.parametrize(
    ("count", "more", "own", "total", "asked"),
    [
        ("5", KEPT, None, 9, []),  # kept apart: whatever else is typed, and whatever is asked for
        ("null", KEPT, None, 9, []),
        ("null", KEPT, False, 9, []),
        ("4", "", None, 4, []),  # the sum of the units beneath
        ("0", "", None, 4, []),
        ("5", OWN_ROWS, None, 4, ["so-mau"]),  # the total of last week, or own dossiers: it is asked
        ("5", OWN_ROWS, True, 9, []),
        ("5", OWN_ROWS, False, 4, []),
        ("3", OWN_ROWS, None, 4, ["so-mau"]),  # a late correction makes a small total smaller, too
    ],
)
def test_counts_of_a_unit_with_units_beneath_are_added_or_asked_for(
    tmp_path: Path, count: str, more: str, own: bool | None, total: int, asked: list[str], tree: bool
) -> None:
    upper = REPORT.replace("moi: 3", f"moi: {count}").replace("loi_van:", f"{more}loi_van:")
    if count == "null" and not tree:
        upper = upper.replace("null", "9")  # a finished report has its counts
    sums, unsure = own_counts(tmp_path, upper, Wishes(own=own, tree=tree))
    assert sums == {("pakn", "moi"): total}
    assert unsure == asked


def test_a_count_less_than_its_parts_is_own_where_the_forms_are(tmp_path: Path) -> None:
    upper = REPORT.replace("truc_tuyen: 1200, truc_tiep: 34", "truc_tuyen: 12, truc_tiep: 3")
    assert own_counts(tmp_path, upper, Wishes(tree=True)) == ({("pakn", "moi"): 7}, [])


def test_a_count_that_cannot_be_read_is_an_error_not_nothing(tmp_path: Path) -> None:
    upper = REPORT.replace("loi_van:", "chi_tieu_rieng:\n  pakn: {moi: năm}\nloi_van:").replace("moi: 3", "moi: null")
    kind = TYPE.replace("moi: {ten: Số mới}", "moi: {ten: Số mới, tong_hop: true}")
    build(tmp_path, kind=kind, units=UNITS + MORE.replace("cap_tren: ubnd-tinh-mau", "cap_tren: so-mau"))
    write(tmp_path / "data" / "so-mau" / "2024-Q2-ngan.yaml", upper)
    library = Library(Workspace(tmp_path))
    registry, _ = collected(library.units)
    assert registry is not None
    for tree in (False, True):
        wishes = Wishes(tree=tree)
        assert "so-mau" in aggregate(library, registry, registry.units["ubnd-tinh-mau"], "2024-Q2", wishes=wishes).bad
