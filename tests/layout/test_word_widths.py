"""Widths of text: two ways to measure the same, and none that depends on where a piece begins."""

from __future__ import annotations

import pytest

from tthc_render.formats.fonts import letter_widths
from tthc_render.layout.word_widths import (
    UNITS_PER_PT,
    Piece,
    width_of,
    widths_at,
    widths_between_blanks,
    word_widths,
)

TEXT = "Kết quả giải quyết hồ sơ"
STARTS = [0, 4, 8, 13, 19, 22]
ENDS = [3, 7, 12, 18, 21, 24]


@pytest.mark.parametrize("size", [11.0, 13.5, 14.0])
@pytest.mark.parametrize("bold", [False, True])
def test_three_ways_to_measure_words_agree(size: float, bold: bool) -> None:
    piece = Piece(TEXT, size, bold)
    by_letters = widths_at([piece], STARTS, ENDS)
    assert word_widths(piece, TEXT, STARTS, ENDS) == by_letters
    assert widths_between_blanks(piece, TEXT.split(" ")) == by_letters
    assert widths_at([piece._replace(text=TEXT[:10]), piece._replace(text=TEXT[10:])], STARTS, ENDS) == by_letters


def test_a_width_is_the_sum_of_advances_at_the_size() -> None:
    piece = Piece(TEXT, 14.0)
    whole = sum(map(letter_widths(False, False).__getitem__, TEXT))
    assert widths_at([piece], [], [len(TEXT)])[0] == (whole * 1400,)
    assert whole * 1400 / UNITS_PER_PT == pytest.approx(whole * 14 / 2048)
    assert width_of(piece)("ế") == letter_widths(False, False)["ế"]
