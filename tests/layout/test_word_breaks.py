"""Places behind signs at which a word longer than its line may be broken."""

from __future__ import annotations

import itertools

import pytest

from tthc_render.layout.word_breaks import sign_ends, useful_ends


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ket_qua_giai_quyet.xlsx", "ket_|qua_|giai_|quyet.xlsx"),
        ("phong.van@hatinh.gov.vn;", "phong.|van@|hatinh.|gov.vn;"),
        ("https://a.vn/b-c?d=e&f", "https://|a.|vn/|b-|c?|d=|e&|f"),
        ("1.004.193.000.00.00.H27", "1.|004.|193.|000.|00.|00.H27"),
        ("(__x)", "(__x)"),
        ("-_-a", "-_-a"),
        ("khôngcódấunào", "khôngcódấunào"),
        ("", ""),
    ],
)
def test_a_word_may_be_broken_behind_signs_inside_of_it(word: str, pieces: str) -> None:
    bounds = [0, *sign_ends(f"x {word} y", 2, 2 + len(word)), 2 + len(word)]
    found = "|".join(word[max(0, one - 2) : other - 2] for one, other in itertools.pairwise(bounds))
    assert found == pieces


@pytest.mark.parametrize(
    ("widths", "room", "kept"),
    [({2: 2, 4: 4, 9: 9}, 5, [4, 2]), ({2: 2, 4: 4, 9: 9}, 4, []), ({2: 2, 7: 7, 9: 9}, 4, [7]), ({9: 9}, 4, [])],
)
def test_signs_before_a_piece_that_no_line_holds_are_no_use(widths: dict[int, int], room: int, kept: list[int]) -> None:
    assert list(useful_ends(sorted(widths), widths, room)) == kept
