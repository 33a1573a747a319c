"""An address (``dia_chi``) that has more lines than the foot of the first page, told where it is typed."""

from __future__ import annotations

from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.document.tree import Document
from tthc_render.layout.contact_line import LINES_MAX, address_lines
from tthc_render.layout.geometry import Geometry
from tthc_render.reports.computed import Computed
from tthc_render.reports.model import Report


def contact_findings(document: Document, computed: Computed, geometry: Geometry) -> list[Finding]:
    """D799 where the address of ``document`` is too long."""
    lines = address_lines(document.contact, geometry)
    if len(lines) <= LINES_MAX:
        return []
    return [finding("D799", _place(computed.report), found=len(lines), most=LINES_MAX, first=lines[0])]


def _place(report: Report) -> Place:
    """Where the address is typed: in the report, or in the file of the units."""
    if report.file.van_ban.dia_chi:
        return report.place("van_ban", "dia_chi")
    return report.registry.addresses.get(report.unit.ma, Place())
