"""Names that outlines may use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support.collecting import collected
from tests.support.workspaces import build
from tthc_render.reports.computed import past_names, template_names
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def test_forms_go_by_their_code_and_by_a_name_without_dots(tmp_path: Path) -> None:
    computed, _ = collected(load_report, build(tmp_path), Library(Workspace(tmp_path)))
    assert computed is not None
    names = template_names(computed)
    assert set(names) == {"don_vi", "van_ban", "ky", "chi_tieu", "bieu", "loi_van", "rieng", "ky_truoc", "cung_ky"}
    assert names["bieu"]["M.01"] is names["bieu"]["M_01"]


def test_earlier_reports_go_by_name(tmp_path: Path) -> None:
    path = build(tmp_path)
    before = path.with_name("2024-Q1-ngan.yaml")
    text = path.read_text(encoding="utf-8")
    before.write_text(text.replace("2024-Q2", "2024-Q1").replace("moi: 3", "moi: 2"), encoding="utf-8")
    computed, _ = collected(load_report, path, Library(Workspace(tmp_path)))
    assert computed is not None
    names: dict[str, Any] = template_names(computed)
    assert bool(names["ky_truoc"])
    assert names["ky_truoc"]["chi_tieu"]["pakn"]["moi"] == 2
    assert names["ky_truoc"]["ky"]["code"] == "2024-Q1"
    assert not names["cung_ky"]
    assert names["cung_ky"]["ky"]["code"] == "2023-Q2"
    assert past_names(computed.report.period, computed.earlier) == ("ky_truoc",)
