"""Periods as typed on the command line."""

from __future__ import annotations

from collections.abc import Iterable

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.vietnamese.periods import PeriodError, PeriodFault, parse_period


def period_code(text: str) -> str:
    """The code of a typed period; WrongUsage if it is none. Custom periods go by the name they have in files."""
    try:
        return parse_period(text).code
    except PeriodError as problem:
        if problem.code == PeriodFault.WINDOW_MISSING:
            return text
        raise WrongUsage(f"{text}: {problem.detail} Ví dụ: {problem.right}") from problem


def period_codes(texts: Iterable[str]) -> list[str]:
    """The codes of typed periods, each once."""
    return list(dict.fromkeys(map(period_code, texts)))
