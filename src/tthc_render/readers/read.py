"""A DOCX or PDF file as facts, by its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tthc_render.readers.facts import Facts, FileKind

FILE_KINDS: Final[Mapping[str, FileKind]] = {".docx": "docx", ".pdf": "pdf"}


def read_facts(data: bytes, kind: FileKind, shown: str) -> Facts:
    """The facts of a document in memory; DataUnreadable if it cannot be read."""
    # Each reader brings a large library; a command that needs one of them does not pay for the other.
    if kind == "docx":
        from tthc_render.readers.docx.reader import read_docx

        return read_docx(data, shown)
    from tthc_render.readers.pdf.reader import read_pdf

    return read_pdf(data, shown)
