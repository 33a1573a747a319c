"""Which reports are expected, reported from the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, TYPE, UNITS, build, write
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.expectations import expected_reports, missing_reports
from tthc_render.reports.library import Library
from tthc_render.vietnamese.periods import parse_period
from tthc_render.workspace.paths import Workspace

MORE = """\
  - {ma: so-hai, ten: Sở Hai, cap: so, cap_tren: ubnd-tinh-mau, ten_in: [X], ky_hieu: U, dia_danh: M}
  - {ma: xa-mau, ten: UBND xã, cap: xa, cap_tren: so-mau, ten_in: [X], ky_hieu: U, dia_danh: M}
"""


def open_reports(root: Path, period: str) -> list[tuple[str, str, str]]:
    library = Library(Workspace(root))
    registry = library.units(Findings())
    assert registry is not None
    return missing_reports(library, registry, parse_period(period))


@pytest.mark.parametrize(
    ("kind", "period", "missing"),
    [
        (TYPE, "2024-Q2", [("so-hai", "ngan", "")]),  # another department has sent it
        (TYPE, "2024-Q3", [("so-mau", "ngan", "2024-Q2")]),
        (TYPE + "tong_hop: [M.01]\n", "2024-Q2", [("so-hai", "ngan", ""), ("xa-mau", "ngan", "")]),
        (TYPE, "2024", []),  # another kind of period
    ],
)
def test_who_has_to_report(tmp_path: Path, kind: str, period: str, missing: list[tuple[str, str, str]]) -> None:
    build(tmp_path, kind=kind, units=UNITS + MORE)
    assert open_reports(tmp_path, period) == missing


@pytest.mark.parametrize("name", ["2024-Q2-ngan.yaml", "2024-Q2.yaml", "2024-Q2-ban-cuoi.yaml"])
def test_a_file_that_cannot_be_read_is_there(tmp_path: Path, name: str) -> None:
    build(tmp_path, units=UNITS + MORE)
    write(tmp_path / "data" / "so-hai" / name, "loai: [")
    assert open_reports(tmp_path, "2024-Q2") == []


def test_expected_reports_name_the_latest_period(tmp_path: Path) -> None:
    build(tmp_path)
    write(tmp_path / "data" / "so-mau" / "x.yaml", REPORT.replace("2024-Q2", "2023-Q1"))
    library = Library(Workspace(tmp_path))
    registry = library.units(Findings())
    assert registry is not None
    assert expected_reports(library, registry, parse_period("2024-Q3")) == {("so-mau", "ngan"): "2024-Q2"}
