"""Periods as typed on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.vietnamese.periods import PeriodError, PeriodFault, parse_period

EXAMPLES: Final = "2024-T02 (tháng), 2024-Q2 (quý), 2024-6T (sáu tháng đầu năm), 2024-9T (chín tháng), 2024 (năm)"


def period_code(text: str) -> str:
    """The code of a typed period; WrongUsage if it is none. Custom periods go by the name they have in files."""
    try:
        return parse_period(text).code
    except PeriodError as problem:
        if problem.code == PeriodFault.WINDOW_MISSING:
            return text
        right = EXAMPLES if problem.code in (PeriodFault.UNKNOWN, PeriodFault.EMPTY) else problem.right
        raise WrongUsage(f"{text}: {problem.detail} Ví dụ: {right}") from problem


def period_codes(texts: Iterable[str]) -> list[str]:
    """The codes of typed periods, each once."""
    return list(dict.fromkeys(map(period_code, texts)))
