from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.vietnamese import numbers
from tthc_render.vietnamese.numbers import NumberError, NumberFault, Printed

WHOLE = st.integers(-(10**17), 10**17)
DECIMALS = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.000"),
        (314849, "314.849"),
        (176602392331, "176.602.392.331"),
        (-1234, "-1.234"),
        (-5, "-5"),
        (Decimal("4516.5"), "4.516,5"),
        (Decimal("4516.50"), "4.516,5"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.5"), "-0,5"),
        (Decimal("-0.0"), "0"),
        (0.1, "0,1"),
        (1e16, "10.000.000.000.000.000"),
    ],
)
def test_count(n: numbers.Numeric, text: str) -> None:
    assert numbers.format_count(n) == text


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0"),
        (1, "01"),
        (4, "04"),
        (9, "09"),
        (10, "10"),
        (-4, "-4"),
        (1907, "1.907"),
        (Decimal("4"), "04"),
        (Decimal("4.0"), "04"),
        (Decimal("4.5"), "4,5"),
        (Printed(4, "4"), "4"),
    ],
)
def test_padded(n: numbers.Numeric, text: str) -> None:
    assert numbers.format_padded(n) == text


@pytest.mark.parametrize(
    ("n", "text"), [(495568, "495568"), (0, "0"), (-1500, "-1500"), (Decimal("1234.50"), "1234,5")]
)
def test_bare(n: numbers.Numeric, text: str) -> None:
    assert numbers.format_bare(n) == text


@pytest.mark.parametrize(
    ("x", "places", "text"),
    [
        (Decimal("97.92"), None, "97,92"),
        (Decimal("97.90"), None, "97,9"),
        (Decimal("97.9"), 2, "97,90"),
        (Decimal("97.925"), 2, "97,93"),
        (Decimal("97.915"), 2, "97,92"),
        (Decimal("-97.925"), 2, "-97,93"),
        (0.125, 2, "0,13"),
        (1.005, 2, "1,01"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("-0.4"), 1, "-0,4"),
        (100, 2, "100,00"),
        (Decimal("99.995"), 2, "100,00"),
        (Decimal("1234567.891"), 1, "1.234.567,9"),
        (10**17 + 1, 2, "100.000.000.000.000.001,00"),
    ],
)
def test_decimal(x: numbers.Numeric, places: int | None, text: str) -> None:
    assert numbers.format_decimal(x, places) == text
    if not 0 < numbers.exact(x) < 100:
        assert numbers.format_percent(x, places) == f"{text}%"


@pytest.mark.parametrize(
    ("x", "places", "text"),
    [
        ("99.995", 2, "99,995%"),
        ("99.994", 2, "99,99%"),
        ("99.5", 0, "99,5%"),
        ("0.5", 0, "1%"),
        ("0.4", 0, "0,4%"),
        ("0.004", 2, "0,004%"),
        ("-0.004", 2, "0,00%"),
        ("100", 2, "100,00%"),
        ("0", 0, "0%"),
    ],
)
def test_a_share_is_whole_or_nothing_only_where_it_is(x: str, places: int, text: str) -> None:
    assert numbers.format_percent(Decimal(x), places) == text


def test_percent_and_money() -> None:
    assert numbers.format_percent(Decimal("97.92")) == "97,92%"
    assert numbers.format_percent(100) == "100%"
    assert numbers.format_money(176602392331) == "176.602.392.331 đồng"
    assert numbers.format_money(Decimal("4516.088"), "triệu đồng") == "4.516,088 triệu đồng"


