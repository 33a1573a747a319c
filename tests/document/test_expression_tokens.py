"""Expressions are found in a line whatever brackets and quotes they hold."""

from __future__ import annotations

import pickle

import pytest

from tthc_render.document.expression_tokens import (
    ExpressionError,
    better_name,
    find_expressions,
    tokens_of,
    unclosed,
    unknown_name,
)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("không có gì", []),
        ("[= a ] và [=b]", [("a", True), ("b", True)]),
        ("[= bieu['II.06a'].tong.x ]", [("bieu['II.06a'].tong.x", True)]),
        ("[= a[b[0]] ] x", [("a[b[0]]", True)]),
        ("[= 'ngoặc ] trong nháy' ] x", [("'ngoặc ] trong nháy'", True)]),
        ("[= “a]” ]", [("“a]”", True)]),
        ('[= "\\x1b[31m" ~ x ] sau', [('"\\x1b[31m" ~ x', True)]),
        ("[= d'x ] sau", [("d'x", True)]),
        ("\\[= a ]", []),
        ("[= chưa đóng", [("chưa đóng", False)]),
        ("^[chú thích [= a ] ]", [("a", True)]),
    ],
)
def test_expressions_of_a_line(line: str, found: list[tuple[str, bool]]) -> None:
    assert [(item.text, item.closed) for item in find_expressions(line)] == found
    for item in find_expressions(line):
        assert item.text in line[item.start : item.end]


@pytest.mark.parametrize("text", ["a $ b", "{% x %}", "}} {{", "'a", "“a", "a ? b", "\x1b", "x" * 1001])
def test_what_is_no_token(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        list(tokens_of(text))
    assert caught.value.code in ("D501", "D505")


def test_signs_that_a_word_processor_types_are_read() -> None:
    assert [token.text for token in tokens_of("2 × 3 ÷ 4 − 5 ≤ 6 ≠ ‘a’ và “b”")] == [
        *("2", "*", "3", "/", "4", "-", "5", "<=", "6", "!=", "a", "and", "b"),
    ]  # fmt: skip


def test_marks_may_be_composed_or_not() -> None:
    assert [token.text for token in tokens_of("nê\u0301u x không thi\u0300 y".replace("ê\u0301", "e\u0302\u0301"))] == [
        "if", "x", "else", "y",
    ]  # fmt: skip


def test_errors_cross_processes() -> None:
    error = ExpressionError("D501", why="lý do")
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.details) == ("D501", {"why": "lý do"})


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("bieu.II_06a.tong.truc_tuyen | so hồ sơ.", "[= bieu.II_06a.tong.truc_tuyen | so]"),
        ("(a + b) | ty_le so với", "[= (a + b) | ty_le]"),
        ("chi_tieu.a + chi_tieu.b hồ sơ", "[= chi_tieu.a + chi_tieu.b]"),
        ("tang_giam(a, b) so với", "[= tang_giam(a, b)]"),
        ("ky.day_du, UBND xã", "[= ky.day_du]"),
    ],
)
def test_an_open_expression_says_where_its_bracket_is_due(text: str, due: str) -> None:
    assert due in unclosed(text).details["why"]


@pytest.mark.parametrize("text", ["tang_giam(a, b so với", "", "Hồ sơ"])
def test_where_the_bracket_is_due_is_not_guessed(text: str) -> None:
    assert unclosed(text).details["why"] == "thiếu dấu “]”"


NAMES = {
    "bieu": {"II.06a": {}, "II_06a": {"tong": {"tiep_nhan": 5}, "phan_1": {}}, "II_08": {"tong": {}}},
    "chi_tieu": {"pakn": {"moi": 3}},
}


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("bieu.II.08.tong.x | so", "bieu.II", "bieu.II_08"),
        ("bieu[II.06a].tong", "II", "bieu.II_06a"),
        ("bieu.II-06a.tong", "", "bieu.II_06a"),
        ("bieu.II_06a.tiep_nhan", "bieu.II_06a.tiep_nhan", "bieu.II_06a.tong.tiep_nhan"),
        ("II_06a.tong", "II_06a", "bieu.II_06a"),
        ("pakn.moi", "pakn", "chi_tieu.pakn"),
        ("bieu.II.09.tong", "bieu.II", ""),
        ("khong_co", "khong_co", ""),
    ],
)
def test_a_step_left_out_and_the_dot_of_a_code_have_their_advice(text: str, name: str, near: str) -> None:
    error = ExpressionError("D307", name=name, near="", known="") if name else ExpressionError("D501", why="x")
    assert better_name(error, text, NAMES).details.get("near", "") == near


def test_names_of_outlines_are_not_offered_to_writers() -> None:
    period = {"kind": 1, "code": 2, "nam": 3, "ngan": 4}
    assert unknown_name(period, "x", "ky").details["known"] == "nam, ngan"
    assert unknown_name(period, "cod", "ky").details["near"] == ""
