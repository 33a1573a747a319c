"""The reports of the units beneath a unit, for one period: read, found bad, or missing; and whose figures count.

Every unit counts once. A unit that has units beneath it may report its own dossiers, or the figures of all. What it
keeps under ``bieu_rieng`` and ``chi_tieu_rieng`` is its own; what ``aggregate`` has written, or what equals the sum of
the units beneath, is the figures of all. Where both could be meant, the user has to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Place, Severity
from tthc_render.reports.library import Library
from tthc_render.rollup.figures import FigureOwner, meaning_of
from tthc_render.rollup.indicators import added_indicators, meaning_of_counts
from tthc_render.rollup.parent_report import is_by_unit
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
        if self.registry.children(unit.ma):
            self.children += [*self._own(unit, self._files(unit.ma), below), *below]

    def _files(self, unit: str) -> list[Path]:
        """The unit's report files of the period and selected type; a finding for one that may be of another period."""
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
            below = self._below(unit)
            return [*self._of_missing(unit, below, parent=parent), *below]
        if parent and self.wishes.tree:
            below = self._below(unit)
            return [*self._own(unit, files, below), *below]
        reports = self._strictly(unit, files)
        if not parent:
            return reports
        if any(child.is_aggregate and not child.kept and not child.kept_counts for child in reports):
            self._cover(unit)
            return reports
        below = self._below(unit)
        return [*self._shares(reports, below), *below]

    def _of_missing(self, unit: Unit, below: Sequence[Child], *, parent: bool) -> list[Child]:
        # A parent that is put together here gets a report without the figures of another period.
        if self.wishes.last and not (parent and self.wishes.tree):
            borrowed = self._last_period(unit)
            if borrowed:
                return list(self._shares(borrowed, below)) if parent and below else borrowed
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
            twice: dict[str, list[str]] = {}
            for code in child.forms:
                if code in seen:
                    twice.setdefault(seen[code], []).append(code)
                seen.setdefault(code, child.source.file)
            for other, codes in twice.items():
                where = child.source.place(("bieu", codes[0]))
                self.findings.add("B303", where, unit=unit.ten, form=", ".join(codes), other=other)
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
            elif child is not None:
                out.append(child)
        return list(self._shares(out, below))

    def _shares(self, reports: Iterable[Child], below: Sequence[Child]) -> Iterator[Child]:
        for child in reports:
            share = self._own_share(child, below)
            if share.forms or share.counts:
                yield share

    def _own_share(self, child: Child, below: Sequence[Child]) -> Child:
        """What of a parent's report counts beside those of the units beneath: what it keeps apart, and what is its own.

        What no unit beneath reports is its own. A table with a row for each unit goes with the other forms.
        """
        typed = {code: item for code, item in child.forms.items() if code not in {*child.kept, *child.rolled}}
        reported = {code for other in below for code in other.forms}
        alone = {
            code: item
            for code, item in typed.items()
            if code not in reported and not any(is_by_unit(part) for part in item[0].parts)
        }
        rest = {code: item for code, item in typed.items() if code not in alone}
        meaning = meaning_of(replace(child, forms=rest), below) if rest else None
        forms = {**child.kept, **alone, **(rest if self._counts_as_own(child, meaning) else {})}

        written = {name: f"{name[0]}.{name[1]}" for name in child.counts}
        loose = {
            pair: value
            for pair, value in child.counts.items()
            if pair not in child.kept_counts and written[pair] not in child.rolled
        }
        summed = added_indicators(below)
        single = {pair: value for pair, value in loose.items() if pair not in summed}
        shared = {pair: value for pair, value in loose.items() if pair in summed and value}
        meaning_now = meaning_of_counts(replace(child, counts=shared), below, meaning) if shared else None
        counts = {**child.kept_counts, **single, **(shared if self._counts_as_own(child, meaning_now) else {})}
        return replace(child, forms=forms, counts=counts, own=True)

    def _counts_as_own(self, child: Child, meaning: FigureOwner | None) -> bool:
        """Whether figures that units beneath report as well are the parent's own; what is unsure is asked."""
        if meaning is FigureOwner.UNSURE and self.wishes.own is None:
            self.unsure[child.unit.ma] = child.source.file
        if meaning is None or meaning is FigureOwner.ALL or self.wishes.own is False:
            return False
        return meaning is FigureOwner.OWN or self.wishes.own is True

    def _cover(self, unit: Unit) -> None:
        for child in self.registry.children(unit.ma):
            self.covered.append(child.ma)
            self._cover(child)
