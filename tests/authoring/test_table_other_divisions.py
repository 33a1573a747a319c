"""Rows that divide a total once more are parts of it, never added a second time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tthc_render.authoring.table_draft_rows import DraftRow
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.authoring.table_header_column import HeaderColumn
from tthc_render.authoring.table_headers import read_header
from tthc_render.authoring.table_other_divisions import asked_shares_of_total, with_other_divisions


def row(code: str, label: str, *figures: int, **more: object) -> DraftRow:
    pairs = tuple((place, Decimal(value)) for place, value in enumerate(figures, 2))
    return DraftRow(code, label, figures=pairs, **more)  # type: ignore[arg-type]


HEAD = DraftRow("", "Theo mức độ", heading=True)
TOTAL = row("01", "Tổng số", 320, 362, formula="02 + 03")
ROADS = [row("02", "Đường bộ", 312, 355), row("03", "Đường sắt", 8, 7)]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        ([TOTAL, *ROADS, HEAD, row("04", "Nặng", 100, 62), row("05", "Nhẹ", 220, 300)], ["04", "05"]),
        ([row("04", "Nam", 120, 62), row("05", "Nữ", 200, 300), HEAD, *ROADS, TOTAL], ["04", "05"]),
        ([TOTAL, *ROADS, HEAD, row("04", "Nặng", 100, 62), row("05", "Nhẹ", 220, 301)], []),
        ([TOTAL, *ROADS, HEAD, row("04", "Tiền phạt", 320, 362)], []),
        ([TOTAL, *ROADS, row("04", "Nặng", 100, 62), row("05", "Nhẹ", 220, 300)], []),
        ([TOTAL, *ROADS, HEAD, row("04", "Nặng", 100, 62, unit="ha"), row("05", "Nhẹ", 220, 300, unit="ha")], []),
        ([row("01", "Tổng số", 320, formula="02 + 03"), *ROADS, HEAD, row("04", "Nặng", 100), row("05", "Nhẹ", 220)],
         []),
        ([TOTAL, *ROADS, HEAD, row("04", "Nặng", 100, 62), row("05", "Nhẹ", 220, 300),
          row("06", "Nặng và nhẹ", 320, 362, formula="04 + 05")], []),
        ([row("01", "Tổng số", 320, 362), *ROADS, HEAD, row("04", "Nặng", 100, 62), row("05", "Nhẹ", 220, 300)], []),
    ],
)  # fmt: skip
def test_rows_below_a_heading_that_add_up_to_a_sum_once_more_are_its_parts(
    rows: Sequence[DraftRow], parts: list[str]
) -> None:
    found, told = with_other_divisions(rows)
    assert [item.code for item in found if item.parent == "01"] == parts
    assert bool(told) is bool(parts)
    assert all(f'"01 = {" + ".join(parts)}"' in words for words in told)


SHARE = HeaderColumn("Tỷ trọng (%)", "ty_trong", "(3)", "ty_le", "(1) / tong(1) * 100")


@pytest.mark.parametrize(
    ("rows", "totaled", "asked"),
    [
        ([TOTAL, *ROADS], False, ""),
        ([TOTAL, *ROADS, row("04", "Nặng"), row("05", "Nhẹ")], False, "cả dòng 04, 05"),
        ([TOTAL, *ROADS, row("04", "Nặng", parent="01")], False, ""),
        ([row("01", "Tổng số"), *ROADS], False, "ghi cong_thuc cho dòng ấy"),
        ([row("01", "Đường bộ"), row("02", "Đường sắt")], False, ""),
        ([TOTAL, *ROADS, row("04", "Nặng")], True, ""),
    ],
)
def test_a_share_of_the_total_asks_about_rows_that_the_total_does_not_add(
    rows: Sequence[DraftRow], totaled: bool, asked: str
) -> None:
    words = " ".join(asked_shares_of_total([SHARE], rows, totaled))
    assert asked in words
    assert bool(words) is bool(asked)


def test_a_table_with_two_divisions_is_read_so() -> None:
    rows = [
        ["TT", "Phân loại", "Mã số", "Số vụ", "Người chết"],
        ["A", "B", "C", "1", "2"],
        ["", "TỔNG SỐ (01=02+03)", "01", "320", "154"],
        ["I", "Theo loại hình", "", "", ""],
        ["1", "Đường bộ", "02", "312", "148"],
        ["2", "Khác", "03", "8", "6"],
        ["II", "Theo mức độ", "", "", ""],
        ["1", "Nặng", "04", "168", "150"],
        ["2", "Nhẹ", "05", "152", "4"],
    ]
    found = read_header(grid_of_texts(rows))
    assert [item.parent for item in found.rows if item.code] == ["", "", "", "01", "01"]
    assert any("kiem_tra" in remark and "01 = 04 + 05" in remark for remark in found.remarks)
