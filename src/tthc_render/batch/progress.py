"""How a long run shows that it goes on: a moving line on a terminal, one plain line at the start elsewhere.

All of it goes to standard error. Runs of less than two seconds show nothing; the command prints the end. A log gets the
line before the first report where there are so many that they take longer.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Self, TextIO

from tthc_render.vietnamese.numbers import format_decimal

if TYPE_CHECKING:  # loaded when a bar is shown
    from rich.progress import Progress as Moving
    from rich.progress import TaskID

QUIET_SECONDS: Final = 2.0
SURELY_LONG: Final = 100
"""So many reports take longer than that anywhere."""
WORDS: Final = {
    "vi": {
        "start": "Đang làm {total} báo cáo…",
        "line": "Đang làm {total} báo cáo: xong {done}, {rate} báo cáo/giây, còn khoảng {left}{bad}",
        "bad": ", {count} báo cáo có lỗi",
        "working": "Đang làm báo cáo",
        "rate": "{rate} báo cáo/giây",
        "units": ("giờ", "phút", "giây"),
    },
    "en": {
        "start": "Rendering {total} reports…",
        "line": "Rendering {total} reports: {done} done, {rate} reports/s, about {left} left{bad}",
        "bad": ", {count} with errors",
        "working": "Rendering reports",
        "rate": "{rate} reports/s",
        "units": ("h", "min", "s"),
    },
}


class Progress:
    """Counts finished reports; a context manager. ``clock`` gives seconds."""

    def __init__(
        self,
        total: int,
        lang: str = "vi",
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.total, self.lang, self.clock = total, lang, clock
        self.stream = stream or sys.stderr
        self.done = self.bad = 0
        self._began = clock()
        self._told = False
        self._moving: Moving | None = None
        self._task: TaskID | None = None
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._began = self.clock()
        if self.total >= SURELY_LONG and not self.stream.isatty():
            self._told = True
            print(self._words("start", total=self.total), file=self.stream, flush=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def advance(self, ok: bool = True) -> None:
        """One more report has come to an end."""
        self.done += 1
        self.bad += not ok
        now = self.clock()
        if self._moving is not None and self._task is not None:
            self._moving.update(self._task, completed=self.done, rate=self._words("rate", rate=self._rate(now)))
        elif now - self._began >= QUIET_SECONDS and self.done < self.total:
            if self.stream.isatty():
                self._show_moving(now)
            elif not self._told:
                self._told = True
                print(self.line(now), file=self.stream, flush=True)

    def line(self, now: float) -> str:
        """How far the run is: reports, rate, time left."""
        seconds = (self.total - self.done) * (now - self._began) / max(self.done, 1)
        bad = self._words("bad", count=self.bad) if self.bad else ""
        left = duration(seconds, self.lang)
        return self._words("line", done=self.done, total=self.total, rate=self._rate(now), left=left, bad=bad)

    def _rate(self, now: float) -> str:
        rate = self.done / max(now - self._began, 1e-9)
        return format_decimal(round(rate, 1), 1) if self.lang == "vi" else f"{rate:.1f}"

    def _words(self, name: str, **details: object) -> str:
        return str(WORDS[self.lang][name]).format(**details)

    def _show_moving(self, now: float) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Moving

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        # Standard output may be a file although standard error is a terminal.
        console = Console(file=self.stream)
        moving = Moving(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty())
        self._moving = self._stack.enter_context(moving)
        rate = self._words("rate", rate=self._rate(now))
        self._task = moving.add_task(str(WORDS[self.lang]["working"]), total=self.total, completed=self.done, rate=rate)


def duration(seconds: float, lang: str = "vi") -> str:
    """Seconds in words, the two largest units: "1 giờ 5 phút", "40 giây"."""
    whole = round(seconds)
    parts = (whole // 3600, whole % 3600 // 60, whole % 60)
    first = next((place for place, value in enumerate(parts) if value), 2)
    names = WORDS[lang]["units"]
    return " ".join(f"{parts[place]} {names[place]}" for place in range(first, min(first + 2, 3)) if parts[place]) or (
        f"0 {names[2]}"
    )
