"""Sums within rounding, shares as printed, slips of typing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.prose.arithmetic import amount, fits, is_slip, one_slip_mends, reaches, some_reach
from tthc_render.prose.passages import Passage
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity


def counts(text: str) -> tuple[Quantity, ...]:
    return Reading(Passage(text)).counts


def test_sums_hold_within_what_was_rounded() -> None:
    total, one, other = counts("148,6 tỷ đồng, 120,3 tỷ đồng, 28,2 tỷ đồng")
    assert reaches(total, (one, other))
    total, one, other = counts("149,6 tỷ đồng, 120,3 tỷ đồng, 28,2 tỷ đồng")
    assert not reaches(total, (one, other))


def test_any_choice_of_parts_may_be_meant() -> None:
    total, *parts = counts("30 hồ sơ, 10 hồ sơ, 99 hồ sơ, 20 hồ sơ")
    assert some_reach(total, parts)
    assert not some_reach(total, parts[:2])


@pytest.mark.parametrize(
    ("written", "right", "slip"),
    [
        (64127, 46127, True), (434, 334, True), (2404, 24404, True), (250, 2500, True), (17460, 17360, True),
        (1234, 1243, True), (500, 320, False), (97, 69, False), (5, 5, False),
    ],
)  # fmt: skip
def test_slips_of_typing(written: int, right: int, slip: bool) -> None:
    assert is_slip(Decimal(written), Decimal(right)) is slip


@given(st.integers(10, 10**9), st.data())
def test_a_digit_typed_otherwise_is_a_slip(number: int, data: st.DataObject) -> None:
    digits = list(str(number))
    at = data.draw(st.integers(1, len(digits) - 1))
    digits[at] = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[at]]))
    assert is_slip(Decimal("".join(digits)), Decimal(number))


def test_a_total_that_one_digit_would_mend() -> None:
    total, *parts = counts("342.618 hộ, 98.214 hộ, 24.404 hộ")
    assert one_slip_mends(total, parts)


@pytest.mark.parametrize(
    ("share", "part", "whole", "how"),
    [
        ("48,1", 49780, 103440, "right"),
        ("48,2", 49780, 103440, "near"),
        ("18,05", 13, 72, "cut"),
        ("28,1", 13, 72, "wrong"),
        ("91", 45, 50, "wrong"),
    ],
)
def test_how_a_share_agrees(share: str, part: int, whole: int, how: str) -> None:
    assert fits(Decimal(share.replace(",", ".")), share, Decimal(part), Decimal(whole)) == how


def test_amounts_are_shown_in_the_scale_that_was_printed() -> None:
    (like,) = counts("18.200 tỷ đồng")
    assert amount(Decimal(5_120_000_000_000), like) == "5.120"


def test_a_figure_of_any_length_is_no_share_of_a_small_one() -> None:
    assert fits(Decimal("71.43"), "71,43", Decimal(10) ** 30, Decimal(5)) == "wrong"
