"""A report with one bad value is checked as far as it can be: its words are read, and nothing is said twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.rendering.pipeline import check_report, render_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

SLIPS = "Công việc  đúng hạn, đạt 55% (5/8); đơn vị chuwa kiểm tra."
"""A run of blanks, a share that is wrong, keys of Telex."""
OF_SLIPS = {"D624", "P401", "D628"}
WRONG = REPORT.replace("Công việc **đúng hạn**.", SLIPS)


def found_in(tmp_path: Path, report: str) -> list[str]:
    path = build(tmp_path, report=report)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    return [item.code for item in findings]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("ngay: 5/7/2024", "ngay: 31/6/2024", "D232"),
        ("ky: 2024-Q2", "ky: 2024-Q5", "D304"),
        ("loai: ngan", "loai: ngann", "D305"),
        ("don_vi: so-mau", "don_vi: so-khac", "D309"),
        ("ho_ten: Trần Văn An", "ho_ten: [Trần Văn An]", "D116"),
        ("luu: VT", "lu: VT", "D102"),
        ("moi: 3", "moi: ba", "D204"),
        ("moi: 3", "moi: null", "D401"),
        ("moi: 3", "moi: 1,200", "D044"),
        ("loi_van:", "rieng: {a: 12,5}\nloi_van:", "D044"),
        ("truc_tuyen: 1200", "truc_tuyen: null", "D401"),
        ("truc_tuyen: 1200", "truc_tuyn: 1200", "D102"),
        ("  chung: |", "  chng: |", "D102"),
    ],
)
def test_words_are_checked_beside_a_fault(old: str, new: str, code: str, tmp_path: Path) -> None:
    found = found_in(tmp_path / "a", WRONG.replace(old, new))
    assert sorted(found) == sorted({code, *OF_SLIPS})
    assert found_in(tmp_path / "b", REPORT.replace(old, new)) == [code]


def test_figures_are_held_against_each_other_beside_a_fault_of_the_head(tmp_path: Path) -> None:
    too_many = REPORT.replace("moi: 3", "moi: 300")
    assert found_in(tmp_path / "a", too_many) == ["C104"]
    assert sorted(found_in(tmp_path / "b", too_many.replace("ngay: 5/7/2024", "ngay: 31/6/2024"))) == ["C104", "D232"]


@pytest.mark.parametrize(("unit", "codes"), [("so-mau", ["D610"]), ("so-khac", ["D309"])])
def test_what_does_not_fit_a_unit_is_not_said_of_one_that_is_guessed(
    unit: str, codes: list[str], tmp_path: Path
) -> None:
    signed = REPORT.replace("quyen_han: [GIÁM ĐỐC]", "quyen_han: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]")
    assert found_in(tmp_path, signed.replace("don_vi: so-mau", f"don_vi: {unit}")) == codes


def test_sums_of_a_report_that_lacks_a_figure_say_nothing(tmp_path: Path) -> None:
    text = REPORT.replace("moi: 3", "moi: ba").replace("Công việc **đúng hạn**.", "Tổng số là [= chi_tieu.pakn.tong ].")
    assert found_in(tmp_path, text) == ["D204"]


def test_several_faults_of_the_figures_come_at_once(tmp_path: Path) -> None:
    text = REPORT.replace("truc_tuyen: 1200, truc_tiep: 34", "truc_tuyen: 1.200, truc_tiep: 34,5")
    assert sorted(found_in(tmp_path, text)) == ["D044", "D215"]


@pytest.mark.parametrize("fault", ["ngay: 31/6/2024", "ngay: [5/7/2024]"])
def test_nothing_is_printed_of_a_report_with_a_fault(fault: str, tmp_path: Path) -> None:
    path = build(tmp_path, report=REPORT.replace("ngay: 5/7/2024", fault))
    outcome = render_report(path, Library(Workspace(tmp_path)), tmp_path / "out", check=False)
    assert (outcome.exit_code, outcome.outputs) == (1, ())
    assert not list(tmp_path.glob("out/**/*.*"))


def test_the_wording_of_a_frame_with_a_fault_is_not_judged(tmp_path: Path) -> None:
    letter = REPORT.replace("  noi_nhan: [UBND tỉnh]", "  kinh_gui: [UBND tỉnh]\n  noi_nhan: [Như trên, Lãnh đạo Sở]")
    assert found_in(tmp_path / "a", letter) == []
    assert found_in(tmp_path / "b", letter.replace("[Như trên", "[[Như trên]")) == ["D616"]


def test_an_acceptance_is_not_called_needless_while_figures_lack(tmp_path: Path) -> None:
    accepted = f"{REPORT.replace('moi: 3', 'moi: null')}\nchap_nhan: [{{ma: P401, vi_sao: như bản gốc}}]\n"
    assert found_in(tmp_path, accepted) == ["D401"]


BROKEN = ("  ho_ten: Trần Văn An", "   ho_ten: Trần Văn An")
"""A key at another indent: the parser stops there."""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("moi: 3", "moi: ba", "D204"),
        ("truc_tuyen: 1200, truc_tiep: 34", "truc_tuyen: 1.200, truc_tiep: 34", "D215"),
        ("truc_tuyen: 1200", "truc_tuyen: null", "D401"),
        ("ky: 2024-Q2", "ky: 2024-Q5", "D304"),
        ("Công việc **đúng hạn**.", SLIPS, "P401"),
    ],
)
def test_other_faults_are_told_beside_broken_yaml(old: str, new: str, code: str, tmp_path: Path) -> None:
    text = REPORT.replace(*BROKEN)
    (broken,) = found_in(tmp_path / "a", text)
    found = found_in(tmp_path / "b", text.replace(old, new))
    assert {broken, code} <= set(found) <= {broken, code, *OF_SLIPS}
    assert found.count(code) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}", "     dong: 3\n      - {linh_vuc: Đất đai}"),
        ("  chung: |", "  chung |"),
        ("chi_tieu:", "chi_tieu: {"),
    ],
)
def test_nothing_is_said_of_what_could_not_be_read(old: str, new: str, tmp_path: Path) -> None:
    assert old in REPORT
    assert len(found_in(tmp_path, REPORT.replace(old, new))) == 1


def test_two_faults_of_syntax_are_told_at_once(tmp_path: Path) -> None:
    text = REPORT.replace(*BROKEN).replace("  chung: |", '  chung: "')
    found = found_in(tmp_path, text)
    assert found[0] == "D062"
    assert len(found) == 2
