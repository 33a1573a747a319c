from __future__ import annotations

import pickle
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.vietnamese import typed_numbers
from tthc_render.vietnamese.typed_numbers import NumberError, NumberFault

WHOLE = st.integers(-(10**17), 10**17)
DECIMALS = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("raw", "value"), [("33", 33), ("-3", -3), ("0", 0), ("314849", 314849), ("9" * 18, 10**18 - 1)]
)
def test_integer(raw: str, value: int) -> None:
    assert typed_numbers.parse_integer(raw) == value
    assert typed_numbers.parse_decimal(raw) == value


@pytest.mark.parametrize("raw", ["97.92", "18.05", "0.5", "-0.25", "5", "0.125", "1234.567", "12.0", "12.3450"])
def test_decimal_scalar(raw: str) -> None:
    assert typed_numbers.parse_decimal(raw) == Decimal(raw)


def test_minus_zero_is_zero() -> None:
    assert not typed_numbers.parse_decimal("-0.0").is_signed()


WRONG_INTEGERS = [
    ("", NumberFault.EMPTY, "0", False),
    ("  ", NumberFault.EMPTY, "0", False),
    ("~", NumberFault.EMPTY, "0", False),
    ("null", NumberFault.EMPTY, "0", False),
    ("12.000", NumberFault.THOUSANDS, "12000", True),
    ("1.234.567", NumberFault.THOUSANDS, "1234567", True),
    ("-1.234", NumberFault.THOUSANDS, "-1234", True),
    ("12,000", NumberFault.THOUSANDS, "12000", True),
    ("1,234,567", NumberFault.THOUSANDS, "1234567", True),
    ("12,5", NumberFault.COMMA, "12", False),
    ("12,0", NumberFault.COMMA, "12", True),
    ("1.234,5", NumberFault.COMMA, "12", False),
    ("12.5", NumberFault.FRACTION, "12", False),
    ("33.0", NumberFault.FRACTION, "33", True),
    ("010", NumberFault.LEADING_ZERO, "10", True),
    ("04", NumberFault.LEADING_ZERO, "4", True),
    ("-07", NumberFault.LEADING_ZERO, "-7", True),
    ("00", NumberFault.LEADING_ZERO, "0", True),
    ("1:30", NumberFault.COLON, "12", False),
    ("12:30:45", NumberFault.COLON, "12", False),
    ("no", NumberFault.BOOLEAN, "12", False),
    ("Yes", NumberFault.BOOLEAN, "12", False),
    ("on", NumberFault.BOOLEAN, "12", False),
    ("off", NumberFault.BOOLEAN, "12", False),
    ("true", NumberFault.BOOLEAN, "12", False),
    ("1e3", NumberFault.EXPONENT, "1000", True),
    ("1e99", NumberFault.EXPONENT, "12", False),
    ("0x1f", NumberFault.BASE, "31", True),
    ("0o17", NumberFault.BASE, "15", True),
    ("0b2f", NumberFault.BASE, "12", False),
    ("1_000", NumberFault.UNDERSCORE, "1000", True),
    ("12 000", NumberFault.SPACE, "12000", True),
    ("12\u00a0000", NumberFault.SPACE, "12000", True),
    (" 5", NumberFault.SPACE, "5", True),
    ("5%", NumberFault.PERCENT, "5", True),
    ("5 %", NumberFault.PERCENT, "5", True),
    ("٣", NumberFault.NON_ASCII, "3", True),
    ("１２", NumberFault.NON_ASCII, "12", True),
    ("5²", NumberFault.NON_ASCII, "12", False),
    ("+5", NumberFault.SIGN, "5", True),
    ("--5", NumberFault.SIGN, "-5", True),
    ("−5", NumberFault.SIGN, "-5", True),
    ("- 5", NumberFault.SIGN, "-5", True),
    ("-0", NumberFault.SIGN, "0", True),
    ("1.2.3", NumberFault.MALFORMED, "12", False),
    ("12.", NumberFault.MALFORMED, "12", False),
    ("abc", NumberFault.UNKNOWN, "12", False),
    ("chưa có", NumberFault.UNKNOWN, "12", False),
    ("-", NumberFault.UNKNOWN, "12", False),
    ("287 + 3", NumberFault.SUM, "290", True),
    ("287+3", NumberFault.SUM, "290", True),
    ("1.200 + 300 = 1.500", NumberFault.SUM, "1500", True),
    ("290 - 3", NumberFault.SUM, "287", True),
    ("12 x 4", NumberFault.SUM, "48", True),
    ("3 - 5", NumberFault.MALFORMED, "12", False),
    ("2 + 3 x 4", NumberFault.MALFORMED, "12", False),
    ("=SUM(D5:D9)", NumberFault.FORMULA, "12", False),
    ("=A1+A2", NumberFault.FORMULA, "12", False),
    ("2024-06-20", NumberFault.MALFORMED, "12", False),
    ("2/3", NumberFault.MALFORMED, "12", False),
    ("5\n6x", NumberFault.MALFORMED, "12", False),
    ("12 hồ sơ", NumberFault.UNIT, "12", True),
    ("1.200 đồng", NumberFault.UNIT, "1200", True),
    ("13O", NumberFault.LETTER, "130", True),
    ("2O4", NumberFault.LETTER, "204", True),
    ("5l2", NumberFault.LETTER, "512", True),
    ("I3o", NumberFault.LETTER, "130", True),
    ("1.2OO", NumberFault.LETTER, "1200", True),
    ("13\u041e", NumberFault.LETTER, "130", True),
    ("O", NumberFault.LETTER, "0", True),
    ("o", NumberFault.LETTER, "0", True),
    ("\u041e", NumberFault.LETTER, "0", True),
    ("OO", NumberFault.LETTER, "0", True),
    ("l", NumberFault.LETTER, "1", True),
    ("IO", NumberFault.LETTER, "10", True),
    ("II", NumberFault.UNKNOWN, "12", False),  # 2 or 11
    ("Ô", NumberFault.UNKNOWN, "12", False),
    (".O", NumberFault.UNKNOWN, "12", False),
    ("13 O", NumberFault.MALFORMED, "12", False),
    ("13 hs", NumberFault.UNIT, "13", True),
    ("inf", NumberFault.NOT_FINITE, "12", False),
    ("-.inf", NumberFault.NOT_FINITE, "12", False),
    (".nan", NumberFault.NOT_FINITE, "12", False),
    ("NaN", NumberFault.NOT_FINITE, "12", False),
    ("1" * 19, NumberFault.TOO_LONG, "12", False),
    ("x" * 1000, NumberFault.TOO_LONG, "12", False),
    ("9" * 100_000, NumberFault.TOO_LONG, "12", False),
]


