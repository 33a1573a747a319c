"""Reading what must be a regular file: a pipe under its name is never opened, which would wait for ever."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

BYTES_MAX: Final = 500_000_000
"""The largest document or record that is read; a manifest of 33,000 reports has 50 MB."""


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file; OSError as reading raises, also for pipes, devices, folders and huge files."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if status.st_size > BYTES_MAX:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return path.read_bytes()
