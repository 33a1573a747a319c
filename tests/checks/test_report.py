"""Checks of a whole report: prose and frame are reported at a place in the report's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, REPORT, TYPE, build, write
from tthc_render.checks.report import appendix_labels
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def check(root: Path, report: str = REPORT, kind: str = TYPE) -> list[Finding]:
    _, findings = collected(check_report, build(root, report=report, kind=kind), Library(Workspace(root)))
    return findings


def test_a_good_report_has_no_finding(tmp_path: Path) -> None:
    assert check(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (("Công việc **đúng hạn**.", "Ngày 31/6/2024 họp."), "P501", 19),
        (("Công việc **đúng hạn**.", "Ngày 15/8/2024 đã họp."), "P508", 19),
        (("Công việc **đúng hạn**.", "Đạt 412/431 hồ sơ, đạt tỷ lệ 96,59%."), "P401", 19),
        (("Công việc **đúng hạn**.", "Có số liệu (theo Phụ lục I đính kèm)."), "P7", 19),
        (("luu: VT", "luu: VTT"), "F1", 8),
        (("quyen_han: [GIÁM ĐỐC]", "quyen_han: [K.T GIÁM ĐỐC]"), "F110", 9),
        (("noi_nhan: [UBND tỉnh]", "noi_nhan: [UBND tỉnh]\n  kinh_gui: [UBND tỉnh]"), "F107", 7),
    ],
)
def test_faults_are_reported_at_their_line(tmp_path: Path, change: tuple[str, str], code: str, line: int) -> None:
    found = [(item.code, item.where.line) for item in check(tmp_path, REPORT.replace(*change))]
    assert any(one.startswith(code) and where == line for one, where in found), found


def test_a_sentence_of_the_outline_is_reported_at_the_figure_it_names(tmp_path: Path) -> None:
    content = CONTENT.replace("# KẾT QUẢ", "# KẾT QUẢ\nĐạt 3/{{ p.moi }} việc, tỷ lệ 70%.")
    path = build(tmp_path, report=REPORT.replace("moi: 3, ky", "moi: 4, ky"), content=content)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    [item] = [item for item in findings if item.code == "P401"]
    line = path.read_text(encoding="utf-8").splitlines()[item.where.line - 1]
    assert line[item.where.column - 1 :].startswith("4, ky_truoc")


def test_a_computed_difference_is_not_taken_for_the_figure_it_equals(tmp_path: Path) -> None:
    content = CONTENT.replace("# KẾT QUẢ", "# KẾT QUẢ\nCó {{ p.tong }} việc, trong đó: 20 việc mới; 7 việc cũ.")
    path = build(tmp_path, report=REPORT.replace("moi: 3, ky_truoc: 1", "ky_truoc: 5, moi: 17"), content=content)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)), picky=True)
    [item] = [item for item in findings if item.code == "P301"]
    assert item.details["difference"] == "5"
    # The total is computed; the first typed figure behind it in the sentence is none of its parts either.
    assert (item.where.line, item.where.column) == (11, 0)


def test_rows_of_a_form_are_last_period_s_figures_too(tmp_path: Path) -> None:
    now = "Lĩnh vực Đất đai tiếp nhận trực tuyến 1.500 hồ sơ, tăng 10% so với quý trước."
    two = "1500, truc_tiep: 34}\n      - {linh_vuc: Hộ tịch, truc_tuyen: 150, truc_tiep: 3}"
    report = REPORT.replace("Công việc **đúng hạn**.", now).replace("1200, truc_tiep: 34}", two)
    old = report.replace(now, "Như trên.").replace("2024-Q2", "2024-Q1").replace("1500", "1200")
    write(tmp_path / "data" / "so-mau" / "cu.yaml", old)
    assert [item.details["right"] for item in check(tmp_path, report) if item.code == "C205"] == ["tăng 25,00%"]


def test_growth_and_documents_are_held_against_last_periods_report(tmp_path: Path) -> None:
    now = "Tiếp nhận 1.234 hồ sơ, tăng 10% so với quý trước, theo Kế hoạch số 12/KH-SM ngày 05/01/2024."
    before = now.replace("05/01/2024", "15/01/2024").replace(", tăng 10% so với quý trước", "")
    report = REPORT.replace("Công việc **đúng hạn**.", now)
    assert not check(tmp_path, report)
    old = REPORT.replace("Công việc **đúng hạn**.", before).replace("2024-Q2", "2024-Q1").replace("1200", "1000")
    old = old.replace('"07"', '"03"')
    write(tmp_path / "data" / "so-mau" / "cu.yaml", old)
    findings = {item.code: item for item in check(tmp_path, report)}
    assert set(findings) == {"C205", "P612"}
    assert "data/so-mau/cu.yaml) là 1.034, nay là 1.234: tăng 19,34%" in findings["C205"].message()
    assert "05/01/2024, nhưng báo cáo trước (data/so-mau/cu.yaml) ghi ngày 15/01/2024" in findings["P612"].message()
    assert {item.where.line for item in findings.values()} == {19}


def test_appendices_are_known_by_their_labels(tmp_path: Path) -> None:
    def labels(name: str, entry: str) -> tuple[str, ...]:
        root = tmp_path / name
        kind = TYPE.replace("{bieu: M.01, huong: ngang}", entry)
        (document, _), _ = collected(check_report, build(root, kind=kind), Library(Workspace(root)))
        assert document is not None
        return appendix_labels(document)

    assert labels("a", "{bieu: M.01, huong: ngang}") == ()
    assert labels("b", "{bieu: M.01, nhan: Phụ lục II}") == ("II",)
    assert labels("c", "{bieu: M.01, nhan: PHỤ LỤC}") == ("",)
