"""A lock on an open file that the system takes away from a process that dies: flock, on Windows a locked byte."""

from __future__ import annotations

import contextlib
import errno
import importlib
import time
from collections.abc import Callable, Iterator
from typing import IO, Final, Protocol, cast

SECONDS_BETWEEN_TRIES: Final = 0.1
SECONDS_MAX: Final = 120.0
"""A run holds the lock for as long as it writes its manifest, seconds; who holds it longer may never let it go."""
_TAKEN: Final = (errno.EACCES, errno.EDEADLK, errno.EAGAIN)
"""What the system answers while another process has the lock."""


class _Windows(Protocol):
    """What is used of the module ``msvcrt``."""

    LK_NBLCK: int
    LK_UNLCK: int

    def locking(self, number: int, mode: int, size: int) -> None: ...


@contextlib.contextmanager
def exclusive(file: IO[bytes]) -> Iterator[None]:
    """Only one process at a time inside; another one waits, ``SECONDS_MAX`` at most.

    OSError where the file system has no locks, TimeoutError where another process does not let it go.
    """
    try:
        import fcntl
    except ImportError:
        with _locked_byte(file):
            yield
        return
    _when_free(lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB), file.name)
    yield  # closing the file ends the lock


@contextlib.contextmanager
def _locked_byte(file: IO[bytes]) -> Iterator[None]:
    msvcrt = cast(_Windows, importlib.import_module("msvcrt"))

    def take() -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    _when_free(take, file.name)
    try:
        yield
    finally:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)


def _when_free(take: Callable[[], object], name: str) -> None:
    until = time.monotonic() + SECONDS_MAX
    while True:
        try:
            take()
            return
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, "locked", name) from error
        time.sleep(SECONDS_BETWEEN_TRIES)
