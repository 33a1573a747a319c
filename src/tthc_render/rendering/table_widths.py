"""Tables that are too wide for their paper, told once each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.layout.geometry import PT_PER_MM
from tthc_render.layout.measures import Measures

TOO_WIDE: Final = {"landscape": "F591", "landscape_a3": "F592", "": "F593"}
"""Codes of a table that is too wide, by the paper that would do."""


def width_findings(measured: Iterable[Measures], file: str) -> list[Finding]:
    """F591, F592 or F593 for each table that is too wide for its paper, once, by what paper is wide enough."""
    return list(
        {
            (table.where, table.columns): finding(
                TOO_WIDE[enough],
                table.where if table.where.file else Place(file),
                columns=table.columns,
                lacking=max(1, round(table.lacking_pt / PT_PER_MM)),
            )
            for measures in measured
            for table, enough in ((item.table, item.enough) for item in measures.cramped)
        }.values()
    )
