"""The reports of the units beneath a unit, for one period: read, found bad, or missing; and whose figures count.

Every unit counts once. A unit that has units beneath it may report its own dossiers, or the figures of all. What it
keeps under ``bieu_rieng`` is its own; what ``aggregate`` has written, or what equals the sum of the units beneath, is
the figures of all. Where both could be meant, the user has to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, Severity
from tthc_render.reports.library import Library
from tthc_render.rollup.figures import FigureOwner, meaning_of
from tthc_render.rollup.reading import Child, Readings
from tthc_render.vietnamese.periods import PeriodError, parse_period
from tthc_render.workspace.units import Registry, Unit


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of a roll-up. ``own``: a parent's typed figures are its own (True), those of all (False), or ask.

    ``without`` are units that need not report. ``tree``: figures of parents are computed anew from the units beneath
    instead of being taken over; ``last``: who has not reported counts with the report of the period before.
    """

    report_type: str = ""
    without: frozenset[str] = frozenset()
    own: bool | None = None
    tree: bool = False
    last: bool = False


EVERYTHING: Final = Wishes()


@dataclass(slots=True)
class Gathered:
    """The reports of the units beneath one unit.

    ``children`` were read; ``bad`` by unit with file and errors; ``missing`` have none; ``covered`` are units that an
    aggregated report covers; ``unsure`` files whose figures could be a unit's own or those of all; ``borrowed``
    files of the period before, by unit.
    """

    readings: Readings
    registry: Registry
    period: str
    wishes: Wishes = field(default_factory=lambda: EVERYTHING)
    children: list[Child] = field(default_factory=list)
    missing: list[Unit] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    bad: dict[str, tuple[str, tuple[Finding, ...]]] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)
    borrowed: dict[str, str] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)

    @property
    def library(self) -> Library:
        """The library that the reports are read with."""
        return self.readings.library

    def beneath(self, unit: Unit) -> None:
        """Gather the reports of all units beneath ``unit``, and its own figures."""
        below = self._below(unit)
        self.children += [*self._own(unit, self._files(unit.ma), below), *below]

    def _files(self, unit: str) -> list[Path]:
        """The unit's report files of the period, of the selected type; one that may be of another period is told."""
        kind = self.wishes.report_type
        reports = self.library.reports
        found = [item for item in reports.of(unit, self.period) if item.report_type in ("", kind) or not kind]
        # Either the figures of another period count for this one, or this one's are missing.
        for entry in (*(item for item in found if item.is_disputed), *reports.misnamed(unit, self.period)):
            named = entry.named.code if entry.named else ""
            self.findings.add("D318", Place(entry.shown, 1), value=entry.code, name=entry.shown, named=named)
        return [entry.path for entry in found]

    def _below(self, unit: Unit) -> list[Child]:
        return [child for part in self.registry.children(unit.ma) for child in self._of(part)]

    def _of(self, unit: Unit) -> list[Child]:
        """What counts of a unit and of those beneath it."""
        if unit.ma in self.wishes.without:
            return self._below(unit)
        files = self._files(unit.ma)
        parent = bool(self.registry.children(unit.ma))
        if not files:
            return [*self._of_missing(unit, parent), *self._below(unit)]
        if parent and self.wishes.tree:
            below = self._below(unit)
            return [*self._own(unit, files, below), *below]
        reports = self._strictly(unit, files)
        if any(child.is_aggregate and not child.own for child in reports):
            self._cover(unit)
            return reports
        below = self._below(unit)
        return [*(child for child in reports if not below or self._is_own(child, below)), *below]

    def _of_missing(self, unit: Unit, parent: bool) -> list[Child]:
        if self.wishes.last:
            borrowed = self._last_period(unit)
            if borrowed:
                return borrowed
        # Where parents have no figures of their own, nothing is missing of one that is put together here.
        if not (parent and self.wishes.tree and self.wishes.own is False):
            self.missing.append(unit)
        return []

    def _last_period(self, unit: Unit) -> list[Child]:
        try:
            before = parse_period(self.period).truoc.code
        except PeriodError:
            return []
        kind = self.wishes.report_type
        found = []
        for entry in self.library.reports.of(unit.ma, before):
            if entry.report_type == kind or not kind:
                child = self.readings.report(unit, entry.path, Findings())
                if child is not None:
                    found.append(child)
                    self.borrowed[unit.ma] = entry.shown
        return found

    def _strictly(self, unit: Unit, files: Sequence[Path]) -> list[Child]:
        """The unit's reports; one with errors is bad, two with the same form are a finding."""
        out = []
        seen: dict[str, str] = {}
        for path in files:
            errors = Findings()
            child = self.readings.report(unit, path, errors)
            if child is None:
                self.bad[unit.ma] = self.library.workspace.shown(path), tuple(errors)
                continue
            for code in child.forms:
                if code in seen:
                    where = child.source.place(("bieu", code))
                    self.findings.add("B303", where, unit=unit.ten, form=code, other=seen[code])
                seen.setdefault(code, child.source.file)
            out.append(child)
        return out

    def _own(self, unit: Unit, files: Sequence[Path], below: Sequence[Child]) -> list[Child]:
        """The own figures of a unit that is put together here; its report may still be a draft."""
        out = []
        for path in files:
            errors = Findings()
            child = self.readings.draft(unit, path, errors)
            if any(item.severity is Severity.ERROR for item in errors):
                self.bad[unit.ma] = self.library.workspace.shown(path), tuple(errors)
            elif child is not None and (self._is_own(child, below) if below else child.own):
                out.append(child)
        return out

    def _is_own(self, child: Child, below: Sequence[Child]) -> bool:
        """Whether the figures of a parent's report are its own and count beside those of the units beneath."""
        if self.wishes.own is False:
            return False
        if child.own:
            return True
        if child.is_aggregate:
            return False
        meaning = meaning_of(child, below)
        if meaning is FigureOwner.UNSURE and self.wishes.own is None:
            self.unsure[child.unit.ma] = child.source.file
            return False
        return meaning is FigureOwner.OWN or (meaning is FigureOwner.UNSURE and self.wishes.own is True)

    def _cover(self, unit: Unit) -> None:
        for child in self.registry.children(unit.ma):
            self.covered.append(child.ma)
            self._cover(child)
