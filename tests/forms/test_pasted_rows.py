"""Rows pasted from Excel are read by the order of the columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.workspace.paths import Workspace

ROWS = "    dong:\n      - {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}\n"


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("    dong:\n      - Đất đai\t1.200\t34\n", [("Đất đai", 1200, 34)]),
        ("    dong:\n      - 1\tĐất đai\t1200\t34\n      - {linh_vuc: Hộ tịch, truc_tuyen: 1, truc_tiep: 2}\n",
         [("Đất đai", 1200, 34), ("Hộ tịch", 1, 2)]),
        ("    dong:\n      - Đất đai;1.200;34\n      - Hộ tịch; 5; 0\n", [("Đất đai", 1200, 34), ("Hộ tịch", 5, 0)]),
        ("    dong: |\n      Đất đai;1200;34\n      Hộ tịch;5;6\n", [("Đất đai", 1200, 34), ("Hộ tịch", 5, 6)]),
        ("    dong: |\n      Đất đai\t1200\t34\n      Hộ tịch\t5\t6\n", [("Đất đai", 1200, 34), ("Hộ tịch", 5, 6)]),
    ],
)  # fmt: skip
def test_rows_are_read(tmp_path: Path, rows: str, cells: list[tuple[str, int, int]]) -> None:
    path = build(tmp_path, report=REPORT.replace(ROWS, rows))
    computed, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [item.code for item in findings] == []
    lines = [line for line in computed.forms["M.01"][1].parts["phan_1"].lines if line.kind == "data"]
    assert [(line.label, line.cells["truc_tuyen"], line.cells["truc_tiep"]) for line in lines] == cells


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("    dong:\n      - Đất đai\t1200\n", [("D627", 16)]),
        ("    dong:\n      - Đất đai;1200;3;4\n", [("D627", 16)]),
        ("    dong:\n      - Đất đai, 1200, 34\n", [("D687", 16)]),
        ("    dong:\n      - Đất đai\n", [("D687", 16)]),
        ("    dong:\n      - Đất đai\t1200\t\n", [("D401", 16)]),
        ("    dong:\n      - Đất đai\t1200\t-\n", [("D785", 16)]),
        ("    dong:\n      - Đất đai;–;—\n", [("D785", 16)]),
        ("    dong: |\n      Đất đai\t12 tấn\t34\n", [("D219", 16)]),
    ],
)
def test_what_does_not_fit_is_reported(tmp_path: Path, rows: str, expected: list[tuple[str, int]]) -> None:
    path = build(tmp_path, report=REPORT.replace(ROWS, rows))
    _, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [(item.code, item.where.line) for item in findings] == expected


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ("Đất đai, 1.200, 34", "- {linh_vuc: Đất đai, truc_tuyen: 1200, truc_tiep: 34}"),
        ("Đất đai | 5 | 6", "- {linh_vuc: Đất đai, truc_tuyen: 5, truc_tiep: 6}"),
        ("Nông, lâm nghiệp", "- {linh_vuc: Nông, lâm nghiệp, truc_tuyen: …, truc_tiep: …}"),
        ("Đất đai, 5", "- {linh_vuc: Đất đai, truc_tuyen: …, truc_tiep: …}"),
    ],
)
def test_rows_without_names_of_cells_say_how_they_are_written(tmp_path: Path, row: str, right: str) -> None:
    path = build(tmp_path, report=REPORT.replace(ROWS, f"    dong:\n      - {row}\n"))
    _, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [(item.code, item.hint()) for item in findings] == [("D687", f"Viết: {right}")]
