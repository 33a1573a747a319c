"""Tests of ``template_checks/example_prints``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, build
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.template_checks import example_prints
from tthc_render.template_checks.example_prints import Example, lint_prints
from tthc_render.workspace.paths import Workspace


def example(tmp_path: Path, content: str) -> tuple[Example, Library]:
    path = build(tmp_path, content=content)
    library = Library(Workspace(tmp_path))
    (document, computed), _ = collected(check_report, path, library)
    assert document is not None
    assert computed is not None
    return Example(path.parent, "example.yaml", document, computed), library


@pytest.mark.parametrize(
    ("line", "known", "passed", "rules"),
    [
        ("", set(), set(), set()),
        ("Phần thứ nhất\n", set(), set(), {"NB-01"}),
        ("Phần thứ nhất\n", {"D607"}, set(), set()),
        ("Phần thứ nhất\n", set(), {"NB-01"}, set()),
        ("Phần thứ nhất\n", {"D606"}, {"NB-02"}, {"NB-01"}),
    ],
)
def test_broken_rules_are_told_once_and_not_again(
    line: str, known: set[str], passed: set[str], rules: set[str], tmp_path: Path
) -> None:
    own, library = example(tmp_path, CONTENT.replace("- Hồ sơ", f"{line}- Hồ sơ", 1))
    found = list(lint_prints(own, library, known, passed))
    assert {item.details["rule"] for item in found} == rules
    assert {item.where.file for item in found} <= {"example.yaml → DOCX"}


def test_prints_that_cannot_be_made_are_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, library = example(tmp_path, CONTENT)

    def failing(*_: object) -> None:
        raise RenderingFailed("Hỏng.")

    monkeypatch.setattr(example_prints, "render_bytes", failing)
    [item] = lint_prints(own, library, set(), set())
    assert (item.code, item.details["kind"], item.details["reason"]) == ("T608", "DOCX, PDF", "Hỏng")
