"""Issued documents in the manifest."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.test_manifest import entry
from tthc_render.batch.issued_records import (
    RECORD,
    Issue,
    in_place,
    is_changed,
    keep_records,
    parse_issue,
    recorded_issues,
)
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


@pytest.mark.parametrize("path", ["a/2024-Q2/quy.pdf", "a/quy.pdf", "quy.pdf"])
def test_an_issue_is_kept_in_the_folder_of_its_unit_once(tmp_path: Path, path: str) -> None:
    issue = replace(ISSUE, path=path)
    (tmp_path / "a").mkdir()
    for _ in range(2):
        keep_records(tmp_path, [issue, replace(issue, number="13/BC")])
    assert recorded_issues(tmp_path) == [issue, replace(issue, number="13/BC")]


def test_a_record_goes_along_with_its_folder_and_survives_damage(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    keep_records(tmp_path, [ISSUE])
    (tmp_path / "a").rename(tmp_path / "cu")
    record = tmp_path / "cu" / RECORD
    record.write_bytes(b"\xef\xbb\xbf" + record.read_bytes().strip() + b'\r\n{"issued": {"pa')
    moved = replace(ISSUE, path="cu/2024-Q2/quy.pdf")
    assert recorded_issues(tmp_path) == [moved]
    keep_records(tmp_path, [ISSUE, replace(moved, number="13/BC")])  # the folder "a" is not made again
    assert [item.number for item in recorded_issues(tmp_path)] == ["12/BC-UBND", "13/BC"]
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("path", ["/etc/hostname", "../../a.pdf"])
def test_a_record_names_nothing_outside_its_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / RECORD).write_text(replace(ISSUE, path=path).to_line(), encoding="utf-8")
    assert recorded_issues(tmp_path) == []


@pytest.mark.parametrize("lost", ["deleted", "older", "torn", "spaced", "marked"])
def test_marks_survive_the_loss_of_the_manifest(tmp_path: Path, lost: str) -> None:
    manifest = Manifest(tmp_path)
    manifest.append([entry()])
    older = manifest.path.read_text(encoding="utf-8")
    (tmp_path / "a").mkdir()
    keep_records(tmp_path, [ISSUE])
    manifest.append([ISSUE])
    whole = manifest.path.read_text(encoding="utf-8")
    text = {"older": older, "torn": whole[:-9], "spaced": whole.replace(":{", ": { "), "marked": f"\ufeff{whole}"}
    manifest.path.unlink() if lost == "deleted" else manifest.path.write_text(text[lost], encoding="utf-8")
    assert manifest.issues() == [ISSUE]
    manifest.compact()
    (tmp_path / "a" / RECORD).unlink()
    assert manifest.issues() == [ISSUE]


def test_of_a_moved_document_the_place_where_it_is_counts(tmp_path: Path) -> None:
    other = replace(ISSUE, path="cu/quy.pdf")
    assert in_place(tmp_path, [ISSUE, other]) == [ISSUE, other]
    (tmp_path / "cu").mkdir()
    (tmp_path / "cu/quy.pdf").touch()
    assert in_place(tmp_path, [ISSUE, other]) == [other]
    assert in_place(tmp_path, [ISSUE]) == [ISSUE]


def test_changed_bytes(tmp_path: Path) -> None:
    issue = replace(ISSUE, path="quy.pdf", sha256=hashlib.sha256(b"signed").hexdigest())
    assert not is_changed(tmp_path, issue)
    for data in (b"signed", b"signed twice"):
        (tmp_path / "quy.pdf").write_bytes(data)
        assert is_changed(tmp_path, issue) == (data != b"signed")
