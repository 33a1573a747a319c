"""Figures reported in prose: computed, compared, overridden."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.diagnostics.findings import Place
from tthc_render.reports.indicators import read_indicators
from tthc_render.reports.library import Library
from tthc_render.vietnamese.numbers import Printed
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source


def read(root: Path, figures: str) -> tuple[object, list[str]]:
    path = build(root, report=REPORT.replace("pakn: {moi: 3, ky_truoc: 1}", f"pakn: {{{figures}}}"))
    library = Library(Workspace(root))
    loaded, _ = collected(library.report_type, "ngan", Place())
    source, _ = collected(read_source, path, "a.yaml")
    assert loaded is not None
    assert source is not None
    record, findings = collected(read_indicators, loaded.type, loaded.indicators, source)
    assert all(item.where.line for item in findings)
    return record, [item.code for item in findings]


@pytest.mark.parametrize(
    ("figures", "tong", "ty_le", "codes"),
    [
        ("moi: 3, ky_truoc: 1", 4, 75, []),
        ("moi: 3, ky_truoc: 1, tong: 4", 4, 75, []),
        ("moi: 3, ky_truoc: 1, tong: 5", 4, 75, ["C101"]),
        ("moi: 0, ky_truoc: 0", 0, 0, []),
        ("moi: 0, ky_truoc: 0, ty_le: 0", 0, 0, []),
        ("moi: 101, ky_truoc: 1", 102, 99.0, ["C104"]),
    ],
)
def test_formulas_and_identities(tmp_path: Path, figures: str, tong: int, ty_le: object, codes: list[str]) -> None:
    record, found = read(tmp_path, figures)
    assert found == codes
    assert record.pakn.tong == tong  # type: ignore[attr-defined]
    value = record.pakn.ty_le  # type: ignore[attr-defined]
    assert (None if value is None else float(value)) == ty_le


def test_an_override_prints_as_written_and_warns(tmp_path: Path) -> None:
    record, found = read(tmp_path, 'moi: 3, ky_truoc: 1, ty_le: {in: "80%", vi_sao: bản phát hành}')
    assert found == ["C103"]
    value = record.pakn.ty_le  # type: ignore[attr-defined]
    assert isinstance(value, Printed)
    assert value.text == "80%"
    assert value == 75


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ("moi: 3", "D101"),
        ("moi: ba, ky_truoc: 1", "D2"),
        ("moi: 3, ky_truoc: 1, moii: 2", "D1"),
        ("moi: -1, ky_truoc: 1", "D2"),
    ],
)
def test_faults_of_the_data(tmp_path: Path, figures: str, code: str) -> None:
    record, found = read(tmp_path, figures)
    assert record is None
    assert len(found) == 1
    assert found[0].startswith(code)


def test_a_blank_figure_is_reported_at_its_own_line(tmp_path: Path) -> None:
    path = build(
        tmp_path, report=REPORT.replace("pakn: {moi: 3, ky_truoc: 1}", "pakn:\n    moi: 3\n    ky_truoc: null")
    )
    library = Library(Workspace(tmp_path))
    loaded, _ = collected(library.report_type, "ngan", Place())
    source, _ = collected(read_source, path, "a.yaml")
    assert loaded is not None
    assert source is not None
    _, findings = collected(read_indicators, loaded.type, loaded.indicators, source)
    assert [(item.code, item.where.line) for item in findings] == [("D401", 14)]
