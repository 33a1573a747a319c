"""One number, one document in a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import build
from tthc_render.checks.document_numbers import check_number
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace


@pytest.mark.parametrize(
    ("number", "day", "more", "reported"),
    [
        ('"07"', "20/3/2024", "", ["07/BC-SM"]),
        ("7", "{thang: 3, nam: 2024}", "", ["07/BC-SM"]),
        ("8", "20/3/2024", "", []),
        ('"07"', "20/3/2023", "", []),
        ('"07"', "20/3/2024", "ky_hieu: KH-SM", []),
        ("null", "20/3/2024", "", []),
    ],
)
def test_a_number_used_twice_in_a_year_is_reported(
    number: str, day: str, more: str, reported: list[str], tmp_path: Path
) -> None:
    path = build(tmp_path)
    text = path.read_text(encoding="utf-8").replace("2024-Q2", "2024-Q1")
    head, rest = text.split("van_ban:", 1)
    _, rest = rest.split("noi_nhan:", 1)
    lines = ["van_ban:", f"  so: {number}", f"  ngay: {day}", *([f"  {more}"] if more else []), f"  noi_nhan:{rest}"]
    path.with_name("2024-Q1-ngan.yaml").write_text(head + "\n".join(lines), encoding="utf-8")
    library = Library(Workspace(tmp_path))
    computed, _ = collected(load_report, path, library)
    assert computed is not None
    found = check_number(computed, library)
    assert [item.details["number"] for item in found] == reported
    assert all(item.where.line for item in found)


def test_the_same_report_twice_is_another_finding(tmp_path: Path) -> None:
    path = build(tmp_path)
    path.with_name("ban-sao.yaml").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    library = Library(Workspace(tmp_path))
    computed, _ = collected(load_report, path, library)
    assert computed is not None
    assert check_number(computed, library) == []
