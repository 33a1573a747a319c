"""A finding on a sentence of the outline is placed at the figure that it prints."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

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


def test_a_decomposed_outline_is_read_as_a_composed_one(tmp_path: Path) -> None:
    condition = "\n{% if don_vi.ten == 'Sở Mẫu' %}Khi đó không có.{% else %}Khi khác.{% endif %}\n# KẾT QUẢ"
    content = CONTENT.replace("\n# KẾT QUẢ", condition)
    path = build(tmp_path, content=unicodedata.normalize("NFD", content))
    document, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    composed = build(tmp_path / "composed", content=content)
    expected, others = collected(check_report, composed, Library(Workspace(tmp_path / "composed")))
    assert document[0].blocks == expected[0].blocks
    assert [(item.code, item.where.line) for item in findings] == [(item.code, item.where.line) for item in others]


@pytest.mark.parametrize("signs", ["x\u0323\u0301", "鴻海", "Ð", "  ,,", "20/8 việc, đạt 70%", "32/13/2024"])
@pytest.mark.parametrize("before", ["# KẾT QUẢ", "## Chung"])
def test_no_finding_has_a_file_that_is_none(signs: str, before: str, tmp_path: Path) -> None:
    path = build(tmp_path, content=CONTENT.replace(before, f"Đề nghị {signs} xem xét.\n{before} {signs}"))
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert findings
    assert [item.where for item in findings if not (tmp_path / item.where.file).is_file()] == []
    outline = (tmp_path / "templates" / "reports" / "ngan" / "content.md").read_text(encoding="utf-8").splitlines()
    for item in findings:
        if item.code in ("D770", "D751", "D752"):
            assert item.where.file == "templates/reports/ngan/content.md"
            assert signs in outline[item.where.line - 1]
