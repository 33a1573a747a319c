"""What a filled-in sheet changes in a report, and the report's YAML text with it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from decimal import Decimal

from tthc_render.diagnostics.collector import Findings
from tthc_render.spreadsheets.yaml_rows import Row, with_rows, with_value, with_values
from tthc_render.spreadsheets.yaml_values import as_yaml
from tthc_render.yaml_files.edits import nodes_of, without_key
from tthc_render.yaml_files.loader import parse_source
from tthc_render.yaml_files.source import Keys, Scalar, Source, Yaml

Value = Decimal | str | None


@dataclass(slots=True)
class PartChanges:
    """Changes of one list of rows at ``path``: cells by row and key, rows taken out, rows put in behind others.

    ``rows`` are the rows as the report has them, pasted ones by their columns.
    """

    path: Keys
    rows: list[Yaml]
    cells: dict[tuple[int, str], Value] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    new: dict[int, list[dict[str, Value]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.cells or self.gone or self.new)


@dataclass(slots=True)
class Changes:
    """All changes of a report: parts, single values, keys taken out (with their mapping where they were all of it).

    ``words`` tell them one by one, each with the sheet's cell.
    """

    parts: list[PartChanges] = field(default_factory=list)
    values: dict[Keys, Value] = field(default_factory=dict)
    dropped: set[Keys] = field(default_factory=set)
    words: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.values or self.dropped) or any(self.parts)


class UnchangeableError(ValueError):
    """The text is written in a way in which the changes cannot be made without touching the rest."""


def changed_text(source: Source, changes: Changes) -> str:
    """The text of ``source`` with ``changes``, all else as typed. UnchangeableError rather than anything else."""
    text = source.text
    try:
        text = with_values(text, {path: as_yaml(value) for path, value in changes.values.items()})
        for path in sorted(changes.dropped, key=str):
            shorter = without_key(text, path)
            text = shorter if shorter != text else without_key(text, path[:-1])
        for part in changes.parts:
            text = _with_part(text, part) if part else text
    except (ValueError, KeyError) as error:
        raise UnchangeableError(str(error)) from error
    again = parse_source(text.encode("utf-8"), source.file, Findings())
    if again is None or again.data != _expected(source, changes):
        raise UnchangeableError("the text read back is not what was meant")
    return text


def _with_part(text: str, part: PartChanges) -> str:
    path = (*part.path, "dong")
    nodes = nodes_of(text)
    whole = nodes.get(path)
    if whole is not None and whole.scalar and part.rows:  # rows pasted as one text
        return with_rows(with_value(text, path, "[]"), path, (), {-1: [_row(item) for item in merged_rows(part)]})
    for index, row in enumerate(merged_rows(PartChanges(part.path, part.rows, part.cells))):
        if nodes[(*path, index)].scalar:  # a row pasted as cells between tabs
            cells = ", ".join(f"{key}: {value}" for key, value in _row(row).items())
            text = with_value(text, (*path, index), f"{{{cells}}}")
    text = with_values(text, {(*path, *at): as_yaml(value) for at, value in part.cells.items()})
    new = {at: [{key: as_yaml(value) for key, value in row.items()} for row in rows] for at, rows in part.new.items()}
    return with_rows(text, path, part.gone, new) if part.gone or new else text


def _row(row: Yaml) -> Row:
    if not isinstance(row, dict):
        raise ValueError("a row that is no mapping")
    out = {}
    for key, value in row.items():
        if isinstance(value, dict | list):
            raise ValueError("a row with more than values")
        out[key] = as_yaml(None if value is None else str(value)) if not _is_number(value) else str(value)
    return out


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.replace(".", "", 1).removeprefix("-").isdigit() and value.isascii()


def merged_rows(part: PartChanges) -> list[Yaml]:
    """The rows after the changes, values as the loader reads them."""
    rows: list[Yaml] = copy.deepcopy(part.rows)
    for (index, key), value in part.cells.items():
        row = rows[index]
        if isinstance(row, dict):
            row[key] = _read(value)
    out: list[Yaml] = []
    for at in range(-1, len(rows)):
        if at >= 0 and at not in part.gone:
            out.append(rows[at])
        out += [{key: _read(value) for key, value in row.items()} for row in part.new.get(at, ())]
    return out


def _read(value: Value) -> Yaml:
    """A value as the loader gives it back: the text of the scalar."""
    return None if value is None else Scalar(value if isinstance(value, str) else as_yaml(value))


def _expected(source: Source, changes: Changes) -> Yaml:
    data: Yaml = copy.deepcopy(source.data)
    for path, value in changes.values.items():
        _put(data, path, _read(value))
    for path in changes.dropped:
        _drop(data, path)
    for part in changes.parts:
        if part:
            _put(data, (*part.path, "dong"), merged_rows(part))
    return data


def _put(data: Yaml, path: Keys, value: Yaml) -> None:
    at = data
    for step in path[:-1]:
        if not isinstance(at, dict):
            raise UnchangeableError(f"no mapping at {step}")
        if at.get(str(step)) is None:
            at[str(step)] = {}
        at = at[str(step)]
    if isinstance(at, dict):
        at[str(path[-1])] = value


def _drop(data: Yaml, path: Keys) -> None:
    above: list[Yaml] = [data]
    for step in path[:-1]:
        at = above[-1]
        above.append(at.get(str(step)) if isinstance(at, dict) else None)
    for at, step in zip(reversed(above), reversed(path), strict=True):
        if isinstance(at, dict):
            at.pop(str(step), None)
            if at:
                return


def as_file(text: str, before: bytes) -> bytes:
    """``text`` as the bytes of a file with the line ends and the mark at the beginning that it had before."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    return mark + text.removeprefix("\ufeff").encode("utf-8")
