"""Texts of templates, read within a limit of size: outlines, blocks, HTML layouts, style sheets."""

from __future__ import annotations

import errno
import unicodedata
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.regular_files import head_of_regular

BYTES_MAX: Final = 1_000_000
"""The largest outline has 20 kB, the largest style sheet 10 kB; a text of megabytes takes minutes to compile."""


def read_template(path: Path) -> str:
    """The text of a template, its letters precomposed as those of the data are.

    OSError (EFBIG for one that is too large) and UnicodeDecodeError as reading raises.
    A pipe or a device is not opened: IsADirectoryError, as for a folder.
    """
    data = head_of_regular(path, BYTES_MAX + 1)
    if len(data) > BYTES_MAX:
        raise OSError(errno.EFBIG, "template too large", str(path))
    return unicodedata.normalize("NFC", data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n"))
