"""Columns with decimals of their own beside columns whose decimals differ from row to row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_column_decimals import (
    NO_FIGURE,
    by_row,
    columns_apart,
    rows_apart,
    with_asked_decimals,
)
from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_header_column import HeaderColumn


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


TONS = [row(1, "310.0", "298.4"), row(1, "820.5", "790.5")]


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ([*TONS, row(None, "14", "13")], [1, 1, None]),
        ([*TONS, row(None, "14", "13"), row(None, "9", "")], [1, 1, None, None]),
        ([*TONS, row(None, "14", "13"), row(None, "", "0"), row(None)], [1, 1, None, 1, 1]),
        ([row(2, "310.00", "298.45"), row(2, "1.50", "2.25"), row(None, "14", "13")], [2, 2, None]),
        ([row(1, "310.5", "298.4"), row(1, "820.5", "790.5"), row(None, "14", "13")], []),  # no nought fills up
        ([*TONS, row(1, "14", "13.5")], [1, 1, 1]),  # the second column has its own in all rows
        ([*TONS, row(1, "14", "13.5"), row(None, "14", "13")], []),
        ([*TONS, row(2, "14.25", "13.50"), row(None, "14", "13")], []),
        ([TONS[0], row(None, "14", "13")], []),
        (TONS, []),
        ([row(1, "31", "298.0"), row(1, "82", "790.5"), row(1, "14", "13.0")], []),  # columns differ, rows do not
    ],
)
def test_rows_that_show_whole_numbers_beside_filled_up_decimals(rows: list[DraftRow], places: list[int | None]) -> None:
    assert [item.places for item in rows_apart(rows, (2, 3))] == places


@pytest.mark.parametrize(
    ("rows", "own"),
    [
        ([row(None), row(1, "2.5")], True),
        ([row(None), row(None, "2")], False),
        ([row(1, "2.5", remark="số lẻ theo ghi chú")], False),
        ([], False),
    ],
)
def test_whether_rows_have_decimals_of_their_own(rows: list[DraftRow], own: bool) -> None:
    assert by_row(rows) is own


@pytest.mark.parametrize(
    ("column", "rows", "asked"),
    [
        (HeaderColumn("Thu nhập bình quân", "thu_nhap", "1", "binh_quan"), [], True),
        (HeaderColumn("Thu nhập bình quân", "thu_nhap", "1", "binh_quan", places=0), [], False),
        (HeaderColumn("Thu nhập bình quân", "luong", "1", "binh_quan"), [], False),
        (HeaderColumn("Số hộ", "thu_nhap", "1"), [], False),
        (HeaderColumn("Thu nhập bình quân", "thu_nhap", "1", "binh_quan"), [row(1)], False),
        (HeaderColumn("Thu nhập bình quân", "thu_nhap", "1", "binh_quan"), [row(None)], True),
    ],
)
def test_averages_without_any_figure_are_asked_about_their_decimals(
    column: HeaderColumn, rows: list[DraftRow], asked: bool
) -> None:
    [group] = with_asked_decimals((HeaderColumn("Nhóm", columns=(column,)),), ["thu_nhap"], rows)
    assert (NO_FIGURE in group.columns[0].note) is asked
