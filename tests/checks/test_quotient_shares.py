"""Quotients printed as shares without × 100, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.test_stated_wholes import COMMUNE, WORDS, found_in
from tests.support.workspaces import REPORT, build
from tthc_render.checks.quotient_shares import check_quotient_shares, without_unscaled
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace

START = REPORT[: REPORT.index("  chung:")]
ONLINE = "bieu.II_06a.tong.truc_tuyen"
ALL = "bieu.II_06a.tong.tiep_nhan"


@pytest.mark.parametrize(
    ("expression", "columns"),
    [
        ("chi_tieu.pakn.moi / chi_tieu.pakn.tong | ty_le", [9]),
        ("chi_tieu.pakn.moi / chi_tieu.pakn.tong * 100 | ty_le", []),
        ("chi_tieu.pakn.moi / 4 | ty_le", []),
    ],
)
def test_a_quotient_is_told_at_its_place(expression: str, columns: list[int], tmp_path: Path) -> None:
    path = build(tmp_path, report=f"{START}  chung: |\n    Đạt [= {expression}].\n")
    computed = load_report(path, Library(Workspace(tmp_path)), [])
    assert computed is not None
    found = check_quotient_shares(computed.report)
    assert [item.where.column for item in found] == columns
    assert all(item.details["quotient"] == "4/776" for item in found)  # an example where no figures are known


@pytest.mark.parametrize(
    ("words", "quotient", "printed", "share"),
    [
        (f"Hồ sơ tiếp nhận trực tuyến đạt tỷ lệ [= {ONLINE} / {ALL} | ty_le].", "716/817", "0,88%", "87,64%"),
        (f"Hồ sơ trực tuyến đạt tỷ lệ [= {ONLINE} / ({ALL} - 45) | ty_le].", "716/772", "0,93%", "92,75%"),
    ],
)
def test_the_figures_of_the_report_alone(words: str, quotient: str, printed: str, share: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, COMMUNE.replace(WORDS, words))
    assert [item.code for item in found] == ["D665"]
    assert {key: found[0].details[key] for key in ("quotient", "printed", "share")} == {
        "quotient": quotient, "printed": printed, "share": share,
    }  # fmt: skip


def test_other_shares_of_its_line_stay() -> None:
    quotient = Finding("D665", Place("a.yaml", 9, 5), {"printed": "0,46%"})
    same = Finding("C320", Place("a.yaml", 9, 5), {"words": "đạt 0,46%"})
    other = Finding("C320", Place("a.yaml", 9, 40), {"words": "đạt 10,46%"})
    below = Finding("C320", Place("a.yaml", 10, 5), {"words": "đạt 0,46%"})
    assert without_unscaled([quotient, same, other, below]) == [quotient, other, below]
    assert without_unscaled([quotient.accept("đúng"), same]) == [quotient.accept("đúng"), same]
