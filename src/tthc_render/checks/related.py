"""Finding the reports that a report is compared with: last period's, and those of the units below it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tthc_render.checks.children import check_children, may_be_part
from tthc_render.checks.consistency import check_continuity, check_relations, figures_of
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding
from tthc_render.diagnostics.regular_files import read_regular_text
from tthc_render.prose.context import EarlierReport
from tthc_render.reports.computed import Computed
from tthc_render.reports.index import earlier_periods
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.markers import AGGREGATED
from tthc_render.reports.rollup_record import read_record, stale_findings
from tthc_render.vietnamese.periods import Period
from tthc_render.workspace.units import Unit


@dataclass(frozen=True)
class Earlier:
    """A report of an earlier period; read and computed on first use."""

    period: Period
    path: Path
    library: Library

    @functools.cached_property
    def computed(self) -> Computed | None:
        """The report with its figures; None if it cannot be read."""
        return _load(self.path, self.library)

    def past(self) -> EarlierReport:
        """The report as a later one is compared with it: its figures and its text."""
        known = figures_of(self.computed) if self.computed else {}
        text = read_regular_text(self.path, "replace")
        return EarlierReport(self.period, self.library.workspace.shown(self.path), known, text)


def earlier_reports(computed: Computed, library: Library) -> list[Earlier]:
    """The existing earlier reports of the unit and type of ``computed``, the nearest period first."""
    unit, kind = computed.report.unit.ma, computed.loaded.type.ma
    found = ((period, library.reports.find(unit, kind, period.code)) for period in _before(computed))
    return [Earlier(period, path, library) for period, path in found if path is not None]


def cross_check(computed: Computed, library: Library, earlier: Sequence[Earlier] | None = None) -> list[Finding]:
    """What a report contradicts: itself, last period's report, the reports of the units below.

    ``earlier`` are its ``earlier_reports``, where the caller has them already.
    """
    kind = computed.loaded.type
    findings = check_relations(computed)
    if kind.noi_tiep:
        last = _before(computed)[:1]
        reports = earlier_reports(computed, library) if earlier is None else earlier
        findings += check_continuity(computed, next((item.computed for item in reports if item.period in last), None))
    children = computed.report.registry.children(computed.report.unit.ma)
    of_units = Findings()
    library.units(of_units)
    if children and not of_units.blocked:  # else the units below are not known
        current = _is_current(computed, library)
        pasted = AGGREGATED in computed.report.source.text and not current
        if kind.tong_hop or (computed.forms and not current):
            below = _reports_below(computed, children, library, guess=not (kind.tong_hop or pasted))
            findings += check_children(computed, below, len(children), pasted=pasted, current=current)
    return findings


def _before(computed: Computed) -> tuple[Period, ...]:
    return earlier_periods(computed.report.period)


def _is_current(computed: Computed, library: Library) -> bool:
    """Whether the sources of a report's roll-up are recorded and none has changed since: then it is their sum."""
    report = computed.report
    path = library.reports.find(report.unit.ma, computed.loaded.type.ma, report.period.code)
    return path is not None and read_record(path) is not None and not stale_findings(path, library)


def _reports_below(
    computed: Computed, children: Sequence[Unit], library: Library, *, guess: bool
) -> Iterator[Computed]:
    """The children's reports of that period; with ``guess`` no more from the first that cannot be a part of a sum."""
    for child in children:
        path = library.reports.find(child.ma, computed.loaded.type.ma, computed.report.period.code)
        item = _load(path, library)
        if item is not None:
            yield item
        if guess and (item is None or not may_be_part(computed, item)):
            return


def _load(path: Path | None, library: Library) -> Computed | None:
    return load_report(path, library, Findings()) if path is not None else None
