"""Time of a run over many files that others made: a few of them may take long, all of them together may not.

Each file adds a little to what the run may take, so that honest files never use it up, however many they are. Files
that take long use it up; from then on each gets only what it adds, until others have left enough again.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Final

SECONDS_FOR_EACH: Final = 3.0
"""A long report is read in half of it."""
SECONDS_BESIDES: Final = 180.0
"""Nine files that never end, or twenty of 300 pages."""


class Patience:
    """What a run may still take: ``besides``, and ``for_each`` of its files."""

    def __init__(self, for_each: float = SECONDS_FOR_EACH, besides: float = SECONDS_BESIDES) -> None:
        self._for_each, self._besides = for_each, besides
        self._left = besides

    def most(self, seconds: float) -> float:
        """How long the next file may take, that would have ``seconds`` by itself."""
        return min(seconds, max(self._for_each, self._left))

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """While one file is read."""
        began = time.monotonic()
        try:
            yield
        finally:
            left = self._left + self._for_each - (time.monotonic() - began)
            self._left = min(self._besides, max(0.0, left))


class Endless(Patience):
    """That of one file by itself."""

    def most(self, seconds: float) -> float:
        """All that it has by itself."""
        return seconds


_PRESENT: ContextVar[Patience] = ContextVar("patience")


def present() -> Patience:
    """That of the run that is going on."""
    return _PRESENT.get(None) or Endless()


@contextlib.contextmanager
def for_all_files() -> Iterator[None]:
    """A run over many files: they share one patience for as long as the context lasts."""
    token = _PRESENT.set(Patience())
    try:
        yield
    finally:
        _PRESENT.reset(token)
