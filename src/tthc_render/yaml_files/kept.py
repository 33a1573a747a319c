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


@functools.lru_cache(MOST)
def _kept(
    raw: bytes, shown: str, make: Callable[[Source, Findings], object]
) -> tuple[Kept[object], tuple[Finding, ...]]:
    findings = Findings()
    source = parse_source(raw, shown, findings)
    made = make(source, findings) if source is not None else None
    return Kept(source, made), tuple(findings)
