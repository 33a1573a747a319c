"""A clerk's editor: the yaml-language-server with our schemas, over its protocol (make test-editor)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.language_server import LanguageServer
from tthc_render.authoring.editor_schemas import write_schemas
from tthc_render.authoring.new_report import begin_report
from tthc_render.authoring.new_unit import new_unit
from tthc_render.diagnostics.collector import Findings
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

pytestmark = pytest.mark.editor
SERVER = os.environ.get("TTHC_YAML_SERVER", "")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft that is not finished, and the schemas of its workspace."""
    workspace = Workspace(tmp_path_factory.mktemp("editor"))
    new_unit(workspace, "ubnd-xa-mau", name="UBND xã Mẫu Trung", level="xa")
    new_unit(workspace, "so-mau", name="Sở Mẫu", level="so")
    draft = begin_report(Library(workspace), None, unit="ubnd-xa-mau", kind="kiem-soat-tthc-quy", period="2026-Q2")
    write_schemas(Library(workspace), workspace.root / "schemas", Findings())
    return draft.path


@pytest.fixture(scope="module")
def server(report: Path) -> Iterator[LanguageServer]:
    if not SERVER:
        pytest.skip("TTHC_YAML_SERVER names no yaml-language-server")
    with LanguageServer((SERVER, "--stdio"), report.parents[2]) as running:
        yield running


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n")) if line.startswith(start))


@pytest.mark.parametrize(
    ("start", "column", "offered"),
    [
        ("loai:", 6, ["kiem-soat-tthc-quy"]),
        ("don_vi:", 8, ["ubnd-xa-mau", "so-mau"]),
        ("ky:", 4, ["2026-Q3", "2026-Q2"]),
    ],
)
def test_it_offers_what_exists(
    server: LanguageServer, report: Path, start: str, column: int, offered: list[str]
) -> None:
    text = report.read_text(encoding="utf-8")
    path = report.with_name("goi-y.yaml")
    server.open(path, text)
    assert [item["label"] for item in server.completion(path, line_of(text, start), column)] == offered


@pytest.mark.parametrize(
    ("start", "column", "words"),
    [
        ("    can_ra_soat", 6, ["Tổng số TTHC cần rà soát", "chi_tieu.ra_soat.can_ra_soat"]),
        ("        truc_tuyen", 10, ["(cột 4)", "bieu.II_06a.tong.truc_tuyen"]),
        ("  mot_cua", 4, ["7. Cơ chế một cửa"]),
    ],
)
def test_it_explains_keys_and_names(
    server: LanguageServer, report: Path, start: str, column: int, words: list[str]
) -> None:
    text = report.read_text(encoding="utf-8")
    server.open(report, text)
    shown = server.hover(report, line_of(text, start), column).replace("\\", "")
    assert [word for word in words if word not in shown] == []


def test_a_draft_has_no_faults(server: LanguageServer, report: Path) -> None:
    assert server.open(report.with_name("ban-thao.yaml"), report.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ky: 2026-Q2", "ky: Quý II/2026", "Kỳ của loại báo cáo này ghi như 2026-Q4"),
        ("ky: 2026-Q2", "ky: 2026-Q5", "Kỳ của loại báo cáo này ghi như 2026-Q4"),
        ("don_vi: ubnd-xa-mau", "don_vi: ubnd-xa-khong-co", "Đơn vị không có trong data/units.yaml"),
        ("ngay: {thang: 6, nam: 2026}", "ngay: 31/6/2026", "Không có ngày này"),
        ("moi: null", "moi: -1", ""),
        ("  luu: ", "  luuu: ", "luuu"),
    ],
)
def test_it_underlines_what_is_wrong(server: LanguageServer, report: Path, old: str, new: str, words: str) -> None:
    text = report.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    wrong = text.replace(old, new, 1)
    path = report.with_name(f"sai-{abs(hash((old, new)))}.yaml")
    reported = server.open(path, wrong)
    line = wrong[: wrong.index(new)].count("\n")
    assert [item["message"] for item in reported if item["range"]["start"]["line"] == line and words in item["message"]]
