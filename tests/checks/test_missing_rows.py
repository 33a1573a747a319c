"""Rows of a sum that are missing, all 0, or under another name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.checks.missing_rows import Cells, Row, find_row_faults


def cells(**rows: tuple[int, int]) -> Cells:
    return {
        ((row,), column): Decimal(value)
        for row, values in rows.items()
        for column, value in zip("xy", values, strict=True)
    }


@pytest.mark.parametrize(
    ("total", "sums", "faults"),
    [
        (cells(a=(3, 4), b=(5, 6)), cells(a=(3, 4), b=(5, 6)), []),
        (cells(a=(3, 4)), cells(a=(3, 4), b=(5, 6)), [("b", "missing", None)]),
        (cells(a=(3, 4), b=(0, 0)), cells(a=(3, 4), b=(5, 6)), [("b", "zero", None)]),
        (cells(a=(3, 4), c=(5, 6)), cells(a=(3, 4), b=(5, 6)), [("b", "renamed", "c")]),
        (cells(a=(3, 4), c=(5, 7)), cells(a=(3, 4), b=(5, 6)), [("b", "missing", None), ("c", "unknown", None)]),
        # Two rows changed places: cells that differ, no row is missing.
        (cells(a=(5, 6), b=(3, 4)), cells(a=(3, 4), b=(5, 6)), []),
        # One figure alone is a finding of its cell; rows of nothing are no rows.
        (cells(a=(3, 4)), cells(a=(3, 4), b=(5, 0)), []),
        (cells(a=(3, 4)), cells(a=(3, 4), b=(0, 0)), []),
    ],
)
def test_a_row_has_one_fault(total: Cells, sums: Cells, faults: list[tuple[str, str, str | None]]) -> None:
    typed: set[Row] = {row for row, _ in total}
    found = find_row_faults(total, sums, typed)
    assert [(item.row[0], item.kind, item.other[0] if item.other else None) for item in found] == faults
