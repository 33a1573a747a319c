"""What looks like a slip of digits or like last period's report sent again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build, write
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

LONG = "Trong kỳ đã tổ chức 03 lớp tập huấn cho 215 công chức làm việc tại Bộ phận Một cửa của các xã, phường."


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (REPORT, REPORT.replace("1200", "1307"), []),
        (REPORT.replace("1200", "13071"), REPORT.replace("1200", "1307"), ["C310"]),
        (REPORT.replace("1200", "13070"), REPORT.replace("1200", "1307"), ["C310"]),
        (REPORT.replace("1200", "9998"), REPORT.replace("1200", "1307"), []),
        (
            REPORT.replace("Công việc **đúng hạn**.", LONG),
            REPORT.replace("1200", "1307").replace("Công việc **đúng hạn**.", LONG),
            ["C312"],
        ),
    ],
)
def test_notes_against_last_period(tmp_path: Path, old: str, new: str, codes: list[str]) -> None:
    write(
        tmp_path / "data" / "so-mau" / "2024-Q1-ngan.yaml",
        old.replace("2024-Q2", "2024-Q1").replace("5/7/2024", "5/4/2024"),
    )
    path = build(tmp_path, report=new)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings if item.code.startswith("C31")] == codes
