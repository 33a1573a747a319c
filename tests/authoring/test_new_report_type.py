"""Tests of ``authoring/new_report_type``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import build
from tthc_render.authoring.new_report_type import copied_report_type, new_report_type
from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import parse_source


def test_a_report_type_has_three_files_that_load(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    paths = new_report_type(workspace, "thu")
    assert [path.name for path in paths] == ["report.yaml", "content.md", "example.yaml"]
    loaded, findings = collected(Library(workspace).report_type, "thu", Place())
    assert loaded is not None
    assert findings == []
    assert "@@" not in "".join(path.read_text(encoding="utf-8") for path in paths)
    for path in (paths[0], paths[2]):
        assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../../../schemas/")


def test_the_example_has_a_row_for_each_part_of_each_form(tmp_path: Path) -> None:
    build(tmp_path)
    workspace = Workspace(tmp_path)
    forms = {}
    for code in ("M.01", "II.07b"):
        form, _ = collected(Library(workspace).form, code, Place())
        assert form is not None
        forms[code] = form
    example = new_report_type(workspace, "thu", forms=forms)[2]
    source, findings = collected(parse_source, example.read_bytes(), "example.yaml")
    assert source is not None
    assert findings == []
    assert source.data["bieu"]["M.01"]["dong"] == [{"linh_vuc": "Dòng mẫu", "truc_tuyen": "0", "truc_tiep": "0"}]
    assert set(source.data["bieu"]["II.07b"]) == {"phan_1", "phan_2"}


def test_a_type_like_another_one_with_a_form(tmp_path: Path) -> None:
    build(tmp_path)
    workspace = Workspace(tmp_path)
    form, _ = collected(Library(workspace).form, "M.01", Place())
    assert form is not None
    _, _, example = copied_report_type(workspace, "quyet-dinh-rieng", "quyet-dinh", {"M.01": form})
    loaded, findings = collected(Library(workspace).report_type, "quyet-dinh-rieng", Place())
    assert findings == []
    assert loaded is not None
    assert (loaded.type.loai_van_ban, loaded.type.bieu) == ("quyet-dinh", ("M.01",))
    text = example.read_text(encoding="utf-8")
    assert "loai: quyet-dinh-rieng" in text
    assert "bao-cao/quyet-dinh-rieng.json" in text
    with pytest.raises(WrongUsage, match="đã có"):
        copied_report_type(workspace, "quyet-dinh-rieng", "quyet-dinh")


def test_what_cannot_be_copied_is_told(tmp_path: Path) -> None:
    build(tmp_path)
    workspace = Workspace(tmp_path)
    form, _ = collected(Library(workspace).form, "M.01", Place())
    assert form is not None
    with pytest.raises(WrongUsage, match="khong-co"):
        copied_report_type(workspace, "moi", "khong-co")
    with pytest.raises(WrongUsage, match="Bỏ --form"):
        copied_report_type(workspace, "moi", "ngan", {"M.01": form})
    assert not (tmp_path / "templates" / "reports" / "moi").exists()
