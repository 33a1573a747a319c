"""How figures stand in the message of an identity that does not hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.forms.check_words import figure, places_for


@pytest.mark.parametrize(
    ("value", "limit", "seen"),
    [
        (Decimal(200) / 3, "70", "66,67"),
        (Decimal(200) / 3, "66.67", "66,666667"),  # a difference that two decimals hide
        (Decimal("66.6667"), "70", "66,6667"),  # typed so
        (Decimal(1250), "1000", "1.250"),
        (Decimal(10000) / 7, "1000", "1.428,57"),
        (Decimal("-0.125"), "0", "-0,125"),
        (Decimal(0), "1", "0"),
    ],
)
def test_a_figure_that_a_division_made_is_rounded_as_it_prints(value: Decimal, limit: str, seen: str) -> None:
    assert figure(value, places_for(abs(value - Decimal(limit)))) == seen
