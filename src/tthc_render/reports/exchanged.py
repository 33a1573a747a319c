"""Two values of the first lines of a report that are typed into each other's place: type, unit, period (D681)."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.library import Library
from tthc_render.vietnamese.periods import PeriodError, parse_period
from tthc_render.yaml_files.source import Source

KEYS: Final = ("loai", "don_vi", "ky")


def exchanged(source: Source, library: Library) -> Finding | None:
    """D681 where one of the values is surely what another one should be, and the other way round."""
    typed = {key: str(source.data.get(key) or "") for key in KEYS}
    if _is("ky", typed["ky"], library) and _is("don_vi", typed["don_vi"], library):
        return None
    for one, other in combinations(KEYS, 2):
        if _is(other, typed[one], library) and _is(one, typed[other], library):
            right = f"{one}: {typed[other]}; {other}: {typed[one]}"
            place = source.place((one,))
            return finding("D681", place, one=one, other=other, seen=typed[one], right=right)
    return None


def _is(key: str, value: str, library: Library) -> bool:
    """Is ``value`` a type of reports, a unit or a period that there is?"""
    if key == "loai":
        return value in library.workspace.names("reports")
    if key == "don_vi":
        registry = library.units(Findings())
        return registry is not None and value in registry.units
    try:
        parse_period(value)
    except PeriodError:
        return False
    return True
