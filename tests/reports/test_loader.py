"""Loading a report: everything wrong with it is found at once, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.workspaces import REPORT, build
from tthc_render.forms.compute import Result
from tthc_render.reports.library import Library
from tthc_render.reports.loader import accept, load_report
from tthc_render.workspace.paths import Workspace


def load(root: Path, report: str = REPORT):  # type: ignore[no-untyped-def]
    return load_report(build(root, report=report), Library(Workspace(root)))


def test_figures_forms_and_narratives_are_there(tmp_path: Path) -> None:
    computed, findings = load(tmp_path)
    assert findings == []
    assert computed is not None
    assert computed.figures.pakn.tong == 4
    form, result = computed.forms["M.01"]
    assert form.code == "M.01"
    assert isinstance(result, Result)
    assert result.tong.tiep_nhan == 1234
    assert computed.report.narratives["chung"].startswith("Công việc")
    assert computed.report.narratives["mo_dau"] == ""


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("so-mau\nky", "so-mauu\nky"), "D309", 2),
        (("2024-Q2", "2024-T02"), "D308", 3),
        (("M.01:", "M.1:"), "D103", 14),
        (("M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", "M.01:"), "D310", 14),
        (
            ("bieu:\n  M.01:\n    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", "bieu: 5"),
            "D110",
            13,
        ),
        (("  chung: |", "  chungg: |"), "D102", 18),
    ],
)
def test_faults(change: tuple[str, str], code: str, line: int, tmp_path: Path) -> None:
    _, findings = load(tmp_path, REPORT.replace(*change))
    assert (code, line) in {(item.code, item.where.line) for item in findings}
    assert all(item.message() and "{" not in item.message() for item in findings)


def test_acceptance_needs_the_code_and_the_words(tmp_path: Path) -> None:
    wrong = REPORT.replace("ky_truoc: 1}", "ky_truoc: 1, tong: 9}").rstrip("\n")
    for words, accepted in (("", True), ("Tổng số", True), ("Số khác", False)):
        report = wrong + f"\nchap_nhan:\n  - {{ma: C101, vi_sao: cũ, chua: {words or 'Tổng'}}}\n"
        computed, findings = load(tmp_path / (words or "x"), report)
        assert computed is not None
        found = {item.code: item.accepted for item in accept(computed, findings)}
        assert bool(found["C101"]) is accepted
        assert ("D311" in found) is not accepted


def test_errors_of_the_data_cannot_be_accepted(tmp_path: Path) -> None:
    report = REPORT.replace("2024-Q2", "2024-T02").rstrip("\n") + "\nchap_nhan:\n  - {ma: D308, vi_sao: thử}\n"
    computed, findings = load(tmp_path, report)
    assert computed is not None
    found = {item.code: item.accepted for item in accept(computed, findings)}
    assert found == {"D308": "", "D311": ""}
