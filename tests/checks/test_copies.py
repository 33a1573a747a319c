"""Reports that were copied from an example, another unit or another period, and not made their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, UNITS, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def found(root: Path, name: str, report: str = REPORT, units: str = UNITS) -> list[tuple[str, int]]:
    path = build(root, report=report, units=units)
    moved = root / "data" / name
    moved.parent.mkdir(exist_ok=True, parents=True)
    path.rename(moved)
    return [(item.code, item.where.line) for item in collected(check_report, moved, Library(Workspace(root)))[1]]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("so-mau/2024-Q2-ngan.yaml", []),
        ("so-mau/2024-ngan.yaml", []),
        ("so-mau/bao-cao.yaml", []),
        ("thu-muc-khac/2024-Q2-ngan.yaml", [("B501", 1)]),
        ("so-mau/2024-Q1-ngan.yaml", [("D318", 3)]),
        ("so-mau/2024-6T.yaml", [("D318", 3)]),
        ("ubnd-tinh-mau/2024-Q2-ngan.yaml", [("D317", 2)]),
        ("so-mau/2023/bao-cao.yaml", [("D318", 3)]),
        ("so-mau/2025/bao-cao.yaml", [("D318", 3)]),
        ("so-mau/2024/bao-cao.yaml", []),
        ("so-mau/2024-Q1/bao-cao.yaml", [("D318", 3)]),
        ("so-mau/2023/2024-Q2.yaml", []),  # the nearest name counts
        ("so-mau/2022-ngan.yaml", [("D318", 3)]),
    ],
)
def test_a_report_lies_in_its_own_place(tmp_path: Path, name: str, wanted: list[tuple[str, int]]) -> None:
    assert found(tmp_path, name) == wanted


def test_the_comment_over_an_example_must_go(tmp_path: Path) -> None:
    report = "# Chép từ bài mẫu của ngan: thay mọi số.\n" + REPORT.lstrip()
    assert found(tmp_path, "so-mau/2024-Q2-ngan.yaml", report) == [("D315", 1)]


def test_a_new_unit_must_say_where_it_is(tmp_path: Path) -> None:
    units = UNITS.replace("dia_danh: Mẫu\n    noi_nhan", "dia_danh: Địa danh\n    noi_nhan")
    assert found(tmp_path, "so-mau/2024-Q2-ngan.yaml", units=units) == [("D316", 2)]
