"""Codes of columns in every style that official forms print."""

from __future__ import annotations

import pytest

from tthc_render.forms.codes import counted, gap, letter_slip, meant_codes, plain_code, reference


@pytest.mark.parametrize(
    ("text", "plain"),
    [("(4)", "4"), ("[4]", "4"), ("4", "4"), ("( 12 )", "12"), ("3a", "3a"), ("A", "A"), ("(B)", "B"), ("MS", "MS")],
)
def test_codes_are_read(text: str, plain: str) -> None:
    assert plain_code(text) == plain
    assert reference(text) == f"({plain})"


@pytest.mark.parametrize("text", ["", "(4", "4)", "abc", "(1)(2)", "12345", "1.1"])
def test_what_is_no_code(text: str) -> None:
    assert plain_code(text) == reference(text) == ""


def test_codes_that_count() -> None:
    assert counted("[3a]") == (3, "a")
    assert counted("A") is None
    assert gap((4, ""), (7, "")) == ["5", "6"]
    assert gap((4, ""), (5, "a")) == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("O6", "Có phải “06”, đã gõ chữ O thay số 0? "),
        ("l1", "Có phải “11”, đã gõ chữ l thay số 1? "),
        ("1O.1", "Có phải “10.1”, đã gõ chữ O thay số 0? "),
        ("06", ""),
        ("50", "Có phải “05”? "),
        ("55", ""),
        ("07", ""),
        ("O7", ""),
        ("MS", ""),
    ],
)
def test_letters_typed_for_digits(typed: str, words: str) -> None:
    assert letter_slip(typed, ["05", "06", "11", "10.1", "MS"]) == words


@pytest.mark.parametrize(
    ("formula", "known", "meant"),
    [
        ("4 + 5", ["(4)", "(5)", "tong"], " Có phải “(4) + (5)”?"),
        ("(4) - [5]", ["04", "05"], " Có phải “04 - 05”?"),
        ("20 - 17", ["(4)", "(5)"], ""),
        ("0 + 4", ["(4)", "tong"], ""),
    ],
)
def test_numbers_that_may_be_codes(formula: str, known: list[str], meant: str) -> None:
    assert meant_codes(formula, known) == meant


@pytest.mark.parametrize(("typed", "said"), [("7", "“07”"), ("007", "“07”"), ("8", ""), ("07", "")])
def test_a_code_without_its_zeros(typed: str, said: str) -> None:
    found = letter_slip(typed, ["06", "07"])
    assert said in found
    assert bool(found) == bool(said)


def test_letters_in_the_code_of_a_row_are_what_its_formulas_miss() -> None:
    assert "“O5”" in letter_slip("05", ["01", "O5", "06"])
    assert letter_slip("09", ["01", "O5", "06"]) == ""