@pytest.mark.parametrize("wrong", [True, "5", None])
def test_format_refuses_what_is_no_number(wrong: object) -> None:
    with pytest.raises(TypeError, match="không phải là số"):
        numbers.format_count(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_format_refuses_what_is_not_finite(wrong: numbers.Numeric) -> None:
    with pytest.raises(ValueError, match="hữu hạn"):
        numbers.format_decimal(wrong, 2)


@given(WHOLE)
def test_count_is_read_back(n: int) -> None:
    assert numbers.read_printed(numbers.format_count(n)) == n
    assert numbers.read_printed(numbers.format_padded(n)) == n
    assert numbers.read_printed(numbers.format_bare(n)) == n


@given(DECIMALS)
def test_decimal_is_read_back(x: Decimal) -> None:
    assert numbers.read_printed(numbers.format_decimal(x)) == x
    assert numbers.read_printed(numbers.format_decimal(x, 5)) == x


@given(DECIMALS, st.integers(0, 3))
def test_rounding_is_half_up_and_near(x: Decimal, places: int) -> None:
    rounded = numbers.read_printed(numbers.format_decimal(x, places))
    assert rounded is not None
    half = Decimal(1).scaleb(-places) / 2
    assert abs(rounded - x) <= half
    if abs(rounded - x) == half:
        assert abs(rounded) > abs(x)


def test_printed_prints_its_text_everywhere() -> None:
    value = Printed("98.82", "98,8%")
    forms = (
        numbers.format_count,
        numbers.format_padded,
        numbers.format_bare,
        numbers.format_decimal,
        numbers.format_percent,
        numbers.format_money,
    )
    assert [form(value) for form in forms] == ["98,8%"] * len(forms)


def test_printed_counts_as_its_value() -> None:
    value = Printed(5, "05 việc")
    assert value == 5
    assert value + 1 == 6
    for plain in (value + 1, 1 + value, -value, +value, abs(value), value * value, sum([value, value])):
        assert type(plain) is Decimal
    assert "05 việc" in repr(value)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_printed_survives_copying(again: object) -> None:
    value = again(Printed("98.82", "98,8%"))  # type: ignore[operator]
    assert type(value) is Printed
    assert (value, value.text) == (Decimal("98.82"), "98,8%")


@pytest.mark.parametrize(
    ("raw", "value"), [("33", 33), ("-3", -3), ("0", 0), ("314849", 314849), ("9" * 18, 10**18 - 1)]
)
def test_integer(raw: str, value: int) -> None:
    assert numbers.parse_integer(raw) == value
    assert numbers.parse_decimal(raw) == value


@pytest.mark.parametrize("raw", ["97.92", "18.05", "0.5", "-0.25", "5", "0.125", "1234.567", "12.0", "12.3450"])
def test_decimal_scalar(raw: str) -> None:
    assert numbers.parse_decimal(raw) == Decimal(raw)


def test_minus_zero_is_zero() -> None:
    assert not numbers.parse_decimal("-0.0").is_signed()


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
    ("abc", NumberFault.MALFORMED, "12", False),
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
        numbers.parse_integer(raw)
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
        numbers.parse_decimal(raw)
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
        numbers.parse_integer(raw, quoted=True)
    assert (caught.value.code, caught.value.right) == (code, right)


@pytest.mark.parametrize(
    ("raw", "code"),
    [("97.92", NumberFault.QUOTED), ("12.000", NumberFault.AMBIGUOUS), ("5", NumberFault.QUOTED)],
)
def test_quoted_decimal(raw: str, code: NumberFault) -> None:
    with pytest.raises(NumberError) as caught:
        numbers.parse_decimal(raw, quoted=True)
    assert caught.value.code == code


def test_problem_survives_the_way_between_processes() -> None:
    with pytest.raises(NumberError) as caught:
        numbers.parse_integer("12.000")
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
    assert numbers.parse_integer(str(n)) == n


TYPED = st.text(st.sampled_from("0123456789.,-+_ %:exXab\u00a0٣−đ"), max_size=25) | st.text(max_size=80)


def outcome(parse: Callable[[str, bool], object], raw: str, quoted: bool) -> object:
    try:
        return parse(raw, quoted)
    except NumberError as problem:
        return problem


@given(TYPED, st.booleans())
def test_nothing_typed_is_guessed(raw: str, quoted: bool) -> None:
    """Whatever is typed is either plain or a problem; a certain remedy is itself plainly written."""
    for parse in (numbers.parse_integer, numbers.parse_decimal):
        found = outcome(parse, raw, quoted)
        if not isinstance(found, NumberError):
            assert found == Decimal(raw)
        elif found.certain:
            parse(found.right)
        else:
            assert found.right


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("314.849", "314849"),
        ("97,92", "97.92"),
        ("04", "4"),
        ("00", "0"),
        ("0", "0"),
        ("0,5", "0.5"),
        ("1.234.567,8", "1234567.8"),
        ("495568", "495568"),
        ("-3", "-3"),
        (" 12 ", "12"),
    ],
)
def test_read_printed(text: str, value: str) -> None:
    assert numbers.read_printed(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "97.92",
        "12.00",
        "1234.567",
        "0.125",
        "012",
        "1.23.456",
        "1,2,3",
        "5%",
        "٣",
        "một",
        "1.234.",
        ",5",
        "5,",
        "+5",
    ],
)
def test_read_printed_refuses(text: str) -> None:
    assert numbers.read_printed(text) is None


@pytest.mark.parametrize("text", ["1" * 100_000 + "x", "1" + ".000" * 50_000 + "x", "1," + "0" * 100_000 + "x"])
def test_read_printed_refuses_long_rubbish(text: str) -> None:
    assert numbers.read_printed(text) is None


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("35 triệu", "35000000"),
        ("35,5 triệu đồng", "35500000"),
        ("2 tỷ", "2000000000"),
        ("12 nghìn", "12000"),
        ("35 đồng", "35"),
    ],
)
def test_a_word_of_size_counts(raw: str, right: str) -> None:
    with pytest.raises(NumberError) as raised:
        numbers.parse_integer(raw)
    assert raised.value.right == right
