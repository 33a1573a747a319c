"""One report, start to end: outcomes, stamps, repeatable bytes."""

from __future__ import annotations

import errno
import pickle
from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build
from tthc_render.formats.stamp import docx_stamp, pdf_stamp
from tthc_render.rendering import pipeline
from tthc_render.rendering.pipeline import render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import bytes_of


def test_an_outcome_names_its_files_and_survives_pickling(tmp_path: Path) -> None:
    path = build(tmp_path)
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    assert outcome.exit_code == 0
    assert (outcome.unit, outcome.period, outcome.report_type) == ("so-mau", "2024-Q2", "ngan")
    assert [item.path for item in outcome.outputs] == ["out/so-mau/2024-Q2/ngan.docx", "out/so-mau/2024-Q2/ngan.pdf"]
    assert pickle.loads(pickle.dumps(outcome)) == outcome
    word, page = ((tmp_path / item.path).read_bytes() for item in outcome.outputs)
    assert docx_stamp(word) == pdf_stamp(page)
    assert outcome.input_hash in docx_stamp(word)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    hashes = []
    for name in ("a", "b"):
        path = build(tmp_path / name)
        outcome = render_report(path, Library(Workspace(tmp_path / name)), tmp_path / name / "out")
        hashes.append([item.sha256 for item in outcome.outputs])
    assert hashes[0] == hashes[1]


def test_other_input_gives_another_stamp(tmp_path: Path) -> None:
    stamps = set()
    for number, report in enumerate((REPORT, REPORT.replace("moi: 3", "moi: 4"))):
        path = build(tmp_path / str(number), report=report)
        outcome = render_report(path, Library(Workspace(tmp_path / str(number))), tmp_path / "out", ["docx"])
        stamps.add(outcome.input_hash)
    assert len(stamps) == 2


def test_a_broken_layout_is_an_outcome_not_an_exception(tmp_path: Path) -> None:
    path = build(tmp_path)
    (tmp_path / "data" / "so-mau" / "layout.docx").write_bytes(b"not a zip")
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    assert outcome.exit_code == 4
    assert "layout.docx" in outcome.error
    assert not list((tmp_path / "out").rglob("*.*"))


def test_when_one_format_cannot_be_made_none_is_written(tmp_path: Path) -> None:
    path, library = build(tmp_path), Library(Workspace(tmp_path))
    assert render_report(path, library, tmp_path / "out").exit_code == 0
    before = {place: place.read_bytes() for place in (tmp_path / "out").rglob("ngan.*")}
    path.write_text(path.read_text(encoding="utf-8").replace("moi: 3", "moi: 4"), encoding="utf-8")
    (tmp_path / "data" / "so-mau" / "layout.html").write_text("{{ khong_co }}", encoding="utf-8")
    assert render_report(path, library, tmp_path / "out").exit_code == 4
    assert {place: place.read_bytes() for place in before} == before


def test_a_figure_left_open_is_reported_once_and_not_as_a_fault_of_the_template(tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("moi: 3", "moi: null"))
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    assert [(item.code, item.where.line) for item in outcome.findings] == [("D401", 12)]
    assert outcome.exit_code == 1


def test_a_report_unreadable_for_a_moment_has_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = build(tmp_path)
    whole = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out")
    faults = [PermissionError(errno.EACCES, "busy")]

    def busy_once(file: Path) -> bytes:
        if faults:
            raise faults.pop()
        return bytes_of(file)

    monkeypatch.setattr(pipeline, "bytes_of", busy_once)
    again = render_report(path, Library(Workspace(tmp_path)), tmp_path / "other")
    assert not faults
    assert [item.sha256 for item in again.outputs] == [item.sha256 for item in whole.outputs]
