"""D056: lines of narrative that begin with "#" below a key without "|", which YAML takes for comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.yaml_files.source import Keys, Scalar, Source
from tthc_render.yaml_files.syntax import indent_of, shorten


def swallowed(source: Source) -> list[Finding]:
    """D056 for texts below their key that comments stand before or behind: headings that would not be printed."""
    if "\n" not in source.text or "#" not in source.text:
        return []
    found = []
    for path, mark in source.keys.items():
        lost = list(_around(source, path)) if mark.line < len(source.lines) else []
        if lost:
            found.append(_finding(source, path, lost))
    return found


def comments_below(source: Source, path: Keys) -> list[str]:
    """The comments that follow the key at ``path``, on lines of their own and indented more than the key."""
    mark = source.keys.get(path)
    if mark is None or not source.lines[mark.line - 1].partition("#")[0].rstrip().endswith(":"):
        return []
    return list(_comments(source.lines, mark.line, mark.column - 1))


def empty_but_for_comments(source: Source, path: Keys) -> Finding | None:
    """D056 where a key has no value but comments below it; None for any other place."""
    lost = comments_below(source, path)
    return _finding(source, path, lost) if lost else None


def _finding(source: Source, path: Keys, lost: Sequence[str]) -> Finding:
    key = str(path[-1])
    return finding("D056", source.key_place(path), key=key, count=len(lost), text=shorten(lost[0].strip()))


def _around(source: Source, path: Keys) -> Iterator[str]:
    """The comments before and behind a plain text that begins on a line below its key."""
    mark = source.keys[path]
    try:
        value = source.value(path)
    except KeyError:
        return
    if not isinstance(value, Scalar) or value.quoted or value.block or value.line <= mark.line or " " not in value:
        return
    yield from comments_below(source, path)
    end = value.line
    while end < len(source.lines) and _continues(source.lines[end], mark.column - 1):
        end += 1
    yield from _comments(source.lines, end, mark.column - 1)


def _continues(line: str, indent: int) -> bool:
    return bool(line.strip()) and indent_of(line) > indent and not line.lstrip().startswith("#")


def _comments(lines: Sequence[str], first: int, indent: int) -> Iterator[str]:
    """Comment lines from line ``first`` (from 0) on, as long as they are indented by more than ``indent``."""
    for line in lines[first:]:
        if line.strip() and not (line.lstrip().startswith("#") and indent_of(line) > indent):
            return
        if line.strip():
            yield line
