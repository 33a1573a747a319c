"""What is computed of a report with faults: right values stay, wrong ones go, the names of its file stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.reports.library import Library
from tthc_render.reports.readable_part import ReadablePart, readable_part
from tthc_render.workspace.paths import Workspace
from tthc_render.yaml_files.loader import read_source


def part_of(tmp_path: Path, report: str) -> ReadablePart | None:
    path = build(tmp_path, report=report)
    library = Library(Workspace(tmp_path))
    source, _ = collected(read_source, path, library.workspace.shown(path))
    assert source is not None
    before = repr(source.data)
    part = readable_part(source, library)
    assert repr(source.data) == before
    return part


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ky: 2024-Q2", "ky: 2024-Q5"),
        ("ky: 2024-Q2\n", ""),
        ("loai: ngan", "loai: ngắn"),
        ("don_vi: so-mau", "don_vi: so-mẫu"),
        ("ngay: 5/7/2024", "ngay: 31/6/2024"),
        ("  ngay: 5/7/2024\n", ""),
        ("ngay: 5/7/2024", "ngay: {ngay: 32, thang: 7, nam: 2024}"),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: UBND tỉnh"),
        ("ho_ten: Trần Văn An", "ho_ten: {a: b}"),
        ("ho_ten: Trần Văn An", "ho_tn: Trần Văn An"),
        ("loi_van:", "in_khac: [{thay: x}]\nloi_van:"),
    ],
)
def test_faults_of_the_head_leave_all_figures(old: str, new: str, tmp_path: Path) -> None:
    part = part_of(tmp_path, REPORT.replace(old, new))
    assert part is not None
    assert not part.lacks_figures
    report = part.computed.report
    assert (report.period.code, report.unit.ma, report.type.ma) == ("2024-Q2", "so-mau", "ngan")
    assert "đúng hạn" in report.narratives["chung"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("moi: 3", "moi: ba"),
        ("moi: 3", "moi: null"),
        ("{moi: 3, ky_truoc: 1}", "{}"),
        ("  pakn: {moi: 3, ky_truoc: 1}", "  {}"),
        ("truc_tuyen: 1200", "truc_tuyen: 1,200"),
        ("truc_tuyen: 1200", "truc_tuyen: null"),
        ("truc_tuyen: 1200", "truc_tuyen: null, la: 4"),
        ("truc_tiep: 34", "truc_tiep: [3]"),
    ],
)
def test_faults_of_figures_are_said(old: str, new: str, tmp_path: Path) -> None:
    part = part_of(tmp_path, REPORT.replace(old, new))
    assert part is not None
    assert part.lacks_figures
    assert "đúng hạn" in part.computed.report.narratives["chung"]


@pytest.mark.parametrize(("old", "new"), [("  chung: |", "  chng: |"), ("  chung: |", "  la: |\n    Lời\n  chung: |")])
def test_a_text_under_another_key_is_read_where_it_is_meant(old: str, new: str, tmp_path: Path) -> None:
    part = part_of(tmp_path, REPORT.replace(old, new))
    assert part is not None
    assert not part.lacks_figures
    assert "đúng hạn" in part.computed.report.narratives["chung"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("loai: ngan", "loai: khac\nloai_khac: x")],
)
def test_nothing_is_made_of_what_stays_unknown(old: str, new: str, tmp_path: Path) -> None:
    text = REPORT.replace(old, new)
    path = build(tmp_path, report=text)
    other = path.with_name("bao-cao.yaml")
    other.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    library = Library(Workspace(tmp_path))
    source, _ = collected(read_source, other, library.workspace.shown(other))
    assert source is not None
    assert readable_part(source, library) is None


def test_words_are_read_beside_a_form_that_is_not_there(tmp_path: Path) -> None:
    part = part_of(tmp_path, REPORT.replace("  M.01:\n", "  X.9:\n"))
    assert part is not None
    assert part.computed is not None
    assert part.lacks_figures
    assert [item.code for item in part.beside] == ["D103"]
