"""Taking times: the table, rounds of two sides with a control, processor time of work and of commands."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Round = tuple[float, float, float]
"""Seconds of ours, theirs, ours again."""

BUSY = 0.5
"""Other programs that want this many processors on average falsify the clock; processor time still says something."""


def clock_is_false() -> bool:
    """Whether other work keeps the machine busy, so that only processor time can be compared."""
    return os.getloadavg()[0] > BUSY + 1  # one process of ours runs nearly all the time


@dataclass(frozen=True)
class Line:
    """One line of the table. ``wanted`` is the target as shown, ``good`` whether it was reached."""

    name: str
    value: str
    wanted: str = ""
    good: bool | None = None
    control: str = ""


class Table:
    """The lines measured so far; each is printed as it comes."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(self, line: Line) -> None:
        self.lines.append(line)
        mark = {True: "đạt", False: "CHƯA ĐẠT", None: ""}[line.good]
        control = f"đối chứng {line.control}" if line.control else ""
        print(f"{line.name:<84} {line.value:>24}  {line.wanted:<12} {control:<16} {mark}", flush=True)

    def times(self, name: str, pairs: Sequence[Round], at_least: float = 0.0, note: str = "") -> None:
        """How many times as fast as the others we are, by the smallest of all rounds."""
        ours, theirs, again = (min(column) for column in zip(*pairs, strict=True))
        ratio = theirs / min(ours, again)
        value = f"{_vietnamese(ratio, 2 if ratio < 3 else 1)} lần{note}"
        wanted, good = (f"≥ {at_least:g}".replace(".", ","), ratio >= at_least) if at_least else ("", None)
        self.add(Line(name, value, wanted, good, _vietnamese(again / ours, 2)))

    def share(self, name: str, pairs: Sequence[Round], at_most: float) -> None:
        """Our time as a multiple of the others', by the smallest of all rounds."""
        ours, theirs, again = (min(column) for column in zip(*pairs, strict=True))
        ratio = min(ours, again) / theirs
        wanted = f"≤ {at_most:g}".replace(".", ",")
        self.add(
            Line(name, f"{_vietnamese(ratio, 2)} lần", wanted, ratio <= at_most, _vietnamese(again / ours, 2)),
        )

    def plain(self, name: str, value: float, unit: str, at_most: float | None = None, digits: int = 1) -> None:
        """One figure with its unit."""
        wanted, good = ("", None) if at_most is None else (f"≤ {at_most:g} {unit}".replace(".", ","), value <= at_most)
        self.add(Line(name, f"{_vietnamese(value, digits)} {unit}", wanted, good))

    def markdown(self) -> str:
        """The table for the documents."""
        head = "| Phép đo | Kết quả | Mục tiêu | Đối chứng |\n|---|---|---|---|"
        rows = [
            f"| {line.name} | {line.value} | {line.wanted}{'' if line.good is not False else ' (chưa đạt)'} "
            f"| {line.control} |"
            for line in self.lines
        ]
        return "\n".join([head, *rows]) + "\n"


def _vietnamese(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def rounds(count: int, ours: Callable[[], float], theirs: Callable[[], float]) -> list[Round]:
    """``count`` rounds of ours, theirs, ours again; each call gives seconds."""
    return [(ours(), theirs(), ours()) for _ in range(count)]


def cpu_of(work: Callable[[], Any]) -> float:
    """Processor seconds of ``work`` in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def wall_of(work: Callable[[], Any]) -> float:
    """Seconds by the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


# Processes that outlive their parent, as workers of a fork server do, come to the one that asks for it: that one waits
# for all of them, so that their processor time is counted. PR_SET_CHILD_SUBREAPER is 36.
_WATCH = """
import ctypes, os, resource, subprocess, sys, time
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
if sys.argv[1] == "1":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
began = time.perf_counter()
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
wall = time.perf_counter() - began
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, wall, used.ru_utime + used.ru_stime)
sys.stderr.buffer.write(done.stderr)
"""


def run(command: Sequence[str], folder: Path | None = None, *, one_core: bool = False) -> tuple[float, float]:
    """Seconds by the clock, and of the processor with all children, that a command takes; ``one_core``: on one core."""
    watch = [sys.executable, "-c", _WATCH, str(int(one_core)), *command]
    done = subprocess.run(watch, cwd=folder, check=True, capture_output=True, text=True)
    code, wall, cpu = done.stdout.split()
    if int(code):
        raise RuntimeError(f"{command}: {done.stderr[-500:]}")
    return float(wall), float(cpu)


def cpu_of_command(command: Sequence[str], folder: Path | None = None) -> float:
    """Processor seconds of a command and its children."""
    return run(command, folder)[1]


@contextlib.contextmanager
def worker() -> Iterator[Callable[..., Any]]:
    """A process of its own that runs what it is given; with ``wait=False`` the result comes as a future."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:

        def call(*what: Any, wait: bool = True) -> Any:
            waiting = pool.submit(*what)
            return waiting.result() if wait else waiting

        yield call


def peak_of_process() -> int:
    """The most memory that this process has had so far, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
