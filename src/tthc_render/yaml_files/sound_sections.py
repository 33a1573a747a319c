"""The sections of a file that can be read although another one cannot: what is wrong in those is said in the same run.

A key at the left margin begins a section, whatever the one before it is. Where a section cannot be read, its own keys
are tried one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.pasted import COLONS
from tthc_render.yaml_files.source import Keys, Mark, Source, Yaml
from tthc_render.yaml_files.syntax import indent_of

_TOP: Final = re.compile(rf"[A-Za-z_][\w-]*(?::(?:\s|$)|[{COLONS}])")
"""A key at the left margin; what is below one with a wrong colon is not of the section above."""
_KEY: Final = re.compile(r"\s*[\w.@-]+:(?:\s|$)")
MOST: Final = 60
"""Of more keys beside each other none is tried alone: no report has so many."""
BROKEN: Final = 3
"""Of so many broken sections the own keys are tried; a file with more is broken otherwise."""


@dataclass(frozen=True, slots=True)
class SoundSections:
    """What could be read of a file, and the faults of the sections that could not, each section's first one."""

    source: Source
    faults: tuple[Finding, ...]


def sound_sections(raw: bytes, shown: str) -> SoundSections | None:
    """The readable sections of a file whose YAML is broken; None where there is none, or all can be read."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _TOP.match(line)]
    names = {lines[start].partition(":")[0] for start in starts}
    if not starts or len(starts) > MOST or len(names) < len(starts):
        return None
    found: list[Source] = []
    faults: list[Finding] = []
    for first, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        read = _read(lines, [(first, end)], shown)
        if isinstance(read, Source):
            found.append(read)
            continue
        faults += read[:1]
        if len(faults) > BROKEN:
            return None
        for start, stop in _children(lines, first, end):
            child = _read(lines, [(first, first + 1), (start, stop)], shown)
            found += [child] if isinstance(child, Source) else []
    if not faults or not found:
        return None
    return SoundSections(_joined(found, text, shown), tuple(faults))


def _read(lines: Sequence[str], kept: Sequence[tuple[int, int]], shown: str) -> Source | list[Finding]:
    """The tree of these lines alone, each at its place, or why there is none."""
    alone = [line if any(first <= at < end for first, end in kept) else "" for at, line in enumerate(lines)]
    findings = Findings()
    source = parse_source("\n".join(alone).encode(), shown, findings)
    return source if source is not None else list(findings)


def _children(lines: Sequence[str], first: int, end: int) -> list[tuple[int, int]]:
    """The lines of each key right below the one in ``first``."""
    inner = [at for at in range(first + 1, end) if lines[at].strip() and not lines[at].lstrip().startswith("#")]
    if not inner or not lines[first].partition(" #")[0].rstrip().endswith(":"):
        return []
    level = indent_of(lines[inner[0]])
    starts = [at for at in inner if indent_of(lines[at]) == level and _KEY.match(lines[at])]
    return list(zip(starts, [*starts[1:], end], strict=True)) if 0 < len(starts) <= MOST else []


def _joined(found: Sequence[Source], text: str, shown: str) -> Source:
    data: dict[str, Yaml] = {}
    marks: dict[Keys, Mark] = {}
    keys: dict[Keys, Mark] = {}
    for source in found:
        for key, value in source.data.items():
            held = data.get(key)
            data[key] = {**held, **value} if isinstance(held, dict) and isinstance(value, dict) else value
        marks |= source.marks
        keys |= source.keys
    return replace(found[0], file=shown, data=data, marks=marks, text=text, keys=keys)
