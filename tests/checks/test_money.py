"""Amounts of money typed in another unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

KIND = TYPE.replace("loi_van:\n", "  tien:\n    ten: Tiền\n    truong:\n      a: {ten: Số tiền (UNIT)}\nloi_van:\n", 1)


def codes(root: Path, unit: str, amount: str, earlier: str = "") -> list[str]:
    report = REPORT.replace("bieu:\n", f"  tien: {{a: {amount}}}\nbieu:\n", 1)
    path = build(root, report=report, kind=KIND.replace("UNIT", unit))
    if earlier:
        before = (
            report.replace("2024-Q2", "2024-Q1")
            .replace("5/7/2024", "20/3/2024")
            .replace(f"a: {amount}", f"a: {earlier}")
        )
        (path.parent / "2024-Q1-ngan.yaml").write_text(before.lstrip("\n"), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(root)))
    return [item.code for item in findings if item.code in ("C315", "C316")]


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("đồng", "35", ["C315"]),
        ("đồng", "0", []),
        ("đồng", "35000000", []),
        ("triệu đồng", "35", []),
        ("triệu đồng", "35000000000", ["C315"]),
        ("tỷ đồng", "4516", []),
        ("tỷ đồng", "35000000", ["C315"]),
        ("hồ sơ", "35", []),
    ],
)
def test_an_amount_that_its_unit_hardly_has(tmp_path: Path, unit: str, amount: str, expected: list[str]) -> None:
    assert codes(tmp_path, unit, amount) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("36000", "35000000", ["C316"]),
        ("35000000", "41000", ["C316"]),
        ("35000000", "3500000", []),
        ("35000000", "0", []),
        ("35", "35000000", ["C315"]),
    ],
)
def test_an_amount_a_thousand_times_the_earlier_one(tmp_path: Path, now: str, before: str, expected: list[str]) -> None:
    assert codes(tmp_path, "đồng", now, before) == expected
