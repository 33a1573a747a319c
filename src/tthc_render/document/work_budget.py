"""The work of one filling of a template, counted, so that none runs away."""

from __future__ import annotations

import contextlib
import contextvars
from collections.abc import Iterator
from typing import Final

from jinja2.exceptions import SecurityError

WORK_MAX: Final = 30_000_000
"""What one filling of a template may use up: a letter of text counts 1, an item of a list that a loop visits
`ITEM`, a turn of a loop `TURN`, a call of a macro `MACRO`. A layout that prints a table of 2,000 rows and 60 columns
uses 14,000,000; a template that never ends reaches the limit within a second or two."""
ITEM, TURN, MACRO = 20, 100, 400

_left: contextvars.ContextVar[list[int] | None] = contextvars.ContextVar("work", default=None)


@contextlib.contextmanager
def budget() -> Iterator[None]:
    """Within it, templates share one budget of work, `WORK_MAX`."""
    token = _left.set([WORK_MAX])
    try:
        yield
    finally:
        _left.reset(token)


def spend(amount: int) -> None:
    """Use up ``amount`` of the budget; SecurityError when nothing is left. Outside of a budget nothing is counted."""
    left = _left.get()
    if left is not None:
        left[0] -= amount
        if left[0] < 0:
            raise SecurityError("template does too much work")
