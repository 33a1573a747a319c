"""Which report files exist in ``data/`` and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tthc_render.reports.identity import head_of
from tthc_render.reports.library import Library
from tthc_render.vietnamese.periods import Period, PeriodProblem, parse_period
from tthc_render.workspace.paths import report_files


def find_report(library: Library, unit: str, report_type: str, period: str) -> Path | None:
    """The file of a unit's report of one type and period, or None; only the heads of files are read."""
    folder = library.workspace.data / unit
    if not folder.is_dir():
        return None
    for path in report_files((folder,)):
        if head_of(path) == (report_type, period):
            return path
    return None


def earlier_periods(period: Period) -> tuple[Period, ...]:
    """The periods whose reports a report is compared with: the one before, the same one a year before."""
    try:
        return tuple(dict.fromkeys((period.truoc, period.cung_ky)))
    except PeriodProblem:
        return ()


_UNIT: Final = re.compile(r"^don_vi:[ \t]*[\"']?([\w.-]+)", re.MULTILINE)

HEAD: Final = 4096


@dataclass(frozen=True, slots=True)
class Present:
    """A report that is there."""

    unit: str
    report_type: str
    period: Period
    file: Path


def present_reports(library: Library) -> list[Present]:
    """The reports under ``data/``, read no further than their heads; files that are no reports are left out."""
    found = []
    for path in report_files((library.workspace.data,)) if library.workspace.data.is_dir() else ():
        kind, code = head_of(path)
        try:
            period = parse_period(code)
        except PeriodProblem:
            continue
        if kind:
            found.append(Present(_unit_of(path), kind, period, path))
    return found


def _unit_of(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        match = _UNIT.search(file.read(HEAD))
    return match[1] if match else path.parent.name
