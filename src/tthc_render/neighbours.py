"""Finding the reports that a report is compared with: last period's, and those of the units below it."""

from __future__ import annotations

import re
from pathlib import Path

from tthc_render.content import Computed
from tthc_render.cross_checks import check_children, check_continuity, check_relations
from tthc_render.findings import Finding
from tthc_render.library import Library
from tthc_render.loading import load_report
from tthc_render.periods import PeriodProblem
from tthc_render.workspace import report_files

_TYPE = re.compile(r"^loai:[ \t]*[\"']?([\w.-]+)", re.MULTILINE)
_PERIOD = re.compile(r"^ky:\s*(?:\{?\s*ma:\s*)?[\"']?([\w-]+)", re.MULTILINE)
_HEAD = 4096


def find_report(library: Library, unit: str, report_type: str, period: str) -> Path | None:
    """The file of a unit's report of one type and period, or None; only the heads of files are read."""
    folder = library.workspace.data / unit
    if not folder.is_dir():
        return None
    for path in report_files((folder,)):
        if head_of(path) == (report_type, period):
            return path
    return None


def head_of(path: Path) -> tuple[str, str]:
    """Report type and period code as the first lines of a report's file say, "" for what is not there."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_HEAD)
    except OSError:
        return "", ""
    found = (pattern.search(text) for pattern in (_TYPE, _PERIOD))
    kind, period = (match[1] if match else "" for match in found)
    return kind, period


def cross_check(computed: Computed, library: Library) -> list[Finding]:
    """What a report contradicts: itself, last period's report, the reports of the units below."""
    kind = computed.loaded.type
    findings = check_relations(computed)
    if kind.noi_tiep:
        findings += check_continuity(computed, _previous(computed, library))
    if kind.tong_hop:
        children = computed.report.registry.children(computed.report.unit.ma)
        reports = [
            _load(find_report(library, child.ma, kind.ma, computed.report.period.code), library) for child in children
        ]
        findings += check_children(computed, [item for item in reports if item is not None], len(children))
    return findings


def _previous(computed: Computed, library: Library) -> Computed | None:
    try:
        period = computed.report.period.truoc
    except PeriodProblem:
        return None
    return _load(find_report(library, computed.report.unit.ma, computed.loaded.type.ma, period.code), library)


def _load(path: Path | None, library: Library) -> Computed | None:
    return load_report(path, library)[0] if path is not None else None
