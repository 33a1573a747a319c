"""The stamp inside a file of unknown origin, read in a child process."""

from __future__ import annotations

from functools import partial

from tthc_render.formats.stamp import docx_stamp, pdf_stamp
from tthc_render.readers.isolation import BUDGETS, in_child


def stamp_inside(data: bytes, shown: str) -> str:
    """The stamp of the DOCX or PDF ``data``, "" if it has none. Raises DataUnreadable for a file that is broken."""
    kind, read = ("pdf", pdf_stamp) if data.startswith(b"%PDF") else ("docx", docx_stamp)
    return in_child(partial(read, data), shown, BUDGETS[kind])
