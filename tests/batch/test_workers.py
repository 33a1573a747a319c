"""Workers: a death costs one report a second try, not the run."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests.support.provinces import make_province, outputs_of, report_of
from tthc_render.batch import workers
from tthc_render.batch.workers import Job, memory_of, render_here, render_in_workers, render_safely
from tthc_render.diagnostics.errors import RenderingFailed
from tthc_render.readers.process_limits import OverTimeError
from tthc_render.rendering.outcome import Outcome
from tthc_render.reports.library import Library
from tthc_render.workspace.paths import Workspace, report_files


def never() -> bool:
    return False


@pytest.fixture
def job(tmp_path: Path) -> Job:
    make_province(6, tmp_path)
    return Job(tmp_path, tmp_path / "outputs", ("docx",))


@pytest.fixture
def paths(job: Job) -> list[Path]:
    return list(report_files((job.root / "data",)))


def by_unit(outcomes: Iterator[Outcome]) -> dict[str, Outcome]:
    return {Path(outcome.file).parts[1]: outcome for outcome in outcomes}


def test_workers_do_what_one_process_does(job: Job, paths: list[Path]) -> None:
    here = by_unit(render_here(job, Library(Workspace(job.root)), paths, never))
    written = outputs_of(job.folder)
    there = by_unit(render_in_workers(job, paths, 2, never))
    assert len(written) == 6
    assert outputs_of(job.folder) == written
    assert {unit: item.input_hash for unit, item in there.items()} == {
        unit: item.input_hash for unit, item in here.items()
    }


def test_no_worker_is_left_behind(job: Job, paths: list[Path]) -> None:
    import multiprocessing

    with closing(render_in_workers(job, paths, 2, never)) as outcomes:
        next(outcomes)
    assert multiprocessing.active_children() == []


class Killer:
    """Kills workers with SIGKILL while they have reports; gets hold of them as they are made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, wanted: Callable[[Path, int], bool]) -> None:
        self.kills = 0
        give = workers._Worker.give

        def give_and_kill(worker: workers._Worker, task: workers._Task) -> None:
            give(worker, task)
            if wanted(task.path, len(task.deaths)) and worker.process.pid:
                self.kills += 1
                os.kill(worker.process.pid, signal.SIGKILL)

        monkeypatch.setattr(workers._Worker, "give", give_and_kill)


