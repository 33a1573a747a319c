"""What is too much in a report's file is refused before anything is computed or compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.document.limits import LIMITS, TooMuchError, hold
from tthc_render.yaml_files.source import Keys, Source, Yaml

LONG_TEXTS: Final = "loi_van"
TABLES: Final = frozenset({"bieu", "bieu_rieng"})
"""Keys whose lists are rows; the cells of a report are counted when its tables are made."""


def fits(source: Source, narratives: Mapping[str, str], findings: Findings) -> bool:
    """Whether narratives, values, cells and lists of a report's file keep their `document.limits`; D511 if not."""
    try:
        _hold_narratives(source, narratives)
        for path, value in _inside((), source.data):
            if isinstance(value, list):
                hold("entries", 0 if path[0] in TABLES else len(value), source.key_place(path))
            elif isinstance(value, str):
                hold("cell" if path[0] in TABLES else "value", len(value), source.place(path))
    except TooMuchError as fault:
        fault.tell(findings)
        return False
    return True


def _hold_narratives(source: Source, narratives: Mapping[str, str]) -> None:
    lines = 0
    for key, text in narratives.items():
        path = (LONG_TEXTS, key)
        lines += len(text.rstrip("\n").splitlines())
        hold("lines", lines, source.place(path))
        for number, line in enumerate(text.split("\n")):
            if len(line) > LIMITS["line"].most:
                raise TooMuchError("line", len(line), source.line_of(path, number))


def _inside(path: Keys, value: Yaml) -> Iterator[tuple[Keys, Yaml]]:
    """All lists and texts below ``path`` but narratives."""
    if isinstance(value, dict):
        for key, item in value.items():
            if path or key != LONG_TEXTS:
                yield from _inside((*path, key), item)
    elif isinstance(value, list):
        yield path, value
        for index, item in enumerate(value):
            yield from _inside((*path, index), item)
    elif isinstance(value, str):
        yield path, value
