"""Opening what must be a regular file: whoever may write to a folder may put a pipe, a device or a link under any name.

A pipe would be waited for, for ever; a device never ends. All files that others can have placed are opened here.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final, cast

BYTES_MAX: Final = 500_000_000
"""The largest document or record that is read; a manifest of 33,000 reports has 50 MB."""
_WAITS_NEVER: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


def open_regular(path: Path) -> BinaryIO:
    """A regular file opened for reading; OSError as opening raises, IsADirectoryError for all that is no file."""
    _held(path, path.stat())  # opening a device may do something already
    return _opened(path, os.O_RDONLY, "rb")


def open_to_append(path: Path) -> BinaryIO:
    """A regular file opened for reading and for writing at its end, made where there is none; OSError as above.

    A link is not followed (ELOOP): what is written would be written where another person has it lead.
    """
    if os.path.lexists(path):
        _held(path, path.lstat())
    return _opened(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | _NO_LINK, "ab+")


def open_anew(path: Path) -> BinaryIO:
    """A new file opened for writing and reading back, in place of what has its name: a link is taken away first."""
    if os.path.lexists(path):
        path.unlink()
    return _opened(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINK, "wb+")


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file; OSError as reading raises, also for pipes, devices, folders and huge files."""
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > BYTES_MAX:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read()


def head_of_regular(path: Path, most: int) -> bytes:
    """The first ``most`` bytes of a regular file; OSError as ``open_regular`` raises."""
    with open_regular(path) as file:
        return file.read(most)


def read_regular_text(path: Path, errors: str = "strict") -> str:
    """The UTF-8 text of a regular file, its lines ended as Python ends them; OSError and UnicodeDecodeError."""
    return read_regular(path).decode("utf-8", errors).replace("\r\n", "\n").replace("\r", "\n")


def _opened(path: Path, flags: int, mode: str) -> BinaryIO:
    number = os.open(path, flags | _WAITS_NEVER, 0o666)
    try:
        _held(path, os.fstat(number))
        return cast(BinaryIO, os.fdopen(number, mode))
    except BaseException:
        os.close(number)
        raise


def _held(path: Path, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if not stat.S_ISREG(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
