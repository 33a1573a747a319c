"""A whole run: plan, render what has changed, record and report the results.

One bad report never stops the others. Whatever ends a run at whatever moment, the next run finishes the work:
outputs are renamed into place when they are complete, and the manifest only knows outputs that are in place.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Container, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tthc_render.batch.entries import agreed_in
from tthc_render.batch.interrupt import Interrupt
from tthc_render.batch.issued_records import is_changed
from tthc_render.batch.manifest import Manifest
from tthc_render.batch.options import Options
from tthc_render.batch.plan import Plan, Planned, make_plan, with_issues
from tthc_render.batch.progress import Progress
from tthc_render.batch.recorder import Recorder
from tthc_render.batch.status_page import write_status
from tthc_render.batch.workers import Job, render_here, render_in_workers
from tthc_render.diagnostics.collector import Findings
from tthc_render.diagnostics.errors import RenderingFailed, TthcError
from tthc_render.diagnostics.findings import Finding, Place
from tthc_render.formats.writing import remove_leftovers, why
from tthc_render.rendering.outcome import Outcome, exit_code_of
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import find_workspace, report_files

FEW: Final = 3
"""So many reports are rendered without worker processes: starting those would take longer."""
FEW_ALONE: Final = 12
"""So many where there would be one worker only."""
BY_SIGNAL: Final = 128
"""A run that a signal has stopped ends with this and the signal's number: 130 after Ctrl-C, 143 after SIGTERM."""

_OUT_OF_TIME: Final = {
    "vi": "Hết {seconds} giây (--max-seconds), còn {left} báo cáo chưa làm. Chạy lại lệnh này để làm tiếp.",
    "en": "{seconds} seconds are over (--max-seconds), {left} reports are left. Run the command again to go on.",
}

Show = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class RunResult:
    """What came of a run. ``outcomes`` are of all reports, rendered or not; ``error`` is of the run itself,
    ``interrupted`` the number of the signal that has stopped it, 0 if none has.

    ``notes`` are findings on outputs that no report makes any more.
    """

    plan: Plan
    outcomes: tuple[Outcome, ...]
    seconds: float = 0.0
    interrupted: int = 0
    error: str = ""
    notes: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        """The worst of all; 130 after Ctrl-C, 143 after SIGTERM."""
        if self.interrupted:
            return BY_SIGNAL + self.interrupted
        own = RenderingFailed.exit_code if self.error else 0
        return max([own, exit_code_of(self.notes), *(outcome.exit_code for outcome in self.outcomes)])


Prepared = tuple[Library, Manifest, Plan]


def prepare(options: Options) -> Prepared:
    """The plan of a run, and what it was made with. Nothing is written."""
    workspace = find_workspace(options.paths)
    library = Library(workspace)
    manifest = Manifest(options.folder)
    paths = [path.absolute() for path in report_files(options.paths or (workspace.data,))]
    library.reports.add_named(paths)
    plan = make_plan(paths, library, manifest.read(), options)
    return library, manifest, with_issues(plan, manifest.issues())


def run(options: Options, show: Show = lambda outcome: None, prepared: Prepared | None = None) -> RunResult:
    """Render what has changed; ``show`` is called with each outcome as it comes, unchanged reports first."""
    began = time.perf_counter()
    library, manifest, plan = prepared or prepare(options)
    remove_leftovers(options.folder)
    outcomes = [_left_alone(item) for item in plan.unchanged] + [_refused(item) for item in plan.refused]
    for outcome in outcomes:
        show(outcome)
    record = Recorder(manifest, options)
    for item, outcome in zip(plan.refused, outcomes[len(plan.unchanged) :], strict=True):
        record.add(item, outcome)
    by_file = {item.shown: item for item in plan.todo}
    with (
        Interrupt(options.max_seconds) as stop,
        Progress(0 if options.quiet else len(by_file), options.lang) as progress,
    ):
        if options.fail_fast and any(outcome.exit_code for outcome in outcomes):
            stop.asked = True
        try:
            with contextlib.closing(_render(options, library, manifest, [*by_file.values()], stop)) as rendered:
                for made in rendered:
                    item = by_file[made.file]
                    record.add(item, _named(made, item))
                    outcome = replace(_named(made, item), findings=(*item.notes, *made.findings))
                    outcomes.append(outcome)
                    show(outcome)
                    progress.advance(not outcome.exit_code)
                    if outcome.exit_code and options.fail_fast:
                        stop.asked = True
        except KeyboardInterrupt:
            stop.signal = stop.signal or signal.SIGINT
        except TthcError as error:
            record.error = library.workspace.said(error.message)
        record.flush()
    remove_leftovers(options.folder)
    trouble, notes = _finish(record, manifest, library, options, {outcome.file for outcome in outcomes})
    if stop.timed_out:
        left = len(plan.todo) + len(plan.unchanged) + len(plan.refused) - len(outcomes)
        trouble = trouble or _OUT_OF_TIME[options.lang].format(seconds=f"{options.max_seconds:g}", left=left)
    return RunResult(plan, tuple(outcomes), time.perf_counter() - began, stop.signal, trouble, tuple(notes))


