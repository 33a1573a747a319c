"""Own figures of a unit that adds up others: read and checked where they are typed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.own_figures import added_keys, counts_of, kept_counts, typed_counts
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source

KIND = TYPE.replace("moi: {ten: Số mới}", "moi: {ten: Số mới, tong_hop: true}")
ROWS = "bieu_rieng:\n  M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 2, truc_tiep: 1}\n"


def with_own(folder: Path, own: str) -> Path:
    return build(folder, kind=KIND, report=REPORT.replace("loi_van:", f"{own}loi_van:"))


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        ("", []),
        (ROWS, []),
        ("chi_tieu_rieng:\n  pakn: {moi: 5}\n", []),
        ("chi_tieu_rieng: {}\n", []),
        (ROWS.replace(", truc_tiep: 1", ""), []),  # own figures need not fill a form
        (ROWS.replace("truc_tuyen: 2", "truc_tuyen: hai"), ["D204"]),
        (ROWS.replace("truc_tuyen", "truc_tuyn"), ["D102"]),
        (ROWS.replace("M.01", "M.02"), ["D103"]),
        ("bieu_rieng: 5\n", ["D110"]),
        ("chi_tieu_rieng:\n  pakn: {moi: -5}\n", ["D221"]),
        ("chi_tieu_rieng:\n  pakn: {ky_truoc: 1}\n", ["D103"]),  # not added up
        ("chi_tieu_rieng:\n  khac: {moi: 1}\n", ["D103"]),
        ("chi_tieu_rieng: [1]\n", ["D110"]),
    ],
)
def test_own_figures_are_checked_where_they_are_typed(tmp_path: Path, own: str, codes: list[str]) -> None:
    path = with_own(tmp_path, own)
    _, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings] == codes


def test_counts_kept_apart_typed_and_computed(tmp_path: Path) -> None:
    path = with_own(tmp_path, 'chi_tieu_rieng:\n  pakn: {moi: {in: "05", gia_tri: 5, vi_sao: như bản giấy}}\n')
    library = Library(Workspace(tmp_path))
    computed, _ = collected(load_report, path, library)
    source, _ = collected(read_source, path, "a.yaml")
    loaded, _ = collected(lambda findings: library.report_type("ngan", Place(), findings))
    assert computed is not None
    assert source is not None
    assert loaded is not None
    assert added_keys(loaded.type) == [("pakn", "moi")]
    assert collected(kept_counts, loaded, source) == ({("pakn", "moi"): Decimal(5)}, [])
    assert collected(typed_counts, loaded, source) == ({("pakn", "moi"): Decimal(3)}, [])
    assert counts_of(computed) == {("pakn", "moi"): Decimal(3)}
