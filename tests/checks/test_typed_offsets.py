"""Columns behind what is not printed as it is typed."""

from __future__ import annotations

import pytest

from tthc_render.checks.typed_offsets import typed_offsets
from tthc_render.diagnostics.findings import Place
from tthc_render.prose.passages import Passage


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Quý II nhận 12,5 hồ sơ", "Quý II nhận 12,5 hồ sơ"),
        ("[= ky.day_du], Sở nhận 12,5 hồ sơ", "Quý II năm 2024, Sở nhận 12,5 hồ sơ"),
        ("Tổng [= 1200 | so ] và [= 3 ]; nhận 12,5 hồ sơ", "Tổng 1.200 và 3; nhận 12,5 hồ sơ"),
        ("**Quý II** nhận *đúng* 12,5 hồ sơ", "Quý II nhận đúng 12,5 hồ sơ"),
        ("Có m^2^ đất^[Theo báo cáo.], nhận 12,5 hồ sơ", "Có m2 đất, nhận 12,5 hồ sơ"),
        ("[= 1 ] [= 2 ] nhận 12,5 hồ sơ", "1 2 nhận 12,5 hồ sơ"),
        ("\\*Sao\\* nhận 12,5 hồ sơ", "*Sao* nhận 12,5 hồ sơ"),
    ],
)
def test_a_word_is_found_where_it_is_typed(typed: str, printed: str) -> None:
    passage = Passage(printed, Place("a.yaml", 3, 5), jumps=typed_offsets(typed, printed))
    assert passage.at(printed.index("12,5")) == Place("a.yaml", 3, 5 + typed.index("12,5"))


def test_what_an_expression_prints_is_where_it_is_typed() -> None:
    typed, printed = "Sở nhận [= 817 / 3 | so] hồ sơ", "Sở nhận 272,3 hồ sơ"
    passage = Passage(printed, Place("a.yaml", 3, 5), jumps=typed_offsets(typed, printed))
    assert passage.at(printed.index("272")).column == 5 + typed.index("[=")


@pytest.mark.parametrize("typed", ["**Quý II** nhận hồ sơ", "Quý II nhận hồ **sơ**"])
def test_words_behind_the_typed_line_do_not_jump_back_over_typed_words(typed: str) -> None:
    printed = "Quý II nhận hồ sơ và 12,5 tấn"
    passage = Passage(printed, Place("a.yaml", 3, 5), jumps=typed_offsets(typed, printed))
    assert passage.at(printed.index("12,5")).column >= 5 + typed.index("sơ")


def test_nothing_is_moved_in_a_plain_line() -> None:
    assert typed_offsets("Sở nhận 12,5 hồ sơ", "Sở nhận 12,5 hồ sơ") == ()
