"""Lines above a table: what stands beside and below what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tthc_render.authoring.table_frame_lines import begins_with_number, frame_lines
from tthc_render.authoring.table_grids import grid_of_texts
from tthc_render.vietnamese.text import GAP

ROWS = [
    ["Biểu số 1", "SỐ HỘ NGHÈO", ""],
    ["Thông tư số 2/2026/TT-BYT", "CHIA THEO XÃ", "Sở Y tế"],
    ["ngày 3/4/2026", "", ""],
]


def test_lines_of_a_sheet_know_the_line_above_them() -> None:
    lines = frame_lines(grid_of_texts([*ROWS, ["TT", "Tên", "Số"]]), 3)
    above = {line.text: lines[line.above].text if line.above >= 0 else "" for line in lines}
    assert above == {
        "Biểu số 1": "",
        "SỐ HỘ NGHÈO": "",
        "Thông tư số 2/2026/TT-BYT": "Biểu số 1",
        "CHIA THEO XÃ": "SỐ HỘ NGHÈO",
        "Sở Y tế": "",
        "ngày 3/4/2026": "Thông tư số 2/2026/TT-BYT",
    }


def test_lines_of_a_text_stand_below_each_other_and_above_the_sheet() -> None:
    lines = frame_lines(replace(grid_of_texts(ROWS), above=("UBND TỈNH", f"Biểu số 2{GAP}Đơn vị nhận: Sở")), 1)
    assert [(line.text, line.block, line.above) for line in lines] == [
        ("UBND TỈNH", 0, -1),
        ("Biểu số 2", 0, 0),
        ("Đơn vị nhận: Sở", 0, 1),
        ("Biểu số 1", 1, 2),
        ("SỐ HỘ NGHÈO", 2, 2),
    ]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Biểu số 02/TP", True),
        ("Mẫu 3.", True),
        ("Biểu số 103/CK TC-NSNN", True),
        ("Mẫu số 59/CK QT-NSNN", True),
        ("Biểu số 02/TP của xã", False),
        ("Biểu số 02/TP SỐ LIỆU", False),
        ("Biểu 2 CK-NSNN", False),
        ("Bảng", False),
    ],
)
def test_the_number_of_a_form(text: str, begins: bool) -> None:
    assert begins_with_number(text) is begins
