"""The state of every expected report: what is done, has errors, is missing, was issued.

Files are counted by the index of reports, outcomes by the manifest. A file that cannot be read belongs to the unit,
period and type that its folder and name say; one of which that is not known is listed apart and opens no group.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tthc_render.batch.entries import Entries, Entry
from tthc_render.batch.issued_records import Issue
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.findings import Finding, Severity
from tthc_render.diagnostics.kinds import kinds_of
from tthc_render.reports.expectations import adopt_nameless, expected_reports
from tthc_render.reports.library import Library
from tthc_render.vietnamese.periods import Period, PeriodError, parse_period
from tthc_render.workspace.units import Registry, Unit


class State(StrEnum):
    """Where a report is. Whether a missing one is overdue depends on the day that is asked about."""

    ISSUED = "phat-hanh"
    DONE = "xong"
    ACCEPTED = "chap-nhan"
    WARNED = "canh-bao"
    ERROR = "loi"
    WAITING = "chua-tao"
    MISSING = "chua"


WITH_OUTPUT = frozenset({State.ISSUED, State.DONE, State.ACCEPTED, State.WARNED})


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """One unit's report of one type for one period; ``files`` are those in ``data/``, none if it is missing.

    ``other_period`` are files of a missing report that are named for the period and state another: file and period.
    """

    unit: str
    report_type: str
    period: Period
    state: State
    files: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    issue: Issue | None = None
    due: date | None = None
    known: Unit | None = None
    other_period: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The unit's name; its code where the registry does not know it."""
        return self.known.ten if self.known else self.unit or "?"

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings of the report, once: its outputs share them. Those of the newest failure come first."""
        return next((entry.findings for entry in self.entries if entry.findings), ())

    def is_late(self, today: date) -> bool:
        """Whether nothing was written although the deadline has passed."""
        return self.due is not None and self.due < today and self.state not in WITH_OUTPUT


@dataclass(frozen=True, slots=True)
class LooseFile:
    """A file in ``data/`` of which unit, period or type are not known, and why not."""

    file: str
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class StatusOverview:
    """All states by period and report type, the newest period first, units in the registry's order; loose files.

    ``doubtful`` are periods that are stated only by files which are named for another one.
    """

    groups: Mapping[tuple[Period, str], Sequence[ReportStatus]] = field(default_factory=dict)
    loose: Sequence[LooseFile] = ()
    doubtful: frozenset[Period] = frozenset()


def overview_of(
    library: Library, entries: Entries, issues: Iterable[Issue] = (), asked: Period | None = None
) -> StatusOverview:
    """The states of all reports of a workspace, given what the manifest says about them.

    ``asked`` is a period that counts even if nobody has reported for it yet.
    """
    registry = library.units(Findings())
    deadlines = library.deadlines(Findings())
    units = registry or Registry({})
    periods = {item.code: item.period for item in library.reports.entries if item.period is not None}
    files, loose = _by_report(library, entries, periods)
    issued = {(item.unit, item.period, item.report_type): item for item in issues}
    groups: dict[tuple[Period, str], list[ReportStatus]] = {}
    reports = library.reports
    doubtful: set[Period] = set()
    disputed = {item.shown for item in reports.entries if item.is_disputed}
    reported = {periods[code] for _, code, _ in files}
    for period in sorted(reported | {asked} if asked else reported, reverse=True):
        there = {(unit, kind): names for (unit, code, kind), names in files.items() if code == period.code}
        # Reports that were filed under another period say nothing of what others have to send for this one.
        if there and all(name in disputed for names in there.values() for name in names):
            doubtful.add(period)
        expected = {} if period in doubtful else expected_reports(library, units, period)
        for key, kind in adopt_nameless(set(there), expected).items():
            there[key[0], kind] = there.pop(key)
        order = {code: number for number, code in enumerate(units.units)}
        for unit, kind in sorted({*there, *expected}, key=lambda key: (key[1], order.get(key[0], len(order)), key[0])):
            known = units.units.get(unit)
            names = tuple(there.get((unit, kind), ()) or (item.shown for item in reports.closed_units.get(unit, ())))
            found = tuple(entry for name in names for entry in _sorted(entries.get(name, {}).values()))
            issue = issued.get((unit, period.code, kind))
            due = deadlines.due(period, kind, known)
            state = _state(names, found, issue)
            other = tuple((item.shown, item.code) for item in reports.misnamed(unit, period.code) if not names)
            row = ReportStatus(unit, kind, period, state, names, found, issue, due, known, other)
            groups.setdefault((period, kind), []).append(row)
    named = {key: rows for key, rows in groups.items() if key[1]}
    nameless = [row for key, rows in groups.items() if not key[1] for row in rows]
    shown = {file for rows in named.values() for row in rows for file in row.files}
    loose = [item for item in loose if item.file not in shown]  # a folder that cannot be read is shown with its unit
    loose += [LooseFile(file, row.unit, _words(entries.get(file, {}))) for row in nameless for file in row.files]
    return StatusOverview(named, sorted(loose, key=lambda item: item.file), frozenset(doubtful))


def _by_report(
    library: Library, entries: Entries, periods: dict[str, Period]
) -> tuple[dict[tuple[str, str, str], list[str]], list[LooseFile]]:
    """Files by unit, period and type; "" for a type that is not known. And the files of no known period or unit.

    Periods of files outside of ``data/`` are added to ``periods``.
    """
    files: dict[tuple[str, str, str], list[str]] = {}
    loose = []
    indexed = {item.shown: item for item in library.reports.entries}
    for name in dict.fromkeys([*indexed, *entries]):
        item = indexed.get(name)
        if item is None and not os.path.lexists(library.workspace.path_of(name)):
            continue  # the next run takes it out of the manifest
        if item is not None:
            unit, code, kind = item.unit, item.code, item.report_type
        else:
            entry = next(iter(entries[name].values()))
            unit, code, kind = entry.unit, entry.period, entry.report_type
            with contextlib.suppress(PeriodError):
                periods.setdefault(code, parse_period(code))
        if unit and code in periods:
            files.setdefault((unit, code, kind), []).append(name)
        elif item is None or name in entries or item.is_report:
            loose.append(LooseFile(name, unit, _words(entries.get(name, {}))))
    return files, loose


def _state(files: Sequence[str], entries: Sequence[Entry], issue: Issue | None) -> State:
    if any(entry.exit_code or not entry.format for entry in entries):
        return State.ERROR
    if issue is not None:
        return State.ISSUED
    if not files:
        return State.MISSING
    if len({entry.file for entry in entries}) < len(files):
        return State.WAITING
    kinds = [kind for entry in entries for kind in kinds_of(entry.findings)]
    if any(kind.severity is Severity.WARNING and not kind.accepted for kind in kinds):
        return State.WARNED
    accepted = any(kind.accepted and kind.severity is not Severity.INFO for kind in kinds)
    return State.ACCEPTED if accepted else State.DONE


def _sorted(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.format)


def _words(entries: Mapping[str, Entry]) -> str:
    """What is wrong with a file, in one line."""
    entry = next(iter(entries.values()), None)
    if entry is None:
        return "chưa rõ là báo cáo nào"
    return next((item.message() for item in entry.findings), entry.error.split("\n")[0]) or "chưa rõ là báo cáo nào"
