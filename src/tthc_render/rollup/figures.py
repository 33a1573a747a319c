"""What the typed figures of a unit mean that has units beneath it: its own dossiers, or the figures of all."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Final

import yaml

from tthc_render.forms.data import FormData, printed_value
from tthc_render.forms.model import Form
from tthc_render.rollup.parent_report import is_by_unit
from tthc_render.rollup.reading import Child
from tthc_render.yaml_files.fields import Override

BOUNDS: Final = Path(__file__).with_name("bounds.yaml")
"""The bounds of a guess, each with its reason."""


class FigureOwner(StrEnum):
    """Whose figures a parent's report has."""

    OWN = "own"
    ALL = "all"
    UNSURE = "unsure"


def meaning_of(parent: Child, below: Sequence[Child]) -> FigureOwner:
    """Whether the figures of ``parent`` are its own or also those of ``below``.

    Figures that no unit beneath reports are its own; those that equal the sum of the units beneath are of all. A total
    cannot be less than its parts: figures that are clearly less are its own.
    """
    mine, theirs = sums_of([parent]), sums_of(below)
    shared = [key for key in mine if key in theirs]
    if not shared or not any(mine.values()):
        return FigureOwner.OWN
    if all(mine[key] == theirs[key] for key in shared):
        return FigureOwner.ALL
    most = max(theirs[key] for key in shared)
    weighty = [key for key in shared if theirs[key] >= bound("column_that_counts") * most]
    could_be_all = all(mine[key] >= bound("late_corrections") * theirs[key] for key in weighty)
    return FigureOwner.UNSURE if could_be_all else FigureOwner.OWN


def bound(name: str) -> Decimal:
    """One of the bounds, a share."""
    return _bounds()[name]


@functools.cache
def _bounds() -> Mapping[str, Decimal]:
    with BOUNDS.open(encoding="utf-8") as file:
        table: Mapping[str, Mapping[str, str]] = yaml.load(file, Loader=yaml.CSafeLoader)
    return {name: Decimal(row["value"]) for name, row in table.items()}


def sums_of(children: Iterable[Child]) -> dict[tuple[str, str, str], Decimal]:
    """Totals of what was typed, by form, part and column; forms with a row for each unit are left out."""
    out: dict[tuple[str, str, str], Decimal] = {}
    for child in children:
        for code, (form, data) in child.forms.items():
            for part, column, value in _typed(form, data):
                key = (code, part, column)
                out[key] = out.get(key, Decimal(0)) + value
    return out


def _typed(form: Form, data: FormData) -> Iterator[tuple[str, str, Decimal]]:
    for part in form.parts:
        if is_by_unit(part) or part.key not in data.parts:
            continue
        keys = [item.key for item in part.all_columns if item.added_over_units and item.formula is None]
        for row in data.parts[part.key].rows:
            for key in keys if row.kind == "data" else ():
                cell = row.cells.get(key)
                value = printed_value(cell) if isinstance(cell, Override) else cell
                if isinstance(value, Decimal):
                    yield part.key, key, value
