"""Shares typed as fractions: asked for, never changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import FORM, REPORT, TYPE, build
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

GROUP: Final = "  muc:\n    ten: Mức\n    truong:\n      dat: {ten: NAME, kieu: ty_le}\nloi_van:\n"


def found_in(root: Path, typed: str, name: str = "Tỷ lệ số hóa", earlier: str = "") -> list[Finding]:
    report = REPORT.replace("bieu:\n", f"  muc: {{dat: {typed}}}\nbieu:\n", 1)
    path = build(root, report=report, kind=TYPE.replace("loi_van:\n", GROUP.replace("NAME", name), 1))
    if earlier:
        before = report.replace("2024-Q2", "2024-Q1").replace("5/7/2024", "20/3/2024")
        before = before.replace(f"dat: {typed}", f"dat: {earlier}")
        (path.parent / "2024-Q1-ngan.yaml").write_text(before.lstrip("\n"), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(root)))
    return [item for item in findings if item.code == "C319"]


@pytest.mark.parametrize(
    ("typed", "earlier", "right"),
    [
        ("0.882", "", "88.2"),
        ("0.9245", "", "92.45"),
        ("0.92", "", "92"),
        ("0.125", "", "12.5"),
        ("0.5", "48", "50"),
        ("0.05", "6.1", "5"),
    ],
)
def test_a_fraction_is_asked_for(typed: str, earlier: str, right: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, typed, earlier=earlier)
    assert [(item.severity, item.details["right"]) for item in found] == [("info", right)]
    assert found[0].where.line == REPORT.lstrip().splitlines().index("bieu:") + 1


@pytest.mark.parametrize(
    ("typed", "name", "earlier"),
    [
        ("88.2", "Tỷ lệ số hóa", ""),
        ("0", "Tỷ lệ số hóa", ""),
        ("1", "Tỷ lệ số hóa", ""),
        ("0.5", "Tỷ lệ số hóa", ""),
        ("0.12", "Tỷ lệ số hóa", ""),
        ("0.85", "Tỷ lệ hồ sơ quá hạn", ""),
        ("0.882", "Tỷ lệ số hóa", "0.9"),
        ("0.882", "Tỷ lệ số hóa", "2.1"),
    ],
)
def test_a_small_share_is_left_alone(typed: str, name: str, earlier: str, tmp_path: Path) -> None:
    assert found_in(tmp_path, typed, name, earlier) == []


@pytest.mark.parametrize(("typed", "count"), [("0.975", 1), ("97.5", 0)])
def test_cells_of_forms(typed: str, count: int, tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("truc_tiep: 34}", f"truc_tiep: 34, dat: {typed}}}"))
    form = FORM.replace("    tong_cong:", "      - {ten: Đạt, khoa: dat, ma: (6), kieu: ty_le}\n    tong_cong:")
    (tmp_path / "templates" / "forms" / "M.01.yaml").write_text(form.lstrip("\n"), encoding="utf-8")
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings].count("C319") == count
