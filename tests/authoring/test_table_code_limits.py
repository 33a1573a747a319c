"""Limits in the row of codes."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_codes import read_code


@pytest.mark.parametrize(
    ("text", "code", "check"),
    [
        ("(5)≤(3)", "(5)", "(5) <= (3)"),
        ("5 <= 3", "5", "(5) <= (3)"),
        ("(12) ≥ (8)", "(12)", "(12) >= (8)"),
        ("(5)=(3)", "(5)", ""),
    ],
)
def test_a_limit_in_a_code_cell_is_asked_as_a_check(text: str, code: str, check: str) -> None:
    cell = read_code(text)
    assert cell.code == code
    assert ("kiem_tra" in cell.remark) == bool(check)
    assert check in cell.remark
    assert not check or (cell.printed, cell.formula) == (text, "")
