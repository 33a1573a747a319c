"""Expressions become trees; what is not of the language is refused with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.document.expression_syntax import parse_expression, paths
from tthc_render.document.expression_tokens import ExpressionError


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("", "D501", "chưa ghi gì"),
        ("a +", "D501", "thiếu một phần"),
        ("(a", "D501", "cần “)”"),
        ("a b", "D501", "“b” đặt sai chỗ"),
        ("12,5 * 2", "D501", "dấu chấm"),
        ("1e400", "D501", "e400"),
        ("12.000", "D501", "12000"),
        ("010", "D501", "“010”"),
        ("a.", "D501", "tên"),
        ("a |", "D501", "cách in"),
        ("= 3", "D501", "“=”"),
        ("a := 3", "D501", "“:”"),
        ("lambda x", "D501", "“x”"),
        ("1 }}{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}{{ 1", "D501", "“}}”"),
        ("don_vi.parse_raw('x')", "D504", "don_vi.parse_raw"),
        ("''.join(['a'])", "D504", "join"),
        ("bieu['a']()", "D504", "bieu.a"),
        ("f(1)(2)", "D504", "…"),
        ("(" * 60 + "1" + ")" * 60, "D505", "lồng"),
        ("-" * 400 + "1", "D505", ""),
        ("not " * 200 + "1", "D505", ""),
        ("+".join("1" * 400), "D505", "phép tính"),
        ("1" * 1001, "D505", "dài quá"),
        ("x is foo", "D504", "foo"),
    ],
)
def test_what_is_wrong_is_named(text: str, code: str, part: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    assert caught.value.code == code
    assert part in " ".join(caught.value.details.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a.b.c + d", [("a", "b", "c"), ("d",)]),
        ("bieu['II.06a'].tong.x | so", [("bieu", "II.06a", "tong", "x")]),
        ("bieu.II.06a.x", [("bieu", "II", "06a", "x")]),
        ("a[b.c].d", [("b", "c"), ("a",)]),
        ("[a, (b, c)] | tong", [("a",), ("b",), ("c",)]),
        ("f(a, moi=b) if c else -d", [("c",), ("a",), ("b",), ("d",)]),
        ("f(a).b", [("a",)]),
    ],
)
def test_names_that_an_expression_asks_for(text: str, found: list[tuple[str, ...]]) -> None:
    assert list(paths(parse_expression(text))) == found


@given(st.text(st.sampled_from("ab1. '\"[](){}|=+-*/<>~,%“”nếukhông\\\n\u202e"), max_size=60))
def test_any_text_is_a_tree_or_an_expression_error(text: str) -> None:
    try:
        code = "" if isinstance(list(paths(parse_expression(text))), list) else "?"
    except ExpressionError as error:
        code = error.code
    assert code in ("", "D501", "D504", "D505")
