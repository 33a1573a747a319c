"""Names where codes are expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.mark.parametrize(
    ("old", "new", "code", "right"),
    [
        ("don_vi: so-mau", "don_vi: Sở Mẫu", "D319", "so-mau"),
        ("don_vi: so-mau", "don_vi: SỞ MẪU", "D319", "so-mau"),
        ("don_vi: so-mau", "don_vi: Sở Khác", "D241", "so-khac"),
        ("don_vi: so-mau", "don_vi: S0-mau", "D241", "so-mau"),
        ("loai: ngan", "loai: Báo cáo ngắn", "D319", "ngan"),
        ("loai: ngan", "loai: BÁO CÁO NGẮN", "D319", "ngan"),
        ("loai: ngan", "loai: Báo cáo quý về kiểm soát TTHC", "D319", "kiem-soat-tthc-quy"),
    ],
)
def test_the_code_of_a_name_is_said(tmp_path: Path, old: str, new: str, code: str, right: str) -> None:
    path = build(tmp_path, report=REPORT.replace(old, new))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [(item.code, item.details["right"]) for item in findings] == [(code, right)]


def test_types_are_listed_where_none_has_the_name(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("loai: ngan", "loai: Báo cáo quý kiểm soát thủ tục"))
    _, (item,) = collected(check_report, path, Library(Workspace(tmp_path)))
    assert (item.code, item.details["known"].split(", ")[0]) == ("D305", "kiem-soat-tthc-quy")
