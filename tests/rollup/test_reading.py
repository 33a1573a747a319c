"""Reports read for adding up: whole ones strictly, a parent's draft for its own figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rollup.test_tree import Tree, build, report
from tests.support import workspaces
from tests.support.collecting import collected
from tests.support.workspaces import REPORT
from tthc_render.reports.library import Library
from tthc_render.rollup.reading import Readings, has_number
from tthc_render.workspace.paths import Workspace
from tthc_render.workspace.units import Registry
from tthc_render.yaml_files.loader import parse_source


def readings(root: Path) -> tuple[Readings, Registry]:
    build(Tree({"u0": "", "u1": "u0"}, {"u1": {"Đất đai": 5}}), root)
    library = Library(Workspace(root))
    registry, _ = collected(library.units)
    assert registry is not None
    return Readings(library, registry), registry


@pytest.mark.parametrize(
    ("text", "figures"),
    [("dong: [{linh_vuc: A 1, x: null}]", False), ("dong: [{x: 3}]", True), ("x: '3'", False), ("dong: []", False)],
)
def test_whether_a_form_has_figures(text: str, figures: bool) -> None:
    source, _ = collected(parse_source, text.replace("A 1", '"A 1"').encode(), "a.yaml")
    assert has_number(source.data) is figures


def test_a_draft_gives_its_own_figures_though_nothing_else_is_written(tmp_path: Path) -> None:
    found, registry = readings(tmp_path)
    path = tmp_path / "data" / "u0" / "2024-Q2-ngan.yaml"
    path.parent.mkdir(exist_ok=True)
    rows = "  M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 3, truc_tiep: 1}\n"
    path.write_text(f"loai: ngan\ndon_vi: u0\nky: 2024-Q2\nbieu_rieng:\n{rows}", encoding="utf-8")
    child, findings = collected(found.draft, registry.units["u0"], path)
    assert child is not None
    assert (list(child.kept), list(child.forms), findings) == (["M.01"], [], [])
    strict, errors = collected(found.report, registry.units["u0"], path)
    assert strict is None
    assert errors


def test_figures_that_cannot_be_read_are_errors_not_nothing(tmp_path: Path) -> None:
    found, registry = readings(tmp_path)
    path = report(tmp_path, "u0", {"Đất đai": 3})
    path.write_text(path.read_text(encoding="utf-8").replace("truc_tuyen: 3", "truc_tuyen: 3.000"), encoding="utf-8")
    child, findings = collected(found.draft, registry.units["u0"], path)
    assert child is not None
    assert (dict(child.forms), [item.code for item in findings]) == ({}, ["D215"])


@pytest.mark.parametrize(
    ("accepted", "counts"), [("", False), ("\nchap_nhan:\n  - {ma: C101, vi_sao: Đã ban hành}\n", True)]
)
def test_an_error_that_is_accepted_with_a_reason_does_not_keep_a_report_out(
    tmp_path: Path, accepted: str, counts: bool
) -> None:
    wrong = REPORT.replace("ky_truoc: 1}", "ky_truoc: 1, tong: 9}").rstrip("\n") + accepted
    path = workspaces.build(tmp_path, report=wrong)
    library = Library(Workspace(tmp_path))
    registry, _ = collected(library.units)
    child, findings = collected(Readings(library, registry).report, registry.units["so-mau"], path)
    assert (child is not None) is counts
    assert [item.code for item in findings] == ([] if counts else ["C101"])
