"""Results that a user asks for under a name: they replace earlier results of the same kind, and nothing else."""

from __future__ import annotations

import contextlib
import os
import zipfile
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.errors import WrongUsage
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.formats.writing import write_output

REPLACED: Final = " (thay tệp cũ)"
_HEAD: Final = 4096
_CREATOR: Final = b"tthc-render"


def write_result(path: Path, data: bytes, mark: bytes = b"") -> str:
    """Write ``data`` to ``path``; ``REPLACED`` if other bytes stood there, else "".

    A file that is there is replaced only if it is a result of the same kind: ``mark``, by default the first line of
    ``data``, is in its head; a workbook must be one of this program. Raises WrongUsage where it is another file.
    """
    held = earlier_result(path, mark or (b"PK" if data[:2] == b"PK" else data.partition(b"\n")[0].rstrip()))
    if held == data:
        return ""
    write_output(path, data)
    return REPLACED if held else ""


def earlier_result(path: Path, mark: bytes) -> bytes:
    """What stands under a name that a result will get; b"" for nothing. Raises WrongUsage for another kind of file."""
    if not os.path.lexists(path):
        return b""
    with contextlib.suppress(OSError):
        held = read_regular(path) if path.is_file() else b"?"
        if not held or (_is_own_workbook(path) if mark == b"PK" else mark in held[:_HEAD]):
            return held
    raise WrongUsage(
        f"{path}: đã có tệp này và không phải do lệnh này ghi ra, nên không ghi đè. Chọn tên khác cho tệp ghi ra."
    )


def _is_own_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as book:
            return _CREATOR in book.read("docProps/core.xml")[:_HEAD]
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError, ValueError):
        return False
