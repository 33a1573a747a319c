"""A lock on an open file that the system takes away from a process that dies: flock, on Windows a locked byte."""

from __future__ import annotations

import contextlib
import errno
import importlib
import time
from collections.abc import Iterator
from typing import IO, Final, Protocol, cast

SECONDS_BETWEEN_TRIES: Final = 0.1
_TAKEN: Final = (errno.EACCES, errno.EDEADLK, errno.EAGAIN)
"""What Windows answers while another process has the byte."""


class _Windows(Protocol):
    """What is used of the module ``msvcrt``."""

    LK_NBLCK: int
    LK_UNLCK: int

    def locking(self, number: int, mode: int, size: int) -> None: ...


@contextlib.contextmanager
def exclusive(file: IO[bytes]) -> Iterator[None]:
    """Only one process at a time inside; another one waits. OSError where the file system has no locks."""
    try:
        import fcntl
    except ImportError:
        with _locked_byte(file):
            yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    yield  # closing the file ends the lock


@contextlib.contextmanager
def _locked_byte(file: IO[bytes]) -> Iterator[None]:
    msvcrt = cast(_Windows, importlib.import_module("msvcrt"))
    while True:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            break
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)
    try:
        yield
    finally:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
