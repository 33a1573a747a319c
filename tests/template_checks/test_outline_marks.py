"""Findings of a filled outline at the lines of its file; styles that no layout has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.collecting import collected
from tthc_render.diagnostics.findings import Place, finding
from tthc_render.reports.types import ReportType
from tthc_render.template_checks.outline_marks import at_outline_lines, lint_styles, untold
from tthc_render.workspace.paths import Workspace

OUTLINE = "{% set t = bieu.tong %}\n#KẾT QUẢ\n- Tổng: {{ t.a | dem }} lượt\n{{ loi_van.x }}\nTrên đây là báo cáo.\n"
TEXTS = {"content.md": OUTLINE, "khoi.md": "-Dính liền\nViệc {{ a }}\nViệc công khai\n"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("#KẾT QUẢ", ("content.md", 2)),
        ("- Tổng: 5 lượt", ("content.md", 3)),
        ("-Dính liền", ("khoi.md", 1)),
        ("Việc công khai", ("content.md", 0)),  # two lines may give it
        ("lời của đơn vị", ("content.md", 0)),  # from no line that is known
    ],
)
def test_a_filled_line_is_found(text: str, place: tuple[str, int]) -> None:
    item = finding("P207", Place("content.md"), text=text, mark="#")
    assert [(found.where.file, found.where.line) for found in at_outline_lines([item], TEXTS)] == [place]


@pytest.mark.parametrize(
    ("outline", "place"),
    [(OUTLINE, Place("content.md", 5)), ("# A\n{{ loi_van.x }}\n", Place("example.yaml", 4))],
)
def test_the_end_of_the_text(outline: str, place: Place) -> None:
    item = finding("F114", Place("example.yaml", 4), written="báo cáo.")
    assert [found.where for found in at_outline_lines([item], {"content.md": outline})] == [place]


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("{.giuaa} **QUYẾT ĐỊNH:**", ["giua"]),
        ("{.xyz} Một dòng", ["–"]),
        ("{.giua} **QUYẾT ĐỊNH:**", []),
        ("{.dieu} Thành lập", []),
        ("Thân {.bieu} bài", []),
    ],
)
def test_styles_that_no_layout_has(line: str, near: list[str], tmp_path: Path) -> None:
    kind = ReportType(ma="thu", ten="Thử", nguon="–", ky=("quy",), trich_yeu=("–",))
    found, _ = collected(lambda findings: list(lint_styles({"content.md": f"# A\n{line}"}, kind, Workspace(tmp_path))))
    assert [(item.where.line, item.details["near"]) for item in found] == [(2, word) for word in near]


def test_a_rule_that_one_format_breaks_is_not_told_of_the_other() -> None:
    words = {"title": "Khổ giấy", "found": "Letter", "place": "", "allowed": "A4", "article": "I.1"}
    paper = [finding("F501", Place(name), rule="PG-01", **words) for name in ("a.docx", "a.docx", "a.html")]
    other = finding("F501", Place("a.html"), rule="PG-02", **words)
    misread = finding("T601", Place("a.html"), name="x")
    told: set[str] = set()
    assert untold(paper[:2], told) == paper[:2]
    assert untold([paper[2], other, misread], told) == [other, misread]
