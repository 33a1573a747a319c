"""Columns with decimals of their own beside columns whose decimals differ from row to row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_column_decimals import columns_apart
from tthc_render.authoring.table_draft_rows import DraftRow


def row(places: int | None, *figures: str, remark: str = "") -> DraftRow:
    shown = tuple((at, Decimal(text)) for at, text in enumerate(figures, 2) if text)
    return DraftRow("01", "Dòng", places=places, figures=shown, remark=remark)


@pytest.mark.parametrize(
    ("rows", "apart", "places"),
    [
        ([row(1, "28", "75.0"), row(1, "5.5", "12.0"), row(1, "", "9.5")], {3}, [None, 1, None]),
        ([row(1, "2.5", "75.0"), row(1, "5.5", "12.0")], set(), [1, 1]),  # the same in all columns
        ([row(1, "2.5", "75.0"), row(None, "5", "12")], set(), [1, None]),  # rows differ, columns do not
        ([row(1, "2", "75.0")], set(), [1]),
        ([row(1, "2", "75.0", remark="số lẻ theo ghi chú"), row(1, "2", "5.0")], {3}, [1, None]),
    ],
)
def test_columns_with_decimals_of_their_own(rows: list[DraftRow], apart: set[int], places: list[int | None]) -> None:
    out, found = columns_apart(rows, (2, 3))
    assert found == apart
    assert [item.places for item in out] == places
