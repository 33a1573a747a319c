"""Rows that only name the rows below them."""

from __future__ import annotations

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_row_headings import with_headings


def row(symbol: str, label: str, unit: str = "", code: str = "") -> DraftRow:
    return DraftRow(code, label, symbol=symbol, unit=unit)


def headings(rows: list[DraftRow]) -> list[str]:
    return [item.symbol for item in with_headings(rows, coded=False) if item.heading]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [row("A", "CHÍNH QUYỀN"), row("1", "Hồ sơ", "%"), row("B", "KINH TẾ SỐ"), row("2", "Hộ", "hộ")],
            ["A", "B"],
        ),
        ([row("I", "Chính quyền số"), row("1", "Hồ sơ", "%"), row("2", "Hộ", "hộ")], ["I"]),
        ([row("A", "XÃ HỘI"), row("I", "Y tế"), row("1", "Trạm", "trạm"), row("2", "Giường", "giường")], ["A", "I"]),
        ([row("A", "Thu", "đồng"), row("1", "Thuế", "đồng"), row("2", "Phí", "đồng")], []),
        ([row("A", "Tổng số"), row("1", "Thuế", "đồng"), row("2", "Phí", "đồng")], []),
        ([row("A", "Thu (A=1+2)"), row("1", "Thuế", "đồng"), row("2", "Phí", "đồng")], []),
        ([row("A", "Thu"), row("1", "Thuế"), row("2", "Phí")], []),
        ([row("1", "Thu"), row("2", "Thuế", "đồng"), row("3", "Phí", "đồng")], []),
    ],
)
def test_rows_without_unit_above_rows_with_units_are_headings(rows: list[DraftRow], found: list[str]) -> None:
    assert headings(rows) == found


def test_what_was_decided_is_asked() -> None:
    with_unit = with_headings([row("A", "SỐ"), row("1", "Hồ sơ", "%")], coded=False)
    without = with_headings([row("A", "THU"), row("1", "Thuế")], coded=False)
    assert "hiểu là đề mục" in with_unit[0].remark
    assert "de_muc: true" in without[0].remark
    assert (with_unit[1].remark, without[1].remark) == ("", "")


def test_a_row_with_cells_crossed_out_and_others_open_is_no_heading() -> None:
    drafts = [DraftRow("16", "TUỔI ĐỜI", blanks=(3,)), DraftRow("17", "KHEN THƯỞNG")]
    assert [item.heading for item in with_headings(drafts, coded=True)] == [False, True]
