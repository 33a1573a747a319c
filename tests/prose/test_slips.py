"""Slips of typing in printed figures, and how telling they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.prose.slips import UNEXPLAINED, chance, in_steps, mistyped, printed, values


@pytest.mark.parametrize(
    ("text", "value", "digits"),
    [
        ("12,5 triệu con", "12500000", "125"),
        ("1.234 hộ", "1234", "1234"),
        ("04", "4", "04"),
        ("3 nghìn tỷ đồng", "3000000000000", "3"),
        ("khoảng 74,2%", "74.2", "742"),
        ("1 tỷ 985 triệu đồng", "1985000000", "1985"),
        ("264.707 tỷ 35", "264707035000000", "264707035"),
    ],
)
def test_figures_are_read_as_printed(text: str, value: str, digits: str) -> None:
    figure = printed(text)
    assert figure is not None
    assert (figure.value, figure.digits) == (Decimal(value), digits)


@pytest.mark.parametrize("text", ["không có số", "97.92", ""])
def test_what_is_no_figure(text: str) -> None:
    assert printed(text) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("5811", "5118"),
        ("207", "270"),
        ("244404", "24404"),
        ("1642", "1742"),
        ("82", "882"),
        ("9", "19"),
        ("61234", "41236"),
    ],
)
def test_one_slip(right: str, wrong: str) -> None:
    assert wrong in mistyped(right)


@pytest.mark.parametrize(("right", "wrong"), [("1975", "2176"), ("331", "647"), ("44", "44"), ("1036", "036")])
def test_no_slip(right: str, wrong: str) -> None:
    assert wrong not in mistyped(right)


def test_a_scale_word_may_be_another() -> None:
    figure = printed("2.500 tỷ đồng")
    assert figure is not None
    assert Decimal(2_500_000_000) in set(values(figure))


def test_a_slip_in_a_large_figure_tells_and_in_a_small_one_does_not() -> None:
    large = chance(14286, 14826, {int(digits) for digits in mistyped("14826")})
    small = chance(34, 33, {int(digits) for digits in mistyped("33")})
    assert large < 0.01 < small
    assert chance(12, 90, {80, 91}) == UNEXPLAINED


def test_values_in_last_digits() -> None:
    assert in_steps(Decimal("98.765"), Decimal("0.1")) == 988