@pytest.mark.parametrize(("raw", "code", "right", "certain"), WRONG_INTEGERS)
def test_wrong_integer(raw: str, code: NumberFault, right: str, certain: bool) -> None:
    with pytest.raises(NumberError) as caught:
        typed_numbers.parse_integer(raw)
    problem = caught.value
    assert (problem.code, problem.right, problem.certain) == (code, right, certain)
    assert (problem.raw, len(str(problem)) < 200) == (raw, True)


@pytest.mark.parametrize(
    ("raw", "code", "right"),
    [
        ("97,92", NumberFault.COMMA, "97.92"),
        ("12,5", NumberFault.COMMA, "12.5"),
        ("0,125", NumberFault.COMMA, "0.125"),
        ("1.234,5", NumberFault.COMMA, "1234.5"),
        ("1,234.5", NumberFault.COMMA, "1234.5"),
        ("12.000", NumberFault.AMBIGUOUS, "12000 hoặc 12.0"),
        ("12.345", NumberFault.AMBIGUOUS, "12345 hoặc 12.3450"),
        ("12.340", NumberFault.AMBIGUOUS, "12340 hoặc 12.34"),
        ("12,000", NumberFault.AMBIGUOUS, "12000 hoặc 12.0"),
        ("-1.250", NumberFault.AMBIGUOUS, "-1250 hoặc -1.25"),
        ("1.234.567", NumberFault.THOUSANDS, "1234567"),
        ("04", NumberFault.LEADING_ZERO, "4"),
        ("04.5", NumberFault.LEADING_ZERO, "4.5"),
        ("97,92%", NumberFault.PERCENT, "97.92"),
        ("97.92 %", NumberFault.PERCENT, "97.92"),
        ("1.5e1", NumberFault.EXPONENT, "15"),
        ("1:30", NumberFault.COLON, "12.5"),
        ("no", NumberFault.BOOLEAN, "12.5"),
        ("1.2.3", NumberFault.MALFORMED, "12.5"),
        (".5", NumberFault.MALFORMED, "12.5"),
        ("0." + "1" * 18, NumberFault.TOO_LONG, "12.5"),
    ],
)
def test_wrong_decimal(raw: str, code: NumberFault, right: str) -> None:
    with pytest.raises(NumberError) as caught:
        typed_numbers.parse_decimal(raw)
    assert (caught.value.code, caught.value.right) == (code, right)


