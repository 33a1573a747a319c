"""Tests of ``checks/acceptance``."""

from __future__ import annotations

from pathlib import Path

from tests.reports.test_loader import load
from tests.support.workspaces import REPORT
from tthc_render.checks.acceptance import accept


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
