"""Tests of ``rendering/outcome``."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.rendering.outcome import Outcome, exit_code_of, told_once


@pytest.mark.parametrize(
    ("codes", "expected"),
    [([], 0), (["C105"], 0), (["C101"], 1), (["D101"], 1), (["D001"], 3), (["D101", "T304"], 4)],
)
def test_exit_codes(codes: list[str], expected: int) -> None:
    assert exit_code_of([finding(code, Place()) for code in codes]) == expected
    assert exit_code_of([finding(code, Place()).accept("x") for code in codes]) == 0


@pytest.mark.parametrize("file", ["templates/forms/B.01.yaml", "(mẫu của chương trình) forms/B.01.yaml"])
def test_whatever_is_wrong_in_a_template_makes_it_unusable(file: str) -> None:
    assert exit_code_of([finding("D101", Place(file))]) == 4
    assert exit_code_of([finding("D101", Place("data/so/templates.yaml"))]) == 1


def test_an_error_of_a_shared_file_is_told_with_the_first_report_only() -> None:
    shared, own = finding("D120", Place("data/units.yaml", 7)), finding("D101", Place("a.yaml", 2))
    reports = [
        Outcome("a.yaml", findings=(shared, own, own), exit_code=1),
        Outcome("b.yaml", findings=(shared,), exit_code=1),
        Outcome("data/units.yaml", findings=(shared,), exit_code=1),
    ]
    told = list(told_once(reports))
    assert [outcome.findings for outcome in told] == [(shared, own, own), (), (shared,)]
    assert [outcome.exit_code for outcome in told] == [1, 1, 1]
