from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.vietnamese import numbers
from tthc_render.vietnamese.numbers import Printed

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
    if not 0 < numbers.exact(x) < 101:
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
        ("100.0005", 0, "100,0005%"),
        ("0.0005", 2, "0,0005%"),
        ("0.00096", 2, "0,001%"),
        ("99.99999999999", 2, "99,99999999999%"),
        ("99.99999999999999999999999999", 2, "100,00%"),
        ("100.004", 2, "100,004%"),
        ("100.4", 0, "100,4%"),
        ("100.5", 0, "101%"),
        ("-100.4", 0, "-100%"),
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
