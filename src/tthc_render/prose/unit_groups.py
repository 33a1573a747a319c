"""The figures of a passage by what they count: those that may be added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tthc_render.prose.nouns import PERSONS, STAFF, kind
from tthc_render.prose.reading import Reading
from tthc_render.prose.spans import Quantity

_PEOPLE: Final = frozenset({*PERSONS, *STAFF})
Groups = Mapping[str, Sequence[Quantity]]


def by_unit(reading: Reading) -> Groups:
    """The exact counts of a passage, none of them zero, by their unit; persons and posts are one."""
    return reading.kept(_by_unit)


def _by_unit(reading: Reading) -> Groups:
    groups: dict[str, list[Quantity]] = {}
    for x in reading.counts:
        if x.value and not x.hedge:
            groups.setdefault("người" if x.unit in _PEOPLE else kind(x.unit), []).append(x)
    return groups
