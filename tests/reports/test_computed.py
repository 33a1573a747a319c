"""Names that outlines may use."""

from __future__ import annotations

from pathlib import Path

from tests.support.collecting import collected
from tests.support.workspaces import build
from tthc_render.reports.computed import names_of
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def test_forms_go_by_their_code_and_by_a_name_without_dots(tmp_path: Path) -> None:
    computed, _ = collected(load_report, build(tmp_path), Library(Workspace(tmp_path)))
    assert computed is not None
    names = names_of(computed)
    assert set(names) == {"don_vi", "van_ban", "ky", "chi_tieu", "bieu", "loi_van", "rieng"}
    assert names["bieu"]["M.01"] is names["bieu"]["M_01"]
