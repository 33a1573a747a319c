"""Tests of ``vietnamese/ordinals``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.vietnamese.ordinals import (
    LETTERS,
    PLACES,
    is_below,
    letter,
    place_word,
    read_letter,
    read_roman,
    roman,
)


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (2024, "MMXXIV"), (3999, "MMMCMXCIX")],
)
def test_roman(n: int, text: str) -> None:
    assert roman(n) == text
    assert read_roman(text) == read_roman(text.lower()) == n


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_roman_numbers_end(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        roman(n)


@pytest.mark.parametrize("text", ["", "IIII", "IVI", "VX", "IC", "A", "I V", "MMMM", "i" * 1000])
def test_what_is_no_roman_number(text: str) -> None:
    assert read_roman(text) is None


@given(st.integers(1, 3999))
def test_roman_reads_back(n: int) -> None:
    assert read_roman(roman(n)) == n


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "a"),
        (4, "d"),
        (5, "đ"),
        (6, "e"),
        (7, "g"),
        (9, "i"),
        (10, "k"),
        (16, "q"),
        (22, "x"),
        (23, "y"),
        (24, "aa"),
        (46, "ay"),
        (47, "ba"),
    ],
)
def test_letters_follow_the_vietnamese_alphabet(n: int, text: str) -> None:
    assert letter(n) == text
    assert read_letter(text) == n


def test_the_letters_are_those_of_the_decree() -> None:
    assert " ".join(LETTERS) == "a b c d đ e g h i k l m n o p q r s t u v x y"


@given(st.integers(1, 10**6))
def test_letters_read_back(n: int) -> None:
    assert read_letter(letter(n)) == n


@given(st.integers(1, 23), st.integers(1, 23))
def test_letters_keep_their_order(a: int, b: int) -> None:
    assert (LETTERS.index(letter(a)) < LETTERS.index(letter(b))) == (a < b)


@pytest.mark.parametrize("text", ["", "f", "j", "w", "z", "ă", "A", "a1"])
def test_what_is_no_letter(text: str) -> None:
    assert read_letter(text) is None


def test_no_letter_below_one() -> None:
    with pytest.raises(ValueError, match="0"):
        letter(0)


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("I", "a", True), ("I.", "a)", True), ("I. Giao thông", "1. Đường tỉnh", True), ("A", "I", True),
        ("1", "1.1", True), ("2.1", "a)", True), ("a) Đường tỉnh", "- Dự án A", True), ("Đ", "II", True),
        ("I", "II", False), ("a", "b", False), ("a)", "II", False), ("1.1", "2", False), ("1.1", "1.2", False),
        ("H", "I", False), ("IV", "V", False), ("Giao thông", "a) Đường tỉnh", False), ("I", "Đường tỉnh", False),
        ("Cấp tỉnh", "Cấp xã", False), ("", "", False),
    ],
)  # fmt: skip
def test_deeper_numbers(upper: str, lower: str, expected: bool) -> None:
    assert is_below(upper, lower) is expected


def test_places_of_a_ranking() -> None:
    assert [place_word(n) for n in (1, 2, 4, 10, 11)] == ["nhất", "hai", "tư", "mười", "11"]
    assert all(
        place_word(place) == word for word, place in PLACES.items() if word not in ("nhì", "bốn") and word.isalpha()
    )
