"""Slips of typing in printed figures, and how telling they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.prose.slips import (
    UNEXPLAINED,
    chance,
    exchanges,
    in_steps,
    mended_between,
    mistyped,
    printed,
    slip_between,
    slip_into,
    values,
)


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


@pytest.mark.parametrize(
    ("said", "right", "slip"),
    [(181, 118, "swap"), (954, 944, "digit"), (820, 82, None), (182, 82, "digit"), (811, 118, None), (944, 944, None)],
)
def test_the_slip_between_two_values(said: int, right: int, slip: str | None) -> None:
    assert slip_between(said, right) == slip


def test_digits_that_are_no_neighbours_are_swapped_only_where_asked() -> None:
    assert slip_between(514, 415) is None
    assert slip_between(514, 415, far=True) == "swap"


@pytest.mark.parametrize(
    ("text", "low", "high", "slip"),
    [
        ("3.458", 3547.5, 3548.5, "swap"), ("3.458", 3957, 3959, "digit"), ("3.458", 1000, 1001, None),
        ("12,5", 21.4, 21.6, "swap"), ("12 tỷ 5", 0, 100, None),
    ],
)  # fmt: skip
def test_the_slip_that_leads_between_two_values(text: str, low: float, high: float, slip: str | None) -> None:
    assert slip_into(text, low, high) == slip


@pytest.mark.parametrize(("digits", "made"), [("1051", ["1501", "1015"]), ("77", []), ("318", ["138", "381"])])
def test_neighbouring_digits_in_each_others_place(digits: str, made: list[str]) -> None:
    assert [*exchanges(digits)] == made


@pytest.mark.parametrize(
    ("said", "low", "high", "mended"),
    [
        (139, 192.5, 193.4, ("swap", 193)),
        (1384, 1083.5, 1084.4, ("digit", 1084)),
        (75_114, 10, 20, None),
        (318, 380.2, 382.1, ("swap", 381)),
    ],
)
def test_what_a_figure_was_before_its_slip(said: int, low: float, high: float, mended: object) -> None:
    assert mended_between(said, low, high) == mended
