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
        ("    dong:\n      - Đất đai\t1200\t\n", [("D401", 16)]),
        ("    dong: |\n      Đất đai\t12 tấn\t34\n", [("D219", 16)]),
    ],
)
def test_what_does_not_fit_is_reported(tmp_path: Path, rows: str, expected: list[tuple[str, int]]) -> None:
    path = build(tmp_path, report=REPORT.replace(ROWS, rows))
    _, findings = collected(load_report, path, Library(Workspace(tmp_path)))
    assert [(item.code, item.where.line) for item in findings] == expected
