"""Marks of HTML and Markdown outside of narrative, which would be printed as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace


@pytest.mark.parametrize(
    ("old", "typed", "expected"),
    [
        ("UBND tỉnh", '"~~UBND tỉnh~~"', [("D775", "~~")]),
        ("UBND tỉnh", "UBND <b>tỉnh</b>", [("D642", "<b>")]),
        ("Đất đai", '"`Đất đai`"', [("D775", "`")]),
        ("Đất đai", "__Đất đai__", [("D775", "__")]),
        ("Đất đai", "Đất &amp; nước", [("D642", "&amp;")]),
        ("Đất đai", '"> 5 ha đất"', []),
        ("Đất đai", '"> mức khoán"', []),
        ("Đất đai", "dat_dai__v2", []),
        ("Đất đai", "'\\~~Đất đai~~'", []),
        ("Đất đai", "**Đất đai**", []),
    ],
)
def test_each_is_named_at_its_line(tmp_path: Path, old: str, typed: str, expected: list[tuple[str, str]]) -> None:
    key = "noi_nhan: [" if old == "UBND tỉnh" else "linh_vuc: "
    assert f"{key}{old}" in REPORT
    report = REPORT.replace(f"{key}{old}", f"{key}{typed}", 1)
    path = build(tmp_path, report=report)
    findings = collected(check_report, path, Library(Workspace(tmp_path)))[1]
    found = [item for item in findings if item.code in ("D642", "D775")]
    assert [(item.code, item.details["mark"]) for item in found] == expected
    written = path.read_text(encoding="utf-8")
    line = written[: written.index(typed)].count("\n") + 1
    assert all(item.where.line == line for item in found)
