"""Figures of prose that are told of rows of a table."""

from __future__ import annotations

import pytest

from tthc_render.prose.context import ProseContext
from tthc_render.prose.passages import from_text
from tthc_render.prose.reading import read
from tthc_render.prose.table_mentions import beside, known_words, told_of

TABLE = """Số hộ tham gia (năm 2024 - năm 2025):
Thôn Đông: 142 - 158
Thôn Đông Hạ: 118 - 124
Nhóm hộ nghèo (hộ): 65 - 72
"""
TOLD = [
    ("Thôn Đông đạt 158 hộ, thôn Đông Hạ 124 hộ.", [("Thôn Đông", "158"), ("Thôn Đông Hạ", "124")]),
    ("Năm 2025, cao nhất là thôn Đông (158 hộ).", [("Thôn Đông", "158")]),
    ("Trong khi đó, hộ nghèo chỉ có 72 hộ.", [("Nhóm hộ nghèo (hộ)", "72")]),
    # Words and times of something else, another sentence, more than the table.
    ("Thôn Đông có 185 hộ được cấp nước sạch.", []),
    ("Năm 2023, thôn Đông có 185 hộ.", []),
    ("Đến hết tháng 6, thôn Đông có 185 hộ.", []),
    ("Đã họp tại thôn Đông. Có 185 hộ.", []),
    ("Thôn Đông dự kiến có 185 hộ.", []),
    ("Toàn tỉnh, hộ nghèo có 185 hộ.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_figure_is_told_of_the_row_before_it_in_words_of_the_table(
    text: str, expected: list[tuple[str, str]]
) -> None:
    context = ProseContext(read(from_text(f"{TABLE}{text}".split("\n"), "a.txt")))
    (table,) = context.line_tables
    *_, reading = beside(context, table)
    told = told_of(table, reading, known_words(table))
    assert [(one.row.name, one.figure.text) for one in told] == expected


def test_rows_and_lines_far_away_are_not_beside_a_table() -> None:
    text = f"Một.\nHai.\nBa.\n{TABLE}Bốn.\nNăm.\nSáu.\nBảy.\nTám."
    context = ProseContext(read(from_text(text.split("\n"), "a.txt")))
    (table,) = context.line_tables
    near = [reading.text for reading in beside(context, table)]
    assert near == ["Ba.", "Số hộ tham gia (năm 2024 - năm 2025):", "Bốn.", "Năm.", "Sáu.", "Bảy."]
