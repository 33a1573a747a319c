"""Blanks that are no plain blank are named at their line, wherever they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tests.support.workspaces import REPORT, build
from tthc_render.document.block_text import to_text
from tthc_render.rendering.pipeline import check_report
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

START = REPORT[: REPORT.index("  chung:")]
OURS = ("D622", "D772", "D773")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sở\u3000có báo cáo.", [("D772", 8, "dấu cách toàn góc của bộ gõ chữ Hán (U+3000)")]),
        ("\u3000Đoạn thụt.", [("D772", 6, "dấu cách toàn góc của bộ gõ chữ Hán (U+3000)")]),
        ("-\u00a0Một ý", [("D772", 7, "dấu cách không ngắt (U+00A0)")]),
        (
            "Rộng\u2001như\u2000đã gõ",
            [("D772", 8, "dấu cách rộng, hẹp khác thường (U+2001), dấu cách rộng, hẹp khác thường (U+2000)")],
        ),
        ("12\u202f345 đồng, 5\u2009km", [("D772", 8, "")]),
        ("Hai  dấu cách, một\ttab.", []),
        ("Dòng thường.    ", []),
    ],
)
def test_narrative(tmp_path: Path, words: str, expected: list[tuple[str, int, str]]) -> None:
    found = findings(tmp_path, f"{START}  chung: |\n    Mở đầu.\n    {words}\n")
    assert [(code, line) for code, line, _ in found] == [(code, 20) for code, _, _ in expected]
    assert all(names in seen for (_, _, names), (_, _, seen) in zip(expected, found, strict=True))


def test_hyphens_of_word_are_printed_plain_and_said_once(tmp_path: Path) -> None:
    """In narrative, cells and names; also where lines of YAML are joined."""
    report = f"{START}  chung: >\n    Mã H27\u201199\u2011240614\n    và 01\u20102.\n"
    report = report.replace("linh_vuc: Đất đai", "linh_vuc: Đất\u2011đai", 1)
    path = build(tmp_path, report=report)
    written, library = path.read_text(encoding="utf-8"), Library(Workspace(tmp_path))
    found = [item for item in collected(check_report, path, library)[1] if item.code in ("D751", "D776")]
    assert [(item.code, item.details["count"], item.where.line) for item in found] == [
        ("D776", "4", written[: written.index("\u2011")].count("\n") + 1)
    ]
    document, _ = collected(check_report, path, library)[0]
    assert document is not None
    assert any("Mã H27-99-240614 và 01-2." in text for text in to_text(document.blocks))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("UBND\u00a0tỉnh", ["D772"]),
        ("UBND\u3000tỉnh", ["D772"]),
        ("UBND   tỉnh", ["D773"]),
        ('"UBND\\ttỉnh"', ["D773"]),
        ('"  UBND tỉnh  "', []),
        ("UBND tỉnh", []),
    ],
)
def test_recipients(tmp_path: Path, value: str, expected: list[str]) -> None:
    report = REPORT.replace("van_ban:\n", f"van_ban:\n  noi_nhan: [{value}]\n", 1)
    assert [code for code, _, _ in findings(tmp_path, report)] == expected


def findings(folder: Path, report: str) -> list[tuple[str, int, str]]:
    path = build(folder, report=report)
    _, found = collected(check_report, path, Library(Workspace(folder)))
    return [(item.code, item.where.line, str(item.details.get("signs", ""))) for item in found if item.code in OURS]
