"""Files of templates where nothing reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import build, write
from tthc_render.template_checks.checker import check_templates

RIGHT = (
    "templates/a.md",
    "templates/forms/ghi-chu.txt",
    "templates/.layout.yaml.swp",
    "templates/reports/so-do.png",
    "templates/x.yaml",
)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("layout.docx", "templates/layouts/TÊN/"),
        ("layouts/layout.docx", "templates/layouts/TÊN/"),
        ("layouts/layout.yaml", "data/MÃ/"),
        ("forms/layout.html", "templates/layouts/TÊN/"),
        ("report.yaml", "templates/reports/LOẠI/"),
        ("reports/content.md", "templates/reports/LOẠI/"),
        ("M.02.yaml", "templates/forms/"),
        ("reports/M.02.yaml", "templates/forms/"),
    ],
)
def test_a_template_in_the_wrong_place_is_named_with_the_right_one(tmp_path: Path, name: str, right: str) -> None:
    build(tmp_path)
    path = write(tmp_path / "templates" / name, "x: 1\n")
    [alone] = check_templates([path])
    assert [(item.code, item.where.file) for item in alone.findings] == [("T842", f"templates/{name}")]
    assert right in alone.findings[0].details["right"]


def test_it_is_named_with_the_whole_folder_too_and_other_files_are_not(tmp_path: Path) -> None:
    build(tmp_path)
    for name in RIGHT:
        write(tmp_path / name, "x\n")
    write(tmp_path / "templates" / "layout.docx", "x")
    found = [item for outcome in check_templates([tmp_path / "templates"]) for item in outcome.findings]
    assert [item.where.file for item in found if item.code == "T842"] == ["templates/layout.docx"]
