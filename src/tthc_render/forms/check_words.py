"""Figures of an identity that does not hold, in the words of its message."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tthc_render.forms.formula import Formula
from tthc_render.vietnamese.numbers import format_count

FEW: Final = 2
MANY: Final = 6


def places_for(gap: Decimal) -> int:
    """Decimals of figures that a division made: as they are printed, or more where the difference is less than that."""
    return FEW if round(gap, FEW) else MANY


def figure(value: Decimal, places: int = MANY) -> str:
    """A figure as it is; one that a division made is rounded to ``places``."""
    return format_count(value if round(value, MANY) == value else round(value, places))


def side_in_words(formula: Formula, value: Decimal) -> str:
    """One side of an identity over rows in words: its rows and what they make, or the number that it states."""
    shown = figure(value)
    return f"dòng {formula.text.strip()} = {shown}" if formula.references else f"mức cho phép là {shown}"
