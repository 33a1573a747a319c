"""Worker processes that render reports, and the parent that watches over them.

Each worker has a pipe of its own and one report at a time. A worker that dies takes only that report with
it: the report goes to a fresh worker, and after ``TRIES`` deaths it is reported as failed. The
standard library's process pool would lose all remaining work instead.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final, cast

from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.diagnostics.faults import fault_words, is_debugging
from tthc_render.layout.pdf.engines import Engine
from tthc_render.readers.process_limits import OverTimeError, limit_memory, memory_limited, time_limited
from tthc_render.rendering.outcome import Outcome
from tthc_render.rendering.pipeline import render_report
from tthc_render.rendering.report_limits import SECONDS_FOR_ONE, WORKER_MB
from tthc_render.reports.index import IndexedReport
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace

TRIES: Final = 3
DEATHS_IN_A_ROW: Final = 12
REPORTS_PER_WORKER: Final = 120
"""Then a fresh worker takes over: each PDF leaves about 0.12 MB behind, outside of Python's memory."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all reports of a run have in common: workspace, folder of the outputs, formats, whether to check.

    ``entries`` is the index of reports as planning has read it, so that no worker reads it again; ``known`` has the
    hashes of the outputs that may be replaced, ``agreed`` the kinds of files whose facts readers have confirmed.
    """

    root: Path
    folder: Path
    formats: tuple[str, ...]
    check: bool = True
    entries: tuple[IndexedReport, ...] | None = None
    known: Mapping[Path, str] = field(default_factory=dict)
    agreed: frozenset[str] = frozenset()
    pdf_engine: Engine = "auto"
    max_memory: int = 0


def render_safely(path: Path, library: Library, job: Job) -> Outcome:
    """``render_report``, but a fault of the program itself also becomes an outcome: the others go on."""
    try:
        return render_report(
            path,
            library,
            job.folder,
            job.formats,
            check=job.check,
            known=job.known,
            pdf_engine=job.pdf_engine,
            agreed=job.agreed,
        )
    except Exception as error:
        if is_debugging():
            raise
        shown = library.workspace.shown(path)
        return Outcome(shown, error=fault_words(error), exit_code=RenderingFailed.exit_code)


def render_here(job: Job, library: Library, paths: Sequence[Path], stopping: Callable[[], bool]) -> Generator[Outcome]:
    """The outcomes of ``paths``, rendered in this process one after the other, each within the limits of a worker."""
    for path in paths:
        if stopping():
            return
        outcome = Outcome(library.workspace.shown(path), error="…")
        late: Sequence[bool] = (True,)
        # The limit rings again each second: also while a first ring is being made into an outcome.
        with contextlib.suppress(OverTimeError), memory_limited(WORKER_MB):
            with time_limited(SECONDS_FOR_ONE) as rung:
                outcome = render_safely(path, library, job)
            late = rung
        yield _late(outcome) if late and outcome.error else outcome


def render_in_workers(job: Job, paths: Sequence[Path], jobs: int, stopping: Callable[[], bool]) -> Generator[Outcome]:
    """The outcomes of ``paths``, rendered by ``jobs`` processes, in the order in which they end.

    Once ``stopping`` is true, no report is begun any more; those under way are waited for. Closing the iterator
    ends the workers. Raises RenderingFailed if workers keep dying whatever they are given.
    """
    context = _context(job)
    waiting = deque(_Task(path) for path in paths)
    crew: list[_Worker] = []
    deaths = 0
    try:
        while waiting or any(worker.task for worker in crew):
            if stopping():
                waiting.clear()
            while waiting and len(crew) < jobs and len(crew) < len(waiting) + sum(bool(w.task) for w in crew):
                crew.append(_Worker(context, job))
            for worker in crew:
                if worker.task is None and waiting:
                    worker.give(waiting.popleft())
            for worker in _ready(crew):
                task, outcome = worker.take()
                if outcome is None:
                    crew.remove(worker)
                    reason = worker.end()
                    # What a worker has gathered is not the fault of the report that it was working on.
                    fault = worker.over_memory and not worker.done
                    deaths += not worker.over_memory
                    if deaths >= DEATHS_IN_A_ROW:
                        raise RenderingFailed(
                            f"Các tiến trình làm báo cáo liên tục dừng đột ngột ({reason}). "
                            "Kiểm tra bộ nhớ còn trống của máy, rồi chạy lại với --jobs 1."
                        )
                    if len(task.deaths) + 1 < TRIES and not fault:
                        waiting.appendleft(_Task(task.path, (*task.deaths, reason)))
                        continue
                    outcome = _too_big(job, task) if fault else _lost(job, task, reason)
                else:
                    deaths = 0
                    if worker.done >= REPORTS_PER_WORKER or worker.over_memory:
                        crew.remove(worker)
                        worker.end()
                yield outcome
    finally:
        for worker in crew:
            worker.end()


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    deaths: tuple[str, ...] = ()


@dataclass(slots=True)
class _Worker:
    """The parent's side of one worker."""

    context: BaseContext
    job: Job
    task: _Task | None = None
    since: float = 0.0
    done: int = 0
    over_memory: bool = False
    pipe: Connection = field(init=False)
    process: BaseProcess = field(init=False)

    def __post_init__(self) -> None:
        self.pipe, theirs = self.context.Pipe()
        process = self.context.Process(target=_serve, args=(self.job, theirs), daemon=True)  # type: ignore[attr-defined]
        self.process = process
        try:
            process.start()
        finally:
            theirs.close()

    def give(self, task: _Task) -> None:
        self.task, self.since = task, time.monotonic()
        with contextlib.suppress(OSError):  # it has died: ``take`` finds out
            self.pipe.send(task.path)

    def take(self) -> tuple[_Task, Outcome | None]:
        """The task given, and its outcome; None if the worker died or hangs."""
        task, self.task = self.task, None
        assert task is not None
        try:
            if not self.pipe.poll():
                return task, None
            outcome = cast(Outcome, self.pipe.recv())
        except (EOFError, OSError):
            return task, None
        self.done += 1
        return task, outcome

    def too_big(self) -> bool:
        """Whether the worker uses more memory than one may; not known outside of Linux."""
        if self.task is not None and self.job.max_memory and not self.over_memory:
            self.over_memory = memory_of(self.process.pid or 0) > self.job.max_memory
        return self.over_memory

    def overdue(self) -> bool:
        return self.task is not None and time.monotonic() - self.since > SECONDS_FOR_ONE

    def end(self) -> str:
        """Stop the process at once; how it ended, in words."""
        with contextlib.suppress(OSError):
            self.pipe.close()
        overdue = time.monotonic() - self.since > SECONDS_FOR_ONE
        self.process.join(0.2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        if overdue:
            return f"quá {SECONDS_FOR_ONE} giây"
        if self.over_memory:
            return f"quá {self.job.max_memory} MB (--max-memory)"
        code = self.process.exitcode or 0
        return f"tín hiệu {signal.Signals(-code).name}" if code < 0 else f"mã thoát {code}"


def _ready(crew: Sequence[_Worker]) -> list[_Worker]:
    """The busy workers that have a result, have died or hang; waits for a second at most."""
    busy = [worker for worker in crew if worker.task]
    spoken = set(map(id, wait([worker.pipe for worker in busy], timeout=1.0)))
    return [worker for worker in busy if id(worker.pipe) in spoken or worker.overdue() or worker.too_big()]


def memory_of(process: int) -> float:
    """The memory that a process uses, in MB; 0 where the system does not say."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _lost(job: Job, task: _Task, reason: str) -> Outcome:
    shown = Workspace(job.root).shown(task.path)
    how = ", ".join(dict.fromkeys((*task.deaths, reason)))
    return Outcome(
        shown,
        error=f"tiến trình làm báo cáo này dừng đột ngột {len(task.deaths) + 1} lần ({how}); các báo cáo khác "
        "vẫn được làm. Chạy lại; nếu vẫn vậy, kiểm tra bộ nhớ còn trống của máy.",
        exit_code=RenderingFailed.exit_code,
    )


def _late(outcome: Outcome) -> Outcome:
    error = f"báo cáo này làm quá {SECONDS_FOR_ONE} giây nên bị dừng. Bớt hình, biểu đồ, bảng lớn rồi chạy lại."
    return replace(outcome, error=error, exit_code=RenderingFailed.exit_code)


def _too_big(job: Job, task: _Task) -> Outcome:
    return Outcome(
        Workspace(job.root).shown(task.path),
        error=f"báo cáo này cần hơn {job.max_memory} MB bộ nhớ (--max-memory) nên bị dừng; các báo cáo khác vẫn được "
        "làm.",
        exit_code=RenderingFailed.exit_code,
    )


def _context(job: Job) -> BaseContext:
    """A fork server where there is one: it imports once, and each new worker is a copy of it."""
    methods = multiprocessing.get_all_start_methods()
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # What prints PDF is only loaded for it.
    writers = ("rendering.own_lint", "layout.docx.renderer", "readers.docx.reader", "rendering.pipeline")
    wanted = ("batch.preload",) if "pdf" in job.formats else writers
    context.set_forkserver_preload([f"tthc_render.{name}" for name in wanted])
    return context


def _serve(job: Job, pipe: Connection) -> None:
    """A worker: renders what comes through the pipe until it is closed. The parent alone reacts to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Collecting cyclic garbage after each report instead of all the time saves a tenth of the work.
    gc.disable()
    limit_memory(WORKER_MB)
    library = Library(Workspace(job.root), job.entries)
    while True:
        try:
            path = pipe.recv()
        except (EOFError, OSError):
            break
        outcome = render_safely(path, library, job)
        try:
            pipe.send(outcome)
        except OSError:
            break
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()  # layouts, fonts and caches stay to the end; no collection needs to examine them
    # Nothing is left to flush, and the parent waits for the end.
    os._exit(0)
