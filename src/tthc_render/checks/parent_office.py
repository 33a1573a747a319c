"""Whether a letterhead names the body above a unit, where the unit's level does not decide it."""

from __future__ import annotations

from collections.abc import Iterator

from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.model import Report
from tthc_render.workspace.units import Level


def parent_office(report: Report) -> Iterator[Finding]:
    """D790 for a unit of another level that has a unit above it and does not say whether its letterhead names that."""
    unit = report.unit
    if unit.cap is Level.OTHER and unit.cap_tren and unit.in_co_quan_cap_tren is None:
        yield finding("D790", report.place("don_vi"), unit=unit.ma, parent=unit.cap_tren)
