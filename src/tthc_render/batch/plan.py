"""What a run has to do: which reports have changed since their outputs were made, and why.

Every report file is read and hashed; only a file whose content is new is parsed, for what it names. A report
is left alone when its input hash, its outputs and the options are those of the manifest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tthc_render.batch.entries import Entries, Entry
from tthc_render.batch.issued_records import Issue
from tthc_render.batch.options import Options
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import TthcError
from tthc_render.diagnostics.findings import Finding, Place, finding
from tthc_render.diagnostics.kinds import count, kinds_of
from tthc_render.diagnostics.regular_files import read_regular
from tthc_render.readers.stamps import stamp_inside
from tthc_render.rendering.fingerprint import digest_of, inputs_of, program_digest
from tthc_render.reports.identity import Names, names_of
from tthc_render.reports.index import IndexedReport
from tthc_render.reports.library import Library
from tthc_render.yaml_files.loader import NOT_OPENED, bytes_of, read_source

REASONS: Final[Mapping[str, Mapping[str, str]]] = {
    "new": {"vi": "chưa có", "en": "new"},
    "changed": {"vi": "đã thay đổi", "en": "changed"},
    "missing": {"vi": "thiếu tệp kết quả", "en": "output is missing"},
    "damaged": {"vi": "tệp kết quả bị hỏng", "en": "output is damaged"},
    "failed": {"vi": "lần trước chưa làm được", "en": "failed last time"},
    "unreadable": {"vi": "không đọc được", "en": "cannot be read"},
    "forced": {"vi": "làm lại theo yêu cầu", "en": "forced"},
}
"""Why a report is rendered."""
MAY_PASS: Final = NOT_OPENED | {"T302", "D758"}
"""Findings that a busy file or a shared folder may cause: they say nothing about contents, which the hash knows."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One report. ``reason`` is a key of ``REASONS``, "" if there is nothing to do.

    ``entries`` are those of the manifest that hold for an unchanged report; ``notes`` are findings that
    planning itself has made.
    """

    path: Path
    shown: str
    names: Names
    data_hash: str
    input_hash: str
    reason: str
    entries: tuple[Entry, ...] = ()
    notes: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """``todo`` to be rendered, ``unchanged`` left alone, ``refused`` cannot be rendered (see their notes)."""

    todo: tuple[Planned, ...]
    unchanged: tuple[Planned, ...] = ()
    refused: tuple[Planned, ...] = ()


def make_plan(
    paths: Iterable[Path],
    library: Library,
    entries: Entries,
    options: Options,
) -> Plan:
    """What to do for the report files ``paths``, given the manifest ``entries`` of ``options.folder``."""
    inputs = inputs_of(library)
    program = program_digest()
    # Another version of the program may find other names in the same file.
    known = {
        entry.data_hash: entry
        for formats_ in entries.values()
        for entry in formats_.values()
        if entry.program == program
    }
    seen: set[str] = set()
    found: list[Planned] = []
    for path in paths:
        shown = library.workspace.shown(path)
        if shown in seen:
            continue
        seen.add(shown)
        try:
            data = bytes_of(path)
        except OSError:
            data_hash = ""
        else:
            data_hash = digest_of(data)
        names = _names(library.reports.entry(path), known.get(data_hash))
        if not options.wanted.takes(names):
            continue
        input_hash = inputs.report(data_hash, names) if data_hash else ""
        before = entries.get(shown, {})
        reason, kept, notes = _judge(input_hash, before, options)
        found.append(Planned(path, shown, names, data_hash, input_hash, reason, kept, notes))
    double = _doubles(found, library.reports.doubles(item.path for item in found))
    return Plan(
        tuple(item for item in found if item.reason and item.shown not in double),
        tuple(item for item in found if not item.reason and item.shown not in double),
        tuple(double[item.shown] for item in found if item.shown in double),
    )


def with_issues(plan: Plan, issues: Iterable[Issue]) -> Plan:
    """The plan with B503 for each report whose data has changed since it was issued."""
    issued = {(issue.unit, issue.period, issue.report_type): issue for issue in issues}

    def noted(item: Planned) -> Planned:
        issue = issued.get((item.names.unit, item.names.period, item.names.report_type))
        if issue is None or issue.data_hash == item.data_hash:
            return item
        found = finding("B503", Place(item.shown, 1), number=issue.number, day=issue.day, path=issue.path)
        return replace(item, notes=(*item.notes, found))

    return Plan(*(tuple(map(noted, items)) for items in (plan.todo, plan.unchanged, plan.refused)))


def _names(found: IndexedReport, entry: Entry | None) -> Names:
    """Whose the report is; ``entry`` is what the manifest knows of a file with the same content."""
    if entry is not None:
        return Names(found.unit, found.code, found.report_type, entry.others, entry.pictures, entry.periods_back)
    source = read_source(found.path, found.shown, Findings())
    names = names_of(source) if source is not None else Names()
    return replace(names, unit=found.unit, period=found.code, report_type=found.report_type)


def _judge(
    input_hash: str, before: Mapping[str, Entry], options: Options
) -> tuple[str, tuple[Entry, ...], tuple[Finding, ...]]:
    """Why a report has to be rendered ("" if not), the entries that hold for it, and the findings about them."""
    if options.force:
        return "forced", (), ()
    if not input_hash:
        return "unreadable", (), ()
    if not before:
        return "new", (), ()
    kept_back = before.get("")
    if kept_back is not None:
        if kept_back.input_hash != input_hash:
            return "changed", (), ()
        by_content = kept_back.status == "findings" and not any(
            kind.code in MAY_PASS for kind in kinds_of(kept_back.findings)
        )
        return ("", (kept_back,), ()) if by_content and options.check else ("failed", (), ())
    entries, notes = [], []
    for kind in options.formats:
        entry = before.get(kind)
        if entry is None:
            return "missing", (), ()
        if entry.input_hash != input_hash or (kind == "pdf" and options.pdf_engine not in ("auto", entry.engine)):
            return "changed", (), ()
        if options.check and count(entry.findings)["error"]:
            return "changed", (), ()  # was written with --no-check
        state = _state(entry, options.folder)
        if state in ("missing", "damaged"):
            return state, (), ()
        if state == "edited":
            shown = f"{options.folder.as_posix()}/{entry.path}"
            notes.append(finding("B201", Place(shown), path=shown))
        entries.append(entry)
    return "", tuple(entries), tuple(notes)


def _state(entry: Entry, folder: Path) -> str:
    """Of an output: "as written", "missing", "damaged", or "edited" by someone in another program.

    A whole document without a stamp was made by other means; one with another stamp by an earlier run.
    """
    path = folder / entry.path
    try:
        status = path.stat()
        if (status.st_size, status.st_mtime_ns) == (entry.size, entry.mtime_ns):
            return "as written"
        data = read_regular(path)
    except OSError:
        return "missing"
    if hashlib.sha256(data).hexdigest() == entry.output_hash:
        return "as written"
    try:
        stamp = stamp_inside(data, entry.path)
    except TthcError:
        return "damaged"
    return "edited" if f"input={entry.input_hash}" in stamp or "input=" not in stamp else "damaged"


def _doubles(found: Sequence[Planned], findings: Mapping[str, Finding]) -> dict[str, Planned]:
    """Reports that would overwrite one another's output.

    They keep no input hash: when one of them goes, the other has to be rendered.
    """
    return {
        item.shown: Planned(
            item.path,
            item.shown,
            item.names,
            item.data_hash,
            input_hash="",
            reason="new",
            notes=(findings[item.shown],),
        )
        for item in found
        if item.shown in findings
    }