def test_a_killed_worker_is_replaced_and_its_report_made(
    job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    killer = Killer(monkeypatch, lambda path, deaths: deaths == 0 and path.parent.name in ("xa-0001", "xa-0004"))
    done = by_unit(render_in_workers(job, paths, 2, never))
    assert killer.kills == 2
    assert {item.exit_code for item in done.values()} == {0}
    assert len(outputs_of(job.folder)) == 6


def test_a_report_that_kills_every_worker_is_given_up_alone(
    job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    killer = Killer(monkeypatch, lambda path, deaths: path.parent.name == "xa-0002")
    done = by_unit(render_in_workers(job, paths, 2, never))
    assert killer.kills == workers.TRIES
    assert {unit for unit, item in done.items() if item.exit_code} == {"xa-0002"}
    assert done["xa-0002"].exit_code == 5
    assert "SIGKILL" in done["xa-0002"].error
    assert len(outputs_of(job.folder)) == 5


def test_when_all_workers_die_the_run_ends_with_a_sentence(
    job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    Killer(monkeypatch, lambda path, deaths: True)
    with pytest.raises(RenderingFailed, match="liên tục dừng đột ngột"):
        list(render_in_workers(job, paths, 2, never))


def test_a_worker_that_hangs_is_ended(job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    give = workers._Worker.give

    def give_and_stop(worker: workers._Worker, task: workers._Task) -> None:
        give(worker, task)
        if task.path.parent.name == "xa-0003" and not task.deaths and worker.process.pid:
            os.kill(worker.process.pid, signal.SIGSTOP)
            worker.since -= 2 * workers.SECONDS_FOR_ONE

    monkeypatch.setattr(workers._Worker, "give", give_and_stop)
    done = by_unit(render_in_workers(job, paths, 2, never))
    assert {item.exit_code for item in done.values()} == {0}


def test_workers_are_renewed_after_many_reports(job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "REPORTS_PER_WORKER", 1)
    seen: set[int] = set()
    give = workers._Worker.give
    monkeypatch.setattr(
        workers._Worker, "give", lambda worker, task: (seen.add(worker.process.pid or 0), give(worker, task))
    )
    assert len(list(render_in_workers(job, paths, 2, never))) == 6
    assert len(seen) == 6


def test_stopping_lets_reports_under_way_end(job: Job, paths: list[Path]) -> None:
    asked = threading.Event()
    done = []
    for outcome in render_in_workers(job, paths, 2, asked.is_set):
        done.append(outcome)
        asked.set()
    assert 1 <= len(done) <= 3
    assert len(outputs_of(job.folder)) == len(done)


def test_a_fault_of_the_program_is_an_outcome(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Outcome:
        raise ZeroDivisionError("chia cho 0")

    monkeypatch.setattr(workers, "render_report", broken)
    outcome = render_safely(report_of(job.root), Library(Workspace(job.root)), job)
    assert outcome.exit_code == 5
    assert "ZeroDivisionError" in outcome.error


def test_want_of_memory_is_the_loss_of_one_report(job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = workers.render_report

    def hungry(path: Path, *rest: Any, **options: Any) -> Outcome:
        if path == paths[0]:
            raise MemoryError
        return whole(path, *rest, **options)

    monkeypatch.setattr(workers, "render_report", hungry)
    first, *others = render_here(job, Library(Workspace(job.root)), paths, never)
    assert "bộ nhớ" in first.error
    assert "Traceback" not in first.error
    assert [item.error for item in others] == [""] * (len(paths) - 1)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers")
@pytest.mark.parametrize("swallows", [False, True])
def test_a_report_that_never_ends_is_stopped_in_one_process_too(
    job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch, swallows: bool
) -> None:
    whole = workers.render_report

    def endless(path: Path, *rest: Any, **options: Any) -> Outcome:
        if path == paths[0]:
            if swallows:
                with suppress(BaseException):
                    time.sleep(600)
            time.sleep(600)
        return whole(path, *rest, **options)

    monkeypatch.setattr(workers, "SECONDS_FOR_ONE", 1)
    monkeypatch.setattr(workers, "render_report", endless)
    outcomes = render_here(job, Library(Workspace(job.root)), paths[:1], never)
    assert [(item.exit_code, "quá 1 giây" in item.error) for item in outcomes] == [(5, True)]


def test_a_limit_that_rings_while_a_fault_is_reported_is_one_sentence_too(
    job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def rings(*_rest: Any, **_options: Any) -> Outcome:
        raise OverTimeError

    monkeypatch.setattr(workers, "render_safely", rings)
    (outcome,) = render_here(job, Library(Workspace(job.root)), paths[:1], never)
    assert (outcome.exit_code, outcome.file.endswith(".yaml")) == (5, True)
    assert "giây nên bị dừng" in outcome.error


def test_limits_of_a_report_end_with_it(job: Job, paths: list[Path]) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGALRM)
    list(render_here(job, Library(Workspace(job.root)), paths[:1], never))
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGALRM)) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_workers_end_with_the_run_that_made_them(job: Job, tmp_path: Path) -> None:
    """A run that is killed closes its pipes, and that is all that its workers wait for."""
    context = workers._context(job)
    worker = workers._Worker(context, job)
    worker.pipe.close()
    deadline = time.monotonic() + 30
    while worker.process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert worker.process.exitcode == 0


def test_the_memory_of_a_process_is_known_or_nothing() -> None:
    assert memory_of(os.getpid()) > 1
    assert memory_of(0) == 0


class Hungry:
    """A worker that is over its memory whatever it is given; the second report of each is its first alone."""

    made: ClassVar[list[Hungry]] = []

    def __init__(self, context: object, job: Job) -> None:
        self.task: Any = None
        self.done = 1 if not self.made else 0
        self.over_memory = True
        self.made.append(self)

    def give(self, task: object) -> None:
        self.task = task

    def take(self) -> tuple[Any, None]:
        task, self.task = self.task, None
        return task, None

    def end(self) -> str:
        return "quá 1 MB (--max-memory)"


def test_a_report_that_needs_too_much_memory_is_given_up_and_the_run_goes_on(
    job: Job, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_Worker", Hungry)
    monkeypatch.setattr(workers, "_ready", lambda crew: [worker for worker in crew if worker.task])
    Hungry.made.clear()
    outcomes = list(render_in_workers(replace(job, max_memory=1), paths[:2], 1, never))
    assert [item.exit_code for item in outcomes] == [5, 5]
    assert all("--max-memory" in item.error for item in outcomes)
    # The first worker had done other reports before: its report got a fresh one.
    assert len(Hungry.made) == 3
