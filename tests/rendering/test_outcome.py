"""Tests of ``rendering/outcome``."""

from __future__ import annotations

import pytest

from tthc_render.diagnostics.findings import Place, finding
from tthc_render.rendering.outcome import exit_code_of


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
