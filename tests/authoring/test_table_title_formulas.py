"""Formulas in titles of columns."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_title_formulas import title_formula


@pytest.mark.parametrize(
    ("title", "code", "formula"),
    [
        ("Tổng số (3=4+5)", "(3)", "(4) + (5)"),
        ("Cộng (4+5+6)", "3", "(4) + (5) + (6)"),
        ("Tổng số (7=4+5)", "(3)", ""),
        ("Tổng số", "(3)", ""),
        ("Năm 2024 (giá = so sánh)", "(3)", ""),
    ],
)
def test_a_title_may_end_with_a_formula(title: str, code: str, formula: str) -> None:
    assert title_formula(title, code) == formula
