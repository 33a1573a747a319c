"""Tests of ``reports/acceptance``."""

from __future__ import annotations

from pathlib import Path

from tests.reports.test_loader import load
from tests.support.workspaces import REPORT
from tthc_render.prose.checker import check_file
from tthc_render.reports.acceptance import accept, accept_beside


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


def test_findings_on_a_text_are_accepted_beside_it_until_the_text_changes(tmp_path: Path) -> None:
    text = tmp_path / "cu.txt"
    text.write_text("Hoàn thành 13/72 nhiệm vụ, đạt 19,06%.", encoding="utf-8")
    found = check_file(text, "cu.txt")
    assert [item.code for item in accept_beside(text, "cu.txt", found)] == ["P401"]
    beside = tmp_path / "cu.txt.chap-nhan"
    beside.write_text("chap_nhan:\n  - {ma: P401, chua: 19, vi_sao: Bản đã ban hành}\n", encoding="utf-8")
    assert [item.accepted for item in accept_beside(text, "cu.txt", found)] == ["Bản đã ban hành"]
    text.write_text("Hoàn thành 13/72 nhiệm vụ, đạt 28,06%.", encoding="utf-8")
    again = accept_beside(text, "cu.txt", check_file(text, "cu.txt"))
    assert [(item.code, item.accepted, item.where.file) for item in again] == [
        ("P401", "", "cu.txt"),
        ("D311", "", "cu.txt.chap-nhan"),
    ]


def test_an_acceptance_without_words_of_several_findings_is_told(tmp_path: Path) -> None:
    text = tmp_path / "cu.txt"
    beside = tmp_path / "cu.txt.chap-nhan"
    one, other = "Hoàn thành 13/72 nhiệm vụ, đạt 19,06%.", "Hoàn thành 14/72 nhiệm vụ, đạt 20,44%."
    cases = (
        (one, "", ["P401"]),
        (f"{one}\n{one}", "", ["P401", "P401"]),
        (f"{one}\n{other}", "", ["P401", "P401", "D320"]),
        (f"{one}\n{other}", "chua: đạt, ", ["P401", "P401"]),
    )
    for words, contains, codes in cases:
        text.write_text(words, encoding="utf-8")
        beside.write_text(f"chap_nhan:\n  - {{ma: P401, {contains}vi_sao: Bản đã ban hành}}\n", encoding="utf-8")
        found = [item.code for item in accept_beside(text, "cu.txt", check_file(text, "cu.txt")) if item.code != "P601"]
        assert found == codes, (words, contains)
