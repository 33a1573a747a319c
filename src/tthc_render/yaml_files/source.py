"""A YAML file as read: its values, and where each of them is in the file."""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple, Union

from tthc_render.diagnostics.findings import Place
from tthc_render.yaml_files.syntax import indent_of

Yaml = Union["dict[str, Yaml]", "list[Yaml]", "Scalar", bool, None]
"""What a YAML file can hold: mappings, lists and texts, which the schema reads; true, false and null are YAML's own."""

Keys = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of lists, from the top of the file."""


class Scalar(str):
    """Text of one YAML scalar. ``quoted``: in quotes; ``block``: after ``|`` or ``>``; places from 1."""

    __slots__ = ("block", "column", "line", "quoted")
    quoted: bool
    line: int
    column: int
    block: bool

    def __new__(cls, text: str, quoted: bool = False, line: int = 0, column: int = 0, block: bool = False) -> Scalar:
        self = super().__new__(cls, text)
        self.quoted, self.line, self.column, self.block = quoted, line, column, block
        return self

    def __reduce__(self) -> tuple[type[Scalar], tuple[str, bool, int, int, bool]]:
        return type(self), (str(self), self.quoted, self.line, self.column, self.block)


class Mark(NamedTuple):
    """The position of a value, from 1. ``block`` is True for a text after ``|`` or ``>``."""

    line: int
    column: int
    block: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One YAML file as read.

    ``data`` is the mapping at the top; all text is NFC. ``marks`` has the place of
    every value: a scalar's first character, for lists, mappings and empty values their key's if they have
    one. ``keys`` has the places of keys. ``text`` and its ``lines`` are as typed (line ends as ``\\n``), so
    columns are those that an editor shows.
    """

    file: str
    data: dict[str, Yaml]
    marks: Mapping[Keys, Mark]
    text: str
    keys: Mapping[Keys, Mark] = field(default_factory=dict)
    lines: tuple[str, ...] = field(init=False, repr=False)
    _starts: dict[tuple[int, int], list[_Start]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", tuple(self.text.split("\n")))

    def place(self, path: Keys) -> Place:
        """The position of the value at ``path``; of its nearest parent if there is no such value."""
        for length in range(len(path), -1, -1):
            mark = self.marks.get(path[:length])
            if mark:
                return Place(self.file, mark.line, mark.column)
        return Place(self.file)

    def inside(self, row: Place, key: str) -> Place:
        """The position of the value ``key`` in the mapping that begins at ``row``; ``row`` if it has none."""
        at = row.line, row.column
        rows = (path for path, mark in self.marks.items() if (mark.line, mark.column) == at)
        return next((self.place((*path, key)) for path in rows if (*path, key) in self.marks), row)

    def key_place(self, path: Keys) -> Place:
        """The position of the key of ``path``; of the value if it has no key."""
        mark = self.keys.get(path)
        return Place(self.file, mark.line, mark.column) if mark else self.place(path)

    def value(self, path: Keys) -> Yaml:
        """The data at ``path``; KeyError if there is none."""
        value: Yaml = self.data
        for step in path:
            if isinstance(value, dict) and step in value:
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                raise KeyError(path)
        return value

    def line_of(self, path: Keys, n: int) -> Place:
        """Where line ``n`` (from 0) of the text at ``path`` begins in the file; KeyError if it is no text."""
        value = self.value(path)
        if not isinstance(value, Scalar):
            raise KeyError(path)
        literal = value.block and self.lines[value.line - 1][value.column - 1] == "|"
        known = self._starts.get((value.line, value.column))
        if known is None:
            known = self._literal(value) if literal else self._folded(value)
            self._starts[value.line, value.column] = known
        row, line, column = known[bisect_right(known, max(n, 0), key=itemgetter(0)) - 1]
        return Place(self.file, min(line + n - row, len(self.lines)) if literal else line, column)

    def _literal(self, value: Scalar) -> list[_Start]:
        first = next((line for line in itertools.islice(self.lines, value.line, None) if line.strip(" ")), "")
        text = value.lstrip("\n")
        indent = max(0, indent_of(first) - indent_of(text)) if text.strip() else 0
        return [(0, value.line + 1, indent + 1)]

    def _folded(self, value: Scalar) -> list[_Start]:
        """Find the lines of the file in the text, one after the other."""
        found = {0: (value.line, value.column)}
        position, end = 0, len(value.rstrip())
        row = counted = 0
        for number in range(value.line + 1 if value.block else value.line, len(self.lines) + 1):
            line = self.lines[number - 1]
            indent = indent_of(line)
            if not value.block and number == value.line:
                indent = value.column - 1 + value.quoted
            piece = unicodedata.normalize("NFC", line[indent:]).rstrip()
            piece = piece.rstrip("\"'") if value.quoted else piece
            at = value.find(piece, position) if piece else -1
            if piece and at < 0:
                break
            if piece:
                row, counted = row + value.count("\n", counted, at), at
                if row not in found or (row == 0 and position == 0):
                    found[row] = (number, indent + 1)
                position = at + len(piece)
            if position >= end:
                break
        return sorted((row, *place) for row, place in found.items())


_Start = tuple[int, int, int]
"""A line of a text, from 0, and the line and column of the file where it starts."""


def value_at(data: object, path: Keys) -> object:
    """The value that ``path`` leads to, None where there is none."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def scalars(value: object, path: Keys) -> Iterator[tuple[Keys, Scalar]]:
    """Every text of a YAML tree with its path."""
    if isinstance(value, Scalar):
        yield path, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from scalars(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from scalars(below, (*path, index))
