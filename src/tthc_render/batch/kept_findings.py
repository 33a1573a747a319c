"""Findings of the manifest as the place where their text is: a report may have forty, and few are ever looked at.

A year of a country has 200,000 reports. What is asked of most of them, how many findings of which code they have, is
known without the text.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Final, NotRequired, Protocol, TypedDict, overload

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.diagnostics.kinds import CountedFindings, Kind, count, kinds_of

NONE: Final = '{"error":0,"warning":0,"info":0,"list":[]}'


class TextFile(Protocol):
    """A file of which parts can be read, whatever becomes of its name."""

    def part(self, start: int, length: int) -> bytes:
        """The bytes from ``start`` on."""
        ...


class KeptFindings(CountedFindings):
    """The findings in a JSON text that `findings_text` has made; they are read whenever they are asked for."""

    __slots__ = ("_file", "_kinds", "_start", "_text", "digest", "length")

    def __init__(self, text: str) -> None:
        """Raises ValueError, KeyError, TypeError or AttributeError where ``text`` is not such a text."""
        self._text = text.encode("utf-8", "surrogatepass")
        self._file: TextFile | None = None
        self._start = 0
        self.length = len(self._text)
        self.digest = _digest(self._text)
        self._kinds = kinds_of(_read(self._text))

    @classmethod
    def in_file(cls, file: TextFile, start: int, length: int, digest: str, kinds: tuple[Kind, ...]) -> KeptFindings:
        """Findings whose text is in a file; ``digest`` and ``kinds`` are those of the same findings kept as text."""
        kept = cls.__new__(cls)
        kept._text, kept._file, kept._start = b"", file, start
        kept.length, kept.digest, kept._kinds = length, digest, kinds
        return kept

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """How many findings of each code there are."""
        return self._kinds

    @property
    def text(self) -> str:
        """The JSON text."""
        return self._bytes().decode("utf-8", "surrogatepass")

    def _bytes(self) -> bytes:
        if self._file is None:
            return self._text
        text = self._file.part(self._start, self.length)
        if _digest(text) != self.digest:
            raise RenderingFailed("Sổ ghi manifest.jsonl đã bị sửa trong khi đang chạy. Chạy lại lệnh này.")
        return text

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Finding]: ...
    def __getitem__(self, place: int | slice) -> Finding | Sequence[Finding]:
        return _read(self._bytes())[place]

    def __iter__(self) -> Iterator[Finding]:
        return iter(_read(self._bytes()))

    def __len__(self) -> int:
        return sum(kind.number for kind in self._kinds)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | KeptFindings) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self.digest)

    def __reduce__(self) -> tuple[type[KeptFindings], tuple[str]]:
        return KeptFindings, (self.text,)


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=10).hexdigest()


def findings_text(findings: Sequence[Finding]) -> str:
    """The findings as the manifest has them: how many of each severity, then all of them."""
    if isinstance(findings, KeptFindings):
        return findings.text
    listed = [item.to_json() | {"details": dict(item.details)} for item in findings]
    return json.dumps({**count(findings), "list": listed}, ensure_ascii=False, separators=(",", ":"))


class _FindingRow(TypedDict):
    code: str
    file: str
    line: int
    column: int
    details: dict[str, str]
    accepted: NotRequired[str]


@functools.lru_cache(maxsize=8)
def _read(text: bytes) -> tuple[Finding, ...]:
    return tuple(map(_finding, json.loads(text.decode("utf-8", "surrogatepass"))["list"]))


def _finding(row: _FindingRow) -> Finding:
    place = Place(row["file"], row["line"], row["column"])
    return Finding(row["code"], place, dict(row["details"]), row.get("accepted", ""))
