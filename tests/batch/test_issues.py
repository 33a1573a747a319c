"""Issued documents in the manifest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.test_manifest import entry
from tthc_render.batch.issues import Issue, parse_issue
from tthc_render.batch.manifest import Manifest

ISSUE = Issue("a/2024-Q2/quy.pdf", "d" * 64, "12/BC-UBND", "1/7/2024", "data/a.yaml", "a", "2024-Q2", "quy", "b" * 32)


def test_an_issue_survives_its_line() -> None:
    assert parse_issue(ISSUE.to_line()) == ISSUE


@pytest.mark.parametrize("line", ["", "{", '{"issued": 3}', '{"issued": {"path": "a"}}', "[]", entry().to_line()])
def test_other_lines_are_no_issues(line: str) -> None:
    assert parse_issue(line) is None


def test_issues_stay_when_the_manifest_is_brought_into_order(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    made = entry(path=ISSUE.path)
    manifest.append([made, ISSUE, entry("data/b.yaml")])
    manifest.compact(lambda file: file == "data/b.yaml")
    assert manifest.issues() == [ISSUE]
    assert list(manifest.read()) == ["data/b.yaml"]
    assert manifest.known_outputs()[tmp_path / ISSUE.path] == "issued"
