"""Columns with decimals of their own beside columns whose decimals differ from row to row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.authoring.table_column_decimals import NO_FIGURE, columns_apart, with_asked_decimals
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
