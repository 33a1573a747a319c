"""Indicators of the text (``chi_tieu``) that are counts and that the report type says are added up.

Counts of the units that add up others are left out: their reports keep no own counts apart, so that a count there may
be the sum already. What was left out is reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tthc_render.reports.rollup_record import descendants
from tthc_render.reports.types import ReportType
from tthc_render.rollup.reading import Child
from tthc_render.vietnamese.numbers import TypedValueError, parse_decimal
from tthc_render.workspace.units import Registry, Unit

Indicators = dict[tuple[str, str], Decimal]
"""Sums by group and key."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A count of a unit that adds up others: it is in no sum."""

    unit: Unit
    group: str
    key: str
    value: Decimal


def added_indicators(children: Iterable[Child]) -> Indicators:
    """The sums of the counts that report types mark with ``tong_hop``; shares and computed figures are left out."""
    out: Indicators = {}
    children = list(children)
    above = {id(child) for child in _adding_up(children)}
    for child in children:
        if child.computed is None or id(child) in above:
            continue
        for group, key in added_keys(child.computed.loaded.type):
            record = child.computed.figures.get(group)
            value = record.get(key) if record is not None else None
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                out[group, key] = out.get((group, key), Decimal(0)) + Decimal(value)
    return out


def added_keys(kind: ReportType) -> list[tuple[str, str]]:
    """Group and key of the indicators that a parent adds up."""
    return [
        (group, key)
        for group, spec in kind.chi_tieu.items()
        for key, field in spec.truong.items()
        if field.kieu == "so" and not field.cong_thuc and (spec.tong_hop or field.tong_hop)
    ]


def left_out(children: Sequence[Child], keys: Collection[tuple[str, str]], registry: Registry) -> Iterator[LeftOut]:
    """The counts typed by units that add up others, where they are not the sum of the units beneath them."""
    for child in _adding_up(children):
        below = set(descendants(registry, child.unit.ma))
        sums = added_indicators(other for other in children if other.unit.ma in below)
        written = child.source.data.get("chi_tieu")
        for group, key in keys:
            record = written.get(group) if isinstance(written, Mapping) else None
            typed = record.get(key) if isinstance(record, Mapping) else None
            try:
                value = parse_decimal(str(typed)) if typed is not None else None
            except TypedValueError:
                continue  # the report's own check tells it
            if value and value != sums.get((group, key)):
                yield LeftOut(child.unit, group, key, value)


def _adding_up(children: Sequence[Child]) -> list[Child]:
    """The reports of units that have others of ``children`` beneath them, or that keep their own figures apart."""
    upper = {child.unit.cap_tren for child in children}
    return [child for child in children if child.own or child.unit.ma in upper]
