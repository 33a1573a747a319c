"""Powers out of bounds, and powers that are no real number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tthc_render.document.expression_tokens import ExpressionError
from tthc_render.document.powers import check_power


@pytest.mark.parametrize(
    ("base", "exponent", "code"),
    [("10", "-400", "D505"), ("0.1", "65", "D505"), ("1", "65", "D505"), ("-8", "0.5", "D503"), ("0", "0", "D503")],
)
def test_a_power_is_refused_with_its_reason(base: str, exponent: str, code: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        check_power(Decimal(base), Decimal(exponent))
    assert caught.value.code == code
    assert "quá lớn" not in str(caught.value.details["why"])


@pytest.mark.parametrize(
    ("base", "exponent"), [("10", "-64"), ("-8", "3"), ("-8", "-3.0"), ("2", "0.5"), ("0", "2"), ("5", "0")]
)
def test_other_powers_are_computed(base: str, exponent: str) -> None:
    check_power(Decimal(base), Decimal(exponent))
