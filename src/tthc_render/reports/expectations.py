"""Which reports are expected for a period.

No list says who has to report what, so the data says it. A report is expected of a unit that has sent one of that type
for a period of the same kind, of the units below one that adds up such reports, and of the units of the same level as
those that have sent it for this period.
"""

from __future__ import annotations

from collections.abc import Collection

from tthc_render.reports.library import Library
from tthc_render.vietnamese.periods import Period
from tthc_render.workspace.units import Registry

Expected = dict[tuple[str, str], str]
"""Unit and report type, with the code of the latest period that the unit has sent it for, "" if it never has."""


def expected_reports(library: Library, registry: Registry, period: Period) -> Expected:
    """The reports that are expected for ``period``, whether they are there or not."""
    dated = [(item.period, item) for item in library.reports.reports if item.period is not None]
    out: Expected = {}
    levels: dict[str, set[str]] = {}
    for other, item in sorted(dated, key=lambda pair: pair[0]):
        # A mistyped period says nothing of what others have to send.
        if other.kind is period.kind and item.unit in registry.units and not item.is_disputed:
            out[item.unit, item.report_type] = other.code
            if other.code == period.code:
                levels.setdefault(item.report_type, set()).add(registry.units[item.unit].cap)
    above = [pair for pair in out if registry.children(pair[0])]
    added_up = {report_type for report_type in {kind for _, kind in above} if _adds_up(library, report_type)}
    for unit, report_type in above:
        if report_type in added_up:
            for child in registry.children(unit):
                out.setdefault((child.ma, report_type), "")
    for report_type, reporting in levels.items():
        for unit in _of_levels(registry, reporting):
            out.setdefault((unit, report_type), "")
    return out


def missing_reports(library: Library, registry: Registry, period: Period) -> list[tuple[str, str, str]]:
    """Unit, report type and latest period of each report that is expected and not there, in the registry's order.

    A file of no known type is the one report that its unit still has to send, where there is just one.
    """
    there = {(item.unit, item.report_type) for item in library.reports.entries if item.code == period.code}
    expected = expected_reports(library, registry, period)
    there |= {pair for pair in expected if pair[0] in library.reports.closed_units}
    adopt_nameless(there, expected)
    order = {unit: number for number, unit in enumerate(registry.units)}
    open_reports = sorted({*expected} - there, key=lambda pair: (order[pair[0]], pair[1]))
    return [(unit, kind, expected[unit, kind]) for unit, kind in open_reports]


def adopt_nameless(there: set[tuple[str, str]], expected: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Give each file of no known type the type of the one report that its unit still has to send, if it is just one.

    ``there`` holds unit and type of the files; it is changed. Gives the types found.
    """
    found = {}
    for unit, kind in [key for key in there if not key[1]]:
        open_kinds = [other for code, other in expected if code == unit and (unit, other) not in there]
        if len(open_kinds) == 1:
            found[unit, kind] = open_kinds[0]
            there.remove((unit, kind))
            there.add((unit, open_kinds[0]))
    return found


def _of_levels(registry: Registry, levels: Collection[str]) -> list[str]:
    return [unit.ma for unit in registry.units.values() if unit.cap in levels]


def _adds_up(library: Library, report_type: str) -> bool:
    """Whether reports of this type are added up by the units above."""
    found = library.type_alone(report_type)
    return found is not None and bool(found.tong_hop)
