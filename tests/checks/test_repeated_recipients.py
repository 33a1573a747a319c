"""Recipients that stand twice in one list."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


def repeated(tmp_path: Path, names: list[str]) -> tuple[list[Finding], int]:
    """D658 of a report with these recipients, and the line of the first of them."""
    lines = "".join(f"\n    - {name}" for name in names)
    report = REPORT.replace("noi_nhan: [UBND tỉnh]", f"noi_nhan:{lines}")
    path = build(tmp_path, report=report)
    _, findings = collected(check_report, path, Library(Workspace(tmp_path)))
    written = path.read_text(encoding="utf-8").split("\n")
    first = next(number for number, line in enumerate(written, 1) if "noi_nhan:" in line) + 1
    return [item for item in findings if item.code == "D658"], first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thanh tra tỉnh", "Thanh tra tỉnh"),
        ("Thanh tra tỉnh", "Thanh tra tỉnh;"),
        ("Thanh tra tỉnh.", "thanh tra  tỉnh"),
        ("Thanh tra tỉnh (để b/c)", "Thanh tra tỉnh"),
        ("Thanh tra tỉnh (để b/c);", "Thanh tra tỉnh (để biết)"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh (báo cáo)"),
    ],
)
def test_the_later_one_is_named_with_the_line_of_the_first(tmp_path: Path, one: str, other: str) -> None:
    found, line = repeated(tmp_path, ["Như trên", one, "Sở Nội vụ", other])
    assert [(item.where.line, int(item.details["line"])) for item in found] == [(line + 3, line + 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thanh tra tỉnh", "Thanh tra Chính phủ"),
        ("Phòng Kinh tế", "Phòng Kinh tế (Tổ 1)"),
        ("Ban Quản lý dự án số 1", "Ban Quản lý dự án số 2"),
        ("UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Trung tâm (Cơ sở 1)", "Trung tâm (Cơ sở 2)"),
    ],
)
def test_other_recipients_are_no_repetition(tmp_path: Path, one: str, other: str) -> None:
    assert repeated(tmp_path, [one, other])[0] == []


def test_three_times_is_named_twice(tmp_path: Path) -> None:
    found, line = repeated(tmp_path, ["Như trên", "Như trên", "Như trên"])
    assert [(item.where.line, int(item.details["line"])) for item in found] == [(line + 1, line), (line + 2, line)]
