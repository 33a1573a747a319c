"""What is made of a template's file, kept for as long as its text stays the same.

Every run, and in the workbench every change of a report, begins with the same templates: reading them anew takes longer
than the report itself. Reports are not kept, there may be thousands.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar, cast

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding
from tthc_render.yaml_files.loader import parse_source, read_bytes
from tthc_render.yaml_files.source import Source

T = TypeVar("T")
MOST = 256
"""Texts of templates that are kept, three times as many as the program comes with."""


class Kept(NamedTuple, Generic[T]):
    """A file as read, and what was made of it; None for what could not be."""

    source: Source | None
    made: T | None


def read_kept(path: Path, shown: str, make: Callable[[Source, Findings], T | None], findings: Findings) -> Kept[T]:
    """The file at ``path``, named ``shown`` in findings, and what ``make`` makes of it, a function of a module.

    ``make`` looks at nothing but the file. What comes of it is never changed by anyone.
    """
    raw = read_bytes(path, shown, findings)
    if raw is None:
        return Kept(None, None)
    kept, found = _kept(raw, shown, make)
    findings.extend(found)
    return cast("Kept[T]", kept)


def made_once(make: Callable[..., T], *things: object) -> T:
    """What ``make``, a function of a module, makes of ``things``: the same for as long as the very same things come.

    For what is made of `read_kept`'s values, which are the same objects each time.
    """
    return cast(T, _made_once(make, tuple(map(_Itself, things))))


class _Itself:
    """A thing as a key: equal to itself alone, however large it is; it lives as long as its key."""

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.thing is self.thing


@functools.lru_cache(MOST)
def _made_once(make: Callable[..., object], keys: tuple[_Itself, ...]) -> object:
    return make(*(key.thing for key in keys))


@functools.lru_cache(MOST)
def _kept(
    raw: bytes, shown: str, make: Callable[[Source, Findings], object]
) -> tuple[Kept[object], tuple[Finding, ...]]:
    findings = Findings()
    source = parse_source(raw, shown, findings)
    made = make(source, findings) if source is not None else None
    return Kept(source, made), tuple(findings)
