"""Changes that a clerk makes in the form of a report, and what they mean for its data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tthc_render.vietnamese.dates import one_reading
from tthc_render.vietnamese.numbers import read_shown
from tthc_render.vietnamese.typed_numbers import as_typed
from tthc_render.yaml_files.source import Keys

Kind = Literal["number", "text", "prose", "lines", "day"]
Row = Mapping[str, str | None]
TypedValue = str | list[str] | dict[str, str | None] | None
"""A value as the loader reads it: text, a list of lines, a date of which not all is known, or nothing."""

_PARTIAL_DAY: Final = re.compile(r"[.…_\s]*()/ *([0-9]{1,2}|[.…_]*) */ *([0-9]{4})")


class RefusedError(ValueError):
    """A change that cannot be made exactly; the sentence is for the clerk."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """``value`` at ``path``, written as ``kind`` asks: None or "" empties it; lines are a tuple."""

    path: Keys
    value: str | tuple[str, ...] | None
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class AddRows:
    """``rows`` into the list at ``path``, the first of them at ``index``; figures as typed, None for empty cells.

    ``numbers`` and ``days`` are the keys of cells that hold figures and dates; the others hold words.
    """

    path: Keys
    index: int
    rows: tuple[Row, ...]
    numbers: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    def kind_of(self, key: str) -> Kind:
        """How the cells of a column are written."""
        return "number" if key in self.numbers else "day" if key in self.days else "text"


@dataclass(frozen=True, slots=True)
class RemoveRow:
    """The row at ``path`` is taken out."""

    path: Keys


@dataclass(frozen=True, slots=True)
class WordsRead:
    """The writer has read the narrative that was copied: the remark that asks for it goes."""


Change = SetValue | AddRows | RemoveRow | WordsRead


def typed_value(value: str | tuple[str, ...] | None, kind: Kind) -> TypedValue:
    """What the loader must read back once ``value`` has been typed into a field of ``kind``."""
    if isinstance(value, tuple):
        return [line for line in value if line.strip()] or None
    if value is None or not value.strip():
        return None
    if kind == "day":
        return _day(value.strip())
    return typed_number(value) if kind == "number" else value


def _day(text: str) -> TypedValue:
    """A date as typed, or what is known of one: "…/6/2024" is month and year; "05-09-2024" is 5/9/2024."""
    found = _PARTIAL_DAY.fullmatch(text)
    if found is None:
        return one_reading(text)
    day, month, year = (part if part.isdecimal() else None for part in found.groups())
    return {"ngay": day, "thang": month, "nam": year}


def typed_number(text: str) -> str | None:
    """A figure as people type it, as YAML has it: ``1.204`` → ``1204``, ``(97,92)`` → ``-97.92``; else as it is.

    None for nothing, and for the dash of an empty cell.
    """
    text = text.strip().replace("\u2212", "-")
    if text in ("", "-", "–", "—"):
        return None
    value = read_shown(text)
    if value is not None:
        return as_typed(value)
    return text
