"""Findings of the manifest as the text that they are in the file: a report may have forty, and few are ever looked at.

A year of a country has 200,000 reports; as objects their findings would take ten times the memory.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Sequence
from typing import Final, NotRequired, TypedDict, overload

from tthc_render.diagnostics.findings import Finding, Place, Severity

NONE: Final = '{"error":0,"warning":0,"info":0,"list":[]}'


class KeptFindings(Sequence[Finding]):
    """The findings in a JSON text that `findings_text` has made; they are read whenever they are asked for."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Raises ValueError, KeyError, TypeError or AttributeError where ``text`` is not such a text."""
        self._text = text.encode("utf-8", "surrogatepass")
        _read(self._text)

    @property
    def text(self) -> str:
        """The JSON text."""
        return self._text.decode("utf-8", "surrogatepass")

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Finding]: ...
    def __getitem__(self, place: int | slice) -> Finding | Sequence[Finding]:
        return _read(self._text)[place]

    def __len__(self) -> int:
        return len(_read(self._text))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | KeptFindings) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._text)


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings that the writer has not accepted there are of each severity, by its name."""
    found = [str(item.severity) for item in findings if not item.accepted]
    return {str(severity): found.count(str(severity)) for severity in Severity}


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
