"""The reports of the units beneath a unit, for one period: read, found bad, or missing.

Every unit counts once. A report that was itself put together by ``aggregate`` stands for the units beneath its
own; otherwise each unit beneath is asked for a report of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.forms.data import FormData, read_data
from tthc_render.forms.model import Form
from tthc_render.reports.library import Library
from tthc_render.reports.loader import load_report
from tthc_render.reports.markers import AGGREGATED
from tthc_render.reports.model import Report
from tthc_render.workspace.units import Registry, Unit


@dataclass(frozen=True, slots=True)
class Child:
    """A unit's report that has been read."""

    unit: Unit
    report: Report
    forms: Mapping[str, tuple[Form, FormData]]
    is_aggregate: bool


class Gathered:
    """The reports of the units beneath one unit: ``children`` read, ``bad`` by unit with file and errors, ``missing``.

    ``covered`` are units that an aggregated report stands for.
    """

    def __init__(
        self, library: Library, registry: Registry, period: str, report_type: str, without: frozenset[str]
    ) -> None:
        self.library, self.registry, self.period = library, registry, period
        self.without = without
        self.children: list[Child] = []
        self.missing: list[Unit] = []
        self.covered: list[str] = []
        self.bad: dict[str, tuple[str, tuple[Finding, ...]]] = {}
        self.findings = Findings()
        self._files = self._find(report_type)

    def _find(self, report_type: str) -> dict[str, list[Path]]:
        """Report files of the period by unit."""
        out: dict[str, list[Path]] = {}
        for entry in self.library.reports.entries:
            if entry.code == self.period and (entry.report_type in ("", report_type) or not report_type):
                out.setdefault(entry.unit, []).append(entry.path)
        return out

    def beneath(self, unit: Unit) -> None:
        for child in self.registry.children(unit.ma):
            if child.ma not in self.without and self._take(child):
                self._cover(child)
            else:
                self.beneath(child)

    def _take(self, unit: Unit) -> bool:
        """Read a unit's reports; whether they stand for the units beneath it too."""
        files = self._files.get(unit.ma, [])
        if not files:
            self.missing.append(unit)
            return False
        stands_for_all = False
        seen: dict[str, str] = {}
        for path in files:
            child = self._read(unit, path)
            if child is None:
                continue
            for code in child.forms:
                if code in seen:
                    where = child.report.place("bieu", code)
                    self.findings.add("B303", where, unit=unit.ten, form=code, other=seen[code])
                seen.setdefault(code, child.report.source.file)
            self.children.append(child)
            stands_for_all |= child.is_aggregate
        return stands_for_all

    def _read(self, unit: Unit, path: Path) -> Child | None:
        everything = Findings()
        computed = load_report(path, self.library, everything)
        shown = self.library.workspace.shown(path)
        # One unit's part of an appendix by unit need not have all levels.
        findings = Findings(item for item in everything if item.code != "D407")
        if computed is None or findings.blocked:
            errors = tuple(item for item in findings if item.severity is Severity.ERROR)
            self.bad[unit.ma] = shown, errors or tuple(findings)
            return None
        source = computed.report.source
        forms = {}
        for code, (form, _) in computed.forms.items():
            data = read_data(form, source, ("bieu", code), Findings(), self._name)
            if data is not None:
                forms[code] = form, data
        return Child(unit, computed.report, forms, AGGREGATED in source.text)

    def _name(self, code: str) -> str | None:
        unit = self.registry.units.get(code)
        return unit.ten if unit else None

    def _cover(self, unit: Unit) -> None:
        for child in self.registry.children(unit.ma):
            self.covered.append(child.ma)
            self._cover(child)
