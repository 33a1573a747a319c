"""Limits of memory and time of a process from within, and work whose faults become an answer."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")
MB: Final = 2**20


def sheltered_answer(work: Callable[[], object]) -> bytes:
    """What a child answers: whether ``work`` went well, and its value or its exception, pickled."""
    answer: tuple[bool, object]
    try:
        answer = True, work()
    except Exception as error:
        answer = False, error
    try:
        return pickle.dumps(answer)
    except Exception:  # exceptions of libraries that cannot be pickled, such as those that hold a file
        return pickle.dumps((False, ValueError(type(answer[1]).__name__)))


def limit_memory(megabytes: int) -> None:
    """Let this process have so much memory more than it has, where the system knows limits; then MemoryError."""
    try:
        import resource
    except ImportError:
        return
    most = _address_space() + megabytes * MB
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


@contextlib.contextmanager
def memory_limited(megabytes: int) -> Iterator[None]:
    """``limit_memory`` for as long as the context lasts."""
    try:
        import resource
    except ImportError:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    limit_memory(megabytes)
    try:
        yield
    finally:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, before)


class OverTimeError(Exception):
    """The time that ``time_limited`` gives is over."""


@contextlib.contextmanager
def time_limited(seconds: float) -> Iterator[list[bool]]:
    """OverTimeError after ``seconds``, and each second from then on, for a library may swallow it; the list is then no
    longer empty. By a signal; where the system knows none, or outside of the main thread, by a thread that watches.

    Inside of another limit the sooner of both rings, and the other goes on behind it.
    """
    late: list[bool] = []
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        limited = _signalled(seconds, late)
    else:
        limited = _watched(seconds, late)
    with limited:
        yield late


def in_time(work: Callable[[], T], seconds: float) -> T:
    """What ``work`` returns; OverTimeError where it takes longer than ``seconds``, also if it swallows that."""
    with time_limited(seconds) as late:
        answer = work()
    if late:
        raise OverTimeError
    return answer


@contextlib.contextmanager
def _signalled(seconds: float, late: list[bool]) -> Iterator[None]:
    def ring(_number: int, _frame: object) -> None:
        late.append(True)
        raise OverTimeError

    outer, _ = signal.setitimer(signal.ITIMER_REAL, 0)
    before, began = signal.signal(signal.SIGALRM, ring), time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, min(seconds, outer) if outer else seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        left = outer - (time.monotonic() - began)
        if outer:
            signal.setitimer(signal.ITIMER_REAL, left if left > 0 else 1, 1)
        if outer and left <= 0 and callable(before):
            before(signal.SIGALRM, None)


@contextlib.contextmanager
def _watched(seconds: float, late: list[bool]) -> Iterator[None]:
    """The exception is raised in this thread by another one, between two steps of Python."""
    thread, over = ctypes.c_ulong(threading.get_ident()), threading.Event()
    lock = threading.Lock()

    def watch() -> None:
        pause = seconds
        while not over.wait(pause):
            pause = 1.0
            with lock:
                if not over.is_set():
                    late.append(True)
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(OverTimeError))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        _without_another(over, lock)


def _without_another(over: threading.Event, lock: threading.Lock) -> None:
    """End the watch; an exception that is under way already comes before the lock is left."""
    while not over.is_set():
        with contextlib.suppress(OverTimeError), lock:
            over.set()


def _address_space() -> int:
    """Bytes of address space that this process has now; a guess where the system does not say."""
    try:
        with Path("/proc/self/statm").open(encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 2048 * MB
