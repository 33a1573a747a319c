"""Outputs are judged by the writer's facts, a sample is read back, and a difference is reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest

from tests.support.workspaces import build
from tthc_render.readers import any_file
from tthc_render.rendering import own_lint
from tthc_render.rendering.own_lint import lint_read
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return build(tmp_path)


def rendered(path: Path, library: Library, agreed: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    """The lint of the PDF and the codes of findings, and how often a PDF was read."""
    with mock.patch.object(own_lint, "read_facts", wraps=any_file.read_facts) as asked:
        outcome = render_report(path, library, library.workspace.root / "out", ("pdf",), agreed=agreed)
    return outcome.outputs[0].lint, [item.code for item in outcome.findings], asked.call_count


def test_the_first_file_of_a_type_is_read_back_and_the_next_are_not(path: Path, tmp_path: Path) -> None:
    library = Library(Workspace(tmp_path))
    first, codes, reads = rendered(path, library)
    assert (reads, "B651" in codes) == (1, False)
    second, _, reads = rendered(path, library)
    assert reads == 0
    assert second == first
    # What another run has found to agree is not read again.
    other, _, reads = rendered(path, Library(Workspace(tmp_path)), (first.agreed,))
    assert (other, reads) == (first, 0)


def test_both_ways_give_the_same_verdict(path: Path, tmp_path: Path) -> None:
    reported, _, _ = rendered(path, Library(Workspace(tmp_path)))
    data = next((tmp_path / "out").rglob("*.pdf")).read_bytes()
    assert replace(reported, agreed="") == lint_read(data, "pdf", "x")


def test_changed_templates_are_read_back_again(path: Path, tmp_path: Path) -> None:
    reported, _, _ = rendered(path, Library(Workspace(tmp_path)))
    content = next((tmp_path / "templates").rglob("content.md"))
    content.write_text(content.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    _, _, reads = rendered(path, Library(Workspace(tmp_path)), (reported.agreed,))
    assert reads == 1


def test_a_difference_is_a_fault_of_the_program_and_the_readers_are_believed(path: Path, tmp_path: Path) -> None:
    def wrong(data: bytes, kind: str, shown: str):  # type: ignore[no-untyped-def]
        facts = any_file.read_facts(data, kind, shown)  # type: ignore[arg-type]
        first = replace(facts.paragraphs[0], text="khác")
        return replace(facts, paragraphs=(first, *facts.paragraphs[1:]))

    with mock.patch.object(own_lint, "read_facts", wrong):
        outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out", ("pdf",))
    [reported] = [item for item in outcome.findings if item.code == "B651"]
    assert ".paragraphs[0].text" in reported.message()
    assert outcome.exit_code == 1
    assert outcome.outputs[0].lint is not None
    assert outcome.outputs[0].lint.agreed == ""
    assert (tmp_path / outcome.outputs[0].path).is_file()
