"""What one report may cost in the process that works on it: seconds of clock, and megabytes of memory."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import Final

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.readers.process_limits import OverTimeError, memory_limited, time_limited
from tthc_render.rendering.outcome import Outcome

SECONDS_FOR_ONE: Final = 120
"""A report of 300 pages takes 20 seconds on a slow machine; what takes longer never ends."""
WORKER_MB: Final = 3000
"""Memory of a worker above what it starts with: a report of 300 pages takes 900 MB as PDF. More is a failure of that
report; the others go on."""


def checked_within_limits(check: Callable[[], Outcome], shown: str) -> Outcome:
    """What ``check`` gives; an outcome that says so where it takes longer than ``SECONDS_FOR_ONE``."""
    outcome = Outcome(shown, error="…")
    late: Sequence[bool] = (True,)
    # The limit rings again each second: also while a first ring is being made into an outcome.
    with contextlib.suppress(OverTimeError), memory_limited(WORKER_MB):
        with time_limited(SECONDS_FOR_ONE) as rung:
            outcome = check()
        late = rung
    if not (late and outcome.error):
        return outcome
    error = f"kiểm tra quá {SECONDS_FOR_ONE} giây chưa xong nên dừng lại. Bớt bảng, lời văn hoặc tách tệp rồi chạy lại."
    return Outcome(shown, error=error, exit_code=RenderingFailed.exit_code)
