"""The words by which a printed page can be held against the data of its report: its number and their hash."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = "Mã dữ liệu (SHA-256): "
_HASH: Final = re.compile(rf"(?:Số: [^;]{{1,80}}; )?{re.escape(_WORDS)}([0-9a-f]{{64}})")
_LABEL: Final = "Số:"


def verification_line(number: str, sha256: str) -> str:
    """The line for a document whose line of number is ``number`` (left out while it has no number)."""
    code = _code(number)
    return f"{f'Số: {code}; ' if code else ''}{_WORDS}{sha256}"


def verification_code(number: str, sha256: str) -> str:
    """The same for a QR code, in the capitals that make it coarse enough to be read from paper."""
    return f"{_code(number)} SHA256:{sha256.upper()}".strip()


def without_line(words: str, sha256: str) -> str:
    """``words`` without the line of the data with ``sha256``; a line with another hash stays."""
    return _HASH.sub(lambda match: "" if match[1] == sha256 else match[0], words)


def is_line(words: str) -> bool:
    """Whether ``words`` are such a line and nothing else."""
    return _HASH.fullmatch(" ".join(words.split())) is not None


def _code(number: str) -> str:
    code = " ".join(number.replace(_LABEL, "").replace(";", ",").split())
    return code if re.match(r"\d", code) else ""
