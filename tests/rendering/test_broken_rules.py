"""Tests of ``rendering/broken_rules``."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.rendering.broken_rules import is_reported, lint_findings
from tthc_render.rendering.outcome import Lint, Output


def test_a_broken_rule_is_reported_once_for_both_formats_with_a_command_that_can_be_copied() -> None:
    lint = Lint(1, 0, 0, (("PG-03", "error"), ("SO-01", "warning")))
    outputs = [Output(f"out/a.{kind}", kind, "", 0.0, lint=lint) for kind in ("docx", "pdf")]
    [reported] = lint_findings(outputs, "data/a.yaml")
    assert reported.message() == "out/a.docx, out/a.pdf chưa đúng Nghị định 30/2020/NĐ-CP ở: PG-03."
    assert "tthc-render lint out/a.docx out/a.pdf”" in reported.hint()


@pytest.mark.parametrize(
    ("broken", "told", "left"),
    [
        ("NN-03", "D637", ""),
        ("NN-04", "F109", ""),
        ("KY-02", "D635", ""),
        ("SO-02", "F102", ""),
        ("KG-01", "D741", ""),
        ("NB-01", "D607", ""),
        ("NB-02", "D607", ""),
        ("NB-03", "D609", ""),
        ("NB-03", "D607", "NB-03"),
        ("NN-03", "D635", "NN-03"),
        ("PG-03", "F102", "PG-03"),
    ],
)
def test_a_broken_rule_is_not_repeated_where_its_cause_is_told(broken: str, told: str, left: str) -> None:
    output = Output("out/a.pdf", "pdf", "", 0.0, lint=Lint(1, 0, 0, ((broken, "error"),)))
    found = lint_findings([output], "data/a.yaml", [finding(told, Place("data/a.yaml", 3))])
    assert [item.details["rules"] for item in found] == [left] * bool(left)


def test_what_is_no_error_is_told_once_too() -> None:
    assert is_reported("ND-07", {"F114"})
    assert not is_reported("ND-05", {"F114"})
    assert is_reported("KY-08", {"D744"})
    assert not is_reported("KY-02", {"D744"})
    assert not is_reported("ND-07", set())
