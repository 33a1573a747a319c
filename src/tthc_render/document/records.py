"""Plain records: what templates and expressions see of the data of a report.

A record has fields and nothing else: no methods of the objects behind it, no way to change them. ``plain`` turns
models, dataclasses and mappings into records; texts, numbers and truth values stay as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, NoReturn

from tthc_render.vietnamese.dates import format_short
from tthc_render.vietnamese.text import fold

LEAVES: Final = (str, int, Decimal, bool, type(None))
"""The kinds of value that a record holds besides records and rows of values."""


class Gap(str):
    """A value that is not known yet: it prints as room to write it in, and is false."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class Later:
    """A field that is computed on first use; ``LookupError`` from ``make`` means: no such field."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


class Record(Mapping[str, object]):
    """A read-only mapping whose fields templates read as ``record.field`` or ``record["field"]``."""

    __slots__ = ("_fields", "_seen")
    _fields: Mapping[str, object]
    _seen: dict[str, object]

    def __init__(self, fields: Mapping[str, object]) -> None:
        object.__setattr__(self, "_fields", fields)
        object.__setattr__(self, "_seen", {})

    def __getitem__(self, key: str) -> object:
        seen = self._seen
        if key in seen:
            return seen[key]
        value = self._fields[key]
        seen[key] = made = plain(value.make() if isinstance(value, Later) else value)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __contains__(self, key: object) -> bool:
        return key in self._fields

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise TypeError("a record cannot be changed")

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"Record({', '.join(self._fields)})"


def label(row: object) -> str:
    """The name of a row: its first text, "" where it has none."""
    cells = row.values() if isinstance(row, Mapping) else ()
    return next((value for value in cells if isinstance(value, str) and value), "")


def rows_by_name(rows: Sequence[object]) -> Mapping[str, object]:
    """Rows by their folded names; of rows with one name the first."""
    return {fold(name): row for row in reversed(rows) if (name := label(row))}


def record(**fields: object) -> Record:
    """A record of these fields."""
    return Record(fields)


def plain(value: object) -> object:
    """``value`` as templates may hold it: a leaf, a record, or a tuple of such; days as they are printed.

    Raises TypeError for any other object: what is not known to be plain does not reach a template.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (*LEAVES, Record)):
        return value
    if isinstance(value, date):
        return format_short(value)
    if isinstance(value, Mapping):
        return Record(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return tuple(plain(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return Record({field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
    fields = getattr(type(value), "model_fields", None)
    if isinstance(fields, Mapping):
        return Record({name: getattr(value, name) for name in fields})
    raise TypeError(f"{type(value).__name__} is no plain value")
