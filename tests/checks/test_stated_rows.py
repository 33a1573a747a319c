"""Figures of fixed rows that prose names by their label."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import CONTENT, REPORT, TYPE, build, prescribed_form, write
from tthc_render.diagnostics.findings import Finding
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

ROWS = """
{ma: NG01, ten: Số người chết}
{ma: NG02, ten: Số người mất tích}
{ma: NG03, ten: Số người bị thương}
"""
FILLED = """    dong:
      - {dong: NG01, so: 3}
      - {dong: NG02, so: 2}
      - {dong: NG03, so: 4}
"""


def found_in(root: Path, words: str, rows: str = ROWS, filled: str = FILLED) -> list[Finding]:
    start, end = REPORT.index("    dong:"), REPORT.index("loi_van:")
    report = REPORT[:start] + filled + REPORT[end:].replace("Công việc **đúng hạn**.", words)
    content = CONTENT.replace("- Hồ sơ: {{ bieu['M.01'].tong.tiep_nhan | so }}\n", "")
    path = build(root, report=report, content=content, kind=TYPE)
    write(root / "templates" / "forms" / "M.01.yaml", prescribed_form(rows))
    _, findings = collected(check_report, path, Library(Workspace(root)))
    assert not [item for item in findings if item.severity == "error"]
    return findings


def told(root: Path, words: str, rows: str = ROWS, filled: str = FILLED) -> list[tuple[str, str]]:
    return [(item.code, item.details["value"]) for item in found_in(root, words, rows, filled) if item.code == "C306"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Trong kỳ, lũ làm 3 người mất tích.", "2"),
        ("Mưa lũ làm 3 người chết, 5 người mất tích.", "2"),
        ("Mưa lũ làm 9 người bị thương; các hộ đã được hỗ trợ.", "4"),
        ("Số người chết: 6", "3"),
        ("Số người chết: 1", "3"),
    ],
)
def test_a_figure_that_its_row_has_otherwise(words: str, value: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == [("C306", value)]


@pytest.mark.parametrize(
    "words",
    [
        "Lũ làm 2 người mất tích.",
        "Trận lũ đầu tiên làm 1 người mất tích.",  # one of two events
        "Lũ làm 5 người chết và mất tích.",
        "Lũ làm 5 người chết, mất tích.",
        "Cùng kỳ năm 2023 có 5 người mất tích.",
        "Cả nước có 50 người mất tích.",
        "Lũy kế từ đầu mùa có 50 người mất tích.",
        "Số người chết: 3",
        "Đợt một. Số người chết: 2. Đợt hai. Số người chết: 1.",
        "Tai nạn giao thông làm 5 người chết.",
        "Trong kỳ, đuối nước làm 7 người chết.",
        "Trận lũ lịch sử năm 1999 làm 45 người chết.",
        "Có 6 người dân được hỗ trợ.",
    ],
)
def test_what_may_be_of_another_scope_is_not_told(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words) == []


@pytest.mark.parametrize(
    ("row", "filled", "words"),
    [
        ("{ma: NG04, ten: Số người chết}", "{dong: NG04, so: 5}", "Số người chết: 6"),  # which of the two
        ("{tu_do: true}", "{ten: Số người bị nạn, so: 5}", "Số người bị nạn: 6"),  # whose label was typed
    ],
)
def test_only_a_prescribed_label_that_one_row_has_is_held(row: str, filled: str, words: str, tmp_path: Path) -> None:
    assert told(tmp_path, words, ROWS + row, f"{FILLED}      - {filled}\n") == []


def test_the_expression_that_is_advised_prints_the_row(tmp_path: Path) -> None:
    (item,) = [item for item in found_in(tmp_path / "one", "Lũ làm 9 người chết.") if item.code == "C306"]
    assert item.details["right"] == "[= bieu.M_01.dong['Số người chết'].so | so]"
    assert found_in(tmp_path / "other", f"Lũ làm {item.details['right']} người chết.") == []
