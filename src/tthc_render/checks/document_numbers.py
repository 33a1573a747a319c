"""The number of a document against those of the unit's other reports of the year: D632.

Offices count each kind of document from 01 on 1 January to the last on 31 December (Phụ lục I, mục II.3).
"""

from __future__ import annotations

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, finding
from tthc_render.reports.computed import Computed
from tthc_render.reports.document_kinds import document_code
from tthc_render.reports.identity import plain_number
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.model import PartialDay


def check_number(computed: Computed, library: Library) -> list[Finding]:
    """D632 for each other report of the unit that has the same number and letters in the same year."""
    report, head = computed.report, computed.report.file.van_ban
    year = head.ngay.nam if isinstance(head.ngay, PartialDay) else head.ngay.year
    if not head.so or year is None:
        return []
    found, code = [], document_code(computed)
    for entry in library.reports.numbered(report.unit.ma, plain_number(head.so), year):
        same = (entry.report_type, entry.code) == (report.type.ma, report.period.code)
        if entry.shown == report.source.file or same:
            continue
        other = load_report(entry.path, library, Findings())
        if other is not None and document_code(other) == code:
            place = report.place("van_ban", "so")
            found.append(finding("D632", place, number=f"{head.so}/{code}", year=year, other=entry.shown))
    return found
