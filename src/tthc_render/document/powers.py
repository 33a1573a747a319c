"""Which powers an expression of data may compute."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tthc_render.document.expression_tokens import ExpressionError

EXPONENT_MAX: Final = 64


def check_power(base: Decimal, exponent: Decimal) -> None:
    """ExpressionError for a power that is not computed: no real number, or an exponent out of bounds."""
    if abs(exponent) > EXPONENT_MAX:
        raise ExpressionError("D505", why=f"chỉ tính số mũ từ -{EXPONENT_MAX} đến {EXPONENT_MAX}")
    if base < 0 and exponent != exponent.to_integral_value():
        raise ExpressionError("D503", why="lũy thừa không nguyên của một số âm không phải là số thực")
    if not base and not exponent:
        raise ExpressionError("D503", why="0 ** 0 không xác định")