def worker_count(wanted: int) -> int:
    """How many workers to start for ``--jobs wanted``; 0 means one for each core that this process may use."""
    if wanted > 0:
        return wanted
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _render(
    options: Options, library: Library, manifest: Manifest, todo: Sequence[Planned], stop: Interrupt
) -> Generator[Outcome]:
    if not todo:
        return render_here(Job(library.workspace.root, options.folder, ()), library, (), stop)
    entries = manifest.read()
    # A worker may have another current folder than this process.
    root, folder = library.workspace.root.absolute(), options.folder.absolute()
    job = Job(
        root,
        folder,
        options.formats,
        options.check,
        library.reports.entries,
        manifest.known_outputs(entries),
        pdf_engine=options.pdf_engine,
        max_memory=options.max_memory,
        agreed=agreed_in(entries),
    )
    paths = [item.path.absolute() for item in todo]
    if options.engine != "local":
        from tthc_render.batch.cluster import render_on_cluster

        return render_on_cluster(job, paths, options.engine, stop)
    jobs = min(worker_count(options.jobs), len(paths))
    if len(paths) <= (FEW if jobs > 1 else FEW_ALONE) and not options.max_memory:
        return render_here(job, library, paths, stop)
    return render_in_workers(job, paths, jobs, stop)


def _named(outcome: Outcome, item: Planned) -> Outcome:
    """The outcome with the names of its report, which a failure leaves out."""
    if outcome.unit:
        return outcome
    names = item.names
    return replace(outcome, unit=names.unit, period=names.period, report_type=names.report_type)


def _left_alone(item: Planned) -> Outcome:
    """The outcome of a report that was left alone: what the manifest has about it."""
    first = item.entries[0]
    return Outcome(
        item.shown,
        first.unit,
        first.period,
        first.report_type,
        first.input_hash,
        (*first.findings, *item.notes) if item.notes else first.findings,
        error=first.error,
        exit_code=first.exit_code,
    )


def _refused(item: Planned) -> Outcome:
    names = item.names
    code = exit_code_of(item.notes)
    return Outcome(item.shown, names.unit, names.period, names.report_type, item.input_hash, item.notes, exit_code=code)


def _finish(
    record: Recorder, manifest: Manifest, library: Library, options: Options, files: Container[str]
) -> tuple[str, list[Finding]]:
    """Brings the manifest into order and writes the page.

    What went wrong with the run itself ("" if nothing), and findings on outputs that no report makes any more or that
    were issued. ``files`` are the reports of the run: only their issued documents are read.
    """
    notes = Findings()
    library.deadlines(notes)  # without them nobody is overdue on the page
    folders = [path for path in options.paths if path.is_dir()]
    notes.extend(library.reports.unread(folders) if folders or not options.paths else [])
    notes.extend(library.reports.backups(options.paths))
    try:
        entries, orphans = manifest.compact(lambda file: _is_there(library.workspace.path_of(file)))
        issues = manifest.issues()
        for issue in issues:
            gone = not os.path.lexists(options.folder / issue.path)
            if gone or ((not options.paths or issue.file in files) and is_changed(options.folder, issue)):
                shown = f"{options.folder.as_posix()}/{issue.path}"
                code = "B504" if gone else "B506"
                notes.add(code, Place(shown), path=shown, number=issue.number, day=issue.day)
        for entry in orphans:
            shown = f"{options.folder.as_posix()}/{entry.path}"
            notes.add("B204", Place(shown), path=shown, file=entry.file)
        write_status(options.folder, library, entries, issues)
    except TthcError as error:
        return record.error or library.workspace.said(error.message), list(notes)
    except OSError as error:
        return record.error or f"{manifest.path}: không ghi được ({why(error)}).", list(notes)
    return record.error, list(notes)


def _is_there(path: Path) -> bool:
    """Whether a report's file is there, readable or not."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
