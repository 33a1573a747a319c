"""Layouts that units keep beside their reports."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
from click.testing import CliRunner

from tests.support.workspaces import build
from tthc_render.cli.main import main
from tthc_render.workspace.paths import packaged_templates


def test_a_unit_s_own_layout_is_looked_at_and_its_yaml_is_no_report(tmp_path: Path) -> None:
    home = build(tmp_path).parent
    for name in ("layout.docx", "layout.html", "layout.yaml", "nd30.css"):
        shutil.copy(packaged_templates() / "layouts" / "nd30" / name, home)
    layout = docx.Document(str(home / "layout.docx"))
    layout.styles["Thân bài"].font.name = "Arial"
    layout.save(str(home / "layout.docx"))
    for path in (home, home / "layout.docx"):
        result = CliRunner().invoke(main, ["check", str(path)])
        assert "T761" in result.output, result.output
        assert "layout.yaml" not in result.output


def test_layouts_of_units_are_not_counted_as_reports(tmp_path: Path) -> None:
    report = build(tmp_path)
    home = report.parent
    assert summary(home).startswith("1 báo cáo, 0 báo cáo có lỗi, ghi 0 tệp")
    shutil.copy(packaged_templates() / "layouts" / "nd30" / "layout.yaml", home)
    assert summary(home).startswith("1 báo cáo, 0 báo cáo có lỗi, 1 mẫu, bố cục (0 có lỗi), ghi 0 tệp")
    assert summary(home, "--lang", "en").startswith(
        "1 reports, 0 with errors, 1 templates and layouts, 0 with errors, "
    )
    assert summary(home / "layout.yaml").startswith("1 mẫu, 0 mẫu có lỗi")
    for name in ("layout.docx", "layout.html", "nd30.css"):
        shutil.copy(packaged_templates() / "layouts" / "nd30" / name, home)
    (home / "layout.yaml").write_text("khong_co: 1\n", encoding="utf-8")
    assert summary(home).startswith("1 báo cáo, 0 báo cáo có lỗi, 1 mẫu, bố cục (1 có lỗi), ghi 0 tệp")
    assert summary(report).startswith("1 báo cáo, 0 báo cáo có lỗi, ghi 0 tệp")


def summary(path: Path, *options: str) -> str:
    """The line of counts below a check."""
    return CliRunner().invoke(main, ["check", str(path), *options]).stderr.strip().splitlines()[-1]
