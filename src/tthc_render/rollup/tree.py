"""A whole tree of units rolled up, from the bottom: the figures of each unit that has units beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tthc_render.reports.library import Library
from tthc_render.rollup.aggregate import Aggregate, aggregate
from tthc_render.rollup.gather import Wishes
from tthc_render.rollup.parent_report import appendices_in, subtotals_in
from tthc_render.rollup.reading import Readings
from tthc_render.workspace.units import Registry, Unit


def aggregate_tree(
    library: Library,
    registry: Registry,
    unit: Unit,
    period: str,
    wishes: Wishes,
    *,
    readings: Readings | None = None,
    subtotals: Sequence[tuple[str, str]] = (),
    appendices: Sequence[str] = (),
) -> Iterator[Aggregate]:
    """The figures of every parent at or beneath ``unit``, children first; each report is read once.

    ``subtotals`` and ``appendices`` are those of ``unit``; other parents have those of their own reports.
    """
    readings = readings or Readings(library, registry)
    for parent in parents_beneath(registry, unit):
        top = parent.ma == unit.ma
        yield aggregate(
            library,
            registry,
            parent,
            period,
            wishes=replace(wishes, tree=True),
            readings=readings,
            subtotals=(subtotals if top else ()) or subtotals_in(library, parent.ma, period, wishes.report_type),
            appendices=(appendices if top else ()) or appendices_in(library, parent.ma, period, wishes.report_type),
        )


def parents_beneath(registry: Registry, unit: Unit) -> Iterator[Unit]:
    """The units that have units beneath them, from ``unit`` down, each after those beneath it."""
    children = registry.children(unit.ma)
    for child in children:
        yield from parents_beneath(registry, child)
    if children:
        yield unit