@pytest.mark.parametrize(
    ("raw", "code", "right"),
    [
        ("33", NumberFault.QUOTED, "33"),
        ("04", NumberFault.LEADING_ZERO, "4"),
        ("12.000", NumberFault.THOUSANDS, "12000"),
        ("", NumberFault.EMPTY, "0"),
    ],
)
def test_quoted_integer(raw: str, code: NumberFault, right: str) -> None:
    with pytest.raises(NumberError) as caught:
        typed_numbers.parse_integer(raw, quoted=True)
    assert (caught.value.code, caught.value.right) == (code, right)


@pytest.mark.parametrize(
    ("raw", "code"),
    [("97.92", NumberFault.QUOTED), ("12.000", NumberFault.AMBIGUOUS), ("5", NumberFault.QUOTED)],
)
def test_quoted_decimal(raw: str, code: NumberFault) -> None:
    with pytest.raises(NumberError) as caught:
        typed_numbers.parse_decimal(raw, quoted=True)
    assert caught.value.code == code


def test_problem_survives_the_way_between_processes() -> None:
    with pytest.raises(NumberError) as caught:
        typed_numbers.parse_integer("12.000")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is NumberError
    assert (again.raw, again.code, again.right, str(again)) == (
        "12.000",
        NumberFault.THOUSANDS,
        "12000",
        "“12.000”: số không có dấu phân cách hàng nghìn. Viết: 12000",
    )


@given(WHOLE)
def test_plain_integers_are_read(n: int) -> None:
    assert typed_numbers.parse_integer(str(n)) == n


TYPED = st.text(st.sampled_from("0123456789.,-+_ %:exXab\u00a0٣−đ"), max_size=25) | st.text(max_size=80)


def outcome(parse: Callable[[str, bool], object], raw: str, quoted: bool) -> object:
    try:
        return parse(raw, quoted)
    except NumberError as problem:
        return problem


@given(TYPED, st.booleans())
def test_nothing_typed_is_guessed(raw: str, quoted: bool) -> None:
    """Whatever is typed is either plain or a problem; a certain remedy is itself plainly written."""
    for parse in (typed_numbers.parse_integer, typed_numbers.parse_decimal):
        found = outcome(parse, raw, quoted)
        if not isinstance(found, NumberError):
            assert found == Decimal(raw)
        elif found.certain:
            parse(found.right)
        else:
            assert found.right


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("35 triệu", "35000000"),
        ("35,5 triệu đồng", "35500000"),
        ("2 tỷ", "2000000000"),
        ("12 nghìn", "12000"),
        ("35 đồng", "35"),
        ("35tr", "35000000"),
        ("35 trđ", "35000000"),
        ("= 5 + 3", "8"),
        ("tám", "8"),
        ("8.", "8"),
        ("8;", "8"),
        ("khoảng 8", "8"),
        ("~ 8 hồ sơ", "8"),
        ("8/10", "12"),
    ],
)
def test_a_word_of_size_counts(raw: str, right: str) -> None:
    with pytest.raises(NumberError) as raised:
        typed_numbers.parse_integer(raw)
    assert raised.value.right == right
