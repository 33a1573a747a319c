"""Checks between forms, with last period's report, and with the units below."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, TYPE, build, write
from tthc_render.checks.related import cross_check
from tthc_render.diagnostics.findings import Finding
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


def check(root: Path, extra: str, report: str = REPORT) -> list[Finding]:
    path = build(root, report=report, kind=TYPE.rstrip("\n") + "\n" + extra)
    library = Library(Workspace(root))
    computed, findings = collected(load_report, path, library)
    assert computed is not None, [item.message() for item in findings]
    return cross_check(computed, library)


@pytest.mark.parametrize(
    ("relation", "codes"),
    [
        ("bieu.M_01.tong.tiep_nhan = 1234", []),
        ("bieu.M_01.tong.tiep_nhan = chi_tieu.pakn.tong", ["C202"]),
        ("bieu['M.01'].tong.truc_tuyen >= chi_tieu.pakn.moi", []),
        ("bieu.M_01.tong.truc_tuyen <= chi_tieu.pakn.moi", ["C202"]),
        ("bieu.M_01.dong[0].truc_tuyen + 34 = bieu.M_01.tong.tiep_nhan", []),
        ("bieu.M_01.tong.khong_co = 5", []),
    ],
)
def test_relations_between_forms_and_text(tmp_path: Path, relation: str, codes: list[str]) -> None:
    findings = check(tmp_path, f'doi_chieu: [{{cong_thuc: "{relation}", nguon: thử}}]\n')
    assert [item.code for item in findings] == codes
    for item in findings:
        assert "1.234" in item.message() or "1.200" in item.message()
        assert item.where.line == 14


def test_tolerance_and_severity(tmp_path: Path) -> None:
    relation = "chi_tieu.pakn.tong = 5"
    assert check(tmp_path / "a", f'doi_chieu: [{{cong_thuc: "{relation}", nguon: x, dung_sai: 1}}]\n') == []
    [item] = check(tmp_path / "b", f'doi_chieu: [{{cong_thuc: "{relation}", nguon: x, muc: error}}]\n')
    assert item.code == "C201"
    assert item.where.line == 12


CARRY = """
noi_tiep:
  - {bieu: M.01, nay: truc_tiep, truoc: truc_tuyen, nguon: thử}
  - {nhom: pakn, nay: ky_truoc, truoc: moi, nguon: thử}
"""


def test_what_was_left_over_is_taken_over(tmp_path: Path) -> None:
    assert check(tmp_path, CARRY) == []
    before = REPORT.replace("2024-Q2", "2024-Q1")
    write(tmp_path / "data" / "so-mau" / "cu.yaml", before)
    findings = check(tmp_path, CARRY)
    assert [(item.code, item.details["now"], item.details["before"]) for item in findings] == [
        ("C203", "34", "1.200"),
        ("C203", "1", "3"),
    ]
    assert findings[0].details["row"] == "Đất đai"
    assert "data/so-mau/cu.yaml" in findings[0].message()
    assert [item.where.line for item in findings] == [16, 12]
    fitting = before.replace("truc_tuyen: 1200", "truc_tuyen: 34").replace("moi: 3", "moi: 1")
    write(tmp_path / "data" / "so-mau" / "cu.yaml", fitting)
    assert check(tmp_path, CARRY) == []


def test_rows_of_other_names_are_compared_by_their_totals(tmp_path: Path) -> None:
    before = REPORT.replace("2024-Q2", "2024-Q1").replace("Đất đai", "Hộ tịch")
    write(tmp_path / "data" / "so-mau" / "cu.yaml", before)
    assert {item.details["row"] for item in check(tmp_path, CARRY)} == {"tổng cộng", "Phản ánh, kiến nghị"}
