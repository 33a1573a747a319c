"""A finding on a sentence of the outline is placed at the figure that it prints."""

from __future__ import annotations

from pathlib import Path

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, REPORT, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def test_of_equal_figures_the_one_whose_name_is_beside_it(tmp_path: Path) -> None:
    content = CONTENT.replace("# KẾT QUẢ", "# KẾT QUẢ\nSố kỳ trước chuyển qua {{ p.ky_truoc }}/8 việc, đạt tỷ lệ 70%.")
    report = REPORT.replace("moi: 3, ky_truoc: 1", "moi: 3, ky_truoc: 3")
    path = build(tmp_path, report=report, content=content)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    [item] = [item for item in findings if item.code == "P401"]
    line = path.read_text(encoding="utf-8").splitlines()[item.where.line - 1]
    assert line[: item.where.column - 1].endswith("ky_truoc: ")


def test_of_equal_figures_the_one_that_is_printed_whatever_stands_beside_it(tmp_path: Path) -> None:
    """The words beside the number name the other figure: the outline knows better."""
    content = CONTENT.replace("# KẾT QUẢ", "# KẾT QUẢ\nSố kỳ trước chuyển qua {{ p.moi }}/8 việc, đạt tỷ lệ 70%.")
    report = REPORT.replace("moi: 3, ky_truoc: 1", "moi: 3, ky_truoc: 3")
    path = build(tmp_path, report=report, content=content)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    [item] = [item for item in findings if item.code == "P401"]
    line = path.read_text(encoding="utf-8").splitlines()[item.where.line - 1]
    assert line[: item.where.column - 1].endswith("moi: ")
