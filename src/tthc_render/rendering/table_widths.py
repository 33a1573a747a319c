"""Tables that are too wide for their paper, or leave their names too little room, told once each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tree import Table
from tthc_render.layout.geometry import PT_PER_MM
from tthc_render.layout.measures import Measures

TOO_WIDE: Final = {"landscape": "F591", "landscape_a3": "F592", "": "F593"}
"""Codes of a table that is too wide, by the paper that would do."""


def width_findings(measured: Iterable[Measures], file: str) -> list[Finding]:
    """F591, F592 or F593 for each table that is too wide for its paper, once, by what paper is wide enough; D793 for
    each whose column of names is squeezed."""
    found: dict[tuple[Place, int], Finding] = {}
    for measures in measured:
        for table, code, told in (*_too_wide(measures), *_squeezed(measures)):
            at = table.where if table.where.file else Place(file)
            found.setdefault((table.where, table.columns), finding(code, at, columns=table.columns, **told))
    return list(found.values())


def _too_wide(measures: Measures) -> Iterator[tuple[Table, str, dict[str, object]]]:
    for item in measures.cramped:
        lacking = max(1, round(item.table.lacking_pt / PT_PER_MM))
        yield item.table, TOO_WIDE[item.enough], {"lacking": lacking}


def _squeezed(measures: Measures) -> Iterator[tuple[Table, str, dict[str, object]]]:
    for item in measures.squeezed:
        yield (
            item.table,
            "D793",
            {"width": round(item.width_pt / PT_PER_MM), "lines": item.lines, "head": item.head or "…"},
        )
