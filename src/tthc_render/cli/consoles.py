"""Vietnamese on consoles and in files that have another code page than UTF-8: readable, and never an error.

A Windows console shows Unicode by itself. Where output goes to a file or another program and nobody has chosen an
encoding, it is UTF-8; where one was chosen (``PYTHONIOENCODING``, an old terminal), letters that it lacks are spelled
with what it has: ``ệ`` is ``ê`` with a mark in cp1258, ``e`` in ASCII.
"""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from typing import Final

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_PLAIN: Final = {"đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "→": "->", "…": "..."}
_PLAIN_MORE: Final = {"×": "x", "≤": "<=", "≥": ">=", "•": "-", "‹": "<", "›": ">", "─": "-", "━": "-", "│": "|"}


def prepare_streams() -> None:
    """Make standard output and standard error take every letter; for the program itself, at its start."""
    chosen = os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        encoding = (getattr(stream, "encoding", "") or "").lower().replace("-", "")
        if reconfigure is None or encoding.startswith("utf"):
            continue
        if not chosen and sys.platform == "win32" and not stream.isatty():
            reconfigure(encoding="utf-8")
        else:
            reconfigure(errors=readable_errors(stream.encoding))


def readable_errors(encoding: str) -> str:
    """The name of an error handler that writes what ``encoding`` lacks by what it has."""

    def spelled(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        letters = error.object[error.start : error.end]  # the error itself calls every code page “charmap”
        return "".join(readable(letter, encoding) for letter in letters), error.end

    name = f"tthc-readable-{encoding}"
    codecs.register_error(name, spelled)
    return name


def readable(letter: str, encoding: str) -> str:
    """One letter by what ``encoding`` has: base and tone mark, the base alone, a plain sign, or “?”."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in _TONES)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    for spelling in (base + tones, base, bare, _PLAIN.get(letter, ""), _PLAIN_MORE.get(letter, "")):
        if spelling and _fits(spelling, encoding):
            return spelling
    return "?"


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
