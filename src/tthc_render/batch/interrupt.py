"""Ctrl+C and SIGTERM as requests to stop."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable
from types import FrameType

Handler = Callable[[int, FrameType | None], object] | int | None
"""What ``signal.signal`` takes and gives back."""


class Interrupt:
    """Ctrl-C or the end of the session: the first one lets reports under way come to an end, the second does not.

    After ``max_seconds`` (0: never) the run stops as well, and ``timed_out`` is True. ``signal`` is the number of the
    signal that came, 0 if none did.
    """

    def __init__(self, max_seconds: float = 0) -> None:
        self.asked = self.interrupted = self.timed_out = False
        self.signal = 0
        self._until = time.monotonic() + max_seconds if max_seconds else None
        self._before: dict[int, Handler] = {}

    def __call__(self) -> bool:
        if not self.asked and self._until is not None and time.monotonic() >= self._until:
            self.asked = self.timed_out = True
        return self.asked

    def __enter__(self) -> Interrupt:
        for number in (signal.SIGINT, signal.SIGTERM):
            # Only the main thread may set handlers; elsewhere the caller stops the run.
            with contextlib.suppress(ValueError):
                self._before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.signal = self.signal or number
        if self.asked and self.interrupted:
            raise KeyboardInterrupt
        self.asked = self.interrupted = True
