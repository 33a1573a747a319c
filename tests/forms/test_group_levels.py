"""Groups of rows are as deep as their numbers say."""

from __future__ import annotations

import pytest

from tthc_render.forms.group_levels import levels_of

ROW = None


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        ([("I", 0), ("1", 0), ROW, ("2", 0), ROW, ("II", 0), ("1", 0), ROW], [1, 2, 2, 1, 2]),
        ([("A", 0), ("I", 0), ("1", 0), ROW, ("2", 0), ROW, ("II", 0), ROW, ("B", 0), ROW], [1, 2, 3, 3, 2, 1]),
        ([("I", 0), ("a)", 0), ROW, ("b)", 0), ROW, ("II", 0), ROW], [1, 2, 2, 1]),
        ([("I. Giao thông", 0), ("1. Đường tỉnh", 0), ROW], [1, 2]),
        ([("I", 0), ROW, ("1", 0), ROW], [1, 1]),  # a group with rows of its own
        ([("I", 0), ("II", 0), ROW], [1, 1]),
        ([("I", 1), ("a", 2), ROW, ("b", 0), ROW], [1, 2, 2]),
        ([("I", 0), ("a", 1), ROW], [1, 1]),
        ([("", 0), ("", 0), ROW], [1, 1]),
        ([("H", 0), ("I", 0), ROW], [1, 1]),
    ],
)
def test_levels_of_groups(rows: list[tuple[str, int] | None], levels: list[int]) -> None:
    assert list(levels_of(rows)) == levels
