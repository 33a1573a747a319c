"""Gaps left in a report: each at its line, alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

START = REPORT[: REPORT.index("  chung:")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("luu: VT", "luu: (điền sau)", [("D638", "(điền sau)")]),
        ('so: "07"', "so: .../BC", [("D638", ".../BC")]),
        ("noi_nhan: [UBND tỉnh]", "noi_nhan: [xxx]", [("D638", "xxx")]),
        ("linh_vuc: Đất đai", "linh_vuc: Tên lĩnh vực", [("D638", "Tên lĩnh vực")]),
        ("Trần Văn An", "…", [("D611", "…")]),
        ("Công việc", "Xem ../../bang/so-lieu.xlsx; công việc", []),
    ],
)
def test_values(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert old in REPORT
    path = build(tmp_path, report=REPORT.replace(old, new, 1))
    before, after = (
        {
            (item.code, item.details.get("seen", ""))
            for item in collected(check_report, path, Library(Workspace(root)))[1]
        }
        for root, path in ((tmp_path / "before", build(tmp_path / "before", report=REPORT)), (tmp_path, path))
    )
    assert sorted(after - before) == expected


def test_narrative_is_reported_at_its_line_without_what_follows(tmp_path: Path) -> None:
    words = "  chung: |\n    Đoạn một.\n    Theo Kế hoạch số ..../KH-SM ngày   tháng   năm 2024.\n"
    path = build(tmp_path, report=START + words)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    line = START.count("\n") + 2
    found = [(item.code, item.where.column) for item in findings if item.where.line == line]
    assert found == [("D638", 19)]


def test_one_name_in_several_rows_is_one_finding_with_all_its_lines(tmp_path: Path) -> None:
    row = "- {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"
    assert row in REPORT
    text = REPORT.replace(row, "\n      ".join(row.replace("Đất đai", "Lĩnh vực A") for _ in range(3)))
    _, findings = collected(check_report, build(tmp_path, report=text), Library(Workspace(tmp_path)))
    (found,) = [item for item in findings if item.code == "D638"]
    first = found.where.line
    assert f"“Lĩnh vực A” (còn ở dòng {first + 1}, {first + 2})." in found.message()
    assert f"“Lĩnh vực A” (also in lines {first + 1}, {first + 2})." in found.message("en")


def test_the_file_of_a_picture_beside_another_is_no_gap(tmp_path: Path) -> None:
    line = "  chung: |\n    ![](b.png) ![](../../../../etc/a.png)\n"
    _, findings = collected(check_report, build(tmp_path, report=START + line), Library(Workspace(tmp_path)))
    codes = [item.code for item in findings]
    assert "D757" in codes
    assert "D638" not in codes
