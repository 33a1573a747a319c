"""Figures above what their name allows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import FORM, REPORT, TYPE, build, write
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

GROUP: Final = "  muc:\n    ten: Mức\n    truong:\n      dat: {ten: 'NAME', kieu: KIND}\nloi_van:\n"


def found_in(root: Path, path: Path) -> list[tuple[int, str, str]]:
    _, findings = collected(check_report, path, Library(Workspace(root)))
    return [(item.where.line, item.details["most"], item.details["right"]) for item in findings if item.code == "D698"]


@pytest.mark.parametrize(
    ("name", "kind", "typed", "told"),
    [
        ("Điểm tiến độ (trên 20)", "thap_phan", "186", [("20", "; có phải 18.6?")]),
        ("Điểm tiến độ (trên 20)", "thap_phan", "20", []),
        ("Điểm tiến độ (trên 20)", "thap_phan", "20.5", [("20", ".")]),
        ("Điểm tự chấm (thang điểm 100)", "so", "101", [("100", ".")]),
        ("Điểm cộng, tối đa 5 điểm", "thap_phan", "45", [("5", "; có phải 4.5?")]),
        ("Số người trên 60 tuổi", "so", "186", []),
        ("Số hộ (trên địa bàn 20 thôn)", "so", "186", []),
        ("Tỷ lệ hài lòng", "ty_le", "125", [("100", "; có phải 12.5?")]),
        ("Tỷ lệ hồ sơ trực tuyến", "ty_le", "418.4", [("100", "; có phải 41.84?")]),
        ("Tỷ lệ hồ sơ đúng hạn", "ty_le", "100", []),
        ("Tỷ lệ hoàn thành kế hoạch giải quyết", "ty_le", "125", []),
        ("Tỷ lệ hồ sơ trực tuyến so với cùng kỳ", "ty_le", "125", []),
        ("Tỷ lệ tăng", "ty_le", "125", []),
    ],
)
def test_figures_of_the_text(name: str, kind: str, typed: str, told: list[tuple[str, str]], tmp_path: Path) -> None:
    report = REPORT.replace("bieu:\n", f"  muc: {{dat: {typed}}}\nbieu:\n", 1)
    group = GROUP.replace("NAME", name).replace("KIND", kind)
    path = build(tmp_path, report=report, kind=TYPE.replace("loi_van:\n", group, 1))
    line = next(n for n, text in enumerate(path.read_text("utf-8").split("\n"), 1) if "muc:" in text)
    assert found_in(tmp_path, path) == [(line, *item) for item in told]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("{ten: 'Tỷ lệ đúng hạn (%)', khoa: them, kieu: ty_le}", True),
        ("{ten: Số hóa, khoa: them, don_vi_tinh: '%'}", True),
        ("{ten: 'So với cùng kỳ (%)', khoa: them, kieu: ty_le}", False),
        ("{ten: Số hóa, khoa: them}", False),
    ],
)
def test_cells_of_forms(column: str, told: bool, tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("truc_tiep: 34", "truc_tiep: 34, them: 125"))
    write(tmp_path / "templates/forms/M.01.yaml", FORM.replace("    tong_cong", f"      - {column}\n    tong_cong"))
    assert bool(found_in(tmp_path, path)) == told


def test_a_limit_that_the_type_states_itself_is_not_told_twice(tmp_path: Path) -> None:
    report = REPORT.replace("bieu:\n", "  muc: {dat: 125}\nbieu:\n", 1)
    group = GROUP.replace("NAME", "Tỷ lệ hài lòng").replace("KIND", "ty_le")
    group = group.replace("loi_van:", '    kiem_tra: ["dat <= 100"]\nloi_van:')
    assert found_in(tmp_path, build(tmp_path, report=report, kind=TYPE.replace("loi_van:\n", group, 1))) == []
